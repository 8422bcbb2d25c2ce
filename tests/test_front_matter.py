"""What is known of a report as a whole: council, dates, inspector, judgements."""

from datetime import date
from pathlib import Path

import pytest

from searchapp.model import Area, Grade
from searchapp.reading.authorities import short_name
from searchapp.reading.dates import first_date, period
from searchapp.reading.front_matter import FrontMatter, front_matter
from searchapp.reading.judgements import judgements, statements, table
from searchapp.reading.lines import Line, Page
from searchapp.reading.text_export import read_text_export

CORPUS = Path(__file__).parent.parent / "corpus"

RI: Grade = "requires improvement"


def front(*lines: str) -> FrontMatter:
    return front_matter([Page(1, tuple(Line(line, 1) for line in lines))])


def grades(found: FrontMatter) -> dict[Area, Grade]:
    return {judgement.area: judgement.grade for judgement in found.judgements}


@pytest.mark.parametrize(
    ("printed", "first", "last"),
    [
        ("17 - 26 June 2013", date(2013, 6, 17), date(2013, 6, 26)),
        ("15-19 July 2013", date(2013, 7, 15), date(2013, 7, 19)),
        ("13 January 2015 – 4 February 2015", date(2015, 1, 13), date(2015, 2, 4)),
        ("28 January–5 February 2014", date(2014, 1, 28), date(2014, 2, 5)),
        ("20 June 2017 ─ 13 July 2017", date(2017, 6, 20), date(2017, 7, 13)),
        ("31 October to 11 November 2022", date(2022, 10, 31), date(2022, 11, 11)),
        ("29 December to 5 January 2022", date(2021, 12, 29), date(2022, 1, 5)),
        ("18 Feb 2014 – 12 March 2014", date(2014, 2, 18), date(2014, 3, 12)),
        ("12/09/2016 to 06/10/2016", date(2016, 9, 12), date(2016, 10, 6)),
        ("4th to 8th November 2019", date(2019, 11, 4), date(2019, 11, 8)),
        ("28 July 2016", date(2016, 7, 28), date(2016, 7, 28)),
        (
            "19 November-11 December 2013 and 28 – 30 January 2014",
            date(2013, 11, 19),
            date(2014, 1, 30),
        ),
        (
            "5 to 9 December 2022 and 14 to 15 February 2023 Lead inspector: A B",
            date(2022, 12, 5),
            date(2023, 2, 15),
        ),
        ("17 - 26 June 2013 Lead inspector Pietro Battista", date(2013, 6, 17), date(2013, 6, 26)),
        ("Monday 4 June to Friday 15 June 2018", date(2018, 6, 4), date(2018, 6, 15)),
        ("10 to 21 June, 2024", date(2024, 6, 10), date(2024, 6, 21)),
        ("in the summer of 2013", None, None),
        ("31 June 2013", None, None),
        ("5 to 9", None, None),
    ],
)
def test_a_period_is_read_in_every_printed_form(
    printed: str, first: date | None, last: date | None
) -> None:
    assert period(printed) == (first, last)


@pytest.mark.parametrize(
    ("printed", "day"),
    [
        ("20 March 2015", date(2015, 3, 20)),
        ("1/06/2015", date(2015, 6, 1)),
        ("1 June", None),
        ("32 June 2015", None),
        ("soon", None),
    ],
)
def test_a_date_is_whole_or_none(printed: str, day: date | None) -> None:
    assert first_date(printed) == day


