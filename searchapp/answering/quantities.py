"""Figures, sums, dates, durations and grades as they stand in a sentence."""

import re
from dataclasses import dataclass
from typing import Literal

from searchapp.citation import MONTHS

QuantityKind = Literal[
    "percent",
    "fraction",
    "money",
    "date",
    "duration",
    "age",
    "grade",
    "rate",
    "number",
    "ordinal",
    "frequency",
    "amount",
    "none",
    "telephone",
    "period",
    "when",
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
    rf"(?:{_SMALL}(?: (?:hundred|thousand)(?: and {_SMALL})?)?|(?:a|several) (?:hundred|thousand))"
)
_FIGURE = r"\d+(?:,\d{3})*(?:\.\d+)?"
ANY_NUMBER = rf"(?:{_FIGURE}|{_SPELT})"
"""A number in figures or letters, as a pattern."""
MONTH = rf"(?:{'|'.join(MONTHS)})"
"""A month's name, as a pattern."""
_YEAR = r"(?:1[5-9]|20)\d\d"
_YEARS = rf"{_YEAR}(?:\s?[-–—/]\s?(?:{_YEAR}|\d\d)\b)?"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_WHOLE_DATE = rf"{_DAY}(?: of)? {MONTH},?(?: {_YEAR})?|{MONTH} {_DAY},? {_YEAR}|{MONTH},? {_YEARS}"
_DATE = rf"(?:{_WHOLE_DATE}|{_YEARS})"
_UNIT = (
    r"(?:minutes?|hours?|(?:working |school )?days?|weeks?|months?|years?|decades?"
    r"|century|centuries)"
)

_PART = r"(?:hal(?:f|ves)|thirds?|quarters?|fifths?|sixths?|tenths?)"
_FRACTION = (
    rf"(?<!each )(?<!every )(?<!this )(?<!last )(?<!per )"
    rf"(?:(?:a|one|two|three|four)[- ])?{_PART}(?= of\b| the\b| \(| (?:are|were|have|had)\b|\W*$)"
    rf"|(?:a|one|two|three|four)[- ](?:third|quarter|fifth|sixth|tenth)s?"
    rf"|{ANY_NUMBER} (?:in|out of)(?: every| the)? {ANY_NUMBER}(?! \w+ (?:19|20)\d\d)"
)

