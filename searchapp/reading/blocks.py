"""Lines become blocks: the numbered paragraphs, bullets, table rows and notes that were printed."""

import re
from dataclasses import dataclass, field
from typing import Literal

from searchapp.reading.lines import Line, Page

Role = Literal["plain", "bullet", "numbered", "table", "footnote"]

SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"

_NUMBERED = re.compile(r"(?:[-–] )?(\d{1,3})\.\s+(?=\S)")
_BULLET = re.compile(r"([-–—•■◼▪●\ue000-\uf8ff])\s*(?<=[\s\ue000-\uf8ff])(?=\S)")
_FOOTNOTE = re.compile(rf"([{SUPERSCRIPTS}]+)\s*(?=\S)")
_CONTENTS_ENTRY = re.compile(r".*\D\s?\d{1,3}$")


@dataclass(frozen=True, slots=True)
class Block:
    """What was printed as one unit, its lines joined.

    `text` is without number, bullet or note mark; `mark` is the bullet, or the footnote's mark;
    `number` the printed one. `opens` is true where the block is the first after a break that
    may be a page break.
    """

    text: str
    role: Role
    page: int
    mark: str = ""
    number: int | None = None
    left: float = 0.0
    opens: bool = False
    rows: tuple[tuple[str, ...], ...] = field(default=())


def blocks(pages: tuple[Page, ...]) -> list[Block]:
    """The blocks of a report in reading order, without its contents list."""
    lines = _without_contents([line for page in pages for line in page.lines])
    found: list[Block] = []
    for line in lines:
        block = _block(line)
        if block.role == "table" and found and found[-1].role == "table" and not line.gap:
            rows = found[-1].rows + block.rows
            found[-1] = Block(_table_text(rows), "table", found[-1].page, rows=rows)
        else:
            found.append(block)
    return found


def _block(line: Line) -> Block:
    opens = line.gap > 0
    if line.cells:
        rows = (line.cells,)
        return Block(_table_text(rows), "table", line.page, opens=opens, rows=rows)
    if match := _NUMBERED.match(line.text):
        return Block(
            line.text[match.end() :], "numbered", line.page, "", int(match[1]), line.left, opens
        )
    if match := _BULLET.match(line.text):
        text = line.text[match.end() :]
        return Block(text, "bullet", line.page, match[1], None, line.left, opens)
    if match := _FOOTNOTE.match(line.text):
        return Block(line.text[match.end() :], "footnote", line.page, match[1])
    return Block(line.text, "plain", line.page, left=line.left, opens=opens)


def _table_text(rows: tuple[tuple[str, ...], ...]) -> str:
    return "\n".join(" ".join(row) for row in rows)


def _without_contents(lines: list[Line]) -> list[Line]:
    start = next((i for i, line in enumerate(lines) if line.text == "Contents"), None)
    if start is None:
        return lines
    last = start
    for i in range(start + 1, len(lines)):
        if _CONTENTS_ENTRY.match(lines[i].text):
            last = i
        elif i - last > 2:
            break
    return lines[:start] + lines[last + 1 :]
