"""Words that are another thing within a longer name: data/longer.txt, whose head explains it."""

from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from searchapp.language.function_words import FUNCTION_WORDS
from searchapp.language.stems import stem
from searchapp.language.tables import lines_of

FILE = "longer.txt"
"""The table, in `data`."""

_HOWEVER_TYPED = "!"

_COUNTING = frozenset(["single"])
"""What says how many as well, of a name that goes on: "a single agency social worker" is one."""


class LongerName(NamedTuple):
    """Words that name something else than the one at `part` of them does by itself.

    `however_typed` tells that who typed that word alone does not mean this either; else it is
    meant where that word was typed, and not where it only stands for something else.
    """

    words: tuple[str, ...]
    part: int
    however_typed: bool

    @property
    def others(self) -> tuple[str, ...]:
        """The words that make something else of the one; small ones only where no others do."""
        others = self.words[: self.part] + self.words[self.part + 1 :]
        return tuple(word for word in others if word not in FUNCTION_WORDS) or others


def longer_names(word: str) -> tuple[LongerName, ...]:
    """The names in which a normalised word, in any form, is not what it names by itself."""
    return _table().get(stem(word), ())


def made_longer_by(word: str, goes_on: bool = False) -> tuple[str, ...]:
    """Right after which words a normalised word names something else: `corporate` for `parents`.

    `goes_on` tells that the word begins a name of several: `agency` of `agency staff`.
    """
    found = (one.words[0] for one in longer_names(word) if len(one.words) == 2 and one.part == 1)
    return tuple(before for before in found if not (goes_on and before in _COUNTING))


@cache
def _table() -> Mapping[str, tuple[LongerName, ...]]:
    found: dict[str, list[LongerName]] = defaultdict(list)
    for line in lines_of(FILE):
        name, _, parts = line.removeprefix(_HOWEVER_TYPED).partition(":")
        words = tuple(name.split())
        for part in parts.split():
            one = LongerName(words, words.index(part), line.startswith(_HOWEVER_TYPED))
            found[stem(part)].append(one)
    return {word: tuple(names) for word, names in found.items()}
