"""Reports are taken into the corpus under a good name, each once; the rest is told why not."""

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from searchapp.adding import add_reports, find_double, good_name
from searchapp.config import Settings
from searchapp.model import Report
from searchapp.reading import read_document
from searchapp.search import Libraries
from tests.conftest import CORPUS


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(corpus=tmp_path / "corpus", index=tmp_path / "index")


@pytest.fixture(scope="module")
def report() -> Report:
    return read_document(CORPUS / "calderdale-2015.txt").report


def reports(settings: Settings) -> list[str]:
    return [report.id for report in Libraries(settings.index).current().reports()]


def test_a_report_is_taken_under_its_council_and_date(settings: Settings, tmp_path: Path) -> None:
    download = tmp_path / "50004 final(1).TXT"
    shutil.copy(CORPUS / "calderdale-2015.txt", download)
    (added,), declined = add_reports(settings, [download])
    assert added.file == "calderdale-2015-03-20.txt"
    assert declined == ()
    assert reports(settings) == ["calderdale-2015-03-20"]
    assert download.exists()


def test_a_double_is_declined_by_its_bytes_and_by_its_inspection(
    settings: Settings, tmp_path: Path
) -> None:
    same = tmp_path / "again.txt"
    shutil.copy(CORPUS / "calderdale-2015.txt", same)
    edited = tmp_path / "edited.txt"
    edited.write_bytes(same.read_bytes() + b"\n")
    added, declined = add_reports(settings, [CORPUS / "calderdale-2015.txt", same, edited])
    assert [one.file for one in added] == ["calderdale-2015.txt"]
    assert [one.source for one in declined] == [same, edited]
    assert all("calderdale-2015.txt" in one.reason for one in declined)
    assert reports(settings) == ["calderdale-2015"]


def test_what_is_no_report_is_declined_and_the_rest_is_taken(
    settings: Settings, tmp_path: Path
) -> None:
    page = tmp_path / "kent-2012.pdf"
    page.write_text("<!DOCTYPE html><html></html>")
    (added,), (declined,) = add_reports(settings, [page, CORPUS / "calderdale-2013.txt"])
    assert added.file == "calderdale-2013.txt"
    assert "web page" in declined.reason


@pytest.mark.parametrize(
    ("given", "published", "name"),
    [
        ("report.PDF", date(2015, 3, 20), "calderdale-2015-03-20.pdf"),
        ("report.pdf", None, "calderdale-2015-02-04.pdf"),
        ("Calderdale 2015.pdf", None, "calderdale-2015.pdf"),
        ("calderdale-2015-03-21.pdf", None, "calderdale-2015-03-21.pdf"),
        ("kent-2015-03-21.pdf", None, "calderdale-2015-02-04.pdf"),
    ],
)
def test_a_good_name_tells_council_and_date(
    report: Report, given: str, published: date | None, name: str
) -> None:
    assert good_name(replace(report, published=published), Path(given)) == name


def test_a_report_of_no_known_council_keeps_its_name(report: Report) -> None:
    unknown = replace(report, authority_printed="")
    assert good_name(unknown, Path("A letter.pdf")) == "a-letter.pdf"


def test_reports_of_one_council_and_other_dates_are_no_doubles(report: Report) -> None:
    source = replace(report.source, sha256="")
    later = replace(report, source=source, inspection_end=date(2018, 5, 4))
    undated = replace(report, source=replace(source, sha256="1"), inspection_end=None)
    undated_too = replace(undated, source=source)
    assert find_double(later, [report]) is None
    assert find_double(undated, [undated_too, report]) is None
    edited = replace(report, source=replace(source, sha256="2"))
    assert find_double(edited, [later, report]) == report


def test_a_file_that_the_index_would_leave_out_is_not_taken(
    settings: Settings, tmp_path: Path
) -> None:
    unnamed = tmp_path / "hostname"
    shutil.copy(CORPUS / "calderdale-2013.txt", unnamed)
    added, (declined,) = add_reports(settings, [unnamed])
    assert added == ()
    assert declined.reason.startswith("hostname was not taken. Only text exports")
    assert not settings.corpus.exists()


def test_a_name_that_is_taken_gets_a_number(settings: Settings, tmp_path: Path) -> None:
    other = tmp_path / "calderdale-2013.txt"
    text = (CORPUS / "calderdale-2013.txt").read_text("utf-8")
    other.write_text(text.replace("17 - 26 June 2013", "3 - 4 July 2013"), "utf-8")
    add_reports(settings, [CORPUS / "calderdale-2013.txt"])
    (added,), _ = add_reports(settings, [other])
    assert added.file == "calderdale-2013-2.txt"
