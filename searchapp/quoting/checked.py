"""What the check of a quotation gives."""

from dataclasses import dataclass
from typing import Literal

from searchapp.language.sentences import sentence_spans
from searchapp.language.written import Kind, Span
from searchapp.model import Footnote, Paragraph, Report

Status = Literal["verified", "differs", "not found"]


@dataclass(frozen=True, slots=True)
class Unit:
    """What can be quoted in one piece: a paragraph's text, or that of one of its footnotes."""

    paragraph: Paragraph
    footnote: Footnote | None
    text: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a unit that was quoted; `span` into its text, `quoted` into the pasted text."""

    unit: Unit
    span: Span
    quoted: Span

    @property
    def text(self) -> str:
        """The report's words."""
        return self.unit.text[slice(*self.span)]


@dataclass(frozen=True, slots=True)
class Difference:
    """A place where pasted text and report part.

    One of the spans is empty where the other side has something more; `printed` is into the text
    of `unit`.
    """

    kind: Kind
    quoted: Span
    unit: Unit
    printed: Span


@dataclass(frozen=True, slots=True)
class Match:
    """Where in one report the quotation stands, or what comes nearest to it.

    `likeness` is from 0 to 1, 1 where every word is the report's.
    """

    report: Report
    passages: tuple[Passage, ...]
    differences: tuple[Difference, ...]
    likeness: float

    @property
    def verified(self) -> bool:
        """Whether the words are the report's; capitals and punctuation may differ."""
        return not any(difference.kind == "words" for difference in self.differences)

    @property
    def units(self) -> tuple[Unit, ...]:
        """What the quotation runs over, in reading order."""
        return tuple(dict.fromkeys(passage.unit for passage in self.passages))

    @property
    def paragraphs(self) -> int:
        """How many paragraphs the quotation runs over."""
        return len({unit.paragraph.id for unit in self.units})

    @property
    def sentences(self) -> int:
        """How many sentences and list items the quotation runs over."""
        return sum(
            any(start < passage.span[1] and passage.span[0] < end for passage in self._of(unit))
            for unit in self.units
            for start, end in sentence_spans(unit.text)
        )

    @property
    def items(self) -> int:
        """How many lines of a list, or paragraphs, the quotation runs over."""
        lines = 0
        for unit in self.units:
            start = min(passage.span[0] for passage in self._of(unit))
            end = max(passage.span[1] for passage in self._of(unit))
            lines += 1 + unit.text.count("\n", start, end)
        return lines

    def _of(self, unit: Unit) -> list[Passage]:
        return [passage for passage in self.passages if passage.unit == unit]


@dataclass(frozen=True, slots=True)
class Checked:
    """What is said to a quotation: `total` matches were found, `matches` are the first of them."""

    quote: str
    status: Status
    matches: tuple[Match, ...]
    total: int
    notices: tuple[str, ...] = ()
