"""The pages, through the client: what a reader finds on them, and what keeps them safe."""

import html
import re
import shutil
import struct
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import html5lib
import pytest
from flask import Flask
from flask.testing import FlaskClient

from searchapp.config import Settings
from searchapp.indexing import build_index
from searchapp.web import create_app

PAGES = [
    "/",
    "/search?q=private+fostering",
    "/search?q=how+many+children+agreed+to+a+return+interview",
    "/search?q=how+many+unicorns+live+in+Calderdale",
    "/search?q=scrutiny+panel",
    "/search?q=cases+stuck+waiting+to+transfer&page=2",
    "/search",
    "/search?q=xyzzyxyzzy&area=adoption",
    "/reports",
    "/reports?year=2015",
    "/councils/calderdale",
    "/reports/calderdale-2013",
    "/reports/calderdale-2015",
    "/reports/calderdale-2015/63",
    "/reports/calderdale-2013/3.4",
    "/compare?q=private+fostering&authority=calderdale",
    "/compare",
    "/compare?q=private+fostering",
    "/compare?authority=calderdale",
    "/compare?q=xyzzyxyzzy&authority=calderdale",
    "/compare?q=xyzzyxyzzy",
    "/quote?q=not+fully+discharging+its+duties",
    "/quote?q=is+now+fully+discharging+its+duties+in+respect+of",
    "/quote",
    "/quote?q=only+40%25+of+children+agree",
    "/quote?q=only+50%25+of+children+agree+to+an+interview",
    "/quote?q=xyzzyxyzzy",
    "/help",
    "/about",
    "/nothing",
]


