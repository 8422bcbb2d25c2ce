"""The ranking on public test collections: the same search as for reports, another text.

    python -m benchmarks.public_ranking ../shared/bench/{cranfield_src,cacm,npl}

Each folder has docs.jsonl {id, title, text}, queries.jsonl {id, text} and qrels.tsv (query,
document, grade). nDCG@10 has linear gain here, as the published figures beside which it is held.
The thesaurus and the related words, which are of another field, are left out, and the queries go in
as plain words: their quotation marks and brackets are prose, not our grammar.
"""

import json
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from statistics import fmean

import ir_measures
import numpy as np

from searchapp.engines import generation
from searchapp.engines.generation import Manifest
from searchapp.language.lexicon import Lexicon
from searchapp.language.tokens import words
from searchapp.model import Document, Hit, Paragraph, Report, Source
from searchapp.search import Library

DEPTH = 10
REPORT = "collection"


def main(folders: Sequence[Path]) -> None:
    """Print nDCG@10 of each collection."""
    for folder in folders:
        scores = list(ranked(folder))
        print(
            f"{folder.name:<16}{len(scores):>5} queries   nDCG@10 {fmean(scores):.3f}", flush=True
        )


def ranked(folder: Path) -> Iterator[float]:
    """nDCG@10 of each judged query of a collection."""
    records = [json.loads(line) for line in (folder / "docs.jsonl").open(encoding="utf-8")]
    queries = [json.loads(line) for line in (folder / "queries.jsonl").open(encoding="utf-8")]
    qrels = list(ir_measures.read_trec_qrels(_trec((folder / "qrels.tsv").read_text("utf-8"))))
    judged = {qrel.query_id for qrel in qrels}
    measure = ir_measures.nDCG @ DEPTH
    with tempfile.TemporaryDirectory() as index:
        library = indexed(records, Path(index) / "generation")
        run = [
            ir_measures.ScoredDoc(query["id"], hit.paragraph.paragraph_id, -float(rank))
            for query in queries
            if query["id"] in judged
            for rank, hit in enumerate(_search(library, query["text"]))
        ]
    yield from (metric.value for metric in measure.iter_calc(qrels, run))


def _search(library: Library, text: str) -> Sequence[Hit]:
    return library.search(" ".join(words(text)), per_page=DEPTH).hits


def indexed(records: Sequence[dict[str, str]], folder: Path) -> Library:
    """A library of one report with a paragraph for each record."""
    paragraphs = tuple(
        Paragraph(
            report_id=REPORT,
            paragraph_id=record["id"],
            place=place,
            number=None,
            item=None,
            series=None,
            section=(),
            areas=(),
            grade=None,
            kind="finding",
            page=None,
            text=f"{record['title']}\n{record['text']}".strip(),
        )
        for place, record in enumerate(records)
    )
    manifest = Manifest("collection", generation.schema(), "", 1, len(paragraphs), ())
    generation.write_generation(folder, [Document(_report(len(paragraphs)), paragraphs)], manifest)
    made = generation.open_generation(folder)
    nowhere = np.zeros_like(made.places)
    return Library(replace(made, lexicon=Lexicon([], {}), places=nowhere))


def _report(paragraphs: int) -> Report:
    return Report(
        id=REPORT,
        title=REPORT,
        authority="",
        authority_slug="",
        authority_printed="",
        framework="other",
        inspection_start=None,
        inspection_end=date(2000, 1, 1),
        published=None,
        lead_inspector=None,
        overall_grade=None,
        judgements=(),
        paragraph_count=paragraphs,
        numbered_count=0,
        first_number=None,
        last_number=None,
        missing_numbers=(),
        sections=(),
        warnings=(),
        source=Source("", "", None),
    )


def _trec(table: str) -> str:
    rows = (line.split("\t") for line in table.splitlines() if line)
    return "\n".join(f"{query} 0 {document} {grade}" for query, document, grade in rows)


if __name__ == "__main__":
    main([Path(name) for name in sys.argv[1:]])
