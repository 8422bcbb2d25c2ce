"""Judged queries run over a library, and how well their judged paragraphs were ranked.

nDCG@10 has gain 2^grade - 1 and discount log2(rank + 1) (Burges et al. 2005, "Learning to rank
using gradient descent"); MRR@10 and recall@10 count every judged paragraph of grade 1 or more.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean
from typing import Protocol

from searchapp.errors import EvaluationFileError, SearchappError
from searchapp.evaluation.judgements import (
    JudgedParagraph,
    Record,
    filters,
    judged_paragraphs,
    meets,
    required_text,
)
from searchapp.model import Filters, Hit, Results

DEPTH = 10


class Searcher(Protocol):
    """What is measured: anything that searches as a library does."""

    def search(self, query: str, filters: Filters, *, per_page: int) -> Results:
        """The first `per_page` hits for `query` among the paragraphs that pass `filters`."""


@dataclass(frozen=True, slots=True)
class JudgedQuery:
    """A query and every paragraph that is relevant to it."""

    id: str
    query: str
    kind: str
    filters: Filters
    relevant: tuple[JudgedParagraph, ...]


@dataclass(frozen=True, slots=True)
class Measures:
    """nDCG@10, MRR@10 and recall@10, each from 0 to 1: of one query, or the mean over several."""

    ndcg: float
    mrr: float
    recall: float


@dataclass(frozen=True, slots=True)
class QueryScore:
    """The measures of one query; `hits` are the ids of the paragraphs found, best first."""

    id: str
    query: str
    kind: str
    measures: Measures
    hits: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SearchEvaluation:
    """The scores of a set of judged queries, in the order of the file."""

    scores: tuple[QueryScore, ...]

    @property
    def overall(self) -> Measures:
        """The mean over all queries."""
        return mean(score.measures for score in self.scores)

    @property
    def by_kind(self) -> Mapping[str, tuple[int, Measures]]:
        """For each kind of query how many there are and their mean, in order of kind."""
        kinds: dict[str, list[Measures]] = defaultdict(list)
        for score in self.scores:
            kinds[score.kind].append(score.measures)
        return {kind: (len(kinds[kind]), mean(kinds[kind])) for kind in sorted(kinds)}


def judged_queries(records: Iterable[Record], file: Path) -> tuple[JudgedQuery, ...]:
    """The judged queries in the records of `file`. Raises EvaluationFileError on a bad record."""
    queries = tuple(_judged_query(record, f"{file}: {_name(record)}") for record in records)
    if len({query.id for query in queries}) < len(queries):
        raise EvaluationFileError(f"{file}: two judged queries have the same id.")
    return queries


def evaluate_search(searcher: Searcher, queries: Sequence[JudgedQuery]) -> SearchEvaluation:
    """Runs every query and scores its first ten hits. Raises SearchappError without ir-measures."""
    found = {
        query.id: searcher.search(query.query, query.filters, per_page=DEPTH).hits
        for query in queries
    }
    measured = _measure(queries, found)
    return SearchEvaluation(
        tuple(
            QueryScore(
                query.id,
                query.query,
                query.kind,
                measured[query.id],
                tuple(hit.paragraph.id for hit in found[query.id]),
            )
            for query in queries
        )
    )


def credited(hits: Sequence[Hit], relevant: Sequence[JudgedParagraph]) -> tuple[int | None, ...]:
    """For each hit the place in `relevant` of the judged paragraph that it is credited with.

    A judged paragraph is credited once, at the first hit that meets it; a hit that meets several
    is credited with the highest grade among them.
    """
    left = set(range(len(relevant)))
    credits: list[int | None] = []
    for hit in hits:
        met = {place for place in left if meets(hit.paragraph, relevant[place])}
        left -= met
        credits.append(max(met, key=lambda place: (relevant[place].grade, -place), default=None))
    return tuple(credits)


def mean(measures: Iterable[Measures]) -> Measures:
    """The mean of each measure; zeros for no measures at all."""
    listed = list(measures)
    if not listed:
        return Measures(0.0, 0.0, 0.0)
    return Measures(
        fmean(one.ndcg for one in listed),
        fmean(one.mrr for one in listed),
        fmean(one.recall for one in listed),
    )


def _judged_query(record: Record, where: str) -> JudgedQuery:
    relevant = judged_paragraphs(record, "relevant", where)
    if not any(judged.grade for judged in relevant):
        raise EvaluationFileError(f"{where}: a judged query needs a relevant paragraph.")
    return JudgedQuery(
        id=required_text(record, "id", where),
        query=required_text(record, "query", where),
        kind=required_text(record, "kind", where),
        filters=filters(record, where),
        relevant=relevant,
    )


def _name(record: Record) -> str:
    return f"record {record.get('id', 'without id')}"


def _measure(
    queries: Sequence[JudgedQuery], found: Mapping[str, Sequence[Hit]]
) -> Mapping[str, Measures]:
    try:
        import ir_measures
    except ImportError as error:
        raise SearchappError(
            "Measuring needs the package ir-measures: pip install 'searchapp[evaluate]'."
        ) from error
    ndcg, mrr, recall = (
        ir_measures.nDCG @ DEPTH,
        ir_measures.RR @ DEPTH,
        ir_measures.R @ DEPTH,
    )
    # Grades go in as their gains, 2^grade - 1: the library's own nDCG has linear gain.
    qrels = [
        ir_measures.Qrel(query.id, str(place), 2**judged.grade - 1)
        for query in queries
        for place, judged in enumerate(query.relevant)
    ]
    run = [
        ir_measures.ScoredDoc(
            query.id, f"miss {rank}" if credit is None else str(credit), float(-rank)
        )
        for query in queries
        for rank, credit in enumerate(credited(found[query.id], query.relevant))
    ]
    values: dict[str, dict[object, float]] = {query.id: {} for query in queries}
    for metric in ir_measures.iter_calc([ndcg, mrr, recall], qrels, run):
        values[metric.query_id][metric.measure] = metric.value
    return {
        query_id: Measures(got.get(ndcg, 0.0), got.get(mrr, 0.0), got.get(recall, 0.0))
        for query_id, got in values.items()
    }
