"""Words that hold a sentence together and say little of what it is about.

They are indexed and found like any other. Among words typed side by side they are not demanded,
so that a question finds what answers it. Negations are no such words: "not good enough".
"""

from collections.abc import Sequence

_WORDS = """
a about actually after against all already also am an and any are as at be because been before being
between both but by can could did do does doing done during each ever for from get gets got had has
have having he her hers him his how i if in into is it its itself just lot lots may me might must my
of off on onto or our ours out over per quite really shall she should so some still such than that
the their theirs them then there these they this those through to too under until up upon us very
was we were what when where whether which while who whom whose why will with within would you your
yours
"""

FUNCTION_WORDS = frozenset(_WORDS.split())
"""English pronouns, articles, prepositions, conjunctions, auxiliaries and question words."""

_GRAMMAR = """
a an and are as at be been being by did do does for had has have her his in is it its of on or
that the their them these they this those was were which who with
"""

GRAMMAR = frozenset(_GRAMMAR.split())
"""Those that say nothing even inside a term: "turnover of staff" is "staff turnover", while "home
from care" is no care home."""

JOINING = frozenset(["and", "or"])
"""Those that make two things of what they join: parents and carers are no parent carers."""

MEASURES = frozenset(["long", "many", "much", "often", "quickly", "soon"])
"""What says how a question is asked, right after "how"."""

_WHO_SAY = frozenset(["inspector", "inspectors", "ofsted", "report", "reports"])
_SAYING = """
conclude concluded find found grade graded judge judged rate rated said say says think thought
"""
_HOW_SAID = frozenset(["criticise", "criticised", "praise", "praised"])
_SAY = _HOW_SAID.union(_SAYING.split())
_JUDGED = frozenset(["deemed", "graded", "judged", "rated"])
GRADES = frozenset(["adequate", "good", "inadequate", "outstanding", "requires", "requiring"])
"""The first words of what inspectors grade something."""


def is_who_says(one: str, two: str) -> bool:
    """Whether two words only tell who says it: all that the reports say the inspectors said."""
    return one in _WHO_SAY and two in _SAY


def is_who(word: str) -> bool:
    """Whether a word names those who say all that the reports say."""
    return word in _WHO_SAY


def tells_how_it_is_said(word: str) -> bool:
    """Whether a word asks for more than what was said: "what did Ofsted criticise"."""
    return word in _HOW_SAID


def is_judged(one: str, two: str) -> bool:
    """Whether the first of two words only tells that the second was said: "rated inadequate"."""
    return one in _JUDGED and two in GRADES


def asks_meaning(words: Sequence[str]) -> bool:
    """Whether the last of some words that says something only asks what the others mean: "what does
    FRT stand for", "what does early help mean"."""
    asking = " ".join(words)
    return words[:1] == ["what"] and asking.endswith(
        (" stand for", " stands for", " mean", " means")
    )


_ASKING = """
average budget caseload compared deadline definition difference director grade happens inspection
inspector judgement manager meaning name number percentage proportion rating reason recommendation
recommendations turnover verdict
"""

ASKING_WORDS = tuple(_ASKING.split())
"""Words that questions are put in: right, though a corpus may have none of them."""
