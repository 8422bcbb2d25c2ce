"""How long a whole search takes: query read, mended, expanded; ranking, facets, ten snippets.

    python benchmarks/whole_search.py --index INDEX [--queries FILE ...]

Nothing is kept from one search to the next: what the engine keeps of phrases and groups of names is
thrown away before each. Below stand suggestions for all that is typed on the way to these queries,
and the costliest things that can be typed. Times are of the processor, of searches the least of
REPEATS.
"""

import argparse
import json
import statistics
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from engines import REPEATS, add_query_options

from searchapp.engines.array_matching import ArrayEngine
from searchapp.errors import UnknownPageError
from searchapp.search import Libraries, Library

COSTLY = {
    "a\\* OR the": ("a* OR the", 1),
    "in\\* OR co\\* OR re\\*": ("in* OR co* OR re*", 1),
    "500 words": ("the child of and to in social work care plan " * 50, 1),
    "64 different words": (
        "children social work care plan young people local authority service support need risk "
        "improve practice quality effective leader partner assess review visit health education "
        "school home family parent carer adopt foster place court judge police missing exploit "
        "abuse neglect safe protect help early intervention manager supervision caseload staff "
        "training performance board scrutiny audit voice view record decision permanence",
        1,
    ),
    "200 brackets": ("(" * 200 + "the" + ")" * 200, 1),
    "a phrase of stop words": ('"to the of and in"', 1),
    "a phrase of frequent words": ('"the local authority and the"', 1),
    "only exclusions": ("-the -of -and", 1),
    "page 1,000 of the": ("the", 1000),
    "everything": ("", 1),
}


def main() -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    add_query_options(parser)
    arguments = parser.parse_args()
    library = Libraries(arguments.index).current()
    queries = list(_as_typed(arguments.queries))
    for query in queries:
        library.search(query)
    print(f"{len(queries)} queries, {library.manifest.paragraphs:,} paragraphs, nothing kept:")
    _print_spread([nothing_kept_milliseconds(library, query) for query in queries])
    begun = [query[:end] for query in queries for end in range(2, len(query) + 1)]
    library.suggest(begun[0])
    print(f"suggestions for the {len(begun):,} beginnings of these:")
    _print_spread([_milliseconds(lambda typed=typed: library.suggest(typed)) for typed in begun])
    print("| typed | ms | found or refused |")
    print("|---|---:|---|")
    for name, (query, page) in COSTLY.items():
        milliseconds = nothing_kept_milliseconds(library, query, page)
        print(f"| {name} | {milliseconds:.1f} | {_outcome(library, query, page)} |")


def _print_spread(taken: Sequence[float]) -> None:
    ordered = sorted(taken)
    print(
        f"median {statistics.median(ordered):.2f} ms, "
        f"95 % {ordered[int(0.95 * len(ordered))]:.2f} ms, slowest {ordered[-1]:.2f} ms\n"
    )


def nothing_kept_milliseconds(library: Library, query: str, page: int = 1) -> float:
    """The least processor time of REPEATS searches that know nothing of earlier ones."""
    return min(_timed(library, lambda: _outcome(library, query, page)) for _ in range(REPEATS))


def _timed(library: Library, search: Callable[[], object]) -> float:
    engine = library._generation.engine
    assert isinstance(engine, ArrayEngine)
    engine.forget()
    return _milliseconds(search)


def _milliseconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return (time.process_time() - start) * 1000.0


def _outcome(library: Library, query: str, page: int) -> str:
    try:
        results = library.search(query, page=page)
    except UnknownPageError as error:
        return str(error)
    return " ".join((f"{results.total:,} paragraphs.", *results.notices))


def _as_typed(files: Sequence[Path]) -> list[str]:
    """The queries and questions of `files` as they were typed."""
    judged = [one for file in files for one in json.loads(file.read_text(encoding="utf-8"))]
    return [one.get("query") or one["question"] for one in judged]


if __name__ == "__main__":
    main()
