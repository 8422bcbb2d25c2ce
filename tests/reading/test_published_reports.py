"""The published reports of the samples folder, read whole."""

import os
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pytest

from searchapp.errors import UnreadableReportError
from searchapp.model import Document, Paragraph
from searchapp.reading import read_document

ROOT = Path(__file__).parents[2]
CORPUS = ROOT / "corpus"

pytestmark = pytest.mark.samples

SCARS_OF_THE_EXPORT = (
    ("quardianship", "guardianship"),
    ("multiagency", "multi-agency"),
    ("reengage", "re-engage"),
    ("reengineered", "re-engineered"),
    ("sixthform", "sixth-form"),
    ("14%.The", "14%. The"),
    ("59%.In", "59%. In"),
)
"""Words that one of the two has wrong, and right: all but the last two are the export's."""

JUDGEMENTS_ON_THE_COVER = {"cover-6", "cover-7"}
"""The export runs the table of the cover into the sentence above it."""

WITHOUT_NUMBERS = {"hartlepool-2014-02-11", "hillingdon-2014-02-11"}
"""The first reports of the single inspection framework number no paragraph."""

MISSING_IN_PRINT = {"windsor-and-maidenhead-2020-02-24": (15,)}
"""Numbers that the report itself leaves out."""


def samples() -> Path:
    folder = Path(os.environ.get("SEARCHAPP_SAMPLES") or ROOT.parent / "shared")
    if not (folder / "reports-pdf").is_dir():
        pytest.skip("no folder of published reports: set SEARCHAPP_SAMPLES")
    return folder / "reports-pdf"


def plain(text: str) -> str:
    for curly, straight in (("‘", "'"), ("’", "'"), ("“", '"'), ("”", '"')):
        text = text.replace(curly, straight)
    return " ".join(text.split())


def test_the_pdf_of_a_report_is_read_as_its_export_is() -> None:
    export = read_document(CORPUS / "calderdale-2015.txt")
    pdf = read_document(samples() / "calderdale-2015-03-20.pdf")
    assert dict(comparable(pdf)) == dict(comparable(export))
    assert all(p.page is not None for p in pdf.paragraphs)


def comparable(document: Document) -> Iterator[tuple[str, tuple[object, ...]]]:
    for paragraph in document.paragraphs:
        if paragraph.paragraph_id not in JUDGEMENTS_ON_THE_COVER:
            yield paragraph.paragraph_id, what_is_read(paragraph)


def what_is_read(paragraph: Paragraph) -> tuple[object, ...]:
    text = plain(paragraph.text)
    for scar, printed in SCARS_OF_THE_EXPORT:
        text = text.replace(scar, printed)
    return (
        text,
        tuple(plain(title) for title in paragraph.section),
        paragraph.areas,
        paragraph.kind,
        paragraph.grade,
        tuple(plain(note.text) for note in paragraph.footnotes),
    )


def series_of(path: Path) -> tuple[str, list[int], bool] | None:
    """A report's id, the numbers of its main series in reading order, and whether ids repeat."""
    try:
        document = read_document(path)
    except UnreadableReportError:
        return None
    main = [
        p.number
        for p in document.paragraphs
        if p.number is not None and p.item is None and p.series is None
    ]
    ids = Counter(p.paragraph_id for p in document.paragraphs)
    return document.report.id, main, max(ids.values()) > 1


def test_every_report_has_its_whole_series() -> None:
    with ProcessPoolExecutor() as pool:
        read = list(pool.map(series_of, sorted(samples().glob("*.pdf")), chunksize=4))
    faults = {}
    for report, numbers, repeats in filter(None, read):
        missing = MISSING_IN_PRINT.get(report, ())
        whole = [n for n in range(1, max(numbers, default=0) + 1) if n not in missing]
        if numbers != whole or repeats or (not numbers and report not in WITHOUT_NUMBERS):
            faults[report] = (len(numbers), numbers[:1], numbers[-1:])
    assert faults == {}
    assert sum(1 for one in read if one) >= 302
