"""Words in, ranked paragraphs out, on the two reports."""

import re
from itertools import takewhile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from searchapp.errors import UnknownPageError, UnknownParagraphError, UnknownReportError
from searchapp.model import Filters, Hit
from searchapp.query import FILTER_NAMES, parse
from searchapp.search import Library
from searchapp.search.kinds import kind_asked
from searchapp.search.matched import Mark, Matched
from searchapp.search.snippets import MOST_CHARACTERS


def ids(library: Library, query: str) -> list[str]:
    return [hit.paragraph.id for hit in library.search(query).hits]


def shown(hit: Hit) -> str:
    assert hit.snippet is not None
    return hit.snippet.text


def marked(hit: Hit) -> list[str]:
    assert hit.snippet is not None
    return [hit.snippet.text[start:end] for start, end in hit.snippet.spans]


def test_return_interviews_finds_what_both_reports_say(library: Library) -> None:
    found = ids(library, "return interviews")
    assert "calderdale-2015/60" in found[:2]
    assert "calderdale-2013/32" in found


def test_private_fostering_finds_what_both_reports_say(library: Library) -> None:
    found = ids(library, "private fostering")
    assert {"calderdale-2015/63", "calderdale-2013/34"} <= set(found)


def test_an_empty_query_lists_everything_in_report_order(library: Library) -> None:
    results = library.search("", per_page=100)
    everything = [p.id for report in library.reports() for p in library.paragraphs(report.id)]
    assert results.total == len(everything)
    assert [hit.paragraph.id for hit in results.hits] == everything[:100]
    last = library.search("", page=results.pages, per_page=100)
    assert last.hits[-1].paragraph.id == everything[-1]


def test_of_a_phrase_only_the_phrase_is_marked(library: Library) -> None:
    results = library.search('"return interviews"')
    assert results.hits
    for hit in results.hits:
        assert marked(hit)
        assert all(" " in words for words in marked(hit))
        assert all(words.lower().startswith("return interview") for words in marked(hit))


def test_words_that_stand_together_are_one_mark(library: Library) -> None:
    results = library.search("private fostering")
    found = {hit.paragraph.id: marked(hit) for hit in results.hits}
    assert found["calderdale-2015/overall-summary-of-findings-10"] == ["private fostering"]
    for words in found.values():
        assert any(one.lower().startswith(("private foster", "privately ")) for one in words)


def test_what_matched_late_in_a_very_long_sentence_is_shown(library: Library) -> None:
    hits = {hit.paragraph.id: hit for hit in library.search('"domestic violence"').hits}
    long = hits["calderdale-2015/186"]
    assert marked(long) == ["domestic violence"]
    assert long.snippet is not None
    assert long.snippet.text in long.paragraph.text


def test_a_function_word_is_marked_only_beside_a_word_that_says_something(
    library: Library,
) -> None:
    alone = {"of", "the", "in"}
    for hit in library.search("supervision of the staff in teams").hits:
        assert marked(hit)
        assert not alone & {words.lower() for words in marked(hit)}
    assert any(alone & set(marked(hit)) for hit in library.search("of the").hits)


def test_in_a_report_the_paragraphs_that_match_are_marked_whole(library: Library) -> None:
    marked_in = library.marked('"private fostering"', "calderdale-2013")
    assert "34" in marked_in
    for paragraph_id, spans in marked_in.items():
        text = library.paragraph("calderdale-2013", paragraph_id).text
        assert {text[start:end].lower() for start, end in spans} == {"private fostering"}
        assert len(spans) == text.lower().count("private fostering")
    assert library.marked(" ", "calderdale-2013") == {}


def test_words_that_say_little_are_not_demanded(library: Library) -> None:
    results = library.search("what is the uptake of return interviews")
    assert "calderdale-2015/60" in [hit.paragraph.id for hit in results.hits[:2]]
    assert not any(notice.startswith("No paragraph") for notice in results.notices)


def test_where_nothing_has_all_words_it_is_said(library: Library) -> None:
    results = library.search("fostering xylophones -private")
    assert results.total
    assert results.notices == ("Nothing here has “xylophones”; these only have “fostering”.",)
    assert all("private" not in hit.paragraph.text.lower() for hit in results.hits)
    parts = library.search("housing xylophones adoption fostering court")
    assert parts.notices == ("Nothing here has “xylophones”; these come near.",)
    apart = library.search("pietro battista housing")
    assert apart.notices == ("None of these has all of what you typed.",)
    nowhere = library.search("xylophones ukuleles")
    assert nowhere.notices == ("Nothing here has “xylophones” or “ukuleles”.",)


def test_excluded_words_are_not_found(library: Library) -> None:
    with_it = library.search('"adoption" "recruitment"').total
    without = library.search('"adoption" -recruitment').total
    assert with_it + without == library.search('"adoption"').total


def test_a_prefix_finds_every_word_that_begins_so(library: Library) -> None:
    results = library.search("inspector*", per_page=100)
    assert results.total >= library.search('"inspectors"').total > 0
    for hit in results.hits:
        words = " ".join((hit.paragraph.text, *hit.paragraph.section)).lower()
        assert "inspector" in words


