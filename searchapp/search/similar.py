"""More like this: what a paragraph is about becomes a tree that finds the same elsewhere."""

from collections import Counter
from itertools import pairwise
from math import log

from searchapp.engines.base import Vocabulary
from searchapp.language.function_words import FUNCTION_WORDS
from searchapp.language.tokens import words
from searchapp.model import Paragraph
from searchapp.query.tree import All, Any, Near, Node, Not, Rewarded, Tag, Term

MOST_WORDS, MOST_PAIRS = 20, 12
"""The words of a paragraph, and the pairs of them side by side, that tell best what it is about."""

PAIR, WINDOW = 0.4, 3
"""Weight of such a pair where it stands within so many words."""

_SHORTEST = 3


def likeness(paragraph: Paragraph, vocabulary: Vocabulary, paragraphs: int) -> Node | None:
    """A tree for what is said on the matter of `paragraph`; None where it has no telling word.

    `paragraphs` is how many there are. What is about the inspection, such as definitions, is like
    every other such text and no company for anything else.
    """
    typed = words(paragraph.text)
    telling = _telling(typed, vocabulary, paragraphs)
    if not telling:
        return None
    found: Node = Any(tuple(Term(word, log(1 + telling[word]), literal=True) for word in telling))
    pairs = dict.fromkeys(
        pair for pair in pairwise(typed) if pair[0] != pair[1] and set(pair) <= telling.keys()
    )
    if pairs:
        nears = tuple(Near(pair, WINDOW, PAIR) for pair in list(pairs)[:MOST_PAIRS])
        found = Rewarded(found, nears)
    return found if paragraph.kind == "method" else All((found, Not(Tag("kind", ("method",)))))


def _telling(typed: list[str], vocabulary: Vocabulary, paragraphs: int) -> dict[str, int]:
    """The words that occur here more than elsewhere (tf-idf), and how often."""
    times = Counter(
        word
        for word in typed
        if word.isalpha() and len(word) >= _SHORTEST and word not in FUNCTION_WORDS
    )

    def worth(word: str) -> float:
        rarity = log((1 + paragraphs) / (1 + vocabulary.frequency(word)))
        return (1 + log(times[word])) * rarity

    # A word that no other paragraph has finds nothing.
    shared = [word for word in times if vocabulary.frequency(word) > 1]
    return {word: times[word] for word in sorted(shared, key=worth, reverse=True)[:MOST_WORDS]}
