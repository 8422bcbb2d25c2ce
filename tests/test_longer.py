"""What a name is not where a word stands before it."""

import pytest

from searchapp.language.longer import FILE, made_longer_by
from searchapp.language.tables import lines_of


@pytest.mark.parametrize(
    ("word", "before"),
    [
        ("parents", ("adoptive", "corporate", "foster")),
        ("parenting", ("adoptive", "corporate", "foster")),
        ("agency", ("inter", "multi", "partner", "single")),
        ("agencies", ("inter", "multi", "partner", "single")),
        ("children", ()),
    ],
)
def test_words_before_make_another_thing_of_every_form(word: str, before: tuple[str, ...]) -> None:
    assert made_longer_by(word) == before


def test_every_line_names_a_word_and_what_follows_it() -> None:
    lines = [line.split() for line in lines_of(FILE)]
    assert all(len(line) > 1 for line in lines)
    assert lines == sorted(lines)
