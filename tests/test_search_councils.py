"""Which councils a query names."""

from dataclasses import replace

import pytest

from searchapp.model import Report
from searchapp.query import parse
from searchapp.search import Library
from searchapp.search.councils import Councils, councils_of

NAMES = {
    "stoke-on-trent": "Stoke-on-Trent",
    "north-tyneside": "North Tyneside",
    "south-tyneside": "South Tyneside",
    "reading": "Reading",
    "kent": "Kent",
}


@pytest.fixture(scope="module")
def councils(library: Library) -> Councils:
    one = library.reports()[0]

    def report(slug: str, name: str) -> Report:
        return replace(one, id=slug, authority=name, authority_slug=slug)

    return councils_of(report(slug, name) for slug, name in NAMES.items())


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
    councils: Councils, typed: str, authorities: set[str]
) -> None:
    assert set(councils.named(parse(typed)).authorities) == authorities


def test_the_words_of_a_name_are_told(councils: Councils) -> None:
    named = councils.named(parse("Stoke-on-Trent care leavers"))
    assert named.words == {"stoke", "on", "trent"}
