"""What is known of every published report of the samples folder, by kind of report and by name."""

import json
import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from searchapp.model import Area, Document, Framework, Report
from searchapp.reading import read_documents
from tests.reading.test_published_reports import samples

pytestmark = pytest.mark.samples

JUDGED: Mapping[Framework, set[Area]] = {
    "lac": {"overall", "looked-after", "quality-of-practice", "leadership"},
    "sif": {
        "overall",
        "help-and-protection",
        "looked-after",
        "adoption",
        "care-leavers",
        "leadership",
    },
    "ilacs": {"overall", "help-and-protection", "looked-after", "care-leavers", "leadership"},
}
"""What every report of a framework judges, but for the review of the board."""

JUDGED_LESS: Mapping[str, set[Area]] = {
    # Few children: neither looked after nor adopted, none leaving care.
    "isles-of-scilly-2016-06-27": {"looked-after", "adoption", "care-leavers"},
    "london-corporation-2016-09-20": {"adoption"},
    # The review of the board alone.
    "surrey-2015-08-03": JUDGED["sif"],
}

BOARD_REVIEWED_WITHOUT_TITLE = {"kingston-upon-hull-2015-02-10"}

PUBLICATION_NOT_PRINTED = {
    "bolton-2014-03-21",
    "bradford-2014-05-23",
    "coventry-2014-03-21",
    "east-sussex-2014-03-21",
    "essex-2014-03-21",
    "hampshire-2014-04-22",
    "hartlepool-2014-02-11",
    "hillingdon-2014-02-11",
    "sheffield-2014-02-21",
    "staffordshire-2014-03-21",
}
"""Of those made before 2018; the later ones never print it."""

OTHER_SLUG = {"london-corporation": "city-of-london"}
"""Councils that the samples name otherwise than their reports do."""


NAME = r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){1,2}"


@pytest.fixture(scope="module")
def reports() -> Mapping[str, Report]:
    read = dict(read_documents(sorted(samples().glob("*.pdf"))))
    assert sum(not isinstance(one, Document) for one in read.values()) == 4
    return {path.stem: one.report for path, one in read.items() if isinstance(one, Document)}


def test_every_report_says_when_it_was_made_and_by_whom(reports: Mapping[str, Report]) -> None:
    for name, report in reports.items():
        start, end = report.inspection_start, report.inspection_end
        assert start is not None, name
        assert end is not None, name
        assert 0 <= (end - start).days < 90, name
        assert re.fullmatch(rf"{NAME}(?: and {NAME})?", report.lead_inspector or ""), name


def test_publication_is_known_where_it_is_printed(reports: Mapping[str, Report]) -> None:
    early = {name: report for name, report in reports.items() if report.framework != "ilacs"}
    assert {name for name, one in early.items() if not one.published} == PUBLICATION_NOT_PRINTED
    for name, report in early.items():
        if report.published:
            assert 0 <= (date.fromisoformat(name[-10:]) - report.published).days <= 7


def test_all_that_was_judged_is_found(reports: Mapping[str, Report]) -> None:
    wrong = {}
    for name, report in reports.items():
        expected = JUDGED[report.framework] - JUDGED_LESS.get(name, set())
        if "Safeguarding Children Board" in report.title.title() or (
            name in BOARD_REVIEWED_WITHOUT_TITLE
        ):
            expected |= {"lscb"}
        found = [judgement.area for judgement in report.judgements]
        if sorted(found) != sorted(expected):
            wrong[name] = sorted(set(found) ^ expected)
    assert wrong == {}


def test_no_report_contradicts_itself(reports: Mapping[str, Report]) -> None:
    assert [w for report in reports.values() for w in report.warnings if "grades" in w] == []


def test_a_council_has_one_slug(reports: Mapping[str, Report]) -> None:
    for name, report in reports.items():
        council = name[:-11]
        assert report.authority_slug == OTHER_SLUG.get(council, council)


def test_what_others_published_is_the_same(reports: Mapping[str, Report]) -> None:
    published: Path = samples().parent / "eval" / "published_grades.json"
    differing = []
    for row in json.loads(published.read_text("utf-8")):
        report = reports[Path(row.pop("file")).stem]
        ours = {str(j.area): str(j.grade) for j in report.judgements}
        ours["inspection_start"] = str(report.inspection_start)
        ours["inspection_end"] = str(report.inspection_end)
        ours["lead_inspector"] = str(report.lead_inspector)
        differing += [
            (report.id, key) for key, value in row.items() if ours[key].lower() != value.lower()
        ]
    assert differing == []