@pytest.mark.parametrize("name", FILTER_NAMES)
@pytest.mark.parametrize(
    "query",
    ["", "children", '"social workers"', "plan* -adoption", "health plans", "fostering xylophones"],
)
def test_facets_agree_with_the_results_they_lead_to(
    library: Library, query: str, name: str
) -> None:
    for chosen in ({}, {"kind": ("finding",)}, {name: ("2013", "adoption", "calderdale-2013")}):
        for count in library.search(query, chosen).facets[name]:
            filters: Filters = {**chosen, name: (count.value,)}
            assert library.search(query, filters).total == count.count


def test_values_of_one_name_widen_and_names_narrow(library: Library) -> None:
    def total(filters: Filters) -> int:
        return library.search("children", filters).total

    both = total({"area": ("adoption", "care-leavers")})
    assert both == total({"area": ("adoption",)}) + total({"area": ("care-leavers",)})
    assert total({"area": ("adoption",), "kind": ("finding",)}) < total({"area": ("adoption",)})


def test_a_filter_in_the_box_is_the_filter_chosen_apart(library: Library) -> None:
    typed = library.search("plans year:2015 area:adoption")
    chosen = library.search("plans", {"year": ("2015",), "area": ("adoption",)})
    assert [hit.paragraph.id for hit in typed.hits] == [hit.paragraph.id for hit in chosen.hits]
    assert typed.filters == chosen.filters


def test_pages_follow_one_another_without_gap_or_overlap(library: Library) -> None:
    first = library.search("children", per_page=30)
    pages = [library.search("children", page=n + 1, per_page=30) for n in range(first.pages)]
    found = [hit.paragraph.id for page in pages for hit in page.hits]
    assert len(found) == len(set(found)) == first.total
    scores = [hit.score for page in pages for hit in page.hits]
    assert scores == sorted(scores, reverse=True)


@pytest.mark.parametrize("written", ["re-inspection", "reinspection", "re inspection"])
def test_a_compound_is_found_however_it_is_written(library: Library, written: str) -> None:
    assert ids(library, written) == ["calderdale-2013/13"]


@pytest.mark.parametrize("page", [0, -1, 10_000])
def test_a_page_that_is_not_there_is_said_not_to_be(library: Library, page: int) -> None:
    with pytest.raises(UnknownPageError, match=r"[Pp]age"):
        library.search("children", page=page)


def test_nothing_found_is_one_empty_page(library: Library) -> None:
    results = library.search("xylophones")
    assert (results.total, results.pages, results.hits) == (0, 0, ())
    with pytest.raises(UnknownPageError):
        library.search("xylophones", page=2)


def test_sorting_by_date_puts_the_newest_or_oldest_first(library: Library) -> None:
    newest = library.search("children", sort="newest", per_page=100).hits
    oldest = library.search("children", sort="oldest", per_page=100).hits
    assert newest[0].report.year == 2015
    assert oldest[0].report.year == 2013
    places = [hit.paragraph.place for hit in newest]
    assert places == sorted(places)


def test_what_is_not_there_is_said_not_to_be(library: Library) -> None:
    with pytest.raises(UnknownReportError, match="atlantis-2015"):
        library.report("atlantis-2015")
    with pytest.raises(UnknownReportError):
        library.paragraphs("atlantis-2015")
    with pytest.raises(UnknownParagraphError, match="999"):
        library.paragraph("calderdale-2015", "999")


def test_every_paragraph_is_found_by_its_id(library: Library) -> None:
    for report in library.reports():
        paragraphs = library.paragraphs(report.id)
        assert len(paragraphs) == report.paragraph_count
        for paragraph in paragraphs:
            assert library.paragraph(report.id, paragraph.paragraph_id) == paragraph


WORDS = st.one_of(
    st.sampled_from(["children", "the", "multi-agency", '"social work"', "interview*", "isn't"]),
    st.sampled_from(["AND", "OR", "NOT", "(", ")", '"', "-adoption", "year:2015", "area:x", "40%"]),
)


def test_an_imprint_is_not_shown_for_one_word_of_many(library: Library) -> None:
    assert "calderdale-2015/imprint-5" in ids(library, "email alerts")
    assert not library.search("email guinea pigs").total
    visits = library.search("visits to guinea pigs").hits
    assert visits
    assert all(hit.paragraph.kind != "method" for hit in visits)


def test_what_inspections_are_made_of_comes_first_where_it_is_asked_for(library: Library) -> None:
    first = library.search("lead inspector").hits[0].paragraph
    assert first.kind == "method"
    assert "Lead inspector" in first.text


def test_what_a_grade_means_is_found(library: Library) -> None:
    found = library.search("definition of outstanding").hits[:5]
    assert any("leads highly effective services" in hit.paragraph.text for hit in found)


def test_two_of_many_words_are_enough_for_an_imprint(library: Library) -> None:
    first = library.search("telephone somebody for a braille copy for my grandmother").hits[0]
    assert "Braille" in first.paragraph.text


def test_what_most_paragraphs_have_is_not_enough(library: Library) -> None:
    results = library.search("children ukuleles")
    assert results.notices == ("Nothing here has “ukuleles”.",)
    assert not results.total


def test_children_in_care_are_no_social_care(library: Library) -> None:
    hits = library.search("how many children are in care").hits
    assert "calderdale-2015/66" in [hit.paragraph.id for hit in hits[:4]]
    assert "care" not in [mark.lower() for hit in hits for mark in marked(hit)]


