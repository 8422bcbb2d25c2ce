"""The JSON addresses: the documented fields in the documented order, and nothing else."""

import gzip
from typing import Any

import pytest
from flask.testing import FlaskClient

SEARCH = [
    "query", "filters", "sort", "page", "per_page", "pages", "total", "corrected", "expansions",
    "notices", "facets", "results", "took_ms",
]  # fmt: skip
HIT = [
    "id", "number", "item", "series", "label", "report", "section", "areas", "grade", "kind",
    "page", "text", "snippet", "citation", "url", "score",
]  # fmt: skip
REPORT_IN_HIT = [
    "id", "title", "authority", "framework", "inspection_start", "inspection_end", "published",
]  # fmt: skip
PARAGRAPH = [
    "id", "number", "item", "series", "label", "report", "section", "areas", "grade", "kind",
    "page", "text", "citation", "url", "footnotes", "previous", "next",
]  # fmt: skip
REPORT = [
    "id", "title", "authority", "authority_slug", "authority_printed", "framework",
    "inspection_start", "inspection_end", "published", "lead_inspector", "overall_grade",
    "judgements", "paragraph_count", "numbered_count", "first_number", "last_number",
    "missing_numbers", "sections", "warnings", "source",
]  # fmt: skip


def get(client: FlaskClient, address: str) -> Any:
    response = client.get(address)
    assert response.status_code == 200, response.text
    assert response.mimetype == "application/json"
    return response.get_json()


def test_a_search_has_the_documented_fields(client: FlaskClient) -> None:
    found = get(client, "/api/v1/search?q=private+fostering")
    assert list(found) == SEARCH
    hit = found["results"][0]
    assert list(hit) == HIT
    assert list(hit["report"]) == REPORT_IN_HIT
    assert list(hit["snippet"]) == ["text", "spans"]
    assert set(found["facets"]) == {
        "report", "area", "grade", "kind", "year", "authority", "framework",
    }  # fmt: skip
    assert all(
        list(count) == ["value", "label", "count"]
        for counts in found["facets"].values()
        for count in counts
    )


def test_the_search_of_the_first_promise(client: FlaskClient) -> None:
    ids = [hit["id"] for hit in get(client, "/api/v1/search?q=private+fostering")["results"]]
    assert {"calderdale-2015/63", "calderdale-2013/34"} <= set(ids)
    ids = [hit["id"] for hit in get(client, "/api/v1/search?q=return+interviews")["results"]]
    assert "calderdale-2015/60" in ids[:2]
    assert "calderdale-2013/32" in ids


def test_a_hit_is_what_the_report_says(client: FlaskClient) -> None:
    found = get(client, "/api/v1/search?q=private+fostering")
    hit = next(hit for hit in found["results"] if hit["id"] == "calderdale-2015/63")
    assert hit["number"] == 63
    assert (hit["item"], hit["series"], hit["page"]) == (None, None, None)
    assert hit["label"] == "Paragraph 63"
    assert hit["report"]["published"] == "2015-03-20"
    assert hit["section"][-1] == (
        "The experiences and progress of children who need help and protection"
    )
    assert hit["areas"] == ["help-and-protection"]
    assert hit["grade"] == "requires improvement"
    assert hit["kind"] == "finding"
    assert hit["citation"] == "Ofsted, Calderdale, 20 March 2015, paragraph 63"
    assert hit["url"] == "/reports/calderdale-2015/63"
    assert hit["text"].startswith("The local authority is not fully discharging its duties")
    words = {hit["snippet"]["text"][start:end].lower() for start, end in hit["snippet"]["spans"]}
    assert any("private" in word for word in words)


@pytest.mark.parametrize("q", ["private fostering", "delay", "board", "children* OR 2014"])
def test_snippets_are_verbatim_and_spans_lie_in_them(client: FlaskClient, q: str) -> None:
    found = client.get("/api/v1/search", query_string={"q": q, "per_page": 50}).get_json()
    assert found["results"]
    for hit in found["results"]:
        assert hit["snippet"]["text"] in hit["text"]
        end_before = 0
        for start, end in hit["snippet"]["spans"]:
            assert end_before <= start < end <= len(hit["snippet"]["text"])
            end_before = end


def test_facets_agree_with_the_results_they_lead_to(client: FlaskClient) -> None:
    facets = get(client, "/api/v1/search?q=adoption")["facets"]
    for name, counts in facets.items():
        for facet in counts:
            led = client.get("/api/v1/search", query_string={"q": "adoption", name: facet["value"]})
            assert led.get_json()["total"] == facet["count"], (name, facet)


