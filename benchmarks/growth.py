"""How search time grows with the corpus: the paragraphs of an index once, three and ten times.

    python benchmarks/growth.py --index INDEX [--queries FILE ...]

Each further copy of the corpus keeps the frequent words and has rare words of its own (those in
fewer than RARE paragraphs, every second one), so that the vocabulary grows about with the square
root of the text, as Heaps' law has it. What is searched are real arrays of that size; texts are
shown from the first copy. Times are of the processor, with nothing kept from an earlier search.
"""

import argparse
import resource
import statistics
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from engines import add_query_options, read_queries
from whole_search import nothing_kept_milliseconds

from searchapp.engines import generation, together
from searchapp.engines.array_index import Segment, Words, put_together
from searchapp.engines.array_matching import ArrayEngine
from searchapp.engines.columns import Columns, Grouping
from searchapp.engines.generation import Generation
from searchapp.engines.store import Store
from searchapp.engines.vocabulary import StoredVocabulary
from searchapp.engines.whoosh_index import FieldPostings
from searchapp.language.stems import stem
from searchapp.query.expansion import names
from searchapp.search import Library

RARE = 20
MARK = "§"
"""Stands in no word, so that what was renamed is known."""


class Repeated:
    """A store that shows the same paragraphs again and again."""

    def __init__(self, store: Store, times: int) -> None:
        self._store = store
        self.reports = store.reports
        self.ids = store.ids
        self.report = store.report
        self.paragraph_count = store.paragraph_count * times

    def paragraph(self, row: int) -> object:
        """The paragraph in `row` of the first copy."""
        return self._store.paragraph(row % self._store.paragraph_count)

    def wording(self, row: int) -> object:
        """The wording in `row` of the first copy."""
        return self._store.wording(row % self._store.paragraph_count)


def main() -> None:
    """Print a line for each size."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    add_query_options(parser)
    arguments = parser.parse_args()
    queries = list(read_queries(arguments.queries))
    print("| × | paragraphs | words | median ms | 95 % ms | slowest ms | peak memory MB |")
    print("|---:|---:|---:|---:|---:|---:|---:|")
    for times in (1, 3, 10):
        library, words = _grown(arguments.index, times)
        for query in queries:
            library.search(query)
        taken = sorted(nothing_kept_milliseconds(library, query) for query in queries)
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(
            f"| {times} | {library.search('').total:,} | {words:,} "
            f"| {statistics.median(taken):.1f} | {taken[int(0.95 * len(taken))]:.1f} "
            f"| {taken[-1]:.1f} | {memory:.0f} |",
            flush=True,
        )


def _grown(index: Path, times: int) -> tuple[Library, int]:
    opened = generation.open_current(index)
    once = opened.store.paragraph_count
    taken = generation.read_segments(generation.folder_of(index, opened.manifest.generation))
    copies = [_copy(segment, number, number * once) for number in range(times) for segment in taken]
    words, arrays = put_together(copies, once * times)
    del copies
    known = _vocabulary(words)
    columns = _tiled(opened.columns, times)
    with tempfile.TemporaryDirectory() as folder:
        together.write(Path(folder), arrays, known, names(opened.lexicon))
        beforehand = together.open_prepared(Path(folder))
    engine = ArrayEngine(arrays, columns, known, once * times, beforehand)
    store = Repeated(opened.store, times)
    grown: Generation = replace(
        opened,
        manifest=replace(opened.manifest, paragraphs=once * times),
        store=store,  # type: ignore[arg-type]
        columns=columns,
        vocabulary=known,
        engine=engine,
        places=np.tile(opened.places, (times, 1)),
    )
    return Library(grown), len(words.written)


def _vocabulary(words: Words) -> StoredVocabulary:
    numbers = {stem: number for number, stem in enumerate(words.stems)}

    def number_of(word: str) -> int:
        plain, mark, number = word.partition(MARK)
        return numbers.get(f"{stem(plain)}{mark}{number}", numbers.get(stem(plain), 0))

    return StoredVocabulary(
        words.written, words.frequencies, [number_of(word) for word in words.written], words.stems
    )


def _copy(segment: Segment, number: int, first_row: int) -> Segment:
    if number == 0:
        return segment
    fields = {name: _renamed(found, number) for name, found in segment.fields.items()}
    rows = np.where(segment.rows >= 0, segment.rows + first_row, -1).astype(np.int32)
    return replace(segment, fields=fields, rows=rows)


def _renamed(found: FieldPostings, number: int) -> FieldPostings:
    """About every second rare word gets another name, and so do rare stems."""
    terms = [
        f"{term}{MARK}{number}" if count < RARE and len(term) % 2 else term
        for term, count in zip(found.terms, found.counts.tolist(), strict=True)
    ]
    return replace(found, terms=terms)


def _tiled(columns: Columns, times: int) -> Columns:
    groupings: Sequence[Grouping] = [
        Grouping(np.tile(grouping.codes, times), grouping.holds) for grouping in columns.groupings
    ]
    ranks = {
        sort: np.concatenate([rank + number * len(rank) for number in range(times)])
        for sort, rank in columns.ranks.items()
    }
    return Columns(columns.values, groupings, ranks)


if __name__ == "__main__":
    main()
