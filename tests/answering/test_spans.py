"""Figures, meanings and clauses as they stand in a sentence."""

import pytest

from searchapp.answering.around import clause_around
from searchapp.answering.clauses import MOST_WORDS, clause_within
from searchapp.answering.definitions import asked_acronym, expansion_of
from searchapp.answering.matching import Sentence, meet
from searchapp.answering.quantities import quantities
from searchapp.answering.question import understand
from searchapp.answering.reader import LearnedReader
from searchapp.answering.spans import SpanScene, WordSpan
from searchapp.answering.weights import read_weights


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
        ("only one in five children", [("fraction", "one in five")]),
        ("two thirds of those seen", [("fraction", "two thirds")]),
        ("(13 out of 14) plans", [("fraction", "13 out of 14")]),
        ("at around 70 per 10,000", [("rate", "70 per 10,000")]),
        ("from the age of 14", [("age", "age of 14")]),
        ("16- and 17-year-olds", [("age", "16- and 17-year-olds")]),
        ("starts in Year 5", [("age", "Year 5")]),
        ("in the last year 2,340 pupils", [("when", "last year"), ("number", "2,340")]),
        ("telephone 0300 123 4234", [("telephone", "0300 123 4234")]),
        ("in 2012, 2013 and 2014.", [("date", "2012, 2013 and 2014")]),
        ("every six weeks", [("frequency", "every six weeks")]),
        ("concluded within a month", [("period", "a month")]),
        ("all but one of the homes", [("none", "all but one")]),
        ("between five and ten", [("number", "between five and ten")]),
        ("complete by Autumn 2013.", [("date", "Autumn 2013")]),
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
    assert asked_acronym("what does ofsted mean by good?") is None


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


READ = [
    (
        "How many children were adopted?",
        "Three of the 41 children who were adopted were in school.",
        "41 children",
    ),
    (
        "How many children agree to an interview?",
        "In most cases (93%) contact is made, but only 40% of children agree to an interview.",
        "40%",
    ),
    (
        "What share of cases is closed inside a month?",
        "91% of cases were closed within a month, and 99% within three months.",
        "91%",
    ),
    (
        "How long do cases take now?",
        "It fell from 36 weeks to 32 weeks and the figure for cases now is just under 27 weeks.",
        "just under 27 weeks",
    ),
    (
        "How many care leavers live in bed and breakfast?",
        "No care leavers were in bed and breakfast.",
        "No care leavers were in bed and breakfast",
    ),
    (
        "When were notices served?",
        "Notices were served in April 2012, January 2013 and January 2014.",
        "April 2012, January 2013 and January 2014",
    ),
    (
        "Where is the screening team housed?",
        "Referrals go to the screening team, based at a police station, and its manager.",
        "a police station",
    ),
    (
        "Which department reviewed the service?",
        "It was reviewed by the Department for Communities and Local Government and was good.",
        "the Department for Communities and Local Government",
    ),
    (
        "Who checks the reports before panel?",
        "The Agency Advisor checks the reports before they are presented to the Panel.",
        "The Agency Advisor",
    ),
    (
        "Which programmes teach care leavers?",
        "Programmes such as the Goal Group, the Tenancy Programme and the Sunday lunch group.",
        "the Goal Group, the Tenancy Programme and the Sunday lunch group",
    ),
    (
        "How many care leavers were out of touch?",
        "At the inspection only two of the 336 care leavers were not in touch with the service.",
        "two",
    ),
    (
        "How long did cases take on average?",
        "Timeliness has improved to an average of 31 weeks from a high of 60 weeks.",
        "31 weeks",
    ),
    (
        "How many children were on plans in March 2012?",
        "The number of children on plans grew from 293 at 31 March 2012 to 437 in March 2013.",
        "293",
    ),
    (
        "Who chairs the new panel?",
        "The head of safeguarding chairs the new panel, which tracks children.",
        "The head of safeguarding",
    ),
    (
        "Who is in charge of the corporate parenting board?",
        "The lead member chairs the corporate parenting board effectively.",
        "The lead member",
    ),
    (
        "How many children were looked after at the inspection?",
        "The number of children looked after fell from a peak of 355 at 31 March 2012, to 326.",
        "326",
    ),
    (
        "What percentage of groups met on time in December 2015?",
        "Groups are late, with only 49% in time in December 2015 down from 67% in October 2015.",
        "49%",
    ),
    (
        "What percentage is in good housing, most recent figure?",
        "Care leavers live well with 90% in good housing in 2011/12 which is higher than elsewhere"
        " with the most recent data showing an improvement at 95.9%.",
        "95.9%",
    ),
    (
        "Who signs off the reports?",
        "The reports completed by social workers and signed off by senior managers are good.",
        "senior managers",
    ),
    (
        "Who checks the reports?",
        "An independent officer, currently funded by the Board, checks the reports.",
        "An independent officer",
    ),
    (
        "Where do children have their meetings?",
        "Their meetings frequently take place at school during lesson time.",
        "at school",
    ),
    (
        "Which organisation provides return interviews?",
        "'Safe Hands' also provides support, training to the Children Board and return interviews.",
        "Safe Hands",
    ),
    (
        "What is the drug service called?",
        "Help comes through schools and through a specialist drugs service, 'Branching Out'.",
        "Branching Out",
    ),
]


@pytest.mark.parametrize(("question", "text", "answer"), READ)
def test_the_span_that_answers_is_read(question: str, text: str, answer: str) -> None:
    reader = LearnedReader(read_weights("span"), read_weights("read"), lambda _stem: 5.0)
    span = reader.read(understand(question), text, Sentence.of(text, 0, len(text)))
    assert span is not None
    assert text[span.start : span.end] == answer


def test_a_figure_alone_is_no_answer_to_another_kind() -> None:
    reader = LearnedReader(read_weights("span"), read_weights("read"), lambda _stem: 5.0)
    text = "The 12 homes cost £4 million."
    assert (
        reader.read(understand("What percentage is it?"), text, Sentence.of(text, 0, len(text)))
        is None
    )


def test_a_dash_within_a_year_does_not_end_a_clause() -> None:
    text = "The time taken fell from 36 weeks in 2013–14 to 32 weeks, which is long."
    question = understand("How long is the time taken?")
    scene = SpanScene(question, text, Sentence.of(text, 0, len(text)), lambda _stem: 1.0)
    place = next(i for i, word in enumerate(scene.sentence.words) if word.text == "32")
    clause = clause_around(scene, WordSpan(place, place))
    assert clause.first == 0