def test_the_rare_word_of_two_decides(library: Library) -> None:
    hits = library.search("hoteliers training").hits
    assert "hoteliers" in hits[0].paragraph.text
    assert all(not hit.paragraph.text.startswith("Independent travel training") for hit in hits)


def test_a_common_word_beside_one_that_nothing_has_fills_no_page(library: Library) -> None:
    results = library.search("xylophone care")
    assert results.notices == ("Nothing here has “xylophone”.",)
    assert not results.total
    assert library.search("xylophone hoteliers").total == 1, "a telling word does"


def test_what_stands_as_typed_comes_first_and_words_apart_do_not_come(library: Library) -> None:
    hits = library.search("who was the lead inspector").hits
    assert [hit.paragraph.text for hit in hits if "ead inspector" not in hit.paragraph.text] == []
    panel = library.search("scrutiny panel").hits
    assert "scrutiny panel" in panel[0].paragraph.text


def test_words_that_no_paragraph_has_are_told_from_those_found_for_them(library: Library) -> None:
    notice = "No paragraph has all of your words; these were found by the other words listed."
    assert library.search("grooming gangs").notices == (notice,)
    assert library.search("sexual exploitation").notices == ()
    assert library.search("adoption 2015").notices == (), "a year need not be said"


def test_a_council_that_is_not_here_is_missing_and_not_any_inspection(library: Library) -> None:
    results = library.search("ofsted inspection of rotherham")
    assert results.notices == ("Nothing here has “rotherham”.",)
    assert not results.total


def test_the_report_of_a_year_comes_first_and_no_other_is_hidden(library: Library) -> None:
    results = library.search("child protection conferences 2013")
    reports = [hit.paragraph.report_id for hit in results.hits]
    assert reports[: results.close] == ["calderdale-2013"] * results.close
    assert results.close
    assert "calderdale-2015" in reports


def test_a_council_beside_a_name_leaves_it_one(library: Library) -> None:
    found = {hit.paragraph.id for hit in library.search("lead inspector").hits}
    beside = library.search("lead inspector Calderdale")
    assert {hit.paragraph.id for hit in beside.hits} == found
    panel = library.search("scrutiny panel", per_page=50).total
    assert library.search("scrutiny panel Calderdale", per_page=50).total == panel


def test_a_year_is_never_enough(library: Library) -> None:
    assert library.search("adoption or 2013").total == library.search("adoption").total
    assert library.search("hoteliers 2013 or 2015").total == 1
    assert library.search('2013 "private fostering"').total == (
        library.search('"private fostering"').total
    )


def test_nothing_comes_near_where_nothing_near_is_there(library: Library) -> None:
    results = library.search("adoption gangs")
    assert results.notices == ("Nothing here has “gangs”; these only have “adoption”.",)
    assert results.close == 0
    near = library.search("IDVA team").notices
    assert near == ("Nothing here has “idva”; these have “team”, or come near.",)


def test_what_is_there_in_other_words_only_is_not_said_to_be_there(library: Library) -> None:
    results = library.search("cops xylophones")
    assert results.notices == (
        "Nothing here has “xylophones”; these only have other words for “cops”.",
    )


def test_what_is_there_as_typed_and_in_other_words_is_said_to_be_either(library: Library) -> None:
    """Funding is there too, and no budget."""
    results = library.search("xylophones budget")
    found = [{word.lower().rstrip("s") for word in marked(hit)} for hit in results.hits]
    assert any("budget" in words for words in found)
    assert any(words == {"funding"} for words in found)
    assert results.notices == (
        "Nothing here has “xylophones”; these only have “budget” or other words for it.",
    )


@pytest.mark.parametrize("said", ["a lot of chronologies", "very late chronologies really"])
def test_how_strongly_it_is_said_is_demanded_of_nothing(library: Library, said: str) -> None:
    plain = re.sub(" (?:a lot of|very|really)", "", f" {said}").strip()
    found = library.search(said)
    assert found.total == library.search(plain).total
    assert not any({"lot", "very", "really"} & {*marked(hit)} for hit in found.hits)


def test_who_asks_what_ofsted_says_finds_what_is_said(library: Library) -> None:
    """Every paragraph is Ofsted's: the few that name it say no more of thresholds."""
    asked = library.search("what did ofsted say about thresholds")
    assert asked.close == 10
    assert not any("Ofsted" in marked(hit) and len(marked(hit)) == 1 for hit in asked.hits)


def test_one_word_that_no_paragraph_has_is_called_so(library: Library) -> None:
    (notice,) = library.search("absconding").notices
    assert notice == "No paragraph has this word; these were found by the other words listed."


def test_what_is_said_in_another_form_is_not_said_to_be_nowhere(library: Library) -> None:
    """Children are living in poverty."""
    assert library.search("child poverty").notices == ()


def test_nobody_is_told_that_reports_do_not_say_how_long(library: Library) -> None:
    assert not any("how long" in one for one in library.search("how long is adoption").notices)


