"""Footnotes find the paragraph that marks them, and their marks leave its text."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from searchapp.reading.blocks import Block
from searchapp.reading.marks import SUPERSCRIPTS

_MARK = re.compile(rf"(?<=\S)[ ]?[{SUPERSCRIPTS}]+")
_DIGITS = re.compile(rf"[{SUPERSCRIPTS}]+")


@dataclass(slots=True)
class Noted:
    """The marks that stand in a paragraph or in the heading above it, each with its page, and
    the notes that they led to: mark and text. `page` is where the paragraph begins."""

    page: int
    marks: list[tuple[str, int]] = field(default_factory=list)
    found: list[tuple[str, str]] = field(default_factory=list)


def note_marks(block: Block) -> list[tuple[str, int]]:
    """The footnote marks in a block's text, each with the block's page."""
    return [(mark, block.page) for mark in _DIGITS.findall(block.text)]


def without_marks(text: str) -> str:
    """`text` without its footnote marks."""
    return _MARK.sub("", text)


def hang_footnotes(paragraphs: Sequence[Noted], blocks: Sequence[Block]) -> None:
    """Hang every note on the paragraph that marks it, the nearest where several do.

    A note whose mark is nowhere in the text hangs on the last paragraph before its page's end, so
    that no word of it is lost.
    """
    for note in blocks:
        if note.role == "footnote":
            noted = _marker(note, paragraphs)
            if noted:
                noted.found.append((note.mark, note.text))


def _marker(note: Block, paragraphs: Sequence[Noted]) -> Noted | None:
    marked = [
        (abs(note.page - page), page > note.page, place)
        for place, noted in enumerate(paragraphs)
        for mark, page in noted.marks
        if mark == note.mark
    ]
    if marked:
        return paragraphs[min(marked)[2]]
    before = [noted for noted in paragraphs if noted.page <= note.page]
    return before[-1] if before else None
