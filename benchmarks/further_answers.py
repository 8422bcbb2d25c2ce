"""Further answers: is each right answer shown where there are several, and nothing else beside one?

    pip install '.[benchmark,evaluate]'
    python -m benchmarks.further_answers ../shared/reports-pdf

`questions-several.json` judges questions with several right answers, of different reports, days or
parts, and questions with one. `answers` and `paragraphs` stand in the same order; `also` lists what
is right too and not missed where it lacks. The other rows are the questions of the other sets that
ask for a figure or a name and have one judged paragraph: what is shown there beside the first
answer, and says something else, is wrong, but for what their readers passed over.
"""

import json
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean

from benchmarks.judged_sets import DATA, indexed
from searchapp.answering import Answerer, open_answerer
from searchapp.answering.question import SHORT_ANSWERS
from searchapp.evaluation.judgements import (
    JudgedParagraph,
    Record,
    judged_paragraphs,
    meets,
    normalised,
    read_records,
)
from searchapp.evaluation.questions import judged_questions
from searchapp.model import Answer

SEVERAL = DATA / "questions-several.json"


@dataclass(frozen=True, slots=True)
class Right:
    """A right answer: words that its text holds, and the paragraph that it is of."""

    text: str
    paragraph: JudgedParagraph

    def is_told_by(self, answer: Answer) -> bool:
        """Whether an answer is this one."""
        held = f" {normalised(self.text)} " in f" {normalised(answer.text)} "
        return held and meets(answer.hit.paragraph, self.paragraph)


@dataclass(frozen=True, slots=True)
class Shown:
    """What was shown to a question: whether the first answer was right, how many of the wanted
    were there, and of the further ones how many were right."""

    wanted: int
    first: bool
    found: int
    further: int
    right: int


def main(reports: Path, verbose: bool) -> None:
    """Print how much of what is right is shown, and how much of what is shown is right."""
    several: list[Shown] = []
    one: list[Shown] = []
    sets: list[Shown] = []
    records = read_records(SEVERAL)
    for group, names in json.loads((DATA / "groups.json").read_text(encoding="utf-8")).items():
        own = [record for record in records if record["group"] == group]
        if not own:
            continue
        with tempfile.TemporaryDirectory() as folder:
            files = [reports / f"{name}.pdf" for name in names]
            answerer = open_answerer(indexed(Path(folder), files))
            for record in own:
                shown = _shown(answerer, record, verbose)
                (several if shown.wanted > 1 else one).append(shown)
            sets.extend(_of_sets(answerer, group))
    print("| questions | number | first right | right answers shown | further answers | right |")
    print("|---|---|---|---|---|---|")
    _print_row("with several right answers", several)
    _print_row("with one", one)
    _print_row("with one, of the other sets", sets)


def _shown(answerer: Answerer, record: Record, verbose: bool) -> Shown:
    where = f"{SEVERAL}: record {record['id']}"
    texts = [str(text) for text in _listed(record, "answers")]
    wanted = list(map(Right, texts, judged_paragraphs(record, "paragraphs", where)))
    also = [
        Right(str(entry["answer"]), paragraph)
        for entry, paragraph in zip(
            _listed(record, "also"), judged_paragraphs(record, "also", where), strict=True
        )
    ]
    answers = answerer.answer(str(record["question"])).answers
    if verbose:
        _print_answers(record, wanted, also, answers)
    return _scored(wanted, also, answers)


def _listed(record: Record, key: str) -> list[dict[str, object]]:
    listed = record.get(key, [])
    assert isinstance(listed, list)
    return listed


def _scored(wanted: Sequence[Right], also: Sequence[Right], answers: Sequence[Answer]) -> Shown:
    right = [any(one.is_told_by(answer) for one in (*wanted, *also)) for answer in answers]
    return Shown(
        wanted=len(wanted),
        first=right[:1] == [True],
        found=sum(any(one.is_told_by(answer) for answer in answers) for one in wanted),
        further=len(right[1:]),
        right=sum(right[1:]),
    )


def _of_sets(answerer: Answerer, group: str) -> Iterator[Shown]:
    """What is shown to the questions for a figure or a name that have one judged paragraph."""
    for file in sorted(DATA.glob(f"questions-{group}*.json")):
        for question in judged_questions(read_records(file), file):
            if question.kind not in SHORT_ANSWERS or len(question.paragraphs) != 1:
                continue
            answers = answerer.answer(question.question, question.filters).answers
            right = [Right(text, question.paragraphs[0]) for text in question.answers]
            yield _scored(right[:1], right[1:], answers)


def _print_answers(
    record: Record, wanted: Sequence[Right], also: Sequence[Right], answers: Sequence[Answer]
) -> None:
    print(f"\n{record['id']} {record['question']}")
    for one in wanted:
        sign = " " if any(one.is_told_by(answer) for answer in answers) else "-"
        print(f"  {sign} wanted {one.text!r} ({one.paragraph.report})")
    for answer in answers:
        sign = "+" if any(one.is_told_by(answer) for one in (*wanted, *also)) else "wrong"
        print(f"    {sign} {answer.text!r} ({answer.hit.paragraph.id})")


def _print_row(name: str, shown: Sequence[Shown]) -> None:
    found, wanted = sum(one.found for one in shown), sum(one.wanted for one in shown)
    further, right = sum(one.further for one in shown), sum(one.right for one in shown)
    first = fmean(one.first for one in shown)
    told = f"{found} of {wanted}" if shown[0].wanted > 1 else ""
    print(f"| {name} | {len(shown)} | {first:.3f} | {told} | {further} | {right} |")


if __name__ == "__main__":
    main(Path(sys.argv[1]), "--verbose" in sys.argv)
