"""The page that sets reports side by side."""

from collections import Counter
from collections.abc import Sequence

from flask import Blueprint, render_template

from searchapp.model import Report
from searchapp.parameters import check_known, read_filters, read_text
from searchapp.presenting.comparing import comparison, councils_that_mention, topics_of
from searchapp.web.service import conditional, given, library

blueprint = Blueprint("comparisons", __name__)

TOPICS = (
    "private fostering",
    "return interviews",
    "child sexual exploitation",
    "care leavers accommodation",
    "caseloads",
    "domestic abuse",
)
"""Topics that most inspections speak of; those that the chosen reports do not are not offered."""


@blueprint.get("/compare")
@conditional
def compare() -> str:
    """One topic in successive inspections, or in several councils."""
    opened = library()
    reports = opened.reports()
    q = read_text(given(), "q").strip()
    filters = read_filters(given(), ("authority",))
    check_known(
        filters, "authority", (report.authority_slug for report in reports), "the list of reports"
    )
    authorities = filters.get("authority", ())
    councils = _councils(reports)
    example = authorities or _repeatedly_inspected(reports)[:1]
    return render_template(
        "compare.html",
        q=q,
        authorities=authorities,
        councils=councils,
        named=[councils[slug] for slug in authorities],
        comparison=comparison(opened, q, authorities),
        mentioned=councils_that_mention(opened, q) if not authorities else [],
        example=example,
        topics=topics_of(opened, TOPICS, example) if not q else [],
    )


def _councils(reports: Sequence[Report]) -> dict[str, str]:
    """Slugs and names, by name."""
    names = {report.authority_slug: report.authority for report in reports}
    return dict(sorted(names.items(), key=lambda council: council[1]))


def _repeatedly_inspected(reports: Sequence[Report]) -> list[str]:
    """The councils with more than one report, else all."""
    counts = Counter(report.authority_slug for report in reports)
    return [slug for slug, count in counts.items() if count > 1] or list(counts)
