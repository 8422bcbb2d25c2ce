"""Results, reports and paragraphs as the one documented payload of which page and JSON are made.

Every payload is a dict of plain values in the documented order of fields, ready for a JSON
serialiser; dates are ISO strings, what a report does not print is None.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import orjson

from searchapp.answering.notices import is_clear, is_sure
from searchapp.citation import citation, label, permalink_path, report_path
from searchapp.labels import NO_CLEAR_ANSWER, POSSIBLE_ANSWER
from searchapp.model import (
    Answer,
    Answers,
    Filters,
    Footnote,
    Hit,
    Judgement,
    Paragraph,
    Report,
    Results,
    Section,
    Snippet,
    Source,
)

Payload = dict[str, Any]


def as_json(payload: object, *, indented: bool = False) -> bytes:
    """A payload as UTF-8 JSON with a line end; indented by two spaces for people."""
    option = orjson.OPT_APPEND_NEWLINE | (orjson.OPT_INDENT_2 if indented else 0)
    return orjson.dumps(payload, option=option)


def results_payload(results: Results, took_ms: float) -> Payload:
    """The payload of `/api/v1/search`; `took_ms` is the time the search took, in milliseconds."""
    return {
        "query": results.query,
        "filters": filters_payload(results.filters),
        "sort": results.sort,
        "page": results.page,
        "per_page": results.per_page,
        "pages": results.pages,
        "total": results.total,
        "corrected": results.corrected,
        "expansions": {term: list(forms) for term, forms in results.expansions.items()},
        "notices": list(results.notices),
        "facets": {
            name: [{"value": c.value, "label": c.label, "count": c.count} for c in counts]
            for name, counts in results.facets.items()
        },
        "results": [hit_payload(hit) for hit in results.hits],
        "took_ms": round(took_ms, 1),
    }


def answers_payload(answers: Answers, took_ms: float) -> Payload:
    """The payload of `/api/v1/answer`; `took_ms` is the time that answering took.

    An answer that does not stand word for word in its paragraph is not given, whatever found it.
    """
    verbatim = [answer for answer in answers.answers if is_verbatim(answer)]
    return {
        "question": answers.question,
        "filters": filters_payload(answers.filters),
        "interpretation": {
            "expects": answers.interpretation.expects,
            "filters": filters_payload(answers.interpretation.filters),
        },
        "answered": bool(verbatim),
        "answers": [_answer(answer) for answer in verbatim],
        "notices": list(answers.notices),
        "related": [hit_payload(hit) for hit in answers.related],
        "took_ms": round(took_ms, 1),
    }


def is_clearly_answered(answers: Payload) -> bool:
    """Whether a payload of answers has one that is more likely right than wrong."""
    return bool(answers["answered"]) and is_clear(answers["answers"][0]["confidence"])


def doubt_of(answers: Payload) -> str | None:
    """What is said above a payload of answers that is not sure; None where the first one is."""
    if not is_clearly_answered(answers):
        return NO_CLEAR_ANSWER
    return None if is_sure(answers["answers"][0]["confidence"]) else POSSIBLE_ANSWER


def is_verbatim(answer: Answer) -> bool:
    """Whether the sentence stands in the paragraph, and the spans of it are the answer's text."""
    sentence = answer.sentence
    return sentence in answer.hit.paragraph.text and all(
        sentence[start:end] == answer.text for start, end in answer.spans
    )


def hit_payload(hit: Hit) -> Payload:
    """One ranked paragraph, HIT of the public interface."""
    before, after = _paragraph_fields(hit.report, hit.paragraph)
    return before | {"snippet": _snippet(hit)} | after | {"score": round(hit.score, 4)}


def paragraph_payload(report: Report, paragraphs: Sequence[Paragraph], place: int) -> Payload:
    """The payload of one paragraph's address; `place` is its index in the report's paragraphs."""
    paragraph = paragraphs[place]
    before, after = _paragraph_fields(report, paragraph)
    return (
        before
        | after
        | {
            "footnotes": [footnote_payload(footnote) for footnote in paragraph.footnotes],
            "previous": paragraphs[place - 1].id if place > 0 else None,
            "next": paragraphs[place + 1].id if place + 1 < len(paragraphs) else None,
        }
    )


