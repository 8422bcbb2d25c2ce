"""Whether a question asks how many there are of something, and of which."""

import re

from searchapp.answering.question import Question
from searchapp.answering.words import stem_set, word_set

COUNT_ASKED = re.compile(r"\bhow many\b|\bnumbers? of\b", re.IGNORECASE)
"""Asks how many there are."""
_LIMITS_NOUN = word_set(
    "in at of from to with without against on for by within under over across among about per"
)
AUXILIARIES = word_set("is are was were has have had been being be")
BEING = (
    "have has exist employ run operate offer provide own maintain manage time inspection report"
    " council authority borough area county city town total all altogether across place available"
    " currently look looked care cared locally based open live outside inside"
    " consist comprise include made"
)
"""Words that say no more than that something is there."""


def asks_all(question: Question) -> bool:
    """Whether the question asks how many there are of something, and limits it in no way."""
    if not question.head or not COUNT_ASKED.search(question.text):
        return False
    return all(
        term.stem in question.head or term.stem in stem_set(BEING) or term.kind != "word"
        for term in question.terms
    )


def asks_noun_alone(question: Question) -> bool:
    """Whether it is asked how many of something there are, and nothing is said of these.

    "How many children in care are there?" and "number of referrals to the board" ask so, "how
    many children live in poverty?" does not.
    """
    if not question.head or not COUNT_ASKED.search(question.text):
        return False
    if asks_all(question):
        return True
    spoken = [word for word in question.words if word.kind != "mark"]
    ends = [i + 1 for i, word in enumerate(spoken) if word.stem == question.head[-1]]
    after = [word.text.lower() for word in spoken[ends[0] :]] if ends else []
    return not after or (after[0] in _LIMITS_NOUN and AUXILIARIES.isdisjoint(after))
