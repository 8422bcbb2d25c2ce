"""Whether to answer at all, and how sure to be: two small logistic models over the same evidence.

`answerable` says whether the reports hold an answer, and decides whether one is shown; `right`
says whether the answer shown is right, and is its confidence. Both are learned from judged
questions (benchmarks/train_answering.py); docs/answering.md has the curve.
"""

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from searchapp.answering.limits import Limits
from searchapp.answering.matching import meet
from searchapp.answering.question import FIGURES, SHORT_ANSWERS, Question
from searchapp.answering.reading import Reading
from searchapp.answering.sentence_choice import score
from searchapp.answering.words import Rarity, words_of

_WANTS_NAME = re.compile(r"\bnames?\b|\bwho(?:'s|’s)? (?:is|was|are|were)\b", re.IGNORECASE)


LEAST = 0.15
"""Below this chance that the reports hold an answer none is given. Of our own questions (see
docs/answering.md) 98 in 100 that have an answer are then answered, and 64 in 100 of the others,
near misses on purpose, refused."""


@dataclass(frozen=True, slots=True)
class Trust:
    """Decides from the best readings; below the chance `least` of an answer none is given."""

    answerable: Mapping[str, float]
    right: Mapping[str, float]
    rarity: Rarity
    least: float = LEAST

    def of(self, question: Question, limits: Limits, readings: Sequence[Reading]) -> float | None:
        """The chance that the best reading answers rightly; None where it should not be shown."""
        if limits.absent or not readings or readings[0].span is None:
            return None
        if question.expects == "grade" and readings[0].features.get("judgement", 0.0) < 0:
            return None
        found = evidence(question, limits, readings, self.rarity)
        if chance(found, self.answerable) < self.least:
            return None
        return chance(found, self.right)

    def beside(self, confidence: float, best: Reading, other: Reading) -> float:
        """The chance of a further reading: the best one's, less as its worth is less."""
        return confidence * math.exp(min(0.0, other.worth - best.worth) / 2)


def chance(found: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """The logistic function of the weighted evidence."""
    return 1 / (1 + math.exp(-score(found, weights)))


def evidence(
    question: Question, limits: Limits, readings: Sequence[Reading], rarity: Rarity
) -> dict[str, float]:
    """What speaks for the best reading; shares of the question are weighted by rarity."""
    best = readings[0]
    features = best.features
    missing = _missing(question, best, rarity)
    other = next(
        (r for r in readings[1:] if r.passage.hit.paragraph.id != best.passage.hit.paragraph.id),
        None,
    )
    span = best.span
    kind = "told" if question.expects not in SHORT_ANSWERS else "figure"
    if kind == "figure" and question.expects not in FIGURES:
        kind = "name"
    return {
        "always": 1.0,
        f"{kind}": 1.0,
        "in sentence": features["overlap"] + features["lead-in"],
        "in paragraph": features["paragraph"] + features["trail"],
        "words in sentence": _count_in_sentence(question, best),
        f"{kind} in sentence": features["overlap"] + features["lead-in"],
        "missing": missing,
        f"{kind} missing": missing,
        "all there": float(missing == 0),
        "names missing": _missing_names(question, best),
        "lead": min(3.0, best.worth - other.worth) if other else 3.0,
        "near": span.near if span and kind != "told" else 0.0,
        "span": span.score / 10 if span and kind != "told" else 0.0,
        "counts": span.counts if span and question.expects == "number" else 0.5,
        "fits": span.fits if span and kind == "name" else 0.0,
        "no person": float(
            question.expects in ("person", "role")
            and bool(_WANTS_NAME.search(question.text))
            and (span is None or span.fits < 1)
        ),
        "about the inspection": features["about the inspection"],
        "judged": max(0.0, features.get("judgement", 0.0)),
        "known person": features.get("known person", 0.0),
        "other year": float(bool(limits.years) and not best.features["year"]),
        "spelt out": features.get("spelt out", 0.0),
        "means": features["means"],
        "kind asked for": features["kind asked for"],
        "no question": float(not question.is_question),
        "found first": features["top"],
    }


def _missing(question: Question, best: Reading, rarity: Rarity) -> float:
    """The rarity of the rarest term that neither paragraph nor headings have, over 8."""
    paragraph = best.passage.hit.paragraph
    there = {term for sentence in best.paragraph for term in meet(question, sentence).terms}
    trail = {word.stem for heading in paragraph.section for word in words_of(heading)}
    years = {str(best.passage.hit.report.year)}
    absent = [
        rarity(term.stem)
        for place, term in enumerate(question.terms)
        if place not in there and term.stem not in trail and term.text not in years
    ]
    return max(absent, default=0.0) / 8


def _count_in_sentence(question: Question, best: Reading) -> float:
    """The share of the question's terms, each counted alike, that the sentence has."""
    terms = meet(question, best.passage.sentence).terms
    return len(terms) / max(1, len(question.terms))


def _missing_names(question: Question, best: Reading) -> float:
    """The share of the question's names and figures that the paragraph does not have."""
    own = {i for i, t in enumerate(question.terms) if t.kind in ("name", "number") and i > 0}
    if not own:
        return 0.0
    there = {term for sentence in best.paragraph for term in meet(question, sentence).terms}
    years = {str(best.passage.hit.report.year)}
    lost = [i for i in own if i not in there and question.terms[i].text not in years]
    return len(lost) / len(own)
