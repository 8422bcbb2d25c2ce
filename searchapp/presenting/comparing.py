"""What several reports say on one topic, side by side."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from searchapp.model import FacetCount, Report
from searchapp.presenting.payloads import Payload, hit_payload, listed_report_payload
from searchapp.search import Library

MOST_COLUMNS = 4
"""More do not fit beside each other on any screen."""
MOST_PARAGRAPHS = 5
_MOST_HITS = 200
_MOST_COUNCILS = 8


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
    """The columns, oldest first or one a council; `notices` of the search behind them.

    `corrected` is the topic really looked for where a spelling was mended. `left_out` counts the
    reports of the chosen councils that have no column.
    """

    columns: tuple[Column, ...]
    left_out: int = 0
    corrected: str | None = None
    notices: tuple[str, ...] = ()

    @property
    def silent(self) -> bool:
        """Whether none of the reports has the topic."""
        return not any(column.total for column in self.columns)


def comparison(library: Library, q: str, authorities: Sequence[str]) -> Comparison:
    """What the inspections of one council, or the newest of each of several, have on `q`.

    One search serves all, so that all are held to the same words, every one of them: a report
    without them is empty, and is not given its nearest paragraphs.
    """
    everything = library.reports()
    reports = compared_reports(everything, authorities)
    if not q.strip() or not reports:
        return Comparison(())
    chosen = {"report": tuple(report.id for report in reports)}
    results = library.search(q, chosen, per_page=_MOST_HITS, relax=False)
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
    of_them = sum(report.authority_slug in authorities for report in everything)
    return Comparison(tuple(columns), of_them - len(columns), results.corrected, results.notices)


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


def councils_that_mention(library: Library, q: str) -> list[FacetCount]:
    """The councils whose reports say most on `q`, those first that were inspected repeatedly."""
    if not q.strip():
        return []
    found = library.search(q, per_page=1, relax=False).facets["authority"]
    inspections = Counter(report.authority_slug for report in library.reports())
    mentioned = sorted(
        (council for council in found if council.count),
        key=lambda council: (inspections[council.value] < 2, -council.count),
    )
    return mentioned[:_MOST_COUNCILS]


def topics_of(library: Library, topics: Sequence[str], authorities: Sequence[str]) -> list[str]:
    """Those of `topics` that the compared reports of the councils speak of."""
    reports = compared_reports(library.reports(), authorities)
    chosen = {"report": tuple(report.id for report in reports)}
    return [topic for topic in topics if library.search(topic, chosen, per_page=1).total]
