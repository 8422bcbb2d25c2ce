"""What every view works with: the settings, the open library, and conditional answers."""

import functools
import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import ParamSpec, cast

from flask import Response, current_app, g, make_response, request
from flask.typing import ResponseReturnValue

from searchapp.answering import Answerer, Answerers
from searchapp.config import Settings
from searchapp.parameters import Values
from searchapp.presenting.payloads import Payload, as_json
from searchapp.search import Libraries, Library

P = ParamSpec("P")


@dataclass(frozen=True, slots=True)
class Service:
    """One application: its settings, its index, and the edition of its own files."""

    settings: Settings
    libraries: Libraries
    answerers: Answerers
    edition: str


def edition() -> str:
    """A digest of code, templates and static files: what a page depends on besides the index."""
    digest = hashlib.sha256()
    for path in sorted(Path(__file__).parent.parent.rglob("*.*")):
        if path.suffix in {".py", ".html", ".css", ".js", ".svg", ".png", ".xml"}:
            digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def service() -> Service:
    """The service of the application that answers the current request."""
    return cast(Service, current_app.extensions["searchapp"])


def library() -> Library:
    """The library that answers the current request: the newest when it was first asked for.

    Raises IndexMissingError while there is none.
    """
    if "library" not in g:
        g.library = service().libraries.current()
    return cast(Library, g.library)


def answerer() -> Answerer:
    """The answerer over the newest library. Raises IndexMissingError while there is none."""
    return service().answerers.of(library())


def given() -> Values:
    """The parameters of the current request."""
    return request.args.to_dict(flat=False)


def posted() -> Values:
    """The fields of the form that the current request sends."""
    return request.form.to_dict(flat=False)


def json_response(payload: Payload) -> Response:
    """A payload as an answer of its own."""
    return Response(as_json(payload), mimetype="application/json")


def conditional(view: Callable[P, ResponseReturnValue]) -> Callable[P, Response]:
    """Let the view's answer carry an ETag, and answer 304 without running it where that is known.

    The tag follows from the generation of the index, the edition of the code and the address
    with its parameters; it is weak, because the time that a search took is part of the answer.
    """

    @functools.wraps(view)
    def answer(*args: P.args, **kwargs: P.kwargs) -> Response:
        tag = _tag()
        if request.if_none_match.contains_weak(tag):
            response = Response(status=304)
        else:
            response = make_response(view(*args, **kwargs))
        if response.status_code in (200, 304):
            response.set_etag(tag, weak=True)
            response.headers["Cache-Control"] = "no-cache"
        return response

    return answer


def _tag() -> str:
    address = (request.scheme, request.host, request.full_path)
    parts = (library().generation, service().edition, *address)
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:24]