def test_pages_part_the_results(client: FlaskClient) -> None:
    first = get(client, "/api/v1/search?q=children&per_page=7")
    second = get(client, "/api/v1/search?q=children&per_page=7&page=2")
    assert first["pages"] == -(-first["total"] // 7)
    assert len(first["results"]) == 7
    assert not {h["id"] for h in first["results"]} & {h["id"] for h in second["results"]}


def test_an_empty_query_lists_everything_in_report_order(client: FlaskClient) -> None:
    found = get(client, "/api/v1/search?report=calderdale-2013&per_page=100")
    report = get(client, "/api/v1/reports/calderdale-2013")
    assert found["total"] == report["paragraph_count"]
    numbers = [hit["number"] for hit in found["results"] if hit["number"] and not hit["item"]]
    assert numbers == list(range(1, 57))


def test_a_report_has_the_documented_fields_and_facts(client: FlaskClient) -> None:
    report = get(client, "/api/v1/reports/calderdale-2013")
    assert list(report) == REPORT
    assert report["framework"] == "cp"
    assert (report["inspection_start"], report["inspection_end"]) == ("2013-06-17", "2013-06-26")
    assert report["published"] is None
    assert report["lead_inspector"] == "Pietro Battista"
    assert report["overall_grade"] == "inadequate"
    assert list(report["judgements"][0]) == ["area", "label", "grade"]
    assert list(report["sections"][0]) == ["title", "level", "first"]
    assert (report["numbered_count"], report["first_number"], report["last_number"]) == (56, 1, 56)
    assert report["missing_numbers"] == []
    assert list(report["source"]) == ["file", "sha256", "pages"]
    assert report["source"]["file"] == "calderdale-2013.txt"
    assert report["source"]["pages"] is None


def test_a_paragraph_has_the_documented_fields_and_neighbours(client: FlaskClient) -> None:
    paragraph = get(client, "/api/v1/reports/calderdale-2013/paragraphs/34")
    assert list(paragraph) == PARAGRAPH
    assert paragraph["id"] == "calderdale-2013/34"
    assert paragraph["citation"] == (
        "Ofsted, Calderdale, inspected 17 to 26 June 2013, paragraph 34"
    )
    assert paragraph["previous"] == "calderdale-2013/33"
    after = get(client, "/api/v1/reports/calderdale-2013/paragraphs/33")
    assert after["next"] == "calderdale-2013/34"


def test_following_next_reads_the_whole_report(client: FlaskClient) -> None:
    count = get(client, "/api/v1/reports/calderdale-2013")["paragraph_count"]
    listed = get(client, "/api/v1/search?report=calderdale-2013&per_page=1")
    identity, read = listed["results"][0]["id"], []
    while identity:
        report_id, _, paragraph_id = identity.partition("/")
        read.append(identity)
        paragraph = get(client, f"/api/v1/reports/{report_id}/paragraphs/{paragraph_id}")
        assert paragraph["previous"] == (read[-2] if len(read) > 1 else None)
        identity = paragraph["next"]
    assert len(read) == len(set(read)) == count


def test_the_ledger_lists_the_reports_and_filters_them(client: FlaskClient) -> None:
    ledger = get(client, "/api/v1/reports")
    assert list(ledger) == ["filters", "total", "reports", "refused"]
    assert [report["id"] for report in ledger["reports"]] == ["calderdale-2013", "calderdale-2015"]
    newer = get(client, "/api/v1/reports?year=2015&authority=calderdale")
    assert newer["filters"] == {"authority": ["calderdale"], "year": ["2015"]}
    assert [report["id"] for report in newer["reports"]] == ["calderdale-2015"]
    assert get(client, "/api/v1/reports?grade=outstanding")["total"] == 0


def test_an_answer_that_did_not_change_is_not_sent_again(client: FlaskClient) -> None:
    for address in ("/api/v1/search?q=delay", "/reports/calderdale-2015", "/search?q=delay"):
        first = client.get(address)
        tag = first.headers["ETag"]
        again = client.get(address, headers={"If-None-Match": tag})
        assert (again.status_code, again.data) == (304, b"")
        assert again.headers["ETag"] == tag
        assert client.get(f"{address}?x=1", headers={"If-None-Match": tag}).status_code != 304


def test_long_answers_are_compressed_for_those_who_take_it(client: FlaskClient) -> None:
    plain = client.get("/reports/calderdale-2015")
    packed = client.get("/reports/calderdale-2015", headers={"Accept-Encoding": "gzip"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.data) == plain.data
    assert len(packed.data) < len(plain.data) / 4
    assert "Accept-Encoding" in packed.headers["Vary"]
    asked = {"Accept-Encoding": "gzip", "If-None-Match": packed.headers["ETag"]}
    assert client.get("/reports/calderdale-2015", headers=asked).status_code == 304


def test_programs_on_other_sites_may_read(client: FlaskClient) -> None:
    assert client.get("/api/v1/reports").headers["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Origin" not in client.get("/reports").headers


def test_operations(client: FlaskClient) -> None:
    assert get(client, "/healthz") == {"status": "alive"}
    ready = get(client, "/readyz")
    assert list(ready) == ["status", "generation", "reports", "paragraphs"]
    assert ready["reports"] == 2
