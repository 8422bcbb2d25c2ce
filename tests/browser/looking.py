"""What is measured of a page in the browser: violations of accessibility rules, width, weight."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

WIDTHS = (320, 360, 768, 1280)
"""Of the window, in CSS pixels."""

HEAVIEST_BYTES = 100_000

RULES = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    }
}


def violations(page: Page) -> list[str]:
    """What axe-core has against the page, one line a rule."""
    found = Axe().run(page, options=RULES).response["violations"]
    return [
        f"{page.url}: {rule['help']}: {[node['html'] for node in rule['nodes'][:3]]}"
        for rule in found
    ]


def too_wide(page: Page) -> list[str]:
    """The widths of the window that the page does not fit, one line each."""
    lines = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        over = page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        if over > 0:
            lines.append(f"{page.url} is {over} px too wide at {width} px")
    return lines
