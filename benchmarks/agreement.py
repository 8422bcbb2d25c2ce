"""Whether the engine and its reference agree on every query, at the size of a whole index.

    python benchmarks/agreement.py --index INDEX [--queries FILE ...]

Runs the trees that a search runs (expanded, all words demanded, and relaxed) on the arrays and by
Whoosh's own matchers, with and without filters, and compares rows, order and scores (1e-4). The
same test on small corpora is part of the suite (tests/test_engines.py). Exit status 1 where they
differ.
"""

import argparse
import sys
from collections.abc import Iterator

import numpy as np
from engines import add_query_options, read_queries

from searchapp.engines import generation
from searchapp.model import Filters
from searchapp.query import parse
from searchapp.query.expansion import expand
from searchapp.query.tree import Node
from searchapp.search.relaxing import relaxed, strict

FILTERS: tuple[Filters, ...] = ({}, {"area": ("adoption",), "kind": ("finding",)})


def main() -> None:
    """Print how many trees were compared and which differ."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    add_query_options(parser)
    arguments = parser.parse_args()
    opened = generation.open_current(arguments.index)
    folder = generation.folder_of(arguments.index, opened.manifest.generation)
    reference = generation.open_reference(folder)
    compared, differing = 0, []
    for query in read_queries(arguments.queries):
        for tree in _trees(query, opened):
            found, expected = opened.engine.match(tree), reference.match(tree)
            for filters in FILTERS:
                one, counted = opened.columns.narrow(found, filters)
                other, expected_counted = opened.columns.narrow(expected, filters)
                order = opened.columns.order(one, "relevance", 0, len(one.rows))
                expected_order = opened.columns.order(other, "relevance", 0, len(other.rows))
                compared += 1
                if not (
                    np.array_equal(one.rows, other.rows)
                    and np.allclose(one.scores, other.scores, atol=1e-4, rtol=0)
                    and np.array_equal(order, expected_order)
                    and opened.columns.counts(counted) == opened.columns.counts(expected_counted)
                ):
                    differing.append(query)
    print(f"{compared} results compared, {len(differing)} differ")
    for query in differing:
        print(f"  {query}")
    sys.exit(bool(differing))


def _trees(query: str, opened: generation.Generation) -> Iterator[Node]:
    tree = expand(parse(query), opened.lexicon).query.tree
    yield strict(tree)
    lenient = relaxed(tree)
    if lenient is not None:
        yield lenient


if __name__ == "__main__":
    main()
