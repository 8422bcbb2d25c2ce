"""Many files read at once, in processes of their own, so that one bad file harms no other.

A file comes from anywhere: a damaged or hostile PDF may make the library that opens it loop, take
all memory or crash. Whatever it does, its process is stopped and the file is refused with a reason.
"""

import contextlib
import multiprocessing
import os
import resource
import time
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from itertools import chain
from multiprocessing.connection import Connection, wait
from pathlib import Path

from searchapp.errors import UnreadableReportError
from searchapp.model import Document
from searchapp.reading.documents import read_document

MOST_SECONDS = 60.0
"""A report of 60 pages takes half a second; a minute leaves room for a slow, busy machine."""

MOST_MEMORY = 1 << 30
"""Bytes of address space for a process that reads; the 302 reports measured take 0.1 GiB."""

Outcome = Document | UnreadableReportError
Reader = Callable[[Path], Document]


def read_documents(
    paths: Iterable[Path],
    *,
    progress: Callable[[int, int], None] | None = None,
    workers: int | None = None,
    seconds: float = MOST_SECONDS,
    reader: Reader = read_document,
) -> Iterator[tuple[Path, Outcome]]:
    """Each of `paths` with its report, or with the reason why it is none, as they are ready.

    PDFs are read by `workers` processes, by default one a core, each file for at most `seconds`
    of time and MOST_MEMORY of memory; text exports, which need no library, where the caller is.
    `progress` is called with how many are done and how many there are. `reader`, a function of a
    module, stands in for read_document in tests.
    """
    files = list(paths)
    pdfs = [path for path in files if path.suffix.lower() == ".pdf"]
    others = [path for path in files if path.suffix.lower() != ".pdf"]
    count = min(len(pdfs), workers or _cores())
    read = _in_processes(pdfs, count, seconds, reader)
    with contextlib.closing(read):
        outcomes = chain(((path, _attempt(path, reader)) for path in others), read)
        for done, (path, outcome) in enumerate(outcomes, start=1):
            if progress:
                progress(done, len(files))
            yield path, outcome


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class _Worker:
    """A process that reads one file after another; `path` is the one in hand, or None."""

    def __init__(self, reader: Reader) -> None:
        context = multiprocessing.get_context("spawn")
        self.connection, theirs = context.Pipe()
        self.path: Path | None = None
        self.deadline = 0.0
        self._process = context.Process(target=_serve, args=(theirs, reader), daemon=True)
        self._process.start()
        self._ready = False
        theirs.close()

    def start(self, path: Path, seconds: float) -> None:
        if not self._ready:
            self._ready = self.connection.recv()
        self.path, self.deadline = path, time.monotonic() + seconds
        self.connection.send(path)

    def result(self) -> Outcome:
        """What became of the file in hand; a process that broke down over it is named as such."""
        name = self.path.name if self.path else ""
        self.path = None
        try:
            outcome: Outcome = self.connection.recv()
        except (EOFError, ConnectionError):
            self.stop()
            return UnreadableReportError(
                f"{name} breaks the program that reads PDFs: it is damaged. "
                "Download the report again."
            )
        return outcome

    def stop(self) -> None:
        self._process.kill()
        self._process.join()
        self.connection.close()

    @property
    def alive(self) -> bool:
        return not self.connection.closed


def _in_processes(
    paths: list[Path], count: int, seconds: float, reader: Reader
) -> Generator[tuple[Path, Outcome], None, None]:
    waiting = deque(paths)
    workers = [_Worker(reader) for _ in range(count)]
    try:
        while waiting or any(worker.path for worker in workers):
            workers = [worker if worker.alive else _Worker(reader) for worker in workers]
            for worker in workers:
                if worker.path is None and waiting:
                    worker.start(waiting.popleft(), seconds)
            yield from _ready([worker for worker in workers if worker.path], seconds)
    finally:
        for worker in workers:
            worker.stop()


def _ready(busy: list[_Worker], seconds: float) -> Iterator[tuple[Path, Outcome]]:
    """The files that are done when the first is, or when the first has had its time."""
    left = min(worker.deadline for worker in busy) - time.monotonic()
    answered = wait([worker.connection for worker in busy], timeout=max(0.0, left))
    for worker in busy:
        path = worker.path
        if path is None:
            continue
        if worker.connection in answered:
            yield path, worker.result()
        elif worker.deadline <= time.monotonic():
            worker.path = None
            worker.stop()
            yield (
                path,
                UnreadableReportError(
                    f"{path.name} could not be read within {seconds:.0f} seconds: it is damaged "
                    "or no report."
                ),
            )


def _serve(connection: Connection, reader: Reader) -> None:
    """The life of a worker: read what is asked for until the other end is gone."""
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    connection.send(True)
    with contextlib.suppress(EOFError, KeyboardInterrupt):
        while True:
            connection.send(_attempt(connection.recv(), reader))


def _attempt(path: Path, reader: Reader) -> Outcome:
    try:
        return reader(path)
    except UnreadableReportError as error:
        return error
    except MemoryError:
        return UnreadableReportError(
            f"{path.name} takes more memory than any report: it is damaged or no report."
        )
    except Exception as error:  # whatever a strange file brings about, the rest goes on
        return UnreadableReportError(
            f"{path.name} is laid out in a way that could not be read "
            f"({type(error).__name__}: {error})."
        )
