"""How many children are looked after, in need, adopted: the lines in which reports count them.

Reports count the same groups in nearly the same words ("At 31 March 2015, 425 children were being
looked after by the local authority"). Who asks for one of these counts and for nothing else wants
that line, and no count of some of these children.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Literal

from searchapp.answering.quantities import ANY_NUMBER
from searchapp.answering.words import names_masked

Group = Literal[
    "looked after", "in need", "on plans", "privately fostered", "fostered", "outside", "adopted"
]

SURE = 0.9
"""The confidence of a count that is read in such a line: all of those of 31 reports are right."""

_YOUNG = (
    r"(?:looked[- ]after )?(?:children and young people|children|kids|youngsters|young people"
    r"|child)(?: looked after| in care)?"
)
_WHO = rf"{_YOUNG}(?: (?:who|that|do|does|did|have|has|are|is|were|being|currently|now|X|we|the))*"
_AREA = r"(?:(?:local )?authority(?: area)?|council|area|borough|county|city)"
_PLAN = r"(?:(?:child protection|cp) )?(?:plans?|register)"
_CALLED: Mapping[Group, str] = {
    "adopted": (
        r"(?:adoptions?(?: (?:have there been|were there|there have been))?|adopted children"
        r"|(?:children|kids)(?: (?:who|were|was|are|have|has|got|get|been|being))* adopted)"
        r"(?: (?:(?:in|over|during) )?(?:the )?(?:last|past) year)?"
    ),
    "outside": (
        rf"{_WHO} (?:(?:live|living|placed) )?(?:outside(?: of)?|out of)(?: the)? {_AREA}"
        rf"|(?:out of|outside) (?:the )?{_AREA} placements?"
    ),
    "privately fostered": (
        rf"{_WHO} (?:(?:live|living) )?(?:in )?(?:privately fostered"
        r"|private fostering(?: arrangements?| placements?)?)"
        r"|privately fostered children|private fostering (?:arrangements?|placements?)"
    ),
    "fostered": (
        rf"{_WHO} (?:(?:live|living|placed) )?(?:fostered|in foster (?:care|homes?|placements?)"
        r"|with foster (?:carers?|famil(?:y|ies)|parents?))"
    ),
    "on plans": (
        rf"{_WHO} (?:(?:the )?subject (?:of|to)|on|with|under)(?: an?| the)? {_PLAN}"
        r"|child protection plans?|cpps?"
    ),
    "in need": rf"{_WHO} in need|cin",
    "looked after": (
        rf"looked[- ]after (?:children|kids|young people)|lac|cla"
        rf"|{_WHO} (?:in (?:(?:the|our|its|their|local authority|council) )*care"
        rf"|looked[- ]after|look after)(?: by)?|children in care|children looked after"
    ),
}
_ASKED: Mapping[Group, re.Pattern[str]] = {
    group: re.compile(rf"\b(?:{words})(?![\w-])", re.IGNORECASE) for group, words in _CALLED.items()
}
_COUNT = re.compile(r"\bhow many\b|\b(?:number|total|count|figure)s?\b", re.IGNORECASE)
_NOTHING_ELSE = re.compile(
    r"(?:\b(?:how|many|numbers?|total|count|figures?|of|what|is|are|was|were|the|there|currently"
    r"|current|now|at|present|today|does|do|did|has|have|had|in|for|by|an?|its|their|our|we|they"
    r"|it|council|local|authority|borough|city|county|area|here|please|latest|overall|altogether"
    r"|all|and|X|s)\b|\W)*",
    re.IGNORECASE,
)
_MANY = (
    rf"(?P<many>(?:{ANY_NUMBER}(?: or fewer)?|no)(?: children\b| young people\b)?)"
    r"(?: and young people)?(?: \([^)]*\))?"
)
_OPENING = (
    r"\W*(?:(?:as )?(?:at|on|during|by) [^;.]{3,60}?,? |currently,? "
    r"|of (?:this number|these|this),? )?"
)
_BY_COUNCIL = r"by (?:the |this )?(?:local authority|council|LA\b|(?-i:[A-Z]))"
_ENDS = r"(?=\s*(?:[.,;:(]|$)|,? (?:at|in|as of) (?:\d|the (?:time|end|point)|(?-i:[A-Z])))"
_TELLING: Mapping[Group, tuple[str, ...]] = {
    "looked after": (
        rf"(?:there (?:are|were) )?{_MANY}(?: (?:are|were))?(?: being)? looked after {_BY_COUNCIL}",
        rf"the (?:local authority|council) (?:is|was) looking after {_MANY}{_ENDS}",
        rf"there (?:are|were) (?P<many>{ANY_NUMBER}) (?:looked after children"
        rf"|children (?:looked after|in care)){_ENDS}",
    ),
    "in need": (
        rf"{_MANY} (?:have been|had been|were|are) identified (?:through assessment )?as "
        r"(?:being )?(?:formally )?in need\b",
        rf"the (?:local authority|council) (?:has|had) identified {_MANY} as (?:being )?"
        r"(?:formally )?in need\b",
    ),
    "on plans": (
        rf"(?:there (?:are|were) )?{_MANY}(?: (?:are|were))?(?: currently)? (?:the )?subject"
        rf" (?:of|to) (?:a )?child protection plans?{_ENDS}",
    ),
    "privately fostered": (
        rf"{_MANY} (?:live|lived|are living|were living) in (?:a )?private(?:ly arranged)?"
        rf" fostering (?:arrangement|placement)s?{_ENDS}",
        rf"there (?:are|were) {_MANY} privately fostered{_ENDS}",
    ),
    "fostered": (
        rf"{_MANY} (?:live|(?:are|were) (?:living|placed)) (?:with foster (?:families|carers)"
        rf"|in foster care)(?: \([^)]*\))?{_ENDS}",
    ),
    "adopted": (
        rf"(?:in the last 12 months:?\s*)?there (?:have been|were) {_MANY} adoptions?{_ENDS}",
    ),
    "outside": (
        rf"{_MANY} (?:live|(?:are|were) (?:living|placed)) (?:outside the (?:local )?authority"
        rf"(?: area)?|out of (?:the )?{_AREA}){_ENDS}",
    ),
}
_TOLD: Mapping[Group, tuple[re.Pattern[str], ...]] = {
    group: tuple(re.compile(_OPENING + one, re.IGNORECASE) for one in patterns)
    for group, patterns in _TELLING.items()
}


def group_asked(text: str, names: Sequence[tuple[int, int]]) -> Group | None:
    """The group whose count is asked for, where nothing else is; `names` are where `text` names a
    council.

    A figure in the question, a year too, is something else.
    """
    text = names_masked(text, names)
    if not _COUNT.search(text):
        return None
    for group, words in _ASKED.items():
        if words.search(text) and _NOTHING_ELSE.fullmatch(words.sub(" ", text, count=1)):
            return group
    return None


def headcount_within(group: Group, text: str, start: int, end: int) -> tuple[int, int] | None:
    """Where the sentence from `start` to `end` of `text` counts the whole group, by offsets."""
    for words in _TOLD[group]:
        found = words.match(text[start:end])
        if found:
            return start + found.start("many"), start + found.end("many")
    return None


def counts_a_group(text: str) -> bool:
    """Whether a sentence counts one of the groups."""
    return any(headcount_within(group, text, 0, len(text)) for group in _TOLD)
