"""Text and query meet however a word is written."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from searchapp.language.stems import stem
from searchapp.language.tokens import tokens, words

MEETING = [
    ("re-inspection", "reinspection"),
    ("re‑inspection", "re inspection"),
    ("children's", "children"),
    ("children’s", "children"),
    ("childrens'", "children"),
    ("multi-agency", "multiagency"),
    ("multi–agency", "multi agency"),
    ("multi agency", "multiagency"),
    ("S47", "s 47"),
    ("118days", "118 days"),
    ("1,200", "1200"),
    ("Café", "cafe"),
    ("ﬁnd", "find"),
    ("U.K.", "UK"),
    ("EIP's", "EIPs"),
    ("don't", "don’t"),
    ("chil\u00addren", "children"),
    ("FOSTERING", "fostering"),
    ("interviews", "interviewing"),
]


@pytest.mark.parametrize(("one", "other"), MEETING)
def test_two_ways_to_write_a_word_meet(one: str, other: str) -> None:
    def indexed(text: str) -> set[str]:
        return {stem(token.word) for token in tokens(text)}

    assert indexed(one) & indexed(other)


def test_no_word_is_dropped() -> None:
    assert words("It may not be good enough") == ["it", "may", "not", "be", "good", "enough"]


def test_a_compound_gives_its_parts_and_the_whole() -> None:
    text = "a multi-agency team"
    found = [(token.word, token.position, text[token.start : token.end]) for token in tokens(text)]
    assert found == [
        ("a", 0, "a"),
        ("multi", 1, "multi"),
        ("agency", 2, "agency"),
        ("multiagency", 1, "multi-agency"),
        ("team", 3, "team"),
    ]


@pytest.mark.parametrize("text", ["1st", "2.5", "2015", "93"])
def test_figures_stay_whole(text: str) -> None:
    assert words(text) == [text]


@settings(deadline=None)
@given(st.text())
def test_tokens_stand_in_the_text_in_order(text: str) -> None:
    found = tokens(text)
    for token in found:
        assert 0 <= token.start < token.end <= len(text)
        assert token.word
    parts = [token for token in found if not token.joined]
    assert [token.position for token in parts] == list(range(len(parts)))
    for before, after in pairwise(parts):
        assert before.end <= after.start
