"""What is worth showing where some of a query is enough: no page is filled with noise.

A paragraph that has the commonest word of a query alone is about something else, however often it
says it: of "hoteliers training" the hoteliers tell.
"""

from collections.abc import Iterable, Mapping, Sequence
from math import fsum, log

import numpy as np
from numpy.typing import NDArray

from searchapp.engines.base import Matches, Rows, Scores, among
from searchapp.query.tree import Node
from searchapp.search.commonness import Commonness

WORTH_SHOWING = 0.25
"""Of the best score so much is worth showing where words are done without: a paragraph that has
one word of many is noise. At 0.2 seven judged sets gain a thousandth, at 0.3 they lose four."""

COMPLETE = 0.4
"""How much of its score a paragraph owes to having all things of a query, where some are enough:
more of them come before more of one. From 0.3 to 0.5 seven judged sets and three of questions gain
another 0.003, and CACM loses 0.015 (docs/relevance.md)."""

COMPLETE_OF_FEW, FEW_THINGS = 0.6, 4
"""So much it owes where no more things than this are looked for, and the rarer counts more. Seven
judged sets gain two thousandths, those kept half a one; with any number of things Cranfield would
lose four."""

COMPLETE_OF_ONE = 0.3
"""So much it owes to having the one thing that tells, where what only comes near is shown too. From
0.2 to 0.4 all judged searches are alike."""

SHARE, LOW = 0.4, 0.5
"""A paragraph that has less than this share of what the fullest one has of a query, weighed by how
rare each thing is, and less than this part of the best score, is not about it. Without this seven
judged sets gain a thousandth, and the first page of people's own queries has a hit in twelve
more, such as any training for "hoteliers training"."""

TELLING = 0.15
"""Of all paragraphs: what more have says nothing of a query whose other thing nothing has. At 0.05
judged paraphrases lose what they were after; from 0.1 to 0.2 none does."""

CLOSE, CLOSER = 0.3, 0.8
"""What has all of a query is close to it with so much of the best score, what has less of it only
with more: of a half, weighed by how rare each thing is, with 0.7. Of relevant hits of ten judged
sets nearly as many are close as with three bounds for all, the rarer thing, or the other, and of
others a fifth less (docs/relevance.md)."""

STANDING_FOR = 0.5
"""How much of a thing that nothing has a paragraph has with what stands for it."""

_Part = tuple[Rows, float]
"""The rows that have a part of a query, and what it weighs."""


def are_close(found: Matches, among_these: NDArray[np.bool_], share: Scores) -> NDArray[np.bool_]:
    """Which of `found`, and `among_these`, are close to what was typed: the best of them tells.

    `share` has how much of the query each has.
    """
    best = found.scores.max(initial=0.0, where=among_these)
    enough = CLOSE + CLOSER * (1.0 - share)
    return np.asarray(among_these & (found.scores >= enough * best))


def share_of(rows: Rows, known: Commonness, spared: frozenset[str]) -> Scores:
    """How much of what tells each of `rows` has, by how rare each thing is: 0 to 1.

    Of what nothing has some have a part that have what stands for it.
    """
    parts: list[_Part] = []
    whole = 0.0
    for thing, having in known.rows_of_each(spared).items():
        weight = _rarity(having, known.rows)
        whole += weight
        parts.append((having, weight))
        if thing in known.instead:
            parts.append((known.instead[thing], STANDING_FOR * weight))
    return _had(rows, parts) / whole if whole else np.ones(len(rows))


def worth_showing(
    found: Matches, known: Commonness, spared: frozenset[str], always: Rows
) -> Matches:
    """What of `found` is worth showing, more of the query before less, and in any case `always`.

    The things in `known` that are nothing but words in `spared` tell nothing.
    """
    if not len(found.rows):
        return found
    having = known.rows_of_each(spared)
    kept = found.scores >= WORTH_SHOWING * found.scores.max()
    if len(known.telling(spared)) == 2:
        kept &= _about(found, known, having)
    kept |= among(found.rows, always)
    some = [rows for rows in having.values() if len(rows)]
    return _having_more(Matches(found.rows[kept], found.scores[kept]), some, known.rows)


def _about(found: Matches, known: Commonness, having: Mapping[Node, Rows]) -> NDArray[np.bool_]:
    """Which of `found` have enough of a query of two things to be about it.

    Of more things a paragraph that has one may well be what was meant: a sentence was typed.
    """
    if not having:
        return np.ones(len(found.rows), dtype=np.bool_)
    standing = {thing: known.instead.get(thing, rows) for thing, rows in having.items()}
    rare = (thing for thing, rows in having.items() if len(rows) <= TELLING * known.rows)
    if known.missing and not any(among(found.rows, standing[thing]).any() for thing in rare):
        return np.zeros(len(found.rows), dtype=np.bool_)
    share = _had(
        found.rows,
        [(standing[thing], _rarity(rows, known.rows)) for thing, rows in having.items()],
    )
    return np.asarray((share >= SHARE * share.max()) | (found.scores >= LOW * found.scores.max()))


def _having_more(found: Matches, having: Sequence[Rows], rows: int) -> Matches:
    """What was found, with the more of its score the more of the things it has."""
    if not having or not len(found.rows):
        return found
    few = len(having) <= FEW_THINGS
    weights = [_rarity(those, rows) if few else 1.0 for those in having]
    share = _had(found.rows, zip(having, weights, strict=True)) / fsum(weights)
    owed = COMPLETE_OF_ONE if len(having) == 1 else COMPLETE_OF_FEW if few else COMPLETE
    return Matches(found.rows, found.scores * (1.0 - owed + owed * share))


def _had(rows: Rows, parts: Iterable[_Part]) -> Scores:
    """The weights of the parts that each of `rows` has, added up."""
    had = np.zeros(len(rows))
    for having, weight in parts:
        had[among(rows, having)] += weight
    return had


def _rarity(having: Rows, rows: int) -> float:
    """How much a thing tells that so many of so many rows have."""
    return log(1 + rows / (len(having) + 0.5))
