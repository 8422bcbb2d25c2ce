"""A query that looks for more than was typed, never for less."""

from collections.abc import Mapping
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from searchapp.language.acronyms import mine
from searchapp.language.lexicon import TYPED, Lexicon, build_lexicon
from searchapp.language.thesaurus import Group
from searchapp.query import parse
from searchapp.query.expansion import (
    APART,
    BETWEEN,
    CLOSE,
    LEAST,
    LONGER,
    SENTENCE,
    SLIGHT,
    WITHIN,
    expand,
)
from searchapp.query.tree import (
    All,
    Alternatives,
    Any,
    Leaf,
    Near,
    Node,
    Not,
    Phrase,
    Rewarded,
    Term,
    Words,
)

LEXICON = build_lexicon(
    mine([("a", "the first response team (FRT) and the family intervention team (FIT) are fit")]),
    [
        Group("test", ("missing from home",), ("ran away", "absconders"), (), "plain"),
        Group("test", ("looked after", "in care"), ("LAC",), (), "plain"),
    ],
)


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return LEXICON


def test_words_that_are_a_term_together_are_one_thing_with_other_names(lexicon: Lexicon) -> None:
    expanded = expand(parse("who ran away"), lexicon)
    assert expanded.query.tree == Words(
        (
            Term("who"),
            Rewarded(
                Any(
                    (
                        Near(("ran", "away"), CLOSE, LEAST),
                        Alternatives(
                            (
                                Near(("ran", "away"), 2),
                                Near(("ran", "away"), 2 + BETWEEN, APART),
                                Near(("missing", "from", "home"), 3, 0.9),
                            ),
                            1 + LONGER,
                        ),
                    )
                ),
                (Term("ran"), Term("away")),
            ),
        )
    )
    assert expanded.expansions == {"ran away": ("missing from home",)}


def test_a_name_that_only_grammar_makes_is_looked_for_in_order(lexicon: Lexicon) -> None:
    assert expand(parse("LAC"), lexicon).query.tree == Any(
        (
            Term("lac"),
            Alternatives(
                (Term("lac"), Phrase(("in", "care"), weight=0.9), Near(("looked", "after"), 2, 0.9))
            ),
        )
    )


def test_in_a_name_that_denies_other_words_may_stand_between() -> None:
    group = Group("test", ("not recorded",), ("left blank",), (), "plain")
    names = names_in(expand(parse("left blank"), build_lexicon((), [group])).query.tree)
    assert names.children[-1] == Near(("not", "recorded"), 2 + BETWEEN, TYPED)


@pytest.mark.parametrize(
    ("typed", "window"),
    [
        ("reports shared with parents", SENTENCE),
        ("copied reports", SENTENCE),
        ("shared parents", CLOSE),
        ("help for young carers", 2 * CLOSE),
        ("reports not shared", 2 * CLOSE),
        ("shared 3 reports", 2 * CLOSE),
    ],
)
def test_words_that_tell_by_themselves_mean_a_term_anywhere_in_a_sentence(
    typed: str, window: int
) -> None:
    groups = [Group("test", ("minutes",), (typed,), (), "plain")]
    groups.append(Group("test", ("young carers",), ("carers who are young",), (), "plain"))
    lexicon = build_lexicon((), groups)
    tree = expand(parse(typed), lexicon).query.tree
    assert isinstance(tree, Rewarded)
    assert isinstance(tree.required, Any)
    beside = tree.required.children[0]
    assert isinstance(beside, Near)
    assert beside.window == window


@pytest.mark.parametrize("text", ['"ran away"', '"LAC"', "xylophone", "", "abscond*", "year:2015"])
def test_quotes_and_unknown_words_are_left_as_they_are(lexicon: Lexicon, text: str) -> None:
    asked = parse(text)
    expanded = expand(asked, lexicon)
    assert expanded.query == asked
    assert expanded.expansions == {}


def test_a_compound_is_expanded_whole_or_not_at_all(lexicon: Lexicon) -> None:
    for text in ("non-LAC", "re-absconders", "re absconders"):
        asked = parse(text)
        expanded = expand(asked, lexicon)
        assert (expanded.query, expanded.expansions) == (asked, {})
    assert set(expand(parse("looked-after"), lexicon).expansions) == {"looked after"}


