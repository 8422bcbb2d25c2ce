"""What speaks against a reading: the evidence by which an answer is trusted or refused."""

import pytest

from searchapp.answering import Answerer, open_answerer
from searchapp.answering.evidence import evidence
from searchapp.search import Library


@pytest.fixture(scope="module")
def answerer(library: Library) -> Answerer:
    return open_answerer(library)


def evidence_for(answerer: Answerer, question: str) -> dict[str, float]:
    asked = answerer.ask(question, {})
    readings = answerer.readings(asked.question, asked.limits, asked.hits)
    return evidence(asked.question, asked.limits, readings, answerer.trust.rarity)


@pytest.mark.parametrize(
    ("question", "against"),
    [
        ("How do I become a foster carer?", "asks for oneself"),
        ("What is the director of children's services called?", "no name"),
        ("How many children were in care in Calderdale in 2006?", "another year"),
        ("How many trampolines and saxophones do children's homes have?", "several unknown"),
        ("How many children go to Hogwarts?", "name not in paragraph"),
        ("When will Ofsted next inspect Calderdale?", "asks the future"),
        ("When must the action plan be published?", "no duty"),
        ("What is the council tax in Calderdale?", "subject not in paragraph"),
        ("Why was the chair of the corporate parenting panel replaced?", "no reason"),
    ],
)
def test_what_is_asked_and_not_there_speaks_against_it(
    answerer: Answerer, question: str, against: str
) -> None:
    assert evidence_for(answerer, question)[against] == 1.0


@pytest.mark.parametrize(
    ("question", "against"),
    [
        ("How many children agreed to a return interview?", "name not in paragraph"),
        ("How many children agreed to a return interview?", "of another"),
        ("who was the lead inspector in 2013", "no name"),
        ("who was the lead inspector in 2013", "another year"),
        ("Why have referrals reduced?", "no reason"),
    ],
)
def test_what_is_there_does_not_speak_against_it(
    answerer: Answerer, question: str, against: str
) -> None:
    assert evidence_for(answerer, question).get(against, 0.0) == 0.0


def test_a_figure_is_not_met_in_other_words(answerer: Answerer) -> None:
    found = evidence_for(answerer, "Were reviews completed within 46 working days?")
    assert found["name not in paragraph"] == 1.0
