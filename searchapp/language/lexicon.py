"""Other words for the same thing, ready to be looked up: thesaurus and mined acronyms in one.

A term of several words is looked up by the stems of those that carry it; "turnover of staff" and
"staff turnover" are one term. A lexicon is made with each index, since the acronyms are those of
its reports, and is kept beside it.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import NamedTuple

import orjson

from searchapp.language.acronyms import Acronym, settled
from searchapp.language.denial import denied_alike
from searchapp.language.function_words import FUNCTION_WORDS, GRAMMAR, JOINING
from searchapp.language.inflections import regular, uninflected
from searchapp.language.interchangeable import is_general, light_words, likened
from searchapp.language.stems import stem
from searchapp.language.thesaurus import Group
from searchapp.language.tokens import tokens, words
from searchapp.language.variants import variants

WRITTEN, TYPED, NEAR = 0.7, 0.9, 0.2
"""How much a term counts, beside 1 for what was typed, that is reached from another written term,
from everyday words or an acronym, or as belonging to the matter, as well as from a word that often
means something else. Found on the sample queries and questions: between 0.5 and 0.9, 0.6 and 1, 0.1
and 0.2 the scores stay within a hundredth, so that these are no fit (docs/relevance.md)."""

EVERYDAY = 0.6
"""How much a term counts that is reached from everyday words of no single matter."""

LIKENED = 0.85
"""What is left of a weight where the term was said in other everyday words than are listed."""

SAME = 0.95
"""How much another way to write the same counts."""

_RANKED = (WRITTEN, TYPED, EVERYDAY)

LONGEST_TERM = 7
"""Words of the longest term that is looked up."""

MOST_ALTERNATIVES = 24
"""Of one term; the heaviest are kept. The largest group of the thesaurus has 23 that reports use:
with 16 the last ones in the alphabet were left out unnoticed."""

_FILE = "lexicon.json"

_TURNING = frozenset(["as", "by", "for", "in", "of", "on", "with"])
"""What stands after these may stand before what they follow."""

WHERE = frozenset(["at", "in", "on"])
"""What is there is told apart from what is called so: "children in care" are no childcare, and
neither "children" nor "care" tells of them."""

_WORDS_TOO = frozenset(["ace", "pace", "par", "pas", "send"])
"""Acronyms of the thesaurus that are another word in small letters, as "it" and "so" are."""


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


class Terms(NamedTuple):
    """The terms among words that were typed, and listed ones of which nothing occurs: those that
    are left whole, and those that were taken `apart` since a part of them has names.
    """

    found: list[Meaning]
    absent: list[Meaning]
    apart: list[Meaning]


class Names(NamedTuple):
    """The names of one matter, and what is near it, as normalised words between spaces."""

    written: list[str]
    near: list[str]


_Occurs = Callable[[Sequence[str], Sequence[Alternative]], bool]


class _Place(NamedTuple):
    """Where a term may stand: as it is listed, or said `alike`."""

    start: int
    end: int
    alike: bool


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All terms that have alternatives.

    `senses` maps a term's key, its stems between spaces, to the places in `names` of the matters
    that it may mean, each with the weight that their names have for it. `likened` does so for
    terms of several words as they are said in other everyday words. `capitals` are the keys of
    letters that are an acronym in capitals only.
    """

    names: Sequence[Names]
    senses: Mapping[str, Sequence[tuple[int, float]]]
    likened: Mapping[str, Sequence[tuple[int, float]]] = field(default_factory=dict)
    capitals: frozenset[str] = frozenset()

    def meanings(self, typed: Sequence[str], in_capitals: Sequence[bool] = ()) -> list[Meaning]:
        """The terms among the normalised words `typed`, none across another.

        `in_capitals` tells of each word whether it was typed so; none was, where it is empty.
        """
        return self.read(typed, in_capitals, lambda *_: True).found

    def read(
        self,
        typed: Sequence[str],
        in_capitals: Sequence[bool],
        occurs: _Occurs,
        tells: Callable[[str], bool] = lambda _: True,
    ) -> Terms:
        """The terms as `meanings` has them, but of those of several words only what `occurs`.

        One of which nothing occurs is left to the shorter ones in it; where there are none, its
        words are no matters of their own, and it is absent: "young carers" is no young person. A
        word by itself is a shorter one where it `tells`, or stands for a name that occurs: an age
        assessment is no assessment.
        """
        found: list[Meaning] = []
        absent: list[Meaning] = []
        for place in self._places(typed):
            span, capitals = typed[place.start : place.end], in_capitals[place.start : place.end]
            if _overlaps(place, found):
                continue
            look_up = self._said_alike if place.alike else self._listed
            meaning = Meaning(place.start, place.end, look_up(span, capitals))
            if meaning.alternatives and (len(span) == 1 or occurs(span, meaning.alternatives)):
                found.append(meaning)
            elif not (place.alike or _overlaps(place, absent)) and self.is_matter(span):
                absent.append(meaning)
        named = [
            one
            for one in found
            if max(other.weight for other in one.alternatives) > NEAR
            and _is_named(typed[one.start : one.end], one.alternatives, occurs, tells)
        ]
        apart = [meaning for meaning in absent if _overlaps(meaning, named)]
        absent = [meaning for meaning in absent if meaning not in apart]
        found = [meaning for meaning in found if not _overlaps(meaning, absent)]
        kinds = (found, absent, apart)
        return Terms(*(sorted(one, key=lambda meaning: meaning.start) for one in kinds))

    def _places(self, typed: Sequence[str]) -> list[_Place]:
        """Where a term may stand: those that carry most first, then names that reports use ("agency
        staff" before "cost of agency"), then those with the fewest general words ("seen alone"
        before "children seen"), then the closest, then the first.

        To be said alike is worth half a word less than to be listed: "hurting themselves" is told
        from "teenagers hurting" in "teenagers hurting themselves". What is said alike takes no
        listed term apart: "domestic violence help for mums" is no "violence help for dads".
        """
        places: list[tuple[float, int, int, int, _Place]] = []
        for start in range(len(typed)):
            for end in range(start + 1, min(len(typed), start + LONGEST_TERM) + 1):
                span = typed[start:end]
                carried = sum(word not in GRAMMAR for word in span)
                general = sum(map(is_general, span))
                places.append(
                    (-carried, self._rank(span), general, end - start, _Place(start, end, False))
                )
                alike = likened(span)
                if alike is not None and alike in self.likened:
                    carried = len(alike.split())
                    rank = len(_RANKED)
                    places.append(
                        (0.5 - carried, rank, general, end - start, _Place(start, end, True))
                    )
        apart = [
            place
            for carried, *_, place in places
            if carried < -1 and not place.alike and self.is_matter(typed[place.start : place.end])
        ]
        return [place for *_, place in sorted(places) if not _is_parted(place, apart, typed)]

    def is_matter(self, typed: Sequence[str]) -> bool:
        """Whether `typed` names a matter, in several words."""
        weights = (weight for key in keys(typed) for _, weight in self.senses.get(key, ()))
        return len(bearing(typed)) > 1 and any(weight in (WRITTEN, TYPED) for weight in weights)

    def _rank(self, typed: Sequence[str]) -> int:
        """A name that reports use before one that is typed, and that before all else."""
        weights = {weight for key in keys(typed) for _, weight in self.senses.get(key, ())}
        return _RANKED.index(next((weight for weight in _RANKED if weight in weights), EVERYDAY))

    def _listed(self, typed: Sequence[str], in_capitals: Sequence[bool]) -> tuple[Alternative, ...]:
        for key in keys(typed):
            meant = key in self.senses and (key not in self.capitals or any(in_capitals))
            others = self._alternatives(self.senses[key], typed) if meant else ()
            if others:
                return others
        return tuple(Alternative(other, SAME) for other in variants(typed))

    def _said_alike(self, typed: Sequence[str], _: Sequence[bool]) -> tuple[Alternative, ...]:
        return self._alternatives(self.likened[likened(typed) or ""], typed)

    def _alternatives(
        self, senses: Sequence[tuple[int, float]], typed: Sequence[str]
    ) -> tuple[Alternative, ...]:
        """The names of the matters meant, but for the term that was typed."""
        itself = set(keys(typed))
        weights: dict[str, float] = {}
        for place, weight in senses:
            names = self.names[place]
            for term in names.written:
                weights[term] = max(weight, weights.get(term, 0.0))
            for term in names.near:
                weights[term] = max(NEAR, weights.get(term, 0.0))
        ordered = sorted(weights.items(), key=lambda item: (-item[1], item[0]))
        others = [
            Alternative(tuple(term.split()), weight)
            for term, weight in ordered
            if len(term.split()) > len(typed) > 1 or itself.isdisjoint(keys(term.split()))
        ]
        return tuple(others[:MOST_ALTERNATIVES])


