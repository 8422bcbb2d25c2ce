"""What a report says of itself: whose it is, when and by whom it was made, and its judgements."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from searchapp.citation import slug
from searchapp.model import Framework, Grade, Judgement
from searchapp.reading.authorities import short_name
from searchapp.reading.dates import first_date, period
from searchapp.reading.judgements import judgements
from searchapp.reading.lines import Line, Page
from searchapp.reading.wording import without_emphasis

UNKNOWN_AUTHORITY = "Unknown council"

_COVER_LINES = 60
"""More than the fullest title page has (57 lines, with its footnotes)."""

_TITLE_LINES = 8


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What is known of a report as a whole. What it does not print is None, never guessed.

    `warnings` are plain sentences: what every report of its framework prints and this one lacks,
    and where it contradicts itself.
    """

    title: str
    authority: str
    authority_slug: str
    authority_printed: str
    framework: Framework
    inspection_start: date | None
    inspection_end: date | None
    published: date | None
    lead_inspector: str | None
    overall_grade: Grade | None
    judgements: tuple[Judgement, ...]
    warnings: tuple[str, ...] = ()


_MARKS = re.compile(r"[⁰¹²³⁴⁵⁶⁷⁸⁹]+")
_TITLE_START = re.compile(
    r"(?:re-?\s?)?inspection of\b|review of the effectiveness of|(?:focused|monitoring) visit\b"
    r"|joint targeted area inspection",
    re.IGNORECASE,
)
_TITLE_END = re.compile(
    r"(?:inspection|visit) dates?\b|(?:lead|reporting) inspector|(?:report )?published\b"
    r"|age group|judge?ment\b|contents\b|the overall judge?ment|dear\b|this letter\b"
    r"|children['’]s services in\b",
    re.IGNORECASE,
)
_NAMED_WITHIN = re.compile(
    r"(?:re-?\s?)?inspection of (?P<printed>(?!local authority)(?!services).+?)"
    r"(?: local authority)?(?:['’]s)? children['’]s(?: social care)? services",
    re.IGNORECASE,
)
_NAMED_AFTER = re.compile(
    r"(?:re-?\s?)?inspection of (?:local authority )?children['’]s (?:social care )?services"
    r" (?:in|at|by|for) (?P<printed>.+)",
    re.IGNORECASE,
)
_NAMED_BELOW = re.compile(
    r"(?P<title>inspection of (?:local authority arrangements for the protection of children"
    r"|looked after children services))\s+(?P<printed>.+)",
    re.IGNORECASE,
)
"""The inspections of 2012 and 2013 print the council below the title, all later ones above or in
it."""

_LOGO = re.compile(r"ofsted\b|raising standards|improving lives|www\.|https?:", re.IGNORECASE)
"""What stands on a cover as a picture, and may be drawn as text, above the council's name."""

_FRAMEWORKS: tuple[tuple[str, Framework], ...] = (
    (r"arrangements for the protection of children", "cp"),
    (r"inspection of (?:services for )?looked after children", "lac"),
    (r"services for children in need of help and protection", "sif"),
    (r"review of the effectiveness of the local safeguarding children", "sif"),
    (r"(?<!targeted area )inspection of (?:.* )?children['’]s (?:social care )?services", "ilacs"),
)
_INSPECTED = re.compile(
    r"(?:inspection date(?:s|\(s\))?|dates? of (?:the )?inspection)\s*[:–-]?\s*"
    r"(?:from |between )?",
    re.IGNORECASE,
)
_PUBLISHED = re.compile(
    r"(?:published(?: date)?(?: on)?|publication date|date (?:of publication|published))"
    r"\s*[:–-]?\s*",
    re.IGNORECASE,
)
_LEAD = r"(?<!deputy )(?:lead|reporting) inspectors?\b(?: on site)?\s*:?\s*(?P<name>.*)"
_LEAD_ON_COVER = re.compile(_LEAD, re.IGNORECASE)
_LEAD_IN_TEAM = re.compile(rf"(?:[-–•] )?{_LEAD}", re.IGNORECASE)
_TITLE = re.compile(
    r",?\s*\(?\b(?:(?:senior|regional|principal) )*"
    r"(?:S?HMI|OI|AI|(?:her|his) majesty['’]?s? inspectors?|ofsted inspectors?)\b\)?,?"
    r"|^\s*(?:mr|mrs|ms|miss|dr)\b\.?",
    re.IGNORECASE,
)
_NAME_END = re.compile(
    r"\s*(?:[,(;:]|(?<!\b[A-Z])\.|\b(?:senior )?(?:her|his)\b|\bage group\b|\bpublished\b"
    r"|\bseconded\b).*",
    re.IGNORECASE,
)
_ANOTHER_NAME = re.compile(r"[A-Z][\w’'-]+(?: [a-z]{2,3})?(?: [A-Z][\w’'-]+){1,2}")
_UNFINISHED = re.compile(r"(?:,|&|\b(?:and|her|his|senior))\s*$|^\s*$", re.IGNORECASE)


