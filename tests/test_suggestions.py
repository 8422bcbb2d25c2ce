"""What may be typed next, and what is like a paragraph."""

from pathlib import Path

import pytest

from searchapp.errors import UnknownParagraphError, UnknownReportError
from searchapp.language.acronyms import mine
from searchapp.language.suggestions import Suggestions, collect, open_suggestions, write
from searchapp.search import Library

TEXTS = [
    "Virtual school staff know child sexual exploitation (CSE).",
    "The virtual school helps children privately fostered.",
    "A virtual school is good. Private fostering is known.",
    "Private fostering is rare. Private fostering arrangements are few.",
    "Private fostering and supervision.",
    "Supervision is regular, but late.",
    "Regular supervision is rare; he is regular.",
]


@pytest.fixture(scope="module")
def suggestions(tmp_path_factory: pytest.TempPathFactory) -> Suggestions:
    folder: Path = tmp_path_factory.mktemp("suggestions")
    acronyms = mine(("a", text) for text in TEXTS)
    headings = ["Key findings", "■ Key findings", "Leadership", "Help and protection are good"]
    listed = collect(
        TEXTS, headings, ["Calderdale"], acronyms, ["private fostering", "supervision"]
    )
    write(folder, listed, acronyms)
    return open_suggestions(folder)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("vi", "virtual school"),
        ("Virtual  SCH", "virtual school"),
        ("fost", "private fostering"),
        ("sup", "supervision"),
        ("cse", "child sexual exploitation"),
        ("key f", "Key findings"),
        ("help", "Help and protection"),
        ("cald", "Calderdale"),
        ("privte", "private fostering"),
        ("virtual shc", "virtual school"),
        ("supervison", "supervision"),
    ],
)
def test_a_beginning_is_completed(suggestions: Suggestions, typed: str, expected: str) -> None:
    assert suggestions.complete(typed, 10)[0].text == expected


def test_no_piece_of_a_sentence_is_suggested_and_no_figure_left_out() -> None:
    texts = [
        "Section 47 enquiries receive care leavers receive in March 2014",
        "Section 47 enquiries; care leavers receive in March 2014",
        "Section 47 enquiries of care leavers receive by March 2014",
    ]
    listed = {one.text for one in collect(texts, [], [], [], [])}
    assert "section 47 enquiries" in listed
    assert not {"section enquiries", "care leavers receive", "march 2014"} & listed


def test_what_is_always_followed_by_the_same_word_is_a_piece() -> None:
    ends = ("well", "here", "in need")
    texts = [f"Children looked after {end} and foster carers {end}" for end in ends]
    listed = {one.text for one in collect(texts, [], [], [], [])}
    assert "foster carers" in listed
    assert "children looked" not in listed


def test_a_heading_is_suggested_once_and_without_its_grade() -> None:
    headings = [
        "What needs to improve?",
        "What needs to improve",
        "The graded judgment for adoption performance is that it is inadequate",
    ]
    listed = [one.text for one in collect([], headings, [], [], [])]
    assert listed == ["What needs to improve?", "The graded judgment for adoption performance"]


@pytest.mark.parametrize("typed", ["", "v", "   ", "xyzzy", "reg"])
def test_nothing_is_suggested_for_nothing(suggestions: Suggestions, typed: str) -> None:
    assert suggestions.complete(typed, 10) == ()


def test_each_is_suggested_once_and_no_more_than_asked(suggestions: Suggestions) -> None:
    found = suggestions.complete("private", 2)
    assert len(found) <= 2
    texts = [one.text.lower() for one in suggestions.listed]
    assert len(texts) == len(set(texts))


def test_what_is_like_a_paragraph_is_on_its_matter(library: Library) -> None:
    found = [hit.paragraph.id for hit in library.similar("calderdale-2015", "63")]
    assert "calderdale-2013/34" in found[:5]
    assert "calderdale-2015/63" not in found
    assert len(found) == 10


def test_what_is_like_nothing_is_unknown(library: Library) -> None:
    with pytest.raises(UnknownParagraphError):
        library.similar("calderdale-2015", "999")
    with pytest.raises(UnknownReportError):
        library.similar("nowhere-2015", "1")


def test_a_heading_is_suggested_without_the_grade_that_ends_it() -> None:
    graded = ["Care leavers: good", "Care leavers: outstanding", "Adoption is inadequate"]
    found = collect([], [*graded, "Good practice"], [], [], [])
    assert [(one.text, one.times) for one in found] == [
        ("Care leavers", 2),
        ("Adoption", 1),
        ("Good practice", 1),
    ]
