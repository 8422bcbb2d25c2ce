"""Requests per second over HTTP: the real server, two workers, beside Datasette.

    python benchmarks/http_load.py --index INDEX [--seconds 8] [--clients 1 8 64]

Datasette serves the same paragraphs from SQLite with full-text search. Both answer in JSON, ten
results a query, to the same queries over connections that are kept. Needs the extra `benchmark`.
"""

import argparse
import asyncio
import itertools
import os
import signal
import socket
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote
from urllib.request import urlopen

from engines import add_query_options, read_queries

from searchapp.engines.generation import open_current
from searchapp.language.tokens import words

HOST = "127.0.0.1"


@dataclass(slots=True)
class Load:
    """What came of a run: milliseconds of each answer, how many were no 200, and how long it took.

    Every request that was begun is waited for: a slow server takes longer than was planned.
    """

    seconds: float = 0.0
    milliseconds: list[float] = field(default_factory=list)
    errors: int = 0


def main() -> None:
    """Print a line for each server and number of clients."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    add_query_options(parser)
    parser.add_argument("--seconds", type=float, default=8.0)
    parser.add_argument("--clients", type=int, nargs="+", default=[1, 8, 64])
    arguments = parser.parse_args()
    queries = list(read_queries(arguments.queries))
    print("| server | clients | requests/s | median ms | 95 % ms | errors |")
    print("|---|---:|---:|---:|---:|---:|")
    with tempfile.TemporaryDirectory() as folder:
        database = _database(arguments.index, Path(folder))
        with _datasette(database) as port:
            paths = [
                f"/texts/paragraphs.json?_search={quote(' '.join(words(query)))}&_size=10"
                for query in queries
            ]
            theirs = _loads("Datasette", port, paths, arguments.clients, arguments.seconds)
    with _ours(arguments.index) as port:
        paths = [f"/api/v1/search?q={quote(query)}" for query in queries]
        ours = _loads("searchapp", port, paths, arguments.clients, arguments.seconds)
    for clients in arguments.clients:
        print(f"{clients} clients: {ours[clients] / theirs[clients]:.1f} times Datasette")


def _database(index: Path, folder: Path) -> Path:
    store = open_current(index).store
    rows = (store.paragraph(row) for row in range(store.paragraph_count))
    path = folder / "texts.db"
    with closing(sqlite3.connect(path)) as database:
        database.execute("CREATE TABLE paragraphs (id TEXT, report TEXT, kind TEXT, text TEXT)")
        database.executemany(
            "INSERT INTO paragraphs VALUES (?, ?, ?, ?)",
            ((one.id, one.report_id, one.kind, one.text) for one in rows),
        )
        database.execute(
            "CREATE VIRTUAL TABLE paragraphs_fts USING fts5"
            "(text, content='paragraphs', tokenize='porter unicode61')"
        )
        database.execute("INSERT INTO paragraphs_fts(paragraphs_fts) VALUES ('rebuild')")
        database.commit()
    return path


@contextmanager
def _datasette(database: Path) -> Iterator[int]:
    port = _free_port()
    command = [sys.executable, "-m", "datasette", "serve", str(database), "-p", str(port)]
    with _running(command, port, "/-/versions.json"):
        yield port


@contextmanager
def _ours(index: Path) -> Iterator[int]:
    port = _free_port()
    command = [sys.executable, "-m", "searchapp", "serve", "--workers", "2"]
    with _running([*command, "--port", str(port), "--index", str(index)], port, "/readyz"):
        yield port


@contextmanager
def _running(command: list[str], port: int, ready: str) -> Iterator[None]:
    server = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    try:
        for _ in range(600):
            try:
                with urlopen(f"http://{HOST}:{port}{ready}", timeout=5):
                    break
            except OSError:
                time.sleep(0.1)
        yield
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        server.wait(20)


def _loads(
    name: str, port: int, paths: Sequence[str], clients: Sequence[int], seconds: float
) -> dict[int, float]:
    rates = {}
    asyncio.run(_load(port, paths, 2, 1.0))
    for count in clients:
        load = asyncio.run(_load(port, paths, count, seconds))
        taken = sorted(load.milliseconds) or [0.0]
        rates[count] = len(load.milliseconds) / load.seconds
        print(
            f"| {name} | {count} | {rates[count]:.0f} | {statistics.median(taken):.1f} "
            f"| {taken[int(0.95 * len(taken))]:.1f} | {load.errors} |",
            flush=True,
        )
    return rates


async def _load(port: int, paths: Sequence[str], clients: int, seconds: float) -> Load:
    load = Load()
    start = time.perf_counter()
    await asyncio.gather(
        *(_client(port, paths, number * 7, start + seconds, load) for number in range(clients))
    )
    load.seconds = time.perf_counter() - start
    return load


async def _client(port: int, paths: Sequence[str], first: int, deadline: float, load: Load) -> None:
    connection: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None
    for number in itertools.count(first):
        start = time.perf_counter()
        if start >= deadline:
            break
        try:
            connection = connection or await asyncio.open_connection(HOST, port)
            status, kept = await _ask(*connection, paths[number % len(paths)])
        except (OSError, asyncio.IncompleteReadError, ValueError):
            status, kept = 0, False
        if status == 200:
            load.milliseconds.append((time.perf_counter() - start) * 1000.0)
        else:
            load.errors += 1
        if not kept and connection:
            connection[1].close()
            connection = None
    if connection:
        connection[1].close()


async def _ask(
    reader: asyncio.StreamReader, writer: asyncio.StreamWriter, path: str
) -> tuple[int, bool]:
    """The status of the answer, and whether the connection is kept."""
    writer.write(f"GET {path} HTTP/1.1\r\nHost: {HOST}\r\n\r\n".encode())
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
    status = int(head.split(" ", 2)[1])
    if "transfer-encoding: chunked" in head:
        while size := int(await reader.readline(), 16):
            await reader.readexactly(size + 2)
        await reader.readline()
    else:
        await reader.readexactly(int(head.split("content-length:", 1)[1].split("\r\n", 1)[0]))
    return status, "connection: close" not in head


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


if __name__ == "__main__":
    main()
