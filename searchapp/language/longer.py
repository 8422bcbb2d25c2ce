"""Words that are another thing within a longer name: data/longer.txt, whose head explains it."""

from collections import defaultdict
from collections.abc import Mapping
from functools import cache

from searchapp.language.stems import stem
from searchapp.language.tables import lines_of

FILE = "longer.txt"
"""The table, in `data`."""


def made_longer_by(word: str) -> tuple[str, ...]:
    """After which words a normalised word names something else: `corporate` for `parents`."""
    return _table().get(stem(word), ())


@cache
def _table() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for line in lines_of(FILE):
        before, *words = line.split()
        for word in words:
            found[stem(word)][before] = None
    return {word: tuple(before) for word, before in found.items()}
