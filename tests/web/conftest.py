"""The application over the two Calderdale reports."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from searchapp.config import Settings
from searchapp.web import create_app


@pytest.fixture(scope="session")
def app(settings: Settings) -> Flask:
    """The application; nothing of it changes between tests."""
    made = create_app(settings)
    made.testing = True
    return made


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """A visitor."""
    return app.test_client()
