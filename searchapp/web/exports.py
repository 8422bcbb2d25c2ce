"""A list of results to take away: as a table, as a feed; and the search box for a browser."""

import csv
import io

from flask import Blueprint, Response, render_template

from searchapp.parameters import Values, read_search
from searchapp.presenting import lookups
from searchapp.presenting.payloads import Payload
from searchapp.web.rendering import addresses
from searchapp.web.service import conditional, given, library

blueprint = Blueprint("exports", __name__)

MOST_ROWS = 1000
"""Of a table: more than anyone reads, and still made within a second."""

MOST_ENTRIES = 50
"""Of a feed, the newest first."""

COLUMNS = (
    "id", "council", "inspected_from", "inspected_to", "published", "framework", "paragraph",
    "section", "areas", "grade", "kind", "page", "text", "citation", "url",
)  # fmt: skip


@blueprint.get("/search.csv")
@conditional
def table() -> Response:
    """The results as CSV (RFC 4180), one row a paragraph."""
    results = _whole(given(), MOST_ROWS)
    written = io.StringIO()
    rows = csv.writer(written, quoting=csv.QUOTE_ALL)
    rows.writerow(COLUMNS)
    rows.writerows(_row(hit) for hit in results["results"])
    response = Response("\ufeff" + written.getvalue(), mimetype="text/csv")
    response.headers["Content-Disposition"] = 'attachment; filename="paragraphs.csv"'
    return response


@blueprint.get("/search.atom")
@conditional
def feed() -> Response:
    """The results as an Atom feed (RFC 4287), the newest reports first."""
    results = _whole({**given(), "sort": ["newest"]}, MOST_ENTRIES)
    parameters = read_search(given()).changed(sort="relevance")
    dated = [hit for hit in results["results"] if _day(hit["report"])]
    text = render_template("feed.xml", parameters=parameters, entries=dated, day=_day)
    return Response(text, mimetype="application/atom+xml")


@blueprint.get("/opensearch.xml")
def opensearch() -> Response:
    """What a browser needs to offer this search box as its own (OpenSearch 1.1)."""
    text = render_template("opensearch.xml")
    return Response(text, mimetype="application/opensearchdescription+xml")


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
    return ["" if value is None else str(value) for value in values]


def _day(report: Payload) -> str | None:
    """The day on which a report's words became news, if it prints one."""
    day: str | None = report["published"] or report["inspection_end"]
    return day
