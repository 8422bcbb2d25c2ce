"""Whether answers say the same in other writing."""

import pytest

from searchapp.answering.notices import same_answer


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
