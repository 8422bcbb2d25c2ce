"""Words that stand together: the weighted frequencies of phrases and of words near each other.

Those of the names that a lexicon has for a matter are worked out when the index is built, since a
search looks for many of them at once.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
import orjson
from numpy.typing import NDArray

from searchapp.engines.array_index import Arrays
from searchapp.engines.base import Rows, among
from searchapp.engines.vocabulary import StoredVocabulary
from searchapp.engines.weighting import FIELDS, TINY
from searchapp.query.tree import Leaf, Near, Phrase

Frequencies = tuple[Rows, NDArray[np.floating]]
"""Rows, ascending, and the weighted frequency x of each."""

NONE: Frequencies = np.zeros(0, dtype=np.int32), np.zeros(0)

_KEYS = "together.json"
_ENDS, _ROWS, _X = "together.ends.npy", "together.rows.npy", "together.x.npy"


@dataclass(frozen=True, slots=True)
class Prepared:
    """Frequencies that were worked out before; `places` maps what was looked for to one of them.

    That at place i has the rows `rows[ends[i]:ends[i + 1]]`, beside them its frequencies in `x`.
    """

    places: Mapping[str, int]
    ends: NDArray[np.int64]
    rows: NDArray[np.int32]
    x: NDArray[np.float64]


NOTHING_PREPARED = Prepared({}, np.zeros(1, dtype=np.int64), NONE[0].astype(np.int32), np.zeros(0))


@dataclass(frozen=True)
class Together:
    """Finds words that stand together in one generation."""

    arrays: Arrays
    vocabulary: StoredVocabulary
    beforehand: Prepared

    def prepared(self, leaf: Leaf) -> Frequencies | None:
        """What was worked out before for `leaf`; None where that was not done."""
        if not isinstance(leaf, Phrase | Near):
            return None
        known = self.stems_of(leaf)
        place = None if known is None else self.beforehand.places.get(_key(leaf, known))
        if place is None:
            return None
        start, end = self.beforehand.ends[place], self.beforehand.ends[place + 1]
        return self.beforehand.rows[start:end], self.beforehand.x[start:end]

    def frequencies(self, leaf: Phrase | Near) -> Frequencies:
        """The rows that have a phrase, or words near each other, and how often."""
        found = self._standing(leaf)
        if isinstance(leaf, Near):
            for word in leaf.after:
                found = _less(found, self._standing(Phrase((word, *leaf.words))))
        return found

    def _standing(self, leaf: Phrase | Near) -> Frequencies:
        known = self.stems_of(leaf)
        if known is None:
            return NONE
        positions = self.arrays.positions
        if isinstance(leaf, Phrase):
            fields, times = positions.phrase(known)
        else:
            fields, times = positions.near(known, leaf.window)
        if not len(fields):
            return NONE
        parts = self._weights.take(fields % len(FIELDS)) * times / self.arrays.norms.take(fields)
        rows = fields // len(FIELDS)
        first = np.append(0, (rows[1:] != rows[:-1]).nonzero()[0] + 1)
        return rows[first], np.add.reduceat(parts, first)

    def stems_of(self, leaf: Phrase | Near) -> list[int] | None:
        """The numbers of a leaf's stems; None where the corpus has not all of them."""
        numbers = [self.vocabulary.stem_number(word) for word in leaf.words]
        known = [number for number in numbers if number is not None]
        return known if len(known) == len(numbers) else None

    @cached_property
    def _weights(self) -> NDArray[np.float64]:
        return np.array([one.weight for one in FIELDS])


def write(
    folder: Path, arrays: Arrays, vocabulary: StoredVocabulary, leaves: Iterable[Leaf]
) -> None:
    """Work out the frequencies of those of `leaves` that are words together; keep them in `folder`.

    What is nowhere is kept too: that takes as long to find out.
    """
    together = Together(arrays, vocabulary, NOTHING_PREPARED)
    found: dict[str, Frequencies] = {}
    for leaf in leaves:
        if isinstance(leaf, Phrase | Near):
            stems = together.stems_of(leaf)
            if stems is not None and (key := _key(leaf, stems)) not in found:
                found[key] = together.frequencies(leaf)
    ends = np.cumsum([0, *(len(rows) for rows, _ in found.values())])
    np.save(folder / _ENDS, ends)
    np.save(folder / _ROWS, np.concatenate([NONE[0], *(rows for rows, _ in found.values())]))
    np.save(folder / _X, np.concatenate([NONE[1], *(x for _, x in found.values())]))
    (folder / _KEYS).write_bytes(orjson.dumps(list(found)))


def open_prepared(folder: Path) -> Prepared:
    """What was written to `folder`, mapped into memory."""
    keys = orjson.loads((folder / _KEYS).read_bytes())
    ends, rows, x = (
        np.asarray(np.load(folder / name, mmap_mode="r")) for name in (_ENDS, _ROWS, _X)
    )
    return Prepared({key: place for place, key in enumerate(keys)}, ends, rows, x)


def _less(found: Frequencies, taken: Frequencies) -> Frequencies:
    """What is left of some frequencies, where anything is."""
    rows, x = found
    left = x.astype(np.float64)
    there = among(taken[0], rows)
    left[rows.searchsorted(taken[0][there])] -= taken[1][there]
    kept = left > TINY
    return rows[kept], left[kept]


def _key(leaf: Phrase | Near, stems: list[int]) -> str:
    """The same for all that is found in the same places: near each other, order says nothing."""
    if isinstance(leaf, Near):
        after = f" after {leaf.after} {stems}" if leaf.after else ""
        return f"near {leaf.window} {sorted(set(stems))}{after}"
    return f"phrase {stems}"
