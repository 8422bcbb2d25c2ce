"""Other ways to write the same."""

import pytest

from searchapp.language.variants import variants


@pytest.mark.parametrize(
    ("typed", "other"),
    [
        ("organization", "organisation"),
        ("organised", "organized"),
        ("analyse", "analyze"),
        ("centers", "centres"),
        ("advisor", "adviser"),
        ("sixteen", "16"),
        ("16", "sixteen"),
        ("s 47", "section 47"),
        ("section 17", "s 17"),
        ("reg 44", "regulation 44"),
    ],
)
def test_the_other_way_is_known(typed: str, other: str) -> None:
    assert tuple(other.split()) in set(variants(tuple(typed.split())))


@pytest.mark.parametrize("typed", ["rise", "wise", "size", "caseloads", "s children", "2015", ""])
def test_most_words_have_one_way(typed: str) -> None:
    assert list(variants(tuple(typed.split()))) == []
