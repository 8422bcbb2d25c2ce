"""Running headers, footers and page numbers: what a page carries beside its content."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

_HEAD = 0.88
_FOOT = 0.10
"""Share of the page's height above and below which furniture stands."""

_PAGE_NUMBER = re.compile(
    r"[(\[|\s–-]*(?:page\s*)?\d(?:\s?\d){0,2}(?:\s*(?:of|/)\s*\d{1,3})?[)\]|\s–-]*(?:page)?",
    re.IGNORECASE,
)


def in_margin(base: float, height: float) -> bool:
    """Whether a baseline, in points from the lower edge, stands where furniture stands."""
    return base > _HEAD * height or base < _FOOT * height


def is_page_number(text: str) -> bool:
    """Whether `text` is nothing but a page number: "3", "(3)", "Page 3 of 20", "1 2"."""
    return bool(_PAGE_NUMBER.fullmatch(text))


def repeated(pages: Sequence[Iterable[str]], least: int | None = None) -> frozenset[str]:
    """The patterns of margin lines that stand on many pages, or on `least`.

    `pages` holds the margin lines of each page. A line that alternates between left and right
    pages stands on half of them, so a quarter, and at least three, is many.
    """
    counts: Counter[str] = Counter()
    for lines in pages:
        counts.update({pattern(line) for line in lines})
    if least is None:
        least = max(3, len(pages) // 4)
    return frozenset(line for line, count in counts.items() if count >= least)


def pattern(text: str) -> str:
    """`text` without what changes from page to page: its numbers, case and spaces."""
    return re.sub(r"[\W\d_]+", " ", text).strip().lower()
