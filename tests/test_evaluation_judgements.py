"""When a hit meets a judged paragraph, and what is said of files that hold no judgements."""

import json
from pathlib import Path

import pytest

from searchapp.errors import EvaluationFileError
from searchapp.evaluation.judgements import JudgedParagraph, meets, normalised, read_records
from searchapp.evaluation.queries import judged_queries
from searchapp.model import Paragraph


def paragraph(text: str, number: int | None = None, item: int | None = None) -> Paragraph:
    return Paragraph(
        report_id="calder-2015",
        paragraph_id="p",
        place=0,
        number=number,
        item=item,
        series=None,
        section=(),
        areas=(),
        grade=None,
        kind="finding",
        page=None,
        text=text,
    )


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("Out-of-date  notes", "out of date notes"),
        ("5.2% of 1,000", "5.2% of 1 000"),
        ("the board. It met", "the board it met"),
        ("Barnardo’s", "barnardo s"),
        ("snake_case", "snake case"),
    ],
)
def test_normalised_text(text: str, same: str) -> None:
    assert normalised(text) == same


@pytest.mark.parametrize(
    ("found", "judged", "expected"),
    [
        (paragraph("x", 60), JudgedParagraph("calder-2015", 60, "elsewhere"), True),
        (paragraph("x", 61), JudgedParagraph("calder-2015", 60, "elsewhere"), False),
        (paragraph("x", 60), JudgedParagraph("calder-2013", 60, "x"), False),
        (paragraph("x", 60, item=2), JudgedParagraph("calder-2015", 60, "elsewhere"), False),
        (paragraph("Only (40%) agree."), JudgedParagraph("calder-2015", None, "only 40%"), True),
        (paragraph("Only 4.0 agree."), JudgedParagraph("calder-2015", None, "only 40"), False),
    ],
)
def test_a_hit_meets_by_number_or_by_quote(
    found: Paragraph, judged: JudgedParagraph, expected: bool
) -> None:
    assert meets(found, judged) is expected


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("{", "is not JSON"),
        ("{}", "must be a JSON list"),
        ("[]", "at least one"),
        ("[1]", "record 1 is not an object"),
    ],
)
def test_a_file_that_holds_no_judgements_is_named(
    tmp_path: Path, content: str, message: str
) -> None:
    file = tmp_path / "judged.json"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(EvaluationFileError, match=message):
        read_records(file)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(EvaluationFileError, match=r"absent\.json cannot be read"):
        read_records(tmp_path / "absent.json")


RELEVANT = {"report": "r", "number": 1, "quote": "q", "grade": 2}


@pytest.mark.parametrize(
    ("record", "message"),
    [
        ({"query": "a", "kind": "k", "relevant": [RELEVANT]}, "id must be"),
        ({"id": "1", "query": " ", "kind": "k", "relevant": [RELEVANT]}, "query must be"),
        ({"id": "1", "query": "a", "kind": "k", "relevant": []}, "needs a relevant paragraph"),
        ({"id": "1", "query": "a", "kind": "k", "relevant": {}}, "relevant must be a list"),
        ({"id": "1", "query": "a", "kind": "k", "relevant": [{"report": "r"}]}, "a number or a"),
        (
            {"id": "1", "query": "a", "kind": "k", "relevant": [{**RELEVANT, "grade": 4}]},
            "grade must be",
        ),
        (
            {"id": "1", "query": "a", "kind": "k", "filters": [], "relevant": [RELEVANT]},
            "filters must be",
        ),
    ],
)
def test_a_bad_record_is_named(record: dict[str, object], message: str) -> None:
    with pytest.raises(EvaluationFileError, match=message):
        judged_queries([record], Path("judged.json"))


def test_filters_may_be_one_value_or_several() -> None:
    record = {
        "id": "1",
        "query": "a",
        "kind": "k",
        "filters": {"report": "x", "year": [2013, "2015"]},
        "relevant": [RELEVANT],
    }
    (query,) = judged_queries(json.loads(json.dumps([record])), Path("judged.json"))
    assert query.filters == {"report": ("x",), "year": ("2013", "2015")}