def test_of_much_that_nothing_has_some_is_named(library: Library) -> None:
    strange = " ".join(f"zzq{letter * 3}" for letter in "abcdefgh")
    (notice,) = library.search(strange).notices
    assert notice.startswith("Nothing here has “zzqaaa” or “zzqbbb”")
    assert notice.endswith("or 3 more.")


def test_what_is_less_close_than_the_best_is_counted_apart(library: Library) -> None:
    query = "police at strategy meetings"
    results = library.search(query)
    best = results.hits[0].score
    scores = [hit.score for hit in results.hits]
    assert 0 < results.close < len(results.hits)
    assert min(scores[: results.close]) >= best / 2
    later = library.search(query, page=2)
    assert later.hits
    assert later.close == 0
    assert library.search(query, sort="newest").close == 10
    both = library.search("adoption in Calderdale")
    assert both.close == library.search("adoption").close, "all are of the council"


def test_the_extract_shows_most_of_the_query(library: Library) -> None:
    found = library.search("police attendance at conferences").hits[0]
    assert "which the police rarely attend" in shown(found)
    often = library.search("how often do kids attend their reviews", per_page=20).hits
    assert any("60% of cases" in shown(hit) for hit in often), "how often is no regularly"


def test_the_extract_shows_the_matter_and_not_the_council(library: Library) -> None:
    for hit in library.search("private fostering in Calderdale").hits:
        assert any("foster" in mark.lower() for mark in marked(hit))


def test_a_word_typed_for_one_thing_is_that_though_near_another(library: Library) -> None:
    first = library.search("agency staff turnover").hits[0]
    assert "high staff turnover and over reliance on agency staff" in shown(first)


def test_what_an_extract_shows_is_summed_alike_in_any_order() -> None:
    """Sets have another order in each process, and sums of floats another value in each order."""
    words = "abcdefghij"
    shown = Matched(
        {}, (), (), (), dict.fromkeys(words, (0, 0.1)), (0.1,), dict.fromkeys(words, 0.1), False
    )
    marks = [Mark(place, place + 1, word) for place, word in enumerate(words)]
    assert sum([0.1] * 10) != 1.0
    assert shown.told(marks) == (0.1 * 1.0, 1.0, 10)


def test_words_near_each_other_are_not_marked_across_the_end_of_a_sentence(
    library: Library,
) -> None:
    hits = library.search("caseload numbers").hits
    team = next(hit for hit in hits if hit.paragraph.id == "calderdale-2013/41")
    assert "managed" not in marked(team)
    neet = library.search("NEET").hits
    assert not any("Not" in marked(hit) for hit in neet)


def test_words_are_near_each_other_within_a_sentence(library: Library) -> None:
    """13: "... with some families. However, the contact ..." is no contact with families."""
    found = ids(library, "contact with birth family")
    assert "calderdale-2015/91" in found
    assert "calderdale-2013/19" not in found


def test_who_asks_why_is_shown_reasons_before_verdicts(library: Library) -> None:
    """13/16 and 18 say what is wrong, "as a result"; a verdict's line has nothing but the grade."""
    found = ids(library, "why was calderdale rated inadequate")
    before = takewhile(lambda one: "graded-judgment" not in one, found)
    assert {"calderdale-2013/16", "calderdale-2013/18"} <= set(before)


def test_why_it_is_inadequate_is_not_told_by_what_is_better(library: Library) -> None:
    """15/154 monitors "inadequate providers", and its service requires improvement."""
    found = library.search("why was calderdale judged inadequate")
    grades = {hit.paragraph.grade for hit in found.hits[: found.close]}
    assert grades == {"inadequate"}


def test_who_asks_how_inspectors_judge_something_asks_for_no_court(library: Library) -> None:
    assert "judge" not in library.search("how do inspectors judge care plans").expansions


def test_that_something_is_rated_so_is_demanded_of_nothing(library: Library) -> None:
    """One service "judged as inadequate" is not why the council was."""
    rated = library.search("why was calderdale judged to be inadequate")
    assert rated.total == library.search("why was calderdale inadequate").total
    assert rated.hits[0].paragraph.id == ids(library, "why was calderdale inadequate")[0]
    assert "judged" not in rated.expansions
    assert "judged" in library.search("judged").expansions


def test_a_verdict_is_no_judge(library: Library) -> None:
    judges = library.search("judges")
    assert judges.hits[0].paragraph.id in ("calderdale-2015/30", "calderdale-2013/49")
    assert not any("judged" in marked(hit) for hit in judges.hits)
    assert "courts" not in library.search("judged").expansions["judged"]


def test_a_matter_that_nothing_has_is_not_close_though_parts_of_it_are(library: Library) -> None:
    found = library.search("peer on peer abuse")
    assert found.notices == ("Nothing here has “peer on peer abuse”; these only have parts of it.",)
    assert found.hits
    assert found.close == 0
    near = library.search("county lines")
    assert near.notices == ("Nothing here has “county lines”; these come near.",)
    assert near.close == 0


@pytest.mark.parametrize(
    "query",
    [
        "neglect OR peer on peer abuse",
        '"private fostering" OR peer on peer abuse',
        "peer on peer abuse adopt*",
        "peer on peer abuse or neglect",
        '"young people" peer on peer abuse',
    ],
)
def test_a_matter_beside_others_is_not_all_that_was_asked(library: Library, query: str) -> None:
    assert not any("only have parts" in notice for notice in library.search(query).notices)


