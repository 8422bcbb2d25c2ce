"""Parameters and a library in, the payload out: the same for page, JSON address and command."""

import time
from collections.abc import Callable

from searchapp.model import Filters, Report
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

LEDGER = "the list of reports, /api/v1/reports"


def search(library: Library, values: Values) -> Payload:
    """The page of results that the parameters ask for.

    Raises BadParameterError, and UnknownPageError past the last page.
    """
    parameters = read_search(values)
    _check_known(library, parameters.filters)
    return _searched(library, parameters, parameters.page, parameters.per_page)


def first_results(library: Library, parameters: SearchParameters, most: int) -> Payload:
    """The first `most` results of a search, however many that is a page elsewhere.

    Raises BadParameterError.
    """
    _check_known(library, parameters.filters)
    return _searched(library, parameters, page=1, per_page=most)


def quote(library: Library, values: Values) -> Payload:
    """The check of a quotation, the words of `q`.

    Raises BadParameterError where it is too long, or has no words.
    """
    started = time.perf_counter()
    checked = check(library, read_text(values, "q"))
    return checked_payload(checked, (time.perf_counter() - started) * 1000)


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


def _searched(library: Library, parameters: SearchParameters, page: int, per_page: int) -> Payload:
    started = time.perf_counter()
    results = library.search(
        parameters.q, parameters.filters, sort=parameters.sort, page=page, per_page=per_page
    )
    return results_payload(results, (time.perf_counter() - started) * 1000)


def _check_known(library: Library, filters: Filters) -> None:
    reports = library.reports()
    check_known(filters, "report", (r.id for r in reports), LEDGER)
    check_known(filters, "authority", (r.authority_slug for r in reports), LEDGER)


def paragraph(library: Library, report_id: str, paragraph_id: str) -> Payload:
    """One paragraph, whole. Raises UnknownReportError and UnknownParagraphError."""
    place = library.paragraph(report_id, paragraph_id).place
    return paragraph_payload(library.report(report_id), library.paragraphs(report_id), place)
