"""A tree executed on arrays: the engine that answers.

Rows are ascending arrays. Scores are worked out only where they are asked for: what is demanded
of a paragraph can be found out without them.
"""

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property, reduce
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from searchapp.engines.array_index import Arrays
from searchapp.engines.base import Matches, Rows, Scores, among
from searchapp.engines.columns import Columns
from searchapp.engines.together import NONE, NOTHING_PREPARED, Frequencies, Prepared, Together
from searchapp.engines.vocabulary import StoredVocabulary
from searchapp.engines.weighting import MOST_PREFIXED, idf, saturated
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

_MOST_KEPT = 16 << 20
"""Bytes of frequencies that a process keeps: some hundreds of phrases at national size."""

_SPARSE = 16
"""Below one row in so many it is quicker to look rows up than to go through them all."""


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
            found = self._found.get(leaf)
            if found is not None:
                self._found.move_to_end(leaf)
            return found

    def put(self, leaf: Leaf, found: Frequencies) -> None:
        with self._lock:
            if leaf not in self._found:
                self._found[leaf] = found
                self._left -= _size(found)
            while self._left < 0:
                self._left += _size(self._found.popitem(last=False)[1])

    def clear(self) -> None:
        """Keep nothing any more."""
        with self._lock:
            self._left += sum(map(_size, self._found.values()))
            self._found.clear()


def _size(found: Frequencies) -> int:
    return found[0].nbytes + found[1].nbytes


@dataclass(slots=True)
class _Found:
    """Rows, ascending, and what they score.

    `values`, beside `rows`, count `weight` times; without them nothing is scored. Where there is
    `everywhere`, it has the same values for the whole index, and 0 for rows that were not found.
    `positive` tells that each row scores more than 0.
    """

    rows: Rows
    values: NDArray[np.floating] | None = None
    weight: float = 1.0
    everywhere: NDArray[np.floating] | None = None
    positive: bool = False

    def scores(self) -> Scores:
        """The scores of all rows that were found."""
        if self.values is None:
            return np.zeros(len(self.rows))
        return self._weighted(self.values.astype(np.float64))

    def added_to(self, total: Scores) -> None:
        """Add the scores to `total`, which has one for each row of the index."""
        if self.everywhere is not None:
            weighted = self.everywhere if self.weight == 1.0 else self._weighted(self.everywhere)
            total += weighted
        elif self.values is not None:
            np.add.at(total, self.rows, self.scores())

    def at(self, rows: Rows, row_count: int) -> Scores:
        """The scores of `rows`, ascending; 0 for those that were not found."""
        if self.values is None or not len(self.rows) or not len(rows):
            return np.zeros(len(rows))
        if self.everywhere is not None:
            return self._weighted(self.everywhere.take(rows))
        if len(rows) * _SPARSE < len(self.rows):
            places = np.minimum(self.rows.searchsorted(rows), len(self.rows) - 1)
            values = self.values.take(places) * (self.rows.take(places) == rows)
            return self._weighted(values)
        scores = np.zeros(len(rows))
        if len(self.rows) * _SPARSE < len(rows):
            places = np.minimum(rows.searchsorted(self.rows), len(rows) - 1)
            there = (rows.take(places) == self.rows).nonzero()[0]
            scores[places[there]] = self.scores()[there]
            return scores
        everywhere = np.zeros(row_count)
        everywhere[self.rows] = self.scores()
        return everywhere.take(rows)

    def _weighted(self, values: NDArray[np.floating]) -> Scores:
        exact = values.astype(np.float64, copy=False)
        return exact if self.weight == 1.0 else exact * self.weight