@pytest.mark.parametrize(
    ("printed", "short"),
    [
        ("Calderdale Metropolitan Borough Council", "Calderdale"),
        ("Calderdale Metropolitan Council", "Calderdale"),
        ("London Borough of Hammersmith & Fulham", "Hammersmith and Fulham"),
        ("Royal Borough of Kingston upon Thames Council", "Kingston upon Thames"),
        ("the Royal Borough of Windsor and Maidenhead", "Windsor and Maidenhead"),
        ("City of Bradford Metropolitan District Council", "Bradford"),
        ("Wakefield District Metropolitan Council", "Wakefield"),
        ("Tameside metropolitan borough", "Tameside"),
        ("Bristol City of", "Bristol"),
        ("Herefordshire, County of", "Herefordshire"),
        ("City and County of Bristol", "Bristol"),
        ("Cheshire East Unitary Authority", "Cheshire East"),
        ("Medway Children’s Services", "Medway"),
        ("Surrey Safeguarding Children Board", "Surrey"),
        ("Council of the Isles of Scilly", "Isles of Scilly"),
        ("the Isle of Wight", "Isle of Wight"),
        ("City of Westminster", "Westminster"),
        ("City of London", "City of London"),
        ("Hull", "Kingston upon Hull"),
        ("Kingston Upon Hull City Council", "Kingston upon Hull"),
        ("Newcastle", "Newcastle upon Tyne"),
        ("County Durham", "Durham"),
        ("Nottingham City Council", "Nottingham"),
        ("Nottinghamshire County Council", "Nottinghamshire"),
        ("Bournemouth, Christchurch and Poole", "Bournemouth, Christchurch and Poole"),
        ("BCP Council", "Bournemouth, Christchurch and Poole"),
        ("Dudley MBC", "Dudley"),
        ("LB Lambeth", "Lambeth"),
        ("HARINGEY COUNCIL", "Haringey"),
        ("City of London Corporation", "City of London"),
        ("Corporation of London", "City of London"),
        ("London Corporation", "City of London"),
        ("Council for the Isles of Scilly", "Isles of Scilly"),
        ("Slough Children First", "Slough"),
        ("Sandwell Children’s Trust", "Sandwell"),
        ("Telford & Wrekin Council", "Telford and Wrekin"),
        ("St. Helens Council", "St Helens"),
        ("Bath And North East Somerset", "Bath and North East Somerset"),
        ("City of York Council", "York"),
        ("Kensington and Chelsea", "Kensington and Chelsea"),
        ("Westmorland & Furness Council", "Westmorland and Furness"),
        ("Derby City", "Derby"),
    ],
)
def test_a_council_has_one_short_name(printed: str, short: str) -> None:
    assert short_name(printed) == short


def test_the_export_of_2013_is_known() -> None:
    known = front_matter(read_text_export(CORPUS / "calderdale-2013.txt"))
    assert known.title == (
        "Inspection of local authority arrangements for the protection of children"
    )
    assert (known.authority, known.authority_slug) == ("Calderdale", "calderdale")
    assert known.authority_printed == "Calderdale Metropolitan Borough Council"
    assert known.framework == "cp"
    assert (known.inspection_start, known.inspection_end) == (date(2013, 6, 17), date(2013, 6, 26))
    assert known.published is None
    assert known.lead_inspector == "Pietro Battista"
    assert known.overall_grade == "inadequate"
    assert grades(known) == {
        "overall": "inadequate",
        "help-and-protection": "inadequate",
        "quality-of-practice": "inadequate",
        "leadership": "inadequate",
    }
    assert known.warnings == ()


def test_the_export_of_2015_is_known() -> None:
    known = front_matter(read_text_export(CORPUS / "calderdale-2015.txt"))
    assert known.authority == "Calderdale"
    assert known.authority_printed == "Calderdale Metropolitan Council"
    assert known.framework == "sif"
    assert (known.inspection_start, known.inspection_end) == (date(2015, 1, 13), date(2015, 2, 4))
    assert known.published == date(2015, 3, 20)
    assert known.lead_inspector == "Wendy Ghaffar"
    assert known.overall_grade == RI
    assert grades(known) == {
        "overall": RI,
        "help-and-protection": RI,
        "looked-after": RI,
        "adoption": "inadequate",
        "care-leavers": RI,
        "leadership": RI,
        "lscb": RI,
    }
    assert [j.label for j in known.judgements if j.area == "care-leavers"] == [
        "Experiences and progress of care leavers"
    ]
    assert known.warnings == ()


ILACS = (
    "Inspection of Bedford Borough local",
    "authority children’s services",
    "Inspection dates: 15 to 26 November 2021",
    "Lead inspector: Margaret Burke, Her Majesty’s Inspector",
    "Judgement Grade",
    "The impact of leaders on social work practice with children and families Good",
    "The experiences and progress of children who need help and protection Requires "
    "improvement to be good",
    "The experiences and progress of children in care and care leavers Outstanding",
    "Overall effectiveness Good",
)


