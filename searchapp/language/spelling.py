"""Misspelt words become the words that were meant: by the corpus, and by the words beside them.

A word that the corpus, the thesaurus or English has is right and stays, unless it stands where the
corpus never has it and a word one slip away is what belongs there ("planing" after "permanence").
The choice among candidates is that of a noisy channel (Kernighan, Church and Gale, "A spelling
correction program based on a noisy channel model", COLING 1990): likeness against frequency, here
with the neighbours' frequency beside it.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import pairwise
from math import log1p
from pathlib import Path

import orjson
from rapidfuzz import process
from rapidfuzz.distance import OSA

from searchapp.language.function_words import FUNCTION_WORDS
from searchapp.language.stems import root
from searchapp.language.tokens import PREFIXES, words

SHORTEST = 4
"""Letters of the shortest word that is mended: shorter ones are too like one another."""

LONG_NAME = 8
"""Letters from which on a name is long."""

MOST_PAIRS = 100_000
"""Neighbouring words that are kept of a corpus, the most frequent."""

SAMPLED = 8_000
"""Paragraphs of which the neighbouring words are counted, about the number in a hundred reports."""

SLIP, FREQUENCY, NEIGHBOURS = 3.0, 0.5, 1.0
"""What a slip of a letter costs, and what a candidate's frequency and that of its pairs with the
words beside it are worth (by their logarithms). Found on slips made at random in words of the
reports (benchmarks/spelling.py)."""

OTHER_FIRST_LETTER = 1.5
"""What a candidate with another first letter costs besides: few slips are there."""

_ENDINGS = (("ies", "y"), ("ed", ""), ("d", ""), ("ing", ""), ("ing", "e"), ("ly", ""))
_FIRST_PARTS = ("half", "in", "neuro", "out", "over", "step", "un", "under", "up")
_SHORTEST_PART = 3
_MOST_CANDIDATES = 40
_PLENTY = 3
_FILE = "spelling.json"
_PIECE = re.compile(r"[a-z]+")
_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?")
_LETTERS = re.compile("[^aeiouy]+")


@dataclass(frozen=True, slots=True)
class Typed:
    """A word as it may be mended.

    `fixed` where it must stay: it was quoted, or is an acronym. `name` where it seems to be a name,
    which may be right though nobody knows it: one slip is looked past, in a long one two.
    """

    word: str
    fixed: bool = False
    name: bool = False


@dataclass(frozen=True)
class Speller:
    """Mends words by a corpus.

    `frequencies` are those of its words; `pairs` how often two words, with a space between, stand
    side by side; `others` further right words, such as those of the thesaurus; `is_english` tells
    of any word whether it is one.
    """

    frequencies: Mapping[str, int]
    pairs: Mapping[str, int]
    others: frozenset[str]
    is_english: Callable[[str], bool]

    def mend(self, typed: Sequence[Typed]) -> dict[int, tuple[str, ...]]:
        """The places of the words that are mended, each with what stands there instead.

        Two words that are one ("safe guarding") are mended at the first, and the second becomes
        nothing.
        """
        mended: dict[int, tuple[str, ...]] = {}
        for place, one in enumerate(typed):
            if place in mended or one.fixed:
                continue
            whole = self._joined(typed, place)
            if whole:
                mended[place], mended[place + 1] = (whole,), ()
                continue
            beside = _Beside(
                self._right(mended.get(place - 1, (typed[place - 1].word,))[-1:]) if place else "",
                self._right((typed[place + 1].word,)) if place + 1 < len(typed) else "",
            )
            better = self._better(one.word, beside, one.name)
            if better:
                mended[place] = better
        return mended

    def _better(self, word: str, beside: "_Beside", name: bool = False) -> tuple[str, ...]:
        if len(word) < SHORTEST or not _PIECE.fullmatch(word):
            return ()
        if self.knows(word):
            return self._meant(word, beside)
        candidates: dict[tuple[str, ...], float]
        if name:
            most = 1 if len(word) < LONG_NAME else 2
            alike = [pair for pair in self._alike(word, most) if pair[0][0] == word[0]]
            candidates = {(found,): slips for found, slips in alike}
        else:
            most = 1 if self._is_compound(word) else _most_slips(word)
            candidates = {
                (found,): slips
                for found, slips in self._alike(word, most)
                if _is_credible(word, found, bool(beside.evidence(found, self.pairs)))
            }
            candidates.update(dict.fromkeys(self._parted(word), 1.0))
        return max(
            candidates,
            key=lambda found: (self._worth(found, candidates[found], beside), found),
            default=(),
        )

    def _meant(self, word: str, beside: "_Beside") -> tuple[str, ...]:
        """What a right word stands for that the corpus never has between these neighbours.

        Against a word that the corpus never has, one that it has seldom is evidence enough, and so
        is one that stands on the other side of its neighbour ("minutes of Board").
        """
        frequency = self.frequencies.get(word, 0)
        if frequency > _PLENTY or beside.evidence(word, self.pairs):
            return ()
        looked_at = (beside, beside.turned()) if not frequency else (beside,)
        enough = 0 if not frequency else _PLENTY
        evidence = {
            (found,): sum(one.evidence(found, self.pairs) for one in looked_at)
            for found, _ in self._alike(word, 1)
            if self.frequencies.get(found, 0) > enough and _is_slip(word, found)
        }
        best = max(evidence, key=lambda found: (evidence[found], found), default=())
        return best if best and evidence[best] > min(frequency, 1) else ()

    def knows(self, word: str) -> bool:
        """Whether `word` is a right word, a form of one that is known here, or made of one.

        One letter beside a word that is known here nothing is made: an "interpeter" is no peter.
        """
        known = any(form in self.frequencies or form in self.others for form in _forms(word))
        if known or self.is_english(word):
            return True
        made = any(map(self.is_english, _unprefixed(word)))
        return made and not any(found[0] == word[0] for found, _ in self._alike(word, 1))

    def _is_compound(self, word: str) -> bool:
        """Whether a word is two right words, as "stepdad" and "headlice" are."""
        for first in _FIRST_PARTS:
            rest = word.removeprefix(first)
            if rest != word and (rest in self.frequencies or rest in self.others):
                return len(rest) >= _SHORTEST_PART
        places = range(SHORTEST, len(word) - SHORTEST + 1)
        return any(self.is_english(word[:at]) and self.is_english(word[at:]) for at in places)

    def _alike(self, word: str, most: int) -> Iterator[tuple[str, float]]:
        found = process.extract(
            word,
            self._candidates(len(word), most),
            scorer=OSA.distance,
            score_cutoff=most,
            limit=_MOST_CANDIDATES,
        )
        for candidate, slips, _ in found:
            if candidate != word:
                first = 0.0 if candidate[0] == word[0] else OTHER_FIRST_LETTER / SLIP
                yield candidate, slips + first

    def _candidates(self, length: int, slips: int) -> Sequence[str]:
        """The right words that may be so many slips away from a word of that length."""
        chosen = self._chosen.get((length, slips))
        if chosen is None:
            least, most = length - slips, length + slips
            chosen = [word for word in self._every if least <= len(word) <= most]
            self._chosen[length, slips] = chosen
        return chosen

    @cached_property
    def _every(self) -> Sequence[str]:
        every = (*self.frequencies, *sorted(self.others - self.frequencies.keys()))
        return [word for word in every if len(word) >= SHORTEST and word.isalpha()]

    @cached_property
    def _chosen(self) -> dict[tuple[int, int], Sequence[str]]:
        return {}

    def _parted(self, word: str) -> Iterator[tuple[str, str]]:
        """Two words of the corpus that stand side by side in it and were typed as one."""
        for place in range(2, len(word) - 1):
            if f"{word[:place]} {word[place:]}" in self.pairs:
                yield word[:place], word[place:]

    def _joined(self, typed: Sequence[Typed], place: int) -> str:
        """The word that was typed as two, where the corpus never has these two side by side."""
        if place + 1 == len(typed) or typed[place + 1].fixed:
            return ""
        one, two = typed[place].word, typed[place + 1].word
        whole = one + two
        if not _PIECE.fullmatch(whole) or min(len(one), len(two)) < 2:
            return ""
        rare = self.frequencies.get(whole, 0) <= _PLENTY or f"{one} {two}" in self.pairs
        return "" if rare else whole

    def _worth(self, found: tuple[str, ...], slips: float, beside: "_Beside") -> float:
        frequency = min(self.frequencies.get(word, 0) for word in found)
        evidence = beside.before_of(found[0], self.pairs) + beside.after_of(found[-1], self.pairs)
        return FREQUENCY * log1p(frequency) + NEIGHBOURS * log1p(evidence) - SLIP * slips

    def _right(self, found: tuple[str, ...]) -> str:
        """A neighbour as it may be looked up: mended by itself where it is no right word."""
        if not found:
            return ""
        if self.knows(found[0]):
            return found[0]
        return (self._better(found[0], _Beside("", "")) or found)[0]


@dataclass(frozen=True, slots=True)
class _Beside:
    before: str
    after: str

    def turned(self) -> "_Beside":
        """The same neighbours in the other order."""
        return _Beside(self.after, self.before)

    def before_of(self, word: str, pairs: Mapping[str, int]) -> int:
        return pairs.get(f"{self.before} {word}", 0) if self.before else 0

    def after_of(self, word: str, pairs: Mapping[str, int]) -> int:
        return pairs.get(f"{word} {self.after}", 0) if self.after else 0

    def evidence(self, word: str, pairs: Mapping[str, int]) -> int:
        return self.before_of(word, pairs) + self.after_of(word, pairs)


def pairs(texts: Sequence[str], terms: Iterable[str] = ()) -> dict[str, int]:
    """How often two words stand side by side in `texts`: the most frequent pairs.

    Words with only function words between them do so too ("minutes of Board"). Of many texts a
    sample, evenly drawn, says enough. The pairs in `terms`, which are right but may not occur,
    count once.
    """
    counted = Counter[str]()
    for text in texts[:: 1 + len(texts) // SAMPLED]:
        lowered = _WORD.findall(text.lower().replace("’", "'"))
        found = [word.removesuffix("'s") for word in lowered]
        counted.update(map(" ".join, pairwise(found)))
        counted.update(_apart(found))
    kept = dict(counted.most_common(MOST_PAIRS))
    for term in terms:
        for pair in pairwise(words(term)):
            kept.setdefault(" ".join(pair), 1)
    return kept


def _apart(found: Sequence[str]) -> Iterator[str]:
    """The pairs of words that only function words part."""
    bearing = [place for place, word in enumerate(found) if word not in FUNCTION_WORDS]
    for one, two in pairwise(bearing):
        if two > one + 1:
            yield f"{found[one]} {found[two]}"


def write(folder: Path, texts: Sequence[str], terms: Sequence[str]) -> None:
    """Write to `folder` what a speller has to know of `texts`, and of right `terms` besides."""
    others = sorted({word for term in terms for word in words(term)})
    content = {"pairs": pairs(texts, terms), "others": others}
    (folder / _FILE).write_bytes(orjson.dumps(content))


def open_speller(folder: Path, frequencies: Iterable[tuple[str, int]]) -> Speller:
    """The speller written to `folder`, for a corpus of words with these frequencies."""
    content = orjson.loads((folder / _FILE).read_bytes())
    return Speller(dict(frequencies), content["pairs"], frozenset(content["others"]), is_english)


def is_english(word: str) -> bool:
    """Whether English has the word, in any form and spelling."""
    return any(form in _english() for form in (word, *_american(word)))


@cache
def _english() -> frozenset[str]:
    # The list is that of pyspellchecker, words of film subtitles without their misspellings. It
    # takes a quarter of a second to load, so it waits for the first word that nothing else knows.
    from spellchecker import SpellChecker

    listed = SpellChecker(language="en").word_frequency.dictionary
    return frozenset(word.replace("'", "") for word in listed)


def _american(word: str) -> Iterator[str]:
    """American spellings of a British word: the list of English words has little else."""
    for british, american in (
        ("is", "iz"),
        ("ys", "yz"),
        ("our", "or"),
        ("ll", "l"),
        ("tre", "ter"),
        ("ence", "ense"),
    ):
        if british in word:
            yield word.replace(british, american)
    if "ae" in word:
        yield word.replace("ae", "e")


def _forms(word: str) -> Iterator[str]:
    """The word, and what it may be a form of: `triaged` of `triage`, `sdq` of `sdqs`."""
    yield word
    yield word.removesuffix("s")
    if not word.endswith("s"):
        yield f"{word}s"
    for ending, instead in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST:
            yield word.removesuffix(ending) + instead


def _is_slip(word: str, meant: str) -> bool:
    """Whether a right word may be `meant` for another: one letter too many or too few, or two in
    the wrong order, and not a form of the same word."""
    if word[0] != meant[0] or root(word) == root(meant):
        return False
    return len(word) != len(meant) or sorted(word) == sorted(meant)


def _is_credible(word: str, meant: str, belongs: bool) -> bool:
    """Whether a word that nobody knows may be `meant` for another, and is none of its own: a name,
    a word of the young, letters. `belongs` tells that the other is what belongs there.

    Letters without a vowel may lack one ("plns") or be in the wrong order; "bscb" is no "lscb".
    """
    swapped = sorted(word) == sorted(meant)
    if _LETTERS.fullmatch(word):
        return swapped or (belongs and len(meant) > len(word))
    if len(word) == SHORTEST and not belongs:
        return swapped or len(meant) > len(word)
    slips = OSA.distance(word, meant)
    if slips > 1 and word[0] != meant[0]:
        return False
    return belongs or slips == 1 or len(word) >= LONG_NAME


def _unprefixed(word: str) -> Iterator[str]:
    """What is left of a compound written as one word, without what is no word of its own."""
    for prefix in PREFIXES:
        rest = word.removeprefix(prefix)
        if SHORTEST <= len(rest) < len(word):
            yield rest


def _most_slips(word: str) -> int:
    """How many slips are looked past: none too many for a word to be recognised."""
    return 1 if len(word) < 6 else 2 if len(word) < 11 else 3
