"""Every page, in light and dark: axe-core finds nothing, nothing overflows, nothing is heavy."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.web.test_pages import PAGES

pytestmark = pytest.mark.browser

WIDTHS = (320, 360, 768, 1280)
HEAVIEST_BYTES = 100_000
HEAVY_OR_MISSING = {"/reports/calderdale-2013", "/reports/calderdale-2015", "/nothing"}
"""Reports at full length, and the page that a browser logs as an error."""

RULES = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    }
}


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
    results = Axe().run(page, options=RULES)
    too_wide = {width: over for width in WIDTHS if (over := overflow(page, width))}
    context.close()
    assert results.violations_count == 0, results.generate_report()
    assert not too_wide, f"{path} is too wide, pixels by width of the window: {too_wide}"


def overflow(page: Page, width: int) -> int:
    """By how many CSS pixels a page is wider than a window of that width."""
    page.set_viewport_size({"width": width, "height": 800})
    over: int = page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    return max(over, 0)


def test_axe_finds_no_violation_in_what_opens(page: Page) -> None:
    page.goto("/")
    page.get_by_label("Search the reports").press_sequentially("priv", delay=40)
    page.get_by_role("option").first.wait_for()
    page.keyboard.press("ArrowDown")
    suggesting = Axe().run(page, options=RULES)
    assert suggesting.violations_count == 0, suggesting.generate_report()
    page.goto("/reports/calderdale-2015/63")
    page.get_by_text("Harvard, Markdown").click()
    opened = Axe().run(page, options=RULES)
    assert opened.violations_count == 0, opened.generate_report()


@pytest.mark.parametrize("path", [path for path in PAGES if path not in HEAVY_OR_MISSING])
def test_a_page_is_light(page: Page, path: str) -> None:
    weights: list[int] = []
    page.on("response", lambda response: weights.append(len(response.body())))
    page.goto(path)
    page.wait_for_load_state("networkidle")
    assert 0 < sum(weights) < HEAVIEST_BYTES
