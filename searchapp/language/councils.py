"""Councils as people name them: "Hull" for Kingston upon Hull, "Redcar & Cleveland", "herts"."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from searchapp.language.tables import lines_of
from searchapp.model import Report

_ALSO_WORDS = frozenset(("barking", "bath", "bucks", "bury", "poole", "reading", "slough"))
"""Names that are everyday words unless they begin with a capital or follow "in" or "at"."""

_OTHER_THINGS = (
    r"(?!['’]?s?\s+(?:University|College|School|Academy|Hospital|Road|Street|Lane|Park|Airport"
    r"|Metropolitan University|United|City FC|Beckett|Royal|Infirmary)\b)"
)
"""What makes of a council's name another thing's: Manchester Metropolitan University."""


@dataclass(frozen=True, slots=True)
class Named:
    """The councils that a question names.

    `slugs` are of those that have a report, `places` where these are named (start, end); `absent`
    is the first that has none, as it was typed.
    """

    slugs: tuple[str, ...]
    places: tuple[tuple[int, int], ...]
    absent: str | None


def councils_named(question: str, reports: Sequence[Report]) -> Named:
    """The councils named in `question`, and which of them `reports` are about."""
    slugs = {_plain(report.authority): report.authority_slug for report in reports}
    names = {**_names(), **{name: name for name in slugs}}
    found: list[str] = []
    places: list[tuple[int, int]] = []
    absent: str | None = None
    for match in _pattern_of(frozenset(names)).finditer(question):
        typed = match["name"]
        council = names[_plain(typed)]
        if _plain(typed) in _ALSO_WORDS and not _is_name(question, match.start("name")):
            continue
        slug = slugs.get(_plain(typed)) or slugs.get(council)
        if slug:
            found.append(slug)
            places.append(match.span("name"))
        else:
            absent = absent or typed
    return Named(tuple(dict.fromkeys(found)), tuple(places), absent)


def _is_name(question: str, start: int) -> bool:
    return question[start].isupper() or question[:start].lower().endswith((" in ", " at "))


def _plain(name: str) -> str:
    """A name with what is alike made the same."""
    return " ".join(re.sub(r"[-‐‑–]", " ", name.lower().replace("&", " and ")).split())


def council_names() -> frozenset[str]:
    """The names of all councils, in lower case and without hyphens."""
    return frozenset(_names())


@cache
def _names() -> Mapping[str, str]:
    """Every name in use, plain, and the plain full name of its council."""
    return dict(_read_names())


def _read_names() -> Iterator[tuple[str, str]]:
    for line in lines_of("councils.txt"):
        full, _, others = line.partition("=")
        yield _plain(full), _plain(full)
        yield from ((_plain(other), _plain(full)) for other in others.split(";") if other)


@cache
def _pattern_of(names: frozenset[str]) -> re.Pattern[str]:
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    spelt = [
        r"[\s‐‑–-]+".join(
            "(?:and|&)" if word == "and" else re.escape(word) for word in name.split()
        )
        for name in longest_first
    ]
    return re.compile(rf"\b(?P<name>{'|'.join(spelt)})\b{_OTHER_THINGS}", re.IGNORECASE)
