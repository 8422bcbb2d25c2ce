"""Learn to rank readings and to refuse; writes passage, answerable and right weights.

    python -m benchmarks.train_answering index:benchmarks/data/questions.json …

Each argument is a built index and a file of judged questions about its reports
(docs/answering.md names them all). Some hundred questions are too few to learn from nothing, so
weights stay near PRIOR, which was set by hand.

Trust is learned from readings ranked by weights that have not seen their question (FOLDS parts,
each ranked by what was learned on the others). Every answerable question is asked once more
without its right paragraphs, as a near miss. Printed are the scores of the parts so held out, and
for several bounds how many questions would be answered rightly and wrongly.
"""

import math
import random
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import fmean

import numpy as np
from scipy.optimize import minimize

from benchmarks.softmax import Rows, fit
from searchapp.answering import Answerer, open_answerer
from searchapp.answering.answerer import Asked
from searchapp.answering.reading import Reading
from searchapp.answering.sentence_choice import score
from searchapp.answering.trust import chance, evidence
from searchapp.answering.weights import write_weights
from searchapp.evaluation.judgements import meets, normalised, read_records
from searchapp.evaluation.questions import JudgedQuestion, judged_questions
from searchapp.model import Hit
from searchapp.search import Libraries

PRIOR = {
    "sentence": 0.5,
    "overlap": 2.0,
    "search": 1.5,
    "top": 1.0,
    "elsewhere": 1.5,
    "trail": 1.5,
    "year": 1.2,
    "newest": 1.0,
    "area": 0.3,
    "method": -1.5,
    "about the inspection": 2.0,
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
    "dated": 4.0,
    "meaning of a grade": 2.0,
    "kind asked for": 1.5,
    "consequence": -1.5,
    "announces": -2.0,
    "goes on": 3.0,
    "known person": 4.0,
}
PENALTY = 0.5
READ = 40
FOLDS = 5
TRUST_PENALTY = 0.3
NEAR_MISS = 0.4
"""What a question asked without its right paragraphs counts beside one that is asked as it is."""
BOUNDS = (0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5)


@dataclass(frozen=True, slots=True)
class Trial:
    """A question as asked, the readings among which to choose, and how right each is."""

    answerer: Answerer
    judged: JudgedQuestion
    asked: Asked
    readings: tuple[Reading, ...]
    targets: tuple[float, ...]
    weight: float

    @property
    def rows(self) -> Rows:
        """Features and target of each reading."""
        features = [reading.features for reading in self.readings]
        return list(zip(features, self.targets, strict=True))

    @property
    def answerable(self) -> bool:
        """Whether the paragraphs that were looked through may answer it."""
        return self.weight == 1.0 and bool(self.judged.answers)

    def ranked(self, weights: Mapping[str, float]) -> list[Reading]:
        """The readings, best first by `weights`."""
        weighed = (replace(one, worth=score(one.features, weights)) for one in self.readings)
        return sorted(weighed, key=lambda one: -one.worth)


@dataclass(frozen=True, slots=True)
class Example:
    """The evidence for a best reading, and whether it should be shown, and is right."""

    trial: Trial
    found: Mapping[str, float]
    right: bool


def main(sets: Sequence[tuple[Path, Path]]) -> None:
    trials = list(_all_trials(sets))
    parts = _parts(trials)
    examples = [
        example
        for part in parts
        for example in _examples(
            part, _learned([one for other in parts if other is not part for one in other])
        )
    ]
    _print_scores(trials, parts)
    readings = _learned(trials)
    write_weights("passage", readings)
    answerable = [one.trial.answerable for one in examples]
    write_weights("answerable", _logistic(examples, answerable))
    write_weights("right", _logistic(examples, [one.right for one in examples]))
    print(f"{len(readings)} weights of readings; trust from {len(examples)} examples")
    _print_bounds(examples, answerable)


def _all_trials(sets: Sequence[tuple[Path, Path]]) -> Iterator[Trial]:
    opened: dict[Path, Answerer] = {}
    for index, file in sets:
        if index not in opened:
            opened[index] = open_answerer(Libraries(index).current())
        for judged in judged_questions(read_records(file), file):
            yield from _trials(opened[index], judged)


def _trials(answerer: Answerer, judged: JudgedQuestion) -> Iterator[Trial]:
    asked = answerer.ask(judged.question, judged.filters)
    if asked.limits.absent:
        return
    wrong = [hit for hit in asked.hits if not _met(judged, hit)]
    for hits, weight in ((asked.hits, 1.0), (wrong, NEAR_MISS))[: 1 + bool(judged.answers)]:
        part = replace(asked, hits=hits)
        readings, targets = [], []
        for place, passage in enumerate(answerer.passages(part)):
            right = _met(judged, passage.hit)
            if place < READ or right:
                reading = answerer.read(asked.question, passage)
                readings.append(reading)
                targets.append(_target(judged, reading) if right else 0.0)
        yield Trial(answerer, judged, part, tuple(readings), tuple(targets), weight)


