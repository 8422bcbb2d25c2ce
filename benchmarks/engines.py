"""The same paragraphs and queries in plain Whoosh, SQLite FTS5, tantivy, bm25s and ours.

    python benchmarks/engines.py --index INDEX [--queries FILE ...] [--most N]

INDEX is an index that `searchapp index` made; its paragraphs go into every engine. FILE is JSON
with a list of objects that have a "query" or a "question"; by default the judged samples. Every
query is an OR of its words, stemmed, of which the ten best are asked for. Each engine runs in a
process of its own. Times are of the processor, so that a busy machine spoils them less.

Needs the extra `benchmark` (pip install --editable ".[benchmark]").
"""

import argparse
import json
import os
import re
import resource
import shutil
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

from searchapp.engines.generation import open_current
from searchapp.language.tokens import words

Search = Callable[[str], object]
REPEATS = 3


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one engine took: seconds, bytes, bytes, milliseconds."""

    name: str
    build: float | None
    size: int
    memory: int
    median: float
    percentile_95: float


def main() -> None:
    """Run every engine and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    add_query_options(parser)
    parser.add_argument("--most", type=int, default=None, help="paragraphs, the first ones")
    arguments = parser.parse_args()
    queries = list(read_queries(arguments.queries))
    paragraphs = len(_texts(arguments.index, arguments.most))
    print(f"{paragraphs:,} paragraphs, {len(queries)} queries, best of {REPEATS} runs each\n")
    outcomes = []
    for measure in (_whoosh, _fts5, _tantivy, _bm25s, _ours):
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
            task = pool.submit(measure, arguments.index, arguments.most, queries)
            outcomes.append(task.result())
    _print(outcomes)


def add_query_options(parser: argparse.ArgumentParser) -> None:
    """The options that say which index and which queries are measured."""
    samples = Path(os.environ.get("SEARCHAPP_SAMPLES", "../shared")) / "eval"
    parser.add_argument("--index", type=Path, default=Path("index"))
    parser.add_argument(
        "--queries",
        type=Path,
        nargs="+",
        default=[samples / "search.json", samples / "questions.json"],
    )


def read_queries(files: Sequence[Path]) -> Iterator[str]:
    """The queries and questions of `files`, without punctuation."""
    for file in files:
        for one in json.loads(file.read_text(encoding="utf-8")):
            yield " ".join(re.findall(r"\w+", one.get("query") or one["question"]))


def process_milliseconds(search: Search, query: str) -> float:
    """The least processor time of REPEATS searches for `query`."""
    return min(_timed(search, query) for _ in range(REPEATS))


def _texts(index: Path, most: int | None) -> list[str]:
    store = open_current(index).store
    count = min(most or store.paragraph_count, store.paragraph_count)
    return [store.paragraph(row).text for row in range(count)]


def _whoosh(index: Path, most: int | None, queries: Sequence[str]) -> Outcome:
    from whoosh import fields, qparser
    from whoosh.analysis import StemmingAnalyzer
    from whoosh.index import create_in

    folder = Path(tempfile.mkdtemp())
    texts = _texts(index, most)
    start = time.process_time()
    analyzer = StemmingAnalyzer(stoplist=None, minsize=1)
    made = create_in(folder, fields.Schema(text=fields.TEXT(analyzer=analyzer)))
    writer = made.writer(limitmb=256)
    for text in texts:
        writer.add_document(text=text)
    writer.commit()
    build = time.process_time() - start
    parser = qparser.QueryParser("text", made.schema, group=qparser.OrGroup)
    with made.searcher() as searcher:
        return _measured(
            "Whoosh", build, folder, lambda q: searcher.search(parser.parse(q), limit=10), queries
        )


