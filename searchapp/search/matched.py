"""Where in a text stands what a query looked for."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import fsum, log
from typing import NamedTuple

from searchapp.engines.vocabulary import StoredVocabulary
from searchapp.engines.weighting import MOST_PREFIXED
from searchapp.engines.wording import Wording
from searchapp.language.function_words import FUNCTION_WORDS, MEASURES
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

_SHOWING_NOTHING = FUNCTION_WORDS | MEASURES
"""What tells of no thing that was typed, nor how much of it: small words, "many" of "how many"."""


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
    """Words as written, each with the word looked for that it is a form of, and words after which
    they are something else.
    """

    words: Mapping[str, str]
    window: int
    what: str
    after: frozenset[str]

    @cached_property
    def everything(self) -> frozenset[str]:
        """All words looked for."""
        return frozenset(self.words.values())


@dataclass(frozen=True)
class Matched:
    """What marks the words of a text: words as written, phrases, words close together.

    `words` maps each word as written to what it stands for, `shares` what is looked for to the
    thing of the query that it is or stands for, and how much of that thing it shows; `weights` has
    what showing each thing counts, and `typed` what showing each of the words typed does. `figures`
    tells whether figures are asked for.
    """

    words: Mapping[str, str]
    phrases: Sequence[_PhraseWords]
    nears: Sequence[_NearWords]
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
        """The ranges that matched, in order, none within or across another."""
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
        marks = [
            Mark(place.start, place.end, what, what not in FUNCTION_WORDS)
            for place in found
            if (what := self.words.get(place.word))
        ]
        here = {place.word for place in found}
        for phrase in self.phrases:
            if not any(map(here.isdisjoint, phrase.places)):
                marks.extend(_phrase_marks(found, phrase))
        for near in self.nears:
            if near.everything.issubset(map(near.words.get, here)):
                marks.extend(_near_marks(found, near))
        return _telling(_apart(marks))

    @cached_property
    def _wanted(self) -> frozenset[str]:
        """Every word that may be part of what is marked."""
        together = (words for phrase in self.phrases for words in phrase.places)
        near = (words for near in self.nears for words in (near.words, near.after))
        return frozenset(self.words).union(*together, *near)


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
    for leaf in _leaves(tree):
        if isinstance(leaf, Term):
            words |= dict.fromkeys(vocabulary.forms(leaf.word), _what(leaf))
        elif isinstance(leaf, Prefix):
            beginning = vocabulary.beginning(leaf.prefix, MOST_PREFIXED)
            words |= dict.fromkeys(beginning, _what(leaf))
        elif isinstance(leaf, Near):
            forms = {form: word for word in leaf.words for form in vocabulary.forms(word)}
            if set(forms.values()) == set(leaf.words):
                after = frozenset(form for word in leaf.after for form in vocabulary.forms(word))
                nears.append(_NearWords(forms, leaf.window, _what(leaf), after))
        elif isinstance(leaf, Phrase):
            places = [frozenset(vocabulary.forms(word)) for word in leaf.words]
            phrases.append(_PhraseWords(places, _what(leaf)))
    things = _things(asked)
    typed = {word: _weight((word,), vocabulary) for thing in things for word in typed_words(thing)}
    weights = [_weight(typed_words(thing), vocabulary) for thing in things]
    shares = _shares(things, typed)
    return Matched(words, phrases, nears, shares, weights, typed, asks_figures(asked))


def _things(asked: Node) -> list[Node]:
    """The things asked for side by side that tell: neither the council, nor who says it, nor how it
    is asked, nor how much there is of it.

    "Regularly" does not show how often, and all that is found is in Leeds.
    """
    typed = asked.children if isinstance(asked, Words) else (asked,)
    saying = who_says(typed)
    children = [child for child in typed if child not in saying]
    return [child for child in children if _tells(child)] or list(children)


def _tells(thing: Node) -> bool:
    if isinstance(thing, Prefix):
        return True
    return not (is_aside(thing) or (_SHOWING_NOTHING | ATTENDING).issuperset(typed_words(thing)))


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
    match leaf:
        case Term(word) | Prefix(word):
            return word
        case Phrase(words) | Near(words):
            return " ".join(words)
        case _:
            return ""


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
    fitting = [
        {place.position: place for place in found if place.word in words} for words in phrase.places
    ]
    for start, first in fitting[0].items():
        if all(start + after in later for after, later in enumerate(fitting)):
            yield Mark(first.start, fitting[-1][start + len(fitting) - 1].end, phrase.what)


def _near_marks(found: Sequence[_Place], near: _NearWords) -> Iterator[Mark]:
    """Each word of a stretch of words of one sentence that holds all that is wanted together.

    "... is not managed. Caseloads are ..." would show manageable caseloads.
    """
    wanted = [place for place in found if place.word in near.words]
    longer = _longer_names(found, near) if near.after else frozenset[int]()
    for start, first in enumerate(wanted):
        if first.position in longer:
            continue
        end = first.position + near.window
        inside = [
            place
            for place in wanted[start:]
            if place.position < end and place.sentence == first.sentence
        ]
        if {near.words[place.word] for place in inside} == near.everything:
            for place in inside:
                bearing = near.words[place.word] not in FUNCTION_WORDS
                yield Mark(place.start, place.end, near.what, bearing)


def _longer_names(found: Sequence[_Place], near: _NearWords) -> frozenset[int]:
    """The positions at which all words follow one another, right after one that makes something
    else of them: what an engine does not count."""
    standing = {(place.position, near.words.get(place.word)) for place in found}
    in_order = list(enumerate(near.what.split()))
    begun = (place.position + 1 for place in found if place.word in near.after)
    return frozenset(
        at for at in begun if all((at + step, word) in standing for step, word in in_order)
    )


def _apart(marks: list[Mark]) -> list[Mark]:
    """The longest of marks that overlap, in order."""
    kept: list[Mark] = []
    for mark in sorted(marks, key=lambda mark: (mark.start, -mark.end)):
        if not kept or mark.start >= kept[-1].end:
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
