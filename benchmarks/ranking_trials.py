"""What does not help, or not much: one setting changed at a time, over judged queries.

    python -m benchmarks.ranking_trials judged.json [--corpus corpus] [judged2.json …]

Each row is nDCG@10 over all queries of the files, and over the kinds paraphrase, expansion, typo
and natural among them. Files are of one corpus; run it once for each corpus and look at what all
agree on.
"""

import argparse
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from statistics import fmean
from types import ModuleType

import numpy as np

from benchmarks.ranking_ablation import HARD
from searchapp.config import Settings
from searchapp.engines.base import Matches
from searchapp.evaluation.judgements import read_records
from searchapp.evaluation.queries import JudgedQuery, evaluate_search, judged_queries
from searchapp.indexing import build_index
from searchapp.language import lexicon
from searchapp.language.acronyms import mine
from searchapp.language.lexicon import build_lexicon
from searchapp.language.thesaurus import read_thesaurus
from searchapp.query import expansion
from searchapp.search import (
    Libraries,
    Library,
    commonness,
    finding,
    library,
    relaxing,
    weighing,
    worth,
)
from searchapp.search.finding import Finder

VALUES: Sequence[tuple[ModuleType, str, Sequence[float]]] = (
    (expansion, "LONGER", (0.25, 0.5, 1.0, 1.5)),
    (expansion, "CLOSE", (8, 12, 30)),
    (relaxing, "TOGETHER", (0.0, 0.4)),
    (relaxing, "WINDOW", (2, 8)),
    (relaxing, "LITTLE", (0.0, 0.2)),
    (relaxing, "MOST_DEMANDED", (2, 5)),
    (relaxing, "AS_TYPED", (0.0, 0.3, 1.0)),
    (finding, "ENOUGH", (5, 20)),
    (finding, "PREFERRED", (0.0, 0.5)),
    (finding, "BEHIND", (0.4, 0.8, 1.0)),
    (finding, "FACTS", (1.0, 1.15, 1.6)),
    (library, "TELLS", (0.02, 0.1, 1.0)),
    (worth, "WORTH_SHOWING", (0.0, 0.2, 0.3, 0.5)),
    (worth, "COMPLETE", (0.0, 0.15, 0.6)),
    (worth, "COMPLETE_OF_FEW", (0.4, 0.8)),
    (worth, "COMPLETE_OF_ONE", (0.0, 0.6)),
    (worth, "SHARE", (0.0, 0.3, 0.5)),
    (worth, "LOW", (0.4, 0.6)),
    (worth, "TELLING", (0.05, 0.1, 0.2, 1.0)),
    (worth, "CLOSE", (0.2, 0.4)),
    (worth, "CLOSER", (0.6, 1.0)),
    (commonness, "RARE", (0.0, 0.01, 0.05)),
    (weighing, "RELATED", (0.0, 0.2, 0.4, 0.7)),
)
"""Settings that are read at each search, and other values for them."""

NAMED: Sequence[tuple[str, Sequence[float]]] = (
    ("WRITTEN", (0.5, 0.9)),
    ("TYPED", (0.6, 1.0)),
    ("NEAR", (0.1, 0.2)),
    ("LIKENED", (0.7, 1.0)),
    ("EVERYDAY", (0.4, 0.8)),
)
"""Settings that go into the lexicon."""

KINDS = ("recommendation", "summary", "strength", "method", "context")
"""Kinds of paragraphs that might count less."""


def main(files: Sequence[Path], corpus: Path) -> None:
    """Print a row for each trial."""
    queries = [query for file in files for query in judged_queries(read_records(file), file)]
    with tempfile.TemporaryDirectory() as folder:
        settings = replace(Settings(), corpus=corpus, index=Path(folder))
        build_index(settings)
        served = Libraries(settings.index).current()
        print(f"{len(queries)} queries{'':<20}{'nDCG@10':>9}{'hard':>8}")
        _print("as it is", served, queries)
        for module, name, values in VALUES:
            for value in values:
                with changed(module, name, value):
                    _print(f"{name} {value}", served, queries)
        for label, other in _lexicons(served):
            _print(label, other, queries)
        for kind in KINDS:
            with _less(kind, 0.85):
                _print(f"{kind} at 0.85", served, queries)


def _lexicons(served: Library) -> Iterator[tuple[str, Library]]:
    generation = served._generation
    paragraphs = map(generation.store.paragraph, range(generation.store.paragraph_count))
    acronyms = mine((one.report_id, one.text) for one in paragraphs)
    groups = read_thesaurus()
    for name, values in NAMED:
        for value in values:
            with changed(lexicon, name, value), changed(expansion, "NEAR", _near(name, value)):
                built = build_lexicon(acronyms, groups)
                yield f"{name} {value}", Library(replace(generation, lexicon=built))
    for topic in dict.fromkeys(group.topic for group in groups):
        built = build_lexicon(acronyms, [group for group in groups if group.topic != topic])
        yield f"without {topic}", Library(replace(generation, lexicon=built))


def _near(name: str, value: float) -> float:
    return value if name == "NEAR" else lexicon.NEAR


@contextmanager
def changed(module: ModuleType, name: str, value: float) -> Iterator[None]:
    """Within this, a setting of a module has another value."""
    before = getattr(module, name)
    setattr(module, name, value)
    try:
        yield
    finally:
        setattr(module, name, before)


@contextmanager
def _less(kind: str, share: float) -> Iterator[None]:
    """Within this, paragraphs of a kind keep only a share of their score."""
    before: Callable[..., Matches] = Finder._by_kind

    def less(self: Finder, found: Matches, *asked: object) -> Matches:
        those = self._columns.holds("kind", (kind,), found.rows)
        scores = found.scores * np.where(those, share, 1.0)
        return before(self, Matches(found.rows, scores), *asked)

    Finder._by_kind = less
    try:
        yield
    finally:
        Finder._by_kind = before


def _print(label: str, searched: Library, queries: Sequence[JudgedQuery]) -> None:
    scores = evaluate_search(searched, queries).scores
    every = fmean(one.measures.ndcg for one in scores)
    hard = fmean(one.measures.ndcg for one in scores if one.kind in HARD)
    print(f"{label:<30}{every:>9.3f}{hard:>8.3f}", flush=True)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--corpus", type=Path, default=Path("corpus"))
    given = parser.parse_args()
    main(given.files, given.corpus)
