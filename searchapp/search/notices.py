"""What a reader is told of how a search went, in plain sentences."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from searchapp.query.tree import Node
from searchapp.search.commonness import Commonness

MOST_LISTED = 5
"""Of what nothing has so many are named."""

MOST_NAMED = 2
"""So many things that are there, beside one that nothing has, are named."""

_BY_OTHERS = "these were found by the other words listed"
"""What they were found by may say more or less than what was typed: the reader sees it."""


class Said(NamedTuple):
    """How what is shown says a thing: in the words typed, in others, or some in these, some in
    those."""

    as_typed: bool
    otherwise: bool


def missing(
    known: Commonness, shown: bool, said: Callable[[Node, Sequence[str]], Said]
) -> tuple[str, ...]:
    """What nothing has, of which there is something, and what is shown instead, if anything is.

    `said` tells how what is shown says a thing.
    """
    nothing = f"Nothing here has {_quoted(known.missing)}"
    if not shown:
        return (f"{nothing}.",)
    present = known.present
    if not 1 <= len(present) <= MOST_NAMED:
        return (f"{nothing}; these come near.",)
    there = " or ".join(
        _told(" ".join(words), said(thing, words)) for thing, words in present.items()
    )
    if known.has_instead:
        return (f"{nothing}; these have {there}, or come near.",)
    return (f"{nothing}; these only have {there}.",)


def _told(words: str, said: Said) -> str:
    if not said.otherwise:
        return f"“{words}”"
    return f"“{words}” or other words for it" if said.as_typed else f"other words for “{words}”"


def taken_apart(matter: str) -> tuple[str, ...]:
    """That nothing has all that was asked, and that what is shown has but a part of it."""
    return (f"Nothing here has “{matter}”; these only have parts of it.",)


def in_other_words(unsaid: Sequence[str], all_of_it: bool, have_all: bool) -> tuple[str, ...]:
    """That no paragraph has the words typed for some things, and what those shown have."""
    if all_of_it or len(unsaid) > MOST_NAMED:
        words = "all of your words" if len(unsaid) > 1 or " " in unsaid[0] else "this word"
        return (f"No paragraph has {words}; {_BY_OTHERS}.",)
    rest = "" if have_all else ", or have only the rest"
    return (f"Nothing here says {_quoted(unsaid)}; {_BY_OTHERS}{rest}.",)


def partly(some_have_all: bool) -> tuple[str, ...]:
    """That what is shown has not all of a query, or that not all of it has."""
    if some_have_all:
        return ("Some of these have only a part of what you typed.",)
    return ("None of these has all of what you typed.",)


def _quoted(typed: Sequence[str]) -> str:
    """What was typed, in quotation marks; of many the first and how many more."""
    named = " or ".join(f"“{words}”" for words in typed[:MOST_LISTED])
    more = len(typed) - MOST_LISTED
    return f"{named} or {more} more" if more > 0 else named
