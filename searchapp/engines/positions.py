"""Where words stand, as arrays: phrases and words close together are looked up, not searched for.

Every word of the corpus has a *spot*: a number that counts through all fields of all rows, with a
gap after each field, so that nothing reaches from one field into the next. What stands at a spot is
one look into an array; so a phrase is found by looking beside its rarest word. Words that stand
nearly everywhere have no rare word among them: where two of those are close together is worked out
when the index is built (after Yan et al., "Efficient term proximity search with term-pair indexes",
CIKM 2010).
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from searchapp.engines.weighting import WIDEST

GAP = WIDEST
"""Free spots before and after each field: no phrase and no window is wider."""

PAIRED, FEWEST_PAIRED = 8, 1000
"""A stem with a spot for every so many rows, and with so many spots, is kept in pairs."""

PAIR_REACH = 4
"""How far apart the words of a kept pair stand at most."""

_FEW_WORDS = 8

Bits = NDArray[np.unsignedinteger]
Places = tuple[NDArray[np.int32], NDArray[np.intp]]
"""Fields, ascending, and how often what was looked for stands in each."""


@dataclass(frozen=True)
class Positions:
    """Where stems stand.

    Stem i has the spots `spots[ends[i]:ends[i + 1]]`, ascending, each with its field beside it in
    `fields`: fields are numbered through all rows, row by row.

    `codes` tells of every spot what stands there: 0 for nothing, i + 1 for stem i, and further
    codes for several stems at once, as a compound stands where its first part does. Stem i stands
    also where the codes `shared[shared_ends[i]:shared_ends[i + 1]]` do.

    `sentences` tells of every spot in which sentence it is: two spots within a window are in the
    same one where they have the same number, which counts on from 0 after 255.

    `paired` tells of each stem whether it is kept in pairs. Pair i, of the stems that `pairs[i]`
    is made of, is close together from the spots of which the fields are
    `pair_fields[pair_ends[i]:pair_ends[i + 1]]`; beside each stands in `reaches` how far it is from
    there to the farther word of the two.
    """

    ends: NDArray[np.int64]
    spots: NDArray[np.int32]
    fields: NDArray[np.int32]
    codes: NDArray[np.unsignedinteger]
    shared_ends: NDArray[np.int64]
    shared: NDArray[np.int32]
    sentences: NDArray[np.uint8]
    paired: NDArray[np.bool_]
    pairs: NDArray[np.int64]
    pair_ends: NDArray[np.int64]
    pair_fields: NDArray[np.int32]
    reaches: NDArray[np.uint8]

    def phrase(self, stems: Sequence[int]) -> Places:
        """The fields where the stems follow one another."""
        rarest = min(range(len(stems)), key=lambda place: self._times(stems[place]))
        rare, fields = self._of(stems[rarest])
        for place in sorted(range(len(stems)), key=lambda place: self._times(stems[place])):
            if place != rarest:
                there = self._standing(stems[place : place + 1])
                kept = there.take(self.codes.take(rare + np.int32(place - rarest))).nonzero()[0]
                rare, fields = rare[kept], fields[kept]
        return _counted(fields)

    def near(self, stems: Collection[int], window: int) -> Places:
        """The fields in which `window` successive words of one sentence hold every stem.

        Counted is at how many spots of any of these stems such a window begins.
        """
        ordered = sorted(set(stems), key=self._times)
        reach = min(window, GAP) - 1
        rare, fields = self._of(ordered[0])
        if len(ordered) == 1:
            return _counted(fields)
        if len(ordered) == 2 and reach <= PAIR_REACH and self.paired[ordered].all():
            return _counted(self._kept_pair(ordered[0], ordered[1], reach))
        standing = self._standing(ordered)
        around = np.arange(-reach, reach + 1, dtype=np.int32)[:, np.newaxis]
        there = standing.take(self.codes.take(rare + around))
        every = np.bitwise_or.reduce(standing)
        hopeful = (np.bitwise_or.reduce(there, axis=0) == every).nonzero()[0]
        there, middle = there[:, hopeful], rare[hopeful]
        there[self.sentences.take(middle + around) != self.sentences.take(middle)] = 0
        times = _windows(there, reach, every)
        kept = times.nonzero()[0]
        return _counted(fields[hopeful[kept]], times[kept])

    def _times(self, stem: int) -> int:
        return int(self.ends[stem + 1] - self.ends[stem])

    def _of(self, stem: int) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
        """The spots of a stem, and the field of each."""
        start, end = self.ends[stem], self.ends[stem + 1]
        return self.spots[start:end], self.fields[start:end]

    def _standing(self, stems: Sequence[int]) -> Bits:
        """For every code which of `stems` stand there: a bit for each, the lowest for the first."""
        size = np.uint8 if len(stems) <= _FEW_WORDS else np.uint64
        standing: Bits = np.zeros(self._code_count, dtype=size)
        for place, stem in enumerate(stems):
            bit = standing.dtype.type(1 << place)
            standing[stem + 1] |= bit
            standing[self.shared[self.shared_ends[stem] : self.shared_ends[stem + 1]]] |= bit
        return standing

    @cached_property
    def _code_count(self) -> int:
        return max(len(self.ends), int(self.shared.max(initial=0)) + 1)

    def _kept_pair(self, one: int, other: int, reach: int) -> NDArray[np.int32]:
        """The field of each spot from which two stems that are kept in pairs are near."""
        key = _pair(one, other, len(self.paired))
        place = int(self.pairs.searchsorted(key))
        if place == len(self.pairs) or self.pairs[place] != key:
            return self.pair_fields[:0]
        start, end = self.pair_ends[place], self.pair_ends[place + 1]
        return self.pair_fields[start:end][self.reaches[start:end] <= reach]


def starts(lengths: NDArray[np.int32]) -> NDArray[np.int64]:
    """The first spot of each field, from the words in each field (axis 1) of each row (axis 0)."""
    ends = np.cumsum(lengths.ravel().astype(np.int64) + GAP)
    return np.concatenate(([0], ends[:-1])).reshape(lengths.shape) + GAP


def laid_out(
    occurrences: NDArray[np.int64],
    lengths: NDArray[np.int32],
    stems: int,
    unpaired: Collection[int],
    begun: NDArray[np.int64],
) -> Positions:
    """The positions of `stems` stems: `occurrences` are of the form stem << 32 | spot, ascending.

    `lengths` are the words in each field of each row. Stems that are `unpaired` are in no pair.
    At the spots `begun`, each of them once, a sentence begins.
    """
    ends = occurrences.searchsorted(np.arange(stems + 1, dtype=np.int64) << 32)
    spots = (occurrences & 0xFFFFFFFF).astype(np.int32)
    standing = np.arange(stems).repeat(np.diff(ends))
    numbers = np.arange(lengths.size, dtype=np.int32).repeat(lengths.ravel() + GAP)
    fields = numbers.take(spots - GAP)
    size = len(numbers) + 2 * GAP
    codes, shared_ends, shared = _codes(standing, spots, size, stems)
    sentences = _numbered(begun, size)
    paired = np.diff(ends) >= max(FEWEST_PAIRED, len(lengths) // PAIRED)
    paired[list(unpaired)] = False
    chosen = paired[standing].nonzero()[0]
    within = sentences[spots[chosen]]
    pairs = _pairs(standing[chosen], spots[chosen], fields[chosen], within, stems)
    return Positions(ends, spots, fields, codes, shared_ends, shared, sentences, paired, *pairs)


def _numbered(begun: NDArray[np.int64], size: int) -> NDArray[np.uint8]:
    """The number of the sentence at each of `size` spots."""
    begins = np.zeros(size, dtype=np.uint8)
    begins[begun] = 1
    return np.cumsum(begins, dtype=np.uint8)


def _codes(
    standing: NDArray[np.int64], spots: NDArray[np.int32], size: int, stems: int
) -> tuple[NDArray[np.unsignedinteger], NDArray[np.int64], NDArray[np.int32]]:
    """The code at every spot, and in which shared codes each stem has a part."""
    codes = np.zeros(size, dtype=np.int32)
    codes[spots] = standing + 1
    together: list[tuple[int, ...]] = []
    left = (codes[spots] != standing + 1).nonzero()[0]
    while len(left):
        # One further stem of each spot at a time: it makes a new code with what stands there.
        _, first = np.unique(spots[left], return_index=True)
        more, left = left[first], np.delete(left, first)
        made, which = np.unique(
            np.stack([codes[spots[more]], standing[more]]), axis=1, return_inverse=True
        )
        codes[spots[more]] = stems + 1 + len(together) + which.ravel()
        for code, stem in made.T.tolist():
            alone = code <= stems
            together.append((*((code - 1,) if alone else together[code - stems - 1]), stem))
    parts = [(stem, stems + 1 + place) for place, ones in enumerate(together) for stem in ones]
    of, shared = np.array(sorted(parts), dtype=np.int64).reshape(-1, 2).T
    smallest = np.min_scalar_type(stems + len(together))
    shared_ends = of.searchsorted(np.arange(stems + 1))
    return codes.astype(smallest), shared_ends, shared.astype(np.int32)


def _pairs(
    standing: NDArray[np.int64],
    spots: NDArray[np.int32],
    fields: NDArray[np.int32],
    sentences: NDArray[np.uint8],
    stems: int,
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int32], NDArray[np.uint8]]:
    """The pairs of stems of which these are all spots, and where they are close together."""
    order = np.argsort(spots, kind="stable")
    spots = spots[order].astype(np.int64)
    sentences = sentences[order]
    known, compact = np.unique(standing[order], return_inverse=True)
    # Spots by their place among these; those where two stems stand share the first one's.
    begun = np.diff(spots, prepend=-1) > 0
    numbered = np.maximum.accumulate(np.where(begun, np.arange(len(spots)), 0))
    keys = [np.zeros(0, dtype=np.int64)]
    for step in range(1, len(spots)):
        reach = spots[step:] - spots[:-step]
        close = reach <= PAIR_REACH
        if not close.any():
            break
        two = (compact[:-step] != compact[step:]) & (sentences[:-step] == sentences[step:])
        near = (close & two).nonzero()[0]
        one, other = compact[near], compact[near + step]
        pair = np.minimum(one, other) * len(known) + np.maximum(one, other)
        keys.append((pair << 35) | (numbered[near] << 3) | reach[near])
    key = np.sort(np.concatenate(keys))
    # Of a pair at a spot the nearest alone.
    key = key[np.diff(key >> 3, prepend=-1).nonzero()[0]]
    numbers, pair_starts = np.unique(key >> 35, return_index=True)
    one, other = np.divmod(numbers, max(len(known), 1))
    return (
        known[one] * stems + known[other],
        np.append(pair_starts, len(key)),
        fields[order[(key >> 3) & 0xFFFFFFFF]],
        (key & 7).astype(np.uint8),
    )


def _windows(there: Bits, reach: int, every: np.unsignedinteger) -> NDArray[np.intp]:
    """How many windows that hold every stem have each spot of the first as their first of those.

    `there` tells which stems stand from `reach` before (axis 0) each spot (axis 1) to `reach`
    after it.
    """
    times = np.zeros(there.shape[1], dtype=np.intp)
    for start in range(reach + 1):
        begun = there[start] != 0
        whole = np.bitwise_or.reduce(there[start : start + reach + 1], axis=0) == every
        earlier = np.bitwise_or.reduce(there[start:reach], axis=0) & 1
        times += begun & whole & (earlier == 0)
    return times


def _counted(fields: NDArray[np.int32], times: NDArray[np.intp] | None = None) -> Places:
    """Each of `fields` once, and how often it is there; as often as `times` says, if given."""
    if not len(fields):
        return fields, np.zeros(0, dtype=np.intp)
    first = np.append(0, (fields[1:] != fields[:-1]).nonzero()[0] + 1)
    if times is None:
        return fields[first], np.append(first[1:], len(fields)) - first
    return fields[first], np.add.reduceat(times, first)


def _pair(one: int, other: int, stems: int) -> int:
    return min(one, other) * stems + max(one, other)
