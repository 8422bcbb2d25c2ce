"""Pasted words as parts to be looked for: what is not the report's is blanked, offsets kept."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from searchapp.errors import BadParameterError
from searchapp.language.written import Word, written, written_words

MOST_CHARACTERS = 5000
"""Some 800 words, more than any paragraph has; the cost of a check grows with their square."""

_ELLIPSIS = re.compile(r"[\[(]\s*(?:…|\.(?:\s?\.){2,})\s*[\])]|…|\.(?:\s?\.){2,}")
_EDITORIAL = re.compile(r"\[(?:sic|\d{1,3})\]", re.IGNORECASE)
_FOOTNOTE_FIGURE = re.compile(
    r"(?:(?<=[^\W\d_]{3})|(?<=[^\W\d][.,;:!?)”’]))\d{1,2}(?=[\s.,;:)”’]|$)"
)
_PRINTED_NUMBER = re.compile(r"(?:^|(?<=\n)|(?<=[.!?:;]\s))\s*\d{1,3}\.\s+(?=\S)")
_MARKED_QUOTATION = re.compile(r"[“„«]([^”“„«»]+)[”»]|\"([^\"]+)\"")
_LEAST_MARKED = 0.3
"""Share of the letters that stand between quotation marks where these mark what is quoted."""


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch without an ellipsis: its letters and words, with offsets into the pasted text."""

    letters: str
    offsets: tuple[int, ...]
    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read what was pasted: `text` has blanks where something was left out."""

    text: str
    parts: tuple[Part, ...]
    notice: str | None = None

    @property
    def words(self) -> list[Word]:
        """The words of all parts."""
        return [word for part in self.parts for word in part.words]


def readings(quote: str) -> list[Reading]:
    """The ways to read a pasted quotation, the plainest first.

    Raises BadParameterError where it is too long, or has no words.
    """
    if len(quote) > MOST_CHARACTERS:
        raise BadParameterError(
            "q",
            f"The text has {len(quote):,} characters; at most {MOST_CHARACTERS:,} are checked at "
            "once. Check it in parts.",
        )
    found = [_reading(text, notice) for text, notice in dict.fromkeys(_texts(quote))]
    if not found[0].parts:
        raise BadParameterError("q", "There are no words to check: paste the quotation as q.")
    return [reading for reading in found if reading.parts]


def _texts(quote: str) -> Iterator[tuple[str, str | None]]:
    plain = _EDITORIAL.sub(_blank, quote)
    unmarked = _PRINTED_NUMBER.sub(_blank, _FOOTNOTE_FIGURE.sub(_blank, plain))
    yield plain, None
    yield unmarked, None
    between = _between_marks(unmarked)
    if between:
        yield between, "Only the words between quotation marks were checked."


def _between_marks(text: str) -> str | None:
    """`text` with all blanked that is not between quotation marks; None where that leaves little.

    What stands between two quotations is left out of them, as an ellipsis says.
    """
    kept = [found.span(1 if found[1] else 2) for found in _MARKED_QUOTATION.finditer(text)]
    held = sum(end - start for start, end in kept)
    if not kept or held < _LEAST_MARKED * len(text):
        return None
    pieces, done = [], 0
    for start, end in kept:
        blank = _blanks(text[done:start])
        pieces += ["…" + blank[1:] if done and blank else blank, text[start:end]]
        done = end
    return "".join([*pieces, _blanks(text[done:])])


def _reading(text: str, notice: str | None) -> Reading:
    gaps = [found.span() for found in _ELLIPSIS.finditer(text)]
    starts = [0, *(end for _, end in gaps)]
    ends = [*(start for start, _ in gaps), len(text)]
    parts = [_part(text, start, end) for start, end in zip(starts, ends, strict=True)]
    return Reading(text, tuple(part for part in parts if part.letters), notice)


def _part(text: str, start: int, end: int) -> Part:
    stretch = written(" " * start + text[start:end])
    return Part(stretch.letters, stretch.offsets, tuple(written_words(text, start, end)))


def _blank(found: re.Match[str]) -> str:
    return _blanks(found[0])


def _blanks(text: str) -> str:
    return " " * len(text)