@pytest.mark.parametrize("query", ["copyright", "crown copyright", "manchester"])
def test_an_imprint_is_close_where_nothing_else_has_what_was_typed(
    library: Library, query: str
) -> None:
    found = library.search(query)
    assert found.close
    assert found.hits[0].paragraph.kind == "method"


def test_what_only_the_headings_match_comes_after_what_says_it(library: Library) -> None:
    found = library.search("leadership", per_page=20)
    saying = [bool(marked(hit)) for hit in found.hits]
    assert 0 < found.close < len(found.hits)
    assert all(saying[: found.close])
    assert not any(saying[found.close :])


def test_what_shows_only_a_part_of_what_was_typed_comes_after_what_shows_it(
    library: Library,
) -> None:
    """The supervision of foster carers, and workers elsewhere, is not that of social workers."""
    found = library.search("supervision of social workers")
    shown = [{word.lower() for word in marked(hit)} for hit in found.hits]
    both = [{"social workers", "supervision"} <= words for words in shown]
    assert 0 < found.close < len(found.hits)
    assert all(both[: found.close])
    assert not any(both[found.close :])


def test_words_that_stand_apart_in_a_paragraph_are_not_said_to_be_nowhere(
    library: Library,
) -> None:
    found = library.search("supervision of social workers")
    assert found.notices == ()
    assert {"Social workers", "supervision"} <= {*marked(found.hits[0])}


def test_a_number_of_anything_is_no_number_of_what_was_asked(library: Library) -> None:
    hits = library.search("number of children in care").hits
    assert not any("number" in "".join(marked(hit)) for hit in hits)


def test_who_asks_what_inspectors_say_asks_for_no_page_on_the_inspection(library: Library) -> None:
    hits = library.search("what did inspectors say about the LSCB").hits
    assert [hit.paragraph.id for hit in hits if hit.paragraph.kind == "method"] == []


@pytest.mark.parametrize(
    ("query", "kind", "first"),
    [
        ("recommendations", "recommendation", "calderdale-2015/1"),
        ("recomendations", "recommendation", "calderdale-2015/1"),
        ("what needs to improve", "recommendation", "calderdale-2015/1"),
        ("recommendations 2013", "recommendation", "calderdale-2013/3"),
        ("strengths", "strength", "calderdale-2015/18"),
        ("what went well", "strength", "calderdale-2015/18"),
        ("what did inspectors praise", "strength", "calderdale-2015/18"),
    ],
)
def test_who_asks_for_a_list_by_its_name_gets_the_list(
    library: Library, query: str, kind: str, first: str
) -> None:
    found = library.search(query)
    assert found.hits[0].paragraph.id == first
    assert [hit.paragraph.kind for hit in found.hits] == [kind] * 10
    assert found.close == 10
    assert found.notices == ()
    every = library.search("", {"kind": (kind,)})
    assert library.search(query, {"kind": (kind,)}).total == every.total, "whatever its words"


@pytest.mark.parametrize("query", ["good", "recommendations on chronologies", '"recommendations"'])
def test_who_asks_for_more_or_less_than_a_list_gets_what_has_the_words(
    library: Library, query: str
) -> None:
    found = library.search(query)
    assert {"finding"} & {hit.paragraph.kind for hit in found.hits}


def test_where_nothing_has_both_parts_of_a_name_nothing_is_close(library: Library) -> None:
    """Reviewing officers are there, and caseloads of others."""
    found = library.search("IRO caseload")
    assert found.total
    assert not found.close
    assert found.notices == ("None of these has all of what you typed.",)


def test_only_what_stands_for_a_missing_thing_is_close(library: Library) -> None:
    """Nothing has respite, nor anything near it beside foster carers."""
    found = library.search("respite for foster carers")
    assert found.total
    assert not found.close


@pytest.mark.parametrize("query", ["", "-children", "year:2013"])
def test_where_nothing_is_looked_for_nothing_is_less_close(library: Library, query: str) -> None:
    found = library.search(query)
    assert found.close == len(found.hits) == 10


def test_of_two_things_only_what_has_the_rarer_is_close(library: Library) -> None:
    """Many paragraphs tell how long adopters wait, one of dentists."""
    found = library.search("dentist long waits")
    close = [hit.paragraph for hit in found.hits[: found.close]]
    assert close
    assert all(re.search("(?i)dental|dentist", paragraph.text) for paragraph in close)
    assert found.close < len(found.hits)
    assert library.search("CAMHS waiting times").close == 0, "a matter of its own, not here"


def test_who_asks_how_many_is_shown_the_facts_of_the_area_first(library: Library) -> None:
    first = library.search("how many children are in care").hits[0].paragraph
    assert first.kind == "context"
    assert library.search("children in care").hits[0].paragraph.kind != "context"


def test_how_something_is_judged_is_no_name(library: Library) -> None:
    found = ids(library, "supervision quality")
    assert {"calderdale-2013/42", "calderdale-2013/46", "calderdale-2015/163"} <= set(found)


