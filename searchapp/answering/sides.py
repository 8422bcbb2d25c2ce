"""The sides of a comparison: each council or each year that a question names."""

import re
from collections.abc import Sequence
from dataclasses import replace

from searchapp.answering.limits import Limits
from searchapp.answering.question import FIGURES, NAMES, Question, kind_of_each, understand
from searchapp.model import Filters, Report

MOST_SIDES = 4
_GRADE = re.compile(
    r"\b(?:grad\w+|rat(?:ed|ing|ings)|judg\w+|verdict|ofsted result|overall result)\b",
    re.IGNORECASE,
)


_YEARS_COMPARED = re.compile(
    r"\b(?:compared? (?:with|to)|against|versus|vs?|and|or|to|then|from|between|in|for|of|both)?"
    r"\W*\b(?:in |for |of )?20\d\d(?:['’]s)?(?![-–/]\d)\b|\bcompared? (?:with|to)\W*$|^compare\b",
    re.IGNORECASE,
)


def sides_of(limits: Limits, filters: Filters, reports: Sequence[Report]) -> tuple[Filters, ...]:
    """Filters for each of the councils, else the years of reports, named; empty for one alone.

    `filters` are all that the question is limited to. A year counts where a report that passes
    them is of that year, and all that do are of one council.
    """
    for name in ("authority", "year"):
        values = filters.get(name, ())
        if len(values) > 1:
            return tuple({name: (value,)} for value in values[:MOST_SIDES])
    if len({report.authority_slug for report in reports}) > 1:
        return ()
    known = {report.year for report in reports}
    years = [year for year in dict.fromkeys(limits.years) if year in known]
    return tuple({"year": (str(year),)} for year in years[:MOST_SIDES]) if len(years) > 1 else ()


def side_question(question: Question) -> Question:
    """The question as it is asked of each side: for a figure, a name or a grade, else compared.

    The years compared are no terms of it, and other words for its terms are to be found anew.
    """
    if _GRADE.search(question.text):
        return replace(question, expects="grade")
    alone = understand(" ".join(_YEARS_COMPARED.sub(" ", question.text).split()))
    if not alone.terms:
        alone = question
    if question.expects in FIGURES:
        return replace(alone, expects=question.expects)
    kind = kind_of_each(question.text)
    return replace(alone, expects=kind if kind in FIGURES or kind in NAMES else "comparison")


def side_limits(limits: Limits, side: Filters) -> Limits:
    """The limits of the question, narrowed to one side."""
    years = tuple(int(year) for year in side.get("year", ())) or limits.years
    return replace(limits, filters={**limits.filters, **side}, years=years)
