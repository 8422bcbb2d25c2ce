"""The PDF behind the words."""

from pathlib import Path

import pytest
from flask.testing import FlaskClient

from searchapp.config import Settings
from searchapp.indexing import build_index
from searchapp.web import create_app
from tests.handmade_pdf import lines, pdf


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    folder = tmp_path_factory.mktemp("pdf")
    corpus = folder / "corpus"
    corpus.mkdir()
    cover = lines(
        "Anytown Borough Council",
        "Inspection of children’s social care services",
        "Inspection dates: 4 March to 8 March 2019",
    )
    text = lines("1. Social workers know children well.", "2. Plans are clear and up to date.")
    (corpus / "anytown-2019.pdf").write_bytes(pdf([cover, text]))
    settings = Settings(corpus=corpus, index=folder / "index")
    build_index(settings)
    return settings


@pytest.fixture
def reader(made: Settings) -> FlaskClient:
    return create_app(made).test_client()


def test_the_file_is_served_as_it_is(reader: FlaskClient, made: Settings) -> None:
    with reader.get("/reports/anytown-2019/source.pdf") as response:
        assert response.status_code == 200
        assert response.mimetype == "application/pdf"
        assert response.data == (made.corpus / "anytown-2019.pdf").read_bytes()
        assert response.headers["Accept-Ranges"] == "bytes"


def test_a_paragraph_links_to_its_page(reader: FlaskClient) -> None:
    (hit,) = reader.get("/api/v1/search?q=plans").get_json()["results"]
    assert hit["page"] == 2
    link = 'href="/reports/anytown-2019/source.pdf#page=2"'
    assert link in reader.get(hit["url"]).text
    assert link in reader.get("/reports/anytown-2019").text


def test_a_text_export_has_no_pdf(client: FlaskClient) -> None:
    response = client.get("/reports/calderdale-2015/source.pdf")
    assert response.status_code == 404
    assert "calderdale-2015.txt" in response.text
    assert "source.pdf" not in client.get("/reports/calderdale-2015").text


def test_a_file_that_is_gone_is_not_found(made: Settings, tmp_path: Path) -> None:
    elsewhere = Settings(corpus=tmp_path, index=made.index)
    response = create_app(elsewhere).test_client().get("/reports/anytown-2019/source.pdf")
    assert response.status_code == 404
