"""Whether a sentence says the grade that its report's judgements give what was asked about."""

import re

from searchapp.answering.limits import AREA_WORDS, Limits
from searchapp.answering.matching import Sentence
from searchapp.answering.quantities import Quantity
from searchapp.model import Hit

_VERDICT = re.compile(
    r"\bjudge?ments?\b|\bjudged?\b|\bgraded?\b|\boverall\b|\beffectiveness\b", re.IGNORECASE
)
_ELSEWHEN = re.compile(r"\bprevious\b|\blast inspection\b|\bprior\b|\bin 20\d\d\b", re.IGNORECASE)


def judged(limits: Limits, hit: Hit, sentence: Sentence) -> float:
    """How plainly the sentence says the grade that the report gives the area asked about, to 1.

    -1 where the report, or another than the one meant, judges no such area.
    """
    if limits.years and hit.report.year not in limits.years:
        return -1.0
    asked = tuple(area for area in limits.areas if area != "overall") or ("overall",)
    grades = {judged.grade for judged in hit.report.judgements if judged.area in asked}
    if not grades:
        return -1.0
    text = hit.paragraph.text[sentence.start : sentence.end]
    found = [_text_of(hit, quantity) for quantity in sentence.quantities]
    said = any(_same_grade(one, grade) for one in found for grade in grades)
    if not said or _ELSEWHEN.search(text):
        return 0.0
    named = any(AREA_WORDS[area].search(text) for area in asked)
    placed = bool(set(asked) & set(hit.paragraph.areas)) and hit.paragraph.kind in (
        "method",
        "summary",
    )
    verdict = bool(_VERDICT.search(text))
    return (0.5 * named + 0.5 * placed) * (1.0 if verdict or len(sentence.words) < 14 else 0.4)


def _text_of(hit: Hit, quantity: Quantity) -> str:
    return hit.paragraph.text[quantity.start : quantity.end]


def _same_grade(said: str, grade: str) -> bool:
    return said.lower().replace("require ", "requires ").startswith(grade)
