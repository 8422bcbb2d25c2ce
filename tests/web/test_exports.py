"""Results to take away: the table, the feed, and the search box for a browser."""

import csv
import io
import xml.etree.ElementTree as ET

import feedparser
import pytest
from flask.testing import FlaskClient

OPENSEARCH = "{http://a9.com/-/spec/opensearch/1.1/}"


def test_the_table_has_every_result_in_order(client: FlaskClient) -> None:
    query = "q=adoption&area=adoption&sort=oldest"
    response = client.get(f"/search.csv?{query}&page=3&per_page=5")
    assert response.mimetype == "text/csv"
    assert "attachment" in response.headers["Content-Disposition"]
    rows = list(csv.DictReader(io.StringIO(response.data.decode("utf-8-sig"), newline="")))
    found = client.get(f"/api/v1/search?{query}&per_page=100").get_json()
    assert found["total"] == len(rows) > 10
    assert [row["id"] for row in rows] == [hit["id"] for hit in found["results"]]
    for row, hit in zip(rows, found["results"], strict=True):
        assert row["text"] == hit["text"]
        assert row["citation"] == hit["citation"]
        assert row["url"] == f"http://localhost{hit['url']}"


def test_the_feed_is_read_by_a_feed_reader(client: FlaskClient) -> None:
    response = client.get("/search.atom?q=private+fostering&kind=finding")
    assert response.mimetype == "application/atom+xml"
    feed = feedparser.parse(response.data)
    assert not feed.bozo
    assert feed.version == "atom10"
    found = client.get("/api/v1/search?q=private+fostering&kind=finding&sort=newest").get_json()
    assert [entry.id for entry in feed.entries] == [
        f"http://localhost{hit['url']}" for hit in found["results"]
    ]
    assert feed.entries[0].updated == "2015-03-20T00:00:00Z"
    assert feed.feed.updated == "2015-03-20T00:00:00Z"
    links = {link.rel: link.href for link in feed.feed.links}
    assert links["alternate"] == "http://localhost/search?q=private+fostering&kind=finding"


@pytest.mark.parametrize("q", ["a\x00\x0b<b>&", "]]>", "\ud83d\ude00é", "xyzzyxyzzy"])
def test_whatever_is_asked_the_feed_is_well_formed(client: FlaskClient, q: str) -> None:
    encoded = q.encode("utf-16", "surrogatepass").decode("utf-16")
    response = client.get("/search.atom", query_string={"q": encoded})
    assert response.status_code == 200
    ET.fromstring(response.data)


def test_the_opensearch_description_is_as_specified(client: FlaskClient) -> None:
    response = client.get("/opensearch.xml", base_url="https://reports.example.org/")
    assert response.mimetype == "application/opensearchdescription+xml"
    root = ET.fromstring(response.data)
    assert root.tag == f"{OPENSEARCH}OpenSearchDescription"
    name = root.findtext(f"{OPENSEARCH}ShortName")
    assert name
    assert len(name) <= 16
    assert len(root.findtext(f"{OPENSEARCH}Description") or "") <= 1024
    templates = {url.get("type"): url.get("template", "") for url in root.iter(f"{OPENSEARCH}Url")}
    assert templates["text/html"].startswith("https://reports.example.org/search?q={searchTerms}")
    for kind in ("text/html", "application/json", "application/atom+xml"):
        address = templates[kind].replace("{searchTerms}", "fostering").replace("{startPage?}", "1")
        answer = client.get(address.removeprefix("https://reports.example.org"))
        assert (answer.status_code, answer.mimetype) == (200, kind)


def test_every_page_offers_the_search_box(client: FlaskClient) -> None:
    assert 'rel="search" type="application/opensearchdescription+xml"' in client.get("/").text
