"""A paragraph as it is indexed: what stands in each field, and under which tags it is filed."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from searchapp.engines.wording import Wording, wording
from searchapp.language.sentences import Span, sentence_spans
from searchapp.language.stems import stem
from searchapp.language.tokens import Token, tokens
from searchapp.model import Paragraph, Report

Positions = Mapping[str, list[int]]


@dataclass(frozen=True, slots=True)
class Entry:
    """A paragraph's postings.

    `positions` maps a field's name to its stems and their places in words; `words` the words as
    written to how often they occur in the text; `lengths` a field's name to its words; `tags` a
    filter's name to the paragraph's values. `sentences` has the places in the text at which a
    sentence begins.
    """

    report_id: str
    paragraph_id: str
    positions: Mapping[str, Positions]
    words: Mapping[str, int]
    lengths: Mapping[str, int]
    tags: Mapping[str, tuple[str, ...]]
    sentences: Sequence[int]


def entry(report: Report, paragraph: Paragraph) -> tuple[Entry, Wording]:
    """How `paragraph` of `report` is indexed, and the wording of its text.

    Footnotes are searched with their paragraph.
    """
    text = searched_text(paragraph)
    sentences = sentence_spans(text)
    fields = {
        "text": tokens(text),
        "heading": tokens(" · ".join(paragraph.section)),
        "about": tokens(report.authority),
    }
    indexed = Entry(
        report_id=paragraph.report_id,
        paragraph_id=paragraph.paragraph_id,
        positions={name: _positions(found) for name, found in fields.items()},
        words=_frequencies(token for found in fields.values() for token in found),
        lengths={name: sum(not token.joined for token in found) for name, found in fields.items()},
        tags=tags(report, paragraph),
        sentences=_beginnings(fields["text"], sentences),
    )
    return indexed, wording(paragraph.text, fields["text"], sentences)


def searched_text(paragraph: Paragraph) -> str:
    """The paragraph's text with its footnotes after it, each on a line of its own."""
    return "\n".join((paragraph.text, *(note.text for note in paragraph.footnotes)))


def tags(report: Report, paragraph: Paragraph) -> dict[str, tuple[str, ...]]:
    """The values under which filters find a paragraph, by filter name."""
    return {
        "report": (report.id,),
        "authority": (report.authority_slug,),
        "year": (str(report.year),) if report.year else (),
        "area": tuple(paragraph.areas),
        "grade": (paragraph.grade,) if paragraph.grade else (),
        "kind": (paragraph.kind,),
        "framework": (report.framework,),
    }


def _positions(found: list[Token]) -> dict[str, list[int]]:
    places: dict[str, list[int]] = {}
    for token in found:
        places.setdefault(stem(token.word), []).append(token.position)
    return {stem: sorted(set(at)) for stem, at in places.items()}


def _beginnings(found: list[Token], sentences: Iterable[Span]) -> list[int]:
    """The positions of the tokens with which sentences begin."""
    parts = [token for token in found if not token.joined]
    places = (bisect_left(parts, start, key=lambda token: token.start) for start, _ in sentences)
    return sorted({parts[place].position for place in places if place < len(parts)})


def _frequencies(found: Iterable[Token]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for token in found:
        counts[token.word] = counts.get(token.word, 0) + 1
    return counts
