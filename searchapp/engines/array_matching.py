"""A tree executed on arrays: the engine that answers.

Rows are ascending arrays; a leaf keeps its weighted frequencies until it is known for which rows a
score is wanted at all.
"""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial, reduce
from threading import Lock
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from searchapp.engines.array_index import GAP, Arrays
from searchapp.engines.base import Matches, Rows, Scores
from searchapp.engines.columns import Columns
from searchapp.engines.vocabulary import StoredVocabulary
from searchapp.engines.weighting import FIELDS, MOST_PREFIXED, idf, saturated
from searchapp.query.tree import (
    All,
    Alternatives,
    Any,
    AtLeast,
    Every,
    Leaf,
    Near,
    Node,
    Not,
    Phrase,
    Prefix,
    Rewarded,
    Tag,
    Term,
    Words,
)

Posting = TypeVar("Posting", bound=np.generic)
Spots = NDArray[np.int32]
Frequencies = tuple[Rows, NDArray[np.floating]]
"""Rows, ascending, and the weighted frequency x of each."""

_MOST_KEPT = 16 << 20
"""Bytes of frequencies that a process keeps: some hundreds of phrases at national size."""

_FEW = 1000
"""Spots that are not worth a look at their rows first."""

_SPARSE = 16
"""Below one row in so many it is quicker to look rows up than to go through them all."""


@dataclass(frozen=True, slots=True)
class _Found:
    """Rows and what they score: `weight` times `values`, or 0 where there are none.

    Where `rarity` (idf) is given, `values` are frequencies that have yet to become scores.
    """

    rows: Rows
    values: NDArray[np.floating] | None = None
    weight: float = 1.0
    rarity: float | None = None

    def scores(self, places: NDArray[np.intp] | None = None) -> Scores | float:
        """The scores of all rows, or of those at `places`."""
        if self.values is None:
            return 0.0
        values = self.values if places is None else self.values[places]
        exact = values.astype(np.float64, copy=False)
        if self.rarity is not None:
            exact = self.rarity * saturated(exact)
        return exact if self.weight == 1.0 else self.weight * exact


Occurrences = Callable[[list[Spots], int, Spots], Spots]
"""From the spots of several words, the place of the rarest among them, and those of its spots that
may matter: where what is looked for begins."""


class Kept:
    """What was worked out of late, up to a number of bytes; safe to share among threads.

    A search that relaxes runs two trees of the same leaves, and many searches share the names of
    one matter.
    """

    def __init__(self, most_bytes: int) -> None:
        self._left = most_bytes
        self._found: OrderedDict[Leaf, Frequencies] = OrderedDict()
        self._lock = Lock()

    def get(self, leaf: Leaf) -> Frequencies | None:
        with self._lock:
            if leaf in self._found:
                self._found.move_to_end(leaf)
            return self._found.get(leaf)

    def put(self, leaf: Leaf, found: Frequencies) -> None:
        with self._lock:
            if leaf not in self._found:
                self._found[leaf] = found
                self._left -= _size(found)
            while self._left < 0:
                self._left += _size(self._found.popitem(last=False)[1])


def _size(found: Frequencies) -> int:
    return found[0].nbytes + found[1].nbytes


