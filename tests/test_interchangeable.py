"""Everyday words that stand for one another inside a term."""

from collections import Counter
from importlib.resources import files

import pytest

from searchapp.language.interchangeable import likened


@pytest.mark.parametrize(
    ("typed", "listed"),
    [
        ("kids moved from house to house", "children moving from home to home"),
        ("grandma looking after kids", "children looked after by grandparents"),
        ("see children", "children are seen"),
        ("youngsters who run away", "missing children"),
    ],
)
def test_the_same_is_said_in_other_words(typed: str, listed: str) -> None:
    assert likened(typed.split()) is not None
    assert likened(typed.split()) == likened(listed.split())


@pytest.mark.parametrize(
    ("typed", "listed"),
    [
        ("talks to children", "children talk"),
        ("homes that have no registration", "no homes registered"),
        ("kids moved home", "kids from home"),
    ],
)
def test_small_words_and_negations_tell_matters_apart(typed: str, listed: str) -> None:
    assert likened(typed.split()) != likened(listed.split())


@pytest.mark.parametrize(
    ("typed", "other"),
    [
        ("partner staff", "agency staff"),
        ("children told", "children say"),
        ("officers visited", "police visited"),
        ("not told", "not notified"),
        ("students at college", "students at university"),
        ("time management", "time managers"),
    ],
)
def test_words_that_share_a_sense_only_now_and_then_do_not_stand_for_one_another(
    typed: str, other: str
) -> None:
    assert likened(typed.split()) != likened(other.split()) or likened(typed.split()) is None


@pytest.mark.parametrize("typed", ["help kids", "children", "in danger", "the danger to", ""])
def test_too_little_is_like_nothing(typed: str) -> None:
    assert likened(typed.split()) is None


def test_no_word_is_listed_twice() -> None:
    text = files("searchapp.language").joinpath("data/interchangeable.txt").read_text("utf-8")
    listed = Counter(
        word
        for line in text.splitlines()
        if not line.startswith("#")
        for word in line.removeprefix("*").split()
    )
    assert [word for word, times in listed.items() if times > 1] == []
