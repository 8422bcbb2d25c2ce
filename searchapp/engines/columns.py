"""What filters, facets and orders need of every row, as arrays."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np
import orjson
from numpy.typing import NDArray

from searchapp.engines.base import Matches, Rows
from searchapp.engines.entries import tags
from searchapp.engines.store import report_order
from searchapp.model import Document, Filters, Report, Sort

Tags = Mapping[str, tuple[str, ...]]
Values = Mapping[str, Sequence[str]]
"""Each filter's name to its values, in alphabetical order."""

_TOGETHER = (("report", "authority", "year", "framework"), ("area", "grade", "kind"))
"""What is the same for all paragraphs of a report, and what differs from one to the next."""

_VALUES = "columns.json"
_ARRAYS = "columns.npz"


@dataclass(frozen=True, slots=True)
class Grouping:
    """Rows that are alike in several columns, counted together: `codes` is the group of each row.

    `holds` maps each column's name to which group (first axis) has which value (second).
    """

    codes: NDArray[np.intp]
    holds: Mapping[str, NDArray[np.float64]]

    @classmethod
    def of(cls, names: Sequence[str], rows: Sequence[Tags], values: Values) -> "Grouping":
        """The grouping of `rows` by all of `names`."""
        groups: dict[tuple[tuple[str, ...], ...], int] = {}
        codes = [groups.setdefault(tuple(row[name] for name in names), len(groups)) for row in rows]
        holds = {
            name: np.array([[value in group[place] for value in values[name]] for group in groups])
            for place, name in enumerate(names)
        }
        return cls(np.array(codes, dtype=np.intp), holds)


@dataclass(frozen=True, slots=True)
class Columns:
    """The values of every filter's name, and for each sort but relevance the rank of each row."""

    values: Values
    groupings: Sequence[Grouping]
    ranks: Mapping[str, NDArray[np.int32]]

    def holds(self, name: str, wanted: Sequence[str], rows: Rows) -> NDArray[np.bool_]:
        """For each of `rows` whether it has one of the values `wanted` of `name`."""
        grouping = self._grouping(name)
        places = [place for place, value in enumerate(self.values[name]) if value in wanted]
        chosen = np.asarray(grouping.holds[name][:, places].any(axis=1))
        return np.asarray(chosen[grouping.codes[rows]])

    def counts(self, counted: Mapping[str, Rows]) -> dict[str, dict[str, int]]:
        """For each name how many of its rows have each value; values of none are left out."""
        grouped: dict[tuple[int, int], NDArray[np.intp]] = {}
        found = {}
        for name, rows in counted.items():
            grouping = self._grouping(name)
            key = (id(grouping), id(rows))
            if key not in grouped:
                least = len(grouping.holds[name])
                grouped[key] = np.bincount(grouping.codes[rows], minlength=least)
            counts = (grouped[key] @ grouping.holds[name]).astype(int).tolist()
            found[name] = {
                value: count
                for value, count in zip(self.values[name], counts, strict=True)
                if count
            }
        return found

    def _grouping(self, name: str) -> Grouping:
        return next(grouping for grouping in self.groupings if name in grouping.holds)

    def narrow(self, matches: Matches, filters: Filters) -> tuple[Matches, dict[str, Rows]]:
        """The matches that pass `filters`, and for each facet the rows that it counts.

        A facet counts what its values would lead to: what passes all filters but its own, since
        choosing one more value of a name widens.
        """
        passes = {name: self.holds(name, filters[name], matches.rows) for name in filters}
        everything = np.ones(len(matches.rows), dtype=np.bool_)
        if not passes:
            return matches, dict.fromkeys(self.values, matches.rows)
        kept = np.logical_and.reduce([everything, *passes.values()])
        narrowed = Matches(matches.rows[kept], matches.scores[kept])
        counted = dict.fromkeys(self.values, narrowed.rows)
        for name in passes:
            others = [held for other, held in passes.items() if other != name]
            counted[name] = matches.rows[np.logical_and.reduce([everything, *others])]
        return narrowed, counted

    def order(self, matches: Matches, sort: Sort, start: int, stop: int) -> NDArray[np.intp]:
        """Where in `matches` the hits from `start` to `stop` stand, best first.

        By relevance the higher score comes first, then the lower row. Where no score says
        anything, report order holds.
        """
        if sort == "relevance" and matches.scores.any():
            return _highest(matches.scores, start, stop)
        ranks = self.ranks["report" if sort == "relevance" else sort][matches.rows]
        return _lowest(ranks, start, stop)


def _highest(scores: NDArray[np.float64], start: int, stop: int) -> NDArray[np.intp]:
    candidates = np.arange(len(scores))
    if stop < len(scores):
        least = np.partition(scores, len(scores) - stop)[len(scores) - stop]
        candidates = np.flatnonzero(scores >= least)
    best = candidates[np.argsort(-scores[candidates], kind="stable")]
    return best[start:stop]


def _lowest(ranks: NDArray[np.int32], start: int, stop: int) -> NDArray[np.intp]:
    if stop < len(ranks):
        near = np.argpartition(ranks, stop)[:stop]
        return near[np.argsort(ranks[near])][start:stop]
    return np.argsort(ranks)[start:stop]


def write(folder: Path, documents: Sequence[Document]) -> None:
    """Write the columns of `documents`, which are in order of report ids."""
    rows = [tags(one.report, paragraph) for one in documents for paragraph in one.paragraphs]
    names = [name for together in _TOGETHER for name in together]
    values = {name: sorted({value for row in rows for value in row[name]}) for name in names}
    arrays: dict[str, NDArray[np.generic]] = {
        f"rank.{sort}": rank for sort, rank in _ranks(documents).items()
    }
    for number, together in enumerate(_TOGETHER):
        grouping = Grouping.of(together, rows, values)
        arrays[f"codes.{number}"] = grouping.codes.astype(np.int32)
        arrays |= {f"holds.{name}": holds for name, holds in grouping.holds.items()}
    np.savez(folder / _ARRAYS, allow_pickle=False, **arrays)
    (folder / _VALUES).write_bytes(orjson.dumps(values))


def open_columns(folder: Path) -> Columns:
    """The columns written to `folder`."""
    with (folder / _ARRAYS).open("rb") as file, np.load(file) as arrays:
        groupings = tuple(
            Grouping(
                arrays[f"codes.{number}"].astype(np.intp),
                {name: arrays[f"holds.{name}"].astype(np.float64) for name in together},
            )
            for number, together in enumerate(_TOGETHER)
        )
        ranks = {sort: arrays[f"rank.{sort}"] for sort in ("report", "newest", "oldest")}
    return Columns(orjson.loads((folder / _VALUES).read_bytes()), groupings, ranks)


def _ranks(documents: Sequence[Document]) -> dict[str, NDArray[np.int32]]:
    reports = sorted((document.report for document in documents), key=report_order)
    orders = {
        "report": reports,
        "newest": sorted(reports, key=_day, reverse=True),
        "oldest": sorted(reports, key=lambda report: (_day(report) == date.min, _day(report))),
    }
    sizes = {document.report.id: len(document.paragraphs) for document in documents}
    ranks = {}
    for sort, ordered in orders.items():
        firsts, first = {}, 0
        for report in ordered:
            firsts[report.id] = first
            first += sizes[report.id]
        rank = [np.arange(size) + firsts[report_id] for report_id, size in sizes.items()]
        ranks[sort] = np.concatenate([*rank, np.empty(0)]).astype(np.int32)
    return ranks


def _day(report: Report) -> date:
    return report.published or report.inspection_end or date.min
