"""Every kind of page over published reports of every year, in a real browser."""

import re
import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import html5lib
import pytest
from playwright.sync_api import Browser

from searchapp.config import Settings
from searchapp.indexing import build_index
from searchapp.model import Report
from searchapp.search import Libraries, Library
from tests.browser.conftest import serving
from tests.browser.looking import HEAVIEST_BYTES, too_wide, violations

pytestmark = [pytest.mark.browser, pytest.mark.samples]


@pytest.fixture(scope="module")
def published(samples: Path, tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """An index of a report of every year, and of all reports of the council that has most."""
    folder = tmp_path_factory.mktemp("published")
    settings = Settings(corpus=folder / "corpus", index=folder / "index")
    settings.corpus.mkdir()
    for path in chosen(sorted((samples / "reports-pdf").glob("*.pdf"))):
        shutil.copy(path, settings.corpus)
    build_index(settings)
    return settings


@pytest.fixture(scope="module")
def library(published: Settings) -> Library:
    return Libraries(published.index).current()


@pytest.fixture(scope="module")
def served(published: Settings) -> Iterator[str]:
    with serving(published) as base:
        yield base


def chosen(paths: list[Path]) -> set[Path]:
    """Of files named COUNCIL-YEAR-MONTH-DAY: one a year, and the most inspected council's."""
    council = {path: path.stem[: -len("-2015-03-20")] for path in paths}
    most = Counter(council.values()).most_common(1)[0][0]
    of_year = {path.stem[-10:-6]: path for path in reversed(paths)}
    return {*of_year.values(), *(path for path in paths if council[path] == most)}


def test_every_layout_is_among_them(library: Library) -> None:
    assert {"lac", "sif", "ilacs"} <= {report.framework for report in library.reports()}
    assert len(library.reports()) >= 12
    assert [entry.file for entry in library.manifest.ledger if entry.refused]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_kind_of_page_is_accessible_light_and_valid(
    browser: Browser, served: str, library: Library, scheme: str
) -> None:
    context = browser.new_context(
        base_url=served, color_scheme="dark" if scheme == "dark" else "light"
    )
    page = context.new_page()
    weights: list[int] = []
    page.on("response", lambda response: weights.append(len(response.body())))
    found: list[str] = []
    for path in addresses(library.reports()):
        weights.clear()
        answer = page.goto(path, wait_until="networkidle")
        assert answer is not None
        found += violations(page) + too_wide(page) + invalid(path, answer.text())
        if sum(weights) > HEAVIEST_BYTES:
            found.append(f"{path} weighs {sum(weights):,} bytes")
    context.close()
    assert not found, "\n".join(found)


def test_every_report_fits_and_is_valid(browser: Browser, served: str, library: Library) -> None:
    page = browser.new_page(base_url=served)
    found: list[str] = []
    for report in library.reports():
        answer = page.goto(f"/reports/{report.id}?q=neglect")
        assert answer is not None
        found += too_wide(page) + invalid(report.id, answer.text())
    page.close()
    assert not found, "\n".join(found)


@pytest.mark.parametrize("framework", ["lac", "sif", "ilacs"])
def test_a_report_of_each_framework_is_accessible(
    browser: Browser, served: str, library: Library, framework: str
) -> None:
    reports = [report for report in library.reports() if report.framework == framework]
    shortest = min(reports, key=lambda report: report.paragraph_count)
    page = browser.new_page(base_url=served)
    page.goto(f"/reports/{shortest.id}")
    found = violations(page)
    page.close()
    assert not found, "\n".join(found)


def addresses(reports: tuple[Report, ...]) -> list[str]:
    """One page of each kind but a report's own."""
    most, count = Counter(report.authority_slug for report in reports).most_common(1)[0]
    assert count > 2
    newest = max(reports, key=lambda report: report.year or 0)
    return [
        "/",
        "/reports",
        "/reports?grade=good",
        f"/councils/{most}",
        "/search?q=neglect",
        f"/search?q=children&authority={most}&sort=newest",
        "/search?q=How+many+children+are+looked+after",
        f"/reports/{newest.id}/1",
        f"/reports/{newest.id}/cover-1",
        f"/compare?q=neglect&authority={most}",
        f"/compare?q=neglect&authority={most}&authority={newest.authority_slug}",
        "/quote?q=Social+workers+know+children+well",
        "/help",
    ]


def invalid(address: str, text: str) -> list[str]:
    """What a strict reader of HTML has against a page."""
    parser = html5lib.HTMLParser()
    parser.parse(text)
    ids = re.findall(r'\bid="([^"]+)"', text)
    doubled = [name for name, count in Counter(ids).items() if count > 1]
    return [f"{address}: {error}" for error in [*parser.errors, *doubled]]
