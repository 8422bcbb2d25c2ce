"""Which paragraphs may hold a quotation: those that have its rare words."""

from collections.abc import Iterable
from math import log

import numpy as np

from searchapp.language.tokens import tokens
from searchapp.search import Library

MOST_ROWS = 500
"""More paragraphs than any boilerplate sentence of the 302 published reports stands in."""

MOST_COMPARED = 25
"""Paragraphs that are compared where none has every word. Where a fifth of the words were changed
the right one came out nearest for 94 of 100 quotations (benchmarks/quotations.py)."""

_MOST_WORDS = 32
"""Beyond these a word adds time and hardly ever changes what comes first."""
_LEAST_SHARE = 0.75
"""Of the best score: what has every word has nearly that, however the words are parted."""


def candidate_rows(library: Library, quote: str) -> list[int]:
    """The rows of the paragraphs that have most of the rare words of `quote`, best first.

    At most MOST_ROWS.
    """
    total = sum(report.paragraph_count for report in library.reports())
    scores = np.zeros(total)
    for word, frequency in _rarest(library, quote):
        scores[library.rows_with(word)] += log(1 + total / frequency)
    best = scores.max(initial=0.0)
    if not best:
        return []
    rows = np.flatnonzero(scores)
    order = rows[np.argsort(-scores[rows], kind="stable")][:MOST_ROWS]
    enough = np.count_nonzero(scores[order] >= _LEAST_SHARE * best)
    return [int(row) for row in order[: max(enough, MOST_COMPARED)]]


def _rarest(library: Library, quote: str) -> Iterable[tuple[str, int]]:
    """The rarest words of `quote` that occur, each with the number of its paragraphs."""
    frequency = library.vocabulary.frequency
    words = {token.word for token in tokens(quote) if not token.joined}
    known = sorted((frequency(word), word) for word in words if frequency(word))
    return [(word, count) for count, word in known[:_MOST_WORDS]]
