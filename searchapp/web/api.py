"""The JSON addresses below /api/v1."""

from flask import Blueprint, Response

from searchapp.parameters import SearchParameters
from searchapp.presenting import lookups
from searchapp.presenting.payloads import as_json
from searchapp.web.openapi import document
from searchapp.web.rendering import addresses
from searchapp.web.service import answerer, conditional, given, json_response, library, posted

blueprint = Blueprint("api", __name__, url_prefix="/api/v1")


@blueprint.get("/search")
@conditional
def search() -> Response:
    """Ranked, cited paragraphs."""
    return json_response(lookups.search(library(), given()))


@blueprint.get("/suggest")
@conditional
def suggest() -> Response:
    """Searches that begin with what was typed so far."""
    found = lookups.suggest(library(), given(), _search_address)
    return Response(as_json(found), mimetype="application/x-suggestions+json")


@blueprint.get("/quote")
@conditional
def quote() -> Response:
    """Whether a report says these words, and where."""
    return json_response(lookups.quote(library(), given()))


@blueprint.post("/quote")
def quote_posted() -> Response:
    """The same for a text that is too long for an address."""
    return json_response(lookups.quote(library(), posted()))


@blueprint.get("/answer")
@conditional
def answer() -> Response:
    """A question answered in the words of the reports, or not at all."""
    return json_response(lookups.answer(library(), answerer(), given()))


@blueprint.get("/reports")
@conditional
def reports() -> Response:
    """The reports that were read."""
    return json_response(lookups.reports(library(), given()))


@blueprint.get("/reports/<report_id>")
@conditional
def report(report_id: str) -> Response:
    """What is known of one report."""
    return json_response(lookups.report(library(), report_id))


@blueprint.get("/reports/<report_id>/paragraphs/<paragraph_id>")
@conditional
def paragraph(report_id: str, paragraph_id: str) -> Response:
    """One paragraph, whole."""
    return json_response(lookups.paragraph(library(), report_id, paragraph_id))


@blueprint.get("/reports/<report_id>/paragraphs/<paragraph_id>/similar")
@conditional
def similar(report_id: str, paragraph_id: str) -> Response:
    """Other paragraphs on the same matter."""
    return json_response(lookups.similar(library(), report_id, paragraph_id))


@blueprint.get("/openapi.json")
def openapi() -> Response:
    """The description of these addresses."""
    return json_response(document())


def _search_address(q: str) -> str:
    return addresses().absolute(addresses().search(SearchParameters(q=q)))
