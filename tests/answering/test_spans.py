"""Figures, meanings and clauses as they stand in a sentence."""

import pytest

from searchapp.answering.clauses import MOST_WORDS, clause_within
from searchapp.answering.definitions import asked_acronym, expansion_of
from searchapp.answering.matching import Sentence, meet
from searchapp.answering.quantities import quantities
from searchapp.answering.question import understand


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("but only 40% of children agree", [("percent", "40%")]),
        ("Ninety-three per cent have it", [("percent", "Ninety-three per cent")]),
        ("from 13 January 2015 – 4 February 2015", [("date", "13 January 2015 – 4 February 2015")]),
        ("Inspection dates: 17 - 26 June 2013", [("date", "17 - 26 June 2013")]),
        ("149 referrals in 2013–14", [("number", "149"), ("date", "2013–14")]),
        ("waited on average 742 days", [("duration", "742 days")]),
        ("a cost of £4.5 million", [("money", "£4.5 million")]),
        ("is judged to be inadequate", [("grade", "inadequate")]),
        ("1,278 children, three of them adopted", [("number", "1,278"), ("number", "three")]),
        ("the panel meets six-weekly", [("frequency", "six-weekly")]),
        ("ranked as the 80th of all", [("ordinal", "80th")]),
    ],
)
def test_figures_are_found_by_kind(text: str, found: list[tuple[str, str]]) -> None:
    assert [(q.kind, text[q.start : q.end]) for q in quantities(text)] == found


@pytest.mark.parametrize(
    ("acronym", "text", "meaning"),
    [
        (
            "LADO",
            "The Local Authority Designated Officer (LADO) advises.",
            "Local Authority Designated Officer",
        ),
        ("TAC", "The CAF, Team around the Child (TAC), and others", "Team around the Child"),
        ("EIP", "by locality Early Intervention Panels (EIP's), and", "Early Intervention Panels"),
        (
            "CASS",
            "The electronic recording system for children's services (CASS) works.",
            "electronic recording system for children's services",
        ),
    ],
)
def test_an_acronym_is_spelt_out(acronym: str, text: str, meaning: str) -> None:
    span = expansion_of(acronym, text)
    assert span is not None
    assert text[slice(*span)] == meaning


def test_an_acronym_that_is_not_explained_has_no_meaning() -> None:
    assert expansion_of("LSCB", "The LSCB (which meets monthly) is new.") is None
    assert asked_acronym("what does cse stand for?") == "CSE"
    assert asked_acronym("what is a good report?") is None


def test_a_long_sentence_is_cut_to_the_clauses_that_answer() -> None:
    filler = ", ".join(["and so on with many other words that say nothing"] * 5)
    text = f"{filler}, delays are due to poor family finding, {filler}."
    question = understand("Why are there delays in family finding?")
    sentence = Sentence.of(text, 0, len(text))
    start, end = clause_within(question, text, sentence, lambda _stem: 1.0)
    assert "delays are due to poor family finding" in text[start:end]
    assert len(text[start:end].split()) <= MOST_WORDS


def test_a_sentence_meets_the_terms_of_a_question_in_any_form() -> None:
    text = "Three children agreed to be interviewed."
    question = understand("How many children agree to an interview?")
    assert meet(question, Sentence.of(text, 0, len(text))).terms == {0, 1, 2}