class Page(HTMLParser):
    """A page's ids, links, and elements, as a browser without scripts would know them."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        self.elements.append((tag, attributes))
        if identity := attributes.get("id"):
            self.ids.append(identity)
        if tag == "a" and (link := attributes.get("href")):
            self.links.append(link)


@pytest.mark.parametrize("address", PAGES)
def test_nothing_inline_and_no_id_twice(client: FlaskClient, address: str) -> None:
    page = Page(client.get(address).text)
    assert len(page.ids) == len(set(page.ids))
    for tag, attributes in page.elements:
        assert not {name for name in attributes if name == "style" or name.startswith("on")}
        assert tag != "style"
        if tag == "script" and attributes.get("type") != "application/ld+json":
            assert attributes["src"]


@pytest.mark.parametrize("address", PAGES)
def test_the_markup_is_valid(client: FlaskClient, address: str) -> None:
    parser = html5lib.HTMLParser(strict=True)
    parser.parse(client.get(address).text)
    assert not parser.errors


@pytest.mark.parametrize("address", PAGES)
def test_every_page_says_what_it_is_and_is_not(client: FlaskClient, address: str) -> None:
    text = client.get(address).text
    assert '<html lang="en-GB">' in text
    assert len(re.findall(r"<h1\b", text)) == 1
    assert "is not an Ofsted service" in text
    assert 'role="search"' in text


@pytest.mark.parametrize("address", PAGES)
def test_security_headers(client: FlaskClient, address: str) -> None:
    headers = client.get(address).headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "Set-Cookie" not in headers


def test_links_on_the_pages_lead_somewhere(client: FlaskClient) -> None:
    tried: set[str] = set()
    for address in PAGES:
        page = Page(client.get(address).text)
        for link in page.links:
            path, _, anchor = link.partition("#")
            if not path:
                assert anchor in page.ids, (address, link)
            elif path.startswith("/") and not path.startswith("/reports/calderdale"):
                tried.add(path)
    assert tried
    for path in tried:
        assert client.get(path).status_code == 200, path


def test_a_slash_at_the_end_of_an_address_does_no_harm(client: FlaskClient) -> None:
    for address in ("/reports", "/reports/calderdale-2015", "/reports/calderdale-2015/63", "/help"):
        assert client.get(f"{address}/").status_code == 200


def test_home_tells_what_is_in_the_corpus(client: FlaskClient) -> None:
    text = client.get("/").text
    assert "2 reports on 1 council" in text
    assert "/reports/calderdale-2013" in text
    assert "/reports/calderdale-2015" in text


def test_results_show_the_paragraph_marked_and_linked(client: FlaskClient) -> None:
    text = client.get("/search?q=private+fostering").text
    assert 'href="/reports/calderdale-2015/63"' in text
    assert 'href="/reports/calderdale-2013/34"' in text
    assert re.search(r"<mark>[Pp]rivate", text)
    assert "Requires improvement" in text


def test_dots_stand_where_a_paragraph_goes_on(client: FlaskClient) -> None:
    page = client.get("/search?q=police+attendance+at+conferences").text
    assert '<p class="words cut-before cut-after">However' in page
    assert '<p class="words">' in client.get("/search?q=lead+inspector").text


def test_hits_that_are_less_close_stand_apart_and_count_on(client: FlaskClient) -> None:
    page = client.get("/search?q=scrutiny+panel").text
    total = client.get("/api/v1/search?q=scrutiny+panel").get_json()["total"]
    close, less = page.split('<h2 id="less-close">Less close</h2>')
    shown = close.count("<article")
    assert 0 < shown < total
    assert shown + less.count("<article") == total <= 10
    assert f'<ol class="hits" start="{shown + 1}">' in less
    assert '<h3 class="hit-head">' in less
    assert "Less close" not in client.get("/search?q=scrutiny+panel&sort=newest").text
    assert "close" not in client.get("/api/v1/search?q=scrutiny+panel").get_json()


def test_a_page_and_its_json_twin_take_the_same_parameters(client: FlaskClient) -> None:
    query = "q=adoption&area=adoption&area=overall&sort=newest&per_page=5&page=2"
    payload = client.get(f"/api/v1/search?{query}").get_json()
    page = client.get(f"/search?{query}").text
    shown = re.findall(r'<h2 class="hit-head"><a href="([^"]+)">', page)
    assert shown == [hit["url"] for hit in payload["results"]]


def test_filters_are_taken_away_one_by_one(client: FlaskClient) -> None:
    text = client.get("/search?q=children&year=2015&kind=finding").text
    assert 'href="/search?q=children&amp;kind=finding"' in text
    assert 'href="/search?q=children&amp;year=2015"' in text
    assert 'href="/search?q=children"' in text


def test_typed_markup_stays_text(client: FlaskClient) -> None:
    query = "<script>alert(1)</script> \"'><img src=x onerror=alert(1)>"
    text = client.get("/search", query_string={"q": query}).text
    assert "<script>alert" not in text
    assert "<img" not in text
    assert "&lt;script&gt;alert(1)" in text


def test_a_report_reads_from_top_to_bottom(client: FlaskClient) -> None:
    text = client.get("/reports/calderdale-2013").text
    page = Page(text)
    assert [i for i in page.ids if re.fullmatch(r"p-\d+", i)] == [f"p-{n}" for n in range(1, 57)]
    assert "Pietro Battista" in text
    assert "17 to 26 June 2013" in text
    assert "/reports/calderdale-2013/34" in page.links
    assert "#p-4" in page.links


def test_a_permalink_opens_the_paragraph(client: FlaskClient) -> None:
    text = client.get("/reports/calderdale-2015/63").text
    assert "The local authority is not fully discharging its duties" in text
    assert "Ofsted, Calderdale, 20 March 2015, paragraph 63" in text
    assert "Help and protection" in text
    assert "Requires improvement" in text
    assert 'href="/reports/calderdale-2015/62"' in text
    assert 'href="/reports/calderdale-2015/64"' in text
    assert 'href="/reports/calderdale-2015#p-63"' in text
    assert "http://localhost/reports/calderdale-2015/63" in text
    assert '<link rel="canonical" href="http://localhost/reports/calderdale-2015/63">' in text


def test_a_permalink_leads_to_what_else_is_said_on_the_matter(client: FlaskClient) -> None:
    text = client.get("/reports/calderdale-2015/63").text
    similar = text[text.index('class="similar"') :]
    assert 'href="/reports/calderdale-2013/34"' in similar
    assert 'href="/reports/calderdale-2015/63"' not in similar


def test_a_service_mounted_below_a_path_links_below_it(app: Flask) -> None:
    client = app.test_client()
    response = client.get("/search?q=delay", base_url="https://example.org/ofsted")
    links = [link for link in Page(response.text).links if not link.startswith("#")]
    assert links
    assert all(link.startswith("/ofsted/") for link in links)


def test_a_council_shows_its_judgements_over_time(client: FlaskClient) -> None:
    text = client.get("/councils/calderdale").text
    rows = re.findall(r'<th scope="row"[^>]*>([^<]+)</th>(.*?)</tr>', text, re.DOTALL)
    shown = {area: re.findall(r">([^<>]+)</(?:b|span)>", cells) for area, cells in rows}
    assert shown["Adoption"] == ["not judged", "Inadequate"]
    assert shown["Quality of practice"] == ["Inadequate", "not judged"]
    assert shown["Leadership"] == ["Inadequate", "Requires improvement"]
    assert client.get("/councils/nowhere").status_code == 404


def test_the_ledger_finds_reports_by_choice(client: FlaskClient) -> None:
    text = client.get("/reports?grade=inadequate&authority=").text
    assert "/reports/calderdale-2013" in text
    assert "/reports/calderdale-2015" not in text
    assert '<option value="inadequate" selected>' in text


def test_the_ledger_names_each_council_once_with_its_reports(client: FlaskClient) -> None:
    text = client.get("/reports").text
    listed = text[text.index('class="ledger"') :]
    assert listed.count('href="/councils/calderdale"') == 1
    assert re.findall(r'href="/reports/([^"]+)">([^<]+)</a>', listed) == [
        ("calderdale-2013", "June 2013"),
        ("calderdale-2015", "March 2015"),
    ]


def test_a_report_and_a_permalink_are_headed_by_council_and_date(client: FlaskClient) -> None:
    report = re.sub(r"<[^>]+>", "", client.get("/reports/calderdale-2015").text.split("<h1>")[1])
    assert report.startswith("Calderdale, 20 March 2015\n")
    text = client.get("/reports/calderdale-2015/63").text
    trail = re.findall(r'<li><a href="([^"]+)">([^<]+)</a></li>', text.partition("crumbs")[2])
    assert trail[:2] == [
        ("/councils/calderdale", "Calderdale"),
        ("/reports/calderdale-2015", "20 March 2015"),
    ]


def test_what_is_shared_has_a_preview(client: FlaskClient) -> None:
    page = Page(client.get("/reports/calderdale-2015/63").text)
    preview = {a["property"]: a["content"] for t, a in page.elements if "property" in a}
    assert preview["og:title"] == "Calderdale, 20 March 2015: Paragraph 63"
    assert str(preview["og:description"]).startswith("The local authority is not fully")
    with client.get(str(preview["og:image"]).removeprefix("http://localhost")) as image:
        assert image.mimetype == "image/png"
        width, height = struct.unpack(">II", image.data[16:24])
    assert (str(width), str(height)) == (preview["og:image:width"], preview["og:image:height"])


def test_a_paragraph_is_sent_by_mail_with_its_citation_and_link(client: FlaskClient) -> None:
    page = Page(client.get("/reports/calderdale-2015/63").text)
    letters = [unquote(link) for link in page.links if link.startswith("mailto:")]
    assert len(letters) == 1
    subject, _, body = letters[0].removeprefix("mailto:?subject=").partition("&body=")
    assert subject == "Ofsted, Calderdale, 20 March 2015, paragraph 63"
    quotation, _, cited = body.partition("\r\n\r\n")
    assert quotation.startswith("“The local authority is not fully discharging its duties")
    assert cited == f"{subject}\r\nhttp://localhost/reports/calderdale-2015/63"


def test_examples_offered_find_something(client: FlaskClient) -> None:
    examples = re.findall(r'href="(/search\?q=[^"]+)"', client.get("/help").text)
    assert len(examples) >= 4
    for address in examples:
        assert client.get(f"/api/v1{address}").get_json()["total"] > 0, address


def test_the_curl_examples_of_the_help_page_work(client: FlaskClient) -> None:
    text = html.unescape(client.get("/help").text)
    addresses = re.findall(r"curl -s 'http://localhost([^']+)'", text)
    assert len(addresses) >= 5
    for address in addresses:
        assert client.get(address).status_code == 200, address


def test_static_files_may_be_kept_and_are_small(client: FlaskClient) -> None:
    page = Page(client.get("/").text)
    linked = [
        a.get("src") or a.get("href") or "" for t, a in page.elements if t in {"script", "link"}
    ]
    sources = [address for address in linked if address.startswith("/static/")]
    assert len(sources) == 3
    for source in sources:
        with client.get(source) as response:
            assert "immutable" in response.headers["Cache-Control"]
    static = Path(__file__).parents[2] / "searchapp" / "web" / "static"
    assert sum(path.stat().st_size for path in static.glob("*.js")) < 15_000


@pytest.mark.samples
def test_a_judgement_of_two_areas_is_listed_once(samples: Path, tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    shutil.copy(samples / "reports-pdf" / "leeds-2022-05-09.pdf", corpus)
    settings = Settings(corpus=corpus, index=tmp_path / "index")
    build_index(settings)
    text = create_app(settings).test_client().get("/reports/leeds-2022-05-09").text
    labels = re.findall(r'<th scope="row">([^<]+)</th>', text)
    assert labels.count("The experiences and progress of children in care and care leavers") == 1
    assert len(labels) == 4


def test_what_is_only_related_is_told_from_other_names(client: FlaskClient) -> None:
    page = client.get("/search", query_string={"q": "strategy discussions"}).text
    searched = page[page.index("Also searched") : page.index("Put words in quotation marks")]
    assert "strategy meetings; related: " in searched
    assert searched.index("related: ") < searched.index("section 47 enquiries")
