"""The values that every stage passes on: reports and their paragraphs, queries, hits, answers.

All are frozen; none knows how it was read, indexed or shown. Names and values are those of the
public interface.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, NamedTuple

Area = Literal[
    "overall",
    "help-and-protection",
    "looked-after",
    "adoption",
    "care-leavers",
    "leadership",
    "lscb",
    "quality-of-practice",
]
Grade = Literal["outstanding", "good", "requires improvement", "adequate", "inadequate"]
Kind = Literal["finding", "recommendation", "strength", "progress", "summary", "context", "method"]
Framework = Literal["cp", "lac", "sif", "ilacs", "other"]
Sort = Literal["relevance", "newest", "oldest", "report"]

Filters = Mapping[str, tuple[str, ...]]
"""Filter name (report, authority, year, area, grade, kind, framework) to its chosen values."""


@dataclass(frozen=True, slots=True)
class Footnote:
    """A footnote, kept with the paragraph that marks it; `mark` as printed, without emphasis."""

    mark: str
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """The stored, linkable, citable unit of a report.

    `place` counts from 0 in reading order. `section` is the trail of the report's own headings,
    outermost first. `page` is the page of the source PDF, from 1, where the paragraph begins, and
    None for a text export. `text` is verbatim but for printed number, bullet, emphasis and
    footnote marks; nested items each start on a new line.
    """

    report_id: str
    paragraph_id: str
    place: int
    number: int | None
    item: int | None
    series: str | None
    section: tuple[str, ...]
    areas: tuple[Area, ...]
    grade: Grade | None
    kind: Kind
    page: int | None
    text: str
    footnotes: tuple[Footnote, ...] = ()

    @property
    def id(self) -> str:
        """The paragraph's identity in the corpus, `REPORT_ID/PARAGRAPH_ID`."""
        return f"{self.report_id}/{self.paragraph_id}"


@dataclass(frozen=True, slots=True)
class Judgement:
    """One graded judgement of a report, `label` as the report prints it."""

    area: Area
    label: str
    grade: Grade


@dataclass(frozen=True, slots=True)
class Section:
    """A heading of a report and the id of the first paragraph below it; `level` from 1."""

    title: str
    level: int
    first: str


@dataclass(frozen=True, slots=True)
class Source:
    """The file that a report was read from; `pages` is None where the file has no pages."""

    file: str
    sha256: str
    pages: int | None


@dataclass(frozen=True, slots=True)
class Report:
    """What is known of a report as a whole. What it does not print is None, never guessed.

    Numbers (`numbered_count` to `missing_numbers`) are those of the main series.
    """

    id: str
    title: str
    authority: str
    authority_slug: str
    authority_printed: str
    framework: Framework
    inspection_start: date | None
    inspection_end: date | None
    published: date | None
    lead_inspector: str | None
    overall_grade: Grade | None
    judgements: tuple[Judgement, ...]
    paragraph_count: int
    numbered_count: int
    first_number: int | None
    last_number: int | None
    missing_numbers: tuple[int, ...]
    sections: tuple[Section, ...]
    warnings: tuple[str, ...]
    source: Source

    @property
    def year(self) -> int | None:
        """Year of publication where the report prints it, else in which the inspection ended."""
        day = self.published or self.inspection_end
        return day.year if day else None


@dataclass(frozen=True, slots=True)
class Document:
    """A report with all its paragraphs in reading order: what reading a file gives."""

    report: Report
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Snippet:
    """An extract of a paragraph's text and the character ranges in it that matched."""

    text: str
    spans: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """One ranked paragraph; `snippet` is None where none was asked for."""

    paragraph: Paragraph
    report: Report
    score: float
    snippet: Snippet | None = None


class FacetCount(NamedTuple):
    """How many of the paragraphs that match a query carry `value`.

    A tuple, since a search over a whole country makes hundreds of them.
    """

    value: str
    label: str
    count: int  # type: ignore[assignment]  # tuple has a method of that name, which nobody asks


@dataclass(frozen=True, slots=True)
class Results:
    """The answer to a query: one page of hits, and what is true of all of them.

    `query` is as typed, `corrected` the query really run where a spelling was mended. The first
    `close` of the hits are close to what was typed, and the others less so. `expansions` has what
    was searched beside the words typed, `near` which of that is near a matter and no name of it.
    """

    query: str
    filters: Filters
    sort: Sort
    page: int
    per_page: int
    pages: int
    total: int
    hits: tuple[Hit, ...]
    close: int
    facets: Mapping[str, tuple[FacetCount, ...]]
    corrected: str | None = None
    expansions: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    near: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    notices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """A passage that answers a question.

    `text` and `sentence` are substrings of the hit's paragraph; `spans` are offsets of `text` in
    `sentence`; `confidence` is the calibrated probability that the answer is right.
    """

    text: str
    sentence: str
    spans: tuple[tuple[int, int], ...]
    confidence: float
    hit: Hit


@dataclass(frozen=True, slots=True)
class Interpretation:
    """What a question was understood to ask for, and the filters read from its words."""

    expects: str
    filters: Filters


@dataclass(frozen=True, slots=True)
class Answers:
    """Everything that is said to a question; without answers, `related` holds the nearest hits."""

    question: str
    filters: Filters
    interpretation: Interpretation
    answers: tuple[Answer, ...]
    related: tuple[Hit, ...]
    notices: tuple[str, ...] = ()

    @property
    def answered(self) -> bool:
        return bool(self.answers)
