"""What an index stores of reports and paragraphs, read back one paragraph at a time.

Paragraphs stand in one file in order of rows, mapped into memory and shared by all processes.
"""

import mmap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from pathlib import Path

import numpy as np
import orjson
from numpy.typing import NDArray

from searchapp.engines import records
from searchapp.errors import UnknownParagraphError, UnknownReportError
from searchapp.model import Document, Paragraph, Report

_PARAGRAPHS = "paragraphs.jsonl"
_OFFSETS = "paragraphs.npy"
_REPORTS = "reports.json"
_IDS = "ids.json"


@dataclass(frozen=True)
class Store:
    """Reports and paragraphs of one generation; `reports` are in report order.

    `ids` maps each report's id, in order of rows, to the ids of its paragraphs in place order.
    """

    reports: tuple[Report, ...]
    ids: Mapping[str, Sequence[str]]
    _records: mmap.mmap | bytes
    _offsets: NDArray[np.int64]

    @property
    def paragraph_count(self) -> int:
        """How many paragraphs there are: rows run from 0 to one less."""
        return len(self._offsets) - 1

    def report(self, report_id: str) -> Report:
        """The report of that id; UnknownReportError where there is none."""
        try:
            return self._by_id[report_id]
        except KeyError:
            raise UnknownReportError(f"There is no report “{report_id}”.") from None

    def paragraph(self, row: int) -> Paragraph:
        """The paragraph in `row`."""
        start, end = self._offsets[row], self._offsets[row + 1]
        return records.paragraph_from_bytes(self._records[start:end])

    def rows(self, report_id: str) -> range:
        """The rows of a report's paragraphs, in place order."""
        self.report(report_id)
        first = self._first_rows[report_id]
        return range(first, first + len(self.ids[report_id]))

    def row(self, report_id: str, paragraph_id: str) -> int:
        """The row of a paragraph; UnknownReportError or UnknownParagraphError."""
        rows = self.rows(report_id)
        try:
            return rows[self.ids[report_id].index(paragraph_id)]
        except ValueError:
            raise UnknownParagraphError(
                f"The report “{report_id}” has no paragraph “{paragraph_id}”."
            ) from None

    @cached_property
    def _by_id(self) -> dict[str, Report]:
        return {report.id: report for report in self.reports}

    @cached_property
    def _first_rows(self) -> dict[str, int]:
        counts = [len(ids) for ids in self.ids.values()]
        return dict(zip(self.ids, accumulate(counts, initial=0), strict=False))


def write(folder: Path, documents: Sequence[Document]) -> None:
    """Write the store of `documents`, which are in order of report ids."""
    offsets = [0]
    with (folder / _PARAGRAPHS).open("wb") as file:
        for document in documents:
            for paragraph in document.paragraphs:
                offsets.append(
                    offsets[-1] + file.write(records.paragraph_to_bytes(paragraph) + b"\n")
                )
    np.save(folder / _OFFSETS, np.array(offsets, dtype=np.int64))
    reports = tuple(sorted((document.report for document in documents), key=report_order))
    (folder / _REPORTS).write_bytes(records.reports_to_bytes(reports))
    ids = {
        document.report.id: [paragraph.paragraph_id for paragraph in document.paragraphs]
        for document in documents
    }
    (folder / _IDS).write_bytes(orjson.dumps(ids))


def open_store(folder: Path) -> Store:
    """The store written to `folder`."""
    with (folder / _PARAGRAPHS).open("rb") as file:
        empty = file.seek(0, 2) == 0
        lines = b"" if empty else mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    return Store(
        reports=records.reports_from_bytes((folder / _REPORTS).read_bytes()),
        ids=orjson.loads((folder / _IDS).read_bytes()),
        _records=lines,
        _offsets=np.load(folder / _OFFSETS, mmap_mode="r"),
    )


def report_order(report: Report) -> tuple[str, str, str]:
    """The order of reports wherever all are listed: authority, then date, then id."""
    day = report.published or report.inspection_end
    return report.authority.casefold(), day.isoformat() if day else "", report.id