def test_an_ilacs_title_names_the_council() -> None:
    known = front(*ILACS)
    assert known.title == "Inspection of Bedford Borough local authority children’s services"
    assert known.authority_printed == "Bedford Borough"
    assert known.authority == "Bedford"
    assert known.framework == "ilacs"
    assert known.lead_inspector == "Margaret Burke"
    assert known.published is None


def test_a_judgement_of_two_areas_is_listed_for_each() -> None:
    assert grades(front(*ILACS)) == {
        "overall": "good",
        "help-and-protection": RI,
        "looked-after": "outstanding",
        "care-leavers": "outstanding",
        "leadership": "good",
    }


def test_a_report_without_an_overall_grade_has_none_and_no_warning() -> None:
    known = front(*ILACS[:-1])
    assert known.overall_grade is None
    assert "overall" not in grades(known)
    assert known.warnings == ()


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Lead inspector: Donna Marriott, HMI", "Donna Marriott"),
        ("Lead inspector: Karen Wareing (HMI)", "Karen Wareing"),
        ("Lead inspector: Marie McGuinness Senior HMI", "Marie McGuinness"),
        ("Lead inspector: Helen Cawston HMI.", "Helen Cawston"),
        ("Reporting inspector Gary Lamb HMI", "Gary Lamb"),
        ("Lead inspector on site: Pietro Battista", "Pietro Battista"),
        ("Lead inspector: Tracey Metcalfe Her Majesty's Inspector", "Tracey Metcalfe"),
        ("Lead inspector: Mrs Jo Bloggs-O’Neill SHMI", "Jo Bloggs-O’Neill"),
        ("Lead inspector: Ann van der Berg, Ofsted Inspector", "Ann van der Berg"),
        ("Lead inspector: J. Smith, Her", "J. Smith"),
        ("Lead inspectors: Ann Other HMI & Tom Thumb HMI", "Ann Other and Tom Thumb"),
        ("Lead inspector: Ann Other HMI and a team of eight", "Ann Other"),
        (
            "Lead inspectors: Rebecca Quested, His Majesty’s Inspector, and Matthew Reed, His",
            "Rebecca Quested and Matthew Reed",
        ),
    ],
)
def test_a_lead_inspector_comes_without_titles(line: str, name: str) -> None:
    assert front(*ILACS[:3], line, *ILACS[4:]).lead_inspector == name


def test_two_lead_inspectors_may_take_two_lines() -> None:
    lines = ["Lead inspectors: Ann Other, His Majesty’s Inspector, and", "Tom Thumb, His Majesty’s"]
    assert front(*ILACS[:3], *lines, *ILACS[4:]).lead_inspector == "Ann Other and Tom Thumb"


@pytest.mark.parametrize(
    ("title", "council"),
    [
        ("Inspection of Bexley local authority children’s services", "Bexley"),
        ("Inspection of London Borough of Bexley children’s services", "Bexley"),
        ("Inspection of children’s services in the London Borough of Bexley", "Bexley"),
        ("Re-inspection of Bexley children's social care services", "Bexley"),
    ],
)
def test_a_title_names_the_council(title: str, council: str) -> None:
    known = front(title, *ILACS[-6:])
    assert (known.authority, known.framework) == (council, "ilacs")


@pytest.mark.parametrize(
    "line",
    [
        "Inspection date(s): 10 to 21 June 2024",
        "Inspection dates – 10 to 21 June 2024",
        "Dates of inspection: from 10 to 21 June 2024",
    ],
)
def test_dates_are_labelled_in_many_ways(line: str) -> None:
    known = front(ILACS[0], line)
    assert (known.inspection_start, known.inspection_end) == (date(2024, 6, 10), date(2024, 6, 21))


def test_a_lead_inspector_is_found_at_the_back() -> None:
    back = ["Deputy lead inspector: Sue Myers", "Lead inspector: Jansy Kelly HMI"]
    assert front(*ILACS[:3], *ILACS[4:], *["Words."] * 60, *back).lead_inspector == "Jansy Kelly"


