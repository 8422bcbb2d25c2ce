"""Where in a text stands what a query looked for."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from searchapp.engines.base import Vocabulary
from searchapp.language.tokens import Token, tokens
from searchapp.query.tree import (
    All,
    Alternatives,
    Any,
    AtLeast,
    Near,
    Node,
    Phrase,
    Prefix,
    Rewarded,
    Term,
    Words,
)


class Mark(NamedTuple):
    """A character range that matched, and which of the things looked for it is."""

    start: int
    end: int
    what: str


@dataclass(frozen=True, slots=True)
class Matched:
    """What marks the words of a text: stems, beginnings, stems in order, stems close together."""

    stems: frozenset[str]
    prefixes: tuple[str, ...]
    phrases: tuple[tuple[tuple[str, ...], int], ...]
    nears: tuple[tuple[frozenset[str], int], ...]
    vocabulary: Vocabulary

    def marks(self, text: str) -> list[Mark]:
        """The ranges of `text` that matched, in order, none within or across another."""
        found = tokens(text)
        stems = [self.vocabulary.stem(token.word) for token in found]
        marks = [
            Mark(token.start, token.end, stem)
            for token, stem in zip(found, stems, strict=True)
            if stem in self.stems or token.word.startswith(self.prefixes)
        ]
        for phrase, slop in self.phrases:
            marks.extend(_phrase_marks(found, stems, phrase, slop))
        for together, window in self.nears:
            marks.extend(_near_marks(found, stems, together, window))
        return _apart(marks)


def matched(tree: Node, vocabulary: Vocabulary) -> Matched:
    """What `tree` looks for; what it excludes is not marked."""
    leaves = list(_leaves(tree))
    together = [leaf for leaf in leaves if isinstance(leaf, Phrase)]
    apart = [leaf.word for leaf in leaves if isinstance(leaf, Term)]
    near = [leaf for leaf in leaves if isinstance(leaf, Near)]
    return Matched(
        stems=frozenset(map(vocabulary.stem, apart)),
        prefixes=tuple(leaf.prefix for leaf in leaves if isinstance(leaf, Prefix)),
        phrases=tuple((tuple(map(vocabulary.stem, leaf.words)), leaf.slop) for leaf in together),
        nears=tuple((frozenset(map(vocabulary.stem, leaf.words)), leaf.window) for leaf in near),
        vocabulary=vocabulary,
    )


def _leaves(node: Node) -> Iterator[Node]:
    match node:
        case Words(children) | All(children) | Any(children) | Alternatives(children):
            for child in children:
                yield from _leaves(child)
        case AtLeast(_, children):
            for child in children:
                yield from _leaves(child)
        case Rewarded(required, _):
            yield from _leaves(required)
        case _:
            yield node


def _phrase_marks(
    found: list[Token], stems: list[str], phrase: tuple[str, ...], slop: int
) -> Iterator[Mark]:
    places: dict[str, dict[int, Token]] = {stem: {} for stem in phrase}
    for token, stem in zip(found, stems, strict=True):
        if stem in places:
            places[stem].setdefault(token.position, token)
    ordered = {stem: sorted(at) for stem, at in places.items()}
    for start in ordered[phrase[0]]:
        chain = [start]
        for stem in phrase[1:]:
            at = bisect_right(ordered[stem], chain[-1])
            if at == len(ordered[stem]):
                return
            chain.append(ordered[stem][at])
        if chain[-1] - start <= len(phrase) - 1 + slop:
            first, last = places[phrase[0]][start], places[phrase[-1]][chain[-1]]
            yield Mark(first.start, last.end, " ".join(phrase))


def _near_marks(
    found: list[Token], stems: list[str], together: frozenset[str], window: int
) -> Iterator[Mark]:
    """Each word of a stretch of `window` words that holds all of `together`."""
    wanted = [pair for pair in zip(found, stems, strict=True) if pair[1] in together]
    what = " ".join(sorted(together))
    for place, (first, _) in enumerate(wanted):
        inside = [pair for pair in wanted[place:] if pair[0].position < first.position + window]
        if {stem for _, stem in inside} == together:
            yield from (Mark(token.start, token.end, what) for token, _ in inside)


def _apart(marks: list[Mark]) -> list[Mark]:
    """The longest of marks that overlap, in order."""
    kept: list[Mark] = []
    for mark in sorted(marks, key=lambda mark: (mark.start, -mark.end)):
        if not kept or mark.start >= kept[-1].end:
            kept.append(mark)
    return kept
