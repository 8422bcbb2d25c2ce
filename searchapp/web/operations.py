"""What the people who run the service ask: is it alive, and can it answer?"""

from flask import Blueprint, Response

from searchapp.web.service import json_response, library

blueprint = Blueprint("operations", __name__)


@blueprint.get("/healthz")
def alive() -> Response:
    """The process answers."""
    return json_response({"status": "alive"})


@blueprint.get("/readyz")
def ready() -> Response:
    """An index is open: its generation and counts. 503 while there is none."""
    opened = library()
    reports = opened.reports()
    return json_response(
        {
            "status": "ready",
            "generation": opened.generation,
            "reports": len(reports),
            "paragraphs": sum(report.paragraph_count for report in reports),
        }
    )
