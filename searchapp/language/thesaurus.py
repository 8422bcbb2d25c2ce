"""What people type against what inspectors write: data/thesaurus.toml, whose head explains it."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Group:
    """One matter in all its names; see the head of data/thesaurus.toml for the four kinds."""

    topic: str
    written: tuple[str, ...]
    typed: tuple[str, ...]
    near: tuple[str, ...]
    source: str
    loose: tuple[str, ...] = ()

    @property
    def terms(self) -> tuple[str, ...]:
        """All terms of the group."""
        return (*self.written, *self.typed, *self.loose, *self.near)


def read_thesaurus() -> tuple[Group, ...]:
    """The groups of the thesaurus that comes with searchapp, in the order of the file."""
    data = files("searchapp.language").joinpath("data/thesaurus.toml")
    content = tomllib.loads(data.read_text(encoding="utf-8"))
    return tuple(
        _group(topic, entry)
        for topic, entries in content.items()
        if topic != "sources"
        for entry in entries
    )


def read_sources() -> Mapping[str, str]:
    """Where the groups are from: the short names that they carry, and what these stand for."""
    data = files("searchapp.language").joinpath("data/thesaurus.toml")
    sources = tomllib.loads(data.read_text(encoding="utf-8"))["sources"]
    return {str(name): str(meaning) for name, meaning in sources.items()}


def _group(topic: str, entry: Mapping[str, object]) -> Group:
    def terms(name: str) -> tuple[str, ...]:
        listed = entry.get(name, [])
        assert isinstance(listed, list)
        return tuple(str(term) for term in listed)

    written, typed, near, loose = map(terms, ("written", "typed", "near", "loose"))
    return Group(topic, written, typed, near, str(entry["source"]), loose)