def test_a_name_within_a_longer_name_is_another_thing(library: Library) -> None:
    """15/156 tells of the corporate parenting board, and of no mothers or fathers."""
    found = library.search("mum and dad", per_page=100)
    assert "calderdale-2015/8" in [hit.paragraph.id for hit in found.hits]
    assert "calderdale-2015/156" not in [hit.paragraph.id for hit in found.hits]
    for hit in found.hits:
        assert not re.search(r"(?i)corporate parent", " ".join(marked(hit)))


def test_the_extract_shows_a_figure_to_whoever_asks_for_one(library: Library) -> None:
    """How foster carers are supported stands in the same paragraph, before how many there are."""
    texts = {
        asked: next(
            hit.snippet.text
            for hit in library.search(f"{asked}foster carers").hits
            if hit.paragraph.id == "calderdale-2015/96" and hit.snippet
        )
        for asked in ("", "how many ")
    }
    assert "Twelve fostering households" in texts["how many "]
    assert "Twelve fostering households" not in texts[""]


def test_of_two_sentences_that_tell_alike_the_extract_shows_what_has_the_words(
    library: Library,
) -> None:
    """Attendance by itself is another word for school attendance."""
    hits = library.search("attend school").hits
    extract = next(hit.snippet for hit in hits if hit.paragraph.id == "calderdale-2015/81")
    assert extract
    assert "attend good or better schools" in extract.text


def test_the_extract_shows_the_rarer_thing(library: Library) -> None:
    hits = library.search("what makes a good chronology?").hits
    first = next(hit for hit in hits if hit.paragraph.id == "calderdale-2015/136")
    assert "quality of chronologies" in shown(first)


def test_what_only_comes_near_comes_behind_what_has_the_one_thing_asked(library: Library) -> None:
    hits = library.search("what makes a good chronology?").hits
    having = ["chronolog" in hit.paragraph.text.lower() for hit in hits]
    assert all(having[:7])


def test_words_that_are_only_found_as_others_are_named(library: Library) -> None:
    assert library.search("police at strategy meetings").notices == (
        "Some of these have only a part of what you typed.",
    )
    assert library.search("school transport").notices == (
        "Nothing here says “transport”; these were found by the other words listed, or have only"
        " the rest.",
    )


def test_what_tells_of_the_inspection_comes_behind_what_was_found(library: Library) -> None:
    kinds = [hit.paragraph.kind for hit in library.search("neglect").hits]
    assert kinds.index("method") == len(kinds) - 1
    assert library.search("lead inspector").hits[0].paragraph.kind == "method"


def test_who_says_it_is_not_looked_for(library: Library) -> None:
    said = library.search("what does ofsted say about private fostering").hits
    plain = library.search("private fostering").hits
    assert {hit.paragraph.id for hit in said} == {hit.paragraph.id for hit in plain}
    children = library.search("what did inspectors say about children")
    assert children.notices == (), "to say about children is no feedback from children"


def test_what_is_said_of_many_matters_tells_of_none(library: Library) -> None:
    texts = [hit.paragraph.text.lower() for hit in library.search("B&B").hits]
    assert texts
    assert all("apprentice" not in text for text in texts)


def test_where_a_thing_is_missing_nothing_is_close(library: Library) -> None:
    results = library.search("Prevent radicalisation")
    assert results.notices == ("Nothing here has “radicalisation”; these only have “prevent”.",)
    assert results.hits
    assert results.close == 0


def test_a_matter_that_no_report_has_is_not_taken_apart(library: Library) -> None:
    results = library.search("young carers")
    assert results.notices == ("Nothing here has “young carers”.",)
    assert not results.total
    beside = library.search("county lines")
    assert beside.notices == ("Nothing here has “county lines”; these come near.",)
    assert all("traffick" in hit.paragraph.text.lower() for hit in beside.hits)


def test_the_words_of_a_term_stand_for_it_where_they_stand_together(library: Library) -> None:
    found = library.search("independent visitors", per_page=50)
    assert "independent visitor" in found.hits[0].paragraph.text.lower()
    assert not any("Independent Chair" in hit.paragraph.text for hit in found.hits)


def test_half_a_name_is_not_enough(library: Library) -> None:
    texts = [hit.paragraph.text.lower() for hit in library.search("health visitors").hits]
    assert texts
    assert all("health visit" in text for text in texts)


def test_what_is_only_near_is_listed_where_a_hit_is_there_for_it(library: Library) -> None:
    results = library.search("county lines")
    assert results.expansions == {"county lines": ("trafficking",)}


def test_a_figure_of_a_term_is_not_enough(library: Library) -> None:
    results = library.search("Reg 44 visits")
    assert results.notices == ("Nothing here has “reg 44 visits”; these come near.",)
    assert all("44" not in hit.paragraph.text for hit in results.hits)


def test_what_was_typed_is_marked_though_it_is_not_demanded(library: Library) -> None:
    hits = library.search("inspection dates 2013").hits
    assert any("2013" in marked(hit) for hit in hits)


def test_words_near_each_other_are_not_marked_where_one_is_missing(library: Library) -> None:
    for hit in library.search("staff sickness training").hits:
        assert "levels" not in marked(hit)


