"""What a question asks for."""

from collections.abc import Sequence
from time import perf_counter
from types import SimpleNamespace
from typing import cast

import pytest

from searchapp.answering.headcounts import group_asked
from searchapp.answering.limits import read_limits
from searchapp.answering.overall import asks_overall
from searchapp.answering.question import Meaning, understand, with_other_words
from searchapp.language.councils import councils_named
from searchapp.model import Report
from searchapp.search import Library


class NoLexicon:
    """Knows no other words."""

    def meanings(self, _typed: Sequence[str], _in_capitals: Sequence[bool]) -> Sequence[Meaning]:
        return ()


def named_report(slug: str) -> Report:
    name = slug.replace("-", " ").title()
    return cast(Report, SimpleNamespace(authority=name, authority_slug=slug))


@pytest.mark.parametrize(
    ("question", "expects"),
    [
        ("How many children agreed to a return interview?", "number"),
        ("LADO referrals 2013-14 how many", "number"),
        ("men helped by the Women's Centre 2013-14", "number"),
        ("approved adopters without a child at the end of March 2014", "number"),
        ("strengths of the council in 2015", "topic"),
        ("Was Calderdale rated inadequate overall in 2015?", "grade"),
        ("Was adoption in Hillingdon rated good?", "grade"),
        ("Is Leeds still outstanding?", "grade"),
        ("Is the help for care leavers good?", "yesno"),
        ("Average caseload of a family support worker", "number"),
        ("What had the birth rate come down to?", "number"),
        ("what was the turnover of social workers", "percent"),
        ("How big a budget cut is the council facing?", "money"),
        ("typical wait to be seen by a therapist", "duration"),
        ("How quickly are children seen after a referral?", "duration"),
        ("early help hub opening date", "date"),
        ("What's the deadline for comments?", "date"),
        ("quality assurance manager, Leeds inspection", "person"),
        ("Who vets the papers before the panel sits?", "role"),
        ("Which college runs the mentoring?", "organisation"),
        ("Who won the advocacy contract?", "organisation"),
        ("Two things the council was told to improve?", "list"),
        ("What does the council do when a school is no longer good?", "action"),
        ("What is Team 12 in Northamptonshire?", "definition"),
        ("What is the independent visitor service for?", "definition"),
        ("staff turnover, our figure and the national average", "comparison"),
        ("what percentage of care leavers are in work", "percent"),
        ("How much did the council spend on agency staff?", "money"),
        ("young parents who were in care", "topic"),
        ("services which help fathers", "topic"),
        ("children not told why", "topic"),
        ("Kent who chairs the scrutiny committee", "role"),
        ("in Wigan who chairs scrutiny", "role"),
        ("no foster carers, why", "reason"),
        ("long waits what does the council do", "action"),
        ("what is still inadequate", "topic"),
        ("what is a child in need", "definition"),
        ("is adoption good", "grade"),
        ("was the safeguarding board in Wigan inadequate", "grade"),
        ("what is inadequate?", "topic"),
        ("what does inadequate mean", "definition"),
        ("when was the report published", "date"),
        ("How long do care proceedings take?", "duration"),
        ("Can you tell me who led the inspection?", "person"),
        ("Who should report to the panel each year?", "role"),
        ("Who runs the advocacy service?", "organisation"),
        ("Which government department reviewed the programme?", "organisation"),
        ("Where is the team based?", "place"),
        ("How was adoption graded?", "grade"),
        ("What was the overall Ofsted judgement?", "grade"),
        ("Are caseloads manageable?", "yesno"),
        ("do you know how many adopters were approved", "number"),
        ("What does LADO stand for?", "definition"),
        ("what's a section 47 enquiry?", "definition"),
        ("What are the recommendations on care leavers?", "list"),
        ("What does the council need to improve?", "list"),
        ("what needs to get better", "list"),
        ("areas for improvement", "list"),
        ("areas for improvement 2013", "list"),
        ("recommendations from the last inspection", "list"),
        ("What did the council do to improve?", "action"),
        ("What does the LADO need to do?", "action"),
        ("what does a virtual school need to do", "action"),
        ("What does the council need to do?", "list"),
        ("What should the council improve about adoption?", "action"),
        ("why do children wait so long", "reason"),
        ("What should the council do about private fostering?", "action"),
        ("How many notices were issued in 2013 compared with 2012?", "comparison"),
        ("private fostering", "topic"),
    ],
)
def test_the_kind_of_answer_is_told_from_the_words(question: str, expects: str) -> None:
    assert understand(question).expects == expects


