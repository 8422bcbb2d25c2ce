"""Other words for the same thing, ready to be looked up: thesaurus and mined acronyms in one.

A term is looked up by the stems of the words that carry it, in any order: "turnover of staff" and
"staff turnover" are one term. A lexicon is made with each index, since the acronyms are those of
its reports, and is kept beside it.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import orjson

from searchapp.language.acronyms import Acronym, settled
from searchapp.language.stems import stem
from searchapp.language.thesaurus import Group
from searchapp.language.tokens import tokens, words
from searchapp.language.variants import variants

WRITTEN, TYPED, NEAR = 0.7, 0.9, 0.15
"""How much a term counts, beside 1 for what was typed, that is reached from another written term,
from everyday words or an acronym, or as belonging to the matter. Found on the sample queries and
questions: between 0.5 and 0.9, 0.6 and 1, 0.1 and 0.2 the scores stay within a hundredth, so that
these are the middle of a plain and no fit (docs/relevance.md)."""

SAME = 0.95
"""How much another way to write the same counts."""

LONGEST_TERM = 7
"""Words of the longest term that is looked up."""

MOST_ALTERNATIVES = 16
"""Of one term; the heaviest are kept."""

_FILE = "lexicon.json"
_GRAMMAR = """
a an and are as at be been being by did do does for had has have her his in is it its of on or
that the their them these they this those was were which who with
"""
_SMALL = frozenset(_GRAMMAR.split())


@dataclass(frozen=True, slots=True)
class Alternative:
    """Other words to look for, and how much they count beside 1 for those typed."""

    words: tuple[str, ...]
    weight: float

    @property
    def bearing(self) -> tuple[str, ...]:
        """The words that carry the meaning: those that are more than grammar, or else all."""
        return bearing(self.words)


@dataclass(frozen=True, slots=True)
class Meaning:
    """The words from `start` to `end` of those looked up are a term, with these alternatives."""

    start: int
    end: int
    alternatives: tuple[Alternative, ...]


class Names(NamedTuple):
    """The names of one matter, and what is near it, as normalised words between spaces."""

    written: list[str]
    near: list[str]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All terms that have alternatives.

    `senses` maps a term's key, its stems between spaces, to the places in `names` of the matters
    that it may mean, each with the weight that their names have for it. `capitals` are the keys of
    letters that are an acronym in capitals only.
    """

    names: Sequence[Names]
    senses: Mapping[str, Sequence[tuple[int, float]]]
    capitals: frozenset[str] = frozenset()

    def meanings(self, typed: Sequence[str], in_capitals: Sequence[bool] = ()) -> list[Meaning]:
        """The terms among the normalised words `typed`, none across another.

        `in_capitals` tells of each word whether it was typed so; none was, where it is empty.
        """
        found: list[Meaning] = []
        for start, end in self._spans(len(typed), typed):
            apart = all(end <= other.start or other.end <= start for other in found)
            others = self._others(typed[start:end], in_capitals[start:end]) if apart else ()
            if others:
                found.append(Meaning(start, end, others))
        return sorted(found, key=lambda meaning: meaning.start)

    def _spans(self, count: int, typed: Sequence[str]) -> list[tuple[int, int]]:
        """Where a term may stand: those that carry most first, then the closest, then the first."""
        spans = [
            (start, end)
            for start in range(count)
            for end in range(start + 1, min(count, start + LONGEST_TERM) + 1)
        ]
        carrying = [word not in _SMALL for word in typed]
        return sorted(
            spans, key=lambda span: (-sum(carrying[slice(*span)]), span[1] - span[0], span[0])
        )

    def _others(self, typed: Sequence[str], in_capitals: Sequence[bool]) -> tuple[Alternative, ...]:
        for key in keys(typed):
            meant = key not in self.capitals or any(in_capitals)
            others = self._alternatives(key) if meant and key in self.senses else ()
            if others:
                return others
        return tuple(Alternative(other, SAME) for other in variants(typed))

    def _alternatives(self, key: str) -> tuple[Alternative, ...]:
        weights: dict[str, float] = {}
        for place, weight in self.senses[key]:
            names = self.names[place]
            for term in names.written:
                weights[term] = max(weight, weights.get(term, 0.0))
            for term in names.near:
                weights[term] = max(NEAR, weights.get(term, 0.0))
        ordered = sorted(weights.items(), key=lambda item: (-item[1], item[0]))
        others = [
            Alternative(tuple(term.split()), weight)
            for term, weight in ordered
            if key not in keys(term.split())
        ]
        return tuple(others[:MOST_ALTERNATIVES])


