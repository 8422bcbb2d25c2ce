"""Blocks become the headings and paragraphs of a report."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from searchapp.model import Area, Kind
from searchapp.reading.blocks import SUPERSCRIPTS, Block
from searchapp.reading.outline import SUBHEADING, Heading, areas_of, frame_heading
from searchapp.reading.wording import ends_sentence

_IMPRINT = re.compile(
    r"any complaints about the inspection|the office for standards in education|"
    r"if you would like a copy of this document",
    re.IGNORECASE,
)
_GRADE = re.compile(r"(?:outstanding|good|adequate|inadequate|requires improvement)", re.IGNORECASE)
_JUDGEMENT = re.compile(r".* (?:is that it (?:is|requires)|requires improvement).*", re.IGNORECASE)
_ABOUT = re.compile(r"(?:inspection date|report published|published|age group|the overall)", re.I)
_ROLE = re.compile(r"[A-Z][a-z]+(?: [a-z]+){0,3}: ?[A-Z]")
_NOTE_MARK = re.compile(rf"[{SUPERSCRIPTS}]+")
_LONGEST_HEADING = 130


@dataclass(slots=True)
class Draft:
    """A paragraph in the making; `parts` are its lines: the text, then nested items."""

    trail: tuple[Heading, ...]
    parts: list[str]
    page: int
    number: int | None = None
    item: int | None = None
    mark: str = ""
    left: float = 0.0
    slug: str | None = None
    kind: Kind | None = None
    closed: bool = False
    footnotes: list[tuple[str, str]] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "\n".join(self.parts)

    @property
    def areas(self) -> tuple[Area, ...]:
        return next((h.areas for h in reversed(self.trail) if h.areas is not None), ())


@dataclass(slots=True)
class HeadingDraft:
    """A heading, and the place (from 0) of the first paragraph below it."""

    heading: Heading
    first: int


@dataclass(frozen=True, slots=True)
class Structure:
    """What was found in a report: its headings and its paragraphs, both in reading order."""

    headings: tuple[HeadingDraft, ...]
    drafts: tuple[Draft, ...]


def find_structure(blocks: Sequence[Block]) -> Structure:
    """The headings and paragraphs of a report whose numbers are settled."""
    finder = _Finder()
    body = [block for block in blocks if block.role != "footnote"]
    for block in _split_headings(body):
        finder.take(block)
    _attach_footnotes(finder.drafts, blocks)
    return Structure(
        tuple(h for h in finder.headings if h.first < len(finder.drafts)), tuple(finder.drafts)
    )


def _split_headings(blocks: Sequence[Block]) -> Iterator[Block]:
    """Headings that are glued to each other, or repeated at a paragraph's end, set apart."""
    for i, block in enumerate(blocks):
        following = blocks[i + 1].text if i + 1 < len(blocks) else ""
        if block.role == "plain":
            for text in _glued(block.text):
                yield replace(block, text=text)
        elif following and frame_heading(following) and block.text.endswith(". " + following):
            yield replace(block, text=block.text.removesuffix(" " + following))
        else:
            yield block


def _glued(text: str) -> tuple[str, ...]:
    if frame_heading(text) or len(text) > _LONGEST_HEADING:
        return (text,)
    words = text.split(" ")
    for i in range(len(words) - 1, 0, -1):
        first, rest = " ".join(words[:i]), " ".join(words[i:])
        if rest[0].isupper() and frame_heading(first) and frame_heading(rest):
            return first, rest
    return (text,)


