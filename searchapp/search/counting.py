"""Figures are looked for beside what they count: "over 2 years" is not a second quarter."""

from collections.abc import Sequence
from dataclasses import replace

from searchapp.language.function_words import FUNCTION_WORDS
from searchapp.language.variants import is_figure
from searchapp.query.tree import Alternatives, Any, Leaf, Near, Node, Term, Words
from searchapp.search.relaxing import is_plain, typed_for

BESIDE = 3
"""Within so many words a figure stands beside what it counts: "two or more years"."""

_NUMBERED_WORDS = """
band form grade group level module part phase priority quarter regulation section stage step theme
tier type year
"""
_NUMBERED = frozenset(_NUMBERED_WORDS.split())
"""What is numbered by the figure that follows: "tier 3 services" are no three services."""


def counting(tree: Node) -> Node:
    """`tree` with each figure that was typed looked for beside the word that it belongs to.

    That is the word before it, where things are numbered so, or else the next; a figure with
    neither, or a year, stays as it is.
    """
    if not isinstance(tree, Words):
        return tree
    typed = [tuple(typed_for(child)) if is_plain(child) else () for child in tree.children]
    return Words(
        tuple(
            _beside(child, partner) if (partner := _partner(typed, place)) else child
            for place, child in enumerate(tree.children)
        )
    )


def _partner(typed: Sequence[Sequence[str]], place: int) -> str | None:
    """The word that the figure in a place belongs to; None where no figure is there."""
    if len(typed[place]) != 1 or not is_figure(typed[place][0]) or typed[place][0] == "one":
        return None
    before = typed[place - 1][-1:] if place else ()
    after = typed[place + 1][:1] if place + 1 < len(typed) else ()
    numbered = [word for word in before if word in _NUMBERED or _is_letter(word)]
    bearing = [word for word in (*after, *before) if _may_be_counted(word)]
    return next(iter((*numbered, *bearing)), None)


def _is_letter(word: str) -> bool:
    """Whether a word is a letter that a figure belongs to: the last of "4x4x4" counts nothing."""
    return len(word) == 1 and word.isalpha() and word not in FUNCTION_WORDS


def _may_be_counted(word: str) -> bool:
    return word not in FUNCTION_WORDS and not is_figure(word)


def _beside(node: Node, partner: str) -> Node:
    match node:
        case Term(literal=False):
            return _near(node, partner)
        case Any((Term(literal=False) as typed, Alternatives(names) as others)):
            beside = tuple(_leaf(name, partner) for name in names)
            return Any((_near(typed, partner), replace(others, children=beside)))
        case _:
            return node


def _leaf(name: Leaf, partner: str) -> Leaf:
    return _near(name, partner) if isinstance(name, Term) else name


def _near(figure: Term, partner: str) -> Near:
    return Near((figure.word, partner), BESIDE, figure.weight, typed=(figure.word,))
