"""What a reader is told of how a search went, in plain sentences."""

from collections.abc import Sequence

from searchapp.search.commonness import Commonness

MOST_NAMED = 2
"""So many things that are there, beside one that nothing has, are named."""

OTHER_WORDS = "No paragraph says this in your words; these have other words for it."


def missing(known: Commonness, shown: bool) -> tuple[str, ...]:
    """What nothing has, and what is shown instead, if anything is."""
    if not known.missing:
        return ()
    nothing = f"Nothing here has {_quoted(known.missing)}"
    if not shown:
        return (f"{nothing}.",)
    if known.has_instead or not 1 <= len(known.present) <= MOST_NAMED:
        return (f"{nothing}; these come near.",)
    return (f"{nothing}; these only have {_quoted(known.present)}, in these or other words.",)


def partly(some_have_all: bool, added: bool) -> tuple[str, ...]:
    """That not all that is shown has all of a query, where some was `added` that has not."""
    if not added:
        return ()
    if some_have_all:
        return ("Paragraphs that have only some of these words are shown too.",)
    return ("No paragraph has all of these words, or others for them; these have some of them.",)


def _quoted(typed: Sequence[str]) -> str:
    return " or ".join(f"“{words}”" for words in typed)
