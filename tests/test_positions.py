"""Phrases and closeness looked up in arrays, against a plain count over the same words."""

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import settings as given_settings
from hypothesis import strategies as st

from searchapp.engines import positions
from searchapp.engines.positions import Positions, laid_out, starts

STEMS = 6
Field = list[list[int]]
"""The stems that stand at each place: two where a compound begins."""

FIELD: st.SearchStrategy[Field] = st.lists(
    st.lists(st.integers(0, STEMS - 1), min_size=1, max_size=3, unique=True), max_size=12
)
WANTED = st.lists(st.integers(0, STEMS - 1), min_size=1, max_size=4)


def laid(
    fields: Sequence[Field], unpaired: Sequence[int] = (), begun: Sequence[int] = ()
) -> Positions:
    """The positions of `fields`, in each of which sentences begin at the places `begun`."""
    lengths = np.array([[len(field)] for field in fields], dtype=np.int32)
    first = starts(lengths)
    occurrences = [
        (stem << 32) | (int(first[row, 0]) + place)
        for row, field in enumerate(fields)
        for place, stems in enumerate(field)
        for stem in stems
    ]
    ordered = np.array(sorted(occurrences), dtype=np.int64)
    sentences = [
        int(first[row, 0]) + place
        for row, field in enumerate(fields)
        for place in begun
        if place < len(field)
    ]
    return laid_out(ordered, lengths, STEMS, unpaired, np.array(sentences, dtype=np.int64))


def in_order(field: Field, wanted: Sequence[int]) -> int:
    """How many places begin the phrase."""
    stretches = [field[start : start + len(wanted)] for start in range(len(field))]
    return sum(
        len(stretch) == len(wanted)
        and all(stem in stems for stem, stems in zip(wanted, stretch, strict=True))
        for stretch in stretches
    )


def within(field: Field, wanted: Sequence[int], window: int, begun: set[int]) -> int:
    """How many places of any of them begin a window of one sentence that holds all."""
    starts = [place for place, stems in enumerate(field) if set(stems) & set(wanted)]
    found = 0
    for start in starts:
        stop = min([start + window, *(place for place in begun if place > start)])
        found += set(wanted) <= {stem for stems in field[start:stop] for stem in stems}
    return found


@pytest.fixture(params=["looked up", "kept in pairs"])
def ways(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pairs are kept of frequent stems only: here of none, or of all."""
    monkeypatch.setattr(positions, "FEWEST_PAIRED", 0 if request.param == "kept in pairs" else 999)


@pytest.mark.usefixtures("ways")
@given_settings(max_examples=200, deadline=None)
@given(
    st.lists(FIELD, min_size=1, max_size=5),
    WANTED,
    st.integers(1, 9),
    st.sets(st.integers(0, 11), max_size=4),
)
@example(fields=[[[0, 1], [0, 1, 2], [0, 1, 2], [0, 1, 5]]], wanted=[0, 5], window=4, begun=set())
def test_words_of_a_sentence_near_each_other_are_counted(
    fields: list[Field], wanted: list[int], window: int, begun: set[int]
) -> None:
    found, times = laid(fields, begun=sorted(begun)).near(wanted, window)
    expected = {
        n: count
        for n, field in enumerate(fields)
        if (count := within(field, wanted, window, begun))
    }
    assert dict(zip(found.tolist(), times.tolist(), strict=True)) == expected


@given_settings(max_examples=200, deadline=None)
@given(st.lists(FIELD, min_size=1, max_size=5), WANTED)
def test_phrases_are_counted(fields: list[Field], wanted: list[int]) -> None:
    found, times = laid(fields).phrase(wanted)
    expected = {n: count for n, field in enumerate(fields) if (count := in_order(field, wanted))}
    assert dict(zip(found.tolist(), times.tolist(), strict=True)) == expected


@pytest.mark.usefixtures("ways")
def test_sentences_are_told_apart_however_many_there_are() -> None:
    places = range(600)
    fields: list[Field] = [[[0] if place % 2 else [1] for place in places]]
    found, _ = laid(fields, begun=places).near([0, 1], 9)
    assert not len(found)


def test_no_more_pairs_are_kept_than_are_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(positions, "FEWEST_PAIRED", 0)
    assert laid([[[0], [1], [2]]]).pairs.tolist() == [1, 2, STEMS + 2]
    assert laid([[[0], [1], [2]]], unpaired=[1]).pairs.tolist() == [2]
