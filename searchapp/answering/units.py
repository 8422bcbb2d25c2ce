"""Which kinds of figure can answer: a caseload is a number and no share, a budget is a sum."""

import re
from collections.abc import Mapping

from searchapp.answering.quantities import QuantityKind
from searchapp.answering.question import Expected, Question, asks_duty, asks_since

_COUNTS: frozenset[QuantityKind] = frozenset({"number", "none", "fraction", "percent", "amount"})
_KINDS: Mapping[Expected, frozenset[QuantityKind]] = {
    "number": _COUNTS | {"rate", "duration", "money", "ordinal", "age", "telephone"},
    "percent": frozenset({"percent", "fraction", "amount", "none"}),
    "money": frozenset({"money"}),
    "date": frozenset({"date", "when"}),
    "duration": frozenset({"duration", "period"}),
    "grade": frozenset({"grade"}),
}
_OFTEN = re.compile(r"\bhow (?:often|frequently|regularly)\b", re.IGNORECASE)
_RANK = re.compile(r"\brank", re.IGNORECASE)
_AGE = re.compile(
    r"\b(?:how old|what ages?|which ages?|age range|youngest|oldest)\b", re.IGNORECASE
)
_TELEPHONE = re.compile(
    r"\b(?:phone|telephone|tel|ring|dial|call(?:ing)?|helpline|hotline)\b", re.IGNORECASE
)
_LOAD = re.compile(
    r"^(?!.*\bhow many (?!cases\b)).*\bcase ?loads?\b"
    r"|\bcases (?:per|each|(?:do(?:es)?|did|has|have|had|for) (?:each|every|an?\b|the average))"
    r"|\b(?:average|typical|mean) (?:number|no\.?|size) of\b"
    r"|\bhow many (?:[\w'’-]+ ){1,4}per\b(?! ?cent)"
    r"|\bhow many (?:[\w'’-]+ ){1,4}(?:do(?:es)?|did|has|have) (?:each|every)\b",
    re.IGNORECASE,
)
"""What each of many has, on average: never a share of something."""
_HOW_MANY = re.compile(r"\bhow many\b|\bnumbers? of\b|\bcount\b|\bhow many$", re.IGNORECASE)
_ANY_UNIT = re.compile(r"\brates?\b|\baverage\b|\bages?\b|\bper \d", re.IGNORECASE)


def units_asked(question: Question) -> frozenset[QuantityKind]:
    """The kinds of figure that can answer: "how often" is no count, a rank is an ordinal.

    The question expects one of searchapp.answering.question.FIGURES.
    """
    text = question.text
    if _OFTEN.search(text):
        return frozenset({"frequency"})
    if _RANK.search(text):
        return frozenset({"ordinal"})
    if _AGE.search(text):
        return frozenset({"age", "number"})
    if _TELEPHONE.search(text):
        return _KINDS[question.expects]
    if question.expects == "number" and _LOAD.search(text):
        return frozenset({"number"})
    if question.expects == "number" and _HOW_MANY.search(text) and not _ANY_UNIT.search(text):
        return _COUNTS
    if asks_since(question):
        return _KINDS["duration"] | {"date"}
    if asks_duty(question):
        return _KINDS["date"] | {"duration"}
    return _KINDS[question.expects] - {"telephone"}