def _is_named(
    typed: Sequence[str],
    others: Sequence[Alternative],
    occurs: _Occurs,
    tells: Callable[[str], bool],
) -> bool:
    """Whether words that were typed lead to a matter that can be told by them."""
    if len(typed) > 1:
        return occurs(typed, others)
    stands_for = [other for other in others if other.weight >= TYPED]
    return tells(typed[0]) or (bool(stands_for) and occurs(typed, stands_for))


def _is_parted(place: _Place, matters: Sequence[_Place], typed: Sequence[str]) -> bool:
    """Whether a place takes one of the matters listed apart, and is none, or none but for others
    that tell all of it: "mental health of looked after children" is no health of these.
    """
    crossing = [one for one in matters if _cross(place, one)]
    if place.alike:
        return bool(crossing)
    return any(
        _inside(other, place) and _of_each_other(place, one, other, typed)
        for one in crossing
        for other in matters
    )


def _inside(one: _Place, other: _Place) -> bool:
    return other.start <= one.start and one.end <= other.end


def _of_each_other(place: _Place, one: _Place, other: _Place, typed: Sequence[str]) -> bool:
    """Whether all of a place that two others leave, which do not overlap, says what one of them is
    of or for."""
    if one.start < other.end and other.start < one.end:
        return False
    left = [
        typed[at]
        for at in range(place.start, place.end)
        if not (one.start <= at < one.end or other.start <= at < other.end)
    ]
    return GRAMMAR.issuperset(left) and not _TURNING.isdisjoint(left)


