"""A passage with the span read in it, and what both are worth together."""

from collections.abc import Mapping
from dataclasses import dataclass

from searchapp.answering.cues import refers_back
from searchapp.answering.headcounts import headcount_within
from searchapp.answering.matching import Sentence
from searchapp.answering.passages import Passage, sentences_of
from searchapp.answering.question import FIGURES, SHORT_ANSWERS, Question
from searchapp.answering.reader import ReadSpan


@dataclass(frozen=True, slots=True)
class Reading:
    """A passage with the span read in it; `worth` ranks it as an answer."""

    passage: Passage
    span: ReadSpan | None
    features: Mapping[str, float]
    worth: float

    @property
    def paragraph(self) -> tuple[Sentence, ...]:
        """The sentences of the passage's paragraph."""
        return sentences_of(self.passage.hit.paragraph.text)

    @property
    def with_headings(self) -> tuple[Sentence, ...]:
        """The sentences of the passage's paragraph, and the headings above it."""
        section = self.passage.hit.paragraph.section
        return (*self.paragraph, *(Sentence.of(title, 0, len(title)) for title in section))


def sentence_before(reading: Reading) -> Sentence | None:
    """The sentence before the passage, in its paragraph."""
    start = reading.passage.sentence.start
    return next((one for one in reversed(reading.paragraph) if one.start < start), None)


def sentences_meant(reading: Reading) -> tuple[Sentence, ...]:
    """The passage's sentence, and the one before where it speaks of that."""
    own, before = reading.passage, sentence_before(reading)
    if before is None or refers_back(own.text) < 1:
        return (own.sentence,)
    return own.sentence, before


def headcount_of(question: Question, passage: Passage) -> tuple[int, int] | None:
    """Where the passage counts the whole group that is asked for, by offsets, if one is asked for
    and it does.
    """
    if question.group is None:
        return None
    text, sentence = passage.hit.paragraph.text, passage.sentence
    return headcount_within(question.group, text, sentence.start, sentence.end)


def span_evidence(question: Question, span: ReadSpan | None, spelt_out: bool) -> dict[str, float]:
    """What the span says for a reading; figures and names differ in scale, so stand apart."""
    if span is None:
        return {"no span": 1.0}
    told = question.expects not in SHORT_ANSWERS
    kind = "told" if told else "figure" if question.expects in FIGURES else "name"
    return {
        f"{kind} fits": span.fits,
        f"{kind} span": span.score / 10,
        f"{kind} near": span.near,
        "counts": span.counts if question.expects == "number" else 0.0,
        "spelt out": float(spelt_out),
        **span.against,
    }
