"""Words typed side by side are all wanted; where nothing has them all, what has most of them."""

from dataclasses import replace

from searchapp.language.function_words import FUNCTION_WORDS
from searchapp.query.tree import All, Any, Node, Not, Rewarded, Term, Words

LITTLE = 0.1
"""Weight of a word that says little: enough to decide between equals."""


def strict(tree: Node) -> Node:
    """`tree` with every word demanded that says what is looked for; the others only add score."""
    if not isinstance(tree, Words):
        return tree
    demanded, optional = _parted(tree)
    if not optional:
        return tree
    return Rewarded(All(demanded), optional)


def relaxed(tree: Node) -> Node | None:
    """`tree` with any of its words enough; None where there is nothing to relax.

    What was excluded stays so.
    """
    if not isinstance(tree, Words):
        return None
    demanded, optional = _parted(tree)
    wanted = tuple(child for child in demanded if not isinstance(child, Not))
    excluded = tuple(child for child in demanded if isinstance(child, Not))
    if len(wanted) < 2:
        return None
    either: Node = Any(wanted)
    if excluded:
        either = All((either, *excluded))
    return Rewarded(either, optional) if optional else either


def _parted(words: Words) -> tuple[tuple[Node, ...], tuple[Node, ...]]:
    optional = tuple(
        child for child in words.children if isinstance(child, Term) and _says_little(child)
    )
    demanded = tuple(child for child in words.children if child not in optional)
    if any(not isinstance(child, Not) for child in demanded):
        return demanded, tuple(replace(child, weight=LITTLE * child.weight) for child in optional)
    return words.children, ()


def _says_little(term: Term) -> bool:
    return term.word in FUNCTION_WORDS and not term.literal
