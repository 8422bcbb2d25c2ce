"""What of a query is demanded, and what is enough where little has all of it."""

import pytest

from searchapp.query import parse
from searchapp.query.tree import (
    All,
    Alternatives,
    Any,
    Every,
    Near,
    Node,
    Not,
    Phrase,
    Rewarded,
    Term,
    Words,
)
from searchapp.search.named import Named
from searchapp.search.relaxing import (
    AS_TYPED,
    GIVING_REASONS,
    LITTLE,
    TOGETHER,
    WINDOW,
    as_typed,
    aside,
    is_sentence,
    relaxed,
    strict,
    things,
    word_for_word,
)


def test_all_that_bears_meaning_is_demanded_and_closeness_rewarded() -> None:
    assert strict(parse("the housing of leavers").tree) == Rewarded(
        All((Term("housing"), Term("leavers"))),
        (
            Term("the", LITTLE),
            Term("of", LITTLE),
            Near(("housing", "leavers"), WINDOW, TOGETHER),
            Near(("housing", "leavers"), 4, AS_TYPED),
        ),
    )


def test_any_of_the_plain_words_is_enough_but_the_rest_stays_demanded() -> None:
    tree = parse('housing leavers -private "return interviews"').tree
    assert relaxed(tree) == Rewarded(
        All(
            (
                Any((Term("housing"), Term("leavers"))),
                Not(Term("private")),
                Phrase(("return", "interviews")),
            )
        ),
        (Near(("housing", "leavers"), WINDOW, TOGETHER),),
    )


@pytest.mark.parametrize("text", ["housing", '"return interviews"', "a AND b", "-private", ""])
def test_some_queries_have_nothing_to_relax(text: str) -> None:
    assert relaxed(parse(text).tree) is None


RAN_AWAY = Near(("ran", "away"), 20, typed=("ran", "away"))
NAMES = Alternatives((Near(("ran", "away"), 2), Term("missing")))
TERM = Rewarded(Any((RAN_AWAY, NAMES)), (Term("ran"), Term("away")))


def test_of_an_expanded_term_the_words_together_or_another_name_are_enough() -> None:
    found = relaxed(Words((TERM, Term("home"))))
    assert isinstance(found, Rewarded)
    assert found.required == Any((RAN_AWAY, NAMES, Term("home")))
    assert {Term("ran"), Term("away")} <= set(found.rewards), "one word of it adds score"


def test_a_rare_word_of_a_term_is_enough() -> None:
    found = relaxed(TERM, (), {"ran"})
    assert isinstance(found, Rewarded)
    assert found.required == Any((RAN_AWAY, NAMES, Term("ran")))


def test_a_thing_is_known_by_what_was_typed_for_it() -> None:
    assert dict(things(Words((TERM, Term("home"))))) == {
        TERM: ("ran", "away"),
        Term("home"): ("home",),
    }


def test_spared_words_add_score_and_bring_nothing_in() -> None:
    tree = parse("wiltshire adoption delay").tree
    found = relaxed(tree, {"wiltshire"})
    assert isinstance(found, Rewarded)
    assert found.required == Any((Term("adoption"), Term("delay")))
    assert Term("wiltshire") in found.rewards
    assert relaxed(parse("kent wiltshire").tree, {"kent", "wiltshire"}) == relaxed(
        parse("kent wiltshire").tree
    )


def test_a_small_or_demands_one_of_two() -> None:
    tree = strict(parse("notes missing or late").tree)
    assert isinstance(tree, Rewarded)
    assert tree.required == All((Term("notes"), Any((Term("missing"), Term("late")))))


def test_a_word_that_says_little_is_demanded_where_there_is_no_other() -> None:
    assert strict(parse("who").tree) == Term("who")


@pytest.mark.parametrize(
    ("text", "expected"),
    [("care leavers housing", False), ("how long do children wait for new homes", True)],
)
def test_a_sentence_is_more_than_a_few_words(text: str, expected: bool) -> None:
    assert is_sentence(parse(text).tree) is expected


def test_a_council_that_is_named_says_little_beside_what_is_looked_for() -> None:
    kent = Named(("kent",), (), frozenset(["kent"]))
    tree = parse("Kent adoption").tree
    assert aside(tree, kent) == Words((Term("kent", LITTLE), Term("adoption")))
    alone = parse("Kent").tree
    assert aside(alone, kent) == alone
    both = parse("Kent Essex").tree
    assert aside(both, Named(("kent", "essex"), (), frozenset(["kent", "essex"]))) == both


def test_a_year_that_names_reports_is_not_demanded() -> None:
    tree = aside(parse("caseloads 2013").tree, Named((), ("2013",), frozenset(["2013"])))
    said = Rewarded(Every(), (Term("2013", LITTLE),))
    assert strict(tree) == Rewarded(Term("caseloads"), (said,))
    assert relaxed(tree) is None, "nothing else is demanded"


