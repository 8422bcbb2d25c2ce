"""Scores as JSON, so that a later run can be held beside an earlier one, and as tables."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from pathlib import Path

from searchapp.errors import EvaluationFileError
from searchapp.evaluation.queries import Measures, QueryScore, SearchEvaluation

_ROW = "{:<24}{:>8}{:>9}{:>9}{:>11}"
_CHANGE = "{:<24}{:>8}{:>18}{:>18}{:>18}"
_NOTABLE = 0.005


def payload(evaluation: SearchEvaluation) -> dict[str, object]:
    """The evaluation as what `searchapp evaluate --json` prints, under the key `search`."""
    return {
        "search": {
            "overall": asdict(evaluation.overall),
            "kinds": {
                kind: {"queries": count, **asdict(measures)}
                for kind, (count, measures) in evaluation.by_kind.items()
            },
            "queries": [
                {
                    "id": score.id,
                    "query": score.query,
                    "kind": score.kind,
                    **asdict(score.measures),
                    "hits": list(score.hits),
                }
                for score in evaluation.scores
            ],
        }
    }


def read_saved(path: Path) -> SearchEvaluation:
    """The evaluation in a file that `searchapp evaluate --json` wrote.

    Raises EvaluationFileError where the file holds none.
    """
    try:
        saved = json.loads(path.read_text(encoding="utf-8"))
        return SearchEvaluation(tuple(_score(entry) for entry in saved["search"]["queries"]))
    except OSError as error:
        raise EvaluationFileError(f"{path} cannot be read: {error.strerror}.") from error
    except (ValueError, KeyError, TypeError) as error:
        raise EvaluationFileError(
            f"{path} holds no saved scores; make it with: searchapp evaluate FILE --json > {path}"
        ) from error


def table(evaluation: SearchEvaluation) -> str:
    """The scores by kind of query and over all, as lines of aligned text."""
    return "\n".join(_table_lines(evaluation))


def comparison(before: SearchEvaluation, after: SearchEvaluation) -> str:
    """Both evaluations side by side by kind, then every query whose nDCG changed.

    Queries that only one of the two has are left out of the list and counted in their kinds.
    """
    return "\n".join(_comparison_lines(before, after))


def _score(entry: Mapping[str, object]) -> QueryScore:
    hits = entry["hits"]
    if not isinstance(hits, list):
        raise TypeError("hits")
    return QueryScore(
        str(entry["id"]),
        str(entry["query"]),
        str(entry["kind"]),
        Measures(*(float(str(entry[name])) for name in ("ndcg", "mrr", "recall"))),
        tuple(str(hit) for hit in hits),
    )


def _table_lines(evaluation: SearchEvaluation) -> Iterator[str]:
    yield _ROW.format("kind", "queries", "nDCG@10", "MRR@10", "recall@10")
    rows = {**evaluation.by_kind, "all": (len(evaluation.scores), evaluation.overall)}
    for kind, (count, measures) in rows.items():
        yield _ROW.format(
            kind, count, f"{measures.ndcg:.3f}", f"{measures.mrr:.3f}", f"{measures.recall:.3f}"
        )


def _comparison_lines(before: SearchEvaluation, after: SearchEvaluation) -> Iterator[str]:
    yield _CHANGE.format("kind", "queries", "nDCG@10", "MRR@10", "recall@10")
    earlier = {**before.by_kind, "all": (len(before.scores), before.overall)}
    later = {**after.by_kind, "all": (len(after.scores), after.overall)}
    nothing = (0, Measures(0.0, 0.0, 0.0))
    for kind, (count, now) in later.items():
        then = earlier.get(kind, nothing)[1]
        yield _CHANGE.format(
            kind,
            count,
            *(
                f"{getattr(then, name):.3f} → {getattr(now, name):.3f}"
                for name in ("ndcg", "mrr", "recall")
            ),
        )
    known = {score.id: score for score in before.scores}
    for score in after.scores:
        then_score = known.get(score.id)
        if then_score is None:
            continue
        change = score.measures.ndcg - then_score.measures.ndcg
        if abs(change) >= _NOTABLE:
            yield f"{change:+.3f}  {score.id}  {score.query}"
