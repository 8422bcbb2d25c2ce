"""Sentences that have the matter of a question and not what is asked of it; days since when."""

from dataclasses import replace

import pytest

from searchapp.answering import Answerer, open_answerer
from searchapp.answering.notices import is_clear
from searchapp.model import Answer, Hit, Paragraph
from searchapp.search import Library


@pytest.fixture(scope="module")
def answerer(library: Library) -> Answerer:
    return open_answerer(library)


def told(answerer: Answerer, library: Library, question: str, text: str) -> list[str]:
    """What is read and may answer where `text` is the only paragraph."""
    return [one.text for one in shown(answerer, library, question, text)]


def shown(answerer: Answerer, library: Library, question: str, text: str) -> tuple[Answer, ...]:
    """The answers where `text` is the only paragraph."""
    report = library.report("calderdale-2015")
    assert report is not None
    paragraph = Paragraph(
        report.id,
        "1",
        1,
        1,
        None,
        None,
        ("Findings",),
        ("leadership",),
        None,
        "finding",
        None,
        text,
    )
    asked = replace(answerer.ask(question, {}), hits=[Hit(paragraph, report, 5.0)])
    readings = answerer.readings(asked.question, asked.limits, asked.hits)
    return answerer._answers(asked, readings)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("was anyone sacked", "The multi-disciplinary team is well resourced."),
        ("did a child die", "The child death overview panel is efficient and effective."),
        (
            "what do councillors get told about performance",
            "Councillors have undertaken training in corporate parenting.",
        ),
        ("how long has the council been inadequate", "Children wait 746 days to be placed."),
        (
            "has the number of looked after children got worse",
            "Performance for children looked after was worse, increasing to 358 days.",
        ),
        ("what is the role of the IRO", "The board queried the data in the IRO report."),
        ("is Calderdale safe", "Children are helped to keep safe from bullying."),
        ("can a child be placed with relatives", "A duty service supports kinship carers."),
        ("who should attend strategy meetings", "Meetings are attended by relevant agencies."),
        ("how much has changed since 2013", "Since 2013 three improvement notices were served."),
    ],
)
def test_what_leaves_out_what_is_asked_answers_nothing(
    answerer: Answerer, library: Library, question: str, text: str
) -> None:
    assert told(answerer, library, question, text) == []


@pytest.mark.parametrize(
    ("question", "text", "answer"),
    [
        (
            "how long has the chair been in post",
            "The chair of the board has been in post since January 2014.",
            "since January 2014",
        ),
        (
            "how many vacancies are there",
            "There is currently a very low vacancy rate of four posts in total.",
            "four",
        ),
        (
            "lado referrals how many",
            "There were 149 LADO referrals in the year, and 91% of cases were concluded.",
            "149",
        ),
    ],
)
def test_days_since_when_and_counts_called_rates_answer(
    answerer: Answerer, library: Library, question: str, text: str, answer: str
) -> None:
    assert told(answerer, library, question, text)[0].startswith(answer)


def test_what_a_share_is_now_is_shown_beside_what_it_was(
    answerer: Answerer, library: Library
) -> None:
    text = (
        "In 2013 the percentage of child protection plans open for two years or more was 9%. "
        "This has now reduced to a current level of 6%."
    )
    question = "what percentage of child protection plans are open for two years or more"
    assert told(answerer, library, question, text) == ["9%", "6%"]


@pytest.mark.parametrize(
    ("question", "text"),
    [
        (
            "do disabled children have an advocate",
            "The voice of disabled children led to better pavements.",
        ),
        ("do police attend conferences", "Most schools attend conferences on children."),
        ("do children see the same social worker", "Social workers see children regularly."),
    ],
)
def test_what_lacks_what_it_is_asked_about_is_no_clear_answer(
    answerer: Answerer, library: Library, question: str, text: str
) -> None:
    assert not any(is_clear(one.confidence) for one in shown(answerer, library, question, text))


def test_the_sentence_that_has_it_goes_before_another_of_its_paragraph(
    answerer: Answerer, library: Library
) -> None:
    text = (
        "Children have access to an advocate. "
        "The voice of disabled children in care has led to better pavements for disabled children."
    )
    answers = told(answerer, library, "do disabled children have an advocate", text)
    assert answers[:1] == ["Children have access to an advocate."]


def test_what_is_said_of_any_child_is_said_of_ones_own(answerer: Answerer) -> None:
    answers = answerer.answer("can my child have an advocate").answers
    assert "opportunity for children to have an advocate" in answers[0].sentence
    assert not answerer.answer("can i complain about my social worker").answered


@pytest.mark.parametrize(
    ("question", "text", "clear"),
    [
        (
            "what is the fostering allowance",
            "Care leavers receive a leaving care allowance of £2,000.",
            False,
        ),
        (
            "what is the leaving care allowance",
            "Care leavers receive a leaving care allowance of £2,000.",
            True,
        ),
    ],
)
def test_a_sum_stands_with_all_that_it_is_asked_of(
    answerer: Answerer, library: Library, question: str, text: str, clear: bool
) -> None:
    found = shown(answerer, library, question, text)
    assert bool(found and is_clear(found[0].confidence)) is clear