@pytest.mark.parametrize(
    ("lines", "area", "grade"),
    [
        (["protection and care. Children’s services in Leeds are good"], None, None),
        (["Children’s services in Leeds are good because:"], "overall", "good"),
        (["Children’s services in Kingston upon", "Thames are good"], "overall", "good"),
        (["The overall judgement is requires improvement"], "overall", RI),
        (["The overall judgment is that children's services", "are inadequate."], "overall",
         "inadequate"),
        (["The Local Safeguarding Children Board (LSCB) is", "requires improvement"], "lscb", RI),
        (["The effectiveness of the LSCB is good."], "lscb", "good"),
        (["The Local Safeguarding Children is inadequate"], "lscb", "inadequate"),
        (["The LSCB is likely to be inadequate if the following applies:"], None, None),
        (["The graded judgement for adoption performance is that it is good"], "adoption", "good"),
        (["The graded judgment about the experience and progress of", "care leavers is that it",
          "requires improvement"], "care-leavers", RI),
        (["Leadership, management and governance are good"], "leadership", "good"),
        (["The experiences and progress of children in care: requires", "improvement to be good"],
         "looked-after", RI),
        (["The experiences and progress of care leavers – outstanding"], "care-leavers",
         "outstanding"),
        (["Overall effectiveness Inadequate Grade 4"], "overall", "inadequate"),
        (["Leadership and governance", "Inadequate"], "leadership", "inadequate"),
        (["Capacity to improve Good"], None, None),
    ],
)  # fmt: skip
def test_headings_and_rows_state_judgements(
    lines: list[str], area: str | None, grade: str | None
) -> None:
    found = {(area, judgement.grade) for judgement in statements(lines) for area in judgement.areas}
    assert found == ({(area, grade)} if area else set())


@pytest.mark.parametrize(
    "rows",
    [
        # Beside, with the grade wrapped around its label, above it, and column by column.
        ["1. Children who need help and protection Good", "2.1 Adoption performance Requires",
         "improvement", "3. Leadership, management and governance Inadequate"],
        ["1. Children who need help Good and protection", "2.1 Adoption Requires performance",
         "improvement 3. Leadership, management Inadequate and governance"],
        ["Good", "1. Children who need help and protection", "Requires improvement to be good",
         "2.1 Adoption performance", "Inadequate", "3. Leadership, management and governance"],
        ["1. Children who need help and protection", "2.1 Adoption performance",
         "3. Leadership, management and governance", "Good Requires improvement", "Inadequate"],
    ],
)  # fmt: skip
def test_a_table_is_read_however_its_cells_are_broken(rows: list[str]) -> None:
    found = table(["The authority is not yet delivering good care.", *rows, "Senior leaders know."])
    assert [(judgement.areas, judgement.grade) for judgement in found] == [
        (("help-and-protection",), "good"),
        (("adoption",), RI),
        (("leadership",), "inadequate"),
    ]


def test_a_table_that_does_not_add_up_is_not_read() -> None:
    assert table(["1. Children who need help and protection Good Good"]) == ()


def test_a_report_that_contradicts_itself_says_so() -> None:
    found, warnings = judgements(
        ["Overall effectiveness Good"], ["Children’s services in Leeds are inadequate"]
    )
    assert [(judgement.area, judgement.grade) for judgement in found] == [("overall", "good")]
    assert len(warnings) == 1
    assert "inadequate" in warnings[0]


def test_what_a_report_does_not_print_is_none_and_named() -> None:
    known = front("Inspection of Bury local authority children’s services", "Words.")
    assert (known.inspection_start, known.inspection_end, known.published) == (None, None, None)
    assert known.lead_inspector is None
    assert known.judgements == ()
    assert known.warnings == (
        "The report does not say the inspection dates.",
        "The report does not say the lead inspector.",
        "The report does not say the judgements.",
    )


def test_a_letter_of_another_kind_is_named_as_one() -> None:
    known = front("Dear Director,", "Focused visit to Bury children’s services")
    assert known.framework == "other"
    assert known.warnings[0].startswith("This does not look like an inspection report")