# In order: what an earlier pattern has taken, a later one does not take again.
_WRITTEN: tuple[tuple[QuantityKind, str, re.RegexFlag], ...] = (
    (
        "money",
        rf"(?:[£$€]|US\$)\s?{_FIGURE}(?:\s?(?:m|k|bn|million|billion|thousand|trillion)\b)?"
        rf"|\b{ANY_NUMBER} (?:million |billion )?(?:pounds|dollars|euros|pence)\b",
        re.IGNORECASE,
    ),
    (
        "percent",
        rf"\b{_FIGURE}(?:\s?[-–] ?{_FIGURE})?\s?(?:%|per ?cent\b)|\b{_SPELT} per ?cent\b",
        re.IGNORECASE,
    ),
    (
        "date",
        rf"\b{_DATE}(?:, {_DATE})*,? and {_DATE}\b"
        rf"|\b(?:{_WHOLE_DATE}|{_DAY}(?: {MONTH})?)\s?(?:[-–—]|to|until)\s?(?:{_WHOLE_DATE})\b"
        rf"|\b(?:{_WHOLE_DATE})\b|\b(?:early|mid|late)[- ]{_YEARS}s?\b"
        rf"|\b(?:the )?(?:[Ss]pring|[Ss]ummer|[Aa]utumn|[Ww]inter|end|beginning|start)"
        rf" (?:of )?{_YEARS}\b"
        rf"|(?<![,.£$€\d])(?<!\bwere )(?<!\bare )(?<!\bhas )(?<!\bhave )"
        rf"{_YEARS}s?\b(?![,.]\d|%| (?:children|people|families))"
        rf"|\bthe (?:\w+ )?\d\dth century\b|(?:(?<=in )|(?<=since )|(?<=by )|(?<=from )"
        rf"|(?<=until ))\b{MONTH}\b",
        re.NOFLAG,
    ),
    (
        "telephone",
        r"(?<![\d.,])0\d{2,4}[ -]?\d{3}[ -]?\d{3,4}\b|(?<![\d.,])0\d{10}\b",
        re.NOFLAG,
    ),
    (
        "rate",
        rf"\b{_FIGURE} (?:per|for every|in every) (?:100?,?000|100,000|10,000|1,000)\b",
        re.IGNORECASE,
    ),
    (
        "age",
        rf"\b(?:aged|ages?|age of|ages of|under the age of|over the age of)"
        rf" (?:between |from )?{ANY_NUMBER}(?: ?(?:to|and|or|[-–—]) ?{ANY_NUMBER})?(?: years)?\b"
        rf"|\b{ANY_NUMBER}(?:-? ?(?:to|and|or|[-–—]) ?{ANY_NUMBER})?[- ]years?[- ]olds?\b"
        rf"|\b{ANY_NUMBER} years of age\b|\bunder[- ]\d\d?s\b|(?-i:\bYears? \d\d?\b(?![,.]?\d))",
        re.IGNORECASE,
    ),
    (
        "frequency",
        rf"\b(?:{_SMALL}[- ])?(?:daily|weekly|monthly|quarterly|annually|yearly|fortnightly"
        rf"|hourly)\b"
        rf"|\b(?:once|twice|{ANY_NUMBER} times) (?:a|an|every|per"
        rf"|each) (?:{ANY_NUMBER} )?{_UNIT}\b"
        rf"|\b(?:every|each) (?:{ANY_NUMBER} )?{_UNIT}\b|\ba (?:daily|weekly|monthly) basis\b",
        re.IGNORECASE,
    ),
    (
        "when",
        r"\b(?:last|previous|this|next) (?:year|month|week|spring|summer|autumn|winter)\b"
        rf"|\b{ANY_NUMBER} {_UNIT} (?:ago|earlier|before|previously)\b"
        rf"|\b(?:quarter|Q) ?\d (?:of )?{_YEARS}",
        re.IGNORECASE,
    ),
    (
        "duration",
        rf"\b{ANY_NUMBER}(?:[- ]and[- ]a[- ]half)?(?: (?:to|or"
        rf"|and) {ANY_NUMBER})?(?: million| hundred)?[- ]{_UNIT}\b(?! olds?\b|-olds?\b)",
        re.IGNORECASE,
    ),
    (
        "period",
        rf"\b(?:a|an|several|a few|a couple of|many|some) {_UNIT}\b(?! olds?\b|-olds?\b)",
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
        r"|\b(?:very|only a) few\b|\ba (?:(?:very )?small|large|significant|growing|increasing)"
        r" (?:number|minority|proportion) of \w+",
        re.IGNORECASE,
    ),
    ("fraction", rf"\b(?:{_FRACTION})\b", re.IGNORECASE),
    (
        "none",
        r"\b(?:none of(?: the)? \w+|no|not (?:a single|one|any)|all but \w+)\b",
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
        rf"\bbetween {ANY_NUMBER} and {ANY_NUMBER}\b"
        rf"|(?<!from )(?<![\w.,£$€-])\b{ANY_NUMBER} ?(?:to|or|[-–—]) ?{ANY_NUMBER}\b(?![,.%]\d|%)"
        rf"|(?<![\w.,£$€-]){_FIGURE}(?: million| billion| thousand| hundred"
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
        place = 0
        while match := pattern.search(text, place):
            start, end = match.span()
            overlapped = [one for one in taken if one.start < end and start < one.end]
            if not overlapped:
                taken.append(Quantity(kind, start, end))
            place = max(start + 1, min((one.end for one in overlapped), default=end))
    return tuple(sorted(taken, key=lambda quantity: quantity.start))
