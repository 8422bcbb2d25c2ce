"""Which list items are units of their own, and which belong to the paragraph that leads them in."""

from collections.abc import Sequence
from itertools import groupby

from searchapp.reading.blocks import Block
from searchapp.reading.wording import ends_sentence, starts_lower

_FEWEST_WORDS = 8


def units(blocks: Sequence[Block]) -> frozenset[int]:
    """The places of the bullets whose list is made of whole sentences."""
    found: set[int] = set()
    for is_bullet, run in groupby(range(len(blocks)), lambda i: blocks[i].role == "bullet"):
        places = list(run)
        if is_bullet and _are_sentences([blocks[i].text for i in places]):
            found.update(places)
    return frozenset(found)


def _are_sentences(items: Sequence[str]) -> bool:
    whole = [
        item
        for item in items
        if not starts_lower(item) and ends_sentence(item) and len(item.split()) >= _FEWEST_WORDS
    ]
    return len(whole) > len(items) / 2
