"""Compounds that are written together, apart or with a hyphen: "benchmarking", "bench marking".

What was typed with a hyphen is both already (searchapp.query.grammar); here is what was typed in
one of the other two ways, as far as the reports have it in another.
"""

from collections.abc import Callable, Iterator, Sequence

from searchapp.language.function_words import FUNCTION_WORDS
from searchapp.language.lexicon import SAME, Alternative, Meaning
from searchapp.query.tree import Leaf, Phrase, Term

SHORTEST = 4
"""Letters of the shortest part of a word that is taken apart: "there" is no "the re"."""

_BEGINNING = frozenset(["over", "under"])
"""Small words that begin a compound: "over optimistic", while "a part" is not "apart"."""


def written_otherwise(
    typed: Sequence[str], occurs: Callable[[Leaf], bool]
) -> Iterator[Alternative]:
    """How else a word, or two side by side, is written in what `occurs`, all normalised.

    Nothing, where it occurs as it was typed: "time sharing" is two words then, on which rank
    depends (docs/relevance.md).
    """
    if len(typed) == 1 and not occurs(Term(typed[0])):
        yield from _apart(typed[0], occurs)
    elif len(typed) == 2 and all(map(_may_be_part, typed)) and not occurs(Phrase(tuple(typed))):
        together = "".join(typed)
        if occurs(Term(together)):
            yield Alternative((together,), SAME)


def compounds(
    typed: Sequence[str], taken: Sequence[Meaning], occurs: Callable[[Leaf], bool]
) -> list[Meaning]:
    """The words of `typed`, or two side by side, that are written otherwise too, but for those in a
    meaning that is `taken`."""
    found = list(taken)
    for start in range(len(typed)):
        for end in (start + 2, start + 1):
            free = end <= len(typed) and not any(
                one.start < end and start < one.end for one in found
            )
            if free and (others := tuple(written_otherwise(typed[start:end], occurs))):
                found.append(Meaning(start, end, others))
    return found[len(taken) :]


def _apart(word: str, occurs: Callable[[Leaf], bool]) -> Iterator[Alternative]:
    for place in range(SHORTEST, len(word) - SHORTEST + 1):
        parts = (word[:place], word[place:])
        if all(occurs(Term(part)) for part in parts) and occurs(Phrase(parts)):
            yield Alternative(parts, SAME)


def _may_be_part(word: str) -> bool:
    return word.isalpha() and (word in _BEGINNING or word not in FUNCTION_WORDS)
