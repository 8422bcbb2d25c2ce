"""How much a word says: the weights that every engine shares.

BM25F (Robertson, Zaragoza and Taylor, "Simple BM25 extension to multiple weighted fields", CIKM
2004): the frequencies of a word in the fields of a paragraph are added up, each divided by its
field's length norm, before they saturate.
"""

from dataclasses import dataclass
from math import log
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

SATURATION = 1.2
"""k1 of BM25, at the value that Robertson and Zaragoza (2009) give for a start."""


MOST_PREFIXED = 1000
"""How many words a prefix stands for at most, the most frequent first."""


@dataclass(frozen=True, slots=True)
class Field:
    """A searched field: how much a word in it counts, and how much its length does (b of BM25).

    `measured` is the field whose length counts.
    """

    name: str
    weight: float
    length_norm: float
    measured: str


FIELDS = (
    Field("text", 1.0, 0.6, "text"),
    Field("heading", 0.4, 0.3, "heading"),
    Field("about", 0.1, 0.0, "about"),
)
"""The words of the paragraph, of its trail of headings, and of its report's authority.

The length norm of the text is where public collections and samples agree: at 0.7 the samples lose
0.008 nDCG@10, at 0.5 Cranfield loses 0.009 (docs/relevance.md)."""

IN_SENTENCES = "text"
"""The field that consists of sentences: words are near each other within one."""

WIDEST = 32
"""Words of the widest window and of the longest phrase that are looked for: of a wider window so
many."""

TINY = 1e-9
"""What is left of a frequency, of which the same was taken, is nothing."""

AS_WRITTEN = Field("words", 1.0, 0.6, "text")
"""All words as written, not stemmed: what a prefix is looked up in."""


def norm(field: Field, length: float, average: float) -> float:
    """What a frequency in a field is divided by; lengths in words, `average` over all rows."""
    relative = length / average if average else 1.0
    return 1.0 - field.length_norm + field.length_norm * relative


Amount = TypeVar("Amount", float, NDArray[np.float64])


def saturated(x: Amount) -> Amount:
    """What a weighted frequency counts: ever less for each further occurrence."""
    return x * (SATURATION + 1.0) / (x + SATURATION)


def idf(matching: int, rows: int) -> float:
    """How much rarity counts, never negative (as in Lucene since 2010)."""
    return log(1.0 + (rows - matching + 0.5) / (matching + 0.5))
