"""Results to take away: the table, the feed, and the search box for a browser."""

import csv
import io
import re
import xml.etree.ElementTree as ET

import feedparser
import pytest
from flask.testing import FlaskClient

from searchapp.web.exports import cell

ATOM = "{http://www.w3.org/2005/Atom}"
INSTANT = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ"
TAG = r"tag:[a-z0-9.-]+,\d{4}:[A-Za-z0-9._~!$&'()*+,;=:@/?%-]+"
"""The syntax of RFC 4151."""
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
    assert [entry.link for entry in feed.entries] == [
        f"http://localhost{hit['url']}" for hit in found["results"]
    ]
    assert feed.entries[0].updated == "2015-03-20T00:00:00Z"
    assert feed.feed.updated == "2015-03-20T00:00:00Z"
    links = {link.rel: link.href for link in feed.feed.links}
    assert links["alternate"] == "http://localhost/search?q=private+fostering&kind=finding"


def test_identities_in_a_feed_stay_when_scheme_and_port_change(client: FlaskClient) -> None:
    ids = []
    for base in ("http://reports.example.org:8000", "https://reports.example.org"):
        response = client.get("/search.atom?q=private+fostering&page=2", base_url=base)
        feed = feedparser.parse(response.data)
        ids.append([feed.feed.id, *(entry.id for entry in feed.entries)])
    assert ids[0] == ids[1]
    assert ids[0][0] == "tag:reports.example.org,2026:search?q=private+fostering"
    assert "tag:reports.example.org,2026:reports/calderdale-2015/63" in ids[0]
    assert len(set(ids[0])) == len(ids[0])
    for tag in ids[0]:
        assert re.fullmatch(TAG, tag)


def test_a_feed_has_what_the_specification_requires(client: FlaskClient) -> None:
    for address in ("/search.atom?q=delay", "/search.atom?q=xyzzyxyzzy"):
        feed = ET.fromstring(client.get(address).data)
        assert feed.tag == f"{ATOM}feed"
        for element in (feed, *feed.iter(f"{ATOM}entry")):
            for name in ("id", "title", "updated"):
                assert len(element.findall(f"{ATOM}{name}")) == 1, (address, name)
            assert re.fullmatch(INSTANT, element.findtext(f"{ATOM}updated") or "")
        assert feed.find(f"{ATOM}author/{ATOM}name") is not None
        links = {link.get("rel"): link.get("href", "") for link in feed.findall(f"{ATOM}link")}
        assert links["self"] == f"http://localhost{address}"
        days = [entry.findtext(f"{ATOM}updated") or "" for entry in feed.iter(f"{ATOM}entry")]
        assert days == sorted(days, reverse=True)


def test_the_data_are_the_search_on_one_page(client: FlaskClient) -> None:
    response = client.get("/search.json?q=children&year=2015&page=2&per_page=5")
    assert 'attachment; filename="children.json"' in response.headers["Content-Disposition"]
    data = response.get_json()
    found = client.get("/api/v1/search?q=children&year=2015&per_page=100").get_json()
    assert list(data) == list(found)
    assert (data["pages"], data["page"]) == (1, 1)
    assert len(data["results"]) == data["total"] == found["total"] > 10
    assert data["results"][: len(found["results"])] == found["results"]


def test_a_bound_is_said(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("searchapp.web.exports.MOST_ROWS", 7)
    data = client.get("/search.json?q=children")
    total = data.get_json()["total"]
    assert len(data.get_json()["results"]) == 7 < total
    assert f"the first 7 of {total} paragraphs" in data.get_json()["notices"][-1]
    table = client.get("/search.csv?q=children")
    name = f'filename="children-first-7-of-{total}.csv"'
    assert name in table.headers["Content-Disposition"]


@pytest.mark.parametrize("address", ["/search.csv", "/search.json", "/search.atom"])
def test_a_wrong_value_is_refused_as_in_a_search(client: FlaskClient, address: str) -> None:
    assert client.get(f"{address}?area=schools").status_code == 400


def test_nothing_in_a_table_is_run_as_a_formula() -> None:
    for value in ("=1+1", "+44 20", "-5 places", "@SUM(A1)", "\t=1", "\r=1"):
        assert cell(value) == f"'{value}"
    for value in ("", "63", "A = b", "’tis", "a\n=b"):
        assert cell(value) == value


def test_a_table_begins_with_a_mark_that_spreadsheets_need(client: FlaskClient) -> None:
    response = client.get("/search.csv?q=delay")
    assert response.data.startswith(b"\xef\xbb\xbf")
    assert response.data.count(b"\r\n") > 1
    assert response.mimetype_params["charset"] == "utf-8"


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
    assert len(root.findtext(f"{OPENSEARCH}LongName") or "") <= 48
    assert len(root.findtext(f"{OPENSEARCH}Tags") or "") <= 256
    example = root.find(f"{OPENSEARCH}Query[@role='example']")
    assert example is not None
    asked = client.get("/api/v1/search", query_string={"q": example.get("searchTerms")})
    assert asked.get_json()["total"] > 0
    itself = {url.get("rel"): url.get("template") for url in root.iter(f"{OPENSEARCH}Url")}
    assert itself["self"] == "https://reports.example.org/opensearch.xml"
    templates = {url.get("type"): url.get("template", "") for url in root.iter(f"{OPENSEARCH}Url")}
    assert templates["text/html"].startswith("https://reports.example.org/search?q={searchTerms}")
    described = [(url.get("type"), url.get("rel")) for url in root.iter(f"{OPENSEARCH}Url")]
    assert len(described) == len(set(described))
    suggesting = templates["application/x-suggestions+json"].replace("{searchTerms}", "pri")
    suggested = client.get(suggesting.removeprefix("https://reports.example.org"))
    assert suggested.mimetype == "application/x-suggestions+json"
    assert suggested.get_json(force=True)[0] == "pri"
    for kind in ("text/html", "application/json", "application/atom+xml"):
        address = templates[kind].replace("{searchTerms}", "fostering").replace("{startPage?}", "1")
        answer = client.get(address.removeprefix("https://reports.example.org"))
        assert (answer.status_code, answer.mimetype) == (200, kind)


def test_every_page_offers_the_search_box(client: FlaskClient) -> None:
    assert 'rel="search" type="application/opensearchdescription+xml"' in client.get("/").text
