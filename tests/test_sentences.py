"""Sentences and list items with their offsets."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from searchapp.language.sentences import sentence_spans


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text)]


@pytest.mark.parametrize(
    "parts",
    [
        ["Risk is managed.", "Plans are clear."],
        ["Some (e.g. Families First) do well.", "Others, i.e. CAMHS, wait."],
        ["Dr. Smith met Cllr. Jones at St. Helens.", "Ms. Brown came."],
        ["The rate is 11.5% in 2013–14.", "36% of children return."],
        ["See No. 5 and para. 60 of the plan.", "Is there a strategy?", "No.", "There is none."],
        [
            "They are under 18. are they not?",
            "As of 18.",
            "They wait in the U.S.",
            "The rest do not.",
        ],
        ["It was done by J. R. Hartley of the U.S. Army.", "It ended."],
        ["Meetings begin at 9 a.m. and end late.", "All attend."],
        ["“We are heard.”", "Children say so (see below).", "[Note] It is so!"],
        ["Care, education, etc. are good.", "£4.5 million was spent.", "It cost £3."],
        ["children wait too long.", "‘Safe Hands’ helps them."],
        ["She asked “Why?” and left.", "Nobody knew…", "Yet it went on."],
    ],
)
def test_sentences_are_told_apart(parts: list[str]) -> None:
    assert sentences(" ".join(parts)) == parts


def test_a_new_line_begins_an_item() -> None:
    text = "Leaders should ensure:\nchronologies are up to date\n  plans are clear. They help\n\n"
    assert sentences(text) == [
        "Leaders should ensure:",
        "chronologies are up to date",
        "plans are clear.",
        "They help",
    ]


def test_a_printed_number_stays_with_its_item() -> None:
    assert sentences("1. Ensure that plans are clear.\n(a). Then act.\n2.1 Adoption.") == [
        "1. Ensure that plans are clear.",
        "(a). Then act.",
        "2.1 Adoption.",
    ]


def test_a_lost_space_still_ends_a_sentence_but_an_address_is_whole() -> None:
    assert sentences("Care is good.Plans are not.") == ["Care is good.", "Plans are not."]
    assert sentences("See www.Ofsted.gov.uk or T.Smith now.") == [
        "See www.Ofsted.gov.uk or T.Smith now."
    ]


@given(st.text(alphabet="aB1.?!…\"'”’() \n\tNo-£%"))
def test_spans_are_in_order_and_hold_every_printed_character(text: str) -> None:
    spans = sentence_spans(text)
    flat = [offset for span in spans for offset in span]
    assert flat == sorted(flat)
    inside = "".join(text[start:end] for start, end in spans)
    assert "".join(inside.split()) == "".join(text.split())
    assert all("\n" not in text[start:end] for start, end in spans)
