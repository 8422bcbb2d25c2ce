"""The lists and tables that come with this package, as text: each has a head that explains it."""

from collections.abc import Iterator
from importlib.resources import files


def text_of(name: str) -> str:
    """A file of `data`."""
    return files("searchapp.language").joinpath(f"data/{name}").read_text(encoding="utf-8")


def lines_of(name: str) -> Iterator[str]:
    """The lines of a file of `data` that say something: none that is empty or begins with #."""
    return (line for line in text_of(name).splitlines() if line.strip() and line[0] != "#")
