"""Learn to weigh readings and to refuse; writes passage, answerable and right weights.

    python -m benchmarks.train_answering index benchmarks/data/questions.json

`index` is a built index of the reports that the judged questions are about. Weights of readings
stay near PRIOR, which was set by hand; some hundred questions are too few to learn them from
nothing. For refusing, every answerable question is asked once more without its right paragraphs,
as a near miss.
"""

import math
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

from benchmarks.softmax import Rows, fit
from searchapp.answering import Answerer, open_answerer
from searchapp.answering.passages import Passage
from searchapp.answering.reading import Reading
from searchapp.answering.trust import evidence
from searchapp.answering.weights import write_weights
from searchapp.evaluation.judgements import meets, normalised, read_records
from searchapp.evaluation.questions import JudgedQuestion, judged_questions
from searchapp.model import Hit
from searchapp.search import Libraries

PRIOR = {
    "sentence": 1.0,
    "search": 1.5,
    "top": 1.0,
    "elsewhere": 1.5,
    "trail": 1.5,
    "year": 1.2,
    "newest": 1.0,
    "area": 0.3,
    "method": -1.5,
    "about the inspection": 2.0,
    "context": 0.2,
    "recommendation": 0.8,
    "because": 1.0,
    "must": 0.5,
    "said year": 0.8,
    "grade": 1.5,
    "means": 2.0,
    "heading only": -2.0,
    "no span": -3.0,
    "figure fits": 1.5,
    "name fits": 1.5,
    "figure span": 1.5,
    "name span": 1.5,
    "figure near": 1.0,
    "name near": 0.5,
    "spelt out": 6.0,
    "lead-in": 2.5,
    "before": 0.5,
    "dangling": 1.0,
    "judgement": 4.0,
    "kind asked for": 1.5,
    "consequence": -1.5,
    "announces": -2.0,
    "goes on": 3.0,
    "known person": 4.0,
}
PENALTY = 3.0
READ = 25
TRUST_PENALTY = 0.3
NEAR_MISS = 0.4
"""What a question asked without its right paragraphs counts beside one that is asked as it is."""


@dataclass(frozen=True, slots=True)
class Example:
    """The evidence for a best reading, and whether it should be shown, and is right."""

    found: Mapping[str, float]
    answerable: bool
    right: bool
    weight: float


def main(index: Path, files: Sequence[Path]) -> None:
    library = Libraries(index).current()
    questions = [one for file in files for one in judged_questions(read_records(file), file)]
    answerer = open_answerer(library)
    rows = [_rows(answerer, one) for one in questions if one.answers]
    readings = fit(rows, PENALTY, PRIOR, 0.005)
    write_weights("passage", readings)
    answerer = open_answerer(library)
    examples = [example for one in questions for example in _examples(answerer, one)]
    write_weights("answerable", _logistic(examples, [one.answerable for one in examples]))
    write_weights("right", _logistic(examples, [one.right for one in examples]))
    print(f"{len(readings)} weights of readings; trust from {len(examples)} examples")


def _rows(answerer: Answerer, question: JudgedQuestion) -> Rows:
    """The readings of the best passages and of all right ones, and how right each is."""
    asked = answerer.ask(question.question, question.filters)
    rows = []
    for place, passage in enumerate(answerer.passages(asked)):
        target = _target(question, passage)
        if place < READ or target > 0.1:
            reading = answerer.read(asked.question, passage)
            whole = target > 0.1 and _says(question, reading)
            rows.append((reading.features, 1.0 if whole else target))
    return rows


def _target(question: JudgedQuestion, passage: Passage) -> float:
    """Half for a right sentence, a tenth for another of a right paragraph."""
    if not any(meets(passage.hit.paragraph, judged) for judged in question.paragraphs):
        return 0.0
    return 0.5 if _holds(question, passage.text) else 0.1


def _says(question: JudgedQuestion, reading: Reading) -> bool:
    span = reading.span
    text = reading.passage.hit.paragraph.text
    return span is not None and _holds(question, text[span.start : span.end])


def _holds(question: JudgedQuestion, text: str) -> bool:
    padded = f" {normalised(text)} "
    return any(f" {normalised(answer)} " in padded for answer in question.answers)


def _examples(answerer: Answerer, question: JudgedQuestion) -> Iterator[Example]:
    asked = answerer.ask(question.question, question.filters)
    if asked.limits.absent:
        return
    wrong = [hit for hit in asked.hits if not _met(question, hit)]
    trials = [(asked.hits, 1.0)] + ([(wrong, NEAR_MISS)] if question.answers else [])
    for hits, weight in trials:
        readings = answerer.readings(asked.question, asked.limits, hits)
        if readings and readings[0].span is not None:
            found = evidence(asked.question, asked.limits, readings, answerer.trust.rarity)
            as_is = weight == 1.0
            right = as_is and _says(question, readings[0])
            yield Example(found, as_is and bool(question.answers), right, weight)


def _met(question: JudgedQuestion, hit: Hit) -> bool:
    return any(meets(hit.paragraph, judged) for judged in question.paragraphs)


def _logistic(examples: Sequence[Example], wanted: Sequence[bool]) -> dict[str, float]:
    """Logistic regression with an L2 penalty on all but the constant."""
    names = sorted({name for example in examples for name in example.found})
    matrix = np.array([[example.found.get(name, 0.0) for name in names] for example in examples])
    target = np.array(wanted, dtype=float)
    weight = np.array([example.weight for example in examples])
    penalty = np.array([0.01 if name == "always" else TRUST_PENALTY for name in names])

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:  # type: ignore[type-arg]
        scores = matrix @ weights
        chance = 1 / (1 + np.exp(-scores))
        value = (weight * (np.logaddexp(0, scores) - target * scores)).sum()
        value += (penalty * weights * weights).sum() / 2
        return value, matrix.T @ (weight * (chance - target)) + penalty * weights

    found = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B").x
    assert all(math.isfinite(one) for one in found)
    return {name: round(float(one), 3) for name, one in zip(names, found, strict=True)}


if __name__ == "__main__":
    main(Path(sys.argv[1]), [Path(name) for name in sys.argv[2:]])
