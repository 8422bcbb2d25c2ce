"""What a reader should know of the answers beside their words: that they differ, or are partial."""

import re
from collections.abc import Mapping, Sequence
from functools import cache

from searchapp.answering.limits import Limits
from searchapp.answering.quantities import quantities
from searchapp.answering.question import FIGURES, SHORT_ANSWERS, Expected
from searchapp.answering.words import stem
from searchapp.language.variants import in_figures
from searchapp.model import Answer

_PARTS = re.compile(r"[^\W\d_]+|\d+(?:,\d{3})*(?:\.\d+)?|[%£]")
_PER_CENT = re.compile(r"\bper ?cent\b")


_CALLED: Mapping[Expected, str] = {"grade": "grades", "date": "dates", "duration": "times"}
DOUBTFUL = 0.5
"""Below this confidence an answer is more likely wrong than right, and a reader is told that it is
only what comes nearest."""

SURE = 0.7
"""Below this confidence one answer in three or four is wrong (docs/answering.md), and it is called
no more than a possible one."""


def notices_of(
    expects: Expected, limits: Limits, answers: Sequence[Answer], sides: int, councils: int
) -> tuple[str, ...]:
    """Plain sentences about the answers; `sides` says how many of a comparison are shown, and
    `councils` whose reports were asked.
    """
    notices = []
    if limits.absent:
        notices.append(f"There is no report on {limits.absent} here.")
    if limits.over_all:
        notices.append(
            "Nothing is counted or compared over all reports: name the councils that are meant. "
            "The list of reports shows every council's grades."
        )
    if answers and not is_clear(answers[0].confidence):
        notices.append("What follows comes nearest to what was asked, and may not answer it.")
    told_of = {answer.hit.report.authority for answer in answers}
    if len(told_of) == 1 < councils and expects != "definition":
        notices.append(f"This is said of {told_of.pop()}; name a council to ask about another.")
    if sides:
        notices.append("Each side is shown with its own report and date.")
    elif answers and expects in SHORT_ANSWERS and _differ(answers):
        what = _CALLED.get(expects, "figures" if expects in FIGURES else "answers")
        notices.append(f"The passages give different {what}; each is shown with its date.")
    return tuple(notices)


def is_clear(confidence: float) -> bool:
    """Whether an answer of this confidence, as it is given, is more likely right than wrong."""
    return round(confidence, 2) >= DOUBTFUL


def is_sure(confidence: float) -> bool:
    """Whether an answer of this confidence, as it is given, may be called the answer."""
    return round(confidence, 2) >= SURE


def _differ(answers: Sequence[Answer]) -> bool:
    """Whether another answer of the first one's kind says something else."""
    first = answers[0].text
    return any(
        _kind(one.text) == _kind(first) and not same_answer(first, one.text) for one in answers
    )


def _kind(text: str) -> str | None:
    """The kind of the answer's first figure, none of something a number too; None without one."""
    kind = next((figure.kind for figure in quantities(text)), None)
    return "number" if kind == "none" else kind


def same_answer(one: str, other: str) -> bool:
    """Whether two answers say the same in other writing: "two", "2 children"; with "the", without.

    Figures are the same where they are equal; of names one may be part of the other.
    """
    mine, theirs = _said(one), _said(other)
    if quantities(one) or quantities(other):
        return mine == theirs
    return mine <= theirs or theirs <= mine


def _said(text: str) -> frozenset[str]:
    """The first figure of an answer, as digits with its unit, else the stems of its words."""
    figures = quantities(text)
    told = text[figures[0].start : figures[0].end] if figures else text
    parts = _PARTS.findall(_PER_CENT.sub("%", told.lower()))
    return frozenset(_plain(part) for part in parts) - _unsaid()


@cache
def _unsaid() -> frozenset[str]:
    return frozenset(map(stem, ("the", "a", "an", "of", "and", "in", "s")))


def _plain(part: str) -> str:
    if part[0].isdigit():
        return part.replace(",", "")
    figure = in_figures(part)
    return stem(part) if figure == part else figure
