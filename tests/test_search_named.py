"""Which councils and years a query names."""

from dataclasses import replace

import pytest

from searchapp.model import Report
from searchapp.query import parse
from searchapp.search import Library
from searchapp.search.named import Names, names_of

NAMES = {
    "stoke-on-trent": "Stoke-on-Trent",
    "north-tyneside": "North Tyneside",
    "south-tyneside": "South Tyneside",
    "reading": "Reading",
    "kent": "Kent",
}


@pytest.fixture(scope="module")
def names(library: Library) -> Names:
    one = library.reports()[0]

    def report(slug: str, name: str) -> Report:
        return replace(one, id=slug, authority=name, authority_slug=slug)

    return names_of([report(slug, name) for slug, name in NAMES.items()])


@pytest.mark.parametrize(
    ("typed", "authorities"),
    [
        ("kent adoption", {"kent"}),
        ("adoption in Stoke on Trent", {"stoke-on-trent"}),
        ("stoke housing", {"stoke-on-trent"}),
        ("north tyneside housing", {"north-tyneside"}),
        ("tyneside housing", {"north-tyneside", "south-tyneside"}),
        ("north of the county", set()),
        ("reading and writing", set()),
        ("adopters in Reading", {"reading"}),
        ('"Kent" adoption', set()),
        ("adoption -kent", set()),
        ("kents", set()),
    ],
)
def test_a_council_is_named_by_what_tells_it_apart(
    names: Names, typed: str, authorities: set[str]
) -> None:
    assert set(names.named(parse(typed)).authorities) == authorities


def test_the_words_of_a_name_are_told(names: Names) -> None:
    named = names.named(parse("Stoke-on-Trent care leavers"))
    assert named.words == {"stoke", "on", "trent"}


@pytest.mark.parametrize(
    ("typed", "years"),
    [
        ("caseloads 2013", ("2013",)),
        ("2015 adoption", ("2015",)),
        ("caseloads 2012", ()),
        ("caseloads since 2013", ()),
        ("on 31 January 2015", ()),
        ('"2013" caseloads', ()),
        ("adoption 2013 to 2015", ("2013", "2015")),
        ("from 5 to 2015", ()),
    ],
)
def test_a_year_names_the_reports_of_that_year(
    library: Library, typed: str, years: tuple[str, ...]
) -> None:
    assert names_of(library.reports()).named(parse(typed)).years == years