def test_a_short_sentence_is_shown_with_what_stands_before_it(library: Library) -> None:
    """13/16 ends "As a result the quality of practice is inadequate": why stands before."""
    hits = library.search("why was calderdale inadequate").hits
    (hit,) = [hit for hit in hits if hit.paragraph.id == "calderdale-2013/16"]
    assert hit.snippet is not None
    before, _, last = hit.snippet.text.rpartition(" As a result ")
    assert last == "the quality of practice is inadequate."
    assert before.endswith(".")
    assert hit.snippet.text in hit.paragraph.text


@settings(max_examples=150, deadline=None)
@given(st.text() | st.lists(WORDS, max_size=8).map(" ".join))
def test_any_query_is_answered_and_spans_lie_in_the_text(library: Library, query: str) -> None:
    results = library.search(query)
    assert results.total >= len(results.hits)
    for hit in results.hits:
        assert hit.snippet is not None
        assert hit.snippet.text in hit.paragraph.text
        assert len(hit.snippet.text) <= MOST_CHARACTERS
        end = 0
        for start, stop in hit.snippet.spans:
            assert end <= start < stop <= len(hit.snippet.text)
            end = stop


def test_what_was_typed_is_found_where_it_is_said_in_one_sentence(library: Library) -> None:
    results = library.search("reports shared with parents")
    assert (results.hits[0].paragraph.id, results.notices) == ("calderdale-2013/48", ())
    assert library.search("help for young carers").close == 0


def test_a_page_is_filled_with_what_tells_before_what_does_not(library: Library) -> None:
    """Of the best hits for "leadership" some have it in their headings alone."""
    pages = [library.search("leadership", page=page) for page in (1, 2, 3)]
    together = library.search("leadership", per_page=30)
    assert [hit for one in pages for hit in one.hits] == list(together.hits)
    assert sum(one.close for one in pages) == together.close
    lines = [one.close < len(one.hits) for one in pages]
    assert lines == sorted(lines), "what stands below the line comes after all that stands above"


def test_what_is_near_a_matter_is_told_from_its_names(library: Library) -> None:
    found = library.search("strategy discussions")
    assert "strategy meetings" in found.expansions["strategy discussions"]
    assert "strategy meetings" not in found.near["strategy discussions"]
    assert "section 47 enquiries" in found.near["strategy discussions"]
    assert set(found.near["strategy discussions"]) <= set(found.expansions["strategy discussions"])


def test_words_of_a_name_of_two_stand_for_it_with_others_between(library: Library) -> None:
    """What 15/help-and-protection-summary-5 calls "the quality of social work assessments"."""
    assert "calderdale-2015/help-and-protection-summary-5" in close(library, "assessment quality")


def test_what_inspectors_criticise_is_looked_for_by_what_it_is_of(library: Library) -> None:
    found = library.search("What do inspectors criticise about care plans?")
    assert "criticise" not in found.expansions
    assert "calderdale-2015/89" in [hit.paragraph.id for hit in found.hits[: found.close]]


def test_general_and_slight_words_show_nothing_of_a_matter(library: Library) -> None:
    """Of running away "child" says nothing, of sisters "keep"."""
    assert "calderdale-2015/59" in close(library, "what happens when a child runs away?")[:5]
    together = {"looked-after-summary-3", "summary-for-children-and-young-people-6", "74"}
    found = close(library, "keeping brothers and sisters together")
    assert {f"calderdale-2015/{one}" for one in together} == set(found)


@pytest.mark.parametrize(
    "query",
    [
        "progress since the last inspection",
        "What progress was made since the last inspection?",
        "what has improved since the last inspection",
    ],
)
def test_progress_since_the_last_inspection_is_a_list_of_its_own(
    library: Library, query: str
) -> None:
    results = library.search(query)
    assert {hit.paragraph.kind for hit in results.hits[: results.close]} == {"progress"}


def test_enough_says_how_much_of_what_follows_it(library: Library) -> None:
    found = library.search("do foster carers get enough training and support?")
    assert {"foster carers", "training"} <= found.expansions.keys()
    assert not any("enough" in term for term in found.expansions)


def test_what_was_criticised_is_asked_where_nothing_else_is(library: Library) -> None:
    found = library.search("what did Ofsted criticise")
    assert "inadequate" in found.expansions["criticise"]
    assert found.close


def test_whether_children_are_safe_is_told_by_these_words_together(library: Library) -> None:
    first = library.search("is the council keeping children safe").hits[0]
    assert first.paragraph.id == "calderdale-2015/overall-summary-of-findings-3"


def test_the_last_figure_of_a_chain_belongs_to_the_letter_before_it(library: Library) -> None:
    found = library.search("4x4x4 supervision")
    assert [hit.paragraph.id for hit in found.hits[: found.close]] == ["calderdale-2015/163"]
    assert found.notices == ()


def test_what_says_little_is_missed_in_no_notice(library: Library) -> None:
    found = library.search("What happens when a child goes missing from home?")
    assert found.close == 10
    assert not any("happens" in notice or "goes" in notice for notice in found.notices)


def test_where_all_that_is_asked_is_general_the_council_shows_nothing(library: Library) -> None:
    """A paragraph that names Calderdale shows no more of children in care than others do."""
    found = close(library, "how many children are in care in Calderdale")
    assert "calderdale-2015/children-looked-after-in-this-area-1" in found[:3]


