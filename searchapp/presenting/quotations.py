"""The check of a quotation as a payload."""

from searchapp.language.written import Span
from searchapp.model import Report
from searchapp.presenting.payloads import (
    Payload,
    cited_paragraph_payload,
    footnote_payload,
    report_in_brief,
)
from searchapp.quoting import Checked, Difference, Match, Passage
from searchapp.quoting.checked import Unit


def checked_payload(checked: Checked, took_ms: float) -> Payload:
    """The payload of `/api/v1/quote`; `took_ms` is the time of the check, in milliseconds."""
    return {
        "quote": checked.quote,
        "status": checked.status,
        "total": checked.total,
        "matches": [_match(match, checked.quote) for match in checked.matches],
        "notices": list(checked.notices),
        "took_ms": round(took_ms, 1),
    }


def _match(match: Match, quote: str) -> Payload:
    return {
        "report": report_in_brief(match.report),
        "likeness": round(match.likeness, 3),
        "sentences": match.sentences,
        "items": match.items,
        "paragraphs": match.paragraphs,
        "passages": [_passage(match.report, passage) for passage in match.passages],
        "differences": [_difference(difference, quote) for difference in match.differences],
    }


def _passage(report: Report, passage: Passage) -> Payload:
    return {
        "text": passage.text,
        "span": list(passage.span),
        "quoted": list(passage.quoted),
        "footnote": _footnote(passage.unit),
        "paragraph": cited_paragraph_payload(report, passage.unit.paragraph),
    }


def _difference(difference: Difference, quote: str) -> Payload:
    return {
        "kind": difference.kind,
        "quoted": _side(quote, difference.quoted),
        "printed": _side(difference.unit.text, difference.printed)
        | {
            "paragraph": difference.unit.paragraph.id,
            "footnote": difference.unit.footnote and difference.unit.footnote.mark,
        },
    }


def _side(text: str, span: Span) -> Payload:
    return {"text": text[slice(*span)], "span": list(span)}


def _footnote(unit: Unit) -> Payload | None:
    return footnote_payload(unit.footnote) if unit.footnote else None