def keys(typed: Sequence[str]) -> tuple[str, ...]:
    """Under which keys a term of these words may stand.

    With two bearing words or more, grammar says nothing ("turnover of staff"), but for "from" and
    "to" ("home from care" is no care home); with fewer it makes the term ("in care" is not "care").
    Words of grammar at either end belong to no longer term.
    """
    carrying = bearing(typed)
    whole = _key(typed)
    if len(carrying) < 2 or typed[0] in _SMALL or typed[-1] in _SMALL:
        return (whole,)
    return (whole, _key(carrying))


def bearing(typed: Sequence[str]) -> tuple[str, ...]:
    """The words that are more than grammar; all, where there is none."""
    return tuple(word for word in typed if word not in _SMALL) or tuple(typed)


def build_lexicon(acronyms: Sequence[Acronym], groups: Sequence[Group]) -> Lexicon:
    """The lexicon of a corpus: the groups of the thesaurus, and the acronyms mined from it."""
    names: list[Names] = []
    senses: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for group in (*groups, *_acronym_groups(acronyms)):
        for terms, weight in ((group.written, WRITTEN), (group.typed, TYPED)):
            for key in {key for term in terms for key in _term_keys(term)}:
                senses[key].append((len(names), weight))
        names.append(
            Names(
                [" ".join(words(term)) for term in group.written],
                [" ".join(words(term)) for term in group.near],
            )
        )
    return Lexicon(names, senses, _only_in_capitals(acronyms, groups))


def write(folder: Path, lexicon: Lexicon) -> None:
    """Write `lexicon` to `folder`."""
    content = {
        "names": [list(one) for one in lexicon.names],
        "senses": lexicon.senses,
        "capitals": sorted(lexicon.capitals),
    }
    (folder / _FILE).write_bytes(orjson.dumps(content))


def open_lexicon(folder: Path) -> Lexicon:
    """The lexicon written to `folder`."""
    content = orjson.loads((folder / _FILE).read_bytes())
    return Lexicon(
        [Names(*pair) for pair in content["names"]],
        content["senses"],
        frozenset(content["capitals"]),
    )


def _key(typed: Sequence[str]) -> str:
    return " ".join(sorted(map(stem, typed)))


def _term_keys(term: str) -> tuple[str, ...]:
    """The keys of a term of the thesaurus, its compounds written apart and as one word."""
    found = tokens(term)
    compounds = [token for token in found if token.joined]
    together = [
        token.word
        for token in sorted(found, key=lambda token: token.position)
        if token.joined or not any(one.start <= token.start < one.end for one in compounds)
    ]
    return (keys(words(term))[-1], *([keys(together)[-1]] if compounds else []))


def _acronym_groups(acronyms: Sequence[Acronym]) -> Iterator[Group]:
    """From letters to all their meanings, and from a meaning to letters that have no other."""
    only_one = settled(acronyms)
    for acronym in acronyms:
        meaning = " ".join(acronym.meaning)
        yield Group("acronyms", (meaning,), (acronym.letters,), (), "reports")
        if only_one.get(acronym.letters) == acronym:
            yield Group("acronyms", (acronym.letters,), (meaning,), (), "reports")


def _only_in_capitals(acronyms: Sequence[Acronym], groups: Sequence[Group]) -> frozenset[str]:
    """The keys of letters that are also a word, unless the thesaurus knows what they stand for."""
    known = {
        key
        for group in groups
        for term in (*group.written, *group.typed)
        for key in _term_keys(term)
    }
    letters = {_key((acronym.letters,)) for acronym in acronyms if acronym.is_word}
    return frozenset(letters - known)
