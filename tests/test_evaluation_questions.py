"""Judged questions: the rules by which an answer is right."""

from pathlib import Path
from typing import Any

import pytest

from searchapp.answering import open_answerer
from searchapp.errors import EvaluationFileError
from searchapp.evaluation.judgements import Record, read_records
from searchapp.evaluation.questions import (
    QuestionScore,
    evaluate_answers,
    judged_questions,
    question_payload,
    question_table,
)
from searchapp.model import Answer, Answers, Filters, Hit, Interpretation
from searchapp.search import Library

OWN = Path(__file__).parent.parent / "benchmarks" / "data" / "questions-calderdale-near.json"
FILE = Path("judged.json")


class Saying:
    """Answers every question with the texts given, from one paragraph."""

    def __init__(self, hit: Hit, texts: tuple[str, ...], related: tuple[Hit, ...] = ()) -> None:
        self._said = tuple(
            Answer(one, f"They say {one} here.", ((9, 9),), 0.5, hit) for one in texts
        )
        self._related = related

    def answer(self, question: str, filters: Filters) -> Answers:
        kind = Interpretation("topic", {})
        return Answers(question, filters, kind, self._said, self._related)


def record(**fields: Any) -> Record:
    return {
        "id": "q1",
        "question": "How many?",
        "type": "number",
        "answers": ["1,278"],
        "paragraphs": [{"report": "calderdale-2015", "number": 60, "quote": ""}],
    } | fields


@pytest.fixture
def hits(library: Library) -> list[Hit]:
    report = library.report("calderdale-2015")
    return [Hit(library.paragraph(report.id, one), report, 1.0) for one in ("60", "63")]


def score(said: Saying, **fields: Any) -> QuestionScore:
    return evaluate_answers(said, judged_questions([record(**fields)], FILE)).scores[0]


def test_an_answer_is_right_where_it_holds_an_accepted_string_as_words(hits: list[Hit]) -> None:
    right = score(Saying(hits[0], ("1,278 children",)))
    assert (right.first, right.in_five, right.text, right.sentence) == (True,) * 4
    assert not score(Saying(hits[0], ("11,278",))).text
    assert not score(Saying(hits[0], ("something else", "1,278"))).text


def test_the_right_paragraph_may_be_among_the_related(hits: list[Hit]) -> None:
    found = score(Saying(hits[1], ("1,278",), (hits[0],)))
    assert (found.first, found.in_five) == (False, True)
    refused = score(Saying(hits[1], (), (hits[0],)))
    assert (refused.answered, refused.first, refused.in_five) == (False, False, True)


def test_a_text_that_is_too_long_is_wrong_though_its_sentence_is_right(hits: list[Hit]) -> None:
    long = "1,278 " + "word " * 12
    found = score(Saying(hits[0], (long,)))
    assert (found.text, found.sentence) == (False, True)
    assert score(Saying(hits[0], (long,)), type="reason").text


def test_a_list_needs_every_part_among_all_answers(hits: list[Hit]) -> None:
    parts = {"type": "list", "answers": ["care plans", "pathway plans"]}
    assert score(Saying(hits[0], ("care plans", "pathway plans")), **parts).text
    assert not score(Saying(hits[0], ("care plans",)), **parts).text


def test_refusals_are_counted(hits: list[Hit]) -> None:
    records = [record(), record(id="q2", answers=[], paragraphs=[])]
    evaluation = evaluate_answers(Saying(hits[0], ()), judged_questions(records, FILE))
    assert "refused 1 of 1" in question_table(evaluation)
    assert question_payload(evaluation)["questions"]


@pytest.mark.parametrize(
    "fields",
    [{"answers": "1"}, {"answers": []}, {"paragraphs": []}, {"question": ""}, {"type": None}],
)
def test_a_bad_record_is_refused(fields: dict[str, Any]) -> None:
    with pytest.raises(EvaluationFileError):
        judged_questions([record(**fields)], FILE)


def test_our_own_questions_are_judged_on_paragraphs_that_hold_the_answers(library: Library) -> None:
    from searchapp.evaluation.judgements import meets, normalised

    paragraphs = [p for report in library.reports() for p in library.paragraphs(report.id)]
    for question in judged_questions(read_records(OWN), OWN):
        judged = [p for p in paragraphs if any(meets(p, one) for one in question.paragraphs)]
        texts = [f" {normalised(p.text)} " for p in judged]
        for answer in question.answers:
            assert any(f" {normalised(answer)} " in text for text in texts), question.question


def test_most_of_our_own_questions_find_their_paragraph(library: Library) -> None:
    questions = judged_questions(read_records(OWN), OWN)
    evaluation = evaluate_answers(open_answerer(library), questions)
    answerable = evaluation.answerable
    assert sum(score.first for score in answerable) >= 0.75 * len(answerable)
    assert sum(score.in_five for score in answerable) >= 0.9 * len(answerable)
    unanswerable = evaluation.unanswerable
    assert sum(not score.answered for score in unanswerable) >= 0.6 * len(unanswerable)
