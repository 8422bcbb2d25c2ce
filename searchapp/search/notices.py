"""What a reader is told of how a search went, in plain sentences."""

from collections.abc import Sequence

from searchapp.search.commonness import Commonness

MOST_LISTED = 5
"""Of what nothing has so many are named."""

MOST_NAMED = 2
"""So many things that are there, beside one that nothing has, are named."""


def missing(known: Commonness, shown: bool) -> tuple[str, ...]:
    """What nothing has, of which there is something, and what is shown instead, if anything is."""
    nothing = f"Nothing here has {_quoted(known.missing)}"
    if not shown:
        return (f"{nothing}.",)
    if not 1 <= len(known.present) <= MOST_NAMED:
        return (f"{nothing}; these come near.",)
    if known.has_instead:
        return (f"{nothing}; these have {_quoted(known.present)}, or come near.",)
    return (f"{nothing}; these only have {_quoted(known.present)}.",)


def taken_apart(matter: str) -> tuple[str, ...]:
    """That nothing has all that was asked, and that what is shown has but a part of it."""
    return (f"Nothing here has “{matter}”; these only have parts of it.",)


def in_other_words(unsaid: Sequence[str], all_of_it: bool, have_all: bool) -> tuple[str, ...]:
    """That no paragraph has the words typed for some things, and what those shown have."""
    if all_of_it or len(unsaid) > MOST_NAMED:
        return ("No paragraph says this in your words; these have other words for it.",)
    rest = "" if have_all else ", or only the rest"
    return (f"Nothing here says {_quoted(unsaid)}; these have other words for it{rest}.",)


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