def test_letters_that_are_a_word_are_an_acronym_in_capitals_only(lexicon: Lexicon) -> None:
    assert expand(parse("fit"), lexicon).expansions == {}
    assert expand(parse("FIT"), lexicon).expansions == {"fit": ("family intervention team",)}


def test_every_branch_is_expanded_but_what_is_excluded(lexicon: Lexicon) -> None:
    tree = expand(parse("(LAC OR x) AND FRT -absconders"), lexicon).query.tree
    assert isinstance(tree, Words)
    both, excluded = tree.children
    assert isinstance(both, All)
    assert excluded == Not(Term("absconders"))
    either, team = both.children
    assert isinstance(either, Any)
    assert isinstance(either.children[0], Any)
    assert isinstance(team, Any)


@given(st.text(alphabet='LACranwyFRT abs()"-*:', max_size=60))
def test_any_text_can_be_expanded(text: str) -> None:
    asked = parse(text)
    assert expand(asked, LEXICON).query.text == text


def test_a_term_that_nothing_has_is_left_to_shorter_ones() -> None:
    groups = [
        Group("test", ("age assessments",), ("age of asylum seekers",), (), "plain"),
        Group("test", ("unaccompanied children",), ("asylum seekers",), (), "plain"),
    ]
    lexicon = build_lexicon((), groups)
    asked = parse("age of asylum seekers")
    assert set(expand(asked, lexicon).expansions) == {"age of asylum seekers"}
    found = expand(asked, lexicon, lambda leaf: isinstance(leaf, Near) and "age" not in leaf.words)
    assert found.expansions == {"asylum seekers": ("unaccompanied children",)}


def test_two_words_for_one_thing_say_no_more_than_one() -> None:
    lexicon = build_lexicon((), [Group("test", ("parents",), ("mum and dad",), (), "plain")])
    assert names_in(expand(parse("mum and dad"), lexicon).query.tree).weight == 1.0


def test_a_verb_that_says_little_counts_less_in_a_term() -> None:
    lexicon = build_lexicon((), [Group("test", ("care leavers",), ("coming out of care",), (), "")])
    tree = expand(parse("coming out of care"), lexicon).query.tree
    assert isinstance(tree, Rewarded)
    assert tree.rewards[0] == Term("coming", SLIGHT)
    assert tree.rewards[-1] == Term("care")


CLUBS = Group("test", ("sessions", "youth centres"), ("youth clubs",), (), "plain", everyday=True)
PARAGRAPHS: Mapping[Leaf, int] = {Term("sessions"): 90, Near(("youth", "centres"), 2): 3}


def names_found(said: str, *groups: Group) -> tuple[str, ...]:
    """The other names of what is said, where every tenth paragraph of 100 tells of too much."""

    def count(leaf: Leaf) -> int:
        return PARAGRAPHS.get(replace(leaf, weight=1.0), 0)

    expanded = expand(
        parse(said),
        build_lexicon((), groups),
        occurs=lambda leaf: count(leaf) > 0,
        tells=lambda leaf: 0 < count(leaf) <= 10,
    )
    return expanded.expansions.get(said, ())


def test_an_everyday_word_that_most_paragraphs_have_stands_for_nothing() -> None:
    assert names_found("youth clubs", CLUBS) == ("youth centres",)


def test_it_stands_for_what_was_said_where_nothing_else_does() -> None:
    everywhere = replace(CLUBS, written=("sessions", "open door"))
    assert names_found("youth clubs", everywhere) == ("open door", "sessions")


def test_it_stands_for_no_matter_of_the_field() -> None:
    everywhere = replace(CLUBS, written=("sessions", "open door"))
    matter = Group("test", ("youth services",), ("youth clubs",), (), "plain")
    assert names_found("youth clubs", everywhere, matter) == ()


def test_what_is_out_of_a_place_stands_just_so() -> None:
    group = Group("test", ("out of area",), ("far away",), (), "plain")
    names = names_in(expand(parse("far away"), build_lexicon((), [group])).query.tree)
    assert names.children[-1] == Phrase(("out", "of", "area"), weight=TYPED)


CARERS = Group("test", ("young carers", "child carers"), (), ("edge of care",), "plain")


