"""How well answers are read where the right paragraph, or the right sentence, is given.

    python -m benchmarks.reading_given index benchmarks/data/questions-calderdale-near.json

Beside `searchapp evaluate` it tells what is lost in finding from what is lost in reading. Nothing
is refused. `text` and `sentence` are scored as there; in the last column the reader is given only
the sentences that hold an accepted answer. --wrong prints what was read instead.
"""

import argparse
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import fmean

from searchapp.answering import Answerer, open_answerer
from searchapp.answering.answerer import Asked
from searchapp.evaluation.judgements import meets, normalised, read_records
from searchapp.evaluation.questions import JudgedQuestion, judged_questions, right_among
from searchapp.model import Answer, Hit
from searchapp.search import Libraries, Library


@dataclass(frozen=True, slots=True)
class Given:
    """What became of one question: right in text and sentence, and in text given the sentence."""

    question: JudgedQuestion
    understood: str
    answers: Sequence[Answer]
    text: bool
    sentence: bool
    told: bool


def main(index: Path, files: Sequence[Path], wrong: bool) -> None:
    library = Libraries(index).current()
    answerer = open_answerer(library)
    questions = [one for file in files for one in judged_questions(read_records(file), file)]
    given = [_given(answerer, library, one) for one in questions if one.answers]
    kinds: dict[str, list[Given]] = defaultdict(list)
    for one in given:
        kinds["all"].append(one)
        kinds[one.question.kind].append(one)
    print(f"{'':14}{'questions':>10}{'text':>8}{'sentence':>10}{'text given sentence':>21}")
    for kind, some in sorted(kinds.items()):
        shares = [fmean(getattr(one, n) for one in some) for n in ("text", "sentence", "told")]
        print(f"{kind:14}{len(some):10}{shares[0]:8.3f}{shares[1]:10.3f}{shares[2]:21.3f}")
    if wrong:
        for one in given:
            if not one.text:
                _print(one)


def _given(answerer: Answerer, library: Library, question: JudgedQuestion) -> Given:
    asked = answerer.ask(question.question, question.filters)
    hits = right_hits(library, question)
    asked = replace(asked, hits=hits, limits=replace(asked.limits, absent=None))
    answers = answerer.read_all(asked)
    texts = [one.text for one in answers]
    return Given(
        question,
        asked.question.expects,
        answers,
        right_among(question, texts, limited=True),
        right_among(question, [one.sentence for one in answers], limited=False),
        _told(answerer, asked, question),
    )


def right_hits(library: Library, question: JudgedQuestion) -> list[Hit]:
    """The judged paragraphs of a question, as if search had found them all alike."""
    return [
        Hit(paragraph, report, 1.0)
        for report in library.reports()
        if any(report.id == judged.report for judged in question.paragraphs)
        for paragraph in library.paragraphs(report.id)
        if any(meets(paragraph, judged) for judged in question.paragraphs)
    ]


def _told(answerer: Answerer, asked: Asked, question: JudgedQuestion) -> bool:
    passages = answerer.passages(asked)
    holding = [one for one in passages if _holds(question, one.text)] or passages
    readings = [answerer.read(asked.question, passage) for passage in holding]
    readings = [reading for reading in readings if reading.span is not None]
    if not readings:
        return False
    best = max(readings, key=lambda reading: reading.worth)
    assert best.span is not None
    text = best.passage.hit.paragraph.text[best.span.start : best.span.end]
    return right_among(question, [text], limited=True)


def _holds(question: JudgedQuestion, text: str) -> bool:
    padded = f" {normalised(text)} "
    return any(f" {normalised(answer)} " in padded for answer in question.answers)


def _print(one: Given) -> None:
    judged = ", ".join(f"{p.report}/{p.number}" for p in one.question.paragraphs)
    print(f"\n{one.question.id} [{one.question.kind}>{one.understood}] {one.question.question}")
    print(f"  wanted {list(one.question.answers)} in {judged}")
    for answer in one.answers[:3]:
        print(f"  read   {answer.text!r}  ({answer.hit.paragraph.id})\n         {answer.sentence}")
    print(f"  sentence {one.sentence}, text given the sentence {one.told}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("index", type=Path)
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--wrong", action="store_true")
    arguments = parser.parse_args()
    main(arguments.index, arguments.files, arguments.wrong)