def front_matter(pages: Sequence[Page]) -> FrontMatter:
    """What the report of `pages`, of a text export or a PDF, prints of itself."""
    printed_lines = [line for page in pages for line in page.lines]
    lines = [_plain(line.text) for line in printed_lines]
    cover = _cover(lines)
    title, printed = _title_and_authority(cover)
    start, end = _period(cover)
    headings = [_plain(line.text) if _may_be_heading(line) else "" for line in printed_lines]
    found, contradictions = judgements([*cover, *_record(lines)], headings)
    authority = short_name(printed) if printed else UNKNOWN_AUTHORITY
    front = FrontMatter(
        title=title,
        authority=authority,
        authority_slug=slug(authority),
        authority_printed=printed,
        framework=_framework(title),
        inspection_start=start,
        inspection_end=end,
        published=_published(cover),
        lead_inspector=_lead_inspector(cover, lines),
        overall_grade=next((j.grade for j in found if j.area == "overall"), None),
        judgements=found,
    )
    return replace(front, warnings=(*_lacks(front), *contradictions))


def _plain(text: str) -> str:
    return _MARKS.sub("", without_emphasis(text)).strip()


def _may_be_heading(line: Line) -> bool:
    """Whether a line may state a judgement: what is bold or a table row, all lines of an export.

    The grades of an earlier inspection are listed in plain print (Sandwell 2018).
    """
    return line.bold or bool(line.cells) or not line.size


def _cover(lines: Sequence[str]) -> list[str]:
    """The lines before the contents list, or so many as the fullest title page has."""
    for place, line in enumerate(lines[:_COVER_LINES]):
        if line.lower() == "contents":
            return list(lines[:place])
    return list(lines[:_COVER_LINES])


def _record(lines: Sequence[str]) -> list[str]:
    starts = [n for n, line in enumerate(lines) if line.lower() == "record of main findings"]
    return list(lines[starts[-1] :]) if starts else []


def _title_and_authority(cover: Sequence[str]) -> tuple[str, str]:
    """The title and the council, as printed; empty where there is none."""
    start = next((n for n, line in enumerate(cover) if _TITLE_START.match(line)), None)
    if start is None:
        return "", ""
    end = start + 1
    while end < len(cover) and not _TITLE_END.match(cover[end]) and end - start < _TITLE_LINES:
        end += 1
    title = " ".join(cover[start:end])
    if below := _NAMED_BELOW.fullmatch(title):
        return below["title"], below["printed"]
    if named := _NAMED_WITHIN.match(title) or _NAMED_AFTER.match(title):
        return title, named["printed"]
    above = [line for line in cover[:start] if not _LOGO.match(line)]
    return title, " ".join(above[-2:])


def _framework(title: str) -> Framework:
    return next(
        (framework for words, framework in _FRAMEWORKS if re.search(words, title, re.IGNORECASE)),
        "other",
    )


def _period(cover: Iterable[str]) -> tuple[date | None, date | None]:
    text = " ".join(cover)
    match = _INSPECTED.search(text)
    return period(text[match.end() : match.end() + 200]) if match else (None, None)


def _published(cover: Iterable[str]) -> date | None:
    dates = (first_date(line[m.end() :]) for line in cover for m in _PUBLISHED.finditer(line))
    return next((day for day in dates if day), None)


def _lead_inspector(cover: Sequence[str], lines: Sequence[str]) -> str | None:
    for place, line in enumerate(cover):
        if match := _LEAD_ON_COVER.search(line):
            return _names(match["name"], cover[place + 1 : place + 2])
    for place, line in enumerate(lines):
        if match := _LEAD_IN_TEAM.match(line):
            return _names(match["name"], lines[place + 1 : place + 2])
    return None


def _names(words: str, below: Sequence[str]) -> str | None:
    """One name, or several joined by "and", without titles; the line below where this ends."""
    if _UNFINISHED.search(words):
        words = " ".join([words, *below])
    first, *others = re.split(r"\s+and\s+|\s*&\s*", _TITLE.sub(" ", words))
    names = [_NAME_END.sub("", first).strip()]
    for other in others:
        name = _NAME_END.sub("", other).strip()
        if not _ANOTHER_NAME.fullmatch(name):
            break
        names.append(name)
    return " and ".join(filter(None, names)) or None


def _lacks(front: FrontMatter) -> list[str]:
    """Plain sentences on what every inspection report prints and this one seems to lack."""
    if front.framework == "other":
        return [
            "This does not look like an inspection report of children's services: its title is "
            f"{front.title!r}."
            if front.title
            else "This does not look like an inspection report: it has no title of one."
        ]
    lacking = {
        "the council": front.authority_printed,
        "the inspection dates": front.inspection_end,
        "the lead inspector": front.lead_inspector,
        "the judgements": front.judgements,
    }
    return [f"The report does not say {what}." for what, known in lacking.items() if not known]
