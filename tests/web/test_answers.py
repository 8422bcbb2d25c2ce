"""Answers over HTTP: the JSON address, the card above the results, and where its links open."""

import re

import pytest
from flask.testing import FlaskClient
from markupsafe import escape

from searchapp.search import worth

QUESTION = "How many children agreed to a return interview?"


def test_the_answer_of_the_interface(client: FlaskClient) -> None:
    found = client.get("/api/v1/answer", query_string={"q": QUESTION}).get_json()
    assert found["answered"] is True
    first = found["answers"][0]
    assert first["text"] == "40%"
    assert first["paragraph"]["id"] == "calderdale-2015/60"
    assert first["paragraph"]["citation"] == "Ofsted, Calderdale, 20 March 2015, paragraph 60"
    assert first["sentence"] in first["paragraph"]["text"]
    start, end = first["spans"][0]
    assert first["sentence"][start:end] == "40%"


def test_an_honest_no(client: FlaskClient) -> None:
    found = client.get("/api/v1/answer?q=What+was+Rotherham's+judgement?").get_json()
    assert (found["answered"], found["answers"]) == (False, [])
    assert found["related"]


def test_a_bad_value_says_what_it_may_be(client: FlaskClient) -> None:
    for query in ("q=x&ignore=colour", "q=x&year=late", "q=x&report=leeds-2020"):
        response = client.get(f"/api/v1/answer?{query}")
        assert response.status_code == 400
        assert response.get_json()["detail"]


def test_a_question_is_answered_above_the_results(client: FlaskClient) -> None:
    page = client.get("/search", query_string={"q": QUESTION}).text
    card = page[page.index('class="answers"') : page.index("</section>")]
    assert '<p class="short">40%</p>' in card
    assert "<mark>40%</mark>" in card
    assert "Ofsted, Calderdale, 20 March 2015, paragraph 60" in card


def test_what_is_more_likely_wrong_is_no_clear_answer(client: FlaskClient) -> None:
    question = "what is going well"
    found = client.get("/api/v1/answer", query_string={"q": question}).get_json()
    assert found["answered"]
    assert found["answers"][0]["confidence"] < 0.5
    page = client.get("/search", query_string={"q": question}).text
    card = page[page.index('class="answers"') : page.index("</section>")]
    assert '<h2 id="answer">No clear answer</h2>' in card
    assert "comes nearest" in card
    assert 'class="short"' not in card
    assert str(escape(found["answers"][0]["sentence"])) in card


def test_what_is_right_two_times_in_three_is_a_possible_answer(client: FlaskClient) -> None:
    question = "are social workers stable?"
    found = client.get("/api/v1/answer", query_string={"q": question}).get_json()
    assert 0.5 <= found["answers"][0]["confidence"] < 0.7
    page = client.get("/search", query_string={"q": question}).text
    assert '<h2 id="answer">Possible answer</h2>' in page


def test_the_answer_opens_with_its_sentence_marked(client: FlaskClient) -> None:
    found = client.get("/api/v1/answer", query_string={"q": QUESTION}).get_json()
    sentence = found["answers"][0]["sentence"]
    page = client.get("/search", query_string={"q": QUESTION}).text
    link = re.search(r'<figcaption><a href="([^"#]+)#words"', page)
    assert link
    opened = client.get(link[1].replace("&amp;", "&")).text
    assert f"<mark>{escape(sentence)}</mark>" in opened


def test_what_was_understood_can_be_dropped(client: FlaskClient) -> None:
    page = client.get("/search?q=what+was+the+overall+verdict+of+the+2013+inspection").text
    assert "Year: 2013" in page
    dropped = client.get(
        "/search?q=what+was+the+overall+verdict+of+the+2013+inspection&ignore=year"
    )
    assert "Year: 2013" not in dropped.text


def test_long_items_of_a_list_are_not_marked_in_part(client: FlaskClient) -> None:
    page = client.get("/search?q=What+does+the+council+need+to+improve").text
    card = page[
        page.index('class="answers') : page.index("</section>", page.index('class="answers'))
    ]
    assert card.count("<figure") == 17
    assert "<mark>" not in card


def test_an_answer_that_only_a_weaker_hit_has_is_not_above_mere_words(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    query = {"q": "vacancy rate"}
    assert 'class="answers' in client.get("/search", query_string=query).text
    monkeypatch.setattr(worth, "CLOSE", 1.1)
    assert 'class="answers' not in client.get("/search", query_string=query).text


def test_an_unanswered_question_is_said_to_be(client: FlaskClient) -> None:
    page = client.get("/search?q=What+was+Rotherham's+judgement?").text
    assert "The reports do not say this in so many words." in page
    assert "There is no report on Rotherham here." in page


def test_steering_words_and_further_pages_get_no_card(client: FlaskClient) -> None:
    for query in ("q=%22private+fostering%22", "q=adopt*", "q=", "q=why+is+there+delay&page=2"):
        assert 'class="answers"' not in client.get(f"/search?{query}").text


def test_a_mark_that_is_no_range_is_refused(client: FlaskClient) -> None:
    assert client.get("/reports/calderdale-2015/60?mark=all").status_code == 400
    page = client.get("/reports/calderdale-2015/60?mark=0-99999").text
    assert "<mark>" not in page[: page.index("</blockquote>")]


def test_each_thing_said_is_seen_at_once(client: FlaskClient) -> None:
    page = client.get("/search?q=How many children's centres are there?").text
    card = page[page.index('class="answers"') : page.index("</section>")]
    seen = card.partition("<details>")[0]
    assert re.findall(r'class="short">([^<]*)<', seen) == ["21", "16"]
    assert "inspected 17 to 26 June 2013, paragraph 12" in seen


def test_the_same_said_again_can_be_opened(client: FlaskClient) -> None:
    page = client.get("/search?q=How many children are privately fostered?").text
    card = page[page.index('class="answers"') : page.index("</section>")]
    seen, _, closed = card.partition("<details>")
    told = re.findall(r'class="short">([^<]*)<', seen)
    assert told == ["two children", "no children or young people"]
    assert "<summary>Said again (1)</summary>" in closed
    assert "privately arranged fostering placement" in seen
    assert "Despite some publicity" in closed