def _fts5(index: Path, most: int | None, queries: Sequence[str]) -> Outcome:
    folder = Path(tempfile.mkdtemp())
    texts = _texts(index, most)
    start = time.process_time()
    with closing(sqlite3.connect(folder / "texts.db")) as database:
        database.execute(
            "CREATE VIRTUAL TABLE t USING fts5(text, tokenize='porter unicode61', content='')"
        )
        database.executemany("INSERT INTO t(rowid, text) VALUES (?, ?)", enumerate(texts, start=1))
        database.execute("INSERT INTO t(t) VALUES ('optimize')")
        database.commit()
        build = time.process_time() - start

        def search(query: str) -> object:
            match = " OR ".join(f'"{word}"' for word in words(query))
            return database.execute(
                "SELECT rowid FROM t WHERE t MATCH ? ORDER BY rank LIMIT 10", (match,)
            ).fetchall()

        return _measured("SQLite FTS5", build, folder, search, queries)


def _tantivy(index: Path, most: int | None, queries: Sequence[str]) -> Outcome:
    import tantivy

    folder = Path(tempfile.mkdtemp())
    texts = _texts(index, most)
    start = time.process_time()
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("text", tokenizer_name="en_stem")
    made = tantivy.Index(builder.build(), path=str(folder))
    writer = made.writer(num_threads=1)
    for text in texts:
        writer.add_document(tantivy.Document(text=text))
    writer.commit()
    writer.wait_merging_threads()
    made.reload()
    build = time.process_time() - start
    searcher = made.searcher()
    return _measured(
        "tantivy",
        build,
        folder,
        lambda query: searcher.search(made.parse_query(query.lower(), ["text"]), 10).hits,
        queries,
    )


def _bm25s(index: Path, most: int | None, queries: Sequence[str]) -> Outcome:
    import bm25s

    from searchapp.language.stems import stem

    folder = Path(tempfile.mkdtemp())
    texts = _texts(index, most)

    def stemmed(text: str) -> list[str]:
        return [stem(word) for word in words(text)]

    start = time.process_time()
    made = bm25s.BM25()
    made.index([stemmed(text) for text in texts], show_progress=False)
    build = time.process_time() - start
    made.save(folder)

    def search(query: str) -> object:
        return made.retrieve([stemmed(query)], k=10, show_progress=False, sorted=True)

    return _measured("bm25s", build, folder, search, queries)


def _ours(index: Path, most: int | None, queries: Sequence[str]) -> Outcome:
    from searchapp.engines.array_matching import ArrayEngine
    from searchapp.query.tree import Any, Term

    if most is not None:
        raise SystemExit("Our own index is measured whole: leave --most away.")
    opened = open_current(index)
    engine, columns = opened.engine, opened.columns
    assert isinstance(engine, ArrayEngine)

    def search(query: str) -> object:
        matches = engine.match(Any(tuple(map(Term, words(query)))))
        return matches.rows[columns.order(matches, "relevance", 0, 10)]

    folder = index / "generations" / opened.manifest.generation / "arrays"
    return _measured("searchapp", None, folder, search, queries, keep=True)


def _measured(
    name: str,
    build: float | None,
    folder: Path,
    search: Search,
    queries: Sequence[str],
    *,
    keep: bool = False,
) -> Outcome:
    for query in queries:
        search(query)
    taken = sorted(process_milliseconds(search, query) for query in queries)
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.suffix != ".npz")
    if not keep:
        shutil.rmtree(folder)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    return Outcome(
        name, build, size, memory, statistics.median(taken), taken[int(0.95 * len(taken))]
    )


def _timed(search: Search, query: str) -> float:
    start = time.process_time()
    search(query)
    return (time.process_time() - start) * 1000.0


def _print(outcomes: Sequence[Outcome]) -> None:
    ours = outcomes[-1]
    print("| engine | build s | disk MB | peak memory MB | median ms | 95 % ms | ×median | ×95 % |")
    print("|---|---:|---:|---:|---:|---:|---:|---:|")
    for one in outcomes:
        build = "" if one.build is None else f"{one.build:.1f}"
        print(
            f"| {one.name} | {build} | {one.size / 1e6:.0f} | {one.memory / 1e6:.0f} "
            f"| {one.median:.2f} | {one.percentile_95:.2f} "
            f"| {one.median / ours.median:.1f} | {one.percentile_95 / ours.percentile_95:.1f} |"
        )


if __name__ == "__main__":
    main()
