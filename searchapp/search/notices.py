"""What a reader is told of how a search went, in plain sentences."""

from collections.abc import Callable, Sequence

from searchapp.query.tree import Node
from searchapp.search.commonness import Commonness

MOST_LISTED = 5
"""Of what nothing has so many are named."""

MOST_NAMED = 2
"""So many things that are there, beside one that nothing has, are named."""

_BY_OTHERS = "these were found by the other words listed"
"""What they were found by may say more or less than what was typed: the reader sees it."""


def missing(
    known: Commonness, shown: bool, is_unsaid: Callable[[Node, Sequence[str]], bool]
) -> tuple[str, ...]:
    """What nothing has, of which there is something, and what is shown instead, if anything is.

    `is_unsaid` tells of a thing that some paragraphs have whether none has the words typed for it.
    """
    nothing = f"Nothing here has {_quoted(known.missing)}"
    if not shown:
        return (f"{nothing}.",)
    present = known.present
    if not 1 <= len(present) <= MOST_NAMED:
        return (f"{nothing}; these come near.",)
    unsaid = [" ".join(words) for thing, words in present.items() if is_unsaid(thing, words)]
    there = " or ".join(
        f"other words for “{words}”" if words in unsaid else f"“{words}”"
        for words in map(" ".join, present.values())
    )
    if known.has_instead:
        return (f"{nothing}; these have {there}, or come near.",)
    return (f"{nothing}; these only have {there}.",)


def taken_apart(matter: str) -> tuple[str, ...]:
    """That nothing has all that was asked, and that what is shown has but a part of it."""
    return (f"Nothing here has “{matter}”; these only have parts of it.",)


def in_other_words(unsaid: Sequence[str], all_of_it: bool, have_all: bool) -> tuple[str, ...]:
    """That no paragraph has the words typed for some things, and what those shown have."""
    if all_of_it or len(unsaid) > MOST_NAMED:
        return (f"No paragraph says this in your words; {_BY_OTHERS}.",)
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
