"""What may be typed next: headings, terms, frequent phrases and councils of the corpus."""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Literal, NamedTuple

import orjson
from rapidfuzz import process
from rapidfuzz.distance import OSA

from searchapp.language.acronyms import Acronym
from searchapp.language.function_words import FUNCTION_WORDS

Origin = Literal["council", "heading", "term", "phrase"]

MOST = 5_000
"""Suggestions that are kept of a corpus, the most frequent."""

SHORTEST_PREFIX, SHORTEST_MISSPELT = 2, 4
"""Letters from which on a prefix is completed, and from which on slips in it are looked past."""

SAMPLED = 4_000
"""Paragraphs in which phrases are counted, evenly drawn from all."""

LEAST_OFTEN = 3
"""Paragraphs in which a phrase must stand to be suggested."""

_LONGEST = 60
_LONG_PREFIX = 8
_SHORTEST_WORD = 3
_WHOLE = 0.8
_MOST_COMPARED = 3_000
_FILE = "suggestions.json"
_NOT_TITLE = re.compile(r"^[^A-Za-z]+")
_WORD = re.compile(r"[a-z0-9]+(?:['’][a-z]+)?(?:-[a-z0-9]+)*")
_GRADED = re.compile(
    r"(?:\s*[:,–-])?(?:\s+is that it)?(?:\s+(?:is|are))?\s+(?:outstanding|good|adequate|inadequate"
    r"|requires? improvement(?: to be good)?)\s*$",
    re.IGNORECASE,
)
"""A grade at the end of a heading: the heading without it is what is looked for."""

_LOOSE = """
able achieve aged also always appropriate appropriately become clear clearly complete do effective
effectively ensure feel fully given good has high highly identified improve include including know
known live lives made make many more most new not number positive possible provide provided provides
quickly range receive received receives recent recently remain robust said saw seen several spoken
strong sufficient take taken timely told used wait waited well work working
"""
_LOOSE_ENDS = frozenset(_LOOSE.split())
"""Words with which no phrase is suggested to begin or end: it is a piece of a sentence."""
_YEAR = re.compile(r"\d{4}|\d+-\d+")
_VERBS = frozenset(["are", "be", "been", "had", "has", "have", "is", "was", "were"])
_RANKS: dict[Origin, float] = {"council": 2.0, "heading": 1.0, "term": 1.5, "phrase": 1.0}


class Suggestion(NamedTuple):
    """Words to search for, where they are from, and in how many paragraphs they stand."""

    text: str
    origin: Origin
    times: int


@dataclass(frozen=True)
class Suggestions:
    """All suggestions of a corpus, completed from the beginning of any of their words.

    `keys` are those beginnings in alphabetical order, `places` beside them the suggestions, and
    `starts` whether it is the beginning of the whole.
    """

    listed: Sequence[Suggestion]
    keys: Sequence[str]
    places: Sequence[int]
    starts: Sequence[bool]

    def complete(self, typed: str, most: int) -> tuple[Suggestion, ...]:
        """At most `most` suggestions for what was typed so far, best first.

        Where nothing begins so, what begins nearly so.
        """
        prefix = " ".join(typed.lower().replace("’", "'").split())
        if len(prefix) < SHORTEST_PREFIX:
            return ()
        found = list(range(*self._range(prefix)))
        if not found and len(prefix) >= SHORTEST_MISSPELT:
            found = self._nearly(prefix)
        best: dict[int, float] = {}
        for number in found:
            worth = self._worths[self.places[number]] * (2.0 if self.starts[number] else 1.0)
            place = self.places[number]
            best[place] = max(worth, best.get(place, 0.0))
        ordered = sorted(best, key=lambda place: (-best[place], self.listed[place].text))
        return tuple(self.listed[place] for place in ordered[:most])

    @cached_property
    def _worths(self) -> Sequence[float]:
        return [_RANKS[one.origin] * one.times**0.5 for one in self.listed]

    def _range(self, prefix: str) -> tuple[int, int]:
        return bisect_left(self.keys, prefix), bisect_left(self.keys, prefix + "\U0010ffff")

    def _nearly(self, prefix: str) -> list[int]:
        """The keys that begin like `prefix` but for one slip, in a long one two."""
        first, last = self._range(prefix[0])
        last = min(last, first + _MOST_COMPARED)
        slips = 1 if len(prefix) < _LONG_PREFIX else 2
        found: list[tuple[float, int]] = []
        for length in (len(prefix) - 1, len(prefix), len(prefix) + 1):
            beginnings = [key[:length] for key in self.keys[first:last]]
            near = process.extract(
                prefix, beginnings, scorer=OSA.distance, score_cutoff=slips, limit=None
            )
            found.extend((distance, first + place) for _, distance, place in near)
        least = min((distance for distance, _ in found), default=0)
        return [number for distance, number in found if distance == least]


