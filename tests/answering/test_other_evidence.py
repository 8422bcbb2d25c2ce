"""What is shown beside the best sentence: of the same, and reasons where these are asked for."""

import pytest

from searchapp.answering import Answerer, open_answerer
from searchapp.answering.question import understand
from searchapp.answering.unnamed import is_asked_about, says_nobody
from searchapp.answering.words import words_of
from searchapp.search import Library


@pytest.fixture(scope="module")
def answerer(library: Library) -> Answerer:
    return open_answerer(library)


def test_a_verdict_is_no_reason_for_itself(answerer: Answerer) -> None:
    """The report says "As a result the quality of practice is inadequate" and why before that."""
    answers = answerer.answer("why was Calderdale inadequate").answers
    sentences = [one.sentence for one in answers]
    assert not any(one.startswith("As a result") for one in sentences)
    assert "The quality of practice is inadequate." not in sentences
    assert any("voice of the child is often not evident" in one for one in sentences)
    assert len(set(sentences)) == len(sentences)


def test_other_evidence_is_of_the_same(answerer: Answerer) -> None:
    answers = answerer.answer("do police attend conferences").answers
    assert answers
    assert all("police" in one.sentence.lower() for one in answers)


@pytest.mark.parametrize(
    "name",
    ["relevant agencies", "all appropriate professionals", "partner agencies", "other staff"],
)
def test_a_name_that_could_be_anyones_says_nobody(name: str) -> None:
    assert says_nobody(words_of(name))


@pytest.mark.parametrize("name", ["health agencies", "staff", "the police", "social workers"])
def test_a_name_that_tells_some_from_others_does_not(name: str) -> None:
    assert not says_nobody(words_of(name))


@pytest.mark.parametrize(
    ("question", "name", "expected"),
    [
        ("Who chairs the LSCB?", "the LSCB", True),
        ("Who chairs the LSCB?", "an independent chair of the LSCB", False),
        ("Which body oversees safeguarding?", "the safeguarding body", False),
    ],
)
def test_what_is_asked_about_does_not_say_who_it_is(
    question: str, name: str, expected: bool
) -> None:
    assert is_asked_about(words_of(name), understand(question)) is expected


@pytest.mark.parametrize(
    ("question", "expects"),
    [
        ("how much has changed since 2013", "yesno"),
        ("how much has the board improved", "yesno"),
        ("how much better is it now", "yesno"),
        ("how much has the number of children in care changed", "number"),
        ("how much did it cost", "money"),
    ],
)
def test_how_much_has_changed_asks_for_no_count(question: str, expects: str) -> None:
    assert understand(question).expects == expects
