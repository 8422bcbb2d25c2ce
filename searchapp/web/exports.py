"""Results to take away, as a table, as data, as a feed; and the search box for a browser."""

import csv
import io

from flask import Blueprint, Response, render_template

from searchapp.citation import slug
from searchapp.parameters import PER_PAGE, Values, read_search
from searchapp.presenting import lookups
from searchapp.presenting.payloads import Payload
from searchapp.web.rendering import addresses
from searchapp.web.service import conditional, given, json_response, library

blueprint = Blueprint("exports", __name__)

MOST_ROWS = 1000
"""Of a table: more than anyone reads, and still made within a second."""

BEFORE_ALL = "2012-01-01"
"""No report of these inspections is older; said of a feed where no report prints a date."""

MOST_ENTRIES = 50
"""Of a feed, the newest first."""

COLUMNS = (
    "id", "council", "inspected_from", "inspected_to", "published", "framework", "paragraph",
    "section", "areas", "grade", "kind", "page", "text", "citation", "url",
)  # fmt: skip


_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""A cell that begins so is run as a formula by spreadsheets (OWASP, "CSV Injection")."""

_LONGEST_NAME = 60


@blueprint.get("/search.csv")
@conditional
def table() -> Response:
    """The results as CSV (RFC 4180), one row a paragraph.

    It begins with a byte order mark: without one, spreadsheets take the reports' quotation marks
    and dashes for other characters.
    """
    results = _whole(given(), MOST_ROWS)
    written = io.StringIO()
    rows = csv.writer(written, quoting=csv.QUOTE_ALL)
    rows.writerow(COLUMNS)
    rows.writerows(_row(hit) for hit in results["results"])
    response = Response("\ufeff" + written.getvalue(), mimetype="text/csv")
    return _attached(response, results, "csv")


@blueprint.get("/search.json")
@conditional
def data() -> Response:
    """The results as JSON, all on one page; a notice says so where there are more."""
    results = _whole(given(), MOST_ROWS)
    if results["total"] > MOST_ROWS:
        more = f"These are the first {MOST_ROWS:,} of {results['total']:,} paragraphs."
        results["notices"].append(f"{more} Narrow the search to get the rest.")
    return _attached(json_response(results), results, "json")


@blueprint.get("/search.atom")
@conditional
def feed() -> Response:
    """The results as an Atom feed (RFC 4287), the newest reports first.

    A report that prints no date cannot be an entry, which must have one.
    """
    results = _whole({**given(), "sort": ["newest"]}, MOST_ENTRIES)
    parameters = read_search(given()).changed(sort="relevance", per_page=PER_PAGE)
    dated = [hit for hit in results["results"] if _day(hit["report"])]
    days = [_day(hit["report"]) for hit in dated] or [_newest_day()]
    text = render_template(
        "feed.xml", parameters=parameters, entries=dated, day=_day, updated=days[0]
    )
    return Response(text, mimetype="application/atom+xml")


@blueprint.get("/opensearch.xml")
def opensearch() -> Response:
    """What a browser needs to offer this search box as its own (OpenSearch 1.1)."""
    text = render_template("opensearch.xml")
    return Response(text, mimetype="application/opensearchdescription+xml")


def cell(value: str) -> str:
    """A value as no spreadsheet runs it: an apostrophe before it makes it text."""
    return f"'{value}" if value.startswith(_FORMULA) else value


def _whole(values: Values, most: int) -> Payload:
    """The first `most` results of the search, whichever page the parameters name."""
    parameters = read_search({**values, "page": [], "per_page": []})
    return lookups.first_results(library(), parameters, most)


def _row(hit: Payload) -> list[str]:
    report = hit["report"]
    values = (
        hit["id"],
        report["authority"],
        report["inspection_start"],
        report["inspection_end"],
        report["published"],
        report["framework"],
        hit["label"],
        " > ".join(hit["section"]),
        "; ".join(hit["areas"]),
        hit["grade"],
        hit["kind"],
        hit["page"],
        hit["text"],
        hit["citation"],
        addresses().absolute(hit["url"]),
    )
    return [cell("" if value is None else str(value)) for value in values]


def _attached(response: Response, results: Payload, suffix: str) -> Response:
    """The answer as a file named after the query, and after its bound where that was reached."""
    name = slug(results["query"])[:_LONGEST_NAME].strip("-") or "paragraphs"
    if results["total"] > MOST_ROWS:
        name += f"-first-{MOST_ROWS}-of-{results['total']}"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.{suffix}"'
    return response


def _newest_day() -> str:
    """The day of the newest report: what a feed without entries was last changed by."""
    days = [report.published or report.inspection_end for report in library().reports()]
    return max((day.isoformat() for day in days if day), default=BEFORE_ALL)


def _day(report: Payload) -> str | None:
    """The day on which a report's words became news, if it prints one."""
    day: str | None = report["published"] or report["inspection_end"]
    return day
