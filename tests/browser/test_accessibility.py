"""Every page, in light and dark: axe-core finds nothing, nothing overflows, nothing is heavy."""

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.looking import HEAVIEST_BYTES, too_wide, violations
from tests.web.test_pages import PAGES

pytestmark = pytest.mark.browser

HEAVY_OR_MISSING = {"/reports/calderdale-2013", "/reports/calderdale-2015", "/nothing"}
"""Reports at full length, and the page that a browser logs as an error."""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_accessible_and_fits(
    browser: Browser, address: str, path: str, scheme: str
) -> None:
    context = browser.new_context(
        base_url=address, color_scheme="dark" if scheme == "dark" else "light"
    )
    page = context.new_page()
    page.goto(path)
    found = [*violations(page), *too_wide(page)]
    context.close()
    assert not found


def test_axe_finds_no_violation_in_what_opens(page: Page) -> None:
    page.goto("/")
    page.get_by_label("Search the reports").press_sequentially("priv", delay=40)
    page.get_by_role("option").first.wait_for()
    page.keyboard.press("ArrowDown")
    assert not violations(page)
    page.goto("/reports/calderdale-2015/63")
    page.get_by_text("Harvard, Markdown").click()
    assert not violations(page)


@pytest.mark.parametrize("path", [path for path in PAGES if path not in HEAVY_OR_MISSING])
def test_a_page_is_light(page: Page, path: str) -> None:
    weights: list[int] = []
    page.on("response", lambda response: weights.append(len(response.body())))
    page.goto(path)
    page.wait_for_load_state("networkidle")
    assert 0 < sum(weights) < HEAVIEST_BYTES
