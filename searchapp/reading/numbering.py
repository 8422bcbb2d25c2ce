"""Which printed figures number a paragraph, and which paragraphs lost theirs."""

from collections.abc import Sequence
from dataclasses import replace

from searchapp.reading.blocks import Block
from searchapp.reading.wording import ends_sentence, starts_lower

LARGEST_GAP = 3
"""Numbers in a row that may be lost before a figure is taken for something else."""


def number_blocks(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, `number` set on those that begin a numbered paragraph and on no others.

    Numbers run up in steps of one. Where one is missing, and as many unnumbered blocks stand in
    its place as numbers are missing, those lost theirs in conversion; where there are more, a
    block that follows a break continues the paragraph before it.
    """
    found = list(blocks)
    last: int | None = None
    place = -1
    for i, block in enumerate(blocks):
        if block.number is None:
            continue
        step = block.number - (last or 0)
        if step < 1 or step > LARGEST_GAP + 1:
            found[i] = replace(block, text=f"{block.number}. {block.text}", number=None)
            continue
        if last is not None and step > 1:
            _restore(found, place, i)
        last, place = block.number, i
    return found


def _restore(blocks: list[Block], before: int, after: int) -> None:
    """Give the blocks between two numbered ones the numbers that are missing, if they can be."""
    lower, upper = blocks[before].number, blocks[after].number
    assert lower is not None
    assert upper is not None
    missing = upper - lower - 1
    places = [
        i
        for i in range(before + 1, after)
        if blocks[i].role in ("bullet", "plain")
        and not starts_lower(blocks[i].text)
        and ends_sentence(blocks[i].text)
        and ends_sentence(blocks[i - 1].text)
    ]
    if len(places) > missing:
        places = [i for i in places if not blocks[i].opens]
    if len(places) == missing:
        for k, i in enumerate(places, start=1):
            blocks[i] = replace(blocks[i], role="numbered", mark="", number=lower + k)
