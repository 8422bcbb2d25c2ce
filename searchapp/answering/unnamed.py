"""Names that say of nobody who it is: "relevant agencies", "all partners", what was asked about."""

from collections.abc import Iterable

from searchapp.answering.question import Question
from searchapp.answering.words import Word, word_set

SAYS_NOBODY = "says nobody"
"""What speaks against a name that could be anyone's."""

_WHICHEVER = word_set(
    "relevant appropriate right necessary required suitable all any other others different various"
    " several many most some key statutory partner"
)
"""Words that leave open which ones are meant."""
_ANYONE = word_set(
    "agency agencies partners professional professionals organisation organisations body bodies"
    " partnerships service services project projects programme programmes scheme schemes"
    " people person persons individuals parties stakeholders"
)
"""Nouns that leave it open by themselves."""
_OF_A_COUNCIL = word_set("staff practitioners workers teams managers")
"""Nouns that leave it open where a word before them does: "relevant staff"."""


def is_asked_about(words: Iterable[Word], question: Question) -> bool:
    """Whether a name is only what "who" asks about, in the words typed or others for them: the LSCB
    does not say who chairs the board. A post or a body that is asked for may be named so."""
    if question.head:
        return False
    asked = {term.stem for term in question.terms}.union(*(one.stems for one in question.others))
    return {word.stem for word in words if word.is_content} <= asked


def says_nobody(words: Iterable[Word]) -> bool:
    """Whether the words of a name leave open who is meant."""
    texts = ((word.text.lower(), word.is_content) for word in words)
    said = {text for text, is_content in texts if is_content or text in _WHICHEVER}
    nouns = said - _WHICHEVER
    return nouns <= _ANYONE or (nouns < said and nouns <= _ANYONE | _OF_A_COUNCIL)
