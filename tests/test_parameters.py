"""Parameters: what they may be, and that an address written is an address read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from searchapp.errors import BadParameterError
from searchapp.labels import FILTERS
from searchapp.parameters import CHOICES, SearchParameters, read_search

BAD = [
    ("page", "0", "whole number from 1"),
    ("page", "-1", "whole number from 1"),
    ("page", "x", "whole number from 1"),
    ("page", "9" * 30, "whole number from 1"),
    ("page", "²", "whole number from 1"),
    ("per_page", "101", "from 1 to 100"),
    ("per_page", "0", "from 1 to 100"),
    ("sort", "best", "relevance, newest, oldest or report"),
    ("area", "schools", "help-and-protection"),
    ("grade", "poor", "requires improvement"),
    ("kind", "opinion", "recommendation"),
    ("framework", "ofsted", "ilacs"),
    ("year", "15", "four digits"),
    ("year", "٢٠١٥", "four digits"),
]


@pytest.mark.parametrize(("name", "value", "hint"), BAD)
def test_a_bad_value_is_refused_with_what_it_may_be(name: str, value: str, hint: str) -> None:
    with pytest.raises(BadParameterError) as refused:
        read_search({name: [value]})
    assert refused.value.parameter == name
    assert name in str(refused.value)
    assert hint in str(refused.value)


def test_blank_values_are_no_values() -> None:
    blank = {name: ["", " "] for name in ("q", "sort", "page", "per_page", *FILTERS)}
    read = read_search(blank | {"q": [""], "sort": [""]})
    assert read == SearchParameters()


def test_values_of_one_filter_are_kept_in_order_and_once() -> None:
    read = read_search({"year": ["2015", "2013", "2015"]})
    assert read.filters == {"year": ("2015", "2013")}


def test_a_changed_search_starts_at_its_first_page() -> None:
    search = SearchParameters(q="delay", page=3)
    assert search.widened("area", "adoption").page == 1
    assert search.changed(sort="newest").page == 1
    assert search.changed(page=4).page == 4


def test_a_value_taken_away_leaves_the_others() -> None:
    search = SearchParameters().widened("area", "adoption").widened("area", "lscb")
    assert search.narrowed("area", "adoption").filters == {"area": ("lscb",)}
    assert search.narrowed("area", "adoption").narrowed("area", "lscb").filters == {}


filters = st.dictionaries(
    st.sampled_from(sorted(set(FILTERS) & set(CHOICES))), st.just(None), max_size=3
).flatmap(
    lambda names: st.fixed_dictionaries(
        {
            name: st.lists(st.sampled_from(CHOICES[name]), min_size=1, max_size=3, unique=True).map(
                tuple
            )
            for name in names
        }
    )
)


@given(
    st.builds(
        SearchParameters,
        q=st.text(max_size=40),
        filters=filters,
        sort=st.sampled_from(CHOICES["sort"]),
        page=st.integers(1, 10**6),
        per_page=st.integers(1, 100),
    )
)
def test_what_is_written_is_read_back(search: SearchParameters) -> None:
    values: dict[str, list[str]] = {}
    for name, value in search.pairs():
        values.setdefault(name, []).append(value)
    assert read_search(values) == search
