"""What a reader is told of answers: that they differ, and whether they may be wrong."""

import pytest

from searchapp.answering.limits import Limits
from searchapp.answering.notices import notices_of, same_answer
from searchapp.answering.question import Expected
from searchapp.model import Answer
from searchapp.search import Library

NO_LIMITS = Limits({}, (), (), newest=False, undated=True, absent=None, over_all=False, words=())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("two", "2 children"),
        ("40%", "40 per cent"),
        ("just under 27 weeks", "27 weeks"),
        ("1,278", "1278"),
        ("the CSE team", "CSE team"),
        ("the Children's Society", "Children’s Society"),
        ("Requires improvement", "requires improvement"),
    ],
)
def test_answers_that_say_the_same(one: str, other: str) -> None:
    assert same_answer(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("322", "326"),
        ("27 weeks", "27 days"),
        ("4%", "40%"),
        ("Barnardo's", "Safe Hands"),
        ("April 2012", "April 2013"),
        ("No children", "two children"),
    ],
)
def test_answers_that_differ(one: str, other: str) -> None:
    assert not same_answer(one, other)


@pytest.mark.parametrize(("confidence", "told"), [(0.3, True), (0.7, False)])
def test_a_doubtful_answer_is_told(library: Library, confidence: float, told: bool) -> None:
    hit = library.nearest("private fostering", {}, 1)[0]
    text = hit.paragraph.text
    answer = Answer(text, text, ((0, len(text)),), confidence, hit)
    notices = notices_of("topic", NO_LIMITS, [answer], 0, 1)
    assert any("comes nearest" in notice for notice in notices) == told


def test_none_of_something_differs_from_some(library: Library) -> None:
    hit = library.nearest("private fostering", {}, 1)[0]
    answers = [Answer(text, text, ((0, len(text)),), 0.9, hit) for text in ("two", "no children")]
    assert any("different figures" in one for one in notices_of("number", NO_LIMITS, answers, 0, 1))


@pytest.mark.parametrize(("expects", "councils"), [("topic", 3), ("topic", 1), ("definition", 3)])
def test_whose_report_says_it_is_told_where_others_were_asked_too(
    library: Library, expects: Expected, councils: int
) -> None:
    hit = library.nearest("private fostering", {}, 1)[0]
    answers = [Answer("two", "two", ((0, 3),), 0.9, hit)]
    told = ("This is said of Calderdale; name a council to ask about another.",)
    expected = told if (expects, councils) == ("topic", 3) else ()
    assert notices_of(expects, NO_LIMITS, answers, 0, councils) == expected