def collect(
    texts: Sequence[str],
    headings: Iterable[str],
    councils: Iterable[str],
    acronyms: Iterable[Acronym],
    terms: Iterable[str],
) -> list[Suggestion]:
    """The suggestions of a corpus, each once, the most frequent of each origin first.

    `headings` and `councils` are as often as they occur; `terms`, of the thesaurus, are suggested
    where they occur. A single word is suggested as a term only.
    """
    phrases = _phrases(texts)
    found: list[Suggestion] = []
    found.extend(Suggestion(name, "council", n) for name, n in Counter(councils).most_common())
    known = {" ".join(_WORD.findall(term.lower())) for term in terms}
    meanings = {" ".join(acronym.meaning): len(acronym.reports) for acronym in acronyms}
    for phrase, times in phrases.items():
        if phrase in known or phrase in meanings:
            found.append(Suggestion(phrase, "term", times))
    found.extend(Suggestion(meaning, "term", times) for meaning, times in meanings.items())
    titles = Counter(_GRADED.sub("", _NOT_TITLE.sub("", title)) for title in headings)
    titles = Counter({title: n for title, n in titles.items() if 3 < len(title) <= _LONGEST})
    found.extend(Suggestion(title, "heading", times) for title, times in titles.most_common())
    found.extend(
        Suggestion(phrase, "phrase", times)
        for phrase, times in phrases.items()
        if " " in phrase and _stands_alone(phrase)
    )
    unique: dict[str, Suggestion] = {}
    for suggestion in found:
        same = " ".join(_WORD.findall(suggestion.text.lower().replace("-", " ")))
        unique.setdefault(same, suggestion)
    return list(unique.values())[:MOST]


def write(folder: Path, listed: Sequence[Suggestion], acronyms: Iterable[Acronym]) -> None:
    """Write suggestions to `folder`; the letters of an acronym lead to its meaning too."""
    places = {suggestion.text.lower(): place for place, suggestion in enumerate(listed)}
    keys = [
        (key, place, starts)
        for place, suggestion in enumerate(listed)
        for key, starts in _beginnings(suggestion.text)
    ]
    for acronym in acronyms:
        place = places.get(" ".join(acronym.meaning))
        if place is not None:
            keys.append((acronym.letters, place, True))
    content = {"listed": [list(one) for one in listed], "keys": sorted(keys)}
    (folder / _FILE).write_bytes(orjson.dumps(content))


def open_suggestions(folder: Path) -> Suggestions:
    """The suggestions written to `folder`."""
    content = orjson.loads((folder / _FILE).read_bytes())
    keys = content["keys"]
    return Suggestions(
        [Suggestion(*one) for one in content["listed"]],
        [key for key, _, _ in keys],
        [place for _, place, _ in keys],
        [starts for _, _, starts in keys],
    )


def _beginnings(text: str) -> Iterator[tuple[str, bool]]:
    lower = text.lower().replace("’", "'")
    for match in re.finditer(r"[^\s(‘“-]+", lower):
        if match.start() == 0 or match[0] not in FUNCTION_WORDS:
            yield lower[match.start() :], match.start() == 0


def _stands_alone(phrase: str) -> bool:
    words = phrase.split()
    ends = {words[0], words[-1]}
    return _LOOSE_ENDS.isdisjoint(ends) and _VERBS.isdisjoint(words)


def _phrases(texts: Sequence[str]) -> dict[str, int]:
    """Words, and phrases of two and three, by the paragraphs that have them.

    They begin and end with words that bear meaning; one that hardly stands without the same word
    before or after it is a piece of a longer one.
    """
    counted = Counter[str]()
    longer: dict[str, Counter[str]] = defaultdict(Counter)
    for text in texts[:: 1 + len(texts) // SAMPLED]:
        grams = set(_grams(text.lower()))
        counted.update({phrase for phrase, _ in grams})
        for phrase, one in grams:
            longer[phrase][one] += bool(one)
    often = {phrase: times for phrase, times in counted.items() if times >= LEAST_OFTEN}
    kept = {
        phrase: times
        for phrase, times in often.items()
        if max(longer[phrase].values()) < _WHOLE * times
    }
    return dict(sorted(kept.items(), key=lambda item: (-item[1], item[0])))


def _grams(text: str) -> Iterator[tuple[str, str]]:
    """The words and phrases of a text, each with a longer one that it is part of, or with "".

    What stands before is part of a longer one only where it bears meaning: "the adoption panel" is
    no more than "adoption panel", while "spoken to" is more than "spoken".
    """
    for piece in re.split(r"[.,;:()\n•]", text):
        words = _WORD.findall(piece.replace("’", "'"))
        for start, first in enumerate(words):
            if first in FUNCTION_WORDS or len(first) < _SHORTEST_WORD or first[0].isdigit():
                continue
            for end in range(start + 1, min(start + 3, len(words)) + 1):
                last = words[end - 1]
                if last in FUNCTION_WORDS or _YEAR.fullmatch(last):
                    continue
                phrase = " ".join(words[start:end])
                yield phrase, ""
                if start and words[start - 1] not in FUNCTION_WORDS:
                    yield phrase, f"{words[start - 1]} {phrase}"
                if end < len(words):
                    yield phrase, f"{phrase} {words[end]}"
