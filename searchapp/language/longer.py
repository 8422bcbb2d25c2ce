"""Words that are another thing within a longer name: data/longer.txt, whose head explains it."""

from collections import defaultdict
from collections.abc import Mapping
from functools import cache

from searchapp.language.stems import stem
from searchapp.language.tables import lines_of

FILE = "longer.txt"
"""The table, in `data`."""


_COUNTING = frozenset(["single"])
"""What says how many as well, of a name that goes on: "a single agency social worker" is one."""


def made_longer_by(word: str, goes_on: bool = False) -> tuple[str, ...]:
    """After which words a normalised word names something else: `corporate` for `parents`.

    `goes_on` tells that the word begins a name of several: `agency` of `agency staff`.
    """
    found = _table().get(stem(word), ())
    return tuple(before for before in found if not (goes_on and before in _COUNTING))


@cache
def _table() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for line in lines_of(FILE):
        before, *words = line.split()
        for word in words:
            found[stem(word)][before] = None
    return {word: tuple(before) for word, before in found.items()}
