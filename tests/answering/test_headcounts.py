"""Counts of whole groups of children: what asks for one, which lines give it."""

import pytest

from searchapp.answering import Answerer, open_answerer
from searchapp.answering.headcounts import group_asked, headcount_within
from searchapp.search import Library


@pytest.mark.parametrize(
    ("question", "group"),
    [
        ("how many kids are in care", "looked after"),
        ("number of looked after children", "looked after"),
        ("How many children does Sandby look after?", "looked after"),
        ("how many children in need in Sandby", "in need"),
        ("how many children are on a child protection plan", "on plans"),
        ("how many children are privately fostered?", "privately fostered"),
        ("how many children live with foster carers", "fostered"),
        ("out of area placements number", "outside"),
        ("how many adoptions were there in the last year?", "adopted"),
        ("how many adoptions have there been", "adopted"),
        ("how many children were adopted last year", "adopted"),
    ],
)
def test_a_bare_count_of_a_group_is_asked_for(question: str, group: str) -> None:
    place = question.find("Sandby")
    names = [(place, place + len("Sandby"))] if place >= 0 else []
    assert group_asked(question, names) == group


@pytest.mark.parametrize(
    "question",
    [
        "how many children came into care",
        "how many children in care have a disability",
        "how many children in care were adopted",
        "how many private fostering notifications were there",
        "how many children were looked after in 1999",
        "how many children were on child protection plans last year",
        "children in care council",
    ],
)
def test_what_says_more_is_no_bare_count(question: str) -> None:
    assert group_asked(question, []) is None


@pytest.mark.parametrize(
    ("group", "text", "count"),
    [
        (
            "looked after",
            "At 31 March 2015, 425 children were being looked after by the local authority.",
            "425 children",
        ),
        ("looked after", "There were 367 children looked after by Sandby in May.", "367 children"),
        ("looked after", "The council was looking after 69 children.", "69 children"),
        (
            "in need",
            "At 1 May 2015, 2,217 children and young people had been identified through assessment "
            "as being formally in need of a specialist service.",
            "2,217 children",
        ),
        ("on plans", "308 children were the subject of a child protection plan.", "308 children"),
        ("fostered", "259 live with foster families, of whom 7% live out of the area", "259"),
        ("outside", "Of this number, 142 (or 32%) live outside the local authority area", "142"),
    ],
)
def test_a_line_counts_the_whole_group(group: str, text: str, count: str) -> None:
    found = headcount_within(group, text, 0, len(text))  # type: ignore[arg-type]
    assert found
    assert text[slice(*found)] == count


@pytest.mark.parametrize(
    ("group", "text"),
    [
        ("looked after", "There are five young people looked after at Key Stage 4 in schools."),
        ("looked after", "103 children ceased to be looked after, of whom 7% returned."),
        ("on plans", "11 children were the subject of a child protection plan for two years."),
        ("fostered", "37 children were placed in foster care more than 20 miles from home."),
        ("outside", "45 were placed in homes, of which 12 were out of borough"),
        ("privately fostered", "There were 24 children fostered."),
    ],
)
def test_a_line_on_some_of_them_does_not(group: str, text: str) -> None:
    assert headcount_within(group, text, 0, len(text)) is None  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def answerer(library: Library) -> Answerer:
    return open_answerer(library)


@pytest.mark.parametrize(
    ("question", "count"),
    [
        ("how many kids are in care", "322 children"),
        ("how many children in need", "1,278 children"),
        ("how many children live with foster carers", "259"),
        ("how many children are on a child protection plan", "204 children"),
    ],
)
def test_the_whole_is_answered_first(answerer: Answerer, question: str, count: str) -> None:
    assert answerer.answer(question).answers[0].text == count
