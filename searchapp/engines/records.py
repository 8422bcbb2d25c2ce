"""Documents as bytes and back: in the cache of what was read, and in an index's store."""

from datetime import date
from typing import Any as Anything

import orjson

from searchapp.model import Document, Footnote, Judgement, Paragraph, Report, Section, Source


def document_to_bytes(document: Document) -> bytes:
    """A document as JSON."""
    return orjson.dumps(
        {
            "report": document.report,
            "paragraphs": document.paragraphs,
        }
    )


def document_from_bytes(record: bytes) -> Document:
    """The document of `record`; KeyError, TypeError or ValueError where it is none."""
    values = orjson.loads(record)
    return Document(
        report_of(values["report"]),
        tuple(paragraph_of(paragraph) for paragraph in values["paragraphs"]),
    )


def paragraph_to_bytes(paragraph: Paragraph) -> bytes:
    """A paragraph as JSON."""
    return orjson.dumps(paragraph)


def paragraph_from_bytes(record: bytes) -> Paragraph:
    """The paragraph of `record`."""
    return paragraph_of(orjson.loads(record))


def reports_to_bytes(reports: tuple[Report, ...]) -> bytes:
    """Reports as JSON."""
    return orjson.dumps(reports)


def reports_from_bytes(record: bytes) -> tuple[Report, ...]:
    """The reports of `record`."""
    return tuple(report_of(values) for values in orjson.loads(record))


def paragraph_of(values: dict[str, Anything]) -> Paragraph:
    """The paragraph whose fields are `values`."""
    return Paragraph(
        **{
            **values,
            "section": tuple(values["section"]),
            "areas": tuple(values["areas"]),
            "footnotes": tuple(Footnote(**note) for note in values["footnotes"]),
        }
    )


def report_of(values: dict[str, Anything]) -> Report:
    """The report whose fields are `values`."""
    days = ("inspection_start", "inspection_end", "published")
    return Report(
        **{
            **values,
            **{name: date.fromisoformat(values[name]) for name in days if values[name]},
            "judgements": tuple(Judgement(**one) for one in values["judgements"]),
            "missing_numbers": tuple(values["missing_numbers"]),
            "sections": tuple(Section(**one) for one in values["sections"]),
            "warnings": tuple(values["warnings"]),
            "source": Source(**values["source"]),
        }
    )
