"""How likely a sentence is to hold the answer: features, and their learned weights."""

import math
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import pairwise

from searchapp.answering.quantities import Quantity, quantities
from searchapp.answering.question import Expected, Question
from searchapp.answering.words import Rarity, Word, words_of

_KINDS_EXPECTED: Mapping[Expected, frozenset[str]] = {
    "number": frozenset({"number", "percent", "duration", "money"}),
    "percent": frozenset({"percent"}),
    "money": frozenset({"money"}),
    "date": frozenset({"date"}),
    "duration": frozenset({"duration"}),
    "grade": frozenset({"grade"}),
}
_CAUSES = frozenset(
    ("becaus", "due", "reason", "result", "caus", "sinc", "therefor", "thus", "mean", "led", "owe")
)
"""Stems of words that tell a reason."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a paragraph, analysed; places are offsets into the paragraph's text."""

    start: int
    end: int
    words: tuple[Word, ...]
    quantities: tuple[Quantity, ...]
    stems: frozenset[str]

    @classmethod
    def of(cls, text: str, start: int, end: int) -> "Sentence":
        found = quantities(text[start:end])
        shifted = tuple(Quantity(q.kind, q.start + start, q.end + start) for q in found)
        words = words_of(text, start, end)
        return cls(start, end, words, shifted, frozenset(word.stem for word in words))


@dataclass(frozen=True, slots=True)
class Met:
    """Where a sentence meets a question: `places` leads from words of the sentence (by index) to
    the terms of the question they stand for, `terms` are all terms met (both by index)."""

    places: Mapping[int, int]
    terms: frozenset[int]


def meet(question: Question, sentence: Sentence) -> Met:
    """Where the sentence has the question's terms, or other words for them."""
    by_stem: dict[str, int] = {}
    for index, term in enumerate(question.terms):
        by_stem.setdefault(term.stem, index)
    places = {
        place: by_stem[word.stem]
        for place, word in enumerate(sentence.words)
        if word.stem in by_stem and word.kind != "mark"
    }
    terms = set(places.values())
    for other in question.others:
        if terms.issuperset(other.terms):
            continue
        where = _places_of(other.stems, sentence)
        if where is not None:
            terms.update(other.terms)
            for number, place in enumerate(where):
                places.setdefault(place, other.terms[min(number, len(other.terms) - 1)])
    return Met(places, frozenset(terms))


def _places_of(stems: Sequence[str], sentence: Sentence) -> list[int] | None:
    """The places of all `stems` within a few words of each other; None where they are not."""
    if not sentence.stems.issuperset(stems):
        return None
    places = [i for i, word in enumerate(sentence.words) if word.stem in stems]
    width = 2 * len(stems) + 1
    for start, first in enumerate(places):
        window = [place for place in places[start:] if place < first + width]
        if {sentence.words[place].stem for place in window}.issuperset(stems):
            return window
    return None


def sentence_features(
    question: Question,
    sentences: Sequence[Sentence],
    met: Sequence[Met],
    index: int,
    rarity: Rarity,
) -> dict[str, float]:
    """Features of `sentences[index]` in its paragraph as a place for the answer.

    `met` says for each of `sentences` where it meets the question.

    Shares are in 0 to 1, weighted by rarity (inverse document frequency), as in the word overlap
    of Yih and others, 2013.
    """
    sentence = sentences[index]
    weights = [rarity(term.stem) for term in question.terms]
    total = sum(weights) or 1.0
    hit = met[index].terms
    share = sum(weights[i] for i in hit) / total
    size = math.sqrt(sum(1 for w in sentence.words if w.is_content) + 1)
    prefix = _near_matches(question, sentence, hit)
    features = {
        "overlap": share,
        "overlap²": share * share,
        "density": sum(weights[i] for i in hit) / (size * math.sqrt(total)),
        "near": sum(weights[i] for i in prefix) / total,
        "pairs": _pairs(question, met[index].places),
        "span": _closeness(met[index].places),
        "names": _share_of(question, hit, "name"),
        "numbers": _share_of(question, hit, "number"),
        "length": math.log1p(len(sentence.words)),
        "short": float(len(sentence.words) < 6),
        "first": float(index == 0),
        "expected": _expected(question, sentence),
        f"expected:{question.asking}": _expected(question, sentence),
        "head": _head(question, sentence),
        "previous": 0.0,
        "next": 0.0,
        "dangling": 0.0,
        "question": float(any(w.text == "?" for w in sentence.words[-2:])),
    }
    if index > 0:
        before = met[index - 1].terms - hit
        features["previous"] = sum(weights[i] for i in before) / total
        if sentence.words and sentence.words[0].text.lower() in _PRONOUNS:
            features["dangling"] = features["previous"]
    if index + 1 < len(sentences):
        after = met[index + 1].terms - hit
        features["next"] = sum(weights[i] for i in after) / total
    return features


_PRONOUNS = frozenset(
    {"it", "this", "he", "she", "they", "these", "its", "his", "her", "their", "that", "such"}
)


def score(features: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """The linear score of `features`; one without a weight counts nothing."""
    return sum(weights.get(name, 0.0) * value for name, value in features.items())


def _near_matches(question: Question, sentence: Sentence, hit: Set[int]) -> set[int]:
    """Unmatched terms that begin like a word of the sentence ("geology", "geological")."""
    heads = {w.stem[:5] for w in sentence.words if w.kind in ("word", "name") and len(w.stem) >= 5}
    return {
        i
        for i, term in enumerate(question.terms)
        if i not in hit and len(term.stem) >= 5 and term.stem[:5] in heads
    }


def _pairs(question: Question, found: Mapping[int, int]) -> float:
    """Share of neighbouring terms of the question that stand near each other here, in order."""
    if len(question.terms) < 2:
        return 0.0
    places = sorted(found)
    pairs = {
        (found[a], found[b]) for a, b in pairwise(places) if b - a <= 3 and found[b] - found[a] == 1
    }
    return len(pairs) / (len(question.terms) - 1)


def _closeness(found: Mapping[int, int]) -> float:
    if len(set(found.values())) < 2:
        return 0.0
    return len(set(found.values())) / (max(found) - min(found) + 1)


def _share_of(question: Question, hit: Set[int], kind: str) -> float:
    """Of the question's names or numbers, the share found, less the share missing."""
    own = [i for i, term in enumerate(question.terms) if term.kind == kind]
    if not own:
        return 0.0
    return 2 * sum(i in hit for i in own) / len(own) - 1


def _expected(question: Question, sentence: Sentence) -> float:
    """1 where a span of the expected kind is here that the question does not have itself."""
    asked = {w.stem for w in question.words}
    kinds = _KINDS_EXPECTED.get(question.expects)
    if kinds is not None:
        return float(
            any(
                q.kind in kinds
                and not {w.stem for w in sentence.words if q.start <= w.start < q.end} <= asked
                for q in sentence.quantities
            )
        )
    if question.expects == "reason":
        return float(any(w.stem in _CAUSES for w in sentence.words))
    if question.expects in ("person", "role", "organisation", "place"):
        return float(any(w.kind == "name" and w.stem not in asked for w in sentence.words[1:]))
    return 0.0


def _head(question: Question, sentence: Sentence) -> float:
    if not question.head:
        return 0.0
    stems = {w.stem for w in sentence.words}
    return sum(part in stems for part in question.head) / len(question.head)
