"""A paragraph's identity, how it is named, quoted and addressed."""

import re
from datetime import date

from searchapp.model import Paragraph, Report

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
"""In English wherever the service runs; and strftime takes longer than the rest of a citation."""

_NOT_SLUG = re.compile(r"[^a-z0-9]+")
_APOSTROPHES = re.compile(r"['’‘ʼ]")


def slug(words: str) -> str:
    """`words` in lower case, every run of other characters than a-z and 0-9 one hyphen.

    Apostrophes vanish, so that "The authority's strengths" gives `the-authoritys-strengths`.
    """
    return _NOT_SLUG.sub("-", _APOSTROPHES.sub("", words).lower()).strip("-")


def report_id(stem: str) -> str:
    """The report id of a file's stem, `Calderdale 2015` to `calderdale-2015`."""
    return _NOT_SLUG.sub("-", stem.lower()).strip("-")


def label(paragraph: Paragraph) -> str:
    """How a paragraph is called: "Paragraph 63", "LSCB paragraph 12", or its heading and place.

    No two paragraphs of a report are called the same: a heading that occurs more than once is
    named with the area or part that its id carries, "Adoption: Summary, paragraph 1".
    """
    if paragraph.number is None:
        return _unnumbered_label(paragraph)
    name = f"Paragraph {paragraph.number}"
    if paragraph.item is not None:
        name = f"{name}, item {paragraph.item}"
    if paragraph.series:
        series = paragraph.series.upper() if paragraph.series == "lscb" else paragraph.series
        name = f"{series} {name[0].lower()}{name[1:]}"
    return name


def citation(report: Report, paragraph: Paragraph) -> str:
    """The text with which a reader quotes a paragraph."""
    name = label(paragraph)
    if paragraph.number is not None and not paragraph.series:
        name = name[0].lower() + name[1:]
    return f"{report_citation(report)}, {name}"


def report_citation(report: Report) -> str:
    """What the citations of all paragraphs of a report begin with."""
    return ", ".join(part for part in ("Ofsted", report.authority, _when(report)) if part)


def report_path(report_id: str) -> str:
    """The address of a report's page below the base address."""
    return f"/reports/{report_id}"


def permalink_path(report_id: str, paragraph_id: str) -> str:
    """The permalink of a paragraph below the base address."""
    return f"/reports/{report_id}/{paragraph_id}"


def spell_date(day: date) -> str:
    """`2015-03-20` as "20 March 2015"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def spell_period(start: date, end: date) -> str:
    """Two dates as "17 to 26 June 2013", month and year printed once where they are the same."""
    if start == end:
        return spell_date(end)
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day} to {spell_date(end)}"
    if start.year == end.year:
        return f"{start.day} {MONTHS[start.month - 1]} to {spell_date(end)}"
    return f"{spell_date(start)} to {spell_date(end)}"


def _unnumbered_label(paragraph: Paragraph) -> str:
    heading_slug, _, place = paragraph.paragraph_id.rpartition("-")
    heading = paragraph.section[-1] if paragraph.section else ""
    if heading and heading_slug.endswith(slug(heading)):
        part = heading_slug.removesuffix(slug(heading))
        name = f"{_spell_slug(part)}: {heading}" if part else heading
    else:
        name = _spell_slug(heading_slug)
    return f"{name}, paragraph {place}"


def _spell_slug(words: str) -> str:
    spelt = words.strip("-").replace("-", " ")
    return spelt.upper() if spelt == "lscb" else spelt.capitalize()


def _when(report: Report) -> str:
    if report.published:
        return spell_date(report.published)
    if report.inspection_start and report.inspection_end:
        return f"inspected {spell_period(report.inspection_start, report.inspection_end)}"
    if report.inspection_end:
        return f"inspected {spell_date(report.inspection_end)}"
    return ""