def _target(judged: JudgedQuestion, reading: Reading) -> float:
    """1 for a right span, less for a right sentence, little for another of a right paragraph.

    Held out, these put the right sentence first for 0.75 of the questions; 1, 0.5 and 0.1 for 0.73.
    """
    if _says(judged, reading):
        return 1.0
    return 0.8 if _holds(judged, reading.passage.text) else 0.05


def _met(judged: JudgedQuestion, hit: Hit) -> bool:
    return any(meets(hit.paragraph, one) for one in judged.paragraphs)


def _says(judged: JudgedQuestion, reading: Reading) -> bool:
    span = reading.span
    text = reading.passage.hit.paragraph.text
    return span is not None and _holds(judged, text[span.start : span.end])


def _holds(judged: JudgedQuestion, text: str) -> bool:
    padded = f" {normalised(text)} "
    return any(f" {normalised(answer)} " in padded for answer in judged.answers)


def _parts(trials: Sequence[Trial]) -> list[list[Trial]]:
    """The trials in FOLDS parts, those of one question together."""
    names = list(dict.fromkeys((id(one.answerer), one.judged.id) for one in trials))
    random.Random(0).shuffle(names)
    part = {name: place % FOLDS for place, name in enumerate(names)}
    parts: list[list[Trial]] = [[] for _ in range(FOLDS)]
    for one in trials:
        parts[part[id(one.answerer), one.judged.id]].append(one)
    return parts


def _learned(trials: Sequence[Trial]) -> dict[str, float]:
    return fit([one.rows for one in trials if one.answerable], PENALTY, PRIOR, 0.005)


def _examples(part: Sequence[Trial], weights: Mapping[str, float]) -> Iterator[Example]:
    for one in part:
        readings = one.ranked(weights)
        if readings and readings[0].span is not None:
            asked = one.asked
            found = evidence(asked.question, asked.limits, readings, one.answerer.trust.rarity)
            right = _met(one.judged, readings[0].passage.hit) and _says(one.judged, readings[0])
            yield Example(one, found, right)


def _logistic(examples: Sequence[Example], wanted: Sequence[bool]) -> dict[str, float]:
    """Logistic regression with an L2 penalty on all but the constant."""
    names = sorted({name for example in examples for name in example.found})
    matrix = np.array([[example.found.get(name, 0.0) for name in names] for example in examples])
    target = np.array(wanted, dtype=float)
    weight = np.array([example.trial.weight for example in examples])
    penalty = np.array([0.01 if name == "always" else TRUST_PENALTY for name in names])

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:  # type: ignore[type-arg]
        scores = matrix @ weights
        found = 1 / (1 + np.exp(-scores))
        value = (weight * (np.logaddexp(0, scores) - target * scores)).sum()
        value += (penalty * weights * weights).sum() / 2
        return value, matrix.T @ (weight * (found - target)) + penalty * weights

    found = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B").x
    assert all(math.isfinite(one) for one in found)
    return {name: round(float(one), 3) for name, one in zip(names, found, strict=True)}


def _print_scores(trials: Sequence[Trial], parts: Sequence[Sequence[Trial]]) -> None:
    met, held, said = [], [], []
    for part in parts:
        weights = _learned([one for one in trials if one not in part])
        for one in part:
            if one.answerable and one.readings:
                best = one.ranked(weights)[0]
                met.append(_met(one.judged, best.passage.hit))
                held.append(met[-1] and _holds(one.judged, best.passage.text))
                said.append(met[-1] and _says(one.judged, best))
    print(f"{len(met)} answerable questions, held out: right paragraph first {fmean(met):.3f},")
    print(f"right sentence {fmean(held):.3f}, right span {fmean(said):.3f}")


def _print_bounds(examples: Sequence[Example], answerable: Sequence[bool]) -> None:
    """For several bounds the shares answered of what has an answer and refused of what has not.

    Near misses made by taking the right paragraphs away are not counted.
    """
    chances: list[tuple[float, bool]] = []
    for fold in range(FOLDS):
        others = [place for place in range(len(examples)) if _fold(examples[place]) != fold]
        weights = _logistic([examples[i] for i in others], [answerable[i] for i in others])
        chances.extend(
            (chance(one.found, weights), one.trial.answerable)
            for one in examples
            if _fold(one) == fold and one.trial.weight == 1.0
        )
    for bound in BOUNDS:
        shown = fmean(found >= bound for found, there in chances if there)
        refused = fmean(found < bound for found, there in chances if not there)
        print(f"bound {bound:.2f}: answered {shown:.3f}, refused {refused:.3f}")


def _fold(example: Example) -> int:
    return sum(map(ord, example.trial.judged.question)) % FOLDS


if __name__ == "__main__":
    pairs = [name.split(":") for name in sys.argv[1:]]
    main([(Path(index), Path(file)) for index, file in pairs])
