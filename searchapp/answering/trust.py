"""Whether to answer at all, and how sure to be: two small logistic models over the same evidence.

`answerable` says whether the reports hold an answer, and decides whether one is shown; `right`
says whether the answer shown is right, and is its confidence. Both are learned from judged
questions (benchmarks/train_answering.py); docs/answering.md has the curve.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from searchapp.answering.evidence import evidence
from searchapp.answering.limits import Limits
from searchapp.answering.question import Question
from searchapp.answering.reading import Reading
from searchapp.answering.sentence_choice import score
from searchapp.answering.words import Rarity

LEAST = 0.5
"""Below this chance that the reports hold an answer none is given. Of our own questions, each asked
by weights learned on other reports, 94 in 100 that have an answer are then answered, and 69 in 100
of the others, nearly all near misses on purpose, refused (docs/answering.md)."""


LEAST_SURE = 0.2
"""Below this chance that it is right nothing is shown either: of such answers one in ten is."""


@dataclass(frozen=True, slots=True)
class Trust:
    """Decides from the best readings; below the chance `least` of an answer none is given."""

    answerable: Mapping[str, float]
    right: Mapping[str, float]
    rarity: Rarity
    least: float = LEAST

    def of(self, question: Question, limits: Limits, readings: Sequence[Reading]) -> float | None:
        """The chance that the best reading answers rightly; None where it should not be shown."""
        if limits.absent or limits.over_all or not question.terms:
            return None
        if not readings or readings[0].span is None:
            return None
        if question.expects == "grade" and readings[0].features.get("judgement", 0.0) < 0:
            return None
        found = evidence(question, limits, readings, self.rarity)
        if chance(found, self.answerable) < self.least:
            return None
        sure = chance(found, self.right)
        return sure if sure >= LEAST_SURE else None

    def beside(self, confidence: float, behind: float) -> float:
        """The chance of a further reading: the best one's, less as it is `behind` in worth."""
        return confidence * math.exp(-max(0.0, behind) / 2)


def chance(found: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """The logistic function of the weighted evidence."""
    return 1 / (1 + math.exp(-score(found, weights)))
