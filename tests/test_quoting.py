"""Quotations: verified, differing at these words, or not found."""

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from searchapp.errors import BadParameterError
from searchapp.quoting import LONGEST, check_quotation
from searchapp.search import Library

VERIFIED = [
    ("The local authority is not fully discharging its duties", "calderdale-2015/63"),
    ("“the number of private fostering notifications remains low”", "calderdale-2015/63"),
    ("63. The local authority is not fully discharging its duties", "calderdale-2015/63"),
    ("THE LOCAL AUTHORITY\nis not fully\r\ndischarging   its duties.", "calderdale-2015/63"),
    ("The local authority is not fully … private fostering arrangements", "calderdale-2015/63"),
    ("not fully discharging [...] remains low, with only four received", "calderdale-2015/63"),
    ("149 referrals were received from a range of employers in 2013-14", "calderdale-2015/64"),
    ("149 referrals were received from a range of employers in 2013 — 14", "calderdale-2015/64"),
]


@pytest.mark.parametrize(("words", "where"), VERIFIED)
def test_words_of_a_report_are_verified(library: Library, words: str, where: str) -> None:
    check = check_quotation(library, words)
    assert check.status == "verified"
    assert where in [match.paragraph.id for match in check.matches]


def test_the_passage_is_verbatim(library: Library) -> None:
    (match, *_) = check_quotation(library, "149 REFERRALS were received").matches
    assert match.paragraph.text[match.start : match.end] == "149 referrals were received"


def test_changed_words_are_named(library: Library) -> None:
    words = "The local authority is now fully discharging all its duties in respect of children"
    check = check_quotation(library, words)
    assert check.status == "differs"
    match = check.matches[0]
    assert match.paragraph.id == "calderdale-2015/63"
    assert [(d.given, d.printed) for d in match.differences] == [("now", "not"), ("all", "")]
    first = match.differences[0]
    assert match.paragraph.text[first.start : first.end] == "not"


def test_a_changed_figure_is_a_difference(library: Library) -> None:
    words = "the vast majority of cases (95%) contact is made, but only 40% of children agree"
    check = check_quotation(library, words)
    assert check.status == "differs"
    assert [(d.given, d.printed) for d in check.matches[0].differences] == [("(95%)", "(93%)")]


def test_parts_in_the_wrong_order_are_not_verified(library: Library) -> None:
    words = "private fostering arrangements … The local authority is not fully discharging"
    assert check_quotation(library, words).status != "verified"


def test_part_of_a_word_is_not_verified(library: Library) -> None:
    assert check_quotation(library, "ocal authority is not fully dischargin").status == "differs"


@pytest.mark.parametrize(
    "words",
    [
        "",
        "   ",
        "“…”",
        "!!!",
        "The moon is made of green cheese and inhabited by rabbits of great age",
        "OR AND NOT ( year:2015",
    ],
)
def test_other_words_are_not_found(library: Library, words: str) -> None:
    assert check_quotation(library, words).status == "not found"


def test_a_quotation_too_long_is_refused(library: Library) -> None:
    with pytest.raises(BadParameterError, match="3000"):
        check_quotation(library, "x" * (LONGEST + 1))


@hypothesis_settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_every_stretch_of_whole_words_is_verified(library: Library, data: st.DataObject) -> None:
    report = data.draw(st.sampled_from(library.reports()))
    paragraph = data.draw(st.sampled_from(library.paragraphs(report.id)))
    words = paragraph.text.split()
    length = data.draw(st.integers(min(4, len(words)), min(len(words), 60)))
    start = data.draw(st.integers(0, len(words) - length))
    quotation = " ".join(words[start : start + length])
    check = check_quotation(library, quotation)
    if check.matches or any(character.isalpha() for character in quotation):
        assert check.status == "verified", quotation


@hypothesis_settings(max_examples=40, deadline=None)
@given(words=st.text(max_size=200))
def test_any_text_is_answered(library: Library, words: str) -> None:
    for match in check_quotation(library, words).matches:
        assert 0 <= match.start < match.end <= len(match.paragraph.text)
