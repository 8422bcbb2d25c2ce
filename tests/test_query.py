"""What is typed becomes a tree; nothing that can be typed is an error."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from searchapp.model import Filters
from searchapp.query import parse
from searchapp.query.grammar import MOST_WORDS
from searchapp.query.tree import (
    All,
    Alternatives,
    Any,
    Every,
    Node,
    Not,
    Phrase,
    Prefix,
    Tag,
    Term,
    Words,
)

A, B, C = Term("a1"), Term("b1"), Term("c1")
MULTI_AGENCY = Alternatives((Term("multiagency"), Phrase(("multi", "agency"))))

TREES: list[tuple[str, Node]] = [
    ("", Every()),
    ("adoption", Term("adoption")),
    ("private fostering", Words((Term("private"), Term("fostering")))),
    ('"return interviews"', Phrase(("return", "interviews"))),
    ("“return interviews”", Phrase(("return", "interviews"))),
    ('"caring"', Term("caring", literal=True)),
    ("adopt*", Prefix("adopt")),
    ("and or not", Words((Term("and"), Term("or"), Term("not")))),
    ("anna AND bob", All((Term("anna"), Term("bob")))),
    ("anna OR bob", Any((Term("anna"), Term("bob")))),
    ("anna OR bob AND carl", Any((Term("anna"), All((Term("bob"), Term("carl")))))),
    ("(anna OR bob) AND carl", All((Any((Term("anna"), Term("bob"))), Term("carl")))),
    ("anna NOT bob", Words((Term("anna"), Not(Term("bob"))))),
    ("anna -bob", Words((Term("anna"), Not(Term("bob"))))),
    ('-"anna bob"', Not(Phrase(("anna", "bob")))),
    ("-(anna OR bob)", Not(Any((Term("anna"), Term("bob"))))),
    ("NOT NOT anna", Term("anna")),
    ("multi-agency", MULTI_AGENCY),
    ("multi agency", MULTI_AGENCY),
    ("multi agency work", Words((MULTI_AGENCY, Term("work")))),
    (
        '"multi-agency work"',
        Alternatives((Phrase(("multi", "agency", "work")), Phrase(("multiagency", "work")))),
    ),
    ("anna -year:2015", Words((Term("anna"), Not(Tag("year", ("2015",)))))),
    ("anna OR year:2015", Any((Term("anna"), Tag("year", ("2015",))))),
]

FILTERED: list[tuple[str, Filters]] = [
    ("year:2015 area:adoption", {"year": ("2015",), "area": ("adoption",)}),
    ("year:2015 cse year:2013", {"year": ("2015", "2013")}),
    ("year:2013-2015", {"year": ("2013", "2014", "2015")}),
    ('area:"Help and protection"', {"area": ("help-and-protection",)}),
    ("grade:requires-improvement", {"grade": ("requires improvement",)}),
    ("Report:calderdale-2015", {"report": ("calderdale-2015",)}),
]

NOTICED = [
    ('"return interviews', "not closed"),
    ("(anna bob", "not closed"),
    ("anna )", "closing bracket"),
    ("OR", "OR needs words"),
    ("anna AND", "AND needs words"),
    ("anna NOT", "NOT needs a word"),
    ("colour:red", "is no filter"),
    ("area:cooking", "it is one of overall"),
    ("year:soon", "ignored"),
    ("a*", "too short"),
    ("ad*pt", "end of a word"),
    ("?!", "no word"),
    ("(" * 40 + "anna" + ")" * 40, "nested this deep"),
    ("word " * 500, "first 64 words"),
    ("x" * 5000, "first 2,000 characters"),
]


@pytest.mark.parametrize(("text", "tree"), TREES)
def test_words_become_a_tree(text: str, tree: Node) -> None:
    query = parse(text)
    assert query.tree == tree
    assert query.notices == ()


@pytest.mark.parametrize(("text", "filters"), FILTERED)
def test_filters_are_read_from_the_box(text: str, filters: Filters) -> None:
    query = parse(text)
    assert query.filters == filters
    assert query.notices == ()


def test_filters_of_both_sources_widen() -> None:
    assert parse("year:2015", {"year": ("2013",)}).filters == {"year": ("2013", "2015")}


@pytest.mark.parametrize(("text", "notice"), NOTICED)
def test_odd_text_is_read_with_a_notice(text: str, notice: str) -> None:
    assert notice in " ".join(parse(text).notices)


def test_a_term_knows_where_it_was_typed() -> None:
    text = '  private (fostering OR "return  home")'
    tree = parse(text).tree
    assert isinstance(tree, Words)
    either = tree.children[1]
    assert isinstance(either, Any)
    leaves = [tree.children[0], *either.children]
    spans = [leaf.at for leaf in leaves if isinstance(leaf, Term | Phrase)]
    assert [text[start:end] for start, end in filter(None, spans)] == [
        "private",
        "fostering",
        "return  home",
    ]


def size(node: Node) -> int:
    match node:
        case Words(children) | All(children) | Any(children) | Alternatives(children):
            return 1 + sum(map(size, children))
        case Not(child):
            return 1 + size(child)
        case _:
            return 1


PIECES = st.sampled_from(
    ['"', "(", ")", "-", "*", " ", " OR ", " AND ", " NOT ", "year:2015", "area:", ":", "x", "re-"]
)


@given(st.text() | st.lists(PIECES | st.text(max_size=3)).map("".join))
@example("(" * 500 + "a" * 500)
@example("- " * 500)
@example("NOT " * 400)
def test_any_text_is_read(text: str) -> None:
    query = parse(text)
    assert query.text == text
    assert size(query.tree) <= 8 * MOST_WORDS
    assert all(notice.endswith(".") for notice in query.notices)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("year:abc", "a year has four figures, as in year:2015"),
        ("year:15", "a year has four figures"),
        ("area:nowhere", "it is one of overall, help-and-protection"),
        ("report:!!", "a name has to follow, as in report:calderdale"),
        ("?!", "There is no word in this to search for, so everything is listed"),
    ],
)
def test_a_notice_says_what_to_type_instead(text: str, says: str) -> None:
    assert any(says in notice for notice in parse(text).notices)
