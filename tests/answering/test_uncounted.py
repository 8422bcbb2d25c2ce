"""Figures that cannot be the one asked for: labels, ages, rates, differences, shares, targets."""

import pytest

from searchapp.answering.matching import Sentence
from searchapp.answering.question import understand
from searchapp.answering.reader import LearnedReader


def figures(question: str, text: str) -> set[str]:
    """The figures of `text` that may answer."""
    reader = LearnedReader({}, {}, lambda _: 3.0)
    found = reader.candidates(understand(question), text, Sentence.of(text, 0, len(text)))
    return {text[one.span.start : one.span.end] for one in found}


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("How many children need help?", "Assess children who need help (paragraphs 29, 30, 98)."),
        ("How many children are at university?", "They are children in years one to three."),
        ("How many children are settled?", "Children in Years 12 and 13 are settled."),
        ("How many children do well?", "At Key Stages 2 and 4 children do well."),
        ("How many care leavers get help?", "The 18+ team helps care leavers."),
        ("How many children have plans?", "Children have no clear plans post 18."),
        ("How many care leavers have a home?", "Most care leavers over 18 have a home."),
        ("How many children are looked after?", "2. Children looked after"),
        ("How many children live nearby?", "Children live within 20 miles."),
        (
            "How many adopters are waiting?",
            "The discrepancy between adopters waiting and children is currently 36.",
        ),
        (
            "How many children are in care?",
            "The rate of children in care per 10,000 is below the average of 59.",
        ),
        ("How many children are in care?", "Minorities make up 16.3% of children in care."),
        ("How many complaints are there?", "91% of complaints were concluded in a month."),
        ("How many allegations against staff?", "Three quarters of allegations were dealt with."),
        ("How long do proceedings take?", "It does well on the 26-week guideline for proceedings."),
    ],
)
def test_what_counts_nothing_asked_is_no_answer(question: str, text: str) -> None:
    assert figures(question, text) == set()


@pytest.mark.parametrize(
    ("question", "text", "figure"),
    [
        ("How many children left?", "Over the last three years, 11 children left.", "11 children"),
        ("How many children live far away?", "12 children live over 20 miles away.", "12 children"),
        ("How many miles away do they live?", "They live 20 miles away.", "20 miles"),
        ("What is the gap in numbers of adopters?", "The gap in adopters is 36.", "36"),
        ("What is the rate of children in care?", "The rate of children in care is 59.", "59"),
        ("How many carers are in work?", "Of these 93% of carers are in work.", "93%"),
        ("How many NEET leavers are there?", "18.6% of leavers are currently NEET.", "18.6%"),
        ("What is the target for proceedings?", "It met the 26-week target.", "26-week"),
        ("How long is the 2015 target?", "It met the 26-week target.", "26-week"),
        ("How many children are in care?", "There were 1834 children in care.", "1834 children"),
    ],
)
def test_a_figure_of_what_is_asked_may_answer(question: str, text: str, figure: str) -> None:
    assert figure in figures(question, text)