def test_terms_leave_out_what_a_question_is_put_in() -> None:
    question = understand("How many children agreed to a return interview?")
    assert [term.text for term in question.terms] == ["children", "agreed", "return", "interview"]
    assert question.head == ("child",)
    assert question.is_question


@pytest.mark.parametrize(
    "question", ["is adoption in " + "a" * 40 + "!", "ratings " * 22 + "zz", "numbers " * 22 + "zz"]
)
def test_a_question_that_fits_in_many_ways_is_read_at_once(question: str) -> None:
    begun = perf_counter()
    understand(question)
    assert not asks_overall(question, [])
    assert group_asked(question, []) is None
    assert perf_counter() - begun < 1


def test_keywords_are_no_question() -> None:
    assert not understand("private fostering").is_question


def test_a_year_of_a_report_is_a_filter_and_a_year_in_the_text_is_not(library: Library) -> None:
    reports = library.reports()
    assert read_limits("How was adoption graded in the 2015 inspection?", reports).filters == {
        "year": ("2015",)
    }
    told = read_limits("How many referrals were there in 2013-14?", reports)
    assert (told.filters, told.years) == ({}, ())
    preferred = read_limits("Where was the team based in 2013?", reports)
    assert (preferred.filters, preferred.years) == ({}, (2013,))


def test_a_year_right_after_a_council_is_its_report(library: Library) -> None:
    limits = read_limits("Calderdale 2013 recommendations", library.reports())
    assert limits.filters == {"authority": ("calderdale",), "year": ("2013",)}


def test_what_every_report_is_about_is_not_asked() -> None:
    asked = understand("How many children were looked after when the 2015 inspection took place?")
    assert [term.text for term in asked.terms] == ["children", "looked"]
    said = understand("Did Ofsted say children are safe?")
    assert [term.text for term in said.terms] == ["children", "safe"]


def test_everyday_words_stand_for_the_words_of_reports() -> None:
    question = with_other_words(understand("Why did they hire so few people?"), NoLexicon())
    hired = {other.stems for other in question.others}
    assert ("recruit",) in hired


@pytest.mark.parametrize(
    ("typed", "council"),
    [
        ("How is Hull doing?", "kingston-upon-hull"),
        ("stoke on trent adoption", "stoke-on-trent"),
        ("Redcar & Cleveland's leaders", "redcar-and-cleveland"),
        ("health assessments in bury", "bury"),
        ("reading levels of children in care", None),
        ("links with Leeds University", None),
    ],
)
def test_a_council_is_known_by_any_of_its_names(typed: str, council: str | None) -> None:
    slugs = ("kingston-upon-hull", "stoke-on-trent", "redcar-and-cleveland", "bury", "reading")
    reports = [named_report(slug) for slug in (*slugs, "leeds")]
    assert councils_named(typed, reports).slugs == ((council,) if council else ())


def test_the_latest_inspection_is_the_newest_report(library: Library) -> None:
    reports = library.reports()
    limits = read_limits("what was judged inadequate in the latest inspection", reports)
    assert limits.filters == {"report": ("calderdale-2015",)}
    assert not read_limits("what improved since the last inspection", reports).filters
    assert not read_limits("latest inspection", reports, ignore=("report",)).filters


def test_a_council_without_a_report_is_noticed(library: Library) -> None:
    reports = library.reports()
    assert read_limits("What was Rotherham's judgement?", reports).absent == "Rotherham"
    named = read_limits("what was calderdale's judgement", reports)
    assert (named.absent, named.filters) == (None, {"authority": ("calderdale",)})
    assert read_limits("who reads to them, reading is poor", reports).absent is None


@pytest.mark.parametrize(
    "question",
    [
        "which council has the highest vacancy rate",
        "How many local authorities were judged inadequate?",
        "What is the best council for adoption?",
    ],
)
def test_a_question_over_all_councils_is_known(question: str, library: Library) -> None:
    assert read_limits(question, library.reports()).over_all


@pytest.mark.parametrize(
    "question",
    [
        "Which council shares the panel with Calderdale?",
        "Do care leavers go to the top of the council housing list?",
        "Which council runs the regional adoption agency?",
    ],
)
def test_a_question_about_a_council_is_not_over_all(question: str, library: Library) -> None:
    assert not read_limits(question, library.reports()).over_all


@pytest.mark.parametrize(
    ("question", "undated"),
    [
        ("How was adoption graded?", True),
        ("How was adoption graded in 2013?", False),
        ("How was adoption graded at the previous inspection?", False),
    ],
)
def test_a_question_without_a_time_means_now(
    question: str, undated: bool, library: Library
) -> None:
    assert read_limits(question, library.reports()).undated == undated
