"""Parts of an index, each written by a process of its own: what takes long is done on all cores."""

import os
from collections.abc import Callable, Iterator, Sequence
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

_PARTS_A_CORE = 6

Progress = Callable[[int], None]
"""Called with how many paragraphs are done."""


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


def write_parts(
    folder: Path, documents: Sequence[Document], progress: Progress | None = None
) -> list[Part]:
    """Write `documents` to parts below `folder`, on as many cores as there are.

    `progress` is called with how many paragraphs are done.
    """
    cores, shares = _shares(documents)
    folder.mkdir()
    parts = [
        Part(folder / str(number), tuple(document.report.id for document in share))
        for number, share in enumerate(shares)
    ]
    done = 0
    for share in _written(parts, shares, cores):
        done += sum(len(document.paragraphs) for document in share)
        if progress is not None:
            progress(done)
    return parts


def _shares(documents: Sequence[Document]) -> tuple[int, list[Sequence[Document]]]:
    """How many cores to use, and what goes into each part; several parts a core show progress."""
    paragraphs = sum(len(document.paragraphs) for document in documents)
    cores = max(1, min(_cores(), paragraphs // _FEWEST))
    count = 1 if cores == 1 else min(len(documents), cores * _PARTS_A_CORE)
    return cores, [documents[number::count] for number in range(count)]


def _written(
    parts: Sequence[Part], shares: Sequence[Sequence[Document]], cores: int
) -> Iterator[Sequence[Document]]:
    """Each share as soon as it and those before it are written."""
    if cores == 1:
        for part, share in zip(parts, shares, strict=True):
            _write(part, share)
            yield share
        return
    with ProcessPoolExecutor(cores, mp_context=get_context("spawn")) as pool:
        for share, _ in zip(shares, pool.map(_write, parts, shares), strict=True):
            yield share


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
