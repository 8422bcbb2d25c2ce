"""The words and sentences of a paragraph's text, worked out once, when it is indexed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import orjson

from searchapp.language.sentences import Span
from searchapp.language.tokens import Token


@dataclass(frozen=True, slots=True)
class Wording:
    """The tokens of a text, part by part, and the offsets of its sentences.

    `words`, `starts`, `ends` and `positions` stand beside each other as in
    searchapp.language.tokens.Token, the joined forms of compounds among them.
    """

    words: Sequence[str]
    starts: Sequence[int]
    ends: Sequence[int]
    positions: Sequence[int]
    sentences: Sequence[Sequence[int]]


def wording(text: str, found: Iterable[Token], sentences: Iterable[Span]) -> Wording:
    """The wording of `text`: those of the tokens `found` and of `sentences` that lie within it."""
    within = [token for token in found if token.end <= len(text)]
    return Wording(
        words=[token.word for token in within],
        starts=[token.start for token in within],
        ends=[token.end for token in within],
        positions=[token.position for token in within],
        sentences=[span for span in sentences if span[1] <= len(text)],
    )


def to_bytes(one: Wording) -> bytes:
    """A wording as JSON."""
    return orjson.dumps((one.words, one.starts, one.ends, one.positions, one.sentences))


def from_bytes(record: bytes) -> Wording:
    """The wording of `record`."""
    return Wording(*orjson.loads(record))
