"""Figures, sums, dates, durations and grades as they stand in a sentence."""

import re
from dataclasses import dataclass
from typing import Literal

QuantityKind = Literal[
    "percent", "money", "date", "duration", "grade", "number", "ordinal", "frequency", "amount"
]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure of one kind; `start` and `end` are offsets into the text it was found in."""

    kind: QuantityKind
    start: int
    end: int


_SMALL = (
    r"(?:zero|nil|none|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen"
    r"|fourteen"
    r"|fifteen|sixteen|seventeen|eighteen|nineteen|(?:twenty|thirty|forty|fifty|sixty|seventy"
    r"|eighty|ninety)"
    r"(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?)"
)
_SPELT = (
    rf"(?:{_SMALL}|(?:a|one|two|three|four|five|six|seven|eight|nine) (?:hundred|thousand)"
    r"|half|a (?:third|quarter)|two[- ]thirds|three[- ]quarters)"
)
_FIGURE = r"\d+(?:,\d{3})*(?:\.\d+)?"
_ANY_NUMBER = rf"(?:{_FIGURE}|{_SPELT})"
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
)
_YEAR = r"(?:1[5-9]|20)\d\d"
_YEARS = rf"{_YEAR}(?:\s?[-–—/]\s?(?:{_YEAR}|\d\d)\b)?"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_WHOLE_DATE = (
    rf"{_DAY}(?: of)? {_MONTH},?(?: {_YEAR})?|{_MONTH} {_DAY},? {_YEAR}|{_MONTH},? {_YEARS}"
)
_UNIT = (
    r"(?:minutes?|hours?|(?:working |school )?days?|weeks?|months?|years?|decades?"
    r"|century|centuries)"
)

# In order: what an earlier pattern has taken, a later one does not take again.
_WRITTEN: tuple[tuple[QuantityKind, str, re.RegexFlag], ...] = (
    (
        "money",
        rf"(?:[£$€]|US\$)\s?{_FIGURE}(?:\s?(?:m|k|bn|million|billion|thousand|trillion)\b)?"
        rf"|\b{_ANY_NUMBER} (?:million |billion )?(?:pounds|dollars|euros|pence)\b",
        re.IGNORECASE,
    ),
    (
        "percent",
        rf"\b{_FIGURE}(?:\s?[-–] ?{_FIGURE})?\s?(?:%|per ?cent\b)|\b{_SPELT} per ?cent\b",
        re.IGNORECASE,
    ),
    (
        "date",
        rf"\b(?:{_WHOLE_DATE}|{_DAY}(?: {_MONTH})?)\s?(?:[-–—]|to|until)\s?(?:{_WHOLE_DATE})\b"
        rf"|\b(?:{_WHOLE_DATE})\b|\b(?:early|mid|late)[- ]{_YEARS}s?\b"
        rf"|\b(?:the )?(?:spring|summer|autumn|winter|end|beginning|start) (?:of )?{_YEARS}\b"
        rf"|(?<![,.£$€\d]){_YEARS}s?\b(?![,.]\d|%| (?:children|people|families))"
        rf"|\bthe (?:\w+ )?\d\dth century\b|(?:(?<=in )|(?<=since )|(?<=by )|(?<=from )"
        rf"|(?<=until ))\b{_MONTH}\b",
        re.NOFLAG,
    ),
    (
        "duration",
        rf"\b{_ANY_NUMBER}(?:[- ]and[- ]a[- ]half)?(?: (?:to|or"
        rf"|and) {_ANY_NUMBER})?(?: million| hundred)?[- ]{_UNIT}\b(?! olds?\b|-olds?\b)",
        re.IGNORECASE,
    ),
    (
        "frequency",
        rf"\b(?:{_SMALL}[- ])?(?:daily|weekly|monthly|quarterly|annually|yearly|fortnightly"
        rf"|hourly)\b"
        rf"|\b(?:once|twice|{_ANY_NUMBER} times) (?:a|an|every|per"
        rf"|each) (?:{_ANY_NUMBER} )?{_UNIT}\b"
        rf"|\b(?:every|each) (?:{_ANY_NUMBER} )?{_UNIT}\b|\ba (?:daily|weekly|monthly) basis\b",
        re.IGNORECASE,
    ),
    (
        "grade",
        r"\b(?:outstanding|good|requir(?:es?|ing) improvement(?: to be good)?|adequate"
        r"|inadequate)\b",
        re.IGNORECASE,
    ),
    (
        "amount",
        r"\b(?:the )?(?:vast |overwhelming |large |great )?majority of \w+|\b(?:almost"
        r"|nearly) all\b"
        r"|\bnone of \w+|\b(?:very|only a) few\b|\ba (?:very )?small (?:number|minority) of \w+",
        re.IGNORECASE,
    ),
    (
        "ordinal",
        r"\b(?:\d+(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth"
        r"|tenth)\b",
        re.IGNORECASE,
    ),
    (
        "number",
        rf"(?<![\w.,£$€-]){_FIGURE}(?: million| billion| thousand| hundred"
        rf"| trillion)?(?![\w%]|[.,]\d)|\b{_SPELT}\b(?! another)"
        r"|\b(?:dozens|hundreds|thousands|millions)\b",
        re.IGNORECASE,
    ),
)
_PATTERNS = tuple((kind, re.compile(words, flags)) for kind, words, flags in _WRITTEN)


def quantities(text: str) -> tuple[Quantity, ...]:
    """All figures in `text`, in order, none inside another.

    A year is a date, never a number; "742 days" is a duration whose figure is not counted again.
    """
    taken: list[Quantity] = []
    for kind, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            start, end = match.span()
            if all(end <= other.start or start >= other.end for other in taken):
                taken.append(Quantity(kind, start, end))
    return tuple(sorted(taken, key=lambda quantity: quantity.start))
