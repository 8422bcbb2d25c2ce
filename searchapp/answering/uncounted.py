"""Figures that cannot be the one asked for, whatever stands around them.

A number may be a label ("paragraphs 29, 30", "Years 12 and 13", "the 18+ team"), an age, a rate or
the difference between two others; a share may be of something that is asked as a whole; a length
of time may be a target.
"""

import re

from searchapp.answering.counting import COUNT_ASKED, asks_noun_alone
from searchapp.answering.quantities import ANY_NUMBER, Quantity
from searchapp.answering.spans import SpanScene, WordSpan

LETTERS_BEFORE = 120
"""Letters before a figure among which stands what makes it a label, as a list of paragraphs."""

_NUMBERED = re.compile(
    r"(?:\b(?:sections?|key stages?|stages?|regulations?|regs?|paragraphs?|paras?|pages?|phases?"
    r"|tiers?|levels?|parts?|articles?|schedules?|chapters?|bands?|quarters?|grades?|figures?"
    r"|steps?|volumes?|rooms?|recommendations?|per)|(?-i:\b(?:Y|in y)ears?))[\s-]*"
    rf"(?:{ANY_NUMBER}(?:\s*[,&/–-]\s*|\s*,?\s+(?:and|to|or)\s+))*$",
    re.IGNORECASE,
)
"""Ends where a number begins that names something: "key stages 2 and [4]", "in years [one]"."""
_AT_AGE = re.compile(
    r"\b(?:post|turn\w*|reach\w*|until|(?:children|people|leavers|those|adults|carers|boys|girls)"
    r" (?:over|under))[ -]$",
    re.IGNORECASE,
)
_COMES_OF_AGE = re.compile(r"(?:1[6-9]|2[0-5])\b")
_AGED = re.compile(r"[- ]?(?:\d+ ?|-and-\d+)?[- ]?year[- ]olds?|\s?[-–]\s?\d+ ?year", re.IGNORECASE)
_AND_ABOVE = re.compile(r"\+|[- ]plus\b")
_ENUMERATES = re.compile(r"[.)] ")
_DISTANCE = re.compile(r" (?:miles?|kilomet\w+|km)\b", re.IGNORECASE)
_DIFFERENCE = re.compile(
    r"\b(?:discrepanc(?:y|ies)|gap|difference|shortfall|deficit)\b"
    rf"(?:(?!{ANY_NUMBER}\b)[^;.]){{0,90}}$",
    re.IGNORECASE,
)
_RATE = re.compile(
    r"\brates?\b(?:(?:per|every) 1[\d,]*000\b|[^\d;.(])*?\b(?:is|was|at|of|to) (?:\w+ ){0,2}$",
    re.IGNORECASE,
)
_TARGET = re.compile(
    r"(?:\W+\w+)?[- ](?:guidelines?|targets?|limits?|requirements?|standards?|deadlines?"
    r"|thresholds?|expectations?|statutory)\b",
    re.IGNORECASE,
)
_SHARES = ("percent", "fraction", "amount")


def is_uncounted(scene: SpanScene, quantity: Quantity, span: WordSpan) -> bool:
    """Whether the figure cannot answer: it counts nothing, or something else than is asked for.

    Each holds only where the question does not ask for just that: the gap, the rate, the target.
    """
    if scene.question.expects == "duration":
        return _is_target(scene, quantity)
    if scene.question.expects != "number":
        return False
    if quantity.kind in _SHARES:
        return asks_noun_alone(scene.question) and not _tells_of_share(scene, quantity)
    if quantity.kind != "number":
        return False
    return _is_label(scene, quantity, span) or _is_measure(scene, quantity)


def _is_label(scene: SpanScene, quantity: Quantity, span: WordSpan) -> bool:
    """Whether a number names something: "section 47", "Right 2 Voice", "2. Children", "18+"."""
    words, text = scene.sentence.words, scene.text
    between = (
        span.first > 1
        and span.last + 1 < len(words)
        and words[span.first].kind == "number"
        and words[span.first - 1].kind == words[span.last + 1].kind == "name"
    )
    opens = quantity.start == scene.sentence.start
    return (
        between
        or bool(_NUMBERED.search(_before(scene, quantity)))
        or bool(_AGED.match(text, quantity.end))
        or bool(_AND_ABOVE.match(text, quantity.end))
        or bool(
            _AT_AGE.search(_before(scene, quantity)) and _COMES_OF_AGE.match(text, quantity.start)
        )
        or (opens and bool(_ENUMERATES.match(text, quantity.end)))
    )


def _is_measure(scene: SpanScene, quantity: Quantity) -> bool:
    """Whether a number tells a distance, a difference or a rate that is not asked for."""
    before, asked = _before(scene, quantity), scene.question.text
    if not COUNT_ASKED.search(asked):
        return False
    return any(
        found and not words.search(asked)
        for words, found in (
            (_ASKS_DISTANCE, _DISTANCE.match(scene.text, quantity.end)),
            (_ASKS_DIFFERENCE, _DIFFERENCE.search(before)),
            (_ASKS_RATE, _RATE.search(before) and not _counts_things(scene, quantity)),
        )
    )


def _counts_things(scene: SpanScene, quantity: Quantity) -> bool:
    """Whether what is called a rate is a count all the same: "a vacancy rate of four posts"."""
    return bool(_THINGS.match(scene.text, quantity.end, scene.sentence.end))


_THINGS = re.compile(
    r" (?!in\b|per\b|to\b|for\b)\w+s\b(?! (?:in|per|out of|for every)\b (?!total))", re.I
)
_ASKS_DISTANCE = re.compile(r"\bmiles?\b|\bkm\b|\bkilomet", re.IGNORECASE)
_ASKS_DIFFERENCE = re.compile(
    r"\b(?:discrepanc|gap|difference|shortfall|deficit|more|fewer|less)", re.IGNORECASE
)
_ASKS_RATE = re.compile(r"\brates?\b|\bper\b", re.IGNORECASE)
_ASKS_TARGET = re.compile(
    r"\b(?:guideline|target|limit|requirement|standard|deadline|threshold|statutory|should|must"
    r"|allowed|supposed|expected|need|have to)",
    re.IGNORECASE,
)


def _is_target(scene: SpanScene, quantity: Quantity) -> bool:
    """Whether a length of time is what should be, and it is asked what is: "the 26-week target"."""
    after = _TARGET.match(scene.text, quantity.end, scene.sentence.end)
    return bool(after) and not _ASKS_TARGET.search(scene.question.text)


def _tells_of_share(scene: SpanScene, quantity: Quantity) -> bool:
    """Whether what is asked is said of a share: "18% of care leavers [are NEET]"."""
    told = _SAID.search(scene.text, quantity.end, scene.sentence.end)
    if told is None:
        return False
    words, noun = scene.sentence.words, scene.question.head[-1:]
    return any(
        words[place].start >= told.end() and words[place].stem not in noun for place in scene.found
    )


_SAID = re.compile(r"\b(?:is|are|was|were|has|have|had|been|currently|now|not)\b", re.IGNORECASE)


def _before(scene: SpanScene, quantity: Quantity) -> str:
    """What stands before the figure in its sentence."""
    return scene.text[max(scene.sentence.start, quantity.start - LETTERS_BEFORE) : quantity.start]