def report_payload(report: Report) -> Payload:
    """The payload of a report's address: all that is known of it but its paragraphs."""
    return {
        "id": report.id,
        "title": report.title,
        "authority": report.authority,
        "authority_slug": report.authority_slug,
        "authority_printed": report.authority_printed,
        "framework": report.framework,
        "inspection_start": _day(report.inspection_start),
        "inspection_end": _day(report.inspection_end),
        "published": _day(report.published),
        "lead_inspector": report.lead_inspector,
        "overall_grade": report.overall_grade,
        "judgements": [_judgement(judgement) for judgement in report.judgements],
        "paragraph_count": report.paragraph_count,
        "numbered_count": report.numbered_count,
        "first_number": report.first_number,
        "last_number": report.last_number,
        "missing_numbers": list(report.missing_numbers),
        "sections": [_section(section) for section in report.sections],
        "warnings": list(report.warnings),
        "source": _source(report.source),
    }


def listed_report_payload(report: Report) -> Payload:
    """A report as one of a list: its payload without sections, and its address."""
    payload = report_payload(report)
    del payload["sections"]
    return payload | {"url": report_path(report.id)}


def reports_payload(
    reports: Iterable[Report], filters: Filters, refused: Mapping[str, str]
) -> Payload:
    """The payload of `/api/v1/reports`, the ledger of what was read.

    `refused` maps the name of a file that could not be taken to the reason.
    """
    listed = [listed_report_payload(report) for report in reports]
    return {
        "filters": filters_payload(filters),
        "total": len(listed),
        "reports": listed,
        "refused": [{"file": file, "reason": reason} for file, reason in refused.items()],
    }


def cited_paragraph_payload(report: Report, paragraph: Paragraph) -> Payload:
    """A paragraph with its place, text, citation and address: HIT without snippet and score."""
    before, after = _paragraph_fields(report, paragraph)
    return before | after


def report_in_brief(report: Report) -> Payload:
    """What every paragraph says of its report."""
    return {
        "id": report.id,
        "title": report.title,
        "authority": report.authority,
        "framework": report.framework,
        "inspection_start": _day(report.inspection_start),
        "inspection_end": _day(report.inspection_end),
        "published": _day(report.published),
    }


def footnote_payload(footnote: Footnote) -> Payload:
    """A footnote's mark and text."""
    return {"mark": footnote.mark, "text": footnote.text}


def filters_payload(filters: Filters) -> Payload:
    """Chosen values by filter name."""
    return {name: list(values) for name, values in filters.items() if values}


def _paragraph_fields(report: Report, paragraph: Paragraph) -> tuple[Payload, Payload]:
    """What every paragraph shows, parted where a hit has its snippet."""
    before = {
        "id": paragraph.id,
        "number": paragraph.number,
        "item": paragraph.item,
        "series": paragraph.series,
        "label": label(paragraph),
        "report": report_in_brief(report),
        "section": list(paragraph.section),
        "areas": list(paragraph.areas),
        "grade": paragraph.grade,
        "kind": paragraph.kind,
        "page": paragraph.page,
        "text": paragraph.text,
    }
    after = {
        "citation": citation(report, paragraph),
        "url": permalink_path(paragraph.report_id, paragraph.paragraph_id),
    }
    return before, after


def _answer(answer: Answer) -> Payload:
    """One answer; its paragraph's snippet is the sentence with the answer marked."""
    marked = Snippet(answer.sentence, answer.spans)
    return {
        "text": answer.text,
        "sentence": answer.sentence,
        "spans": [list(span) for span in answer.spans],
        "confidence": round(answer.confidence, 2),
        "paragraph": hit_payload(replace(answer.hit, snippet=marked)),
    }


def _snippet(hit: Hit) -> Payload:
    snippet = hit.snippet or Snippet(hit.paragraph.text, ())
    return {"text": snippet.text, "spans": [list(span) for span in snippet.spans]}


def _judgement(judgement: Judgement) -> Payload:
    return {"area": judgement.area, "label": judgement.label, "grade": judgement.grade}


def _section(section: Section) -> Payload:
    return {"title": section.title, "level": section.level, "first": section.first}


def _source(source: Source) -> Payload:
    return {"file": source.file, "sha256": source.sha256, "pages": source.pages}


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
