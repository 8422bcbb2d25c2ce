"""The check of a quotation, over the two reports: what is verified, what differs, what is not."""

import re

import pytest
from hypothesis import example, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from searchapp.errors import BadParameterError
from searchapp.quoting import MOST_CHARACTERS, Checked, Difference, check
from searchapp.search import Library


def places(checked: Checked) -> list[str]:
    return [passage.unit.paragraph.id for match in checked.matches for passage in match.passages]


def sides(checked: Checked, difference: Difference) -> tuple[str, str]:
    return (
        checked.quote[slice(*difference.quoted)],
        difference.unit.text[slice(*difference.printed)],
    )


def differing(checked: Checked) -> list[tuple[str, tuple[str, str]]]:
    return [
        (difference.kind, sides(checked, difference))
        for difference in checked.matches[0].differences
    ]


@pytest.mark.parametrize(
    ("pasted", "paragraph_id"),
    [
        ("only 40% of children agree to an interview", "calderdale-2015/60"),
        ("“only 40% of children agree to an interview”", "calderdale-2015/60"),
        ("‘only 40% of\nchildren   agree to an\r\ninterview’.", "calderdale-2015/60"),
        ("Only 40% of children agree to an interview", "calderdale-2015/60"),
        ("«only 40% of chil-\ndren agree to an interview»", "calderdale-2015/60"),
        ("75 electively home educated children are known", "calderdale-2015/61"),
        ("75 electively home–educated children are known", "calderdale-2015/61"),
        ("effectiveness of multi‑agency arrangements", "calderdale-2013/6"),
        ("key aspects of a child’s journey", "calderdale-2013/5"),
        ("risks to children are robustly and identified managed", "calderdale-2013/3.2"),
        ("good help and protection and care for children1", "calderdale-2015/cover-5"),
        (
            "good help and protection and care for children², young people",
            "calderdale-2015/cover-5",
        ),
        ("63. The local authority is not fully discharging its duties", "calderdale-2015/63"),
        ("■ ensure that strategy discussions include all relevant", "calderdale-2013/3.3"),
        ("[O]nly four received during the year", "calderdale-2015/63"),
    ],
)
def test_the_setting_of_a_quotation_does_not_matter(
    library: Library, pasted: str, paragraph_id: str
) -> None:
    checked = check(library, pasted)
    assert checked.status == "verified"
    assert places(checked) == [paragraph_id]
    assert not differing(checked)


def test_a_verified_passage_is_the_reports_own_text(library: Library) -> None:
    pasted = 'He wrote: "ONLY 40% of children agree"'
    checked = check(library, pasted)
    (match,) = checked.matches
    (passage,) = match.passages
    assert passage.text == "only 40% of children agree"
    assert pasted[slice(*passage.quoted)] == "ONLY 40% of children agree"
    assert checked.notices == ("Only the words between quotation marks were checked.",)
    assert differing(checked) == [("capitals", ("ONLY", "only"))]


@pytest.mark.parametrize("ellipsis", ["…", "...", ". . .", "[...]", "[…]", "(...)"])
def test_an_ellipsis_stands_for_what_was_left_out(library: Library, ellipsis: str) -> None:
    checked = check(library, f"Attempts are made to contact all children {ellipsis} but only 40%")
    assert checked.status == "verified"
    assert [passage.text for passage in checked.matches[0].passages] == [
        "Attempts are made to contact all children",
        "but only 40%",
    ]
    assert set(places(checked)) == {"calderdale-2015/60"}


def test_parts_must_stand_in_their_order(library: Library) -> None:
    checked = check(library, "but only 40% of children … Attempts are made to contact all children")
    assert checked.status != "verified"


@pytest.mark.parametrize(
    ("pasted", "difference"),
    [
        ("only 50% of children agree to an interview", ("50%", "40%")),
        ("only 40 of children agree to an interview", ("40", "40%")),
        ("only 40% of the children agree to an interview", ("the", "")),
        ("only 40% of children agree to interview", ("", "an")),
        ("only 40% of children who were asked agree to an interview", ("who were asked", "")),
    ],
)
def test_what_differs_is_told_on_both_sides(
    library: Library, pasted: str, difference: tuple[str, str]
) -> None:
    checked = check(library, pasted)
    assert checked.status == "differs"
    assert places(checked) == ["calderdale-2015/60"]
    assert differing(checked) == [("words", difference)]
    assert 0.6 < checked.matches[0].likeness < 1


def test_a_sentence_left_out_without_a_sign_is_told(library: Library) -> None:
    checked = check(
        library,
        "but only 40% of children agree to an interview. The local authority recognises the need "
        "to increase the uptake of return interviews",
    )
    assert checked.status == "differs"
    ((kind, (said, printed)),) = differing(checked)
    assert (kind, said) == ("words", "")
    assert printed.startswith("All children who have been missing")
    assert printed.endswith("if they have one")


@pytest.mark.parametrize(
    ("pasted", "kind"),
    [
        ("The council has taken action, to raise awareness of private fostering", "punctuation"),
        ("The Council has taken action to raise awareness of private fostering", "capitals"),
        ("key aspects of a childs journey", "punctuation"),
    ],
)
def test_capitals_and_punctuation_leave_it_verified_and_are_told(
    library: Library, pasted: str, kind: str
) -> None:
    checked = check(library, pasted)
    assert checked.status == "verified"
    assert [found for found, _ in differing(checked)] == [kind]


