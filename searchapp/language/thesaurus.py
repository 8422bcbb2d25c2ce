"""What people type against what inspectors write: data/thesaurus.toml and data/everyday.txt.

The head of each explains it.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from searchapp.language.tables import lines_of, text_of


@dataclass(frozen=True, slots=True)
class Group:
    """One matter in all its names; see the head of data/thesaurus.toml for the four kinds.

    `everyday` tells that it is no matter of the field: words of data/everyday.txt.
    """

    topic: str
    written: tuple[str, ...]
    typed: tuple[str, ...]
    near: tuple[str, ...]
    source: str
    loose: tuple[str, ...] = ()
    everyday: bool = False

    @property
    def terms(self) -> tuple[str, ...]:
        """All terms of the group."""
        return (*self.written, *self.typed, *self.loose, *self.near)


@cache
def read_thesaurus() -> tuple[Group, ...]:
    """The groups of the thesaurus that comes with searchapp, then those of everyday words."""
    content = tomllib.loads(text_of("thesaurus.toml"))
    matters = (
        _group(topic, entry)
        for topic, entries in content.items()
        if topic != "sources"
        for entry in entries
    )
    return (*matters, *map(_everyday, lines_of("everyday.txt")))


def read_sources() -> Mapping[str, str]:
    """Where the groups are from: the short names that they carry, and what these stand for."""
    sources = tomllib.loads(text_of("thesaurus.toml"))["sources"]
    return {str(name): str(meaning) for name, meaning in sources.items()}


def _everyday(line: str) -> Group:
    typed, written = (tuple(term.strip() for term in side.split(",")) for side in line.split(" = "))
    return Group("everyday words", written, typed, (), "plain", everyday=True)


def _group(topic: str, entry: Mapping[str, object]) -> Group:
    def terms(name: str) -> tuple[str, ...]:
        listed = entry.get(name, [])
        assert isinstance(listed, list)
        return tuple(str(term) for term in listed)

    written, typed, near, loose = map(terms, ("written", "typed", "near", "loose"))
    return Group(topic, written, typed, near, str(entry["source"]), loose)
