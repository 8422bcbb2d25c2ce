"""A file becomes a Document: its lines, their structure, and what is known of the report."""

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path

from searchapp.citation import report_id
from searchapp.errors import UnreadableReportError
from searchapp.model import (
    Area,
    Document,
    Footnote,
    Grade,
    Judgement,
    Kind,
    Paragraph,
    Report,
    Section,
    Source,
)
from searchapp.reading.blocks import blocks
from searchapp.reading.front_matter import front_matter
from searchapp.reading.identity import paragraph_ids, series_name
from searchapp.reading.lines import Page
from searchapp.reading.numbering import number_blocks
from searchapp.reading.pdf import read_pdf
from searchapp.reading.structure import Draft, PlacedHeading, find_structure
from searchapp.reading.text_export import read_text_export

MOST_BYTES = 100 << 20
"""The largest of the 302 reports measured has 0.9 MB."""


def read_document(path: Path) -> Document:
    """The report in the file at `path`, with all its paragraphs.

    Raises UnreadableReportError, with a message that says what to do, where the file is no report.
    """
    content = _content(path)
    is_pdf = path.suffix.lower() == ".pdf"
    pages = read_pdf(path) if is_pdf else read_text_export(path)
    structure = find_structure(number_blocks(blocks(pages)))
    ids = paragraph_ids(structure.drafts, [h.heading.title for h in structure.headings])
    name = report_id(path.stem)
    front = front_matter(pages)
    paragraphs = tuple(
        _paragraph(name, identity, place, draft, front.judgements, is_pdf)
        for place, (identity, draft) in enumerate(zip(ids, structure.drafts, strict=True))
    )
    numbers = [
        p.number for p in paragraphs if p.number is not None and p.item is None and p.series is None
    ]
    missing = _missing(numbers)
    report = Report(
        id=name,
        title=front.title,
        authority=front.authority,
        authority_slug=front.authority_slug,
        authority_printed=front.authority_printed,
        framework=front.framework,
        inspection_start=front.inspection_start,
        inspection_end=front.inspection_end,
        published=front.published,
        lead_inspector=front.lead_inspector,
        overall_grade=front.overall_grade,
        judgements=front.judgements,
        paragraph_count=len(paragraphs),
        numbered_count=len(numbers),
        first_number=min(numbers, default=None),
        last_number=max(numbers, default=None),
        missing_numbers=missing,
        sections=tuple(_section(heading, ids) for heading in structure.headings),
        warnings=(*front.warnings, *_gaps(pages, missing)),
        source=Source(
            path.name, hashlib.sha256(content).hexdigest(), len(pages) if is_pdf else None
        ),
    )
    return Document(report, paragraphs)


def _content(path: Path) -> bytes:
    if path.stat().st_size > MOST_BYTES:
        raise UnreadableReportError(
            f"{path.name} is larger than {MOST_BYTES >> 20} MB: far too large for a report."
        )
    return path.read_bytes()


def _gaps(pages: Sequence[Page], missing: Sequence[int]) -> Iterator[str]:
    """Plain sentences on what seems to be missing; a page of every real report holds text."""
    for page in pages:
        if not page.lines:
            yield f"Page {page.number} holds no text: it is a picture, or damaged."
    for number in missing:
        yield f"Paragraph {number} was not found."


def _paragraph(
    report: str,
    identity: str,
    place: int,
    draft: Draft,
    judgements: Sequence[Judgement],
    is_pdf: bool,
) -> Paragraph:
    kinds: list[Kind] = [heading.kind for heading in draft.trail if heading.kind]
    return Paragraph(
        report_id=report,
        paragraph_id=identity,
        place=place,
        number=draft.number,
        item=draft.item,
        series=series_name(draft),
        section=tuple(heading.title for heading in draft.trail),
        areas=draft.areas,
        grade=_grade(draft.areas, judgements),
        kind=draft.kind or (kinds[-1] if kinds else "finding"),
        page=draft.page if is_pdf else None,
        text="\n".join(draft.parts),
        footnotes=tuple(Footnote(mark, text) for mark, text in draft.notes.found),
    )


def _grade(areas: Sequence[Area], judgements: Sequence[Judgement]) -> Grade | None:
    grades = {judgement.area: judgement.grade for judgement in judgements}
    return next((grades[area] for area in areas if area in grades), None)


def _section(draft: PlacedHeading, ids: Sequence[str]) -> Section:
    return Section(draft.heading.title, min(draft.heading.level, 4), ids[draft.first])


def _missing(numbers: Sequence[int]) -> tuple[int, ...]:
    if not numbers:
        return ()
    return tuple(n for n in range(min(numbers), max(numbers)) if n not in set(numbers))
