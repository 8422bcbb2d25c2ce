"""The two reports of the corpus, held against a table and a list of ids checked by hand."""

import csv
import re
from collections import Counter
from pathlib import Path

import pytest

from searchapp.model import Document, Paragraph
from searchapp.reading import read_document

HERE = Path(__file__).parent
CORPUS = HERE.parents[1] / "corpus"
REPORTS = ("calderdale-2013", "calderdale-2015")
NUMBERS = {"calderdale-2013": 56, "calderdale-2015": 192}

FURNITURE = {
    "calderdale-2013": """
        Contents
        Inspection of local authority arrangements for the protection of children 2
        The inspection judgements and what they mean 2
        Overall effectiveness 2
        Areas for improvement 2
        About this inspection 4
        Service information 4
        Overall effectiveness 6
        The effectiveness of the help and protection provided to children, young people, families
        and carers 7
        The quality of practice 11
        Leadership and governance 15
        Record of main findings 17
    """,
    "calderdale-2015": """
        Contents
        The local authority 3
        Summary of findings 3
        What does the local authority need to improve? 4
        The local authority's strengths 5
        Progress since the last inspection 7
        Summary for children and young people 9
        Information about this local authority area 10
        Inspection judgements about the local authority 12
        The Local Safeguarding Children Board (LSCB) 41
        Summary of findings 41
        What does the LSCB need to improve? 42
        Inspection judgement about the LSCB 43
        What the inspection judgements mean 48
        The local authority 48
        The LSCB 48
        Information about this inspection 49

        Areas for improvement
    """,
}
"""What of each file is in no paragraph: its contents list, and in 2015 the heading that is printed
twice, at the end of paragraph 3 and below it."""

LOST_NUMBERS = {"calderdale-2013": {47, 55}, "calderdale-2015": {57}}


@pytest.fixture(scope="module", params=REPORTS)
def report(request: pytest.FixtureRequest) -> Document:
    return read_document(CORPUS / f"{request.param}.txt")


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"[^\W_]+", re.sub("[⁰¹²³⁴⁵⁶⁷⁸⁹]", "", text)))


def test_every_number_is_there_once_and_in_order(report: Document) -> None:
    numbers = [p.number for p in report.paragraphs if p.number is not None and p.item is None]
    assert numbers == list(range(1, NUMBERS[report.report.id] + 1))
    assert report.report.missing_numbers == ()
    assert report.report.numbered_count == len(numbers)


def test_the_ids_are_those_that_were_promised(report: Document) -> None:
    promised = (HERE / f"{report.report.id}.ids").read_text(encoding="utf-8").split()
    assert [p.paragraph_id for p in report.paragraphs] == promised
    assert len(set(promised)) == len(promised)


def test_every_paragraph_is_as_the_table_says(report: Document) -> None:
    table = (HERE / f"{report.report.id}.tsv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(table.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))
    assert [row_of(p) for p in report.paragraphs] == rows


def row_of(paragraph: Paragraph) -> dict[str, str]:
    printed = paragraph.text.split()
    return {
        "id": paragraph.paragraph_id,
        "kind": paragraph.kind,
        "areas": " ".join(paragraph.areas),
        "heading": paragraph.section[-1] if paragraph.section else "",
        "first words": " ".join(printed[:5]),
        "last words": " ".join(printed[-4:]),
    }


def test_all_of_the_text_is_accounted_for(report: Document) -> None:
    """Every word of the file is in one paragraph, heading or footnote, or is named furniture."""
    name = report.report.id
    read: Counter[str] = Counter()
    texts = {p.paragraph_id: p.text for p in report.paragraphs}
    for paragraph in report.paragraphs:
        read += words(paragraph.text)
        for note in paragraph.footnotes:
            read += words(note.text)
        if paragraph.number is not None and paragraph.item is None:
            read += words(str(paragraph.number))
    for section in report.report.sections:  # a judgement heads its section and is read there
        lines = texts[section.first].splitlines()
        if not any(line.startswith(section.title) for line in lines):
            read += words(section.title)
    read += words(FURNITURE[name])
    printed = words((CORPUS / f"{name}.txt").read_text(encoding="utf-8"))
    printed += words(" ".join(str(number) for number in LOST_NUMBERS[name]))
    assert printed - read == Counter()
    assert read - printed == Counter()


def test_footnotes_hang_on_what_marks_them() -> None:
    document = read_document(CORPUS / "calderdale-2015.txt")
    hung = {
        note.mark: (paragraph.paragraph_id, note.text[:40])
        for paragraph in document.paragraphs
        for note in paragraph.footnotes
    }
    assert hung == {
        "¹": ("cover-1", "Ofsted produces this report under its po"),
        "²": ("cover-5", "A full description of what the inspectio"),
        "³": ("children-living-in-the-area-1", "The local authority was given the opport"),
        "⁴": ("children-looked-after-in-this-area-1", "These are residential special schools th"),
    }
    assert not any(re.search("[⁰¹²³⁴⁵⁶⁷⁸⁹*]", p.text) for p in document.paragraphs)


def test_the_trail_holds_the_headings_above() -> None:
    document = read_document(CORPUS / "calderdale-2015.txt")
    trails = {p.paragraph_id: p.section for p in document.paragraphs}
    assert trails["63"] == (
        "Inspection judgements about the local authority",
        "The experiences and progress of children who need help and protection",
    )
    assert trails["15"] == (
        "The local authority",
        "What does the local authority need to improve?",
        "Areas for improvement",
        "Adoption",
    )
    assert trails["cover-1"] == ()


def test_a_grade_is_that_of_the_area() -> None:
    document = read_document(CORPUS / "calderdale-2015.txt")
    grades = {p.paragraph_id: p.grade for p in document.paragraphs}
    assert grades["63"] == "requires improvement"
    assert grades["101"] == "inadequate"
    assert grades["15"] == "inadequate"
    assert grades["children-living-in-the-area-1"] is None


def test_areas_run_as_the_report_prints_them() -> None:
    document = read_document(CORPUS / "calderdale-2015.txt")
    areas = {p.number: p.areas for p in document.paragraphs if p.number is not None}
    for first, last, area in (
        (1, 3, "overall"),
        (4, 5, "leadership"),
        (6, 10, "help-and-protection"),
        (11, 14, "looked-after"),
        (15, 15, "adoption"),
        (16, 17, "care-leavers"),
        (18, 36, "overall"),
        (37, 65, "help-and-protection"),
        (66, 100, "looked-after"),
        (101, 121, "adoption"),
        (122, 134, "care-leavers"),
        (135, 165, "leadership"),
        (166, 192, "lscb"),
    ):
        assert all(areas[number] == (area,) for number in range(first, last + 1)), area