def _cross(one: _Place, other: _Place) -> bool:
    """Whether each has words that the other has not, and some that both have."""
    first, second = sorted((one, other))
    return first.start < second.start < first.end < second.end


def _overlaps(place: _Place | Meaning, others: Sequence[Meaning]) -> bool:
    return any(place.start < other.end and other.start < place.end for other in others)


def keys(typed: Sequence[str]) -> tuple[str, ...]:
    """Under which keys a term of these words may stand.

    With two bearing words or more, grammar says nothing, but for "from" and "to" ("home from care"
    is no care home), and what follows a preposition may stand before it: "turnover of staff" is
    "staff turnover", while "live on your own" is not "own lives". With fewer, grammar makes the
    term ("in care" is not "care"). Words of grammar at either end belong to no longer term.
    """
    if len(typed) > 1:
        typed = denied_alike(typed)
    carrying = bearing(typed)
    whole = _key(typed)
    if len(carrying) < 2 or typed[0] in GRAMMAR or typed[-1] in GRAMMAR:
        return (whole,)
    found = [whole]
    if WHERE.isdisjoint(typed):
        found.append(_key(_joined(typed)))
    for place, word in enumerate(typed):
        if word in _TURNING and not light_words().issuperset(typed[place + 1 :]):
            found.append(_key(_joined((*typed[place + 1 :], *typed[:place]))))
    return tuple(dict.fromkeys(found))


def _joined(typed: Sequence[str]) -> tuple[str, ...]:
    """The bearing words, and between them what makes two things of them."""
    return tuple("and" if word in JOINING else word for word in typed if _joins_or_bears(word))


def _joins_or_bears(word: str) -> bool:
    return word in JOINING or word not in GRAMMAR


def bearing(typed: Sequence[str]) -> tuple[str, ...]:
    """The words that are more than grammar; all, where there is none."""
    return tuple(word for word in typed if word not in GRAMMAR) or tuple(typed)


def build_lexicon(acronyms: Sequence[Acronym], groups: Sequence[Group]) -> Lexicon:
    """The lexicon of a corpus: the groups of the thesaurus, and the acronyms mined from it.

    Letters that are an everyday word of the thesaurus stay that: "safe" is no "Safer Activities For
    Everyone".
    """
    names: list[Names] = []
    senses: dict[str, list[tuple[int, float]]] = defaultdict(list)
    alike: dict[str, list[tuple[int, float]]] = defaultdict(list)
    ordinary = {term for group in groups for term in group.terms if term.islower()}
    apart = [one for one in acronyms if not (one.is_word and one.letters in ordinary)]
    for group in (*_with_letters(groups, apart), *_acronym_groups(apart)):
        for terms, weight in _weighted(group):
            for key in {key for term in terms for key in _term_keys(term)}:
                senses[key].append((len(names), weight))
            ways = [way for term in terms for way in _with_or_without(words(term))]
            for said in {said for way in ways if (said := likened(way))}:
                alike[said].append((len(names), LIKENED * weight))
        names.append(
            Names(
                [" ".join(words(term)) for term in group.written],
                [" ".join(words(term)) for term in group.near],
            )
        )
    known = {key for key, places in senses.items() if places[0][0] < len(groups)}
    return Lexicon(names, senses, alike, _only_in_capitals(acronyms, known))


