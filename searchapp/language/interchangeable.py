"""Everyday words that stand for one another: data/interchangeable.txt, whose head explains it."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from searchapp.language.denial import NOT, denied_alike
from searchapp.language.function_words import FUNCTION_WORDS, GRAMMAR, JOINING
from searchapp.language.inflections import is_slight, regular
from searchapp.language.stems import stem
from searchapp.language.tables import lines_of

_GENERAL = "*"
_LIGHT = """
able actually always already another any ever every just like much many more most own proper
properly quite really simply some still sure thing things too try tries trying very want wants
wanted way well whole
"""


class _Kind(NamedTuple):
    name: str
    general: bool


@cache
def light_words() -> frozenset[str]:
    """Words that say nothing in a term of several words."""
    return FUNCTION_WORDS.union(_LIGHT.split())


def tells_nothing(word: str) -> bool:
    """Whether a word says nothing in a term, or is a form of a verb that says little by itself."""
    return word in light_words() or is_slight(word)


def likened(typed: Sequence[str]) -> str | None:
    """What is the same for all ways to say `typed` with interchangeable words, in any order.

    Small words count only where there are less than two words that are not general: "talks to
    children" is not "children talk"; else only what makes two things of them does. None where
    nothing tells one matter from another, or the last word is of what follows: carers who "get
    enough" training are no shortage of them.
    """
    light = light_words()
    if len(typed) < 2 or typed[0] in light or typed[-1] in light or typed[-1] == "enough":
        return None
    pieces = _pieces(typed)
    kinds = {_kind(piece) for piece in pieces if piece not in light}
    telling = sum(not kind.general for kind in kinds)
    if len(kinds) < 2 or not telling:
        return None
    small = set(pieces) & (light - GRAMMAR | JOINING if telling == 1 else JOINING)
    return " ".join(sorted((*(kind.name for kind in kinds), *small)))


def told_by(typed: Sequence[str]) -> dict[str, bool]:
    """What says something in `typed`, a word or two that count as one for each kind, and whether
    it is general."""
    pieces = [piece for piece in _pieces(typed) if piece not in light_words()]
    kinds = {_kind(piece): piece for piece in reversed(pieces)}
    return {piece: kind.general for kind, piece in kinds.items()}


def is_general(word: str) -> bool:
    """Whether a normalised word is said of nearly every matter, as "children" and "council" are."""
    return _kind(word).general


def kind(word: str) -> str:
    """What is the same for all words that stand for one another, as `mum` and `dad` do."""
    return _kind(word).name


def _pieces(typed: Sequence[str]) -> list[str]:
    """The words; two that count as one, and a negation with its word, joined by an underscore."""
    kinds = _kinds()
    said = denied_alike(typed)
    found: list[str] = []
    place = 0
    while place < len(said):
        both = "_".join(said[place : place + 2])
        width = 2 if both in kinds or said[place] == NOT else 1
        found.append(both if width == 2 else said[place])
        place += width
    return found


def _kind(word: str) -> _Kind:
    known = _kinds().get(word)
    return known if known is not None else _Kind(stem(regular(word)), False)


@cache
def _kinds() -> Mapping[str, _Kind]:
    kinds: dict[str, _Kind] = {}
    for line in lines_of("interchangeable.txt"):
        words = line.removeprefix(_GENERAL).split()
        kind = _Kind(f"~{words[0]}", line.startswith(_GENERAL))
        kinds.update(dict.fromkeys(words, kind))
    return kinds
