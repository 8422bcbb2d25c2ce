"""Which councils and years a query names: what these reports say comes first, none is hidden."""

from calendar import month_abbr, month_name
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from searchapp.language.tokens import words
from searchapp.model import Report
from searchapp.query.tree import Alternatives, Node, Phrase, Query, Span, Term, Words

_WORDS_TOO = frozenset(["bath", "bury", "reading", "slough"])
"""Names of councils that are another word unless they begin with a capital."""

_LISTED = """
and central city corporation county east hamlets isle isles london north of on riding royal south
tees thames the tower trent under upon west with
"""
_SAY_LITTLE = frozenset(_LISTED.split())
"""Words of councils' names by which no council is meant."""


_WHEN = frozenset(
    ["after", "before", "by", "since", "to", "until"]
    + [name.lower() for name in (*month_name[1:], *month_abbr[1:])]
)
"""A year that follows one of these, or a month, says when, and not which report."""


class Named(NamedTuple):
    """What a query names, as the filters `authority` and `year` have it, and the words for it."""

    authorities: tuple[str, ...]
    years: tuple[str, ...]
    words: frozenset[str]


class _Typed(NamedTuple):
    word: str
    capital: bool


@dataclass(frozen=True)
class Names:
    """By what the reports of a corpus are named: `meant` maps the words of a council's name to
    those that it may mean, `years` are those of the reports.
    """

    meant: Mapping[tuple[str, ...], tuple[str, ...]]
    years: frozenset[str]

    def named(self, query: Query) -> Named:
        """What is named among the plain words of `query`, not in quotes or excluded."""
        typed = list(_typed(query.tree, query.text))
        years = self._years(typed)
        longest = max(map(len, self.meant), default=0)
        found: dict[str, None] = {}
        taken: set[str] = set()
        place = 0
        while place < len(typed):
            for length in range(min(longest, len(typed) - place), 0, -1):
                name = tuple(one.word for one in typed[place : place + length])
                if name in self.meant and _is_name(typed[place : place + length]):
                    found.update(dict.fromkeys(self.meant[name]))
                    taken.update(name)
                    place += length - 1
                    break
            place += 1
        return Named(tuple(found), years, frozenset(taken.union(years)))

    def _years(self, typed: Sequence[_Typed]) -> tuple[str, ...]:
        words = [one.word for one in typed]
        found: list[str] = []
        for place, word in enumerate(words):
            earlier = words[max(0, place - 2) : place]
            is_range = len(earlier) == 2 and earlier[0] in found and earlier[1] == "to"
            if word in self.years and (is_range or not _WHEN.intersection(earlier[-1:])):
                found.append(word)
        return tuple(found)


def names_of(reports: Collection[Report]) -> Names:
    """By what `reports` are named: their years, their councils, and what tells in these's names."""
    names = {report.authority_slug: tuple(words(report.authority)) for report in reports}
    meant: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for slug, name in names.items():
        for word in name:
            if word not in _SAY_LITTLE:
                meant[(word,)].append(slug)
    whole = {name: (slug,) for slug, name in names.items() if name}
    councils = {name: tuple(slugs) for name, slugs in meant.items()} | whole
    return Names(councils, frozenset(str(report.year) for report in reports if report.year))


def _is_name(typed: Sequence[_Typed]) -> bool:
    return len(typed) > 1 or typed[0].capital or typed[0].word not in _WORDS_TOO


def _typed(node: Node, text: str) -> Iterator[_Typed]:
    match node:
        case Term(word, literal=False, at=at):
            yield _Typed(word, _is_capital(at, text))
        case Alternatives((Term(literal=False, at=at), Phrase(parts))):
            for part in parts:
                yield _Typed(part, _is_capital(at, text))
        case Words(children):
            for child in children:
                yield from _typed(child, text)
        case _:
            return


def _is_capital(at: Span | None, text: str) -> bool:
    return at is not None and text[at[0]].isupper()
