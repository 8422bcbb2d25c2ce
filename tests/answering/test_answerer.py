"""Answers over the two reports: right, verbatim, or refused."""

from dataclasses import replace

import pytest

from searchapp.answering import Answerer, open_answerer
from searchapp.answering.judged import grade_explained
from searchapp.answering.lists import told_after
from searchapp.answering.question import SHORT_ANSWERS, understand
from searchapp.model import Answers
from searchapp.search import Library

QUESTIONS = [
    "How many children agreed to a return interview?",
    "who led the 2015 inspection",
    "What does LADO stand for?",
    "How was adoption graded in 2015?",
    "Why have referrals reduced?",
    "What are the recommendations about care leavers?",
    "Are social workers' caseloads manageable?",
    "How many child abduction notices were issued compared with the year before?",
    "private fostering",
    "Where is the screening team based?",
]


@pytest.fixture(scope="module")
def answerer(library: Library) -> Answerer:
    return open_answerer(library)


@pytest.mark.parametrize("question", QUESTIONS)
def test_whatever_is_shown_stands_in_the_paragraph(answerer: Answerer, question: str) -> None:
    answers = answerer.answer(question)
    assert answers.answered
    for answer in answers.answers:
        assert answer.sentence in answer.hit.paragraph.text
        (start, end), *_ = answer.spans
        assert answer.sentence[start:end] == answer.text
        assert 0 <= answer.confidence <= 1
        most = 12 if answers.interpretation.expects in SHORT_ANSWERS else 40
        assert len(answer.text.split()) <= most


@pytest.mark.parametrize(
    ("question", "text", "paragraph"),
    [
        ("How many children agreed to a return interview?", "40%", "calderdale-2015/60"),
        ("What percentage of children agree to a return interview?", "40%", "calderdale-2015/60"),
        ("How many adopters does Calderdale have waiting?", "19", "calderdale-2015/107"),
        ("when did the director of children's services take up post", "April 2012", None),
        ("What does CSE stand for?", "Child Sexual Exploitation", None),
        ("what was the overall judgement in 2013?", "inadequate", None),
        ("who was the lead inspector in 2013", "Pietro Battista", "calderdale-2013/cover-2"),
    ],
)
def test_the_words_that_answer_come_first(
    answerer: Answerer, question: str, text: str, paragraph: str | None
) -> None:
    first = answerer.answer(question).answers[0]
    assert text.lower() in first.text.lower()
    assert paragraph in (None, first.hit.paragraph.id)


@pytest.mark.parametrize(
    "question",
    [
        "What was Rotherham's Ofsted judgement?",
        "Who won the Champions League final?",
        "How much is the council tax for a band D house?",
        "",
        "?!",
        "zzz qqq",
    ],
)
def test_what_the_reports_do_not_say_is_not_answered(answerer: Answerer, question: str) -> None:
    answers = answerer.answer(question)
    assert not answers.answered
    assert answers.answers == ()


def test_a_refusal_offers_the_nearest_paragraphs(answerer: Answerer) -> None:
    refused = answerer.answer("What was Rotherham's judgement of private fostering?")
    assert refused.related
    assert any("Rotherham" in notice for notice in refused.notices)


def test_filters_narrow_and_words_that_filter_can_be_ignored(answerer: Answerer) -> None:
    def reports(answers: Answers) -> set[str]:
        return {hit.report.id for hit in [a.hit for a in answers.answers] + [*answers.related]}

    given = answerer.answer("private fostering", {"report": ("calderdale-2013",)})
    assert reports(given) == {"calderdale-2013"}
    question = "private fostering in the 2013 inspection"
    read = answerer.answer(question)
    assert read.interpretation.filters == {"year": ("2013",)}
    assert reports(read) == {"calderdale-2013"}
    ignored = answerer.answer(question, ignore=("year",))
    assert "calderdale-2015" in reports(ignored)


@pytest.mark.parametrize(
    ("question", "sides"),
    [
        ("How many inspectors in 2013 compared with 2015?", ["five", "seven"]),
        ("Who were the lead inspectors in 2013 and 2015?", ["Pietro Battista", "Wendy Ghaffar"]),
    ],
)
def test_each_year_compared_is_asked_without_the_other(
    answerer: Answerer, question: str, sides: list[str]
) -> None:
    answers = answerer.answer(question)
    assert answers.interpretation.expects == "comparison"
    assert [answer.text for answer in answers.answers[:2]] == sides


def test_a_list_gives_its_items(answerer: Answerer) -> None:
    answers = answerer.answer("names of the team inspectors in 2015").answers
    assert "Nigel Parkes" in " ".join(answer.text for answer in answers)


def test_a_list_of_recommendations_is_that_of_the_report_meant(answerer: Answerer) -> None:
    answers = answerer.answer("What did the June 2013 inspection tell Calderdale to fix?").answers
    assert {answer.hit.paragraph.kind for answer in answers} == {"recommendation"}
    assert {answer.hit.report.id for answer in answers} == {"calderdale-2013"}
    assert len(answers) > 5


def test_a_list_about_a_matter_leaves_the_rest_out(answerer: Answerer) -> None:
    answers = answerer.answer("What are the recommendations about care leavers?").answers
    assert answers
    assert all("leaver" in answer.sentence for answer in answers)


@pytest.mark.parametrize(
    ("asked", "area", "count"),
    [
        ("What does the council need to improve?", "overall", 17),
        ("What does the LSCB need to improve?", "lscb", 6),
    ],
)
def test_what_is_to_improve_is_every_recommendation_to_whom_it_may_concern(
    answerer: Answerer, asked: str, area: str, count: int
) -> None:
    answers = answerer.answer(asked).answers
    assert len(answers) == count
    for answer in answers:
        assert answer.hit.paragraph.kind == "recommendation"
        assert answer.hit.report.id == "calderdale-2015"
        assert ("lscb" in answer.hit.paragraph.areas) == (area == "lscb")


