"""What an index stores of reports and paragraphs, read back one paragraph at a time.

Paragraphs stand in one file in order of rows, mapped into memory and shared by all processes.
"""

import mmap
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, chain
from pathlib import Path

import numpy as np
import orjson
from numpy.typing import NDArray

from searchapp.engines import records, wording
from searchapp.engines.wording import Wording
from searchapp.errors import UnknownParagraphError, UnknownReportError
from searchapp.model import Document, Paragraph, Report

_PARAGRAPHS = "paragraphs.jsonl"
_WORDINGS = "wording.jsonl"
_REPORTS = "reports.json"
_IDS = "ids.json"


@dataclass(frozen=True)
class Store:
    """Reports and paragraphs of one generation; `reports` are in report order.

    `ids` maps each report's id, in order of rows, to the ids of its paragraphs in place order.
    """

    reports: tuple[Report, ...]
    ids: Mapping[str, Sequence[str]]
    _paragraphs: "_Lines"
    _wordings: "_Lines"

    @property
    def paragraph_count(self) -> int:
        """How many paragraphs there are: rows run from 0 to one less."""
        return len(self._paragraphs)

    def report(self, report_id: str) -> Report:
        """The report of that id; UnknownReportError where there is none."""
        try:
            return self._by_id[report_id]
        except KeyError:
            raise UnknownReportError(
                f"There is no report “{report_id}”. All are listed in /reports."
            ) from None

    def paragraph(self, row: int) -> Paragraph:
        """The paragraph in `row`."""
        return records.paragraph_from_bytes(self._paragraphs[row])

    def wording(self, row: int) -> Wording:
        """The words and sentences of the text of the paragraph in `row`."""
        return wording.from_bytes(self._wordings[row])

    def wordings(self, report_id: str) -> Iterator[bytes]:
        """The wordings of a report's paragraphs as they are stored, in place order."""
        return (self._wordings[row] for row in self.rows(report_id))

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
                f"The report “{report_id}” has no paragraph “{paragraph_id}”. "
                f"All of it is to be read in /reports/{report_id}."
            ) from None

    @cached_property
    def _by_id(self) -> dict[str, Report]:
        return {report.id: report for report in self.reports}

    @cached_property
    def _first_rows(self) -> dict[str, int]:
        counts = [len(ids) for ids in self.ids.values()]
        return dict(zip(self.ids, accumulate(counts, initial=0), strict=False))


def write(folder: Path, documents: Sequence[Document]) -> None:
    """Write the reports and paragraphs of `documents`, which are in order of report ids."""
    _write_lines(
        folder / _PARAGRAPHS,
        (
            records.paragraph_to_bytes(paragraph) + b"\n"
            for document in documents
            for paragraph in document.paragraphs
        ),
    )
    reports = tuple(sorted((document.report for document in documents), key=report_order))
    (folder / _REPORTS).write_bytes(records.reports_to_bytes(reports))
    ids = {
        document.report.id: [paragraph.paragraph_id for paragraph in document.paragraphs]
        for document in documents
    }
    (folder / _IDS).write_bytes(orjson.dumps(ids))


def write_wordings(
    folder: Path, documents: Sequence[Document], wordings: Mapping[str, Iterable[bytes]]
) -> None:
    """Write the rest of the store of `documents`.

    `wordings` maps each report's id to the wordings of its paragraphs, as bytes, in place order.
    """
    ordered = chain.from_iterable(wordings[one.report.id] for one in documents)
    _write_lines(folder / _WORDINGS, ordered)


def read_reports(folder: Path) -> tuple[Report, ...]:
    """The reports of the store in `folder`, in report order."""
    return records.reports_from_bytes((folder / _REPORTS).read_bytes())


def read_paragraphs(folder: Path) -> Iterator[Paragraph]:
    """All paragraphs of the store in `folder`, in order of rows."""
    with (folder / _PARAGRAPHS).open("rb") as lines:
        yield from map(records.paragraph_from_bytes, lines)


def open_store(folder: Path) -> Store:
    """The store written to `folder`."""
    return Store(
        reports=read_reports(folder),
        ids=orjson.loads((folder / _IDS).read_bytes()),
        _paragraphs=_Lines.opened(folder / _PARAGRAPHS),
        _wordings=_Lines.opened(folder / _WORDINGS),
    )


@dataclass(frozen=True, slots=True)
class _Lines:
    """The lines of a file, mapped into memory."""

    content: mmap.mmap | bytes
    ends: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.ends) - 1

    def __getitem__(self, number: int) -> bytes:
        return self.content[self.ends[number] : self.ends[number + 1]]

    @classmethod
    def opened(cls, path: Path) -> "_Lines":
        with path.open("rb") as file:
            empty = file.seek(0, os.SEEK_END) == 0
            content = b"" if empty else mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        ends = np.asarray(np.load(path.with_suffix(".npy"), mmap_mode="r"))
        if ends[-1] != len(content):
            raise ValueError(f"{path} has not the length that it was written with")
        return cls(content, ends)


def _write_lines(path: Path, lines: Iterable[bytes]) -> None:
    with path.open("wb") as file:
        ends = list(accumulate(map(file.write, lines), initial=0))
    np.save(path.with_suffix(".npy"), np.array(ends, dtype=np.int64))


def report_order(report: Report) -> tuple[str, str, str]:
    """The order of reports wherever all are listed: authority, then date, then id."""
    day = report.published or report.inspection_end
    return report.authority.casefold(), day.isoformat() if day else "", report.id
