"""The engine that answers gives what the reference gives: same rows, same order, same scores."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import settings as given_settings
from hypothesis import strategies as st

from searchapp.config import Settings
from searchapp.engines import generation
from searchapp.model import Filters
from searchapp.query import parse
from searchapp.query.tree import (
    All,
    Alternatives,
    Any,
    AtLeast,
    Every,
    Leaf,
    Near,
    Node,
    Not,
    Phrase,
    Prefix,
    Rewarded,
    Tag,
    Term,
    Words,
)

QUERIES = [
    "",
    "private fostering",
    "how many children agreed to a return interview?",
    '"return interviews" OR "private fostering"',
    "multi-agency -adoption",
    "adopt* AND (plan* OR review*)",
    '"the voice of the child"',
    "in* OR the",
    '"of the"',
    "children children children",
    "calderdale safeguarding children board year:2015",
    "-children",
    "(private OR return) AND (fostering OR interviews) -lscb",
    "s47 enquiries kind:finding",
    "xylophone",
]

COMMON_AND_RARE = """
the of to children child social work worker adoption fostering plan planning interview return
private missing care leavers agency multi multiagency board reinspection calderdale xylophone good
not inadequate 2015
"""
WORDS = st.sampled_from(COMMON_AND_RARE.split())
WEIGHTS = st.sampled_from([0.3, 0.7, 1.0, 2.0])
LEAVES: st.SearchStrategy[Leaf] = st.one_of(
    st.builds(Term, WORDS, WEIGHTS),
    st.builds(Prefix, WORDS.map(lambda word: word[:3]), WEIGHTS),
    st.builds(
        Phrase, st.lists(WORDS, min_size=2, max_size=4).map(tuple), st.integers(0, 6), WEIGHTS
    ),
    st.builds(
        Near, st.lists(WORDS, min_size=2, max_size=3).map(tuple), st.integers(2, 30), WEIGHTS
    ),
)
GROUPED = st.builds(Alternatives, st.lists(LEAVES, min_size=1, max_size=4).map(tuple), WEIGHTS)
TAGS = st.sampled_from(
    [Tag("area", ("adoption", "lscb")), Tag("year", ("2013",)), Tag("kind", ("nothing",)), Every()]
)


def grown(children: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    several = st.lists(children, min_size=1, max_size=4).map(tuple)
    return st.one_of(
        st.builds(Words, several),
        st.builds(All, several),
        st.builds(Any, several),
        st.builds(AtLeast, st.integers(1, 3), several),
        st.builds(Not, children),
        st.builds(Rewarded, children, several),
    )


TREES: st.SearchStrategy[Node] = st.recursive(st.one_of(LEAVES, GROUPED, TAGS), grown, max_leaves=8)


class Pair:
    """The engine that answers and the reference, on the same index."""

    def __init__(self, index: Path) -> None:
        opened = generation.open_current(index)
        folder = generation.folder_of(index, opened.manifest.generation)
        self.columns = opened.columns
        self.engine = opened.engine
        self.reference = generation.open_reference(folder)

    def agree(self, tree: Node, filters: Filters) -> None:
        columns = self.columns
        found, counted = columns.narrow(self.engine.match(tree), filters)
        expected, expected_counted = columns.narrow(self.reference.match(tree), filters)
        assert found.rows.tolist() == expected.rows.tolist()
        np.testing.assert_allclose(found.scores, expected.scores, atol=1e-4)
        for stop in (10, len(found.rows)):
            order = columns.order(found, "relevance", 0, stop)
            assert order.tolist() == columns.order(expected, "relevance", 0, stop).tolist()
        assert columns.counts(counted) == columns.counts(expected_counted)


@pytest.fixture(scope="module")
def pair(settings: Settings) -> Pair:
    return Pair(settings.index)


FILTERS: list[Filters] = [
    {},
    {"area": ("lscb", "adoption")},
    {"year": ("2013",), "kind": ("finding",)},
]


@pytest.mark.parametrize("query", QUERIES)
@pytest.mark.parametrize("filters", FILTERS, ids=str)
def test_queries_are_answered_as_by_the_reference(pair: Pair, query: str, filters: Filters) -> None:
    asked = parse(query, filters)
    pair.agree(asked.tree, asked.filters)


@given_settings(max_examples=300, deadline=None)
@given(TREES, st.sampled_from(FILTERS))
def test_any_tree_is_executed_as_by_the_reference(pair: Pair, tree: Node, filters: Filters) -> None:
    pair.agree(tree, filters)
