"""A council's judgements over time, as rows of areas and columns of inspections."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from searchapp.labels import AREAS
from searchapp.model import Area, Grade, Report

LEAST_APART = 0.12
"""Of the time axis, between two inspections: their marks do not touch, their years can be read."""


@dataclass(frozen=True, slots=True)
class Inspection:
    """One column: the report, its day where it prints one, and how far along the time axis it
    stands, from 0 (the oldest) to 1 (the newest), at least LEAST_APART from its neighbours."""

    report_id: str
    day: date | None
    along: float


@dataclass(frozen=True, slots=True)
class History:
    """`grades[area][i]` is the grade of `area` in `inspections[i]`, None where it has none."""

    inspections: tuple[Inspection, ...]
    grades: dict[Area, tuple[Grade | None, ...]]


def history(reports: Sequence[Report]) -> History:
    """The judgements of one council's reports, the oldest first, areas in their usual order."""
    ordered = sorted(reports, key=lambda report: _day(report) or date.min)
    graded = [{j.area: j.grade for j in report.judgements} for report in ordered]
    areas = [area for area in AREAS if any(area in grades for grades in graded)]
    return History(
        inspections=tuple(
            Inspection(report.id, _day(report), along)
            for report, along in zip(ordered, _spread(ordered), strict=True)
        ),
        grades={area: tuple(grades.get(area) for grades in graded) for area in areas},
    )


def _day(report: Report) -> date | None:
    return report.published or report.inspection_end


def _spread(ordered: Sequence[Report]) -> list[float]:
    """Places along the axis by day; evenly where days are missing or all the same."""
    days = [_day(report) for report in ordered]
    known = [day.toordinal() for day in days if day]
    if len(known) < len(days) or len(set(known)) < 2:
        return [place / max(1, len(days) - 1) for place in range(len(days))]
    return _apart([(day - known[0]) / (known[-1] - known[0]) for day in known])


def _apart(places: Sequence[float]) -> list[float]:
    """Places moved as little as needed to stand apart, between 0 and 1, order kept."""
    least = min(LEAST_APART, 1 / (len(places) - 1))
    moved: list[float] = []
    for place in places:
        moved.append(max(place, moved[-1] + least) if moved else place)
    most = 1.0
    for at in range(len(moved) - 1, -1, -1):
        moved[at] = min(moved[at], most)
        most = moved[at] - least
    return moved
