"""One wording, however it is set: what makes two writings the same, and what tells them apart.

Case, hyphens, dashes, quotation marks, bullets, line breaks, ligatures and footnote marks belong to
the setting; letters, figures and signs such as % to the wording.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain, repeat
from typing import Literal, NamedTuple

Span = tuple[int, int]
Kind = Literal["words", "capitals", "punctuation"]

_SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_SIGNS = "%£$€&"
_APOSTROPHES = "'’‘ʼ`´"
_WORD = re.compile(
    rf"[£$€]?\d+(?:[.,]\d+)*%?|[^\W_{_SUPERSCRIPTS}]+(?:[{_APOSTROPHES}][^\W_{_SUPERSCRIPTS}]+)*|&"
)
_QUOTATION_MARKS = '"“”„‟«»‹›‚‛′″' + _APOSTROPHES
_OTHER_MARKS = r"\s\u00ad\-‐-―−_*†‡§■□▪▫●○◦•·\[\]" + _SUPERSCRIPTS
_SETTING = re.compile(rf"[{_QUOTATION_MARKS}{_OTHER_MARKS}]+")
_STOPS = re.compile(r"[.,;:!?()/\\…'’]*")
_INNER_APOSTROPHE = re.compile(rf"[{_APOSTROPHES}]")


class Slight(NamedTuple):
    """A place where the letters agree and the writing does not; offsets into both texts."""

    kind: Kind
    one: Span
    other: Span


@dataclass(frozen=True, slots=True)
class Written:
    """The letters, figures and signs of a text, folded, and the offset in the text of each."""

    text: str
    letters: str
    offsets: tuple[int, ...]

    def span(self, start: int, end: int) -> Span:
        """The characters of the text that letters `start` to `end` were written with."""
        return self.offsets[start], self.offsets[end - 1] + 1

    def between_words(self, start: int, end: int) -> bool:
        """Whether letters `start` to `end` begin and end where words or figures do."""
        first, last = self.span(start, end)
        return _parted(self.text, first) and _parted(self.text, last)


class Word(NamedTuple):
    """A word, its form for comparison, and its offsets."""

    form: str
    start: int
    end: int


def letters(text: str) -> str:
    """Letters, figures, currency and per cent signs of `text`, folded, and nothing between."""
    return text.translate(_folding())


def written(text: str) -> Written:
    """`text` with its letters as `letters` gives them, and where each stands."""
    folding = _folding()
    pieces = [folding[ord(character)] for character in text]
    offsets = chain.from_iterable(repeat(at, len(piece)) for at, piece in enumerate(pieces))
    return Written(text, "".join(pieces), tuple(offsets))


def written_words(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """The words of `text` from `start` to `end`, figures with their currency or per cent sign."""
    end = len(text) if end is None else end
    return [
        Word(_form(found[0]), found.start(), found.end())
        for found in _WORD.finditer(text, start, end)
    ]


@lru_cache(maxsize=1 << 16)
def _form(word: str) -> str:
    return _folded(_INNER_APOSTROPHE.sub("'", word), f"'.,{_SIGNS}")


def slight_differences(
    one: str, one_span: Span, other: str, other_span: Span, *, first_may_differ: bool
) -> list[Slight]:
    """Where two stretches with the same letters are written differently, as whole words.

    `first_may_differ` lets the case of the first letter go: a quotation may open a sentence of its
    own. Raises ValueError where the letters are not the same.
    """
    ours, theirs = written(one[slice(*one_span)]), written(other[slice(*other_span)])
    if ours.letters != theirs.letters:
        raise ValueError("the letters differ")
    found = [
        Slight(
            kind,
            _whole_words(one, one_span[0] + ours.offsets[first], one_span[0] + ours.offsets[last]),
            _whole_words(
                other, other_span[0] + theirs.offsets[first], other_span[0] + theirs.offsets[last]
            ),
        )
        for kind, first, last in _slight(ours, theirs, first_may_differ)
    ]
    return list(dict.fromkeys(found))


def _slight(
    ours: Written, theirs: Written, first_may_differ: bool
) -> Iterator[tuple[Kind, int, int]]:
    """The kinds of difference, each between a first and a last letter."""
    for place, (at, there) in enumerate(zip(ours.offsets, theirs.offsets, strict=True)):
        if place:
            gap = ours.text[ours.offsets[place - 1] + 1 : at]
            gap_there = theirs.text[theirs.offsets[place - 1] + 1 : there]
            kind = _gaps_differ(ours.letters[place - 1 : place + 1], gap, gap_there)
            if kind:
                yield kind, place - 1, place
        if _case_differs(ours.text[at], theirs.text[there]) and (place or not first_may_differ):
            yield "capitals", place, place


def _whole_words(text: str, first: int, last: int) -> Span:
    while first > 0 and text[first - 1].isalnum():
        first -= 1
    end = last + 1
    while end < len(text) and text[end].isalnum():
        end += 1
    return first, end


class _Folding(dict[int, str]):
    """What each character is among letters, by its code; worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        self[code] = "" if character in _SUPERSCRIPTS else _folded(character, _SIGNS)
        return self[code]


@cache
def _folding() -> _Folding:
    return _Folding()


def _folded(text: str, kept: str) -> str:
    """`text` without case, accents and ligatures; of what is no letter or figure only `kept`."""
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    return "".join(c for c in decomposed if c.isalnum() or c in kept)


def _parted(text: str, at: int) -> bool:
    """Whether no word and no figure goes on from before `at` to after it."""
    before, after = text[max(at - 2, 0) : at], text[at : at + 2]
    if not before or not after:
        return True
    if before[-1].isalnum() and after[0].isalnum():
        return False
    if before[-1] in "£$€" or (before[-1].isdigit() and after[0] == "%"):
        return False
    if before[-1] in ".," and before[:-1].isdigit() and after[0].isdigit():
        return False
    return not (after[0] in ".," and after[1:].isdigit() and before[-1].isdigit())


def _gaps_differ(around: str, gap: str, other: str) -> Kind | None:
    """What kind of difference two writings of what stands between two letters make, if any."""
    if gap == other:
        return None
    if around.isdigit() and "" in (gap, other):
        return "words"
    signs, other_signs = _signs(gap), _signs(other)
    if signs != other_signs:
        both = signs + other_signs
        return "punctuation" if _STOPS.fullmatch(both) else "words"
    joined, apart = min(gap, other, key=len), max(gap, other, key=len)
    return "words" if not joined and apart.isspace() and "\n" not in apart else None


def _signs(gap: str) -> str:
    if gap and gap in _APOSTROPHES:
        return "'"
    return _SETTING.sub("", gap).replace("…", "...")


def _case_differs(one: str, other: str) -> bool:
    return one != other and one.isupper() != other.isupper()
