"""What is shown beside the best sentence, where no figure or name is asked for."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from searchapp.answering.clauses import first_words
from searchapp.answering.matching import Sentence, in_any_form
from searchapp.answering.question import Question
from searchapp.answering.reader import ReadSpan
from searchapp.answering.reading import Reading, sentence_before, sentences_meant
from searchapp.answering.words import Rarity

SLACK = 2.0
"""Worth that other evidence may lack beside the best."""
SLACK_OF_COMPARISON = 4.0
LEAST_OF_PARAGRAPH = 0.7
"""Share of the best paragraph's terms, by rarity, that the paragraph of other evidence has."""
LEAST_OF_SENTENCE = 0.8
"""The same of the best sentence's terms and the sentence of other evidence: that children take part
in conferences is no evidence of whether the police do."""


def other_evidence(
    question: Question, readings: Sequence[Reading], rarity: Rarity
) -> Iterator[Reading]:
    """The readings near the best one in worth that are of the same, each sentence once.

    Where reasons are asked for, a sentence that only says what followed stands back for the one
    before it, and one that only says again what is asked is left out.
    """
    shown = {_place(readings[0])}
    for reading in _nearly_as_good(question, readings, rarity):
        found = _reason_in(reading) if question.expects == "reason" else reading
        if found is not None and _place(found) not in shown:
            shown.add(_place(found))
            yield found


def _place(one: Reading) -> tuple[str, int]:
    return one.passage.hit.paragraph.id, one.passage.sentence.start


def _nearly_as_good(
    question: Question, readings: Sequence[Reading], rarity: Rarity
) -> Iterator[Reading]:
    best = readings[0]
    compared = question.expects == "comparison"
    of_several = compared or question.expects == "list"
    slack = SLACK_OF_COMPARISON if compared else SLACK
    least = LEAST_OF_PARAGRAPH * best.features["paragraph"]
    for reading in readings[1:]:
        near = reading.worth >= best.worth - slack and reading.features["paragraph"] >= least
        alike = of_several or _is_of_the_same(question, best, reading, rarity)
        if near and alike and reading.span is not None:
            yield reading


def _is_of_the_same(question: Question, best: Reading, other: Reading, rarity: Rarity) -> bool:
    """Whether the other sentence has nearly all that the best one has of the question.

    What its headings have counts, and the sentence before where it speaks of that.
    """
    asked = in_any_form(question, best.passage.sentence)
    told = frozenset[int]().union(*(in_any_form(question, one) for one in _told(other)))
    weights = {term: rarity(question.terms[term].stem) for term in asked}
    return sum(weights[term] for term in asked & told) >= LEAST_OF_SENTENCE * sum(weights.values())


def _told(reading: Reading) -> Iterator[Sentence]:
    """The sentence of a reading, its headings, and the sentence before where it speaks of that."""
    yield from sentences_meant(reading)
    yield from reading.with_headings[len(reading.paragraph) :]


def _reason_in(reading: Reading) -> Reading | None:
    """The reading, or the sentence before it where it only says what followed from that; None where
    it only says again what is asked."""
    features = reading.features
    if features.get("consequence", 0.0) > 0:
        before = sentence_before(reading)
        return None if before is None else _at(reading, before)
    again = features.get("grade again", 0.0) > 0 and not features.get("perhaps because", 0.0)
    return None if again else reading


def _at(reading: Reading, sentence: Sentence) -> Reading:
    """The reading of another sentence of the paragraph, up to the most words an answer may have."""
    text = reading.passage.hit.paragraph.text
    span = ReadSpan(sentence.start, first_words(text, sentence), 0.0, 1.0)
    return replace(reading, passage=replace(reading.passage, sentence=sentence), span=span)
