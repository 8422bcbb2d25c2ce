"""Parts of an index, each written by a process of its own: what takes long is done on all cores."""

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import BinaryIO

from searchapp.engines import array_index, whoosh_index, wording
from searchapp.engines.entries import Entry, entry
from searchapp.model import Document

_FEWEST = 2000
"""Paragraphs for which another process is worth its start, about a second."""


@dataclass(frozen=True, slots=True)
class Part:
    """The folder of a part and the reports in it, in order."""

    folder: Path
    report_ids: tuple[str, ...]

    @property
    def whoosh(self) -> Path:
        """The folder of the part's Whoosh index, of one segment."""
        return self.folder / "whoosh"

    @property
    def arrays(self) -> Path:
        """The folder of what was taken from that segment."""
        return self.folder / "arrays"

    @property
    def wording(self) -> Path:
        """The file of wordings, one line a paragraph."""
        return self.folder / "wording.jsonl"


def write_parts(folder: Path, documents: Sequence[Document]) -> list[Part]:
    """Write `documents` to parts below `folder`, as many as there are cores to use."""
    paragraphs = sum(len(document.paragraphs) for document in documents)
    count = max(1, min(_cores(), paragraphs // _FEWEST, len(documents)))
    shares = [documents[number::count] for number in range(count)]
    folder.mkdir()
    parts = [
        Part(folder / str(number), tuple(document.report.id for document in share))
        for number, share in enumerate(shares)
    ]
    if count == 1:
        _write(parts[0], shares[0])
        return parts
    with ProcessPoolExecutor(count, mp_context=get_context("spawn")) as pool:
        list(pool.map(_write, parts, shares))
    return parts


def _write(part: Part, documents: Sequence[Document]) -> None:
    part.whoosh.mkdir(parents=True)
    part.arrays.mkdir()
    with part.wording.open("wb") as wordings:
        whoosh_index.write(part.whoosh, _entries(documents, wordings))
    array_index.take(part.whoosh, part.arrays)


def _entries(documents: Sequence[Document], wordings: BinaryIO) -> Iterator[Entry]:
    for document in documents:
        for paragraph in document.paragraphs:
            one, words = entry(document.report, paragraph)
            wordings.write(wording.to_bytes(words) + b"\n")
            yield one


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
