"""Text and queries become the same words: tokens with the places where they stand.

No word is dropped: "not good enough" must not become "good enough".

What is written in several ways meets in one:

- case, accents, ligatures and full-width forms are folded;
- a possessive is its noun (`children's`, `children’s`: `children`), other apostrophes vanish;
- dashes of every kind are alike, and so are `multi-agency`, `multi agency` and `multiagency`: a
  compound gives its parts, one position each, and the joined word at the position of the first;
- figures joined to letters are compounds too: `s47` meets `s 47`, and `118days` meets `118 days`.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

_DASHES = "-‐‑‒–—―−"
_APOSTROPHES = "'’‘ʼ`´"
_WORD = rf"[^\W_]+(?:[{_APOSTROPHES}\u00ad][^\W_]+)*"
_PIECE = rf"(?:[^\W\d_]\.){{2,}}|\d{{1,3}}(?:,\d{{3}})+(?!\d)|\d+\.\d+(?!\d)|{_WORD}"
_CHUNK = re.compile(rf"(?:{_PIECE})(?:[{_DASHES}](?:{_PIECE}))*")
_SPLIT = re.compile(_PIECE)
_FIGURE_EDGE = re.compile(r"(?<=\d)(?=[^\W\d_])|(?<=[^\W\d_])(?=\d)")
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)", re.IGNORECASE)
_UNWRITTEN = re.compile(rf"[{_APOSTROPHES}\u00ad.,]")
_POSSESSIVE = re.compile(rf"[{_APOSTROPHES}]s$", re.IGNORECASE)

_MOST_PARTS = 4
"""Longer chains (`not-in-my-back-yard`) are found by their parts; nobody writes them as one."""

PREFIXES = frozenset(["anti", "co", "inter", "multi", "non", "pre", "re", "semi", "sub"])
"""Never words of their own: standing alone, they belong to the word that follows."""


class Token(NamedTuple):
    """A normalised `word`, its character offsets in the text, and its position in words.

    A joined compound has the offsets of the whole and the position of its first part.
    """

    word: str
    start: int
    end: int
    position: int
    joined: bool = False


def tokens(text: str) -> list[Token]:
    """The tokens of `text` in order of their ends, a part before the compound that it ends."""
    found: list[Token] = []
    append = found.append
    position = 0
    previous: tuple[str, int, int] | None = None
    for match in _CHUNK.finditer(text):
        chunk, start, end = match[0], match.start(), match.end()
        first = position
        if chunk.isascii() and chunk.isalpha():
            word = chunk.lower()
            append(Token(word, start, end, position))
            position += 1
            if previous is not None and text[previous[2] : start] == " ":
                append(Token(previous[0] + word, previous[1], end, first - 1, True))
            previous = (word, start, end) if word in PREFIXES else None
            continue
        previous = None
        parts = list(_parts(chunk, start))
        for word, at, to in parts:
            append(Token(word, at, to, position))
            position += 1
        if 1 < len(parts) <= _MOST_PARTS:
            append(Token("".join(part[0] for part in parts), start, end, first, True))
    return found


def words(text: str) -> list[str]:
    """The normalised words of `text`, without the joined forms of compounds."""
    return [token.word for token in tokens(text) if not token.joined]


@lru_cache(maxsize=1 << 16)
def normal(piece: str) -> str:
    """One written word as all its spellings meet: `Children’s` gives `children`."""
    if not piece.isascii():
        decomposed = unicodedata.normalize("NFKD", piece)
        piece = "".join(char for char in decomposed if char.isalnum() or char in _APOSTROPHES)
    return _UNWRITTEN.sub("", _POSSESSIVE.sub("", piece)).casefold()


def _parts(chunk: str, offset: int) -> Iterator[tuple[str, int, int]]:
    for match in _SPLIT.finditer(chunk):
        start = offset + match.start()
        for piece in _figures_apart(match[0]):
            word = piece if "." in piece and piece[0].isdigit() else normal(piece)
            if word:
                yield word, start, start + len(piece)
            start += len(piece)


def _figures_apart(piece: str) -> list[str]:
    if piece.isdigit() or not any(map(str.isdigit, piece)) or _ORDINAL.fullmatch(piece):
        return [piece]
    return _FIGURE_EDGE.split(piece)
