"""Blocks become the headings and paragraphs of a report."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from searchapp.model import Area, Kind
from searchapp.reading.blocks import Block
from searchapp.reading.footnotes import (
    Noted,
    hang_footnotes,
    note_marks,
    raise_full_size_marks,
    without_marks,
)
from searchapp.reading.headings import find_heading
from searchapp.reading.lists import units
from searchapp.reading.outline import (
    Heading,
    frame_heading,
    glued_headings,
    glued_to_end,
    is_grade,
    opens_body,
    states_grade,
)
from searchapp.reading.wording import ends_sentence, is_role, opens_imprint

_ABOUT = re.compile(
    r"(?:inspection dates?|(?:report )?published|age group|the overall judge?ment)\b", re.I
)
_SCALE = re.compile(r"(?:outstanding|good|adequate|inadequate) (?:\(grade \d\) )?a service", re.I)
_SHORTEST_OVERVIEW = 120
"""Characters from which plain text after the judgements of a cover is the report's overview."""


@dataclass(slots=True)
class Draft:
    """A paragraph in the making; `parts` are its lines: the text, then nested items.

    `series` is the place of its series of numbers in the report, 0 for the main one; `slug` names
    it where it stands under no heading; nothing is added to it once it is `closed`.
    """

    trail: tuple[Heading, ...]
    parts: list[str]
    page: int
    notes: Noted
    number: int | None = None
    item: int | None = None
    series: int | None = None
    mark: str = ""
    left: float = 0.0
    hang: float = 0.0
    slug: str | None = None
    kind: Kind | None = None
    own_areas: tuple[Area, ...] | None = None
    closed: bool = False

    @property
    def areas(self) -> tuple[Area, ...]:
        """The paragraph's areas: those of the nearest heading that names any."""
        if self.own_areas is not None:
            return self.own_areas
        return next((h.areas for h in reversed(self.trail) if h.areas is not None), ())


@dataclass(frozen=True, slots=True)
class PlacedHeading:
    """A heading, and the place (from 0) of the first paragraph below it."""

    heading: Heading
    first: int


@dataclass(frozen=True, slots=True)
class Structure:
    """What was found in a report: its headings and its paragraphs, both in reading order."""

    headings: tuple[PlacedHeading, ...]
    drafts: tuple[Draft, ...]


def find_structure(blocks: Sequence[Block]) -> Structure:
    """The headings and paragraphs of a report whose numbers are settled."""
    finder = _Finder()
    blocks = raise_full_size_marks(blocks)
    body = list(_split_headings([block for block in blocks if block.role != "footnote"]))
    own = units(body)
    for i, block in enumerate(body):
        finder.take(block, i in own)
    if _reviews_board_alone(finder.drafts):
        for draft in finder.drafts:
            draft.own_areas = ("lscb",) if draft.areas else ()
    hang_footnotes([draft.notes for draft in finder.drafts], blocks)
    drafts = tuple(finder.drafts)
    return Structure(tuple(h for h in finder.headings if h.first < len(drafts)), drafts)


def _split_headings(blocks: Sequence[Block]) -> Iterator[Block]:
    """Headings that are glued to each other, or to a paragraph's end, set apart."""
    for i, block in enumerate(blocks):
        text, heading = glued_to_end(block.text)
        if block.role == "plain" and not heading:
            for part in glued_headings(block.text):
                yield replace(block, text=part)
        elif heading and block.role in ("plain", "bullet", "numbered"):
            yield replace(block, text=text)
            if i + 1 == len(blocks) or blocks[i + 1].text != heading:
                yield Block(heading, "plain", block.page)
        else:
            yield block