def test_words_run_together_are_other_words(library: Library) -> None:
    assert check(library, "arrangements for identifying children who are suffering").status == (
        "verified"
    )
    checked = check(library, "arrangements forid entifying children who are suffering")
    assert checked.status == "differs"


def test_what_a_quotation_runs_over_is_told(library: Library) -> None:
    one = check(library, "There is commitment from the local authority that case loads")
    two = check(library, "caseloads. There is commitment from the local authority")
    assert [found.matches[0].sentences for found in (one, two)] == [1, 2]
    lines = check(
        library,
        "0 live in residential special schools\n259 live with foster families, of whom 7% live "
        "out of the authority area\n27 live with parents",
    )
    assert lines.status == "verified"
    assert (lines.matches[0].items, lines.matches[0].paragraphs) == (3, 1)


@pytest.mark.parametrize(
    "pasted",
    [
        "managers monitor and direct the inquiries and record their involvement. the Calderdale "
        "Safeguarding Children Board ensures that it robustly oversees the quality",
        "direct the inquiries and record their involvement\n■ the Calderdale Safeguarding "
        "Children Board ensures that it robustly oversees",
    ],
)
def test_a_quotation_may_run_over_paragraphs(library: Library, pasted: str) -> None:
    checked = check(library, pasted)
    assert checked.status == "verified"
    assert places(checked) == ["calderdale-2013/3.4", "calderdale-2013/3.5"]
    assert checked.matches[0].paragraphs == 2


def test_printed_numbers_between_paragraphs_are_no_words_of_it(library: Library) -> None:
    checked = check(
        library, "This inspection was unannounced.\n\n5. This inspection considered key"
    )
    assert checked.status == "verified"
    assert places(checked) == ["calderdale-2013/4", "calderdale-2013/5"]


def test_a_footnote_can_be_quoted(library: Library) -> None:
    checked = check(library, "look after children for 295 days or less per year")
    assert checked.status == "verified"
    (passage,) = checked.matches[0].passages
    assert passage.unit.footnote is not None
    assert passage.unit.footnote.mark == "⁴"
    assert passage.text == "look after children for 295 days or less per year"


@pytest.mark.parametrize(
    "pasted",
    [
        "xyzzy",
        "The quick brown fox jumps over the lazy dog",
        "Trains between Leeds and Manchester were late on most days of the week",
        "The board has agreed a budget for the coming year and will publish it in the spring.",
    ],
)
def test_what_no_report_says_is_not_found(library: Library, pasted: str) -> None:
    checked = check(library, pasted)
    assert (checked.status, checked.matches, checked.total) == ("not found", (), 0)


def test_words_that_stand_in_many_places_are_counted(library: Library) -> None:
    checked = check(library, "children and young people")
    everywhere = [
        paragraph
        for report in library.reports()
        for paragraph in library.paragraphs(report.id)
        if "children and young people" in " ".join(paragraph.text.lower().split())
    ]
    assert checked.status == "verified"
    assert checked.total >= len(everywhere) > len(checked.matches) == 10


def test_part_of_a_word_or_figure_is_not_verified(library: Library) -> None:
    assert check(library, "ttempts are made to contact all childr").status != "verified"
    assert check(library, "approximately 45").status != "verified"
    assert check(library, "400 children and young people under the age of 18").status != "verified"


@pytest.mark.parametrize("pasted", ["", "   ", "… “” —", "x" * (MOST_CHARACTERS + 1)])
def test_what_cannot_be_checked_says_so(library: Library, pasted: str) -> None:
    with pytest.raises(BadParameterError, match="check") as error:
        check(library, pasted)
    assert error.value.parameter == "q"


def test_every_paragraph_verifies_as_itself(library: Library) -> None:
    for report in library.reports():
        for paragraph in library.paragraphs(report.id):
            if len(paragraph.text) <= MOST_CHARACTERS:
                checked = check(library, paragraph.text)
                assert checked.status == "verified", paragraph.id
                texts = [passage.text for match in checked.matches for passage in match.passages]
                assert all(text in paragraph.text for text in texts) or checked.total > 1


@hypothesis_settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_every_stretch_of_whole_words_is_verified(library: Library, data: st.DataObject) -> None:
    report = data.draw(st.sampled_from(library.reports()))
    paragraph = data.draw(st.sampled_from(library.paragraphs(report.id)))
    words = paragraph.text.split()
    length = data.draw(st.integers(min(4, len(words)), min(len(words), 60)))
    start = data.draw(st.integers(0, len(words) - length))
    quotation = " ".join(words[start : start + length])
    if any(character.isalnum() for character in quotation):
        assert check(library, quotation).status == "verified", quotation


@hypothesis_settings(max_examples=40, deadline=None)
@given(words=st.text(max_size=200))
@example("ß½ﬁ…²")
@example("²")
@example("a\x00b")
@example("İstanbul ™ №")
@example("😀 children")
@example("'''" * 50)
def test_any_text_is_answered_with_spans_that_lie_in_it(library: Library, words: str) -> None:
    try:
        checked = check(library, words)
    except BadParameterError:
        assert not re.search("[a-zA-Z0-9]", words)
        return
    assert checked.quote == words
    for match in checked.matches:
        for passage in match.passages:
            assert 0 <= passage.span[0] < passage.span[1] <= len(passage.unit.text)
            assert 0 <= passage.quoted[0] < passage.quoted[1] <= len(words)