def _weighted(group: Group) -> Iterator[tuple[Sequence[str], float]]:
    """The terms of a group, and the weight that its names have for each."""
    if group.everyday:
        yield group.typed, EVERYDAY
    else:
        yield group.written, WRITTEN
        yield group.typed, TYPED
        yield group.loose, NEAR


def write(folder: Path, lexicon: Lexicon) -> None:
    """Write `lexicon` to `folder`."""
    content = {
        "names": [list(one) for one in lexicon.names],
        "senses": lexicon.senses,
        "likened": lexicon.likened,
        "capitals": sorted(lexicon.capitals),
    }
    (folder / _FILE).write_bytes(orjson.dumps(content))


def open_lexicon(folder: Path) -> Lexicon:
    """The lexicon written to `folder`."""
    content = orjson.loads((folder / _FILE).read_bytes())
    return Lexicon(
        [Names(*pair) for pair in content["names"]],
        content["senses"],
        content["likened"],
        frozenset(content["capitals"]),
    )


def _key(typed: Sequence[str]) -> str:
    """A word that is a term by itself is met in its own forms only, several by their stems.

    "Offices" alone says nothing of "officers", while "recruiting carers" is the "recruitment of
    carers": the words beside it say which is meant.
    """
    if len(typed) == 1:
        return f"={uninflected(typed[0])} {stem(regular(typed[0]))}"
    return " ".join(map(_stem_in_term, typed))


def _stem_in_term(word: str) -> str:
    """The stem of a word among others; a form of a word that is letters too is none of the letters:
    "children sent away" are no "children with SEND"."""
    whole = regular(word)
    return f"={word}" if whole in _WORDS_TOO and whole != word else stem(whole)


def _term_keys(term: str) -> tuple[str, ...]:
    """The keys of a term of the thesaurus, its compounds written apart and as one word."""
    found = tokens(term)
    compounds = [token for token in found if token.joined]
    together = [
        token.word
        for token in sorted(found, key=lambda token: token.position)
        if token.joined or not any(one.start <= token.start < one.end for one in compounds)
    ]
    ways = [words(term), *([together] if compounds else [])]
    every = [either for way in ways for either in _with_or_without(way)]
    return tuple(key for way in every for key in _without_whole(keys(way)))


def _with_or_without(term: Sequence[str]) -> Sequence[Sequence[str]]:
    """A listed term as it is, and without what joins two things in it: both are it."""
    return [term, [word for word in term if word not in JOINING]]


def _without_whole(found: tuple[str, ...]) -> tuple[str, ...]:
    """The keys without the one in which grammar counts, where there are others."""
    return found[1:] or found


def _with_letters(groups: Sequence[Group], acronyms: Sequence[Acronym]) -> Iterator[Group]:
    """The groups, with the letters that the reports have for a name among the names.

    Letters of several meanings are a name where one of these is meant, or all are of the group.
    """
    settled_for = {_key(one.meaning): one.letters for one in settled(acronyms).values()}
    meanings: dict[str, set[str]] = defaultdict(set)
    for one in acronyms:
        meanings[one.letters].add(_key(one.meaning))
    for group in groups:
        meant = [_key(words(term)) for term in group.written]
        found = [settled_for[key] for key in meant if key in settled_for]
        found += [letters for letters, keys in meanings.items() if keys <= set(meant)]
        known = {term.lower() for term in group.written}
        new = tuple(one.upper() for one in dict.fromkeys(found) if one not in known)
        yield replace(group, written=(*group.written, *new)) if new else group


def _acronym_groups(acronyms: Sequence[Acronym]) -> Iterator[Group]:
    """From letters to all their meanings, and from a meaning to letters that have no other."""
    only_one = settled(acronyms)
    for acronym in acronyms:
        meaning = " ".join(acronym.meaning)
        yield Group("acronyms", (meaning,), (acronym.letters,), (), "reports")
        if only_one.get(acronym.letters) == acronym:
            yield Group("acronyms", (acronym.letters,), (meaning,), (), "reports")


def _only_in_capitals(acronyms: Sequence[Acronym], known: Set[str]) -> frozenset[str]:
    """The keys of letters that are also a word, unless `known`: those of the thesaurus.

    Even those that it knows, where the word is an everyday one: "it" is no "IT".
    """
    letters = {_key((acronym.letters,)) for acronym in acronyms if acronym.is_word}
    words_too = known & {_key((word,)) for word in FUNCTION_WORDS | _WORDS_TOO}
    return frozenset(letters - known | words_too)
