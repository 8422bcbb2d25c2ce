"""Words' places in a space of meaning: the table, and what is made of it."""

import numpy as np
import pytest
from numpy.typing import NDArray

from searchapp.engines.base import Matches
from searchapp.engines.related import LENGTH, relatedness
from searchapp.language.councils import council_names
from searchapp.language.function_words import FUNCTION_WORDS
from searchapp.language.relatedness import DIMENSIONS, MOST_WEIGHT, line, parsed, read_vectors
from searchapp.language.stems import stem
from searchapp.language.tokens import words
from searchapp.query import parse
from searchapp.search import Library, weighing
from searchapp.search.weighing import MOST_WEIGHED, RELATED, by_relatedness, typed_words


def direction(number: int) -> NDArray[np.float64]:
    place = np.zeros(DIMENSIONS)
    place[number] = 0.6
    place[-1] = 0.8
    return place


@pytest.mark.parametrize("place", [direction(0), -direction(3), np.full(DIMENSIONS, 0.125)])
def test_a_line_holds_a_place_within_the_width_of_a_letter(place: NDArray[np.float64]) -> None:
    found = parsed([line("word", 2.0, place)]).weighted[0] / 2.0
    assert np.linalg.norm(found) == pytest.approx(1.0, abs=1e-5)
    assert found @ place > 0.97


def test_a_text_stands_between_its_words_nearer_to_the_rare_one() -> None:
    vectors = parsed([line("rare", 6.0, direction(0)), line("common", 1.0, direction(1))])
    rare, common = vectors.of(["rare"]), vectors.of(["common"])
    both = vectors.of(["rare", "common", "common", "unheard"])
    assert np.linalg.norm(both) == pytest.approx(1.0, abs=1e-5)
    assert both @ rare > both @ common


def test_a_text_of_unknown_words_stands_nowhere() -> None:
    vectors = parsed([line("word", 2.0, direction(0))])
    assert not vectors.of(["unheard", "2015"]).any()
    assert not vectors.of([]).any()


def test_forms_of_a_word_stand_in_one_place() -> None:
    vectors = read_vectors()
    assert (vectors.of(["worried"]) == vectors.of(["worry"])).all()


@pytest.mark.parametrize(
    ("word", "near", "far"),
    [
        ("worried", "concerns", "timetable"),
        ("money", "finances", "interviews"),
        ("quick", "prompt", "parents"),
        ("gran", "grandparents", "audit"),
        ("doctor", "health", "housing"),
        ("flat", "accommodation", "adoption"),
    ],
)
def test_words_that_are_said_of_alike_things_are_near(word: str, near: str, far: str) -> None:
    of = read_vectors().of
    assert of([word]) @ of([near]) > 0.2 + of([word]) @ of([far])


def test_the_table_has_stems_in_order_and_neither_names_nor_words_of_grammar() -> None:
    vectors = read_vectors()
    known = list(vectors.numbers)
    assert known == sorted(set(known))
    assert all(one.isalpha() and one.islower() for one in known)
    assert not vectors.numbers.keys() & FUNCTION_WORDS
    councils = {stem(word) for name in council_names() for word in words(name)}
    assert not {"calderdal", "rotherham", "hackney", "croydon"} & vectors.numbers.keys() & councils
    lengths = np.linalg.norm(vectors.weighted, axis=1)
    assert lengths.min() > 0.0
    assert lengths.max() <= MOST_WEIGHT + 1e-3


def test_every_paragraph_stands_where_its_words_do(library: Library) -> None:
    places = library._generation.places
    of = read_vectors().of
    near: list[float] = []
    for row in range(0, len(places), 7):
        paragraph = library.paragraph_in(row)
        expected = of([*words(paragraph.text), *words(" ".join(paragraph.section))])
        if expected.any():
            near.extend(relatedness(places, np.array([row]), expected).tolist())
    # Compounds, which are indexed as one word too, make a short paragraph differ a little.
    assert min(near) > 0.8
    assert np.median(near) > 0.98


TYPED = ["money", "for", "school", "uniforms"]


def matches(*scores: float) -> Matches:
    return Matches(np.arange(len(scores)), np.array(scores))


def places(*near: float) -> NDArray[np.int8]:
    """Rows that stand so near to the words TYPED."""
    money = read_vectors().of(TYPED)
    across = np.roll(money, 1) - (np.roll(money, 1) @ money) * money
    across /= np.linalg.norm(across)
    rows = [one * money + (1 - one * one) ** 0.5 * across for one in near]
    return np.round(LENGTH * np.array(rows)).astype(np.int8)


def order(found: Matches) -> list[int]:
    return [int(row) for row in np.argsort(-found.scores)]


def test_of_like_scores_what_is_about_the_same_comes_first() -> None:
    assert order(by_relatedness(matches(1.0, 1.0), TYPED, places(0.2, 0.9))) == [1, 0]


def test_what_matches_much_better_stays_first() -> None:
    found = by_relatedness(matches(1.0, 1.0 - RELATED - 0.05), TYPED, places(0.0, 1.0))
    assert order(found) == [0, 1]


def test_what_is_about_the_opposite_loses_nothing() -> None:
    assert by_relatedness(matches(1.0, 0.9), TYPED, places(-1.0, 0.0)).scores[0] >= 1.0


@pytest.mark.parametrize("typed", [[], ["of", "the", "money"], ["unheardof", "zzyzx", "qqq"]])
def test_nothing_changes_where_few_words_say_something_or_none_is_known(typed: list[str]) -> None:
    found = matches(1.0, 2.0)
    assert by_relatedness(found, typed, places(1.0, 0.0)) is found


def test_only_the_best_are_looked_at_and_stay_before_the_rest() -> None:
    scores = [2.0] * MOST_WEIGHED + [1.9]
    found = by_relatedness(matches(*scores), TYPED, places(*[0.0] * MOST_WEIGHED, 1.0))
    assert order(found)[-1] == MOST_WEIGHED


@pytest.mark.parametrize(
    ("query", "typed"),
    [
        ("private fostering", {"private", "fostering"}),
        ('"return interviews" -police', {"return", "interviews"}),
        ("kids OR teenagers", {"kids", "teenagers"}),
        ("multi-agency", {"multi", "agency"}),
        ("report:calderdale-2015 missing", {"missing"}),
        ("", set()),
    ],
)
def test_what_was_typed_is_told_without_what_is_excluded(query: str, typed: set[str]) -> None:
    assert set(typed_words(parse(query).tree)) == typed


@pytest.mark.parametrize(
    "query",
    [
        "kids who ran away and came to harm",
        "worn-out computers that social workers use",
        "teenagers worried about the future",
    ],
)
def test_the_order_changes_and_nothing_else(
    library: Library, query: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    near = library.search(query, per_page=100)
    monkeypatch.setattr(weighing, "RELATED", 0.0)
    plain = library.search(query, per_page=100)
    assert near.total == plain.total
    assert {hit.paragraph.id for hit in near.hits} == {hit.paragraph.id for hit in plain.hits}
    assert [hit.paragraph.id for hit in near.hits] != [hit.paragraph.id for hit in plain.hits]
