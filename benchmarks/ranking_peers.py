"""Plain engines beside ours: the same paragraphs, the same judged queries, one run.

    pip install '.[benchmark,evaluate]'
    python -m benchmarks.ranking_peers ../shared/eval/search.json

Each peer gets heading trail and text as its two fields where it has fields, stems by its own
stemmer, asks for any of the words and takes its own default weighting; nothing is mended or
expanded. Filters are applied to its first 200 hits. Ours is `searchapp.search.Library` as served.
"""

import re
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from statistics import fmean, median

import bm25s
import tantivy
from nltk.stem.snowball import EnglishStemmer
from whoosh import fields, filedb, qparser, scoring
from whoosh.analysis import StemmingAnalyzer

from benchmarks.ranking_ablation import HARD
from searchapp.config import Settings
from searchapp.evaluation.judgements import read_records
from searchapp.evaluation.queries import SearchEvaluation, evaluate_search, judged_queries
from searchapp.indexing import build_index
from searchapp.model import Filters, Hit, Paragraph, Results
from searchapp.search import Libraries, Library

DEPTH = 200
Peer = Callable[[str], Sequence[int]]


class Beside:
    """A peer as something that is evaluated: numbers of paragraphs become hits."""

    def __init__(self, library: Library, paragraphs: Sequence[Paragraph], peer: Peer) -> None:
        self.library, self.paragraphs, self.peer = library, paragraphs, peer

    def search(self, query: str, filters: Filters, *, per_page: int) -> Results:
        """The peer's first hits that pass the filter on reports."""
        wanted = filters.get("report", ())
        found = [self.paragraphs[number] for number in self.peer(" ".join(_words(query)))]
        hits = tuple(
            Hit(one, self.library.report(one.report_id), 0.0)
            for one in found
            if not wanted or one.report_id in wanted
        )[:per_page]
        return Results(query, filters, "relevance", 1, per_page, 1, len(hits), hits, len(hits), {})


def whoosh_peer(paragraphs: Sequence[Paragraph]) -> Peer:
    """Whoosh 2.7.4: BM25F, a group of OR."""
    analyzer = StemmingAnalyzer(stoplist=None)
    schema = fields.Schema(
        n=fields.STORED, heading=fields.TEXT(analyzer), text=fields.TEXT(analyzer)
    )
    index = filedb.filestore.RamStorage().create_index(schema)
    writer = index.writer()
    for number, one in enumerate(paragraphs):
        writer.add_document(n=number, heading=" ".join(one.section), text=one.text)
    writer.commit()
    parser = qparser.MultifieldParser(["text", "heading"], schema, group=qparser.OrGroup)
    searcher = index.searcher(weighting=scoring.BM25F())
    return lambda query: [hit["n"] for hit in searcher.search(parser.parse(query), limit=DEPTH)]


def fts5_peer(paragraphs: Sequence[Paragraph]) -> Peer:
    """SQLite FTS5: bm25(), stemmed by porter."""
    database = sqlite3.connect(":memory:")
    database.execute("create virtual table p using fts5(heading, text, tokenize='porter')")
    database.executemany(
        "insert into p(rowid, heading, text) values (?, ?, ?)",
        ((n, " ".join(one.section), one.text) for n, one in enumerate(paragraphs)),
    )
    ask = f"select rowid from p where p match ? order by bm25(p) limit {DEPTH}"

    def search(query: str) -> list[int]:
        either = " OR ".join(f'"{word}"' for word in _words(query))
        return [row[0] for row in database.execute(ask, (either,))] if either else []

    return search


def tantivy_peer(paragraphs: Sequence[Paragraph]) -> Peer:
    """tantivy: BM25, the tokenizer en_stem."""
    builder = tantivy.SchemaBuilder()
    builder.add_integer_field("n", stored=True)
    builder.add_text_field("heading", tokenizer_name="en_stem")
    builder.add_text_field("text", tokenizer_name="en_stem")
    index = tantivy.Index(builder.build())
    writer = index.writer()
    for number, one in enumerate(paragraphs):
        writer.add_document(
            tantivy.Document(n=number, heading=" ".join(one.section), text=one.text)
        )
    writer.commit()
    index.reload()
    searcher = index.searcher()

    def search(query: str) -> list[int]:
        asked = index.parse_query(query, ["text", "heading"])
        return [searcher.doc(at)["n"][0] for _, at in searcher.search(asked, DEPTH).hits]

    return search


def bm25s_peer(paragraphs: Sequence[Paragraph]) -> Peer:
    """bm25s: one field, stemmed by Snowball."""
    stem = EnglishStemmer().stem
    retriever = bm25s.BM25()
    texts = [f"{' '.join(one.section)} {one.text}" for one in paragraphs]
    retriever.index([[stem(word) for word in _words(text)] for text in texts], show_progress=False)
    known = retriever.vocab_dict

    def search(query: str) -> list[int]:
        stems = [word for word in map(stem, _words(query)) if word in known]
        if not stems:
            return []
        depth = min(DEPTH, len(texts))
        numbers, scores = retriever.retrieve([stems], k=depth, show_progress=False)
        return [int(n) for n, score in zip(numbers[0], scores[0], strict=True) if score > 0]

    return search


PEERS: dict[str, Callable[[Sequence[Paragraph]], Peer]] = {
    "Whoosh": whoosh_peer,
    "SQLite FTS5": fts5_peer,
    "tantivy": tantivy_peer,
    "bm25s": bm25s_peer,
}


def main(judged: Path) -> None:
    """Print a row for each engine."""
    queries = judged_queries(read_records(judged), judged)
    with tempfile.TemporaryDirectory() as folder:
        settings = replace(Settings(), index=Path(folder))
        build_index(settings)
        library = Libraries(settings.index).current()
        paragraphs = [p for report in library.reports() for p in library.paragraphs(report.id)]
        print(
            f"{'engine':<14}{'nDCG@10':>9}{'hard':>8}{'others':>8}{'MRR@10':>8}{'recall@10':>11}"
            f"{'median ms':>11}"
        )
        for name, peer in PEERS.items():
            beside = Beside(library, paragraphs, peer(paragraphs))
            _print(name, evaluate_search(beside, queries), _median_ms(beside, queries))
        _print("searchapp", evaluate_search(library, queries), _median_ms(library, queries))


def _median_ms(searcher: Beside | Library, queries: Sequence[object]) -> float:
    times = []
    for query in queries:
        started = time.perf_counter()
        searcher.search(query.query, query.filters, per_page=10)  # type: ignore[attr-defined]
        times.append((time.perf_counter() - started) * 1000)
    return median(times)


def _print(name: str, evaluation: SearchEvaluation, ms: float) -> None:
    hard = fmean(one.measures.ndcg for one in evaluation.scores if one.kind in HARD)
    others = fmean(one.measures.ndcg for one in evaluation.scores if one.kind not in HARD)
    every = evaluation.overall
    print(
        f"{name:<14}{every.ndcg:>9.3f}{hard:>8.3f}{others:>8.3f}{every.mrr:>8.3f}"
        f"{every.recall:>11.3f}{ms:>11.2f}"
    )


def _words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9]+", text.lower())


if __name__ == "__main__":
    main(Path(sys.argv[1]))