def test_a_query_of_few_words_is_a_name_where_it_stands_as_typed() -> None:
    def name(text: str) -> Near | None:
        tree = parse(text).tree
        return as_typed(tree) if isinstance(tree, Words) else None

    assert name("who was the lead inspector") == Near(("lead", "inspector"), 5, AS_TYPED)
    assert name("serious case review") == Near(("serious", "case", "review"), 3, AS_TYPED)
    assert name("inspector") is None
    assert name("children wait long for homes") is None
    assert name("lead inspector -deputy") == Near(("lead", "inspector"), 2, AS_TYPED)
    assert name('scrutiny "care leavers" panel') is None


def test_what_something_is_like_is_not_looked_for_as_like() -> None:
    def demanded(text: str) -> Node:
        found = strict(parse(text).tree)
        return found.required if isinstance(found, Rewarded) else found

    assert demanded("what is supervision like") == Term("supervision")
    for text in ("children like games", "what do children like"):
        assert Term("like") in getattr(demanded(text), "children", ())
    calderdale = Named(("calderdale",), (), frozenset(["calderdale"]))
    tree = strict(aside(parse("what is supervision like in Calderdale").tree, calderdale))
    assert isinstance(tree, Rewarded)
    assert Term("like") not in getattr(tree.required, "children", (tree.required,))


def test_a_share_is_how_something_is_asked() -> None:
    found = strict(parse("agency staff percentage").tree)
    assert isinstance(found, Rewarded)
    assert found.required == All((Term("agency"), Term("staff")))
    assert strict(parse("percentage").tree) == Term("percentage")


def test_a_name_stands_word_for_word() -> None:
    def name(text: str) -> Phrase | None:
        tree = parse(text).tree
        return word_for_word(tree) if isinstance(tree, Words) else None

    assert name("who was the lead inspector") == Phrase(("lead", "inspector"))
    assert name("quality of supervision") is None
    assert name("children wait long for homes") is None


def test_what_names_reports_is_no_part_of_a_name() -> None:
    tree = parse("lead inspector Kent 2013").tree
    named = Named(("kent",), ("2013",), frozenset(["kent", "2013"]))
    found = aside(tree, named)
    assert isinstance(found, Words)
    assert as_typed(found) == Near(("lead", "inspector"), 2, AS_TYPED)


def test_reasons_are_rewarded_where_why_is_asked() -> None:
    why = strict(parse("why is adoption late").tree)
    assert isinstance(why, Rewarded)
    assert GIVING_REASONS in why.rewards
    for text in ("how late is adoption", '"why" adoption'):
        plain = strict(parse(text).tree)
        assert not (isinstance(plain, Rewarded) and GIVING_REASONS in plain.rewards)


def test_a_year_beside_what_is_quoted_or_joined_by_or_names_reports() -> None:
    named = Named((), ("2013",), frozenset(["2013"]))
    quoted = strict(aside(parse('2013 "private fostering"').tree, named))
    assert isinstance(quoted, Rewarded)
    assert quoted.required == Phrase(("private", "fostering"))
    either = strict(aside(parse("adoption or 2013").tree, named))
    assert isinstance(either, Rewarded)
    assert either.required == Term("adoption")


def test_what_was_spared_adds_score_only() -> None:
    found = relaxed(parse("kent housing leavers").tree, {"kent"})
    assert isinstance(found, Rewarded)
    assert found.required == Any((Term("housing"), Term("leavers")))
    assert Term("kent") in found.rewards


def test_slight_words_of_a_term_are_not_enough() -> None:
    typed = Words((Term("taking"), Term("their"), Term("own"), Term("lives")))
    found = relaxed(Any((typed, Alternatives((Term("suicide"),)))))
    assert isinstance(found, Rewarded)
    assert found.required == Any((Term("lives"), Alternatives((Term("suicide"),))))


def test_each_thing_has_the_words_typed_for_it() -> None:
    found = things(parse("the multi-agency hub -adult").tree)
    assert list(found.values()) == [("multi", "agency"), ("hub",)]


@pytest.mark.parametrize(
    ("typed", "demanded"),
    [
        ("agency percentage", ["agency"]),
        ("data problems", ["data"]),
        ("what problems", ["problems"]),
        ("average", ["average"]),
        ('"average" caseload', ["caseload"]),
    ],
)
def test_what_says_how_much_or_that_there_is_trouble_is_demanded_only_alone(
    typed: str, demanded: list[str]
) -> None:
    assert [" ".join(words) for words in things(parse(typed).tree).values()] == demanded


def test_what_is_not_demanded_of_a_matter_counts_whole_where_it_is_said() -> None:
    tree = strict(parse("average caseload").tree)
    assert isinstance(tree, Rewarded)
    assert tree.required == Term("caseload")
    assert Term("average") in tree.rewards
