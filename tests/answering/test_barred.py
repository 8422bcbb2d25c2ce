"""Readings that cannot answer, and sentences that do: meanings, doers, changes, advice."""

from dataclasses import replace

import pytest

from searchapp.answering import Answerer, open_answerer
from searchapp.answering.barred import is_doubtful
from searchapp.answering.defining import defines
from searchapp.answering.doers import UNTIED
from searchapp.answering.kinds_asked import asked_kind
from searchapp.answering.matching import Sentence
from searchapp.answering.notices import is_clear
from searchapp.answering.question import understand
from searchapp.answering.reader import LearnedReader
from searchapp.answering.weights import read_weights
from searchapp.search import Library


@pytest.fixture(scope="module")
def answerer(library: Library) -> Answerer:
    return open_answerer(library)


@pytest.mark.parametrize(
    "text",
    [
        "A pathway plan is a written record of what a care leaver needs.",
        "Each has a record of needs, known as the pathway plan.",
        "The written record, the pathway plan, is kept by advisers.",
        "They have a pathway plan, which sets out who will help.",
        "The pathway plan (a record of what is needed) is kept.",
        "Records include the pathway plan at point of leaving care.",
        "They get a pathway plan, entitling them to help.",
    ],
)
def test_what_says_what_a_thing_is_defines_it(text: str) -> None:
    assert defines(understand("what is a pathway plan"), text)


@pytest.mark.parametrize(
    "text",
    [
        "However, the quality of pathway plans is too variable.",
        "Most care leavers have pathway plans that reflect their needs.",
        "The pathway plan is an area of strength.",
        "Pathway plans contain the young person’s voice.",
        "Views are recorded in their pathway plans, alongside their wishes.",
        "Pathway planning for a plan is a strength.",
        "Only two had a pathway plan at the point of inspection.",
    ],
)
def test_what_says_something_about_a_thing_does_not(text: str) -> None:
    assert not defines(understand("what is a pathway plan"), text)


def test_what_a_grade_means_defines_nothing_else(answerer: Answerer) -> None:
    explained = answerer.answer("what is a good local authority").answers
    assert explained
    found = answerer.answer("what is a care leaver").answers
    assert not {one.sentence for one in explained} & {one.sentence for one in found}


def test_what_a_thing_is_for_may_be_told_by_what_goes_through_it() -> None:
    text = "Thresholds are applied through the Gateway Panel."
    assert defines(understand("What is the Gateway Panel for?"), text)
    assert not defines(understand("What is the Gateway Panel?"), text)


@pytest.mark.parametrize(
    ("question", "text", "doer"),
    [
        ("Who chairs the scrutiny board?", "The lead member chairs the scrutiny board.", "member"),
        ("Who chairs the scrutiny board?", "The scrutiny board is chaired by the mayor.", "mayor"),
        (
            "Who chairs the scrutiny board?",
            "An elected member, who is also on the fostering panel, chairs the scrutiny board.",
            "elected member",
        ),
        ("Who runs the hub?", "Barnardo's now runs the hub well.", "Barnardo's"),
        ("Who runs the hub?", "They asked two charities to manage the hub.", "charities"),
        ("Who delivers the visits?", "Visits are undertaken by Barnardo's.", "Barnardo's"),
    ],
)
def test_a_name_is_tied_to_what_it_does(question: str, text: str, doer: str) -> None:
    span = reader().read(understand(question), text, Sentence.of(text, 0, len(text)))
    assert span
    assert UNTIED not in span.against
    assert doer in text[span.start : span.end]


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Who chairs the board?", "The Chair of the Board retired in August 2014."),
        ("Who chairs the board?", "The Chief Executive, Chair of the Board and Lead Member agree."),
        ("Who runs the centre?", "The Women's Centre, which is run well, helps families."),
        ("Who provides the visits?", "Children are offered the visits by letter."),
        ("Who chairs the scrutiny board?", "The Head of Service chairs the harm board."),
        ("Who runs the virtual school?", "The team provides challenge to a school."),
        ("Who delivers the project?", "The project also provides training to Anytown Council."),
        (
            "Who chairs the board?",
            "The Head of Service now chairs the panel and attends the board.",
        ),
    ],
)
def test_a_name_that_only_stands_beside_is_not(question: str, text: str) -> None:
    span = reader().read(understand(question), text, Sentence.of(text, 0, len(text)))
    assert span is None or UNTIED in span.against


