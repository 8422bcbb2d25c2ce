"""Further answers: the same thing told elsewhere or at another time, and no side figure."""

from dataclasses import replace

import pytest

from searchapp.answering import Answerer, open_answerer
from searchapp.model import Hit, Paragraph
from searchapp.search import Library


@pytest.fixture(scope="module")
def answerer(library: Library) -> Answerer:
    return open_answerer(library)


def told(answerer: Answerer, library: Library, question: str, *texts: str) -> list[str]:
    """The answers read where each of `texts` is a paragraph; one that begins with "2013: " is of
    the older report."""
    newer, older = library.report("calderdale-2015"), library.report("calderdale-2013")
    assert newer is not None
    assert older is not None
    hits = []
    for place, text in enumerate(texts):
        report = older if text.startswith("2013: ") else newer
        paragraph = Paragraph(
            report.id,
            str(place + 1),
            place,
            place + 1,
            None,
            None,
            ("Findings",),
            ("looked-after",),
            None,
            "finding",
            None,
            text.removeprefix("2013: "),
        )
        hits.append(Hit(paragraph, report, 5.0))
    asked = answerer.ask(question, {})
    return [answer.text for answer in answerer.read_all(replace(asked, hits=hits))]


@pytest.mark.parametrize(
    ("question", "first", "second"),
    [
        (
            "How many foster carers are there?",
            "At 31 March 2015 there were 140 foster carers in the area.",
            "2013: There were 125 foster carers at the time of the inspection.",
        ),
        (
            "Who runs the contact centre?",
            "The contact centre is run by Action for Children.",
            "2013: The contact centre was run by Family Futures.",
        ),
        (
            "How many children are privately fostered?",
            "At the time of the inspection two children were privately fostered.",
            "2013: At the time of this inspection no children were privately fostered.",
        ),
        (
            "What percentage of care leavers have a pathway plan?",
            "At the time of the inspection 85% of care leavers had a pathway plan.",
            "In March 2014 only 60% of care leavers had a pathway plan.",
        ),
    ],
)
def test_what_is_told_of_another_day_is_shown_too(
    answerer: Answerer, library: Library, question: str, first: str, second: str
) -> None:
    answers = told(answerer, library, question, first, second)
    assert len(answers) == 2
    assert any(answer in first for answer in answers)
    assert any(answer in second for answer in answers)


@pytest.mark.parametrize(
    ("question", "right", "beside"),
    [
        (
            "How many children are looked after?",
            "At 31 January 2015, 322 children were being looked after.",
            "In the year 103 children ceased to be looked after.",
        ),
        (
            "How many children are looked after?",
            "At 31 January 2015, 322 children were being looked after.",
            "Of the children looked after, 9% are placed with their parents.",
        ),
        (
            "How many children are on a child protection plan?",
            "At 31 March 2015, 204 children were on a child protection plan.",
            "At 31 March 2015, 80 children were in a private fostering placement.",
        ),
        (
            "How many foster carers are there?",
            "At 31 March 2015 there were 140 foster carers in the area.",
            "There are 12 social workers who support foster carers.",
        ),
        (
            "How many children were missing from care?",
            "At 31 March 2015 four children were missing from care.",
            "There were a total of 83 children missing education during the year.",
        ),
        (
            "How many children have an independent visitor?",
            "Of all children in care, 21 children have an independent visitor.",
            "The rate of children in care who have an independent visitor is 4 per 10,000.",
        ),
        (
            "How many children are looked after?",
            "At 31 January 2015, 322 children were being looked after.",
            "No children looked after have been excluded from school.",
        ),
        (
            "How many children were looked after in the middle of December 2014?",
            "At 15 December 2014, 320 children were looked after.",
            "At 31 March 2014, 355 children were looked after.",
        ),
        (
            "Who runs the contact centre?",
            "The contact centre is run by Action for Children.",
            "Social workers take children to the contact centre.",
        ),
        (
            "How many children were looked after in March 2014?",
            "At 31 March 2014, 320 children were looked after.",
            "At 31 March 2012, 355 children were looked after.",
        ),
    ],
)
def test_what_is_told_of_another_thing_or_time_is_not(
    answerer: Answerer, library: Library, question: str, right: str, beside: str
) -> None:
    answers = told(answerer, library, question, right, beside)
    assert len(answers) == 1
    assert answers[0] in right


def test_what_a_figure_rose_from_is_shown_with_its_date(
    answerer: Answerer, library: Library
) -> None:
    text = (
        "At 31 January 2015, 204 children were the subject of a child protection plan. "
        "This is a reduction from 249 at 31 March 2014."
    )
    question = "How many children are on a child protection plan?"
    assert told(answerer, library, question, text) == ["204 children", "249"]


@pytest.mark.parametrize(
    ("question", "shown"),
    [
        ("How many children are looked after?", {"322 children", "326"}),
        ("how many kids are in care", {"322 children", "326"}),
        ("Who was the lead inspector?", {"Wendy Ghaffar", "Pietro Battista"}),
        ("How many inspectors were on the team?", {"seven", "five"}),
        ("How many children's centres are there?", {"21", "16"}),
        ("how many youngsters are on cp plans", {"204 children", "220", "249"}),
    ],
)
def test_both_reports_are_heard_where_no_year_is_named(
    answerer: Answerer, question: str, shown: set[str]
) -> None:
    answers = answerer.answer(question)
    assert {answer.text for answer in answers.answers} == shown
    assert any("different" in notice for notice in answers.notices)


def test_a_count_of_some_is_no_other_count_of_the_whole(
    answerer: Answerer, library: Library
) -> None:
    whole = "At 31 March 2015, 367 children were being looked after by the local authority."
    some = "There are currently five children looked after who are in weak schools."
    assert told(answerer, library, "How many children are looked after?", whole, some) == [
        "367 children"
    ]


def test_the_year_that_is_named_alone_is_heard(answerer: Answerer) -> None:
    answers = answerer.answer("Who was the lead inspector in 2013?").answers
    assert [answer.text for answer in answers] == ["Pietro Battista"]


def test_the_grades_of_older_reports_are_told(answerer: Answerer) -> None:
    answers = answerer.answer("What grade did help and protection get?")
    told = [(answer.hit.report.id, answer.text.lower()) for answer in answers.answers]
    assert told[:2] == [
        ("calderdale-2015", "requires improvement"),
        ("calderdale-2013", "inadequate"),
    ]
    assert any("different grades" in notice for notice in answers.notices)
