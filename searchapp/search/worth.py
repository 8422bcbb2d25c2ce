"""What is worth showing where some of a query is enough: no page is filled with noise.

A paragraph that has the commonest word of a query alone is about something else, however often it
says it: of "hoteliers training" the hoteliers tell.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import fsum, log

import numpy as np
from numpy.typing import NDArray

from searchapp.engines.base import Engine, Matches, Rows, Scores, among
from searchapp.query.tree import Any, Node
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


@dataclass(frozen=True, slots=True)
class _Had:
    """How much of a query the paragraphs found have, and whether that tells of it at all."""

    share: Scores
    telling: bool


def are_close(found: Matches, among_these: NDArray[np.bool_], share: Scores) -> NDArray[np.bool_]:
    """Which of `found`, and `among_these`, are close to what was typed: the best of them tells.

    `share` has how much of the query each has.
    """
    best = found.scores.max(initial=0.0, where=among_these)
    enough = CLOSE + CLOSER * (1.0 - share)
    return np.asarray(among_these & (found.scores >= enough * best))


def share_of(rows: Rows, known: Commonness, spared: frozenset[str], engine: Engine) -> Scores:
    """How much of what tells each of `rows` has, by how rare each thing is: 0 to 1.

    Of what nothing has some have a part that have what stands for it.
    """
    had, whole = np.zeros(len(rows)), 0.0
    for thing, having in known.rows_of_each(spared).items():
        weight = _rarity(having, known.rows)
        whole += weight
        had[among(rows, having)] += weight
        if not len(having) and (instead := tuple(known.instead(thing))):
            had[among(rows, engine.matching(Any(instead)))] += STANDING_FOR * weight
    return had / whole if whole else np.ones(len(rows))


def worth_showing(
    found: Matches, known: Commonness, spared: frozenset[str], always: Rows, engine: Engine
) -> Matches:
    """What of `found` is worth showing, more of the query before less, and in any case `always`.

    The things in `known` that are nothing but words in `spared` tell nothing.
    """
    if not len(found.rows):
        return found
    having = known.rows_of_each(spared)
    kept = found.scores >= WORTH_SHOWING * found.scores.max()
    if len(known.telling(spared)) == 2:
        kept &= _about(found, known, having, engine)
    kept |= among(found.rows, always)
    some = _had_by_some(known, spared)
    return _having_more(Matches(found.rows[kept], found.scores[kept]), some, known.rows)


def _about(
    found: Matches, known: Commonness, having: Mapping[Node, Rows], engine: Engine
) -> NDArray[np.bool_]:
    """Which of `found` have enough of a query of two things to be about it.

    Of more things a paragraph that has one may well be what was meant: a sentence was typed.
    """
    if not having:
        return np.ones(len(found.rows), dtype=np.bool_)
    had = _had(found, known, having, engine)
    if not had.telling:
        return np.zeros(len(found.rows), dtype=np.bool_)
    much = had.share >= SHARE * had.share.max()
    return np.asarray(much | (found.scores >= LOW * found.scores.max()))


def _had(found: Matches, known: Commonness, having: Mapping[Node, Rows], engine: Engine) -> _Had:
    share = np.zeros(len(found.rows))
    telling = not known.missing
    for thing, rows in having.items():
        has = among(found.rows, rows)
        for other in () if len(rows) else known.instead(thing):
            has |= among(found.rows, engine.matching(other))
        share[has] += _rarity(rows, known.rows)
        telling = telling or (bool(has.any()) and len(rows) <= TELLING * known.rows)
    return _Had(share, telling)


def _having_more(found: Matches, having: Sequence[Rows], rows: int) -> Matches:
    """What was found, with the more of its score the more of the things it has."""
    if not having or not len(found.rows):
        return found
    few = len(having) <= FEW_THINGS
    weights = [_rarity(those, rows) if few else 1.0 for those in having]
    share = _weighed(found.rows, having, weights)
    owed = COMPLETE_OF_ONE if len(having) == 1 else COMPLETE_OF_FEW if few else COMPLETE
    return Matches(found.rows, found.scores * (1.0 - owed + owed * share))


def _had_by_some(known: Commonness, spared: frozenset[str]) -> Sequence[Rows]:
    """The rows that have each thing which tells, of those that some have."""
    return [rows for rows in known.rows_of_each(spared).values() if len(rows)]


def _weighed(rows: Rows, having: Sequence[Rows], weights: Sequence[float]) -> Scores:
    """Which part of all weights the things have that each of `rows` has."""
    had = np.zeros(len(rows))
    for those, weight in zip(having, weights, strict=True):
        had[among(rows, those)] += weight
    return np.asarray(had / fsum(weights))


def _rarity(having: Rows, rows: int) -> float:
    """How much a thing tells that so many of so many rows have."""
    return log(1 + rows / (len(having) + 0.5))
