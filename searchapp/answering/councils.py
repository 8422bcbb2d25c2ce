"""The councils of England, by the names that people use for them."""

from functools import cache
from importlib import resources


@cache
def council_names() -> frozenset[str]:
    """The names of all councils, in lower case (data/councils.txt)."""
    text = resources.files("searchapp.answering").joinpath("data/councils.txt").read_text("utf-8")
    return frozenset(
        line.strip().lower() for line in text.splitlines() if line[:1] not in ("", "#")
    )
