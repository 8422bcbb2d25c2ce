"""Judged questions asked of the reports: right paragraph, right words, right refusals, by kind.

The right paragraph is first where the first answer's paragraph meets a judged one, and in five
where one of the first five paragraphs of answers, then of related hits, does. An answer is right
in text (or sentence) where the first answer's text (or sentence) holds an accepted string as whole
words; of a list or comparison every string must occur among all answers. A text longer than the
interface allows is wrong.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean
from typing import Protocol

from searchapp.answering.clauses import MOST_WORDS, printed_words
from searchapp.answering.question import SHORT_ANSWERS
from searchapp.errors import EvaluationFileError
from searchapp.evaluation.judgements import (
    JudgedParagraph,
    Record,
    filters,
    judged_paragraphs,
    meets,
    normalised,
    required_text,
)
from searchapp.model import Answers, Filters

DEPTH = 5
MOST_WORDS_SHORT = 12
_ALL_PARTS = ("list", "comparison")


class Answering(Protocol):
    """What is measured: anything that answers as an Answerer does."""

    def answer(self, question: str, filters: Filters) -> Answers:
        """The answers to a question among what passes the filters."""


@dataclass(frozen=True, slots=True)
class JudgedQuestion:
    """A question, its accepted answers (none where the reports do not say) and paragraphs."""

    id: str
    question: str
    kind: str
    filters: Filters
    answers: tuple[str, ...]
    paragraphs: tuple[JudgedParagraph, ...]


@dataclass(frozen=True, slots=True)
class QuestionScore:
    """What became of one question; all but `answered` mean nothing where it has no answer."""

    question: JudgedQuestion
    answered: bool
    first: bool
    in_five: bool
    text: bool
    sentence: bool
    confidence: float


@dataclass(frozen=True, slots=True)
class QuestionEvaluation:
    """The scores of a set of judged questions, in the order of the file."""

    scores: tuple[QuestionScore, ...]

    @property
    def answerable(self) -> tuple[QuestionScore, ...]:
        """The scores of questions that the reports answer."""
        return tuple(score for score in self.scores if score.question.answers)

    @property
    def unanswerable(self) -> tuple[QuestionScore, ...]:
        """The scores of questions that the reports do not answer."""
        return tuple(score for score in self.scores if not score.question.answers)


def judged_questions(records: Iterable[Record], file: Path) -> tuple[JudgedQuestion, ...]:
    """The judged questions in the records of `file`. Raises EvaluationFileError on a bad record."""
    questions = tuple(_judged_question(record, file) for record in records)
    if len({question.id for question in questions}) < len(questions):
        raise EvaluationFileError(f"{file}: two judged questions have the same id.")
    return questions


def evaluate_answers(
    answering: Answering, questions: Sequence[JudgedQuestion]
) -> QuestionEvaluation:
    """Asks every question and scores what is answered."""
    return QuestionEvaluation(
        tuple(_score(one, answering.answer(one.question, one.filters)) for one in questions)
    )


def question_table(evaluation: QuestionEvaluation) -> str:
    """The evaluation as a table for people: all answerable questions, then each kind."""
    row = "{:<24}{:>10}{:>8}{:>9}{:>7}{:>10}{:>10}"
    lines = [row.format("", "questions", "first", "in five", "text", "sentence", "answered")]
    for name, scores in _groups(evaluation.answerable).items():
        shares = [f"{share:.3f}" for share in shares_of(scores)]
        lines.append(row.format(name, len(scores), *shares))
    if evaluation.unanswerable:
        refused = sum(not score.answered for score in evaluation.unanswerable)
        lines.append(f"refused {refused} of {len(evaluation.unanswerable)} without an answer")
    return "\n".join(lines)


def shares_of(scores: Sequence[QuestionScore]) -> tuple[float, ...]:
    """Of answerable questions the shares first, in five, right in text, in sentence, answered."""
    return tuple(
        fmean(getattr(score, name) for score in scores) if scores else 0.0
        for name in ("first", "in_five", "text", "sentence", "answered")
    )


def question_payload(evaluation: QuestionEvaluation) -> dict[str, object]:
    """The evaluation as JSON, under the key `questions`."""
    names = ("first", "in_five", "text", "sentence", "answered")
    return {
        "questions": {
            "kinds": {
                kind: {"questions": len(scores)} | dict(zip(names, shares_of(scores), strict=True))
                for kind, scores in _groups(evaluation.answerable).items()
            },
            "unanswerable": len(evaluation.unanswerable),
            "refused": sum(not score.answered for score in evaluation.unanswerable),
            "questions": [
                {"id": score.question.id, "question": score.question.question}
                | {name: getattr(score, name) for name in (*names, "confidence")}
                for score in evaluation.scores
            ],
        }
    }


def _groups(scores: Sequence[QuestionScore]) -> Mapping[str, Sequence[QuestionScore]]:
    kinds: dict[str, list[QuestionScore]] = defaultdict(list)
    for score in scores:
        kinds[score.question.kind].append(score)
    return {"all": scores} | {kind: kinds[kind] for kind in sorted(kinds)}


def _score(question: JudgedQuestion, answers: Answers) -> QuestionScore:
    hits = [answer.hit for answer in answers.answers] + list(answers.related)
    paragraphs = list({hit.paragraph.id: hit.paragraph for hit in hits}.values())[:DEPTH]
    met = [any(meets(one, judged) for judged in question.paragraphs) for one in paragraphs]
    return QuestionScore(
        question=question,
        answered=answers.answered,
        first=answers.answered and met[0],
        in_five=any(met),
        text=right_among(question, [answer.text for answer in answers.answers], limited=True),
        sentence=right_among(
            question, [answer.sentence for answer in answers.answers], limited=False
        ),
        confidence=answers.answers[0].confidence if answers.answers else 0.0,
    )


def right_among(question: JudgedQuestion, said: Sequence[str], *, limited: bool) -> bool:
    if not said or not question.answers:
        return False
    most = MOST_WORDS_SHORT if question.kind in SHORT_ANSWERS else MOST_WORDS
    allowed = [one for one in said if not limited or printed_words(one) <= most]
    if question.kind in _ALL_PARTS:
        return all(any(_holds(one, part) for one in allowed) for part in question.answers)
    return said[0] in allowed and any(_holds(said[0], part) for part in question.answers)


def _holds(text: str, accepted: str) -> bool:
    return f" {normalised(accepted)} " in f" {normalised(text)} "


def _judged_question(record: Record, file: Path) -> JudgedQuestion:
    where = f"{file}: record {record.get('id', 'without id')}"
    answers = record.get("answers", [])
    if not isinstance(answers, list) or not all(isinstance(one, str) for one in answers):
        raise EvaluationFileError(f"{where}: answers must be a list of texts.")
    paragraphs = judged_paragraphs(record, "paragraphs", where)
    if bool(answers) != bool(paragraphs):
        raise EvaluationFileError(f"{where}: answers and paragraphs are both there, or neither.")
    return JudgedQuestion(
        id=required_text(record, "id", where),
        question=required_text(record, "question", where),
        kind=required_text(record, "type", where),
        filters=filters(record, where),
        answers=tuple(answers),
        paragraphs=paragraphs,
    )
