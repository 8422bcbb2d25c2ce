"""Reports side by side: then and now, here and there, and what helps where something is missing."""

import re

import pytest
from flask.testing import FlaskClient

from searchapp.config import Settings
from searchapp.indexing import build_index
from searchapp.web import create_app

SILENT = "absence of text, not of practice"


def columns(text: str) -> list[str]:
    return re.findall(r'id="column-\d"><a href="([^"?]+)', text)


def test_then_and_now_sets_inspections_side_by_side(client: FlaskClient) -> None:
    text = client.get("/compare?q=private+fostering&authority=calderdale").text
    assert columns(text) == ["/reports/calderdale-2013", "/reports/calderdale-2015"]
    assert 'href="/reports/calderdale-2013/34"' in text
    assert 'href="/reports/calderdale-2015/63"' in text
    assert "inspected 17 to 26 June 2013" in text
    assert "Requires improvement" in text
    assert SILENT not in text


def test_what_is_no_longer_mentioned_is_said_to_be_absent_as_text(client: FlaskClient) -> None:
    text = client.get("/compare?q=Barnardo*&authority=calderdale").text
    assert "No longer mentioned" in text
    assert text.count(SILENT) == 1


def test_a_report_with_some_of_the_words_only_is_silent(client: FlaskClient) -> None:
    address = "/api/v1/search?q=missing+interviews+Safe+Hands&report=calderdale-2013"
    then = client.get(address).get_json()
    assert then["total"] > 0, "a search gives what comes near"
    text = client.get("/compare?q=missing+interviews+Safe+Hands&authority=calderdale").text
    assert text.count(SILENT) == 1


@pytest.mark.parametrize(
    ("address", "said", "link"),
    [
        ("/compare", "Type a topic and choose a council", "/compare?q=private+fostering&amp;"),
        ("/compare?authority=calderdale", "Type a topic.", "&amp;authority=calderdale"),
        ("/compare?q=fostering", "Choose a council", "/compare?q=fostering&amp;authority=calder"),
        ("/compare?q=xyzzyx", "No report here has all of these words", "/search?q=xyzzyx"),
        (
            "/compare?q=xyzzyx&authority=calderdale",
            "None of these reports has all of these words",
            "/search?q=xyzzyx&amp;authority=calderdale",
        ),
    ],
)
def test_an_empty_page_leads_on(client: FlaskClient, address: str, said: str, link: str) -> None:
    response = client.get(address)
    assert response.status_code == 200
    assert said in response.text
    assert link in response.text


def test_the_topics_offered_are_spoken_of(client: FlaskClient) -> None:
    offered = re.findall(r'<li><a href="(/compare[^"]+)"', client.get("/compare").text)
    assert len(offered) >= 3
    for address in offered:
        assert "<h2" in client.get(address.replace("&amp;", "&")).text


def test_an_unknown_council_is_refused(client: FlaskClient) -> None:
    assert client.get("/compare?q=delay&authority=nowhere").status_code == 400


@pytest.fixture(scope="module")
def elsewhere(settings: Settings, tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    """Two councils: Calderdale with its two reports, and one with a single report."""
    corpus = tmp_path_factory.mktemp("corpus")
    for path in settings.corpus.glob("*.txt"):
        (corpus / path.name).write_text(path.read_text("utf-8"), encoding="utf-8")
    text = (settings.corpus / "calderdale-2013.txt").read_text("utf-8")
    other = text.replace("Calderdale", "Kirklees").replace("private fostering", "foster care")
    (corpus / "kirklees-2013.txt").write_text(other, encoding="utf-8")
    made = Settings(corpus=corpus, index=tmp_path_factory.mktemp("elsewhere"))
    build_index(made)
    return create_app(made).test_client()


def test_two_councils_are_compared_by_their_newest_reports(elsewhere: FlaskClient) -> None:
    text = elsewhere.get(
        "/compare?q=private+fostering&authority=calderdale&authority=kirklees"
    ).text
    assert columns(text) == ["/reports/calderdale-2015", "/reports/kirklees-2013"]
    assert "Not mentioned" in text
    assert "No longer mentioned" not in text
    assert 'href="/compare?q=private+fostering&amp;authority=calderdale"' in text


def test_the_only_report_on_a_council_is_said_to_be_so(elsewhere: FlaskClient) -> None:
    text = elsewhere.get("/compare?q=thresholds&authority=kirklees").text
    assert columns(text) == ["/reports/kirklees-2013"]
    assert "the only report on Kirklees here" in text


def test_councils_inspected_repeatedly_are_offered_first(elsewhere: FlaskClient) -> None:
    text = elsewhere.get("/compare?q=thresholds").text
    offered = re.findall(r'<li><a href="/compare\?q=thresholds&amp;authority=([^"]+)"', text)
    assert offered == ["calderdale", "kirklees"]
