"""Where in a text stands what a query looked for."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property
from math import fsum, log
from typing import NamedTuple

from searchapp.engines.vocabulary import StoredVocabulary
from searchapp.engines.weighting import MOST_PREFIXED
from searchapp.engines.wording import Wording
from searchapp.language.denial import NOT
from searchapp.language.function_words import FUNCTION_WORDS, GRADES, MEASURES
from searchapp.language.interchangeable import is_general, tells_nothing
from searchapp.language.longer import LongerName, longer_names
from searchapp.language.stems import stem
from searchapp.query.expansion import who_says
from searchapp.query.tree import (
    All,
    Alternatives,
    Any,
    AtLeast,
    Near,
    Node,
    Phrase,
    Prefix,
    Rewarded,
    Term,
    Words,
)
from searchapp.search.relaxing import ATTENDING, LITTLE, asks_figures, is_aside
from searchapp.search.weighing import typed_words

UNSAID = 100
"""In so many paragraphs, as it were, what was typed that none has, when it is weighed."""

NEARLY = 0.5
"""What is only near a thing shows so much of it."""

_SAYING_NOTHING = FUNCTION_WORDS | {NOT}
"""What says nothing where it stands by itself."""

_SHOWING_NOTHING = FUNCTION_WORDS | MEASURES
"""What tells of no thing that was typed, nor how much of it: small words, "many" of "how many"."""

_TELLING = GRADES | {"school", "schools"}
"""General words that are a matter all the same."""


class Mark(NamedTuple):
    """A character range that matched, and which of the things looked for it is.

    `bearing` is false for a function word, which says nothing by itself.
    """

    start: int
    end: int
    what: str
    bearing: bool = True


@dataclass(frozen=True, slots=True)
class _PhraseWords:
    """For each place of a phrase the words as written that fit there."""

    places: Sequence[frozenset[str]]
    what: str


@dataclass(frozen=True)
class _NearWords:
    """Words as written, each with the word looked for that it is a form of."""

    words: Mapping[str, str]
    window: int
    what: str

    @cached_property
    def everything(self) -> frozenset[str]:
        """All words looked for."""
        return frozenset(self.words.values())


@dataclass(frozen=True, slots=True)
class _Elsewhere:
    """A longer name as the words as written that fit each of its places, the place of the word
    that is something else in it, and what is looked for that it is not.
    """

    places: Sequence[frozenset[str]]
    part: int
    not_meant: frozenset[str]


@dataclass(frozen=True)
class Matched:
    """What marks the words of a text: words as written, phrases, words close together, each but for
    where it is something else in a longer name.

    `words` maps each word as written to what it stands for, `shares` what is looked for to the
    thing of the query that it is or stands for, and how much of that thing it shows; `weights` has
    what showing each thing counts, and `typed` what showing each of the words typed does. `figures`
    tells whether figures are asked for.
    """

    words: Mapping[str, str]
    phrases: Sequence[_PhraseWords]
    nears: Sequence[_NearWords]
    elsewhere: Sequence[_Elsewhere]
    shares: Mapping[str, tuple[int, float]]
    weights: Sequence[float]
    typed: Mapping[str, float]
    figures: bool

    def told(self, marks: Iterable[Mark]) -> tuple[float, float, int]:
        """What things of the query some marks show, by weight, what words typed, and in how many
        ways."""
        shown = {mark.what for mark in marks if mark.bearing}
        words = self.typed.keys() & {word for what in shown for word in what.split()}
        shares = [self.shares[what] for what in shown & self.shares.keys()]
        weight = fsum(
            self.weights[one] * min(1.0, fsum(share for thing, share in shares if thing == one))
            for one in {thing for thing, _ in shares}
        )
        return weight, fsum(self.typed[word] for word in words), len(shown)

    def marks(self, wording: Wording) -> list[Mark]:
        """The ranges that matched, in order, none within or across another; a range that stands
        for several things once for each."""
        wanted = self._wanted
        ends = [end for _, end in wording.sentences]
        found = [
            _Place(
                wording.positions[place],
                word,
                wording.starts[place],
                wording.ends[place],
                bisect_right(ends, wording.starts[place]),
            )
            for place, word in enumerate(wording.words)
            if word in wanted
        ]
        not_meant = _not_meant(found, self.elsewhere)
        marks = [
            Mark(place.start, place.end, what, what not in _SAYING_NOTHING)
            for place in found
            if (what := self.words.get(place.word)) and (what, place.position) not in not_meant
        ]
        here = {place.word for place in found}
        for phrase in self.phrases:
            if not any(map(here.isdisjoint, phrase.places)):
                marks.extend(_phrase_marks(_meant(found, phrase.what, not_meant), phrase))
        for near in self.nears:
            if near.everything.issubset(map(near.words.get, here)):
                marks.extend(_near_marks(_meant(found, near.what, not_meant), near))
        return _telling(_apart(marks))

    @cached_property
    def _wanted(self) -> frozenset[str]:
        """Every word that may be part of what is marked."""
        together = (words for phrase in self.phrases for words in phrase.places)
        near = (near.words for near in self.nears)
        longer = (words for one in self.elsewhere for words in one.places)
        return frozenset(self.words).union(*together, *near, *longer)


class _Place(NamedTuple):
    position: int
    word: str
    start: int
    end: int
    sentence: int


def matched(tree: Node, vocabulary: StoredVocabulary, asked: Node) -> Matched:
    """What `tree` looks for, which was made of `asked`; what it excludes is not marked."""
    words: dict[str, str] = {}
    phrases, nears = [], []
    typed_nodes = asked.children if isinstance(asked, Words) else (asked,)
    saying = who_says(typed_nodes)
    said = {one.word for one in saying}
    leaves = [leaf for leaf in _leaves(tree) if not _only_says(leaf, said)]
    for leaf in leaves:
        if isinstance(leaf, Term):
            words |= dict.fromkeys(vocabulary.forms(leaf.word), _what(leaf))
        elif isinstance(leaf, Prefix):
            beginning = vocabulary.beginning(leaf.prefix, MOST_PREFIXED)
            words |= dict.fromkeys(beginning, _what(leaf))
        elif isinstance(leaf, Near):
            forms = {form: word for word in leaf.words for form in vocabulary.forms(word)}
            if set(forms.values()) == set(leaf.words):
                nears.append(_NearWords(forms, leaf.window, _what(leaf)))
        elif isinstance(leaf, Phrase):
            places = [frozenset(vocabulary.forms(word)) for word in leaf.words]
            phrases.append(_PhraseWords(places, _what(leaf)))
    things = _things([one for one in typed_nodes if one not in saying])
    typed = {word: _weight((word,), vocabulary) for thing in things for word in typed_words(thing)}
    weights = [_weight(typed_words(thing), vocabulary) for thing in things]
    shares = _shares(things, typed)
    elsewhere = _elsewhere(leaves, frozenset(typed_words(asked)), vocabulary)
    return Matched(words, phrases, nears, elsewhere, shares, weights, typed, asks_figures(asked))


def _elsewhere(
    leaves: Iterable[Node], typed: Set[str], vocabulary: StoredVocabulary
) -> list[_Elsewhere]:
    """The longer names in which words of `leaves` are something else than was `typed`."""
    found: dict[LongerName, set[str]] = defaultdict(set)
    stems_typed = frozenset(map(stem, typed))
    for leaf in leaves:
        looked_for = _looked_for(leaf)
        longer_ones = [one for word in looked_for for one in longer_names(word)]
        said = stems_typed.union(map(stem, looked_for)) if longer_ones else stems_typed
        may_be_meant = typed >= set(looked_for)
        for longer in longer_ones:
            if (longer.however_typed or not may_be_meant) and not _is_meant(longer, said):
                found[longer].add(_what(leaf))
    return [
        _Elsewhere(
            [frozenset(vocabulary.forms(word)) for word in longer.words],
            longer.part,
            frozenset(whats),
        )
        for longer, whats in found.items()
    ]


def _is_meant(longer: LongerName, said: Set[str]) -> bool:
    """Whether a longer name is looked for itself: the stems `said` have all of it."""
    return all(stem(word) in said for word in longer.others)


def _things(children: Sequence[Node]) -> list[Node]:
    """Of what was asked for side by side, without who says it, the things that tell: neither the
    council, nor how it is asked, nor how much there is of it.

    "Regularly" does not show how often, and all that is found is in Leeds.
    """
    named = [child for child in children if _names_something(child)]
    return [child for child in named if _tells(child)] or named or list(children)


def _only_says(leaf: Node, saying: Set[str]) -> bool:
    """Whether a word only tells who says it, and is looked for as such."""
    return isinstance(leaf, Term) and leaf.weight <= LITTLE and leaf.word in saying


def _names_something(thing: Node) -> bool:
    small = _SHOWING_NOTHING | ATTENDING
    return isinstance(thing, Prefix) or not (is_aside(thing) or small >= set(typed_words(thing)))


def _tells(thing: Node) -> bool:
    return isinstance(thing, Prefix) or not all(map(_says_little, typed_words(thing)))


def _says_little(word: str) -> bool:
    """Whether a word says nothing of a matter by itself: small and light ones, what is said of
    nearly every matter, and how much there is of it; a grade tells."""
    counting = word in MEASURES or word in ATTENDING
    return counting or tells_nothing(word) or (is_general(word) and word not in _TELLING)


def _weight(words: Iterable[str], vocabulary: StoredVocabulary) -> float:
    """What showing a thing counts: the more the rarer its rarest word, in all its forms, as far as
    that occurs.
    """
    found = filter(None, (sum(map(vocabulary.frequency, vocabulary.forms(one))) for one in words))
    return 1.0 / log(1.0 + min(found, default=UNSAID))


def _shares(things: Sequence[Node], typed: Mapping[str, float]) -> dict[str, tuple[int, float]]:
    """Which of the things each word or group of words shows, and how much of it.

    A word typed for one thing shows that, though it is near another as well; of a name of several
    words it shows its part: "time" says little of waiting times.
    """
    found: dict[str, tuple[int, float]] = {}
    for place, thing in enumerate(things):
        words = frozenset(typed_words(thing))
        telling = words - _SHOWING_NOTHING or words
        whole = fsum(typed[word] for word in telling)
        for word in telling:
            found.setdefault(word, (place, typed[word] / whole))
    for share, near in ((1.0, False), (NEARLY, True)):
        for place, thing in enumerate(things):
            for leaf in _leaves(thing, rewards=near):
                if what := _what(leaf):
                    found.setdefault(what, (place, share))
    return found


def _what(leaf: Node) -> str:
    """What a mark of a leaf says that it is; nothing, where it is never marked."""
    return " ".join(_looked_for(leaf))


def _looked_for(leaf: Node) -> tuple[str, ...]:
    """The words that a leaf looks for."""
    match leaf:
        case Term(word) | Prefix(word):
            return (word,)
        case Phrase(words) | Near(words):
            return words
        case _:
            return ()


def _leaves(node: Node, rewards: bool = False) -> Iterator[Node]:
    """What is looked for; of what only adds to a score what was typed, or all `rewards`."""
    match node:
        case Words(children) | All(children) | Any(children) | Alternatives(children):
            for child in children:
                yield from _leaves(child, rewards)
        case AtLeast(_, children):
            for child in children:
                yield from _leaves(child, rewards)
        case Rewarded(required, added):
            yield from _leaves(required, rewards)
            for reward in added:
                if rewards or _was_typed(reward):
                    yield from _leaves(reward, rewards)
        case _:
            yield node


def _was_typed(reward: Node) -> bool:
    """Whether a reward is something typed that tells, not what is near it or a function word."""
    if isinstance(reward, Term):
        counting = reward.word in ATTENDING and reward.weight <= LITTLE
        return reward.word not in _SHOWING_NOTHING and not counting
    return isinstance(reward, Any | Words | Rewarded)


def _phrase_marks(found: Sequence[_Place], phrase: _PhraseWords) -> Iterator[Mark]:
    for _, places in _standing(found, phrase.places):
        yield Mark(places[0].start, places[-1].end, phrase.what)


def _standing(
    found: Sequence[_Place], places: Sequence[frozenset[str]]
) -> Iterator[tuple[int, Sequence[_Place]]]:
    """Where words follow one another that fit `places`: the first position, and all of them."""
    fitting = [{one.position: one for one in found if one.word in words} for words in places]
    for start in fitting[0]:
        if all(start + after in later for after, later in enumerate(fitting)):
            yield start, [later[start + after] for after, later in enumerate(fitting)]


def _near_marks(found: Sequence[_Place], near: _NearWords) -> Iterator[Mark]:
    """Each word of a stretch of words of one sentence that holds all that is wanted together.

    "... is not managed. Caseloads are ..." would show manageable caseloads.
    """
    wanted = [place for place in found if place.word in near.words]
    for start, first in enumerate(wanted):
        end = first.position + near.window
        inside = [
            place
            for place in wanted[start:]
            if place.position < end and place.sentence == first.sentence
        ]
        whole = {near.words[place.word] for place in inside} == near.everything
        if whole and _denies_before(near, inside):
            for place in inside:
                bearing = near.words[place.word] not in FUNCTION_WORDS
                yield Mark(place.start, place.end, near.what, bearing)


def _denies_before(near: _NearWords, inside: Sequence[_Place]) -> bool:
    """Whether what denies stands before what it denies, if anything does: "plans seen not having"
    clear outcomes were seen."""
    _, denies, after = f" {near.what} ".partition(f" {NOT} ")
    if not denies or not after:
        return True
    said = [near.words[place.word] for place in inside]
    return after.split()[0] in said[said.index(NOT) :]


def _not_meant(
    found: Sequence[_Place], elsewhere: Iterable[_Elsewhere]
) -> frozenset[tuple[str, int]]:
    """What is looked for and at which positions it does not stand, though its word does: there that
    is part of a longer name."""
    here = {place.word for place in found}
    return frozenset(
        (what, start + one.part)
        for one in elsewhere
        if not any(map(here.isdisjoint, one.places))
        for start, _ in _standing(found, one.places)
        for what in one.not_meant
    )


def _meant(
    found: Sequence[_Place], what: str, not_meant: Collection[tuple[str, int]]
) -> Sequence[_Place]:
    """The places that may be what is looked for."""
    if not not_meant:
        return found
    return [place for place in found if (what, place.position) not in not_meant]


def _apart(marks: list[Mark]) -> list[Mark]:
    """The longest of marks that overlap, in order; all that are of one range."""
    kept: list[Mark] = []
    for mark in sorted(marks, key=lambda mark: (mark.start, -mark.end)):
        if not kept or mark.start >= kept[-1].end or mark[:2] == kept[-1][:2]:
            kept.append(mark)
    return kept


def _telling(marks: list[Mark]) -> list[Mark]:
    """Without the function words that stand alone, where anything else is marked.

    A page full of marked "of" hides why a paragraph matched; "out of hours" is marked whole.
    """
    runs: list[list[Mark]] = []
    for mark in marks:
        if runs and mark.start - runs[-1][-1].end <= 1:
            runs[-1].append(mark)
        else:
            runs.append([mark])
    telling = [run for run in runs if any(mark.bearing for mark in run)]
    return [mark for run in telling or runs for mark in run]
