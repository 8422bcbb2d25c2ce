"""Acronyms that reports explain, in the forms that occur in them."""

import pytest

from searchapp.language.acronyms import explained, mine, settled


@pytest.mark.parametrize(
    ("text", "letters", "meaning"),
    [
        ("victims of Child Sexual Exploitation (CSE) are", "cse", "child sexual exploitation"),
        ("the independent reviewing officers (IROs) know", "iro", "independent reviewing officers"),
        ("two early intervention panels (EIP's) meet", "eip", "early intervention panels"),
        ("known as the EIP (early intervention panel).", "eip", "early intervention panel"),
        ("the Children in Care Council (CiCC)", "cicc", "children in care council"),
        (
            "their assessed and supported year in employment (ASYE)",
            "asye",
            "assessed and supported year in employment",
        ),
        ("the multi-agency safeguarding hub (the ‘MASH’)", "mash", "multi agency safeguarding hub"),
        ("Director of Children’s Services (DCS)", "dcs", "director of children services"),
        (
            "the Young People in Care Council (YPIC)",
            "ypic",
            "young people in care council",
        ),
        ("a special guardianship order (SGO, 2014)", "sgo", "special guardianship order"),
    ],
)
def test_an_explained_acronym_is_found(text: str, letters: str, meaning: str) -> None:
    assert list(explained(text)) == [(letters, tuple(meaning.split()))]


@pytest.mark.parametrize(
    "text",
    [
        "the Board (LSCB) meets",
        "as reported (DfE, 2014)",
        "in June 2014. Exploitation (CSE) is",
        "most of them (40%)",
        "the service (CAMHS) and the team (FRT)",
        "the team (see paragraph 4)",
    ],
)
def test_what_explains_nothing_is_left_alone(text: str) -> None:
    assert list(explained(text)) == []


def test_forms_of_one_meaning_are_one_and_its_reports_are_known() -> None:
    (acronym,) = mine(
        [
            ("a", "an independent reviewing officer (IRO)"),
            ("b", "independent reviewing officers (IROs)"),
            ("c", "independent reviewing officers (IROs)"),
        ]
    )
    assert acronym.meaning == ("independent", "reviewing", "officers")
    assert acronym.reports == ("a", "b", "c")


def test_letters_with_two_meanings_keep_both_and_are_not_settled() -> None:
    acronyms = mine(
        [
            ("a", "first response team (FRT)"),
            ("b", "family resource team (FRT)"),
            ("b", "care leavers (CL)"),
        ]
    )
    assert [" ".join(one.meaning) for one in acronyms] == [
        "care leavers",
        "family resource team",
        "first response team",
    ]
    assert set(settled(acronyms)) == {"cl"}


def test_letters_that_are_also_a_word_are_marked() -> None:
    acronyms = mine(
        [
            ("a", "the family intervention team (FIT) is fit for this"),
            ("a", "the first response team (FRT) answers"),
        ]
    )
    assert {one.letters: one.is_word for one in acronyms} == {"fit": True, "frt": False}


def test_letters_explained_with_and_without_the_kind_of_body_have_one_meaning() -> None:
    (acronym,) = mine(
        [
            ("a", "the independent reviewing officer (IRO) said"),
            ("b", "an independent reviewing officer (IRO)"),
            ("c", "the independent reviewing officer service (IRO)"),
        ]
    )
    assert acronym.meaning == ("independent", "reviewing", "officer")
    assert acronym.reports == ("a", "b", "c")
