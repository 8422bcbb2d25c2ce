"""The engine that answers gives what the reference gives: same rows, same order, same scores."""

import shutil
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import settings as given_settings
from hypothesis import strategies as st

from searchapp.config import Settings
from searchapp.engines import generation
from searchapp.engines.array_matching import Kept
from searchapp.indexing import build_index
from searchapp.model import Filters
from searchapp.query import parse
from searchapp.query.expansion import expand
from searchapp.query.grammar import MOST_WORDS
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
from searchapp.search.relaxing import relaxed, strict

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
    st.builds(Phrase, st.lists(WORDS, min_size=2, max_size=4).map(tuple), WEIGHTS),
    st.builds(
        Near,
        st.lists(WORDS, min_size=1, max_size=3).map(tuple),
        st.integers(1, 40),
        WEIGHTS,
        st.lists(WORDS, max_size=2, unique=True).map(tuple),
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
        self.lexicon = opened.lexicon
        self.reference = generation.open_reference(folder)

    def agree(self, tree: Node, filters: Filters) -> None:
        columns = self.columns
        found, counted = columns.narrow(self.engine.match(tree), filters)
        everything = self.engine.match(tree).rows.tolist()
        assert self.engine.matching(tree).tolist() == everything
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


@pytest.mark.samples
@pytest.mark.parametrize("query", QUERIES)
def test_many_reports_are_searched_as_by_the_reference(many: Pair, query: str) -> None:
    expanded = expand(parse(query), many.lexicon).query.tree
    for tree in (strict(expanded), relaxed(expanded)):
        if tree is not None:
            many.agree(tree, {})
            many.agree(tree, {"kind": ("finding",)})


@pytest.fixture(scope="module")
def many(samples: Path, tmp_path_factory: pytest.TempPathFactory) -> Pair:
    """Every tenth of the published reports."""
    corpus = tmp_path_factory.mktemp("corpus")
    for path in sorted((samples / "reports-pdf").glob("*.pdf"))[::10]:
        shutil.copy(path, corpus)
    chosen = Settings(corpus=corpus, index=tmp_path_factory.mktemp("index"))
    build_index(chosen)
    return Pair(chosen.index)


COSTLY = {
    "a prefix of one letter": "a* OR the",
    "prefixes of two": "in* OR co* OR re*",
    "five hundred words": "the child of and to in social work care plan " * 50,
    "nested brackets": "(" * 200 + "the" + ")" * 200,
    "a phrase of stop words": '"to the of and in"',
    "a long phrase": '"' + "the of " * 100 + '"',
    "only exclusions": "-the -of -and",
}


@pytest.mark.parametrize("query", COSTLY.values(), ids=COSTLY.keys())
def test_no_query_becomes_a_large_tree(pair: Pair, query: str) -> None:
    tree = expand(parse(query), pair.lexicon).query.tree
    wanted = [node for node in (strict(tree), relaxed(tree)) if node is not None]
    assert max(map(leaves, wanted)) <= 4 * MOST_WORDS
    for node in wanted:
        pair.engine.match(node)


def leaves(node: Node) -> int:
    match node:
        case Words(children) | All(children) | Any(children) | AtLeast(_, children):
            return sum(map(leaves, children))
        case Alternatives(children):
            return sum(map(leaves, children))
        case Rewarded(required, rewards):
            return leaves(required) + sum(map(leaves, rewards))
        case Not(child):
            return leaves(child)
        case _:
            return 1


def test_what_is_kept_of_late_is_bounded() -> None:
    kept = Kept(most_bytes=100)
    rows, x = np.arange(5, dtype=np.int32), np.arange(5, dtype=np.float64)
    phrases = [Phrase((word, "x")) for word in "abcdef"]
    for phrase in phrases:
        kept.put(phrase, (rows, x))
    assert [kept.get(phrase) is not None for phrase in phrases] == [False] * 5 + [True]
