"""The forms of one word, and what is merely made of it."""

import pytest

from searchapp.language.inflections import irregular_forms, is_slight, uninflected


@pytest.mark.parametrize(
    "forms",
    [
        "place places placing placed",
        "abuse abuses abused abusing",
        "care cares caring cared",
        "run runs running ran",
        "baby babies",
        "house houses housing housed",
        "stab stabbed stabbing",
        "child children",
        "class classes",
        "teach taught teaching",
    ],
)
def test_the_forms_of_a_word_are_one(forms: str) -> None:
    assert len({uninflected(form) for form in forms.split()}) == 1


@pytest.mark.parametrize(
    "apart",
    [
        "office officer",
        "national nationality",
        "abuse abuser",
        "care car",
        "plan plane",
        "note not",
        "direct director direction",
        "adopt adopter adoption",
        "visit visitor",
    ],
)
def test_what_is_made_of_a_word_is_another(apart: str) -> None:
    different = apart.split()
    assert len({uninflected(word) for word in different}) == len(different)


def test_irregular_forms_lead_to_one_another_but_not_for_verbs_that_say_little() -> None:
    assert set(irregular_forms("ran")) == {"run"}
    assert set(irregular_forms("stolen")) == {"steal", "stole"}
    assert list(irregular_forms("took")) == []
    assert list(irregular_forms("adoption")) == []


@pytest.mark.parametrize("word", ["taking", "took", "went", "given", "kept"])
def test_a_verb_that_says_little_does_so_in_any_form(word: str) -> None:
    assert is_slight(word)


@pytest.mark.parametrize("word", ["knowledge", "user", "leave", "lives"])
def test_what_is_no_such_verb_says_more(word: str) -> None:
    assert not is_slight(word)


@pytest.mark.parametrize("word", ["go", "goes", "going", "gone", "went"])
def test_every_form_of_going_says_little(word: str) -> None:
    assert is_slight(word)
