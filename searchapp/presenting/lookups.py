"""Parameters and a library in, the payload out: the same for page, JSON address and command."""

import re
import time
from collections.abc import Callable

from searchapp.answering import Answerer, is_question
from searchapp.language.suggestions import Origin
from searchapp.model import Filters, Report, Results
from searchapp.parameters import (
    SearchParameters,
    Values,
    check_known,
    read_filters,
    read_search,
    read_text,
)
from searchapp.presenting.payloads import (
    Payload,
    answers_payload,
    hit_payload,
    paragraph_payload,
    report_payload,
    reports_payload,
    results_payload,
)
from searchapp.presenting.quotations import checked_payload
from searchapp.quoting import check
from searchapp.search import Library

REPORT_FILTERS: dict[str, Callable[[Report], str | None]] = {
    "authority": lambda report: report.authority_slug,
    "year": lambda report: str(report.year),
    "framework": lambda report: report.framework,
    "grade": lambda report: report.overall_grade,
}
"""The filters of the ledger, and what each compares in a report."""

CONFIDENT = 0.5
"""The confidence from which an answer is shown to words that are no question."""

_COMMANDING = re.compile(r"\"|\b(?:AND|OR|NOT)\b|\w[*:]\w*|(?:^|\s)-\w")
"""Words that steer a search rather than ask."""

ORIGINS: dict[Origin, str] = {
    "council": "a council",
    "heading": "a heading",
    "term": "a term",
    "phrase": "a phrase",
}
"""Where suggestions are from, in words."""

LEDGER = "the list of reports, /api/v1/reports"


def search(library: Library, values: Values) -> Payload:
    """The page of results that the parameters ask for.

    Raises BadParameterError, and UnknownPageError past the last page.
    """
    parameters = read_search(values)
    return _searched(library, parameters, parameters.page, parameters.per_page)[1]


def shown_results(library: Library, values: Values) -> Payload:
    """The page of results for a person: as `search` has it, in `close` how many of its hits, the
    first ones, are close to what was typed, and in `near` which of the expansions are no names of
    what was typed but near it. Raises what `search` raises.
    """
    parameters = read_search(values)
    results, payload = _searched(library, parameters, parameters.page, parameters.per_page)
    return payload | {"close": results.close, "near": results.near}


def first_results(library: Library, parameters: SearchParameters, most: int) -> Payload:
    """The first `most` results of a search, however many that is a page elsewhere.

    Raises BadParameterError.
    """
    return _searched(library, parameters, page=1, per_page=most)[1]


def suggest(library: Library, values: Values, search_address: Callable[[str], str]) -> list[object]:
    """Searches that begin with the words of `q`, in the form of OpenSearch suggestions.

    `search_address` gives the address of a search. The form is that of "OpenSearch Suggestions
    1.1": what was typed, completions, a description of each, the address of each.
    """
    typed = read_text(values, "q")
    found = library.suggest(typed)
    return [
        typed,
        [one.text for one in found],
        [ORIGINS[one.origin] for one in found],
        [search_address(one.text) for one in found],
    ]


def similar(library: Library, report_id: str, paragraph_id: str) -> Payload:
    """Other paragraphs on the matter of one.

    Raises UnknownReportError and UnknownParagraphError.
    """
    started = time.perf_counter()
    found = library.similar(report_id, paragraph_id)
    return {
        "id": library.paragraph(report_id, paragraph_id).id,
        "results": [hit_payload(hit) for hit in found],
        "took_ms": round((time.perf_counter() - started) * 1000, 1),
    }


def quote(library: Library, values: Values) -> Payload:
    """The check of a quotation, the words of `q`.

    Raises BadParameterError where it is too long, or has no words.
    """
    started = time.perf_counter()
    checked = check(library, read_text(values, "q"))
    return checked_payload(checked, (time.perf_counter() - started) * 1000)


def answer(library: Library, answerer: Answerer, values: Values) -> Payload:
    """The answers to the question `q` among what passes the filters; `answerer` is of `library`.

    Raises BadParameterError.
    """
    parameters = read_search(values)
    _check_known(library, parameters.filters)
    return _answered(answerer, parameters)


def answer_card(
    answerer: Answerer, parameters: SearchParameters, results: Payload
) -> Payload | None:
    """The answers to show above the `results` of a search, as `shown_results` has them; None where
    none are called for.

    They are called for by a question, answered or not, and by other words only where the answer
    is of a certain kind, as sure as CONFIDENT, and stands in no hit that is less close: what only
    touches on the words does not answer them.
    """
    first = parameters.page == 1 and parameters.sort == "relevance"
    if not first or not parameters.q.strip() or _COMMANDING.search(parameters.q):
        return None
    answers = _answered(answerer, parameters)
    if is_question(parameters.q):
        return answers
    told = answers["interpretation"]["expects"] != "topic"
    if not (told and answers["answered"] and _confident(answers)):
        return None
    less_close = {hit["id"] for hit in results["results"][results["close"] :]}
    return None if answers["answers"][0]["paragraph"]["id"] in less_close else answers


def reports(library: Library, values: Values) -> Payload:
    """The ledger of the reports that pass the filters. Raises BadParameterError."""
    filters = read_filters(values, REPORT_FILTERS)
    passing = [
        report
        for report in library.reports()
        if all(REPORT_FILTERS[name](report) in chosen for name, chosen in filters.items())
    ]
    refused = {entry.file: entry.refused for entry in library.manifest.ledger if entry.refused}
    return reports_payload(passing, filters, refused)


def report(library: Library, report_id: str) -> Payload:
    """What is known of a report. Raises UnknownReportError."""
    return report_payload(library.report(report_id))


def _answered(answerer: Answerer, parameters: SearchParameters) -> Payload:
    started = time.perf_counter()
    answers = answerer.answer(parameters.q, parameters.filters, parameters.ignored)
    return answers_payload(answers, (time.perf_counter() - started) * 1000)


def _confident(answers: Payload) -> bool:
    return bool(answers["answers"][0]["confidence"] >= CONFIDENT)


def _searched(
    library: Library, parameters: SearchParameters, page: int, per_page: int
) -> tuple[Results, Payload]:
    _check_known(library, parameters.filters)
    started = time.perf_counter()
    results = library.search(
        parameters.q, parameters.filters, sort=parameters.sort, page=page, per_page=per_page
    )
    return results, results_payload(results, (time.perf_counter() - started) * 1000)


def _check_known(library: Library, filters: Filters) -> None:
    reports = library.reports()
    check_known(filters, "report", (r.id for r in reports), LEDGER)
    check_known(filters, "authority", (r.authority_slug for r in reports), LEDGER)


def paragraph(library: Library, report_id: str, paragraph_id: str) -> Payload:
    """One paragraph, whole. Raises UnknownReportError and UnknownParagraphError."""
    place = library.paragraph(report_id, paragraph_id).place
    return paragraph_payload(library.report(report_id), library.paragraphs(report_id), place)
