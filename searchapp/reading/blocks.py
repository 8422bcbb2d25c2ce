"""Groups of lines become blocks: numbered paragraphs, bullets, tables, notes, plain text."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from searchapp.reading.joining import Group, join_lines
from searchapp.reading.lines import Page
from searchapp.reading.marks import Mark, split_mark
from searchapp.reading.wording import without_emphasis

Role = Literal["plain", "bullet", "numbered", "table", "footnote"]
Rows = tuple[tuple[str, ...], ...]

_CONTENTS = re.compile(r"(?:table of )?contents(?: page)?", re.IGNORECASE)
_CONTENTS_ENTRY = re.compile(r".*\D[\s.…]?\d{1,3}$")
_LONGEST_ENTRY = 130


@dataclass(frozen=True, slots=True)
class Block:
    """What was printed as one unit, its lines joined.

    `text` is without number, bullet, note mark or emphasis. `mark` is the bullet, or the
    footnote's mark; `number` the printed one, `dotted` false where it has no dot; `series` the
    place of its series among the report's, 0 for the main one. `strong` is true where the block
    is printed as headings are, false where it is not, None where the source does not say.
    `left` and `hang` are where its first and its further lines begin. `opens` is true where
    the block is the first after a break that may be a page break.
    """

    text: str
    role: Role
    page: int
    mark: str = ""
    number: int | None = None
    dotted: bool = True
    series: int | None = None
    strong: bool | None = None
    size: float = 0.0
    left: float = 0.0
    hang: float = 0.0
    opens: bool = False
    rows: Rows = ()


def blocks(pages: Sequence[Page]) -> list[Block]:
    """The blocks of a report in reading order, without its contents list."""
    return [_block(group) for group in _without_contents(join_lines(pages))]


def _block(group: Group) -> Block:
    if group.rows:
        text = "\n".join(" ".join(row) for row in group.rows)
        return Block(
            text, "table", group.page, strong=group.strong, opens=group.opens, rows=group.rows
        )
    mark = split_mark(without_emphasis(group.text))
    return Block(
        text=mark.text,
        role=_role(mark, group),
        page=group.page,
        mark=mark.bullet or mark.note,
        number=mark.number,
        dotted=mark.dotted,
        strong=group.strong,
        size=group.size,
        left=group.left,
        hang=group.hang,
        opens=group.opens,
    )


def _role(mark: Mark, group: Group) -> Role:
    if mark.note and (group.small or group.size == 0):
        return "footnote"
    if mark.number is not None:
        return "numbered"
    return "bullet" if mark.bullet else "plain"


def _without_contents(groups: list[Group]) -> list[Group]:
    kept: list[Group] = []
    skip = 0
    for i, group in enumerate(groups):
        if i >= skip and _CONTENTS.fullmatch(group.text):
            skip = _end_of_contents(groups, i)
        if i >= skip:
            kept.append(group)
    return kept


def _end_of_contents(groups: Sequence[Group], start: int) -> int:
    """The place of the first group after the contents list that begins at `start`."""
    last = start
    for i in range(start + 1, len(groups)):
        if groups[i].page != groups[start].page:
            break
        if _is_entry(groups[i]):
            last = i
        elif i - last > 2 or len(groups[i].text) > _LONGEST_ENTRY:
            break
    return last + 1


def _is_entry(group: Group) -> bool:
    if group.rows:
        return _CONTENTS_ENTRY.match(" ".join(group.rows[-1])) is not None
    return len(group.text) <= _LONGEST_ENTRY and _CONTENTS_ENTRY.match(group.text) is not None