def test_whether_a_council_is_inadequate_is_told_of_the_whole(library: Library) -> None:
    found = close(library, "is Calderdale inadequate")
    assert {"calderdale-2013/2", "calderdale-2013/13"} <= set(found[:3])
    assert "calderdale-2015/154" not in found, "of providers"


def test_who_is_compared_is_no_neighbour(library: Library) -> None:
    assert "compared" not in marks_for(library, "statistical neighbours")


def test_who_asks_for_a_beginning_besides_asks_for_no_list() -> None:
    assert kind_asked(parse("recommendations").tree, {}) == "recommendation"
    assert kind_asked(parse("recommendations chronolog*").tree, {}) is None


def marks_for(library: Library, query: str) -> set[str]:
    """Every stretch that is marked on the first page, in small letters."""
    return {words.lower() for hit in library.search(query).hits for words in marked(hit)}


def close(library: Library, query: str) -> list[str]:
    results = library.search(query, per_page=20)
    return [hit.paragraph.id for hit in results.hits[: results.close]]


def test_a_word_is_not_marked_where_a_longer_name_makes_another_thing_of_it(
    library: Library,
) -> None:
    (trail,) = (
        hit
        for hit in library.search("audit quality", per_page=50).hits
        if hit.paragraph.id == "calderdale-2013/38"
    )
    assert "audit" in shown(trail)
    assert marked(trail) == ["quality"]
    assert "calderdale-2013/38" not in close(library, "audit quality")
    assert close(library, "audit trail") == ["calderdale-2013/38"]


def test_whoever_types_the_longer_name_means_it(library: Library) -> None:
    assert "multi-agency audits" in {
        words.lower()
        for hit in library.search('"multi-agency audits"').hits
        for words in marked(hit)
    }
    assert close(library, "family finding")


def test_home_schooling_is_not_missing_from_home(library: Library) -> None:
    assert close(library, "home schooling") == ["calderdale-2015/61"]


def test_what_denies_stands_before_what_it_denies(library: Library) -> None:
    """Too many plans, 15/51 says, were "seen not having clear outcomes": these were seen."""
    plans = library.search("children not visited", per_page=50).hits
    found = {hit.paragraph.id: marked(hit) for hit in plans}
    assert "not" not in {word.lower() for word in found.get("calderdale-2015/51", [])}
    assert "calderdale-2013/43" in close(library, "children not visited")


def test_what_letters_stand_for_is_asked_by_the_letters_alone(library: Library) -> None:
    assert "standing" not in marks_for(library, "what does FRT stand for?")
    assert all("FRT" in shown(hit) for hit in library.search("what does FRT stand for?").hits[:3])


def test_how_long_is_no_part_of_what_a_close_paragraph_has(library: Library) -> None:
    """ "Children wait too long to be adopted" is about it, though it gives no days."""
    found = close(library, "how long do children wait to be adopted")
    assert found[0] == "calderdale-2015/101"
    assert {"calderdale-2015/looked-after-summary-9", "calderdale-2015/139"} <= set(found)


@pytest.mark.parametrize(
    "query",
    ["is the council getting better", "has Calderdale improved", "has the council improved"],
)
def test_whether_a_council_is_better_is_told_by_its_progress(library: Library, query: str) -> None:
    results = library.search(query)
    kinds = [hit.paragraph.kind for hit in results.hits]
    assert results.close == kinds.count("progress") == 7
    assert set(kinds[:7]) == {"progress"}


def test_a_matter_that_is_better_asks_for_no_list(library: Library) -> None:
    assert library.search("has attendance improved").hits[0].paragraph.kind != "progress"


def test_why_something_is_inadequate_is_told_by_its_faults(library: Library) -> None:
    faults = close(library, "why was adoption judged inadequate?")
    assert "calderdale-2015/111" in faults
    assert "calderdale-2015/115" not in faults


def test_who_says_it_is_not_marked(library: Library) -> None:
    assert "inspectors" not in marks_for(library, "what did inspectors say about assessments")


def test_letters_of_several_names_of_one_thing_are_a_name_of_it(library: Library) -> None:
    """The report calls MAST a screening team and a safeguarding team, both of which are a MASH."""
    assert "mast" in library.search("threshold decisions MASH").expansions["mash"]


def test_a_form_of_a_word_that_is_letters_too_is_none_of_the_letters(library: Library) -> None:
    assert not library.search("children sent away").expansions.get("children sent")
    assert (
        "special educational needs"
        in library.search("children with SEND").expansions["children with send"]
    )


def test_a_rare_word_of_a_term_tells_of_it_anywhere_in_a_sentence(library: Library) -> None:
    """ "The CSE action plan is neither outcome-focused nor sufficiently SMART"."""
    assert "calderdale-2015/180" in close(library, "SMART plans")


def test_an_extract_shows_the_name_that_its_words_make(library: Library) -> None:
    assert "calderdale-2013/17" in close(library, "case file audits")


def test_what_has_to_be_done_at_once_is_a_part_of_the_recommendations(library: Library) -> None:
    found = close(library, "priority and immediate action")
    assert found[:3] == [f"calderdale-2015/{number}" for number in (1, 2, 3)]
    assert not {f"calderdale-2015/{number}" for number in range(4, 18)} & set(found)


def test_managers_are_not_management(library: Library) -> None:
    assert "management" not in marks_for(library, "bosses")
