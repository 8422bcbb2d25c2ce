"""What several reports say on one topic, side by side."""

from collections.abc import Sequence
from dataclasses import dataclass

from searchapp.model import Report
from searchapp.presenting.payloads import Payload, hit_payload, listed_report_payload
from searchapp.search import Library

MOST_COLUMNS = 4
MOST_PARAGRAPHS = 5
_MOST_HITS = 200


@dataclass(frozen=True, slots=True)
class Column:
    """One report: its payload, the hits shown, and how many paragraphs match in all.

    `dropped` is true where an earlier report of the same council has the topic and this one not.
    """

    report: Payload
    hits: tuple[Payload, ...]
    total: int
    dropped: bool


@dataclass(frozen=True, slots=True)
class Comparison:
    """The columns, oldest first or one a council; `notices` of the search behind them."""

    columns: tuple[Column, ...]
    notices: tuple[str, ...]


def comparison(library: Library, q: str, reports: Sequence[Report]) -> Comparison:
    """What each of the reports has on `q`. One search serves all, so that all are held to the
    same words: a report without them is empty, and is not given its nearest paragraphs."""
    if not q.strip() or not reports:
        return Comparison((), ())
    chosen = {"report": tuple(report.id for report in reports)}
    results = library.search(q, chosen, per_page=_MOST_HITS)
    totals = {count.value: count.count for count in results.facets["report"]}
    columns: list[Column] = []
    for report in reports:
        hits = [hit for hit in results.hits if hit.paragraph.report_id == report.id]
        total = totals.get(report.id, 0)
        before = [c for c in columns if c.report["authority_slug"] == report.authority_slug]
        columns.append(
            Column(
                report=listed_report_payload(report),
                hits=tuple(hit_payload(hit) for hit in hits[:MOST_PARAGRAPHS]),
                total=total,
                dropped=not total and any(column.total for column in before),
            )
        )
    return Comparison(tuple(columns), results.notices)


def compared_reports(reports: Sequence[Report], authorities: Sequence[str]) -> list[Report]:
    """The reports to set side by side: of one council its newest few, the oldest of them first;
    of several councils the newest of each. `reports` are in report order."""
    by_council = {
        slug: [report for report in reports if report.authority_slug == slug]
        for slug in authorities
    }
    if len(by_council) == 1:
        return next(iter(by_council.values()))[-MOST_COLUMNS:]
    return [of_council[-1] for of_council in by_council.values() if of_council][:MOST_COLUMNS]
