"""Pairs of a paragraph's identity and how it is called, quoted and addressed."""

from datetime import date

import pytest

from searchapp import citation
from searchapp.model import Paragraph, Report, Source

PARAGRAPH = Paragraph(
    report_id="calderdale-2015",
    paragraph_id="63",
    place=0,
    number=63,
    item=None,
    series=None,
    section=("Inspection judgements",),
    areas=(),
    grade=None,
    kind="finding",
    page=None,
    text="Words.",
)


def paragraph(paragraph_id: str, **changes: object) -> Paragraph:
    values = {name: getattr(PARAGRAPH, name) for name in PARAGRAPH.__slots__}
    return Paragraph(**{**values, "paragraph_id": paragraph_id, **changes})


def report(start: date | None, end: date | None, published: date | None) -> Report:
    return Report(
        id="calderdale-2015",
        title="Inspection",
        authority="Calderdale",
        authority_slug="calderdale",
        authority_printed="Calderdale Metropolitan Council",
        framework="sif",
        inspection_start=start,
        inspection_end=end,
        published=published,
        lead_inspector=None,
        overall_grade=None,
        judgements=(),
        paragraph_count=1,
        numbered_count=1,
        first_number=63,
        last_number=63,
        missing_numbers=(),
        sections=(),
        warnings=(),
        source=Source("calderdale-2015.txt", "0" * 64, None),
    )


@pytest.mark.parametrize(
    ("given", "called"),
    [
        (paragraph("63"), "Paragraph 63"),
        (paragraph("3.4", number=3, item=4), "Paragraph 3, item 4"),
        (paragraph("lscb-12", number=12, series="lscb"), "LSCB paragraph 12"),
        (
            paragraph(
                "progress-since-the-last-inspection-2",
                number=None,
                section=("The local authority", "Progress since the last inspection"),
            ),
            "Progress since the last inspection, paragraph 2",
        ),
        (
            paragraph("adoption-summary-1", number=None, section=("Judgements", "Summary")),
            "Adoption: Summary, paragraph 1",
        ),
        (
            paragraph("lscb-summary-1", number=None, section=("LSCB", "Summary")),
            "LSCB: Summary, paragraph 1",
        ),
        (paragraph("imprint-2", number=None, section=()), "Imprint, paragraph 2"),
    ],
)
def test_label(given: Paragraph, called: str) -> None:
    assert citation.label(given) == called


@pytest.mark.parametrize(
    ("dates", "quoted"),
    [
        (
            (date(2015, 1, 13), date(2015, 2, 4), date(2015, 3, 20)),
            "Ofsted, Calderdale, 20 March 2015, paragraph 63",
        ),
        (
            (date(2013, 6, 17), date(2013, 6, 26), None),
            "Ofsted, Calderdale, inspected 17 to 26 June 2013, paragraph 63",
        ),
        (
            (date(2015, 1, 13), date(2015, 2, 4), None),
            "Ofsted, Calderdale, inspected 13 January to 4 February 2015, paragraph 63",
        ),
        (
            (date(2019, 12, 9), date(2020, 1, 10), None),
            "Ofsted, Calderdale, inspected 9 December 2019 to 10 January 2020, paragraph 63",
        ),
        (
            (None, date(2015, 2, 4), None),
            "Ofsted, Calderdale, inspected 4 February 2015, paragraph 63",
        ),
        ((None, None, None), "Ofsted, Calderdale, paragraph 63"),
    ],
)
def test_citation(dates: tuple[date | None, date | None, date | None], quoted: str) -> None:
    assert citation.citation(report(*dates), PARAGRAPH) == quoted


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("The local authority's strengths", "the-local-authoritys-strengths"),
        ("  What needs to improve?  ", "what-needs-to-improve"),
        ("16- and 17-year-olds", "16-and-17-year-olds"),
    ],
)
def test_slug(words: str, expected: str) -> None:
    assert citation.slug(words) == expected


def test_report_id_is_the_stem_with_single_hyphens() -> None:
    assert citation.report_id("Calderdale (2015)") == "calderdale-2015"
