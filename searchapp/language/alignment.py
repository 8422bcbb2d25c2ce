"""Where in a longer text stand words like these, and which of them differ."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz


@dataclass(frozen=True, slots=True)
class Alignment:
    """The least costly way to read the words of a quotation into a text.

    `steps` are pairs of indexes (quotation, text) in order: both where a word stands for a word,
    None on one side where the other has a word too many. Words of the text before, after, and
    between parts of the quotation are not in it. `same` counts the pairs of equal words.
    """

    steps: tuple[tuple[int | None, int | None], ...]
    same: int

    @property
    def likeness(self) -> float:
        """From 0 to 1, all the same: Dice's coefficient (1945) of equal words and all aligned."""
        ours = sum(one is not None for one, _ in self.steps)
        theirs = sum(other is not None for _, other in self.steps)
        return 2 * self.same / (ours + theirs) if self.steps else 0.0


def likeness(part: Sequence[str], whole: Sequence[str]) -> float:
    """From 0 to 1, how well the words of `part` fit somewhere into those of `whole`, quickly."""
    return fuzz.partial_ratio(part, whole) / 100


def align(parts: Sequence[Sequence[str]], text: Sequence[str]) -> Alignment:
    """Align the words of a quotation's parts, in order, with the words of `text`.

    After Sellers (1980, "The theory and computation of evolutionary distances"): the text may begin
    before and go on after the quotation for nothing, and here also between its parts. A word of
    the text left out costs less than one put in, so that the quotation is followed to its end.
    Takes five bytes, and a step, for each word of one and word of the other.
    """
    numbers: dict[str, int] = {}
    coded = np.array([numbers.setdefault(word, len(numbers)) for word in text], dtype=np.int32)
    width = len(text) + 1
    ramp = np.arange(width, dtype=np.int32)
    costs = np.zeros(width, dtype=np.int32)
    rows: list[_Row] = []
    for part in parts:
        rows.append(_Row(costs))
        costs = np.minimum.accumulate(costs)
        for word in part:
            costs, row = _next(costs, coded == numbers.get(word, -1), ramp)
            rows.append(row)
    return _traced(rows, int(np.argmin(costs)), [word for part in parts for word in part], text)


@dataclass(frozen=True, slots=True)
class _Row:
    """How each place was reached from the row before.

    A row with `moves` is a word of the quotation, `costs` what each place costs before words of the
    text are left out. A row without begins a part.
    """

    costs: NDArray[np.int32]
    moves: NDArray[np.int8] | None = None


_PAIR, _EXTRA, _MISSING, _GAP = 0, 1, 2, 3
_COST_OF_OTHER, _COST_OF_EXTRA, _COST_OF_MISSING, _COST_OF_GAP = 3, 3, 2, 11
"""A gap is any number of words left out: worth its cost where four words or more follow it."""


def _next(
    costs: NDArray[np.int32], equal: NDArray[np.bool_], ramp: NDArray[np.int32]
) -> tuple[NDArray[np.int32], _Row]:
    """The costs after one more word of the quotation, and how each place is reached."""
    extra = costs + _COST_OF_EXTRA
    pair = np.concatenate([extra[:1] + 1, costs[:-1] + _COST_OF_OTHER * ~equal])
    best = np.minimum(pair, extra)
    moves = np.where(pair <= extra, _PAIR, _EXTRA).astype(np.int8)
    missing = np.minimum.accumulate(best - _COST_OF_MISSING * ramp) + _COST_OF_MISSING * ramp
    gap = np.minimum.accumulate(best) + _COST_OF_GAP
    moves[missing < best] = _MISSING
    moves[gap < np.minimum(best, missing)] = _GAP
    return np.minimum(missing, gap).astype(np.int32), _Row(best.astype(np.int32), moves)


def _cheapest_before(costs: NDArray[np.int32]) -> NDArray[np.intp]:
    """For each place the last one up to it of the least cost."""
    least = np.minimum.accumulate(costs)
    return np.maximum.accumulate(np.where(costs == least, np.arange(len(costs)), 0))


def _traced(
    rows: Sequence[_Row], place: int, quoted: Sequence[str], text: Sequence[str]
) -> Alignment:
    steps: list[tuple[int | None, int | None]] = []
    word, same = len(quoted), 0
    for row in reversed(rows):
        if row.moves is None:
            place = int(_cheapest_before(row.costs)[place])
            continue
        before = place
        if row.moves[place] == _GAP:
            before = int(_cheapest_before(row.costs)[place])
        while row.moves[before] == _MISSING:
            before -= 1
        steps.extend((None, skipped) for skipped in range(place - 1, before - 1, -1))
        place, word = before, word - 1
        if row.moves[place] == _PAIR:
            place -= 1
            same += quoted[word] == text[place]
            steps.append((word, place))
        else:
            steps.append((word, None))
    return Alignment(tuple(reversed(steps)), same)
