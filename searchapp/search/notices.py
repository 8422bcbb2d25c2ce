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
    if not 1 <= len(known.present) <= MOST_NAMED:
        return (f"{nothing}; these come near.",)
    if known.has_instead:
        return (f"{nothing}; these have {_quoted(known.present)}, or come near.",)
    return (f"{nothing}; these only have {_quoted(known.present)}.",)


def partly(some_have_all: bool, several: bool) -> tuple[str, ...]:
    """That not all that is shown has all of a query: one of `several` words, or of one term."""
    if some_have_all and several:
        return ("Paragraphs that have only some of these words are shown too.",)
    if some_have_all:
        return ("Paragraphs that only come near are shown too.",)
    return ("No paragraph has all of these words, or others for them; these have some of them.",)


def _quoted(typed: Sequence[str]) -> str:
    return " or ".join(f"“{words}”" for words in typed)
