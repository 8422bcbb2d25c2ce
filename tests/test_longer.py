"""What a name is not where a word stands before it."""

import pytest

from searchapp.language.longer import FILE, made_longer_by
from searchapp.language.tables import lines_of


@pytest.mark.parametrize(
    ("word", "before"),
    [
        ("parents", ("adoptive", "corporate", "foster")),
        ("parenting", ("adoptive", "corporate", "foster")),
        ("agency", ("adoption", "inter", "multi", "partner", "single")),
        ("agencies", ("adoption", "inter", "multi", "partner", "single")),
        ("children", ()),
        ("fostering", ("arranged", "private")),
    ],
)
def test_words_before_make_another_thing_of_every_form(word: str, before: tuple[str, ...]) -> None:
    assert made_longer_by(word) == before


def test_what_counts_as_well_makes_nothing_else_of_a_name_that_goes_on() -> None:
    assert "single" not in made_longer_by("agency", goes_on=True)
    assert "multi" in made_longer_by("agency", goes_on=True)


def test_every_line_names_a_word_and_what_follows_it() -> None:
    lines = [line.split() for line in lines_of(FILE)]
    assert all(len(line) > 1 for line in lines)
    assert lines == sorted(lines)
