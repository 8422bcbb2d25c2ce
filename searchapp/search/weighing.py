"""Among paragraphs that match a query nearly alike, those about the same as a whole come first."""

from collections.abc import Collection, Iterator

import numpy as np

from searchapp.engines.base import Matches
from searchapp.engines.related import Places, relatedness
from searchapp.language.function_words import FUNCTION_WORDS
from searchapp.language.relatedness import read_vectors
from searchapp.query.tree import (
    All,
    Alternatives,
    Any,
    AtLeast,
    Near,
    Node,
    Phrase,
    Rewarded,
    Term,
    Words,
)

RELATED = 0.4
"""What a paragraph that is about the very same gains, in parts of the best score. From 0.2 to 0.4
the scores of eleven judged sets are alike; 0.7 loses again (docs/relevance.md)."""

FEWEST_TYPED = 3
"""Of fewer words that say something each is a matter of its own, and having it is all that counts:
a lead inspector is no deputy lead inspector."""

MOST_WEIGHED = 400
"""Of so many paragraphs with the best scores it is looked at; the rest comes after them."""


def by_relatedness(found: Matches, typed: Collection[str], places: Places) -> Matches:
    """`found` with more score for what is about the same as the words `typed`."""
    telling = [word for word in typed if word not in FUNCTION_WORDS]
    if len(telling) < FEWEST_TYPED or not len(found.rows):
        return found
    place = read_vectors().of(telling)
    if not place.any():
        return found
    best = _best(found)
    near = np.maximum(relatedness(places, found.rows[best], place), 0.0)
    scores = found.scores.copy()
    scores[best] += RELATED * scores.max() * near
    return Matches(found.rows, scores)


def _best(found: Matches) -> np.ndarray[tuple[int], np.dtype[np.intp]]:
    """The places in `found` of what is looked at."""
    if len(found.rows) <= MOST_WEIGHED:
        return np.arange(len(found.rows))
    return np.argpartition(-found.scores, MOST_WEIGHED)[:MOST_WEIGHED]


def typed_words(node: Node) -> Iterator[str]:
    """The normalised words that were typed, in quotes or not; none that are excluded."""
    match node:
        case Term(word):
            yield word
        case Alternatives((Term(literal=False), Phrase(words))) | Phrase(words) | Near(words):
            yield from words
        case Words(children) | All(children) | Any(children) | AtLeast(_, children):
            for child in children:
                yield from typed_words(child)
        case Rewarded(required, _):
            yield from typed_words(required)
        case _:
            return
