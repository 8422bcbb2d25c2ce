"""Errors: RFC 9457 problem details for programs, a page that says what to do for people."""

import logging
from http import HTTPStatus

from flask import Flask, Response, redirect, render_template, request
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response as BaseResponse

from searchapp.citation import permalink_path, report_path
from searchapp.errors import (
    BadParameterError,
    IndexBusyError,
    IndexMissingError,
    SearchappError,
    UnknownPageError,
    UnknownParagraphError,
    UnknownReportError,
)
from searchapp.presenting.payloads import Payload, as_json
from searchapp.web.aliases import current_identity
from searchapp.web.service import service

STATUSES: dict[type[SearchappError], HTTPStatus] = {
    BadParameterError: HTTPStatus.BAD_REQUEST,
    UnknownReportError: HTTPStatus.NOT_FOUND,
    UnknownParagraphError: HTTPStatus.NOT_FOUND,
    UnknownPageError: HTTPStatus.NOT_FOUND,
    IndexMissingError: HTTPStatus.SERVICE_UNAVAILABLE,
    IndexBusyError: HTTPStatus.SERVICE_UNAVAILABLE,
}

DETAILS: dict[int, str] = {
    404: "There is nothing at this address. The pages are listed on the start page, "
    "the JSON addresses in /api/v1/openapi.json.",
    405: "This address does not answer that method; the Allow header names those it answers.",
    413: "That is more than is taken at once; send it in parts.",
}

RETRY_SECONDS = 30

LOG = logging.getLogger(__name__)


def answer_errors(app: Flask) -> None:
    """Answer every error in the form that its address speaks."""
    app.register_error_handler(UnknownReportError, _unknown)
    app.register_error_handler(UnknownParagraphError, _unknown)
    app.register_error_handler(SearchappError, _known)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(Exception, _unforeseen)


def problem(status: int, detail: str, parameter: str | None = None) -> Payload:
    """The members of a problem: type, title, status, detail, and the parameter at fault if any."""
    payload = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail,
    }
    return payload | ({"parameter": parameter} if parameter else {})


def _unknown(error: UnknownReportError | UnknownParagraphError) -> BaseResponse:
    """An id that was renamed leads to where it went; any other is not found."""
    arguments = request.view_args or {}
    report_id, paragraph_id = arguments.get("report_id", ""), arguments.get("paragraph_id", "")
    identity = f"{report_id}/{paragraph_id}" if paragraph_id else report_id
    renamed = current_identity(service().settings.corpus, identity)
    if not renamed:
        return _known(error)
    query = f"?{request.query_string.decode()}" if request.query_string else ""
    return redirect(
        request.script_root + _moved_path(renamed) + query, HTTPStatus.MOVED_PERMANENTLY
    )


def _moved_path(identity: str) -> str:
    report_id, slash, paragraph_id = identity.partition("/")
    if _speaks_json():
        path = f"/api/v1/reports/{report_id}"
        return f"{path}/paragraphs/{paragraph_id}" if slash else path
    return permalink_path(report_id, paragraph_id) if slash else report_path(report_id)


def _known(error: SearchappError) -> Response:
    status = STATUSES.get(type(error), HTTPStatus.INTERNAL_SERVER_ERROR)
    parameter = error.parameter if isinstance(error, BadParameterError) else None
    response = _answer(problem(status, str(error), parameter))
    if status == HTTPStatus.SERVICE_UNAVAILABLE:
        response.headers["Retry-After"] = str(RETRY_SECONDS)
    return response


def _http(error: HTTPException) -> Response:
    status = error.code or HTTPStatus.INTERNAL_SERVER_ERROR
    response = _answer(problem(status, DETAILS.get(status) or error.description or ""))
    for name, value in error.get_headers(request.environ):
        if name == "Allow":
            response.headers[name] = value
    return response


def _unforeseen(error: Exception) -> Response:
    LOG.exception("%s %s failed", request.method, request.path, exc_info=error)
    return _answer(
        problem(500, "Something went wrong here, not with you. It was logged; please try again.")
    )


def _answer(payload: Payload) -> Response:
    if _speaks_json():
        return Response(
            as_json(payload), status=payload["status"], mimetype="application/problem+json"
        )
    return Response(render_template("problem.html", problem=payload), status=payload["status"])


def _speaks_json() -> bool:
    return request.path.startswith("/api/") or request.path in {
        "/healthz",
        "/readyz",
        "/search.json",
    }
