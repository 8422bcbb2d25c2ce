"""Whether a sentence says what is known of its report: the grade asked about, its dates."""

import re
from datetime import date

from searchapp.answering.limits import AREA_WORDS, Limits
from searchapp.answering.matching import Sentence
from searchapp.answering.overall import is_of_earlier_inspection, same_grade
from searchapp.answering.quantities import Quantity
from searchapp.answering.question import Question
from searchapp.answering.words import stem_set
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
    said = any(same_grade(one, grade) for one in found for grade in grades)
    if not said or _ELSEWHEN.search(text) or is_of_earlier_inspection(hit):
        return 0.0
    named = any(AREA_WORDS[area].search(text) for area in asked)
    placed = bool(set(asked) & set(hit.paragraph.areas)) and hit.paragraph.kind in (
        "method",
        "summary",
    )
    verdict = bool(_VERDICT.search(text))
    return (0.5 * named + 0.5 * placed) * (1.0 if verdict or len(sentence.words) < 14 else 0.4)


_GRADES = ("adequate", "good", "inadequate", "outstanding", "require improvement")
_GRADING = """
assess authority council get give grade inspection inspector judge judgement judgment local mark
ofsted overall rate rating
"""


_TO_IMPROVE = re.compile(r"\b(?:needs?|needed|ha(?:s|ve|d)) to improve\W*$", re.IGNORECASE)
"""Says in everyday words that a council requires improvement."""


def grade_explained(question: Question) -> frozenset[str]:
    """The stems of the grade for which reasons are asked; empty where anything else is asked."""
    asked = frozenset(term.stem for term in question.terms)
    if _TO_IMPROVE.search(question.text):
        asked = asked - stem_set("need have has had") | stem_set("require improvement")
    grade = next((one for one in map(stem_set, _GRADES) if one <= asked), frozenset[str]())
    only_that = question.expects == "reason" and asked <= grade | stem_set(_GRADING)
    return grade if only_that else frozenset()


_PUBLISHED = re.compile(
    r"\bpublish\w*|\bpublication\b|\b(?:came|come) out\b|\bmade public\b|\breleased?\b|\bissued\b"
    r"|\breport(?:'s)? date|\bdate of (?:the |this |its )?(?:\w+ )?report\b",
    re.IGNORECASE,
)
_INSPECTED = re.compile(
    r"\binspect\w*|\bvisit\w*|\bofsted\b.*\b(?:go|went|come|came|turn\w*|in|at|there)\b",
    re.IGNORECASE,
)


def dated(question: str, hit: Hit, sentence: Sentence) -> float:
    """Whether the sentence gives the day that is asked for: of publication, or of the inspection.

    -1 where a day of publication is asked for, and the sentence gives another day.
    """
    text = hit.paragraph.text[sentence.start : sentence.end]
    report = hit.report
    if _PUBLISHED.search(question):
        return 1.0 if _gives(text, report.published) else -1.0
    if _INSPECTED.search(question):
        return float(_gives(text, report.inspection_end) or _gives(text, report.inspection_start))
    return 0.0


def _gives(text: str, day: date | None) -> bool:
    """Whether the text gives the day, written in full."""
    return day is not None and f"{day.day} {day:%B %Y}" in text


def _text_of(hit: Hit, quantity: Quantity) -> str:
    return hit.paragraph.text[quantity.start : quantity.end]
