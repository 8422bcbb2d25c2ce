"""Scores of judged queries against figures worked out by hand."""

import json
from datetime import date
from math import log2
from pathlib import Path

import pytest

from searchapp.errors import EvaluationFileError
from searchapp.evaluation.judgements import JudgedParagraph
from searchapp.evaluation.queries import (
    JudgedQuery,
    SearchEvaluation,
    credited,
    evaluate_search,
)
from searchapp.evaluation.saved import comparison, payload, read_saved, table
from searchapp.model import Filters, Hit, Paragraph, Report, Results, Source

pytest.importorskip("ir_measures", reason="ir-measures is not installed")

REPORT = Report(
    id="r",
    title="",
    authority="R",
    authority_slug="r",
    authority_printed="R",
    framework="sif",
    inspection_start=None,
    inspection_end=date(2015, 1, 1),
    published=None,
    lead_inspector=None,
    overall_grade=None,
    judgements=(),
    paragraph_count=0,
    numbered_count=0,
    first_number=None,
    last_number=None,
    missing_numbers=(),
    sections=(),
    warnings=(),
    source=Source("r.txt", "", None),
)


def hit(number: int | None, text: str = "") -> Hit:
    paragraph = Paragraph(
        "r", f"{number}{text[:3]}", 0, number, None, None, (), (), None, "finding", None, text
    )
    return Hit(paragraph, REPORT, 1.0)


class Fixed:
    """A searcher that answers each query with a list given beforehand."""

    def __init__(self, found: dict[str, tuple[Hit, ...]]) -> None:
        self.found = found

    def search(self, query: str, filters: Filters, *, per_page: int) -> Results:
        hits = self.found[query][:per_page]
        return Results(query, filters, "relevance", 1, per_page, 1, len(hits), hits, len(hits), {})


def query(name: str, kind: str, *relevant: JudgedParagraph) -> JudgedQuery:
    return JudgedQuery(name, name, kind, {}, relevant)


TWO = JudgedParagraph("r", 2, "two", 3)
THREE = JudgedParagraph("r", 3, "three", 1)


def evaluated() -> SearchEvaluation:
    found = {"a": (hit(1), hit(3), hit(2)), "b": (hit(2),), "c": ()}
    return evaluate_search(
        Fixed(found), [query("a", "x", TWO, THREE), query("b", "x", TWO), query("c", "y", THREE)]
    )


def test_measures_are_those_worked_out_by_hand() -> None:
    first, second, third = (score.measures for score in evaluated().scores)
    assert first.ndcg == pytest.approx((1 / log2(3) + 7 / log2(4)) / (7 + 1 / log2(3)))
    assert (first.mrr, first.recall) == (0.5, 1.0)
    assert (second.ndcg, second.mrr, second.recall) == (1.0, 1.0, 1.0)
    assert (third.ndcg, third.mrr, third.recall) == (0.0, 0.0, 0.0)


def test_kinds_are_means_over_their_queries() -> None:
    evaluation = evaluated()
    assert {kind: count for kind, (count, _) in evaluation.by_kind.items()} == {"x": 2, "y": 1}
    assert evaluation.by_kind["x"][1].mrr == 0.75
    assert evaluation.overall.mrr == 0.5


def test_a_judged_paragraph_is_credited_once_and_a_hit_with_its_highest() -> None:
    both = hit(None, "two and three")
    unnumbered = (
        JudgedParagraph("r", None, "three", 1),
        JudgedParagraph("r", None, "two", 3),
    )
    assert credited([both, both, hit(4)], unnumbered) == (1, None, None)


def test_saved_scores_come_back_as_they_were(tmp_path: Path) -> None:
    file = tmp_path / "scores.json"
    file.write_text(json.dumps(payload(evaluated())), encoding="utf-8")
    assert read_saved(file) == evaluated()


@pytest.mark.parametrize("content", ["{", "[]", "{}", '{"search": {"queries": [{"id": 1}]}}'])
def test_a_file_without_scores_is_named(tmp_path: Path, content: str) -> None:
    file = tmp_path / "scores.json"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(EvaluationFileError, match=r"scores.json holds no saved scores"):
        read_saved(file)


def test_tables_name_every_kind_and_every_changed_query() -> None:
    after = evaluated()
    before = evaluate_search(
        Fixed({"a": (hit(2), hit(3)), "b": (hit(2),)}),
        [query("a", "x", TWO, THREE), query("b", "x", TWO)],
    )
    assert [line.split()[0] for line in table(after).splitlines()] == ["kind", "x", "y", "all"]
    lines = comparison(before, after).splitlines()
    assert lines[-1].startswith("-")
    assert lines[-1].endswith("a")
    assert sum("0.750" in line for line in lines) == 1
