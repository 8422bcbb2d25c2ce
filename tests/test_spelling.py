"""Misspelt words are mended, right words never."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from searchapp.language.spelling import Speller, Typed, is_english, pairs
from searchapp.language.tokens import words
from searchapp.query import parse
from searchapp.query.mending import insisted, mended
from searchapp.search import Library

TEXTS = [
    "permanency planning is good",
    "permanency planning is late",
    "permanence planning for children",
    "permanence planning of plans",
    "planning is regular",
    "the minutes of the safeguarding board minutes",
    "safeguarding board minutes were taken in minutes",
    "minutes of each board were kept",
    "minutes of the panel were late",
    "foster carers were supported by child protection plans",
    "children missing from home are safe from harm from all",
    "those missing from home are found",
    "supervision in Calderdale by Barnardo’s",
]


@pytest.fixture(scope="module")
def speller() -> Speller:
    frequencies: dict[str, int] = {}
    for text in TEXTS:
        for word in set(words(text)):
            frequencies[word] = frequencies.get(word, 0) + 2
    frequencies |= {"mase": 1, "made": 100}
    return Speller(
        frequencies,
        pairs(TEXTS, ["truancy rates"]),
        frozenset(["truancy"]),
        is_english,
    )


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("supervison", "supervision"),
        ("permanancy planing", "permanency planning"),
        ("safegaurding board minuets", "safeguarding board minutes"),
        ("panel minuets", "panel minutes"),
        ("missing form home", "missing from home"),
        ("childprotection plans", "child protection plans"),
        ("safe guarding board", "safeguarding board"),
        ("truancey", "truancy"),
        ("Calderdle", "Calderdale"),
        ("supervision in Calderdle", "supervision in Calderdale"),
        ("supervison -planing", "supervision -planing"),
        ("(supervison OR minuets)", "(supervision OR minuets)"),
    ],
)
def test_what_was_meant_is_found(speller: Speller, typed: str, meant: str) -> None:
    assert mended(parse(typed), speller) == meant


@pytest.mark.parametrize(
    "typed",
    [
        "permanence planning",
        "planing",
        "kids in halifax",
        "organisation of behaviour",
        "they've counselled offences",
        "barnardos",
        "supervisioned",
        "Todmorden",
        "mase",
        "reinspection",
        "CSP IROs",
        '"supervison"',
        "supervis*",
        "-supervison",
        "xqzwv",
        "s47 2015 4.5",
        "",
    ],
)
def test_a_right_word_is_never_mended(speller: Speller, typed: str) -> None:
    assert mended(parse(typed), speller) is None


@pytest.mark.parametrize(
    "typed",
    [
        "bscb annual report",
        "mandem",
        "wagwan",
        "ketamine",
        "hussain",
        "inhouse training",
        "stepdad",
        "parentification",
        "basw",
        "coparenting",
        "subcommittee",
        "premeeting",
        "rehoused",
    ],
)
def test_a_word_of_its_own_is_not_taken_for_another(library: Library, typed: str) -> None:
    assert library.search(typed).corrected is None


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("interpeters", "interpreters"), ("comissioner", "commissioner"), ("homeles", "homeless")],
)
def test_what_looks_made_of_a_right_word_is_mended(
    library: Library, typed: str, meant: str
) -> None:
    assert library.search(typed).corrected == meant


def test_letters_in_the_wrong_order_are_mended(library: Library) -> None:
    assert library.search("lsbc").corrected == "lscb"


@given(st.text(max_size=80))
@settings(max_examples=60, deadline=None)
def test_any_text_may_be_mended(speller: Speller, text: str) -> None:
    better = mended(parse(text), speller)
    assert better is None or better != text


def test_a_second_word_that_became_part_of_the_first_is_gone(speller: Speller) -> None:
    assert speller.mend([Typed("safe"), Typed("guarding")]) == {0: ("safeguarding",), 1: ()}


def test_what_was_mended_can_be_insisted_on() -> None:
    assert insisted("the supervison of planing", "the supervision of planning") == (
        'the "supervison" of "planing"'
    )


def test_the_reader_is_shown_what_was_mended(library: Library) -> None:
    results = library.search("supervison")
    assert results.query == "supervison"
    assert results.corrected == "supervision"
    assert results.total == library.search("supervision").total
    assert library.search('"supervison"').corrected is None


@pytest.mark.parametrize("typed", ["2013–14", "2013-2014", "2013/14", "multi-agency", "pre-birth"])
def test_figures_and_compounds_are_left_as_they_are(library: Library, typed: str) -> None:
    results = library.search(typed)
    assert results.total
    assert results.corrected is None
