"""One bad file harms no other: it is stopped and refused with a reason, the rest goes on."""

import os
import time
from pathlib import Path

import pytest

from searchapp.errors import UnreadableReportError
from searchapp.model import Document
from searchapp.reading import read_document, read_documents
from tests.handmade_pdf import lines, pdf


def misbehave(path: Path) -> Document:
    """Read a report as usual, unless its name says what else to do."""
    if path.stem == "stuck":
        time.sleep(60)
    if path.stem == "crash":
        os.abort()
    if path.stem == "greedy":
        bytearray(1 << 32)
    if path.stem == "strange":
        raise ValueError("no such layout")
    return read_document(path)


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "bury-2021.pdf"
    title = "Inspection of Bury local authority children’s services"
    path.write_bytes(pdf([lines(title, "1. Social workers know children well.")]))
    return path


def copies(report: Path, *stems: str) -> list[Path]:
    paths = [report.with_stem(stem) for stem in stems]
    for path in paths:
        path.write_bytes(report.read_bytes())
    return paths


def test_every_file_is_answered_once(report: Path) -> None:
    paths = [report, *copies(report, "a", "b", "c")]
    outcomes = dict(read_documents(paths, workers=2))
    assert set(outcomes) == set(paths)
    document = outcomes[report]
    assert isinstance(document, Document)
    assert document == read_document(report)


@pytest.mark.parametrize(
    ("stem", "reason"),
    [
        ("stuck", "within 2 seconds"),
        ("crash", "breaks the program"),
        ("greedy", "more memory"),
        ("strange", "ValueError: no such layout"),
    ],
)
def test_a_file_that_misbehaves_is_refused_and_the_rest_is_read(
    report: Path, stem: str, reason: str
) -> None:
    (bad, *good) = copies(report, stem, "a", "b")
    outcomes = dict(read_documents([bad, *good], workers=1, seconds=2, reader=misbehave))
    refusal = outcomes[bad]
    assert isinstance(refusal, UnreadableReportError)
    assert reason in str(refusal)
    assert str(refusal).startswith(bad.name)
    assert all(isinstance(outcomes[path], Document) for path in good)


def test_a_text_export_is_read_beside_pdfs(report: Path) -> None:
    export = report.with_name("bury.txt")
    export.write_text("Inspection of Bury local authority children's services\n\n1. Words.\n")
    counts: list[tuple[int, int]] = []
    outcomes = dict(read_documents([report, export], progress=lambda *done: counts.append(done)))
    assert all(isinstance(outcome, Document) for outcome in outcomes.values())
    assert counts == [(1, 2), (2, 2)]


def test_what_is_not_there_is_refused(report: Path) -> None:
    (outcome,) = dict(read_documents([report.with_stem("gone")])).values()
    assert isinstance(outcome, UnreadableReportError)


def test_nothing_to_read_starts_nothing() -> None:
    assert list(read_documents([])) == []


def test_an_enormous_file_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "enormous.pdf"
    with path.open("wb") as file:
        file.truncate(200 << 20)
    with pytest.raises(UnreadableReportError, match="larger than 100 MB"):
        read_document(path)


def test_a_page_without_text_is_named(tmp_path: Path) -> None:
    path = tmp_path / "bury-2021.pdf"
    path.write_bytes(pdf([lines("Inspection of Bury local authority children’s services"), []]))
    warnings = read_document(path).report.warnings
    assert "Page 2 holds no text: it is a picture, or damaged." in warnings
