"""What a name is not within a longer one."""

import pytest

from searchapp.language.longer import FILE, longer_names, made_longer_by
from searchapp.language.tables import lines_of


@pytest.mark.parametrize(
    ("word", "before"),
    [
        ("parents", {"adoptive", "corporate", "foster"}),
        ("parenting", {"adoptive", "corporate", "foster"}),
        ("agency", {"adoption", "inter", "multi", "partner", "single"}),
        ("agencies", {"adoption", "inter", "multi", "partner", "single"}),
        ("children", set()),
        ("fostering", {"arranged", "private"}),
    ],
)
def test_words_before_make_another_thing_of_every_form(word: str, before: set[str]) -> None:
    assert set(made_longer_by(word)) == before


def test_what_counts_as_well_makes_nothing_else_of_a_name_that_goes_on() -> None:
    assert "single" not in made_longer_by("agency", goes_on=True)
    assert "multi" in made_longer_by("agency", goes_on=True)


def test_a_word_after_makes_another_thing_as_well() -> None:
    (trail,) = longer_names("audits")
    assert trail.words == ("audit", "trail")
    assert trail.others == ("trail",)
    assert not made_longer_by("audit")


def test_small_words_count_only_where_there_are_no_others() -> None:
    assert {one.others for one in longer_names("place")} == {("in",), ("take",)}
    assert ("missing",) in {one.others for one in longer_names("home")}


def test_every_line_has_a_longer_name_and_a_word_of_it() -> None:
    for line in lines_of(FILE):
        name, colon, parts = line.removeprefix("!").partition(":")
        assert colon
        assert len(name.split()) > 1
        assert set(parts.split()) <= set(name.split())


def test_lines_are_in_order() -> None:
    lines = list(lines_of(FILE))
    assert lines == sorted(lines, key=lambda line: (line.startswith("!"), line))