def test_reasons_that_follow_a_colon_are_given(answerer: Answerer) -> None:
    answers = answerer.answer("Why did Calderdale require improvement?").answers
    assert answers[0].sentence.endswith("require improvement because:")
    assert "Risk is now better managed" in answers[2].sentence
    assert len(answers) == 13
    sections = {answer.hit.paragraph.section for answer in answers}
    assert len(sections) == 1


def test_reasons_are_led_in_without_a_colon_too(answerer: Answerer, library: Library) -> None:
    """Coventry's report of 2014 says "... is not yet good because", and goes on below."""
    asked = answerer.ask("Why did Calderdale require improvement?", {})
    best = answerer.readings(asked.question, asked.limits, asked.hits)[0]
    own = best.passage.hit.paragraph
    assert own.text.endswith("because:")
    bare = replace(best.passage.hit, paragraph=replace(own, text=own.text.removesuffix(":")))
    led_in = replace(best, passage=replace(best.passage, hit=bare))
    paragraphs = library.paragraphs(own.report_id)
    assert len(told_after(led_in, paragraphs)) == 12
    assert told_after(led_in, paragraphs) == told_after(best, paragraphs) != []


def test_a_fault_with_a_reason_is_no_reason_for_a_grade(answerer: Answerer) -> None:
    answers = answerer.answer("why was calderdale rated inadequate")
    assert not answers.answered
    assert answers.related


def test_what_a_grade_means_is_no_reason_for_one(answerer: Answerer) -> None:
    answers = answerer.answer("why was calderdale inadequate").answers
    assert answers
    assert all(answer.hit.paragraph.kind != "method" for answer in answers)


@pytest.mark.parametrize(
    ("question", "grade"),
    [
        ("why was it rated inadequate?", {"inadequ"}),
        ("why did the council require improvement", {"requir", "improv"}),
        ("why was adoption inadequate", set()),
        ("was the council inadequate", set()),
        ("why did the council improve", set()),
        ("why must the council improve its rate", set()),
    ],
)
def test_it_is_known_where_reasons_for_a_grade_are_all_that_is_asked(
    question: str, grade: set[str]
) -> None:
    assert grade_explained(understand(question)) == grade


def test_both_years_that_are_compared_have_their_own_answer(answerer: Answerer) -> None:
    answers = answerer.answer("overall judgement in 2013 compared with 2015")
    assert answers.interpretation.expects == "comparison"
    both = [(one.hit.report.id, one.text.lower()) for one in answers.answers[:2]]
    assert both == [("calderdale-2013", "inadequate"), ("calderdale-2015", "require improvement")]
    assert any("own report and date" in notice for notice in answers.notices)


def test_without_a_year_the_newest_judgement_is_meant(answerer: Answerer) -> None:
    first = answerer.answer("How was Calderdale rated overall?").answers[0]
    assert first.hit.report.id == "calderdale-2015"


def test_nothing_is_compared_over_all_councils(answerer: Answerer) -> None:
    answers = answerer.answer("Which council has the best adoption service?")
    assert not answers.answered
    assert any("over all reports" in notice for notice in answers.notices)


def test_a_list_is_that_of_the_heading_and_the_year_that_are_named(answerer: Answerer) -> None:
    question = "What did Ofsted tell the council to do within three months in 2013?"
    answers = answerer.answer(question).answers
    numbers = [answer.hit.paragraph.paragraph_id for answer in answers]
    assert numbers == ["3.7", "3.8", "3.9", "3.10", "3.11"]
    assert {answer.hit.report.id for answer in answers} == {"calderdale-2013"}


def test_all_who_inspected_are_named(answerer: Answerer) -> None:
    answers = answerer.answer("Who were the inspectors in 2015?").answers
    labels = [answer.text.partition(":")[0] for answer in answers]
    assert labels == ["Lead inspector", "Deputy lead inspector", "Team inspectors"]


def test_of_sentences_nearly_as_good_the_one_of_the_matter_comes_first(answerer: Answerer) -> None:
    best = answerer.answer("what did inspectors say about the quality of assessments?").answers[0]
    assert best.sentence.startswith("The quality of assessments is not yet consistently good")


@pytest.mark.parametrize(
    "question",
    ["how many adoptions", "how many children have been adopted?", "number of adoptions"],
)
def test_adoptions_are_counted_where_the_report_counts_them(
    answerer: Answerer, question: str
) -> None:
    best = answerer.answer(question).answers[0]
    assert (best.text, best.sentence) == ("21", "there have been 21 adoptions")


def test_who_does_it_is_not_what_is_done(answerer: Answerer) -> None:
    """There were 45 adopters, who are no adoptions."""
    answers = answerer.answer("how many adoptions in 2014?").answers
    assert all("adopters" not in one.text for one in answers)


def test_how_something_improved_after_its_grade_asks_for_no_grade() -> None:
    assert (
        understand("how did Calderdale improve after being judged inadequate?").expects != "grade"
    )
    assert understand("how was Calderdale judged?").expects == "grade"


@pytest.mark.parametrize(
    "question", ["why does Calderdale require improvement?", "why is Calderdale inadequate?"]
)
def test_the_safeguarding_boards_grade_is_not_the_councils(
    answerer: Answerer, question: str
) -> None:
    answers = answerer.answer(question).answers
    assert not any("lscb" in one.hit.paragraph.areas for one in answers)
