"""Ways to deny are one."""

import pytest

from searchapp.language.denial import denied_alike


@pytest.mark.parametrize(
    "said", ["nobody checked", "no one checked", "never checked", "didnt checked", "not checked"]
)
def test_however_it_is_denied_it_is_denied(said: str) -> None:
    assert denied_alike(said.split()) == ["not", "checked"]


@pytest.mark.parametrize("said", ["doing nothing", "no one", "never", "not at all", ""])
def test_where_nothing_else_is_said_words_stay(said: str) -> None:
    assert denied_alike(said.split()) == said.split()


def test_what_denies_nothing_stays() -> None:
    assert denied_alike(["one", "checked"]) == ["one", "checked"]