def reader() -> LearnedReader:
    return LearnedReader(read_weights("span"), read_weights("read"), lambda _stem: 5.0)


@pytest.mark.parametrize(
    "question",
    [
        "what is now adequate",
        "who chairs the improvement board",
        "who chairs the corporate parenting panel",
        "is it better now than in 2013",
        "have things got worse",
        "has fostering got worse since 2013",
        "did things improve after 2013",
    ],
)
def test_what_no_sentence_answers_is_refused(answerer: Answerer, question: str) -> None:
    assert not answerer.answer(question).answered


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("what is the gateway panel", "at point of entry into care"),
        ("what is still inadequate", "adoption performance"),
        ("who runs the children's centres", "two voluntary organisations to manage"),
        ("who delivers return interviews", "undertaken by Barnardo's"),
    ],
)
def test_the_sentence_that_answers_is_still_found(
    answerer: Answerer, question: str, said: str
) -> None:
    assert said in answerer.answer(question).answers[0].sentence


def test_a_report_before_the_year_tells_nothing_since(answerer: Answerer) -> None:
    answers = answerer.answer("has supervision improved since 2013").answers
    assert {one.hit.report.id for one in answers} <= {"calderdale-2015"}


@pytest.mark.parametrize(
    "question",
    [
        "what is early help",
        "how should schools raise a concern?",
        "how should plans be written",
        "what are the biggest risks",
    ],
)
def test_what_is_only_near_is_no_clear_answer(answerer: Answerer, question: str) -> None:
    answers = answerer.answer(question).answers
    assert answers
    assert not any(is_clear(one.confidence) for one in answers)


@pytest.mark.parametrize(
    ("question", "doubtful"),
    [
        ("who is responsible for quality assurance", True),
        ("who was the quality assurance manager of the inspection", False),
    ],
)
def test_what_the_inspection_team_says_is_of_the_inspection(
    answerer: Answerer, question: str, doubtful: bool
) -> None:
    asked = answerer.ask(question, {})
    readings = answerer.readings(asked.question, asked.limits, asked.hits)
    paragraph = replace(readings[0].passage.hit.paragraph, kind="method")
    hit = replace(readings[0].passage.hit, paragraph=paragraph)
    features = {**readings[0].features, "method": 0.0}
    passage = replace(readings[0].passage, hit=hit)
    one = replace(readings[0], passage=passage, features=features)
    assert is_doubtful(asked.question, one) is doubtful


def test_what_it_is_good_at_asks_for_strengths() -> None:
    assert asked_kind(understand("what is the council good at")) == "strength"
    assert asked_kind(understand("what are they doing well")) == "strength"


def test_why_it_needed_to_improve_is_told_by_no_recommendation(answerer: Answerer) -> None:
    answers = answerer.answer("why did Calderdale need to improve").answers
    assert "recommendation" not in {one.hit.paragraph.kind for one in answers}


def test_the_letters_of_what_is_asked_name_nobody() -> None:
    text = "Child protection conferences (CPCs) are attended."
    question = understand("who attends child protection conferences")
    assert reader().read(question, text, Sentence.of(text, 0, len(text))) is None


@pytest.mark.parametrize(
    ("question", "expects"),
    [("what do foster carers think", "topic"), ("what is the board good at", "topic")],
)
def test_what_someone_does_is_no_meaning(question: str, expects: str) -> None:
    assert understand(question).expects == expects


def test_how_it_was_inspected_does_not_say_what_was_found(answerer: Answerer) -> None:
    """The pages on the inspection tell whom it is about: young people who are leaving care too."""
    answers = answerer.answer("what happens to young people who leave care").answers
    assert "method" not in {one.hit.paragraph.kind for one in answers if is_clear(one.confidence)}
    inspected = answerer.answer("how many inspectors were there").answers
    assert "method" in {one.hit.paragraph.kind for one in inspected}
