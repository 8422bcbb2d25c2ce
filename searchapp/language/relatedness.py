"""How near texts are in what they are about, though they share no word: data/related.txt."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from searchapp.language.stems import stem
from searchapp.language.tables import lines_of

FILE = "related.txt"
"""The table, in `data`; its head says how it was made."""

DIMENSIONS = 64
"""Directions of the space. 32 to 128 give the same within chance (docs/relevance.md)."""

MOST_WEIGHT = 7.0
"""What the rarest word weighs."""

_LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
_STEP = 0.025
"""How far apart two letters are. A word's place has length 1, so that few directions reach past
the last letter, and rounding to letters moves a place by 0.06."""


@dataclass(frozen=True, slots=True)
class Vectors:
    """Words' places in the space: `weighted[numbers[stem]]`, its length the word's weight."""

    numbers: Mapping[str, int]
    weighted: NDArray[np.float32]

    def of(self, words: Iterable[str]) -> NDArray[np.float32]:
        """Where a text of these normalised words stands: of length 1, or 0 where none is known."""
        numbers = {self.numbers.get(stem(word)) for word in words}
        known = sorted(number for number in numbers if number is not None)
        place = self.weighted[known].sum(axis=0)
        return np.asarray(place / (np.linalg.norm(place) or 1.0), dtype=np.float32)


@cache
def read_vectors() -> Vectors:
    """The table that comes with searchapp, read when it is first needed."""
    return parsed(lines_of(FILE))


def parsed(lines: Iterable[str]) -> Vectors:
    """The vectors in the lines of a table."""
    rows = [row.split() for row in lines]
    letters = np.frombuffer("".join(row[2] for row in rows).encode(), dtype=np.uint8)
    values = np.zeros(128, dtype=np.float32)
    for number, letter in enumerate(_LETTERS):
        values[ord(letter)] = number - (len(_LETTERS) - 1) / 2
    places = values[letters].reshape(len(rows), DIMENSIONS)
    weights = np.array([float(row[1]) for row in rows], dtype=np.float32)
    lengths = np.linalg.norm(places, axis=1)
    return Vectors(
        {row[0]: number for number, row in enumerate(rows)},
        places * (weights / lengths)[:, np.newaxis],
    )


def line(stemmed: str, weight: float, place: NDArray[np.float64]) -> str:
    """A line of the table: a stem, its weight, and its place, which has length 1."""
    middle = (len(_LETTERS) - 1) / 2
    numbers = np.clip(np.round(place / _STEP + middle), 0, len(_LETTERS) - 1).astype(int)
    return f"{stemmed} {weight:.1f} {''.join(_LETTERS[number] for number in numbers)}"