@dataclass(frozen=True)
class ArrayEngine:
    """Executes trees on the arrays of one generation."""

    arrays: Arrays
    columns: Columns
    vocabulary: StoredVocabulary
    row_count: int
    beforehand: Prepared = NOTHING_PREPARED
    _kept: Kept = field(default_factory=lambda: Kept(_MOST_KEPT), repr=False)

    def match(self, tree: Node) -> Matches:
        """The rows that match, and their scores as searchapp.query.tree defines them."""
        found = self._found(tree, scored=True)
        return Matches(found.rows, found.scores())

    def forget(self) -> None:
        """Keep nothing of earlier trees, as before the first."""
        self._kept.clear()

    def matching(self, tree: Node) -> Rows:
        """The rows that match, ascending."""
        return self._matching(tree)

    def _matching(self, node: Node) -> Rows:
        """The rows that match; of what is demanded together the rarest word is looked for first."""
        if isinstance(node, Rewarded):
            return self._matching(node.required)
        if not isinstance(node, Words | All):
            return self._found(node, scored=False).rows
        terms = [child for child in node.children if isinstance(child, Term)]
        if not terms:
            return self._found(node, scored=False).rows
        rows = min((self._frequencies(term)[0] for term in terms), key=len)
        for child in sorted(node.children, key=lambda child: not isinstance(child, Term)):
            if not len(rows):
                break
            rows = rows[self._holding(child, rows).nonzero()[0]]
        return rows

    def _holding(self, node: Node, rows: Rows) -> NDArray[np.bool_]:
        """For each of `rows`, ascending, whether it matches."""
        match node:
            case Words(children) | All(children):
                return np.asarray(np.all([self._holding(one, rows) for one in children], axis=0))
            case Any(children) | Alternatives(children):
                return np.asarray(np.any([self._holding(one, rows) for one in children], axis=0))
            case Rewarded(required, _):
                return self._holding(required, rows)
            case Not(child):
                return ~self._holding(child, rows)
            case Tag(name, values):
                return self.columns.holds(name, values, rows)
            case Every():
                return np.ones(len(rows), dtype=np.bool_)
            case AtLeast():
                return among(rows, self._found(node, scored=False).rows)
            case _:
                return among(rows, self._frequencies(node)[0])

    def _found(self, node: Node, scored: bool) -> _Found:
        match node:
            case Every():
                return _Found(self._every())
            case Tag(name, values):
                return _Found(self.columns.holds(name, values, self._every()).nonzero()[0])
            case Not(child):
                return _Found(self._without(self._every(), self._found(child, False).rows))
            case Words(children) | All(children):
                return self._all(children, scored)
            case Any(children):
                return self._any(children, scored)
            case AtLeast(count, children):
                return self._at_least(count, children, scored)
            case Rewarded(required, rewards):
                found = self._found(required, scored)
                return self._rewarded(found, rewards) if scored else found
            case _:
                return self._scored(node) if scored else _Found(self._frequencies(node)[0])

    def _all(self, children: Sequence[Node], scored: bool) -> _Found:
        wanted = [self._found(child, scored) for child in children if not isinstance(child, Not)]
        rows = self._every()
        if wanted:
            first, *others = sorted(wanted, key=lambda found: len(found.rows))
            rows = reduce(self._shared, others, first.rows)
        for child in children:
            if isinstance(child, Not):
                rows = self._without(rows, self._found(child.child, False).rows)
        if not scored:
            return _Found(rows)
        scores = np.zeros(len(rows))
        for found in wanted:
            scores += found.at(rows, self.row_count)
        return _Found(rows, scores, positive=any(found.positive for found in wanted))

    def _any(self, children: Sequence[Node], scored: bool) -> _Found:
        founds = [self._found(child, scored) for child in children]
        if self._are_few([found.rows for found in founds]):
            rows = _united([found.rows for found in founds])
            return _Found(rows, self._sum_at(founds, rows) if scored else None)
        if not scored:
            return _Found(self._held(founds).nonzero()[0])
        total = np.zeros(self.row_count)
        for found in founds:
            found.added_to(total)
        if all(found.positive for found in founds):
            rows = (total > 0.0).nonzero()[0]
            return _Found(rows, total.take(rows), everywhere=total, positive=True)
        rows = self._held(founds).nonzero()[0]
        return _Found(rows, total.take(rows))

    def _at_least(self, count: int, children: Sequence[Node], scored: bool) -> _Found:
        founds = [self._found(child, scored) for child in children]
        times = np.zeros(self.row_count, dtype=np.int32)
        for found in founds:
            times[found.rows] += 1
        rows = (times >= max(count, 1)).nonzero()[0]
        return _Found(rows, self._sum_at(founds, rows) if scored else None)

    def _rewarded(self, found: _Found, rewards: Sequence[Node]) -> _Found:
        more = [self._found(reward, scored=True) for reward in rewards]
        if len(found.rows) * _SPARSE < self.row_count:
            scores = found.scores()
            for one in more:
                scores += one.at(found.rows, self.row_count)
        else:
            total = np.zeros(self.row_count)
            for one in (found, *more):
                one.added_to(total)
            scores = total.take(found.rows)
        return _Found(found.rows, scores, positive=found.positive)

    def _sum_at(self, founds: Sequence[_Found], rows: Rows) -> Scores:
        scores = np.zeros(len(rows))
        for found in founds:
            scores += found.at(rows, self.row_count)
        return scores

    def _scored(self, leaf: Leaf) -> _Found:
        if isinstance(leaf, Term):
            return self._scored_term(leaf)
        rows, x = self._frequencies(leaf)
        scores = idf(len(rows), self.row_count) * saturated(x.astype(np.float64, copy=False))
        return _Found(rows, scores, leaf.weight, positive=leaf.weight > 0.0)

    def _scored_term(self, term: Term) -> _Found:
        number = self.vocabulary.stem_number(term.word)
        if number is None:
            return _Found(NONE[0])
        arrays, own = self.arrays, self._own(number)
        place = arrays.spread_places[number]
        spread = arrays.spread[place] if place >= 0 else None
        rows, scores = arrays.rows[own], arrays.scores[own]
        return _Found(rows, scores, term.weight, spread, positive=term.weight > 0.0)

    def _frequencies(self, leaf: Leaf) -> Frequencies:
        if isinstance(leaf, Term):
            number = self.vocabulary.stem_number(leaf.word)
            if number is None:
                return NONE
            own = self._own(number)
            return self.arrays.rows[own], self.arrays.x[own]
        known = self._together.prepared(leaf) or self._kept.get(leaf)
        if known is None:
            known = self._worked_out(leaf)
            self._kept.put(leaf, known)
        return known

    def _worked_out(self, leaf: Prefix | Phrase | Near | Alternatives) -> Frequencies:
        match leaf:
            case Prefix(prefix):
                beginning = self.vocabulary.numbers_beginning(prefix, MOST_PREFIXED)
                return self._mixed([(*self._word(number), 1.0) for number in beginning])
            case Alternatives(children):
                return self._mixed([(*self._frequencies(one), one.weight) for one in children])
            case Phrase() | Near():
                return self._together.frequencies(leaf)

    @cached_property
    def _together(self) -> Together:
        return Together(self.arrays, self.vocabulary, self.beforehand)

    def _own(self, number: int) -> slice:
        """Where the postings of a stem stand."""
        return slice(self._row_ends[number], self._row_ends[number + 1])

    @cached_property
    def _row_ends(self) -> list[int]:
        ends: list[int] = self.arrays.row_ends.tolist()
        return ends

    def _word(self, number: int) -> Frequencies:
        arrays = self.arrays
        start, end = arrays.word_row_ends[number], arrays.word_row_ends[number + 1]
        return arrays.word_rows[start:end], arrays.word_x[start:end]

    def _mixed(self, parts: Sequence[tuple[Rows, NDArray[np.floating], float]]) -> Frequencies:
        """The rows of all parts, the frequencies of each, times its weight, added up."""
        founds = [_Found(rows, x, weight, positive=True) for rows, x, weight in parts if len(rows)]
        if not founds:
            return NONE
        if len(founds) == 1:
            return founds[0].rows, founds[0].scores()
        if self._are_few([found.rows for found in founds]):
            rows = _united([found.rows for found in founds])
            return rows, self._sum_at(founds, rows)
        total = np.zeros(self.row_count)
        for found in founds:
            found.added_to(total)
        rows = (total > 0.0).nonzero()[0]
        return rows, total.take(rows)

    def _are_few(self, found: Sequence[Rows]) -> bool:
        return sum(map(len, found)) * _SPARSE < self.row_count

    def _every(self) -> Rows:
        return np.arange(self.row_count)

    def _held(self, founds: Sequence[_Found]) -> NDArray[np.bool_]:
        """For every row whether any of `founds` has it."""
        held = np.zeros(self.row_count, dtype=np.bool_)
        for found in founds:
            held[found.rows] = True
        return held

    def _shared(self, few: Rows, found: _Found) -> Rows:
        """Those of `few` that were found too."""
        if found.everywhere is not None:
            return few[found.everywhere.take(few).nonzero()[0]]
        if len(few) * _SPARSE < len(found.rows):
            return few[among(few, found.rows).nonzero()[0]]
        return few[self._held([found]).take(few).nonzero()[0]]

    def _without(self, rows: Rows, excluded: Rows) -> Rows:
        kept = np.ones(self.row_count, dtype=np.bool_)
        kept[excluded] = False
        return rows[kept.take(rows).nonzero()[0]]


def _united(found: Sequence[Rows]) -> Rows:
    """All rows of `found`, each once, ascending."""
    rows = np.concatenate([*found, NONE[0]])
    rows.sort()
    return rows if len(rows) < 2 else rows[np.append(True, rows[1:] != rows[:-1])]
