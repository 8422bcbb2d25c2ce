"""What an engine is to the rest of the house.

Paragraphs are *rows*: numbers from 0, in order of report id, then place. An engine says which rows
match a tree and with what score; filters, facets, sorting and paging are one for all engines and
stand in searchapp.engines.columns.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from searchapp.query.tree import Node

Rows = NDArray[np.integer[Any]]
Scores = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Matches:
    """The rows that match a tree, ascending, and the score of each (same length)."""

    rows: Rows
    scores: Scores


class Vocabulary(Protocol):
    """The words of the corpus."""

    def stem(self, word: str) -> str:
        """The stem under which a normalised word is indexed, also of one that is not there."""

    def frequency(self, word: str) -> int:
        """In how many paragraphs a normalised word occurs as written; 0 where in none."""

    def beginning(self, prefix: str, most: int) -> list[str]:
        """The `most` most frequent words that begin with `prefix`, most frequent first."""

    def words(self) -> Iterable[tuple[str, int]]:
        """Every word with its frequency, in alphabetical order."""


class Engine(Protocol):
    """Executes trees on one opened generation of the index."""

    @property
    def vocabulary(self) -> Vocabulary:
        """The words that occur."""

    def match(self, tree: Node) -> Matches:
        """The rows that match, and their scores as searchapp.query.tree defines them."""

    def matching(self, tree: Node) -> Rows:
        """The rows that match alone, which takes less."""


def among(rows: Rows, found: Rows) -> NDArray[np.bool_]:
    """For each of `rows` whether it is in `found`, ascending."""
    if not len(found):
        return np.zeros(len(rows), dtype=np.bool_)
    places = np.minimum(found.searchsorted(rows), len(found) - 1)
    return np.asarray(found.take(places) == rows)
