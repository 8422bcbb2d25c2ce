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

_VALUES = "columns.json"
_ARRAYS = "columns.npz"


@dataclass(frozen=True, slots=True)
class Column:
    """The values of one filter's name.

    `codes` has a row for each paragraph and as many columns as any has values, each the place of a
    value in `values`; `len(values)` stands where there is none.
    """

    values: tuple[str, ...]
    codes: NDArray[np.int16]

    def holds(self, rows: Rows, wanted: Sequence[str]) -> NDArray[np.bool_]:
        """For each of `rows` whether it has one of the values `wanted`."""
        chosen = np.zeros(len(self.values) + 1, dtype=np.bool_)
        places = {value: place for place, value in enumerate(self.values)}
        chosen[[places[value] for value in wanted if value in places]] = True
        return np.asarray(chosen[self.codes[rows]].any(axis=1))

    def counts(self, rows: Rows) -> dict[str, int]:
        """How many of `rows` have each value; values of none are left out."""
        codes = self.codes[rows].ravel()
        counted = np.bincount(codes, minlength=len(self.values) + 1)[: len(self.values)]
        return {self.values[place]: int(counted[place]) for place in np.flatnonzero(counted)}

    @classmethod
    def of(cls, rows: Sequence[Sequence[str]]) -> "Column":
        """The column of the values of each row."""
        values = tuple(sorted({value for row in rows for value in row}))
        places = {value: place for place, value in enumerate(values)}
        width = max(map(len, rows), default=0) or 1
        codes = np.full((len(rows), width), len(values), dtype=np.int16)
        for number, row in enumerate(rows):
            codes[number, : len(row)] = [places[value] for value in row]
        return cls(values, codes)


@dataclass(frozen=True, slots=True)
class Columns:
    """Every column by its filter's name, and for each sort but relevance the rank of each row."""

    tags: Mapping[str, Column]
    ranks: Mapping[str, NDArray[np.int32]]

    def narrow(self, matches: Matches, filters: Filters) -> tuple[Matches, dict[str, Rows]]:
        """The matches that pass `filters`, and for each facet the rows that it counts.

        A facet counts what its values would lead to: what passes all filters but its own, since
        choosing one more value of a name widens.
        """
        passes = {name: self.tags[name].holds(matches.rows, filters[name]) for name in filters}
        everything = np.ones(len(matches.rows), dtype=np.bool_)
        kept = np.logical_and.reduce([everything, *passes.values()])
        counted = {}
        for name in self.tags:
            others = [held for other, held in passes.items() if other != name]
            counted[name] = (
                matches.rows[np.logical_and.reduce([everything, *others])]
                if name in passes
                else matches.rows[kept]
            )
        return Matches(matches.rows[kept], matches.scores[kept]), counted

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
    names = list(rows[0]) if rows else []
    columns = {name: Column.of([row[name] for row in rows]) for name in names}
    arrays = {f"tag_{name}": column.codes for name, column in columns.items()}
    ranks = {f"rank_{sort}": rank for sort, rank in _ranks(documents).items()}
    np.savez(folder / _ARRAYS, allow_pickle=False, **arrays, **ranks)
    values = {name: column.values for name, column in columns.items()}
    (folder / _VALUES).write_bytes(orjson.dumps(values))


def open_columns(folder: Path) -> Columns:
    """The columns written to `folder`."""
    values = orjson.loads((folder / _VALUES).read_bytes())
    with np.load(folder / _ARRAYS) as arrays:
        tagged = {name: Column(tuple(values[name]), arrays[f"tag_{name}"]) for name in values}
        ranks = {
            name.removeprefix("rank_"): arrays[name]
            for name in arrays.files
            if name.startswith("rank_")
        }
    return Columns(tagged, ranks)


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
