"""How a council was judged as a whole: which questions ask it, and which sentences say it."""

from collections.abc import Sequence
from dataclasses import replace
from types import SimpleNamespace
from typing import cast

import pytest

from searchapp.answering import Answerer, open_answerer
from searchapp.answering.overall import asks_overall, overall_within
from searchapp.model import Hit, Kind, Paragraph, Report
from searchapp.search import Library


@pytest.fixture(scope="module")
def answerer(library: Library) -> Answerer:
    return open_answerer(library)


REPORTS = cast(
    Sequence[Report],
    [SimpleNamespace(authority="Anytown", authority_slug="anytown", year=2018)],
)


@pytest.mark.parametrize(
    "question",
    [
        "is Anytown inadequate",
        "is Anytown doing well?",
        "is Anytown good or bad",
        "was Anytown council good or not?",
        "was Anytown council good?",
        "is anytown still outstanding in 2018",
        "Are children's services in Anytown good now?",
        "does Anytown require improvement?",
        "did Anytown fail its inspection",
        "has Anytown council passed its last Ofsted inspection?",
        "did the council get a good rating",
        "what was the judgement for Anytown",
        "how was Anytown judged",
        "what is Anytown's Ofsted rating",
        "Anytown's overall rating",
        "Anytown overall effectiveness",
        "is Anytown any good?",
        "how good is Anytown",
        "how well did Anytown do",
    ],
)
def test_who_asks_for_the_overall_judgement_is_understood(question: str) -> None:
    assert asks_overall(question, REPORTS)


@pytest.mark.parametrize(
    "question",
    [
        "is Anytown good at adoption",
        "is supervision good in Anytown",
        "was adoption in Anytown judged good",
        "what was the judgement for care leavers in Anytown",
        "what is Anytown's Ofsted rating for schools",
        "was Anytown inadequate in 2012",
        "why was Anytown inadequate",
        "who judged Anytown",
        "did Anytown fail its care leavers",
        "Anytown",
    ],
)
def test_other_questions_are_not_taken_for_it(question: str) -> None:
    assert not asks_overall(question, REPORTS)


def hit_of(report: Report, text: str, section: tuple[str, ...], kind: Kind) -> Hit:
    paragraph = Paragraph(
        report.id, "1", 0, 1, None, None, section, ("overall",), None, kind, None, text
    )
    return Hit(paragraph, report, 1.0)


@pytest.mark.parametrize(
    ("text", "section", "kind", "said"),
    [
        ("Children’s services in Anytown are inadequate", (), "method", "inadequate"),
        ("The overall judgement is inadequate.", (), "method", "inadequate"),
        ("Overall effectiveness Inadequate", (), "method", "Inadequate"),
        ("Grade 4 (Inadequate)", ("Overall effectiveness",), "method", "Inadequate"),
        ("Leadership, management and governance Inadequate", (), "method", None),
        ("Overall effectiveness: good", (), "method", None),
        ("Services were judged inadequate overall at the last inspection.", (), "summary", None),
        ("Overall effectiveness: inadequate", ("Previous Ofsted inspections",), "method", None),
        ("Overall effectiveness: inadequate", (), "context", None),
        ("One children’s home was judged inadequate.", (), "summary", None),
    ],
)
def test_only_the_overall_judgement_of_the_report_itself_counts(
    library: Library, text: str, section: tuple[str, ...], kind: Kind, said: str | None
) -> None:
    report = replace(library.report("calderdale-2013"), overall_grade="inadequate")
    place = overall_within(hit_of(report, text, section, kind), 0, len(text))
    assert (text[slice(*place)] if place else None) == said


@pytest.mark.parametrize(
    ("question", "report", "grade"),
    [
        ("is Calderdale inadequate", "calderdale-2015", "require improvement"),
        ("is Calderdale good", "calderdale-2015", "require improvement"),
        ("did Calderdale fail its inspection?", "calderdale-2015", "require improvement"),
        ("was Calderdale inadequate in 2013", "calderdale-2013", "inadequate"),
        ("what was the judgement for Calderdale", "calderdale-2015", "require improvement"),
    ],
)
def test_the_newest_or_the_named_report_says_it(
    answerer: Answerer, question: str, report: str, grade: str
) -> None:
    answers = answerer.answer(question)
    assert answers.interpretation.expects == "grade"
    assert answers.answers[0].hit.report.id == report
    assert answers.answers[0].text == grade
    assert all(overall_within(one.hit, 0, len(one.hit.paragraph.text)) for one in answers.answers)
