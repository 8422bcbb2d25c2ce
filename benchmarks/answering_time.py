"""How long an answer takes the processor, beside a search with the same words.

    python -m benchmarks.answering_time index benchmarks/data/questions-calderdale-near.json

Every question is asked and searched in turn, after one round that nothing is measured in.
"""

import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median, quantiles

from searchapp.answering import open_answerer
from searchapp.evaluation.judgements import read_records
from searchapp.evaluation.questions import judged_questions
from searchapp.search import Libraries


def main(index: Path, files: Sequence[Path]) -> None:
    library = Libraries(index).current()
    answerer = open_answerer(library)
    asked = [one.question for file in files for one in judged_questions(read_records(file), file)]
    ways: dict[str, Callable[[str], object]] = {
        "answer": answerer.answer,
        "search": library.search,
    }
    taken: dict[str, list[float]] = {name: [] for name in ways}
    for is_measured in (False, True):
        for question in asked:
            for name, way in ways.items():
                began = time.process_time()
                way(question)
                if is_measured:
                    taken[name].append(1000 * (time.process_time() - began))
    paragraphs = sum(report.paragraph_count for report in library.reports())
    print(f"{len(asked)} questions of {len(library.reports())} reports, {paragraphs} paragraphs")
    for name, times in taken.items():
        slowest = quantiles(times, n=20)[-1]
        print(f"{name}: median {median(times):.1f} ms, 95 in 100 below {slowest:.1f}")
    print(f"an answer takes {median(taken['answer']) / median(taken['search']):.1f} times a search")


if __name__ == "__main__":
    main(Path(sys.argv[1]), [Path(name) for name in sys.argv[2:]])
