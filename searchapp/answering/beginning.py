"""Sentences that begin with what is asked about: others name it in passing."""

from collections.abc import Sequence
from functools import partial
from operator import is_not

from searchapp.answering.matching import meet
from searchapp.answering.question import Question
from searchapp.answering.reading import Reading

NEARLY = 0.8
"""Worth behind the best reading at which another is nearly as good. From 0.3 to 0.8 one judged
question is answered better and none worse."""

_BEGINNING = 30
"""Letters from the beginning of a sentence within which its subject stands."""


def beginning_first(question: Question, readings: Sequence[Reading]) -> Sequence[Reading]:
    """The readings; where it is asked what is said of something, or whether it is so, first of
    those nearly as good as the best the one that begins with it."""
    if question.expects not in ("topic", "yesno") or not readings:
        return readings
    least = readings[0].worth - NEARLY
    good = (one for one in readings if one.worth >= least)
    first = next((one for one in good if _begins(question, one)), readings[0])
    return sorted(readings, key=partial(is_not, first))


def _begins(question: Question, reading: Reading) -> bool:
    """Whether the sentence begins with the first term of the question, and has all of them."""
    sentence = reading.passage.sentence
    met = meet(question, sentence)
    early = (
        term
        for place, term in met.places.items()
        if sentence.words[place].start - sentence.start < _BEGINNING
    )
    return 0 in early and len(met.terms) == len(question.terms)
