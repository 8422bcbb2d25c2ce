"""Counts per value, in the order and with the labels that a reader sees."""

from collections.abc import Mapping, Sequence

from searchapp import labels
from searchapp.model import FacetCount, Filters, Report

Names = Mapping[str, Mapping[str, str]]
"""Each filter's name to its values and their labels, in the order in which they are listed."""

_BY_COUNT = ("report", "authority")


def facet_names(reports: Sequence[Report]) -> Names:
    """What the values of every facet of a corpus are called, and their order.

    Areas, grades, kinds and frameworks stand in the order of the interface, years from the newest;
    reports and authorities, in order of their labels, yet have to be put in order of counts.
    """
    years = sorted({str(report.year) for report in reports if report.year}, reverse=True)
    by_label = sorted((labels.report_name(report), report.id) for report in reports)
    authorities = sorted({(report.authority, report.authority_slug) for report in reports})
    return {
        "report": {value: label for label, value in by_label},
        "authority": {value: label for label, value in authorities},
        "year": {year: year for year in years},
        "area": dict(labels.AREAS.items()),
        "grade": dict(labels.GRADES.items()),
        "kind": dict(labels.KINDS.items()),
        "framework": dict(labels.FRAMEWORKS.items()),
    }


def facets(
    counts: Mapping[str, Mapping[str, int]], chosen: Filters, names: Names
) -> dict[str, tuple[FacetCount, ...]]:
    """The facets of `counts`; a chosen value is listed also where nothing has it."""
    return {
        name: _facet(name, counted, chosen.get(name, ()), names[name])
        for name, counted in counts.items()
    }


def _facet(
    name: str, counts: Mapping[str, int], chosen: Sequence[str], called: Mapping[str, str]
) -> tuple[FacetCount, ...]:
    counted = {**counts, **{value: 0 for value in chosen if value not in counts}}
    known = list(filter(counted.__contains__, called))
    if name in _BY_COUNT:
        known.sort(key=counted.__getitem__, reverse=True)
    names = map(called.__getitem__, known)
    unknown = (FacetCount(value, value, 0) for value in chosen if value not in called)
    return (*map(FacetCount, known, names, map(counted.__getitem__, known)), *unknown)
