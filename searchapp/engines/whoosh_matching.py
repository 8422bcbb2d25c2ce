"""The reference: a tree executed by Whoosh's own matchers, plainly and slowly.

What a faster engine answers is held against this.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from pathlib import Path

import numpy as np
from whoosh.matching import (
    IntersectionMatcher,
    ListMatcher,
    Matcher,
    NullMatcher,
    UnionMatcher,
)
from whoosh.reading import IndexReader, TermNotFound

from searchapp.engines.base import Matches, Rows, Vocabulary
from searchapp.engines.weighting import (
    AS_WRITTEN,
    FIELDS,
    IN_SENTENCES,
    MOST_PREFIXED,
    TINY,
    WIDEST,
    Field,
    idf,
    norm,
    saturated,
)
from searchapp.engines.whoosh_index import open_reader, stored
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

Frequencies = dict[int, float]
"""Whoosh's document number to the weighted frequency x."""


def open_engine(folder: Path, rows: Mapping[str, int], vocabulary: Vocabulary) -> "WhooshEngine":
    """The engine of the Whoosh index in `folder`; `rows` maps paragraph ids to rows."""
    reader = open_reader(folder)
    numbers = {}
    sentences = {}
    lengths = {field.name: [0] * len(rows) for field in FIELDS}
    for number, identity, measured, beginnings in stored(reader):
        numbers[number] = rows[identity]
        sentences[number] = beginnings
        for name, length in measured.items():
            lengths[name][rows[identity]] = length
    averages = {name: sum(one) / len(one) if one else 0.0 for name, one in lengths.items()}
    return WhooshEngine(reader, numbers, sentences, lengths, averages, vocabulary)


@dataclass(frozen=True, slots=True)
class WhooshEngine:
    """Executes trees on an opened Whoosh index.

    `rows` maps Whoosh's document numbers to rows, `sentences` to the places at which sentences of
    the text begin; `lengths` maps a field's name to the number of words of each row in it, and
    `averages` to their mean.
    """

    reader: IndexReader
    rows: Mapping[int, int]
    sentences: Mapping[int, Sequence[int]]
    lengths: Mapping[str, Sequence[int]]
    averages: Mapping[str, float]
    vocabulary: Vocabulary

    def match(self, tree: Node) -> Matches:
        matcher = self._matcher(tree)
        found = {}
        while matcher.is_active():
            found[self.rows[matcher.id()]] = matcher.score()
            matcher.next()
        rows = sorted(found)
        return Matches(
            np.array(rows, dtype=np.int32),
            np.array([found[row] for row in rows], dtype=np.float64),
        )

    def matching(self, tree: Node) -> Rows:
        return self.match(tree).rows

    def _matcher(self, node: Node) -> Matcher:
        match node:
            case Every():
                return _listed(dict.fromkeys(self.rows, 0.0))
            case Tag(name, values):
                return self._tagged(name, values)
            case Not(child):
                every = _listed(dict.fromkeys(self.rows, 0.0))
                return _without(every, self._matcher(child))
            case Words(children) | All(children):
                return self._all(children)
            case Any(children):
                return _union([self._matcher(child) for child in children])
            case AtLeast(count, children):
                return self._at_least(count, children)
            case Rewarded(required, rewards):
                # Not Whoosh's AndMaybeMatcher: inside an intersection it skips rewards (2.7.4).
                demanded = _listed(dict.fromkeys(self._matcher(required).all_ids(), 0.0))
                added = _union([self._matcher(child) for child in (required, *rewards)])
                return IntersectionMatcher(demanded, added)
            case _:
                return self._scored(node)

    def _all(self, children: Iterable[Node]) -> Matcher:
        wanted = [child for child in children if not isinstance(child, Not)] or [Every()]
        matcher = reduce(IntersectionMatcher, map(self._matcher, wanted))
        for child in children:
            if isinstance(child, Not):
                matcher = _without(matcher, self._matcher(child.child))
        return matcher

    def _at_least(self, count: int, children: Sequence[Node]) -> Matcher:
        times: dict[int, int] = {}
        for child in children:
            for number in self._matcher(child).all_ids():
                times[number] = times.get(number, 0) + 1
        enough = _listed({number: 0.0 for number in times if times[number] >= count})
        return IntersectionMatcher(enough, _union([self._matcher(child) for child in children]))

    def _tagged(self, name: str, values: Iterable[str]) -> Matcher:
        matchers = [self._postings(name, value) for value in values]
        numbers = {number for matcher in matchers for number in matcher.all_ids()}
        return _listed(dict.fromkeys(numbers, 0.0))

    def _scored(self, leaf: Leaf) -> Matcher:
        frequencies = self._frequencies(leaf)
        rarity = idf(len(frequencies), len(self.rows))
        scores = {number: rarity * saturated(x) for number, x in frequencies.items()}
        if isinstance(leaf, Term):
            scores = _rounded(scores)
        return _listed({number: leaf.weight * score for number, score in scores.items()})

    def _frequencies(self, leaf: Leaf) -> Frequencies:
        match leaf:
            case Term(word):
                return self._term(self.vocabulary.stem(word))
            case Prefix(prefix):
                words = self.vocabulary.beginning(prefix, MOST_PREFIXED)
                return _added((_rounded(self._in_field(AS_WRITTEN, word)), 1.0) for word in words)
            case Phrase(words):
                return self._together(words, lambda places, _: _in_order(places))
            case Near(words, window, after=after):
                found = self._together(
                    words, lambda places, sentences: _within(places, window, sentences)
                )
                taken = [(self._frequencies(Phrase((one, *words))), -1.0) for one in after]
                left = _added([(found, 1.0), *taken])
                return {number: x for number, x in left.items() if x > TINY}
            case Alternatives(children):
                return _added((self._frequencies(child), child.weight) for child in children)

    def _term(self, stem: str) -> Frequencies:
        return _rounded(_added((self._in_field(field, stem), 1.0) for field in FIELDS))

    def _in_field(self, field: Field, term: str) -> Frequencies:
        found: Frequencies = {}
        matcher = self._postings(field.name, term)
        while matcher.is_active():
            number = matcher.id()
            found[number] = self._weighted(field, number, matcher.weight())
            matcher.next()
        return found

    def _weighted(self, field: Field, number: int, times: float) -> float:
        length = self.lengths[field.measured][self.rows[number]]
        return field.weight * times / norm(field, length, self.averages[field.measured])

    def _together(
        self, words: tuple[str, ...], count: Callable[[list[list[int]], Sequence[int]], int]
    ) -> Frequencies:
        stems = [self.vocabulary.stem(word) for word in words]
        parts = []
        for field in FIELDS:
            places = [self._places(field.name, stem) for stem in stems]
            found = {}
            for number in set.intersection(*(set(one) for one in places)):
                sentences = self.sentences[number] if field.name == IN_SENTENCES else ()
                if times := count([one[number] for one in places], sentences):
                    found[number] = self._weighted(field, number, times)
            parts.append((found, 1.0))
        return _added(parts)

    def _places(self, field: str, stem: str) -> dict[int, list[int]]:
        found = {}
        matcher = self._postings(field, stem)
        while matcher.is_active():
            found[matcher.id()] = matcher.value_as("positions")
            matcher.next()
        return found

    def _postings(self, field: str, term: str) -> Matcher:
        try:
            return self.reader.postings(field, term)
        except TermNotFound:
            return NullMatcher()


