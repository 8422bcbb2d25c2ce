"""What each step of the ranking gives: the judged queries with all of it, and without one step.

python -m benchmarks.ranking_ablation ../shared/eval/search.json
"""

import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from statistics import fmean

import numpy as np

from searchapp.config import Settings
from searchapp.engines.generation import Generation, open_current
from searchapp.evaluation.judgements import read_records
from searchapp.evaluation.queries import evaluate_search, judged_queries
from searchapp.indexing import build_index
from searchapp.language.acronyms import mine
from searchapp.language.lexicon import Lexicon, build_lexicon
from searchapp.language.spelling import Speller
from searchapp.language.thesaurus import read_thesaurus
from searchapp.search import Library, relaxing

HARD = ("paraphrase", "expansion", "typo", "natural")
NOTHING = Lexicon([], {})
TRUSTING = Speller({}, {}, frozenset(), lambda _: True)


def main(judged: Path) -> None:
    """Print a row for each way to search."""
    queries = judged_queries(read_records(judged), judged)
    with tempfile.TemporaryDirectory() as folder:
        settings = replace(Settings(), index=Path(folder))
        build_index(settings)
        print(f"{'':<34}{'nDCG@10':>9}{'hard':>8}{'others':>8}")
        for name, generation, together in _ways(open_current(settings.index)):
            relaxing.TOGETHER = together
            scores = evaluate_search(Library(generation), queries).scores
            hard = fmean(one.measures.ndcg for one in scores if one.kind in HARD)
            others = fmean(one.measures.ndcg for one in scores if one.kind not in HARD)
            every = fmean(one.measures.ndcg for one in scores)
            print(f"{name:<34}{every:>9.3f}{hard:>8.3f}{others:>8.3f}")


def _ways(full: Generation) -> Iterator[tuple[str, Generation, float]]:
    together = relaxing.TOGETHER
    paragraphs = map(full.store.paragraph, range(full.store.paragraph_count))
    acronyms = mine((one.report_id, one.text) for one in paragraphs)
    unrelated = replace(full, places=np.zeros_like(full.places))
    trusting = replace(unrelated, speller=TRUSTING, lexicon=NOTHING)
    yield "words alone", trusting, 0.0
    yield "and nearness", trusting, together
    yield "and spelling", replace(unrelated, lexicon=NOTHING), together
    yield "and mined acronyms", replace(unrelated, lexicon=build_lexicon(acronyms, ())), together
    yield "and the thesaurus", unrelated, together
    yield "and related words: all", full, together
    yield "all without nearness", full, 0.0
    yield "all without spelling", replace(full, speller=TRUSTING), together
    without = build_lexicon((), read_thesaurus())
    yield "all without mined acronyms", replace(full, lexicon=without), together


if __name__ == "__main__":
    main(Path(sys.argv[1]))
