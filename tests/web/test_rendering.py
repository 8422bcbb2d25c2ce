"""What pages show beside a payload's own words: the chart of years, the values of a facet."""

from itertools import pairwise

import pytest

from searchapp.presenting.history import LEAST_APART, history
from searchapp.presenting.payloads import Payload
from searchapp.search import Library
from searchapp.web.addresses import LONGEST_LETTER, Addresses
from searchapp.web.rendering import CHART_WIDTH, LISTED_FACETS, parted_facets, year_chart

DIGIT = 8
"""The widest digit of a 12 pixel letter, in CSS pixels."""

ADDRESSES = Addresses(root="", base="https://example.org", edition="1")


def counted(*values: str) -> list[Payload]:
    return [{"value": value, "label": value, "count": 3} for value in values]


def test_every_year_between_the_first_and_the_last_has_its_place() -> None:
    chart = year_chart([*counted("2015"), {"value": "2013", "label": "2013", "count": 6}])
    assert [(bar.value, bar.count, bar.share, bar.label) for bar in chart.bars] == [
        ("2013", 6, 1.0, "2013"),
        ("2014", 0, 0.0, "2014"),
        ("2015", 3, 0.5, "2015"),
    ]


@pytest.mark.parametrize(
    ("first", "last", "labels"),
    [(2020, 2025, "2020 2025"), (2013, 2025, "13 25"), (2009, 2025, "09 11 23 25")],
)
def test_the_labels_of_years_fit_their_bars(first: int, last: int, labels: str) -> None:
    chart = year_chart(counted(str(first), str(last)))
    shown = [bar.label for bar in chart.bars if bar.label]
    room = chart.width / len(shown)
    assert set(labels.split()) <= set(shown)
    assert all(len(label) * DIGIT < room for label in shown)
    assert chart.width <= CHART_WIDTH


def test_a_long_facet_lists_the_first_and_the_chosen_and_offers_the_others() -> None:
    values = [str(number) for number in range(30)]
    listed, more = parted_facets(counted(*values), ("25",))
    assert [count["value"] for count in listed] == [*values[:LISTED_FACETS], "25"]
    assert sorted(int(c["value"]) for c in [*listed, *more]) == list(range(30))


def test_a_single_further_value_is_listed_too() -> None:
    listed, more = parted_facets(counted(*map(str, range(LISTED_FACETS + 1))), ())
    assert len(listed) == LISTED_FACETS + 1
    assert not more


def test_inspections_close_in_time_stand_apart_in_the_picture(library: Library) -> None:
    old, new = library.reports()
    shown = history([old, old, old, new, new])
    places = [inspection.along for inspection in shown.inspections]
    assert places == sorted(places)
    assert (places[0], places[-1]) == (0, 1)
    gaps = [after - before for before, after in pairwise(places)]
    assert min(gaps) == pytest.approx(LEAST_APART)


def test_a_paragraph_too_long_for_a_letter_is_sent_as_citation_and_link() -> None:
    paragraph = {
        "text": "Long. " * 400,
        "citation": "Ofsted, Leeds",
        "url": "/reports/leeds-2015/1",
    }
    letter = ADDRESSES.mail(paragraph)
    assert len(letter) < LONGEST_LETTER
    assert letter == (
        "mailto:?subject=Ofsted%2C%20Leeds"
        "&body=Ofsted%2C%20Leeds%0D%0Ahttps%3A//example.org/reports/leeds-2015/1"
    )
