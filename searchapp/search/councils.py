"""Which councils a query names: what their reports say comes first, and nothing is hidden."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
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


class Named(NamedTuple):
    """The councils that a query names, as the filter `authority` has them, and the words for it."""

    authorities: tuple[str, ...]
    words: frozenset[str]


NONE_NAMED = Named((), frozenset())


class _Typed(NamedTuple):
    word: str
    capital: bool


@dataclass(frozen=True)
class Councils:
    """The councils of a corpus: `meant` maps the words of a name to those that it may mean."""

    meant: Mapping[tuple[str, ...], tuple[str, ...]]

    def named(self, query: Query) -> Named:
        """The councils named among the plain words of `query`, not in quotes or excluded."""
        typed = list(_typed(query.tree, query.text))
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
        return Named(tuple(found), frozenset(taken))


def councils_of(reports: Iterable[Report]) -> Councils:
    """The councils that `reports` are about, by their names and by what tells in these."""
    names = {report.authority_slug: tuple(words(report.authority)) for report in reports}
    meant: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for slug, name in names.items():
        for word in name:
            if word not in _SAY_LITTLE:
                meant[(word,)].append(slug)
    whole = {name: (slug,) for slug, name in names.items() if name}
    return Councils({name: tuple(slugs) for name, slugs in meant.items()} | whole)


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
