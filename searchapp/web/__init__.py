"""Pages, JSON and operations over HTTP: a thin edge over search and presenting."""

from flask import Flask
from flask_compress import Compress

from searchapp.answering import Answerers
from searchapp.config import Settings
from searchapp.search import Libraries
from searchapp.web import (
    api,
    comparisons,
    exports,
    headers,
    operations,
    pages,
    problems,
    quotations,
    rendering,
)
from searchapp.web.service import Service, edition

COMPRESSED = [
    "text/html",
    "text/css",
    "text/csv",
    "text/javascript",
    "image/svg+xml",
    "application/json",
    "application/atom+xml",
]


def create_app(settings: Settings | None = None) -> Flask:
    """The application over the index that `settings` name; settings of the environment by default.

    No index is needed yet: one is opened on the first request that asks for it, and a newer
    generation is moved to as soon as it stands.
    """
    settings = settings or Settings.from_environment()
    app = Flask(__name__)
    app.url_map.strict_slashes = False
    app.extensions["searchapp"] = Service(
        settings=settings,
        libraries=Libraries(settings.index),
        answerers=Answerers(),
        edition=edition(),
    )
    for blueprint in (
        pages.blueprint,
        exports.blueprint,
        comparisons.blueprint,
        quotations.blueprint,
        api.blueprint,
        operations.blueprint,
    ):
        app.register_blueprint(blueprint)
    app.config["COMPRESS_MIMETYPES"] = COMPRESSED
    app.config["COMPRESS_ALGORITHM"] = ["br", "gzip"]
    Compress(app)
    headers.protect(app)
    problems.answer_errors(app)
    rendering.prepare(app)
    return app
