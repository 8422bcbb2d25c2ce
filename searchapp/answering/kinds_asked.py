"""Questions that ask for a kind of paragraph: recommendations, strengths, progress."""

from searchapp.answering.limits import ASKED_KINDS
from searchapp.answering.question import Question
from searchapp.answering.words import is_light, word_set
from searchapp.model import Kind


def asked_kind(question: Question) -> Kind | None:
    """The kind of paragraph that the question asks for: recommendations, strengths, progress."""
    return next((kind for kind, words in ASKED_KINDS.items() if words.search(question.text)), None)


def matter_of(question: Question) -> list[int]:
    """The terms that say what is asked about: not those that ask for a kind of paragraph.

    Neither is how many there are ("the two things to improve"), or an everyday word.
    """
    asking = [m.span() for words in ASKED_KINDS.values() for m in words.finditer(question.text)]
    return [
        place
        for place, term in enumerate(question.terms)
        if not any(start <= term.start < end for start, end in asking)
        and not is_light(term.stem)
        and term.stem not in _COUNTS
    ]


_COUNTS = word_set("one two three four five six seven eight nine ten")
