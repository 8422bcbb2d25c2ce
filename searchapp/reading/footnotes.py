"""Footnotes find the paragraph that marks them, and their marks leave its text."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from searchapp.reading.blocks import Block
from searchapp.reading.marks import SUPERSCRIPTS

_MARK = re.compile(rf"(?<=\S)[ ]?[{SUPERSCRIPTS}]+")
_DIGITS = re.compile(rf"[{SUPERSCRIPTS}]+")
_FULL_SIZE = str.maketrans(SUPERSCRIPTS, "0123456789")

_REACH = 2
"""Pages from where a paragraph begins to the foot of the page on which it marks a note."""


@dataclass(slots=True)
class Noted:
    """The marks that stand in a paragraph or in the heading above it, each with its page, and
    the notes that they led to: mark and text. `page` is where the paragraph begins."""

    page: int
    marks: list[tuple[str, int]] = field(default_factory=list)
    found: list[tuple[str, str]] = field(default_factory=list)


@dataclass(slots=True)
class _Mark:
    """A footnote's mark in the text; `taken` once a note hangs on it."""

    mark: str
    page: int
    noted: Noted
    taken: bool = False


def note_marks(block: Block) -> list[tuple[str, int]]:
    """The footnote marks in a block's text, each with the block's page."""
    return [(mark, block.page) for mark in _DIGITS.findall(block.text)]


def without_marks(text: str) -> str:
    """`text` without its footnote marks."""
    return _MARK.sub("", text)


def raise_full_size_marks(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, with the marks raised that a file prints as large as the text ("schools3").

    Only where a note has no raised mark, and one figure alone on its page can be its mark: glued
    to a word, or after words that the note repeats ("special schools 4," Lincolnshire 2015).
    """
    found = list(blocks)
    for note in blocks:
        if note.role == "footnote" and not any(_is_marked_in(note, block) for block in found):
            places = [
                (place, match)
                for place, block in enumerate(found)
                if block.role != "footnote" and block.page == note.page
                for match in _full_size_marks(note, block)
            ]
            if len(places) == 1:
                place, match = places[0]
                text = found[place].text
                text = f"{text[: match.start(1)]}{note.mark}{text[match.end(1) :]}"
                found[place] = replace(found[place], text=text)
    return found


def _is_marked_in(note: Block, block: Block) -> bool:
    if block.role == "footnote" or not 0 <= note.page - block.page <= _REACH:
        return False
    return note.mark in _DIGITS.findall(block.text)


def _full_size_marks(note: Block, block: Block) -> list[re.Match[str]]:
    figure = note.mark.translate(_FULL_SIZE)
    glued = re.finditer(rf"(?<=[a-z])[’”)]?[,.;:]?({figure})(?![\w%])", block.text)
    apart = re.finditer(rf"(?<=\w)( {figure})(?=[,.;:)])", block.text)
    repeated = [
        match for match in apart if _last_words(block.text[: match.start()]) in note.text.lower()
    ]
    return [*glued, *repeated]


def _last_words(text: str) -> str:
    return " ".join(text.lower().split()[-2:])


def hang_footnotes(paragraphs: Sequence[Noted], blocks: Sequence[Block]) -> None:
    """Hang every note on the paragraph that marks it, the nearest above where several do.

    A note whose number is on none of its pages belongs to another mark of its page that has no
    note (Leicester 2017 counts its notes from 1 and their marks from 2); else to its mark wherever
    that is (an export gathers notes elsewhere). A note whose mark is nowhere hangs on the last
    paragraph before its page's end, so that no word of it is lost.
    """
    marks = [_Mark(mark, page, noted) for noted in paragraphs for mark, page in noted.marks]
    notes = [block for block in blocks if block.role == "footnote"]
    hung: dict[int, Noted] = {}
    for belongs in (_is_near, _is_beside, _is_same):
        for place, note in enumerate(notes):
            mark = _nearest(note, marks, belongs) if place not in hung else None
            if mark:
                mark.taken, hung[place] = True, mark.noted
    for place, note in enumerate(notes):
        above = [noted for noted in paragraphs if noted.page <= note.page]
        if noted := hung.get(place, above[-1] if above else None):
            noted.found.append((note.mark, note.text))


def _is_near(note: Block, mark: _Mark) -> bool:
    return mark.mark == note.mark and 0 <= note.page - mark.page <= _REACH


def _is_beside(note: Block, mark: _Mark) -> bool:
    return mark.page == note.page


def _is_same(note: Block, mark: _Mark) -> bool:
    return mark.mark == note.mark


def _nearest(
    note: Block, marks: Sequence[_Mark], belongs: Callable[[Block, _Mark], bool]
) -> _Mark | None:
    """The mark nearest to `note` among those that have no note and that it `belongs` to."""
    free = [mark for mark in marks if not mark.taken and belongs(note, mark)]
    return min(free, key=lambda mark: abs(note.page - mark.page), default=None)