def test_a_matter_that_nothing_has_is_looked_for_as_a_whole() -> None:
    lexicon = build_lexicon((), [CARERS])
    found = expand(parse("help for young carers"), lexicon, lambda _: False)
    absent = found.query.tree.children[-1] if isinstance(found.query.tree, Words) else None
    assert isinstance(absent, Rewarded)
    assert absent.required == Near(("young", "carers"), 2)
    assert not found.expansions, "a name of it that nothing has leads nowhere"
    assert found.near == {"young carers": ("edge of care",)}


def test_a_matter_that_nothing_has_by_a_name_is_found_by_its_words_in_a_sentence() -> None:
    lexicon = build_lexicon((), [Group("test", ("minutes",), ("reports shared",), (), "plain")])
    two = expand(parse("reports shared"), lexicon, lambda _: False, lambda _: False).query.tree
    assert two == Near(("reports", "shared"), 2)
    group = Group("test", ("minutes",), ("reports shared with parents",), (), "plain")
    typed = parse("reports shared with parents")
    much = expand(typed, build_lexicon((), [group]), lambda _: False).query.tree
    assert much == Near(("reports", "shared", "parents"), SENTENCE)


def test_a_matter_is_taken_apart_where_a_part_has_other_names() -> None:
    offending = Group("test", ("offending",), ("crime",), (), "plain")
    knives = Group("test", ("knife crime", "carrying knives"), (), (), "plain")
    lexicon = build_lexicon((), [offending, knives])
    found = expand(parse("knife crime"), lexicon, lambda leaf: leaf == Term("offending", TYPED))
    assert found.expansions == {"crime": ("offending",)}


def names_in(tree: Node) -> Alternatives:
    """The names of the only term in a tree."""
    required = tree.required if isinstance(tree, Rewarded) else tree
    names = required.children[1] if isinstance(required, Any) else None
    assert isinstance(names, Alternatives)
    return names


def test_compounds_are_found_however_they_are_written() -> None:
    """Together, apart, and what is listed under one of these."""
    text = [Phrase(("bench", "marking")), Term("bench"), Term("marking"), Term("overoptimistic")]
    group = Group("test", ("compared with others",), ("benchmarking",), (), "plain")
    lexicon = build_lexicon((), [group])
    for query, others in {
        "benchmarking": ("bench marking", "compared with others"),
        "over optimistic": ("overoptimistic",),
        "overoptimistic": (),
        "bench marking": (),
        "marking bench": (),
    }.items():
        found = expand(parse(query), lexicon, lambda leaf: leaf in text).expansions
        assert found.get(query, ()) == others


def test_words_that_occur_as_typed_are_written_no_other_way() -> None:
    text = [Phrase(("time", "sharing")), Term("time"), Term("sharing"), Term("timesharing")]
    for query in ("time sharing", "timesharing"):
        found = expand(parse(query), build_lexicon((), []), lambda leaf: leaf in text).expansions
        assert found == {}


def test_no_two_words_are_another_word() -> None:
    found = expand(parse("a part of"), build_lexicon((), []), lambda _: True)
    assert found.expansions == {}


def test_a_word_that_was_typed_is_not_found_as_part_of_a_compound() -> None:
    lexicon = build_lexicon((), [Group("test", ("group", "club"), (), (), "")])
    alone = Near(("group",), 1, 1.0, ("sub",), ("group",))
    assert expand(parse("birth"), lexicon).query.tree == Near(
        ("birth",), 1, 1.0, ("pre",), ("birth",)
    )
    assert expand(parse('"birth"'), lexicon).query.tree == Term("birth", literal=True)
    assert expand(parse("parents"), lexicon).query.tree == Term("parents")
    tree = expand(parse("group"), lexicon).query.tree
    assert isinstance(tree, Any)
    assert tree.children[0] == alone


def test_what_says_where_is_found_in_its_own_words_near_each_other() -> None:
    """They are not looked for one by one; "children" tells nothing, and "care" would be enough."""
    delays = Group("test", ("delays in adoption", "adoption scorecard"), (), (), "")
    care = Group("test", ("children in care", "looked after"), (), (), "")
    lexicon = build_lexicon((), [delays, care])
    apart = Near(("delays", "in", "adoption"), 3 + BETWEEN, WITHIN)
    assert apart in names_in(expand(parse("delays in adoption"), lexicon).query.tree).children
    named = names_in(expand(parse("children in care"), lexicon).query.tree).children
    assert len(named) == 2