class _Finder:
    """Takes the blocks one by one and keeps where in the report it is."""

    def __init__(self) -> None:
        self.headings: list[PlacedHeading] = []
        self.drafts: list[Draft] = []
        self.trail: tuple[Heading, ...] = ()
        self.owner: Draft | None = None
        self.nested_mark: tuple[str, float] | None = None
        self.in_cover = True
        self.in_overview = False
        self.in_imprint = False
        self.heading_marks: list[tuple[str, int]] = []

    def take(self, block: Block, is_unit: bool) -> None:
        """Put the next block in its place; `is_unit` where it is an item that stands alone."""
        if opens_imprint(block.text) and self.trail:
            self._open_imprint()
        elif self.in_imprint and _opens_body(block):
            self.in_imprint = False
        if self.in_imprint:
            self._add(block)
        elif _SCALE.match(block.text):
            self._take_scale(block)
        elif block.role == "table":
            self._take_table(block)
        elif self.in_cover and not self._leaves_cover(block):
            self._take_cover(block)
        elif self._continues(block):
            self._extend(self.drafts[-1], block)
        elif block.role == "plain" and (heading := find_heading(block, self.trail)):
            self._take_heading(heading, block)
        elif block.number is not None:
            self._take_numbered(block)
        elif block.role == "bullet":
            self._take_bullet(block, is_unit)
        else:
            self._take_plain(block)

    def _open_imprint(self) -> None:
        self.in_imprint = True
        self.trail = ()
        self.owner = None

    def _leaves_cover(self, block: Block) -> bool:
        heading = frame_heading(without_marks(block.text))
        if not self.drafts and heading and heading.areas == ("lscb",):
            return False
        return _opens_body(block)

    def _take_cover(self, block: Block) -> None:
        if len(self.drafts) == 1 and _is_title(self.drafts[0], block):
            self._extend(self.drafts[0], block, "\n")
        elif self.in_overview and (block.mark or len(block.text) > _SHORTEST_OVERVIEW):
            draft = self._add(block)
            draft.slug, draft.kind, draft.own_areas = "overview", "summary", ("overall",)
        else:
            self._add(block)

    def _take_heading(self, heading: Heading, block: Block) -> None:
        self.in_cover = False
        above = tuple(h for h in self.trail if h.level < heading.level)
        self.trail = (*above, heading)
        if self.owner and len(self.owner.trail) > len(above):
            self.owner = None
        self.headings.append(PlacedHeading(heading, len(self.drafts)))
        self.nested_mark = None
        if states_grade(heading.title):
            judgement = self._add(block)
            judgement.kind, judgement.closed = "summary", True
        else:
            self.heading_marks += note_marks(block)

    def _take_table(self, block: Block) -> None:
        title, judged = block.rows[-1][0], is_grade(block.rows[-1][-1])
        if self.in_cover:
            self.in_overview = self.in_overview or block.rows[-1][0].startswith("Overall")
        elif judged and _heads_area(block) and frame_heading(title):
            heading = find_heading(replace(block, text=title, role="plain"), self.trail)
            if heading and not (self.trail and self.trail[-1].title == heading.title):
                self._take_heading(heading, replace(block, text=""))
        table = self._add(block)
        table.kind, table.closed = "method", True

    def _take_scale(self, block: Block) -> None:
        """One more grade of the scale of 2012 and 2013, which is one paragraph."""
        above = self.drafts[-1] if self.drafts else None
        if above and above.closed and _SCALE.match(above.parts[0]):
            above.parts += block.text.split("\n")
        else:
            scale = self._add(block)
            scale.kind, scale.closed = "method", True

    def _take_numbered(self, block: Block) -> None:
        if self.trail and self.trail[-1].title.lower() == "summary":
            self.trail = self.trail[:-1]
        self.nested_mark = None
        self.owner = self._add(block)
        self.owner.number, self.owner.series = block.number, block.series

    def _take_bullet(self, block: Block, is_unit: bool) -> None:
        above = self.drafts[-1] if self.drafts else None
        if above and above.trail == self.trail and self._nests(block, above, is_unit):
            self.nested_mark = (block.mark, block.left)
            self._extend(above, block, "\n")
        else:
            self.nested_mark = None
            self._add_item(block)

    def _take_plain(self, block: Block) -> None:
        above = self.drafts[-1] if self.drafts else None
        if self._asks and self.owner and len(self.trail) > len(self.owner.trail):
            self._add_item(block)
        elif above and above.trail == self.trail and _is_indented_below(block, above):
            self._extend(above, block, "\n")
        else:
            draft = self._add(block)
            if _ABOUT.match(block.text):
                draft.kind = "method"
            elif draft.kind is None and self._sums_up(draft):
                draft.kind = "summary"

    def _sums_up(self, draft: Draft) -> bool:
        """Whether a plain paragraph stands between an area's heading and its first number."""
        if not draft.trail or draft.trail[-1].kind != "finding" or not draft.areas:
            return False
        return not any(d.number is not None and d.trail == draft.trail for d in self.drafts)

    def _nests(self, block: Block, above: Draft, is_unit: bool) -> bool:
        """Whether a bullet belongs to the paragraph above, which gives it its meaning."""
        if above.closed:
            return False
        if above.mark:
            return self._is_deeper(block, above)
        if above.number is not None and above.item is None:
            return not is_unit and not (self._asks and "following" in above.parts[0])
        return above.parts[0].endswith(":") and not is_unit and not self._asks

    def _is_deeper(self, block: Block, above: Draft) -> bool:
        if self.nested_mark and not block.size:
            return self.nested_mark == (block.mark, block.left)
        if block.left - above.left > (9 if block.size else 0):
            return True
        returns = self.nested_mark is not None and block.left < self.nested_mark[1] - 9
        return block.mark != above.mark and above.parts[0].endswith(":") and not returns

    def _add_item(self, block: Block) -> None:
        draft = self._add(block)
        if self.owner:
            items = [d for d in self.drafts if d.item and d.number == self.owner.number]
            draft.number, draft.item = self.owner.number, len(items) + 1
            draft.series = self.owner.series

    def _continues(self, block: Block) -> bool:
        """Whether `block` is the rest of the paragraph before it, cut by a page break."""
        if self.in_cover or not self.drafts or block.number is not None or not block.opens:
            return False
        above = self.drafts[-1]
        if above.trail != self.trail or above.closed:
            return False
        unfinished = not ends_sentence(above.parts[-1])
        if above.number is not None and above.item is None:
            return unfinished or (block.role == "bullet" and not self._asks)
        return block.role == "plain" and unfinished and not is_role(block.text)

    @property
    def _asks(self) -> bool:
        return next((h.kind for h in reversed(self.trail) if h.kind), None) == "recommendation"

    def _add(self, block: Block) -> Draft:
        grade = block.role == "plain" and not self.in_cover and is_grade(block.text)
        text = f"{self.trail[-1].title}\n{block.text}" if grade and self.trail else block.text
        draft = Draft(
            trail=self.trail,
            parts=[without_marks(part) for part in text.split("\n")],
            page=block.page,
            mark=block.mark,
            left=block.left,
            hang=block.hang,
            slug="cover" if self.in_cover else "imprint" if self.in_imprint else None,
            kind="method" if self.in_cover or self.in_imprint or grade else None,
            closed=bool(grade),
            notes=Noted(block.page, [*self.heading_marks, *note_marks(block)]),
        )
        self.heading_marks = []
        self.drafts.append(draft)
        return draft

    def _extend(self, draft: Draft, block: Block, glue: str = " ") -> None:
        draft.notes.marks.extend(note_marks(block))
        text = without_marks(block.text)
        if glue == "\n":
            draft.parts.append(text)
        else:
            draft.parts[-1] += glue + text


