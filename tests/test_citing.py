"""Citations in every form, read back by programs that know the form."""

import pytest
import rispy
from bibtexparser.entrypoint import parse_string

from searchapp.presenting import lookups
from searchapp.presenting.citing import forms, markdown_text, tex
from searchapp.search import Library

BASE = "https://reports.example.org"


def cited(library: Library, report_id: str, paragraph_id: str) -> dict[str, str]:
    paragraph = lookups.paragraph(library, report_id, paragraph_id)
    report = lookups.report(library, report_id)
    return {form.name: form.text for form in forms(paragraph, report, BASE + paragraph["url"])}


TITLE_2013 = (
    "Inspection of local authority arrangements for the protection of children: "
    "Calderdale Metropolitan Borough Council"
)


def test_plain_harvard_and_markdown(library: Library) -> None:
    texts = cited(library, "calderdale-2015", "63")
    address = f"{BASE}/reports/calderdale-2015/63"
    title = library.report("calderdale-2015").title
    assert texts["plain"] == f"Ofsted, Calderdale, 20 March 2015, paragraph 63. {address}"
    assert texts["markdown"] == f"[Ofsted, Calderdale, 20 March 2015, paragraph 63]({address})"
    assert texts["harvard"].startswith(f"Ofsted (2015) {title}: Calderdale Metropolitan")
    assert texts["harvard"].endswith(f", paragraph 63. Available at: {address}")


def test_without_a_publication_date_the_inspection_is_cited(library: Library) -> None:
    texts = cited(library, "calderdale-2013", "34")
    assert "inspected 17 to 26 June 2013" in texts["plain"]
    inspected = "inspected 17 to 26 June 2013, paragraph 34"
    assert texts["harvard"].startswith(f"Ofsted (2013) {TITLE_2013}, {inspected}.")
    assert "note = {Inspected 17 to 26 June 2013, paragraph 34}" in texts["bibtex"]
    assert "N1  - Inspected 17 to 26 June 2013, paragraph 34\r\n" in texts["ris"]
    assert "published" not in texts["ris"].lower()


@pytest.mark.parametrize(
    ("report_id", "paragraph_id"),
    [("calderdale-2015", "63"), ("calderdale-2013", "34"), ("calderdale-2013", "3.4")],
)
def test_bibtex_is_read_by_a_bibtex_reader(
    library: Library, report_id: str, paragraph_id: str
) -> None:
    parsed = parse_string(cited(library, report_id, paragraph_id)["bibtex"])
    assert not parsed.failed_blocks
    (entry,) = parsed.entries
    fields = {name: field.value for name, field in entry.fields_dict.items()}
    assert entry.entry_type == "techreport"
    assert entry.key == f"{report_id}:{paragraph_id}"
    assert fields["institution"] == "Ofsted"
    assert fields["year"] == report_id[-4:]
    assert fields["month"] == {"2013": "jun", "2015": "mar"}[fields["year"]]
    assert fields["url"] == f"{BASE}/reports/{report_id}/{paragraph_id}"
    assert fields["title"].strip("{}").startswith("Inspection of ")


def test_ris_is_read_by_a_ris_reader(library: Library) -> None:
    text = cited(library, "calderdale-2015", "63")["ris"]
    assert text.startswith("TY  - RPRT\r\n")
    assert text.endswith("ER  - \r\n")
    (entry,) = rispy.loads(text)
    assert entry["type_of_reference"] == "RPRT"
    assert entry["authors"] == ["Ofsted"]
    assert entry["year"] == "2015"
    assert entry["date"] == "2015/03/20/"
    assert entry["notes"] == ["Paragraph 63"]
    assert entry["urls"] == [f"{BASE}/reports/calderdale-2015/63"]


def test_the_quotation_is_verbatim(library: Library) -> None:
    text = library.paragraph("calderdale-2013", "34").text
    assert f"“{text}”\n" in cited(library, "calderdale-2013", "34")["quotation"]


def test_signs_of_tex_and_markdown_stay_signs() -> None:
    assert tex(r"50% of A&B_C #1 ~ ^ \ {x} $5") == (
        r"50\% of A\&B\_C \#1 \textasciitilde{} \textasciicircum{} \textbackslash{} "
        r"\textbraceleft{}x\textbraceright{} \$5"
    )
    assert markdown_text("a [b](c) *d* _e_ `f` <g> \\") == (
        r"a \[b\](c) \*d\* \_e\_ \`f\` \<g\> \\"
    )


def test_odd_titles_leave_every_form_whole(library: Library) -> None:
    paragraph = lookups.paragraph(library, "calderdale-2015", "63")
    report = lookups.report(library, "calderdale-2015") | {
        "title": "A {half} open { brace, 50% & more_less\nTY  - BOOK \\",
        "authority_printed": "Council [of] *stars*",
    }
    texts = {form.name: form.text for form in forms(paragraph, report, f"{BASE}/x")}
    parsed = parse_string(texts["bibtex"])
    assert not parsed.failed_blocks
    assert len(parsed.entries) == 1
    (entry,) = rispy.loads(texts["ris"])
    assert entry["type_of_reference"] == "RPRT"
    assert entry["title"].endswith("TY - BOOK \\: Council [of] *stars*")
