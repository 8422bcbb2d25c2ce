"""The page on which a quotation is checked, and its JSON twin."""

import re

import pytest
from flask.testing import FlaskClient

SAID = "but only 40% of children agree to an interview"
CHANGED = "but only 50% of children agree to an interview"
FIELDS = ["quote", "status", "total", "matches", "notices", "took_ms"]
MATCH = ["report", "likeness", "sentences", "items", "paragraphs", "passages", "differences"]
PASSAGE = ["text", "span", "quoted", "footnote", "paragraph"]


def test_a_check_has_the_documented_fields(client: FlaskClient) -> None:
    checked = client.get("/api/v1/quote", query_string={"q": f"“{SAID}”"}).get_json()
    assert list(checked) == FIELDS
    assert (checked["status"], checked["total"]) == ("verified", 1)
    (match,) = checked["matches"]
    assert list(match) == MATCH
    (passage,) = match["passages"]
    assert list(passage) == PASSAGE
    paragraph = passage["paragraph"]
    assert paragraph["text"][slice(*passage["span"])] == passage["text"] == SAID
    assert checked["quote"][slice(*passage["quoted"])] == SAID
    assert paragraph["citation"] == "Ofsted, Calderdale, 20 March 2015, paragraph 60"
    assert paragraph["url"] == "/reports/calderdale-2015/60"


def test_what_differs_is_given_with_both_offsets(client: FlaskClient) -> None:
    checked = client.get("/api/v1/quote", query_string={"q": CHANGED}).get_json()
    assert checked["status"] == "differs"
    (difference,) = checked["matches"][0]["differences"]
    assert difference["kind"] == "words"
    assert difference["quoted"] == {"text": "50%", "span": [9, 12]}
    printed = difference["printed"]
    assert (printed["text"], printed["paragraph"]) == ("40%", "calderdale-2015/60")
    text = checked["matches"][0]["passages"][0]["paragraph"]["text"]
    assert text[slice(*printed["span"])] == "40%"


def test_a_long_text_is_posted(client: FlaskClient) -> None:
    text = client.get("/api/v1/reports/calderdale-2015/paragraphs/60").get_json()["text"]
    checked = client.post("/api/v1/quote", data={"q": text}).get_json()
    assert (checked["status"], checked["total"]) == ("verified", 1)


@pytest.mark.parametrize("q", ["", " ", "…", "long " * 1200])
def test_what_cannot_be_checked_is_a_problem(client: FlaskClient, q: str) -> None:
    for response in (
        client.get("/api/v1/quote", query_string={"q": q}),
        client.post("/api/v1/quote", data={"q": q}),
    ):
        assert response.status_code == 400
        assert response.mimetype == "application/problem+json"
        assert response.get_json(force=True)["parameter"] == "q"
    assert client.get("/api/v1/quote").status_code == 400


def test_the_page_says_verified_and_leads_to_the_paragraph(client: FlaskClient) -> None:
    text = client.get("/quote", query_string={"q": SAID}).text
    assert re.search(r"<h2[^>]*>.*Verified</h2>", text)
    assert 'href="/reports/calderdale-2015/60"' in text
    assert "Ofsted, Calderdale, 20 March 2015, paragraph 60" in text
    assert f"</span><mark>{SAID}</mark><span" in text


def test_the_page_shows_what_differs(client: FlaskClient) -> None:
    text = client.get("/quote", query_string={"q": CHANGED}).text
    assert re.search(r"<h2[^>]*>.*It differs</h2>", text)
    assert "You have <q>50%</q>; the report has <q>40%</q>." in text
    assert "but only <mark>50%</mark> of children" in text
    assert "but only <mark>40%</mark> of children" in text


def test_the_page_says_what_to_do_where_nothing_is_found(client: FlaskClient) -> None:
    text = client.get("/quote?q=xyzzy+plugh").text
    assert re.search(r"<h2[^>]*>.*Not found</h2>", text)
    assert 'href="/search?q=xyzzy%20plugh"' in text


def test_the_form_gives_a_short_text_an_address_and_shows_a_long_one(client: FlaskClient) -> None:
    short = client.post("/quote", data={"q": "a\r\nb"})
    assert (short.status_code, short.headers["Location"]) == (303, "/quote?q=a%0Ab")
    text = client.get("/api/v1/reports/calderdale-2015/paragraphs/60").get_json()["text"]
    long = client.post("/quote", data={"q": (text + "\n") * 3})
    assert long.status_code == 200
    assert "<textarea" in long.text


def test_nothing_pasted_is_lost_where_it_is_too_long(client: FlaskClient) -> None:
    pasted = "every <word> " * 500
    response = client.post("/quote", data={"q": pasted})
    assert response.status_code == 400
    assert "6,500 characters" in response.text
    assert "every &lt;word&gt; " * 500 in response.text


def test_the_example_of_the_page_is_verified(client: FlaskClient) -> None:
    example = re.search(r'Try <a href="([^"]+)"', client.get("/quote").text)
    assert example
    assert "Verified</h2>" in client.get(example[1].replace("&amp;", "&")).text
