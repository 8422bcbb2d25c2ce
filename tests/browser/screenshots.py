"""Pictures of every page at phone, tablet and desktop width, light and dark, to be looked at.

python -m tests.browser.screenshots http://127.0.0.1:8000 FOLDER [PAGE ...]
"""

import re
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser.conftest import ARGUMENTS, chromium
from tests.web.test_pages import PAGES

WIDTHS = (360, 768, 1280)


def take(base: str, folder: Path, pages: list[str]) -> None:
    """One picture of the first screen for each page, width and scheme."""
    folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=ARGUMENTS)
        for width in WIDTHS:
            for scheme in ("light", "dark"):
                context = browser.new_context(
                    base_url=base,
                    viewport={"width": width, "height": 900},
                    color_scheme="dark" if scheme == "dark" else "light",
                )
                page = context.new_page()
                for path in pages:
                    page.goto(path)
                    name = re.sub(r"[^a-z0-9]+", "-", path.lower()).strip("-") or "home"
                    page.screenshot(path=folder / f"{name}-{width}-{scheme}.png")
                context.close()
        browser.close()


if __name__ == "__main__":
    take(sys.argv[1], Path(sys.argv[2]), sys.argv[3:] or PAGES)