class _Finder:
    """Takes the blocks one by one and keeps where in the report it is."""

    def __init__(self) -> None:
        self.headings: list[HeadingDraft] = []
        self.drafts: list[Draft] = []
        self.trail: tuple[Heading, ...] = ()
        self.owner: Draft | None = None
        self.nested_mark: tuple[str, float] | None = None
        self.in_cover = True
        self.in_imprint = False

    def take(self, block: Block) -> None:
        """Put the next block in its place."""
        if _IMPRINT.match(block.text) and self.trail:
            self._open_imprint()
        if self.in_imprint:
            self._add(block)
        elif block.role == "table":
            self._take_table(block)
        elif self.in_cover and len(self.drafts) == 1 and _is_title(self.drafts[0], block):
            self.drafts[0].parts.append(block.text)
        elif self._continues(block):
            self.drafts[-1].parts[-1] += " " + block.text
        elif block.role == "plain" and (heading := self._heading(block)):
            self._take_heading(heading, block)
        elif block.number is not None:
            self._take_numbered(block)
        elif block.role == "bullet":
            self._take_bullet(block)
        elif self.owner and self.owner_asks and len(self.trail) > len(self.owner.trail):
            self._add_item(block)
        else:
            self._add(block)

    def _open_imprint(self) -> None:
        self.in_imprint = True
        self.trail = ()
        self.owner = None

    def _heading(self, block: Block) -> Heading | None:
        title = _NOTE_MARK.sub("", block.text).removesuffix(":")
        known = frame_heading(title)
        if known:
            return self._in_context(known)
        if self.in_cover or len(title) > _LONGEST_HEADING or ends_sentence(title):
            return None
        if not title[0].isupper() or _ROLE.match(block.text) or _GRADE.fullmatch(title):
            return None
        if "because" in title.split():
            return None
        areas = areas_of(title) if self._kind() == "recommendation" else None
        return Heading(title, SUBHEADING, areas)

    def _in_context(self, heading: Heading) -> Heading:
        """The heading's place where its words alone do not tell it."""
        titles = [above.title.lower() for above in self.trail]
        defined = self.trail and titles[0].startswith("what the inspection")
        if defined and heading.level == 1 and len(heading.title.split()) < 4:
            return Heading(heading.title, 2, (), "method")
        if self._kind() == "recommendation" and heading.title.lower().startswith("leadership,"):
            return Heading(heading.title, SUBHEADING, areas_of(heading.title))
        if titles[:1] == ["the inspection judgements and what they mean"] and self.drafts:
            if heading.title == "Overall effectiveness" and len(titles) == 1:
                return replace(heading, level=2, kind="summary")
            if heading.title == "Areas for improvement":
                return Heading(heading.title, 2, ("overall",), "recommendation")
        return heading

    def _kind(self) -> Kind | None:
        return next((h.kind for h in reversed(self.trail) if h.kind), None)

    def _take_heading(self, heading: Heading, block: Block) -> None:
        self.in_cover = False
        above = tuple(h for h in self.trail if h.level < heading.level)
        self.trail = (*above, heading)
        if self.owner and len(self.owner.trail) > len(above):
            self.owner = None
        self.headings.append(HeadingDraft(heading, len(self.drafts)))
        self.nested_mark = None
        if _JUDGEMENT.fullmatch(heading.title):
            judgement = self._add(block)
            judgement.kind, judgement.closed = "summary", True

    def _take_table(self, block: Block) -> None:
        title = block.rows[-1][0]
        if block.rows[0][0].lower().startswith("key judg") and (heading := frame_heading(title)):
            self._take_heading(heading, block)
        table = self._add(block)
        table.kind, table.closed = "method", True

    def _take_numbered(self, block: Block) -> None:
        if self.trail and self.trail[-1].title == "Summary":
            self.trail = self.trail[:-1]
        self.owner = self._add(block)
        self.owner.number = block.number

    def _take_bullet(self, block: Block) -> None:
        above = self.drafts[-1] if self.drafts else None
        if above and above.trail == self.trail and self._nests(block, above):
            self.nested_mark = (block.mark, block.left)
            above.parts.append(block.text)
            return
        self.nested_mark = None
        self._add_item(block)

    def _add_item(self, block: Block) -> None:
        draft = self._add(block)
        if self.owner:
            items = [d for d in self.drafts if d.number == self.owner.number and d.item]
            draft.number, draft.item = self.owner.number, len(items) + 1

    def _nests(self, block: Block, above: Draft) -> bool:
        if self.nested_mark is not None:
            return self.nested_mark == (block.mark, block.left)
        if not above.mark or not above.parts[0].endswith(":"):
            return False
        return block.mark != above.mark or block.left > above.left

    def _continues(self, block: Block) -> bool:
        """Whether `block` is the rest of the paragraph before it, cut by a page break."""
        if not self.drafts or block.number is not None or self.in_cover:
            return False
        above = self.drafts[-1]
        if above.trail != self.trail or not block.opens or above.closed:
            return False
        if above.number is not None and above.item is None:
            return not ends_sentence(above.text) or (block.role == "bullet" and not self.owner_asks)
        return (
            block.role == "plain" and not ends_sentence(above.text) and not _ROLE.match(block.text)
        )

    @property
    def owner_asks(self) -> bool:
        return bool(self.owner) and self._kind() == "recommendation"

    def _add(self, block: Block) -> Draft:
        grade = block.role == "plain" and _GRADE.fullmatch(block.text.strip("*"))
        text = f"{self.trail[-1].title}\n{block.text}" if grade and self.trail else block.text
        draft = Draft(
            trail=self.trail,
            parts=text.split("\n"),
            page=block.page,
            mark=block.mark,
            left=block.left,
            slug="cover" if self.in_cover else "imprint" if self.in_imprint else None,
            kind="method" if self.in_cover or self.in_imprint or grade else None,
            closed=bool(grade),
        )
        self.drafts.append(draft)
        return draft


def _is_title(above: Draft, block: Block) -> bool:
    """Whether `block` is one more line of the title on the cover."""
    titled = not any(_ABOUT.match(part) for part in above.parts) and not _ABOUT.match(block.text)
    return titled and not frame_heading(block.text) and not ends_sentence(block.text)


def _attach_footnotes(drafts: Sequence[Draft], blocks: Sequence[Block]) -> None:
    """Hang every note on the paragraph, or on the first below the heading, that marks it."""
    notes = [block for block in blocks if block.role == "footnote"]
    marked = {
        mark: draft
        for draft in reversed(drafts)
        for part in draft.parts
        for mark in _NOTE_MARK.findall(part)
    }
    for note in notes:
        draft = marked.get(note.mark)
        if draft:
            draft.footnotes.append((note.mark, note.text))
    for draft in drafts:
        draft.parts = [_NOTE_MARK.sub("", part) for part in draft.parts]