def _opens_body(block: Block) -> bool:
    """Whether `block` is a heading of the frame, after a cover or after the imprint.

    Hull 2015 holds two reports, one after the other: that of the board follows the imprint.
    """
    title = without_marks(block.text).removesuffix(":")
    return (
        block.role == "plain"
        and block.strong is not False
        and opens_body(title, printed=bool(block.strong))
    )


def _reviews_board_alone(drafts: Sequence[Draft]) -> bool:
    """Whether the report is of a safeguarding children board's review and of nothing else."""
    title = " ".join(drafts[0].parts).lower() if drafts else ""
    return "review of the effectiveness of the local safeguarding" in title and (
        "inspection of services" not in title
    )


def _heads_area(table: Block) -> bool:
    """Whether a table gives one area's grade and so heads what is said about it."""
    return len(table.rows) == 1 or (
        len(table.rows) == 2 and table.rows[0][0].lower().startswith("key judg")
    )


def _is_title(above: Draft, block: Block) -> bool:
    """Whether `block` is one more line of the title on the cover."""
    if any(_ABOUT.match(text) for text in (*above.parts, block.text)):
        return False
    return block.role == "plain" and not ends_sentence(block.text)


def _is_indented_below(block: Block, above: Draft) -> bool:
    """Whether plain text stands where the lines of the numbered or bulleted `above` stand."""
    if above.closed or not block.size or not (above.mark or above.number is not None):
        return False
    if above.parts[0].endswith(":") and block.left > above.left + 9:
        return True
    return above.hang > above.left + 4 and block.left > above.hang - 4