@dataclass(frozen=True)
class ArrayEngine:
    """Executes trees on the arrays of one generation."""

    arrays: Arrays
    columns: Columns
    vocabulary: StoredVocabulary
    row_count: int
    _kept: Kept = field(default_factory=lambda: Kept(_MOST_KEPT), repr=False)

    def match(self, tree: Node) -> Matches:
        """The rows that match, and their scores as searchapp.query.tree defines them."""
        found = self._found(tree)
        scores = np.zeros(len(found.rows))
        scores += found.scores()
        return Matches(found.rows, scores)

    def _found(self, node: Node) -> _Found:
        match node:
            case Every():
                return _Found(self._every())
            case Tag(name, values):
                held = self.columns.holds(name, values, self._every())
                return _Found(np.flatnonzero(held).astype(np.int32))
            case Not(child):
                return _Found(self._without(self._every(), self._found(child).rows))
            case Words(children) | All(children):
                return self._all(children)
            case Any(children):
                return self._at_least(1, children)
            case AtLeast(count, children):
                return self._at_least(count, children)
            case Rewarded(required, rewards):
                return self._rewarded(required, rewards)
            case _:
                return self._scored(node)

    def _all(self, children: Sequence[Node]) -> _Found:
        wanted = [self._found(child) for child in children if not isinstance(child, Not)]
        rows = self._every()
        if wanted:
            in_order = sorted((found.rows for found in wanted), key=len)
            rows = reduce(self._shared, in_order)
        for child in children:
            if isinstance(child, Not):
                rows = self._without(rows, self._found(child.child).rows)
        scores = np.zeros(len(rows))
        for found in wanted:
            scores += self._scores_of(found, rows)
        return _Found(rows, scores)

    def _at_least(self, count: int, children: Sequence[Node]) -> _Found:
        founds = [self._found(child) for child in children]
        summed = self._summed([(found.rows, found.scores()) for found in founds])
        if count == 1:
            return summed
        times = np.zeros(self.row_count, dtype=np.int32)
        for found in founds:
            times[found.rows] += 1
        enough = times[summed.rows] >= count
        values = None if summed.values is None else summed.values[enough]
        return _Found(summed.rows[enough], values)

    def _rewarded(self, required: Node, rewards: Sequence[Node]) -> _Found:
        found = self._found(required)
        scores = np.zeros(len(found.rows))
        scores += found.scores()
        for reward in rewards:
            more = self._found(reward)
            if len(more.rows) * _SPARSE < len(found.rows):
                places = np.searchsorted(found.rows, more.rows)
                places[places == len(found.rows)] = 0
                both = found.rows[places] == more.rows
                scores[places[both]] += more.scores(np.flatnonzero(both))
            else:
                added = np.zeros(self.row_count)
                added[more.rows] = more.scores()
                scores += added[found.rows]
        return _Found(found.rows, scores)

    def _scored(self, leaf: Leaf) -> _Found:
        if isinstance(leaf, Term):
            number = self.vocabulary.stem_number(leaf.word)
            return _Found(self._term(number)[0], self._of(number, self.arrays.scores), leaf.weight)
        rows, x = self._frequencies(leaf)
        return _Found(rows, x, leaf.weight, idf(len(rows), self.row_count))

    def _frequencies(self, leaf: Leaf) -> Frequencies:
        if isinstance(leaf, Term):
            return self._term(self.vocabulary.stem_number(leaf.word))
        known = self._kept.get(leaf)
        if known is None:
            known = self._worked_out(leaf)
            self._kept.put(leaf, known)
        return known

    def _worked_out(self, leaf: Prefix | Phrase | Near | Alternatives) -> Frequencies:
        match leaf:
            case Prefix(prefix):
                numbers = self.vocabulary.numbers_beginning(prefix, MOST_PREFIXED)
                return self._mixed([(*self._word(number), 1.0) for number in numbers])
            case Phrase(words, slop):
                return self._together(words, partial(_in_order, slop))
            case Near(words, window):
                return self._together(words, partial(_within, window))
            case Alternatives(children):
                mixed = [(*self._frequencies(child), child.weight) for child in children]
                return self._mixed(mixed)

    def _term(self, number: int | None) -> Frequencies:
        return self._of(number, self.arrays.rows), self._of(number, self.arrays.x)

    def _of(self, number: int | None, postings: NDArray[Posting]) -> NDArray[Posting]:
        """The part of an array of postings that belongs to a stem."""
        if number is None:
            return postings[:0]
        ends = self.arrays.row_ends
        return postings[ends[number] : ends[number + 1]]

    def _word(self, number: int) -> Frequencies:
        arrays = self.arrays
        start, end = arrays.word_row_ends[number], arrays.word_row_ends[number + 1]
        return arrays.word_rows[start:end], arrays.word_x[start:end]

    def _mixed(self, parts: Sequence[tuple[Rows, NDArray[np.floating], float]]) -> Frequencies:
        weighted = [(rows, weight * x.astype(np.float64)) for rows, x, weight in parts]
        summed = self._summed(weighted)
        values = np.zeros(0) if summed.values is None else summed.values
        return summed.rows, values

    def _together(self, words: Sequence[str], occurrences: Occurrences) -> Frequencies:
        numbers = [self.vocabulary.stem_number(word) for word in words]
        spots = [self._spots(number) for number in numbers]
        found = spots[0][:0]
        if all(map(len, spots)):
            rarest = min(range(len(spots)), key=lambda place: len(spots[place]))
            found = occurrences(spots, rarest, self._sharing(numbers, rarest))
        where = np.searchsorted(self.arrays.starts, found, side="right") - 1
        first = np.flatnonzero(np.diff(where, prepend=-1))
        times = np.diff(first, append=len(where))
        where = where[first]
        parts = self._weights[where % len(FIELDS)] * times / self.arrays.norms[where]
        rows = (where // len(FIELDS)).astype(np.int32)
        first = np.flatnonzero(np.diff(rows, prepend=-1))
        return rows[first], np.add.reduceat(parts, first) if len(parts) else parts

    def _sharing(self, numbers: Sequence[int | None], rarest: int) -> Spots:
        """The spots of the rarest stem in rows that have the others too."""
        rare = self._spots(numbers[rarest])
        if len(rare) < _FEW:
            return rare
        first = self.arrays.spot_ends[numbers[rarest]]
        rows = self.arrays.spot_rows[first : first + len(rare)]
        for place, number in enumerate(numbers):
            if place != rarest:
                there = np.zeros(self.row_count, dtype=np.bool_)
                there[self._term(number)[0]] = True
                kept = there[rows]
                rare, rows = rare[kept], rows[kept]
        return rare

    def _spots(self, number: int | None) -> Spots:
        if number is None:
            return self.arrays.spots[:0]
        return self.arrays.spots[self.arrays.spot_ends[number] : self.arrays.spot_ends[number + 1]]

    @cached_property
    def _weights(self) -> NDArray[np.float64]:
        return np.array([one.weight for one in FIELDS])

    def _every(self) -> Rows:
        return np.arange(self.row_count, dtype=np.int32)

    def _summed(self, parts: Sequence[tuple[Rows, Scores | float]]) -> _Found:
        """All rows of `parts`, each with the sum of its scores, added in the order of `parts`."""
        if not parts:
            return _Found(self._every()[:0], np.zeros(0))
        if sum(len(rows) for rows, _ in parts) * _SPARSE < self.row_count:
            rows = np.unique(np.concatenate([rows for rows, _ in parts]))
            scores = np.zeros(len(rows))
            for some, score in parts:
                scores[np.searchsorted(rows, some)] += score
            return _Found(rows, scores)
        total = np.zeros(self.row_count)
        there = np.zeros(self.row_count, dtype=np.bool_)
        for some, score in parts:
            total[some] += score
            there[some] = True
        rows = np.flatnonzero(there)
        return _Found(rows.astype(np.int32), total[rows])

    def _shared(self, few: Rows, many: Rows) -> Rows:
        if len(few) * _SPARSE < len(many):
            return few[_holds(many, few)]
        there = np.zeros(self.row_count, dtype=np.bool_)
        there[many] = True
        return few[there[few]]

    def _without(self, rows: Rows, excluded: Rows) -> Rows:
        kept = np.ones(self.row_count, dtype=np.bool_)
        kept[excluded] = False
        return rows[kept[rows]]

    def _scores_of(self, found: _Found, rows: Rows) -> Scores | float:
        """The scores of `rows`, all of which are in `found`."""
        if len(rows) == len(found.rows):
            return found.scores()
        if found.values is None:
            return 0.0
        if len(rows) * _SPARSE < len(found.rows):
            return found.scores(np.searchsorted(found.rows, rows))
        places = np.empty(self.row_count, dtype=np.intp)
        places[found.rows] = np.arange(len(found.rows))
        return found.scores(places[rows])


def _holds(numbers: NDArray[np.int32], wanted: NDArray[np.int32]) -> NDArray[np.bool_]:
    """For each of `wanted` whether it is among `numbers`, which are ascending."""
    places = np.searchsorted(numbers, wanted)
    places[places == len(numbers)] = 0
    return np.asarray(numbers[places] == wanted)


def _in_order(slop: int, spots: list[Spots], rarest: int, rare: Spots) -> Spots:
    """The spots of the first word where the phrase begins."""
    if slop == 0:
        return _adjacent(spots, rarest, rare)
    reach = len(spots) - 1 + min(slop, GAP // 2)
    starts = _near(spots[0], rare, reach)
    ends = starts
    for later in spots[1:]:
        places = np.searchsorted(later, ends, side="right")
        there = places < len(later)
        starts, ends = starts[there], later[places[there]]
    return np.asarray(starts[ends - starts <= reach])


def _adjacent(spots: list[Spots], rarest: int, rare: Spots) -> Spots:
    others = (place for place in range(len(spots)) if place != rarest)
    starts = rare - np.int32(rarest)
    for place in sorted(others, key=lambda place: len(spots[place])):
        starts = starts[_holds(spots[place], starts + np.int32(place))]
    return starts


def _within(window: int, spots: list[Spots], rarest: int, rare: Spots) -> Spots:
    """The spots where a window begins that holds every word."""
    reach = min(window, GAP) - 1
    others = (one for place, one in enumerate(spots) if place != rarest)
    for one in sorted(others, key=len):
        places = np.searchsorted(one, rare - np.int32(reach))
        places[places == len(one)] = len(one) - 1
        rare = rare[np.abs(one[places] - rare) <= reach]
    starts = np.sort(np.concatenate([_near(one, rare, reach) for one in spots]))
    starts = starts[np.flatnonzero(np.diff(starts, prepend=-1))]
    ends = starts
    for one in spots:
        places = np.searchsorted(one, starts)
        there = places < len(one)
        starts, ends = starts[there], ends[there]
        ends = np.maximum(ends, one[places[there]])
    return np.asarray(starts[ends - starts <= reach])


def _near(spots: Spots, rare: Spots, reach: int) -> Spots:
    """Those of `spots` that stand at one of `rare`, or at most `reach` before it."""
    lows = np.searchsorted(spots, rare - np.int32(reach))
    highs = np.searchsorted(spots, rare, side="right")
    # Ranges that overlap are counted once: each begins no earlier than the one before it ends.
    lows = np.maximum(lows, np.concatenate([[0], highs[:-1]]))
    sizes = np.maximum(highs - lows, 0)
    ends = np.cumsum(sizes)
    places = np.arange(ends[-1] if len(ends) else 0) + np.repeat(lows - (ends - sizes), sizes)
    return np.asarray(spots[places])
