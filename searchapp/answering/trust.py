"""Whether to answer at all, and how sure to be: two small logistic models over the same evidence.

`answerable` says whether the reports hold an answer, and decides whether one is shown; `right`
says whether the answer shown is right, and is its confidence. Both are learned from judged
questions (benchmarks/train_answering.py); docs/answering.md has the curve.
"""

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from searchapp.answering.definitions import asked_acronym
from searchapp.answering.limits import Limits
from searchapp.answering.matching import meet
from searchapp.answering.question import EVERYDAY, FIGURES, SHORT_ANSWERS, Question
from searchapp.answering.reading import Reading
from searchapp.answering.sentence_choice import score
from searchapp.answering.words import Rarity, words_of

_WANTS_NAME = re.compile(r"\bnames?\b|\bwho(?:'s|’s)? (?:is|was|are|were)\b", re.IGNORECASE)
_FUTURE = re.compile(
    r"\bnext\b|\bwhen (?:will|is|are)\b.*\b(?:due|start|open|begin|be)\b|\bwhen will\b",
    re.IGNORECASE,
)
_ONESELF = re.compile(r"\b(?:I|my|me|we|our|us)\b")


LEAST = 0.35
"""Below this chance that the reports hold an answer none is given. Of our own questions, held out
while learning, 92 in 100 that have an answer are then answered, and 60 in 100 of the others, most
of them near misses on purpose, refused (docs/answering.md)."""


@dataclass(frozen=True, slots=True)
class Trust:
    """Decides from the best readings; below the chance `least` of an answer none is given."""

    answerable: Mapping[str, float]
    right: Mapping[str, float]
    rarity: Rarity
    least: float = LEAST

    def of(self, question: Question, limits: Limits, readings: Sequence[Reading]) -> float | None:
        """The chance that the best reading answers rightly; None where it should not be shown."""
        if limits.absent or not question.terms or not readings or readings[0].span is None:
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
    """What speaks for the best reading and against it."""
    best = readings[0]
    features = best.features
    other = next(
        (r for r in readings[1:] if r.passage.hit.paragraph.id != best.passage.hit.paragraph.id),
        None,
    )
    span = best.span
    kind = "told" if question.expects not in SHORT_ANSWERS else "figure"
    if kind == "figure" and question.expects not in FIGURES:
        kind = "name"
    unmet = _unmet(question, best, readings, rarity)
    return unmet | {
        "always": 1.0,
        f"{kind}": 1.0,
        f"{kind} not in sentence": unmet["not in sentence"],
        f"{kind} not in paragraph": unmet["not in paragraph"],
        f"{kind} rarest not in paragraph": unmet["rarest not in paragraph"],
        "worth": best.worth / 10,
        "lead": min(3.0, best.worth - other.worth) if other else 3.0,
        "near": span.near if span and kind != "told" else 0.0,
        "span": span.score / 10 if span and kind != "told" else 0.0,
        "figure pull": features.get("figure pull", 0.0),
        "counts": span.counts if span and question.expects == "number" else 0.5,
        f"no {question.expects}": (1 - span.fits if span else 1.0) if kind == "name" else 0.0,
        "no name": float(
            question.expects in ("person", "role")
            and bool(_WANTS_NAME.search(question.text))
            and (span is None or span.fits < 1)
        ),
        "asks the future": float(bool(_FUTURE.search(question.text))),
        "asks for oneself": float(bool(_ONESELF.search(question.text))),
        "about the inspection": features["about the inspection"],
        "judged": max(0.0, features.get("judgement", 0.0)),
        "not judged": float(question.expects == "grade" and features.get("judgement", 0.0) <= 0),
        "known person": features.get("known person", 0.0),
        "other year": float(bool(limits.years) and not best.features["year"]),
        "said another year": features.get("said another year", 0.0),
        "spelt out": features.get("spelt out", 0.0),
        "not spelt out": float(_asks_letters(question) and not features.get("spelt out", 0.0)),
        "means": features.get("means", 0.0),
        "verdict": features.get("verdict", 0.0),
        "kind asked for": features["kind asked for"],
        "no question": float(not question.is_question),
        "found first": features["top"],
        "verb": features["verb"],
    }


def _asks_letters(question: Question) -> bool:
    return question.expects == "definition" and asked_acronym(question.text) is not None


def _unmet(
    question: Question, best: Reading, readings: Sequence[Reading], rarity: Rarity
) -> dict[str, float]:
    """What of the question is met neither in the sentence, nor around it, nor anywhere.

    Shares of the question are weighted by rarity; the rarest term is told in parts of the rarity
    of a word that no report has. A word is known that a report has, or the thesaurus.
    """
    paragraph = best.passage.hit.paragraph
    terms = question.terms
    sentence = meet(question, best.passage.sentence)
    around = {term for one in best.paragraph for term in meet(question, one).terms}
    trail = {word.stem for heading in paragraph.section for word in words_of(heading)}
    year = str(best.passage.hit.report.year)
    around |= {i for i, t in enumerate(terms) if t.stem in trail or t.text == year}
    anywhere = around | {
        term for one in readings for term in meet(question, one.passage.sentence).terms
    }
    weights = [rarity(term.stem) for term in terms]
    total = sum(weights) or 1.0
    most = rarity("") or 1.0
    meant = {i for other in question.others if other.weight > EVERYDAY for i in other.terms}
    known = [weights[i] < most or i in meant for i in range(len(terms))]
    lead_in = best.features.get("lead-in", 0.0)
    lost: dict[str, float] = {}
    for where, met in (("sentence", sentence.terms), ("paragraph", around), ("reports", anywhere)):
        out = [i for i in range(len(terms)) if i not in met]
        lost[f"not in {where}"] = sum(weights[i] for i in out) / total
        lost[f"rarest not in {where}"] = (
            max((weights[i] for i in out if known[i]), default=0) / most
        )
        names = [i for i in out if i and terms[i].kind in ("name", "number")]
        lost[f"names not in {where}"] = float(bool(names))
    lost["unknown"] = sum(weight for i, weight in enumerate(weights) if not known[i]) / total
    lost["not in sentence"] = max(0.0, lost["not in sentence"] - lead_in)
    lost["in other words"] = (
        sum(weights[i] * (1 - sentence.surely(i)) for i in sentence.others) / total
    )
    lost["words not in sentence"] = 1 - len(sentence.terms) / max(1, len(terms))
    head = [part for part in question.head if rarity(part) > 0]
    heads = {i for i, term in enumerate(terms) if term.stem in head}
    lost["head not in sentence"] = len(heads - sentence.terms) / max(1, len(heads))
    lost["head not in paragraph"] = len(heads - around) / max(1, len(heads))
    return lost
