"""How likely a sentence is to hold the answer: features, and their learned weights."""

import math
from collections.abc import Mapping, Sequence, Set
from itertools import pairwise

from searchapp.answering.matching import Met, Sentence, near_forms
from searchapp.answering.question import Expected, Question
from searchapp.answering.words import Rarity

ANSWERING_KINDS: Mapping[Expected, frozenset[str]] = {
    "number": frozenset({"number", "percent", "duration", "money"}),
    "percent": frozenset({"percent"}),
    "money": frozenset({"money"}),
    "date": frozenset({"date"}),
    "duration": frozenset({"duration"}),
    "grade": frozenset({"grade"}),
}
"""The kinds of figure that can answer each kind of question that expects one."""

_CAUSES = frozenset(
    ("becaus", "due", "reason", "result", "caus", "sinc", "therefor", "thus", "mean", "led", "owe")
)
"""Stems of words that tell a reason."""


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
    prefix = near_forms(question, sentence, hit)
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
    kinds = ANSWERING_KINDS.get(question.expects)
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
