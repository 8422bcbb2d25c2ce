"""Reading a sentence for the span that answers.

`SpanReader` is the seam: whatever can say which stretch of a sentence answers a question, and how
sure it is, can take the place of `LearnedReader`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from searchapp.answering.around import clause_around
from searchapp.answering.belonging import AGAINST, COUNTS_DOERS
from searchapp.answering.clauses import clause_within
from searchapp.answering.doers import UNTIED, deed_of, is_tied
from searchapp.answering.figures import (
    asked_within,
    counts,
    figure_evidence,
    figure_stretch,
    figures_in,
)
from searchapp.answering.matching import Sentence
from searchapp.answering.names import fit, name_evidence, name_stretch, names_in
from searchapp.answering.question import FIGURES, NAMES, Question
from searchapp.answering.spans import SpanScene, WordSpan, span_features, span_score
from searchapp.answering.unnamed import SAYS_NOBODY, is_asked_about, says_nobody
from searchapp.answering.words import Rarity

BARRING = frozenset({UNTIED, SAYS_NOBODY, COUNTS_DOERS})
"""What a name or a figure has that answers nothing."""
_AGAINST = (*AGAINST, *sorted(BARRING))


@dataclass(frozen=True, slots=True)
class ReadSpan:
    """A stretch of a paragraph's text, by offsets, as an answer; `score` ranks it among others.

    `fits` says how well it is of the kind that the question expects, `near` what share of the
    question (weighted by rarity) stands in the same clause, `counts` how far a figure counts what
    the question asks the number of, `against` what tells that it does not (see
    searchapp.answering.belonging); all from 0 to 1.
    """

    start: int
    end: int
    score: float
    fits: float
    near: float = 0.0
    counts: float = 0.0
    against: Mapping[str, float] = field(default_factory=dict)


class SpanReader(Protocol):
    """Reads a sentence of `text` for the span that answers `question`."""

    def read(self, question: Question, text: str, sentence: Sentence) -> ReadSpan | None:
        """The best span of the sentence, or None where none is of the kind expected."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A span that may answer, and the evidence that says how likely it does."""

    span: ReadSpan
    evidence: Mapping[str, float]


class LearnedReader:
    """Candidates by kind, ranked by learned weights.

    `span_weights` are of the features of any span (searchapp.answering.spans), `read_weights` of
    the evidence for figures and names, among which what the first say is one.
    """

    def __init__(
        self,
        span_weights: Mapping[str, float],
        read_weights: Mapping[str, float],
        rarity: Rarity,
    ) -> None:
        self._span_weights = span_weights
        self._read_weights = read_weights
        self._rarity = rarity

    def read(self, question: Question, text: str, sentence: Sentence) -> ReadSpan | None:
        """The best span of the kind expected; for a kind without a shape, the best clause."""
        if question.expects in FIGURES or question.expects in NAMES:
            found = self.candidates(question, text, sentence)
            spans = (candidate.span for candidate in found)
            return max(
                spans,
                key=lambda span: (BARRING.isdisjoint(span.against), span.score),
                default=None,
            )
        start, end = clause_within(question, text, sentence, self._rarity)
        return ReadSpan(start, end, 0.0, 1.0)

    def candidates(self, question: Question, text: str, sentence: Sentence) -> Iterator[Candidate]:
        """Every figure or name that may answer, scored."""
        scene = SpanScene(question, text, sentence, self._rarity)
        if question.expects in FIGURES:
            for quantity, words in figures_in(scene):
                stretch = figure_stretch(scene, quantity, words)
                yield self._candidate(
                    scene, words, stretch, figure_evidence(scene, quantity, words), 1.0
                )
            return
        deed = deed_of(question)
        for words in names_in(scene):
            stretch = name_stretch(scene, words)
            found = name_evidence(scene, words)
            if deed is not None and not is_tied(scene, words, deed):
                found[UNTIED] = 1.0
            name = scene.sentence.words[words.first : words.last + 1]
            if says_nobody(name) or is_asked_about(name, question):
                found[SAYS_NOBODY] = 1.0
            yield self._candidate(scene, words, stretch, found, fit(scene, words))

    def _candidate(
        self,
        scene: SpanScene,
        words: WordSpan,
        stretch: tuple[int, int],
        evidence: Mapping[str, float],
        fits: float,
    ) -> Candidate:
        learned = span_score(span_features(scene, words), self._span_weights)
        whole = {**evidence, "span": learned}
        span = ReadSpan(
            *stretch,
            score=span_score(whole, self._read_weights),
            fits=fits,
            near=asked_within(scene, clause_around(scene, words)),
            counts=counts(scene, words),
            against={name: evidence[name] for name in _AGAINST if evidence.get(name)},
        )
        return Candidate(span, whole)
