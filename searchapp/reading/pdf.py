"""A PDF becomes pages of lines: words whole, rows with cells, no headers, footers, page numbers."""

from collections.abc import Iterable
from itertools import accumulate
from pathlib import Path

from searchapp.errors import UnreadableReportError
from searchapp.reading.furniture import in_margin, is_page_number, pattern, repeated
from searchapp.reading.lines import Page
from searchapp.reading.pdf_lines import Row, lines_of, rows_of
from searchapp.reading.pdf_runs import read_runs


def read_pdf(path: Path) -> tuple[Page, ...]:
    """The pages of the PDF at `path`, every line of their content in reading order.

    Raises UnreadableReportError, with a plain sentence, where the file is no PDF, is damaged,
    encrypted or empty, or holds pictures of pages instead of text.
    """
    pages = [(page.number, page.height, rows_of(page)) for page in read_runs(path)]
    if not any(rows for _, _, rows in pages):
        raise UnreadableReportError(
            f"{path.name} holds no text, only pictures of {len(pages)} pages: it needs text "
            "recognition (OCR) first."
        )
    margins = [_margin(rows, height) for _, height, rows in pages]
    running = repeated([[row.text for row in margin] for margin in margins])
    marked = repeated([[row.text for row in margin if row.artifact] for margin in margins], least=2)
    return tuple(
        Page(number, lines_of(_content(rows, margin, running | marked), number))
        for (number, _, rows), margin in zip(pages, margins, strict=True)
    )


def _margin(rows: Iterable[Row], height: float) -> list[Row]:
    return [row for row in rows if row.artifact or in_margin(row.first.base, height)]


def _content(rows: list[Row], margin: list[Row], running: frozenset[str]) -> list[Row]:
    """`rows` without the furniture among `margin`.

    What the file draws as a header or footer of one page alone (an imprint) is content, in its
    place on the page, though it is drawn before the rest.
    """
    furniture = {id(row) for row in margin if _is_furniture(row, running)}
    kept = [row for row in rows if id(row) not in furniture]
    body = _in_place([row for row in kept if not row.artifact])
    middle = body[0].top if body else 0.0
    above = [row for row in kept if row.artifact and row.top > middle]
    below = [row for row in kept if row.artifact and row.top <= middle]
    return above + body + below


def _in_place(rows: list[Row]) -> list[Row]:
    """`rows` with those that are drawn last though they stand above all others brought up.

    Hampshire 2019 draws the end of a paragraph from the page before after the rest of its page.
    """
    highest = list(accumulate((row.top for row in rows), max))
    lowest = list(accumulate((row.bottom for row in reversed(rows)), min))[::-1]
    for start in range(1, len(rows)):
        if lowest[start] > highest[start - 1]:
            return rows[start:] + rows[:start]
    return rows


def _is_furniture(row: Row, running: frozenset[str]) -> bool:
    text = pattern(row.text)
    if is_page_number(row.text) or (text and text in running):
        return True
    return bool(row.artifact and text and any(text in line for line in running))
