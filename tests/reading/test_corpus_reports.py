"""The two reports of the corpus, read from their text exports."""

from pathlib import Path

import pytest

from searchapp.model import Document, Paragraph
from searchapp.reading import read_document

CORPUS = Path(__file__).parents[2] / "corpus"


@pytest.fixture(scope="module")
def calderdale_2013() -> Document:
    return read_document(CORPUS / "calderdale-2013.txt")


@pytest.fixture(scope="module")
def calderdale_2015() -> Document:
    return read_document(CORPUS / "calderdale-2015.txt")


def numbered(document: Document) -> dict[int, Paragraph]:
    found = [p for p in document.paragraphs if p.number is not None and p.item is None]
    assert [p.number for p in found] == list(range(1, len(found) + 1))
    return {p.number: p for p in found if p.number is not None}


def test_every_number_of_2013_is_there_once_and_in_order(calderdale_2013: Document) -> None:
    assert len(numbered(calderdale_2013)) == 56


def test_every_number_of_2015_is_there_once_and_in_order(calderdale_2015: Document) -> None:
    assert len(numbered(calderdale_2015)) == 192


def test_a_lost_number_follows_from_its_neighbours(
    calderdale_2013: Document, calderdale_2015: Document
) -> None:
    assert numbered(calderdale_2015)[57].text.startswith("Clear procedures in respect of children")
    assert numbered(calderdale_2013)[47].text.startswith("Assessments for children, subject to")
    assert numbered(calderdale_2013)[55].text.startswith("Performance management of child")
    assert numbered(calderdale_2013)[46].text.endswith("to be developed within the teams.")


def test_the_actions_of_2013_have_an_identity_of_their_own(calderdale_2013: Document) -> None:
    actions = [p for p in calderdale_2013.paragraphs if p.item is not None]
    assert [p.paragraph_id for p in actions] == [f"3.{k}" for k in range(1, 13)]
    assert [p.section[-1] for p in actions] == (
        ["Immediately"] * 6 + ["Within three months"] * 5 + ["Within six months"]
    )
