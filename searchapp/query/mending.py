"""A query with its misspelt words mended; what was quoted or excluded stays as it was typed."""

from collections.abc import Iterator
from dataclasses import dataclass

from searchapp.language.spelling import Speller, Typed
from searchapp.language.tokens import tokens, words
from searchapp.query.tree import (
    All,
    Alternatives,
    Any,
    AtLeast,
    Node,
    Query,
    Rewarded,
    Span,
    Term,
    Words,
)


@dataclass(frozen=True, slots=True)
class _Place:
    """A typed word and where in the text it stands."""

    typed: Typed
    at: Span


def mended(query: Query, speller: Speller) -> str | None:
    """The text of `query` with its misspelt words mended; None where there is none."""
    places = [
        place for span in dict.fromkeys(_spans(query.tree)) for place in _places(query.text, span)
    ]
    better = speller.mend([place.typed for place in places])
    if not better:
        return None
    text = query.text
    for number in sorted(better, reverse=True):
        start, end = places[number].at
        while not better[number] and text[start - 1 : start].isspace():
            start -= 1
        text = text[:start] + _as_typed(better[number], text[start:end]) + text[end:]
    return text


def insisted(text: str, corrected: str) -> str:
    """What to type to have `text` run as it is: the words that were mended, quoted."""
    kept = set(words(corrected))
    for token in reversed(tokens(text)):
        if not token.joined and token.word not in kept:
            text = f'{text[: token.start]}"{text[token.start : token.end]}"{text[token.end :]}'
    return text


def _spans(node: Node) -> Iterator[Span]:
    """Where the plain words stand, in order."""
    match node:
        case Term(literal=False, at=at) if at is not None:
            yield at
        case Alternatives((Term(literal=False, at=at), _)) if at is not None:
            yield at
        case Words(children) | All(children) | Any(children) | AtLeast(_, children):
            for child in children:
                yield from _spans(child)
        case Rewarded(required, _):
            yield from _spans(required)
        case _:
            return


def _places(text: str, span: Span) -> Iterator[_Place]:
    """The words in a span of the text: a compound has several."""
    written = text[span[0] : span[1]]
    for token in tokens(written):
        if not token.joined:
            piece = written[token.start : token.end]
            at = (span[0] + token.start, span[0] + token.end)
            acronym = sum(map(str.isupper, piece)) > 1 and not text.isupper()
            name = at[0] > 0 and piece[0].isupper()
            yield _Place(Typed(token.word, acronym, name), at)


def _as_typed(words: tuple[str, ...], piece: str) -> str:
    better = " ".join(words)
    return better.capitalize() if piece[:1].isupper() else better
