"""Whether to answer at all, and how sure to be: two small logistic models over the same evidence.

`answerable` says whether the reports hold an answer, and decides whether one is shown; `right`
says whether the answer shown is right, and is its confidence. Both are learned from judged
questions (benchmarks/train_answering.py); docs/answering.md has the curve.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from searchapp.answering.evidence import evidence
from searchapp.answering.headcounts import SURE as SURE_OF_HEADCOUNT
from searchapp.answering.limits import Limits
from searchapp.answering.overall import SURE as SURE_OF_JUDGEMENT
from searchapp.answering.question import Question
from searchapp.answering.reading import Reading, headcount_of
from searchapp.answering.sentence_choice import score
from searchapp.answering.words import Rarity

LEAST = 0.42
"""Below this chance that the reports hold an answer none is given. It was 0.5 before readings that
cannot answer were left out by rule (searchapp.answering.barred); what is left is right as often
from 0.42 on, and of the others nearly as many are refused (docs/answering.md)."""


LEAST_SURE = 0.2
"""Below this chance that it is right nothing is shown either: of such answers one in ten is."""


HELD_AGAIN = 10.0
HELD_BESIDE = 2.0
"""Worth behind the best answer at which the chance of a further one is that of the best by e."""


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
        if question.overall:
            return SURE_OF_JUDGEMENT
        if headcount_of(question, readings[0].passage):
            return SURE_OF_HEADCOUNT
        if question.expects == "grade" and readings[0].features.get("judgement", 0.0) < 0:
            return None
        found = evidence(question, limits, readings, self.rarity)
        if chance(found, self.answerable) < self.least:
            return None
        sure = chance(found, self.right)
        return sure if sure >= LEAST_SURE else None

    def beside(self, confidence: float, behind: float, again: bool) -> float:
        """The chance of a further answer: the best one's, less as it is `behind` in worth.

        Less so where it tells the same thing `again` (searchapp.answering.further): of these 0.85
        are right that are less than 1 behind, 0.71 up to 2 and 0.61 beyond, where the best one's
        chance was 0.74, 0.63 and 0.79.
        """
        return confidence * math.exp(-max(0.0, behind) / (HELD_AGAIN if again else HELD_BESIDE))


def chance(found: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """The logistic function of the weighted evidence."""
    return 1 / (1 + math.exp(-score(found, weights)))
