"""What filters, facets and orders need of every row, as arrays."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import compress
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

_LANES = 16
"""So many lanes for each of the best that are looked for leave few others to be put in order."""

_VALUES = "columns.json"
_ARRAYS = "columns.npz"


@dataclass(frozen=True)
class Grouping:
    """Rows that are alike in several columns, counted together: `codes` is the group of each row.

    `holds` maps each column's name to which group (first axis) has which value (second).
    """

    codes: NDArray[np.intp]
    holds: Mapping[str, NDArray[np.bool_]]

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

    def times(self, rows: Rows) -> NDArray[np.intp]:
        """How many of `rows`, ascending, are in each group."""
        if self._bounds is not None:
            return np.diff(rows.searchsorted(self._bounds))
        return np.bincount(self.codes[rows], minlength=self._size)

    def counts(self, name: str, times: NDArray[np.intp]) -> list[int]:
        """How often each value of `name` is there, each group being there so many `times`."""
        group, value = self._having[name]
        size = self.holds[name].shape[-1]
        counts: list[int] = np.bincount(value, times[group], size).astype(int).tolist()
        return counts

    @property
    def _size(self) -> int:
        return int(self.codes.max(initial=-1)) + 1

    @cached_property
    def _having(self) -> Mapping[str, tuple[NDArray[np.intp], NDArray[np.intp]]]:
        """For each name the groups that have a value, and beside each the value."""
        found = {name: holds.nonzero() for name, holds in self.holds.items()}
        return {name: (group, value) for name, (group, value) in found.items()}

    @cached_property
    def _bounds(self) -> NDArray[np.intp] | None:
        """Where each group begins and ends, if each is of successive rows: it is, of a report."""
        if np.any(self.codes[1:] < self.codes[:-1]):
            return None
        return self.codes.searchsorted(np.arange(self._size + 1))


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
                grouped[key] = grouping.times(rows)
            counts = grouping.counts(name, grouped[key])
            found[name] = dict(compress(zip(self.values[name], counts, strict=True), counts))
        return found

    def _grouping(self, name: str) -> Grouping:
        return next(grouping for grouping in self.groupings if name in grouping.holds)

    def narrow(self, matches: Matches, filters: Filters) -> tuple[Matches, dict[str, Rows]]:
        """The matches that pass `filters`, and for each facet the rows that it counts.

        A facet counts what its values would lead to: what passes all filters but its own, since
        choosing one more value of a name widens.
        """
        if not filters:
            return matches, dict.fromkeys(self.values, matches.rows)
        passes = {name: self.holds(name, filters[name], matches.rows) for name in filters}
        everything = np.ones(len(matches.rows), dtype=np.bool_)
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
        if sort == "relevance" and matches.scores.max(initial=0.0) > 0.0:
            return _highest(matches.scores, start, stop)
        ranks = self.ranks["report" if sort == "relevance" else sort][matches.rows]
        return _lowest(ranks, start, stop)


def _highest(scores: NDArray[np.float64], start: int, stop: int) -> NDArray[np.intp]:
    candidates = np.arange(len(scores))
    if stop < len(scores):
        candidates = (scores >= _reached(scores, stop)).nonzero()[0]
    best = candidates[np.argsort(-scores[candidates], kind="stable")]
    return best[start:stop]


def _reached(scores: NDArray[np.float64], count: int) -> float:
    """A score that at least `count` of `scores` reach, and few others.

    Scores are dealt out to lanes like cards to players. As many lanes as are asked for have a best
    one that reaches what is found; that takes one quick pass, where to part them all takes many.
    """
    lanes = _LANES * count
    if lanes < len(scores):
        dealt = scores[: len(scores) // lanes * lanes]
        scores = dealt.reshape(-1, lanes).max(axis=0)
    return float(np.partition(scores, len(scores) - count)[len(scores) - count])


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
                {name: arrays[f"holds.{name}"] for name in together},
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
