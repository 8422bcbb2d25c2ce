"""The OpenAPI description: valid, and neither more nor less than what is served."""

import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from flask import Flask
from flask.testing import FlaskClient
from openapi_spec_validator import validate

ADDRESSES = [
    ("/api/v1/search", "/api/v1/search?q=private+fostering"),
    ("/api/v1/search", "/api/v1/search?report=calderdale-2013&per_page=100"),
    ("/api/v1/search", "/api/v1/search?q=xyzzyxyzzy&area=adoption&year=2015"),
    ("/api/v1/suggest", "/api/v1/suggest?q=fost"),
    ("/api/v1/suggest", "/api/v1/suggest"),
    ("/api/v1/quote", "/api/v1/quote?q=only+40%25+of+children+agree"),
    ("/api/v1/quote", "/api/v1/quote?q=only+50%25+of+children+agree+to+an+interview"),
    ("/api/v1/quote", "/api/v1/quote?q=xyzzyxyzzy"),
    ("/api/v1/answer", "/api/v1/answer?q=how+many+children+agreed+to+a+return+interview"),
    ("/api/v1/answer", "/api/v1/answer?q=what+was+the+2013+verdict&ignore=year&area=overall"),
    ("/api/v1/answer", "/api/v1/answer?q=what+was+the+judgement+of+Rotherham"),
    ("/api/v1/answer", "/api/v1/answer"),
    ("/api/v1/reports", "/api/v1/reports?year=2015"),
    ("/api/v1/reports/{report_id}", "/api/v1/reports/calderdale-2013"),
    ("/api/v1/reports/{report_id}", "/api/v1/reports/calderdale-2015"),
    (
        "/api/v1/reports/{report_id}/paragraphs/{paragraph_id}",
        "/api/v1/reports/calderdale-2015/paragraphs/63",
    ),
    (
        "/api/v1/reports/{report_id}/paragraphs/{paragraph_id}",
        "/api/v1/reports/calderdale-2013/paragraphs/3.4",
    ),
    (
        "/api/v1/reports/{report_id}/paragraphs/{paragraph_id}/similar",
        "/api/v1/reports/calderdale-2015/paragraphs/63/similar",
    ),
    ("/api/v1/openapi.json", "/api/v1/openapi.json"),
    ("/healthz", "/healthz"),
    ("/readyz", "/readyz"),
]


DOCUMENT = Path(__file__).parents[2] / "docs" / "api.md"
CURL = re.findall(r"^curl -s 'http://[^/]+([^']+)'", DOCUMENT.read_text("utf-8"), re.MULTILINE)


@pytest.fixture(scope="module")
def description(app: Flask) -> dict[str, Any]:
    document: dict[str, Any] = app.test_client().get("/api/v1/openapi.json").get_json()
    return document


def test_it_is_a_valid_openapi_document(description: dict[str, Any]) -> None:
    assert description["openapi"].startswith("3.1")
    validate(description)


def test_it_has_every_json_route_and_no_other(app: Flask, description: dict[str, Any]) -> None:
    routes = {
        _as_documented(rule.rule)
        for rule in app.url_map.iter_rules()
        if rule.endpoint.startswith(("api.", "operations."))
    }
    assert set(description["paths"]) == routes


def test_every_described_address_is_tried(description: dict[str, Any]) -> None:
    assert {path for path, _ in ADDRESSES} == set(description["paths"])


@pytest.mark.parametrize(("path", "address"), ADDRESSES, ids=[a for _, a in ADDRESSES])
def test_what_is_served_has_the_described_fields_and_no_other(
    client: FlaskClient, description: dict[str, Any], path: str, address: str
) -> None:
    responses = description["paths"][path]["get"]["responses"]
    (content,) = responses["200"]["content"].items()
    response = client.get(address)
    assert response.mimetype == content[0]
    _check(response.get_json(force=True), content[1]["schema"], description)


def test_a_problem_has_the_described_fields(
    client: FlaskClient, description: dict[str, Any]
) -> None:
    problem = client.get("/api/v1/search?page=x").get_json(force=True)
    _check(problem, {"$ref": "#/components/schemas/Problem"}, description)


def test_every_described_parameter_is_read(
    client: FlaskClient, description: dict[str, Any]
) -> None:
    """A value that a parameter cannot have is refused wherever the description offers it."""
    bad = {"sort", "page", "per_page", "report", "authority"} | {
        name
        for name, parameter in description["components"]["parameters"].items()
        if "enum" in parameter["schema"].get("items", {})
        or "pattern" in parameter["schema"].get("items", {})
    }
    for path in ("/api/v1/search", "/api/v1/reports"):
        for reference in description["paths"][path]["get"]["parameters"]:
            name = reference["$ref"].rpartition("/")[2]
            if name in bad and not (path == "/api/v1/reports" and name == "authority"):
                response = client.get(path, query_string={name: "no such value"})
                assert response.status_code == 400, (path, name)


def _as_documented(rule: str) -> str:
    return re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", rule)


def _check(instance: object, schema: dict[str, Any], description: dict[str, Any]) -> None:
    whole = schema | {"components": description["components"]}
    jsonschema.Draft202012Validator(whole).validate(instance)


def test_the_document_names_every_address_parameter_and_field(
    description: dict[str, Any],
) -> None:
    document = DOCUMENT.read_text(encoding="utf-8")
    names = set(description["paths"]) | set(description["components"]["parameters"])
    for schema in description["components"]["schemas"].values():
        names |= set(schema.get("properties", ()))
    prose = re.sub(r"^```.*?^```", "", document, flags=re.MULTILINE | re.DOTALL)
    named = set(re.findall(r"`([^`]+)`", prose))
    named |= {part for name in named for part in re.findall(r"\{(\w+)\}", name)}
    assert not names - named


def test_the_document_names_every_route(app: Flask) -> None:
    document = DOCUMENT.read_text(encoding="utf-8")
    for rule in app.url_map.iter_rules():
        if rule.endpoint != "static":
            assert f"`{_as_documented(rule.rule)}`" in document, rule.rule


@pytest.mark.parametrize("line", CURL)
def test_the_examples_of_the_document_work(client: FlaskClient, line: str) -> None:
    assert client.get(line).status_code == 200
