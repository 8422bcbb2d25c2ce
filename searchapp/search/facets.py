"""Counts per value, in the order and with the labels that a reader sees."""

from collections.abc import Mapping, Sequence

from searchapp import labels
from searchapp.model import FacetCount, Report

_LABELS: Mapping[str, Mapping[str, str]] = {
    "area": dict(labels.AREAS.items()),
    "grade": dict(labels.GRADES.items()),
    "kind": dict(labels.KINDS.items()),
    "framework": dict(labels.FRAMEWORKS.items()),
}


def facet(
    name: str, counts: Mapping[str, int], chosen: Sequence[str], reports: Sequence[Report]
) -> tuple[FacetCount, ...]:
    """The facet `name` of `counts`; a chosen value is listed also where nothing has it.

    Areas, grades, kinds and frameworks stand in the order of the interface, years from the newest,
    reports and authorities by count.
    """
    called = _LABELS.get(name) or _names(name, reports)
    listed = [
        FacetCount(value, called.get(value, value), counts.get(value, 0))
        for value in dict.fromkeys([*counts, *chosen])
    ]
    if name in _LABELS:
        order = {value: place for place, value in enumerate(called)}
        listed.sort(key=lambda one: order.get(one.value, len(order)))
    elif name == "year":
        listed.sort(key=lambda one: one.value, reverse=True)
    else:
        listed.sort(key=lambda one: (-one.count, one.label, one.value))
    return tuple(listed)


def _names(name: str, reports: Sequence[Report]) -> dict[str, str]:
    if name == "report":
        return {report.id: labels.report_name(report) for report in reports}
    if name == "authority":
        return {report.authority_slug: report.authority for report in reports}
    return {}
