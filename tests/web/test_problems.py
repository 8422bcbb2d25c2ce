"""Errors: one shape for programs, a page that helps for people, old ids that lead on."""

from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from searchapp.config import Settings
from searchapp.web import create_app

WRONG = [
    ("GET", "/api/v1/search?page=x", 400, "page"),
    ("GET", "/api/v1/search?per_page=101", 400, "per_page"),
    ("GET", "/api/v1/search?sort=best", 400, "sort"),
    ("GET", "/api/v1/search?area=schools", 400, "area"),
    ("GET", "/api/v1/search?year=15", 400, "year"),
    ("GET", "/api/v1/search?report=nowhere-2015", 400, "report"),
    ("GET", "/api/v1/search?authority=nowhere", 400, "authority"),
    ("GET", "/api/v1/reports?grade=poor", 400, "grade"),
    ("GET", "/api/v1/search?q=delay&page=5000", 404, None),
    ("GET", "/api/v1/reports/nowhere-2015", 404, None),
    ("GET", "/api/v1/reports/nowhere-2015/paragraphs/1", 404, None),
    ("GET", "/api/v1/reports/calderdale-2015/paragraphs/999", 404, None),
    ("GET", "/api/v1/nothing", 404, None),
    ("POST", "/api/v1/search", 405, None),
    ("DELETE", "/api/v1/reports/calderdale-2015", 405, None),
]


@pytest.mark.parametrize(("method", "address", "status", "parameter"), WRONG)
def test_every_error_has_one_shape(
    client: FlaskClient, method: str, address: str, status: int, parameter: str | None
) -> None:
    response = client.open(address, method=method)
    assert response.status_code == status
    assert response.mimetype == "application/problem+json"
    problem = response.get_json(force=True)
    expected = ["type", "title", "status", "detail"] + (["parameter"] if parameter else [])
    assert list(problem) == expected
    assert problem["status"] == status
    assert problem.get("parameter") == parameter
    assert problem["detail"].endswith(".")


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/search?page=x", 400),
        ("/search?q=delay&page=5000", 404),
        ("/reports/nowhere-2015", 404),
        ("/reports/calderdale-2015/999", 404),
        ("/nothing", 404),
    ],
)
def test_a_person_gets_a_page_that_leads_on(client: FlaskClient, address: str, status: int) -> None:
    response = client.get(address)
    assert response.status_code == status
    assert response.mimetype == "text/html"
    assert "<h1>" in response.text
    assert 'href="/"' in response.text


def test_405_says_what_is_allowed(client: FlaskClient) -> None:
    assert "GET" in client.post("/search").headers["Allow"]


def test_without_an_index_everything_but_health_says_503(tmp_path: Path) -> None:
    client = create_app(Settings(corpus=tmp_path, index=tmp_path / "none")).test_client()
    assert client.get("/healthz").status_code == 200
    for address in ("/readyz", "/api/v1/search?q=x", "/", "/search?q=x"):
        response = client.get(address)
        assert response.status_code == 503, address
        assert response.headers["Retry-After"]
        assert "searchapp index" in response.text


def test_what_was_not_foreseen_is_logged_and_says_nothing_of_the_inside(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("secret")

    app = create_app(settings)
    monkeypatch.setattr("searchapp.presenting.lookups.search", broken)
    response = app.test_client().get("/api/v1/search?q=x")
    assert response.status_code == 500
    assert "secret" not in response.text
    assert "secret" in caplog.text


@pytest.fixture
def renamed(settings: Settings, tmp_path: Path) -> FlaskClient:
    (tmp_path / "aliases.tsv").write_text(
        "# old id\tnew id\n"
        "calderdale-2015/sixty-three\tcalderdale-2015/63\n"
        "calderdale-2014/9\tcalderdale-2015/sixty-three\n"
        "halifax-2013\tcalderdale-2013\n"
        "a/1\tb/1\nb/1\ta/1\n",
        encoding="utf-8",
    )
    return create_app(Settings(corpus=tmp_path, index=settings.index)).test_client()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("/reports/calderdale-2015/sixty-three", "/reports/calderdale-2015/63"),
        ("/reports/calderdale-2015/sixty-three?a=b%20c", "/reports/calderdale-2015/63?a=b%20c"),
        ("/reports/calderdale-2014/9", "/reports/calderdale-2015/63"),
        ("/reports/halifax-2013", "/reports/calderdale-2013"),
        ("/reports/halifax-2013/34", "/reports/calderdale-2013/34"),
        ("/api/v1/reports/halifax-2013", "/api/v1/reports/calderdale-2013"),
        (
            "/api/v1/reports/calderdale-2015/paragraphs/sixty-three",
            "/api/v1/reports/calderdale-2015/paragraphs/63",
        ),
    ],
)
def test_an_old_id_leads_to_the_new_one_for_good(renamed: FlaskClient, old: str, new: str) -> None:
    response = renamed.get(old)
    assert response.status_code == 301
    assert response.headers["Location"] == new
    assert renamed.get(new).status_code == 200


def test_ids_that_lead_to_each_other_or_nowhere_are_not_found(renamed: FlaskClient) -> None:
    assert renamed.get("/reports/a/1").status_code == 404
    assert renamed.get("/reports/c/1").status_code == 404


def test_the_index_is_not_needed_to_make_the_application() -> None:
    assert isinstance(create_app(), Flask)