def _listed(scores: Mapping[int, float]) -> Matcher:
    numbers = sorted(scores)
    return ListMatcher(numbers, [scores[number] for number in numbers])


def _without(wanted: Matcher, excluded: Matcher) -> Matcher:
    """What is wanted and not excluded.

    Whoosh's AndNotMatcher lets the first through where the second begins at a lower number.
    """
    numbers = set(excluded.all_ids())
    kept = {}
    while wanted.is_active():
        if wanted.id() not in numbers:
            kept[wanted.id()] = wanted.score()
        wanted.next()
    return _listed(kept)


def _union(matchers: Iterable[Matcher]) -> Matcher:
    return reduce(UnionMatcher, matchers)


def _added(parts: Iterable[tuple[Frequencies, float]]) -> Frequencies:
    total: Frequencies = {}
    for frequencies, weight in parts:
        for number, x in frequencies.items():
            total[number] = total.get(number, 0.0) + weight * x
    return total


def _rounded(frequencies: Frequencies) -> Frequencies:
    """As kept in single precision: what any engine may do with the frequencies of one word."""
    return {number: float(np.float32(x)) for number, x in frequencies.items()}


def _in_order(places: list[list[int]]) -> int:
    """How many places of the first word begin the phrase."""
    begun = set(places[0])
    for after, later in enumerate(places[1:], 1):
        begun &= {place - after for place in later}
    return len(begun)


def _within(places: list[list[int]], window: int, sentences: Sequence[int]) -> int:
    """At how many places begins a window that holds every word and lies in one sentence."""
    count = 0
    for start in {place for one in places for place in one}:
        ends = [one[at] for one in places if (at := bisect_left(one, start)) < len(one)]
        following = bisect_right(sentences, start)
        stop = min([start + min(window, WIDEST), *sentences[following : following + 1]])
        count += len(ends) == len(places) and max(ends) < stop
    return count
