"""Figures are looked for beside what they count."""

import pytest

from searchapp.query import parse
from searchapp.query.tree import Alternatives, Any, Near, Term, Words
from searchapp.search.counting import BESIDE, counting


def near(figure: str, partner: str, weight: float = 1.0) -> Near:
    return Near((figure, partner), BESIDE, weight, typed=(figure,))


@pytest.mark.parametrize(
    ("typed", "place", "found"),
    [
        ("over 2 years", 1, near("2", "years")),
        ("tier 3 services", 1, near("3", "tier")),
        ("plans within 15", 2, Term("15")),
        ("caseloads 15", 1, near("15", "caseloads")),
        ("caseloads 2013", 1, Term("2013")),
        ("one worker", 0, Term("one")),
        ("3", None, Term("3")),
    ],
)
def test_a_figure_belongs_to_what_it_counts_or_numbers(
    typed: str, place: int | None, found: Near | Term
) -> None:
    tree = counting(parse(typed).tree)
    assert tree == found if place is None else isinstance(tree, Words)
    assert place is None or (isinstance(tree, Words) and tree.children[place] == found)


def test_a_figure_in_either_way_of_writing_it_stands_there() -> None:
    two = Any((Term("two"), Alternatives((Term("two"), Term("2", 0.95)))))
    tree = counting(Words((Term("over"), two, Term("years"))))
    assert isinstance(tree, Words)
    assert tree.children[1] == Any(
        (near("two", "years"), Alternatives((near("two", "years"), near("2", "years", 0.95))))
    )
