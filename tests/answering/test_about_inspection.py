"""Who inspected, and how to reach Ofsted."""

from datetime import date

import pytest

from searchapp.answering.about_inspection import (
    about_inspection_cues,
    asked_contact,
    asked_post,
    contact_within,
)
from searchapp.answering.matching import Sentence
from searchapp.answering.question import understand
from searchapp.model import Hit
from searchapp.search import Library


@pytest.mark.parametrize(
    ("question", "post"),
    [
        ("Who was in charge of the inspection?", "lead"),
        ("who headed the inspection team", "lead"),
        ("Who was second in command of the inspection?", "deputy"),
        ("Who was the deputy lead inspector?", "deputy"),
        ("names of the other inspectors", "team"),
        ("Who was the quality assurance manager for the inspection?", "assurance"),
        ("Who leads the fostering team?", None),
        ("Why was the inspection led from Leeds?", None),
    ],
)
def test_which_inspector_is_asked_for(question: str, post: str | None) -> None:
    assert asked_post(understand(question)) == post


@pytest.mark.parametrize(
    ("question", "contact"),
    [
        ("What number do I ring to complain about Ofsted?", "telephone"),
        ("web address where the report can be found", "website"),
        ("Where is Ofsted's head office?", "address"),
        ("What is Ofsted's email?", "email"),
        ("Is the report online?", None),
        ("Where is the screening team based?", None),
    ],
)
def test_which_way_to_reach_ofsted_is_asked_for(question: str, contact: str | None) -> None:
    assert asked_contact(understand(question)) == contact


def test_another_inspector_than_the_one_asked_for_counts_against_a_line(library: Library) -> None:
    question = understand("Who was second in command of the 2015 inspection?")
    told = {}
    for paragraph in library.paragraphs("calderdale-2015"):
        report = next(r for r in library.reports() if r.id == paragraph.report_id)
        sentence = Sentence.of(paragraph.text, 0, len(paragraph.text))
        cues = about_inspection_cues(question, Hit(paragraph, report, 0.0), sentence)
        told[paragraph.text] = cues.get("inspector")
        assert report.published == date(2015, 3, 20)
    assert told["Deputy lead inspector: Fiona Millns"] == 1.0
    assert told["Lead inspector: Wendy Ghaffar"] == -1.0


def test_an_address_is_read_whole() -> None:
    text = "Piccadilly Gate Store St Manchester M1 2WD"
    question = understand("Where is Ofsted's head office?")
    assert contact_within(question, text, Sentence.of(text, 0, len(text))) == (0, len(text))
