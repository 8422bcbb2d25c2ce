"""Learn whether to answer and how sure to be, from what was read for judged questions.

Two logistic regressions over the evidence of searchapp.answering.evidence. The questions are few,
so what is known is told: what a reading lacks never speaks for it (AGAINST), what it has never
against it (FOR), and weights stay near PRIOR.

The chance of being right is calibrated (Platt, "Probabilistic outputs for support vector machines",
1999): a line through the held-out scores of the readings that would be shown, which is folded into
the weights.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import fmean

import numpy as np
from scipy.optimize import minimize

from searchapp.answering.sentence_choice import score
from searchapp.answering.trust import chance

FOR = (
    "worth",
    "lead",
    "found first",
    "judged",
    "spelt out",
    "verdict",
    "kind asked for",
    "span",
    "counts",
    "known",
)
AGAINST = (
    "not in",
    "several",
    "no name",
    "no person",
    "no place",
    "unnamed",
    "another year",
    "of another",
    "of a part",
    "other half",
    "plainly another",
    "contrary",
    "denied",
    "untold",
    "attributive",
    "other measure",
    "no event",
    "other year",
    "asks",
    "not judged",
    "not spelt out",
    "no reason",
    "no sure reason",
    "no figure",
    "no duty",
    "said another year",
)
PRIOR = dict.fromkeys(
    (
        "name not in paragraph",
        "several nowhere",
        "several unknown",
        "asks for oneself",
        "no name",
        "unnamed",
        "no reason",
    ),
    -3.0,
) | {
    "another year": -5.0,
    "no duty": -4.0,
    "asks the future": -4.0,
    "of a part": -4.0,
    "attributive": -3.0,
    "no event": -3.0,
    "of another": -2.0,
    "contrary": -2.0,
    "denied": -2.5,
    "other half": -2.5,
    "plainly another": -2.0,
    "other measure": -2.0,
    "asks which is most": -2.0,
    "subject not in paragraph": -1.5,
    "untold": -1.0,
    "no sure reason": -1.0,
    "no figure": -1.0,
    "known": 1.0,
}
PENALTY = 10.0
"""For a weight's distance from PRIOR, as if each piece of evidence varied by 1."""

NEAR_MISS = 0.1
"""What a question asked without its right paragraphs counts beside one that is asked as it is."""

BOUNDS = (0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7)
BINS = (0.0, 0.2, 0.4, 0.6, 0.8, 1.01)

Weights = dict[str, float]


@dataclass(frozen=True, slots=True)
class Example:
    """The evidence for a best reading; empty where nothing was read.

    `near_miss` tells a question that was asked without its right paragraphs.
    """

    found: Weights
    answerable: bool
    right: bool
    near_miss: bool
    group: str


def learn(examples: Sequence[Example]) -> tuple[Weights, Weights]:
    """The weights for whether there is an answer, and for whether the best reading is right."""
    answerable = _fit(examples, [one.answerable for one in examples])
    right = _fit(examples, [one.right for one in examples])
    slope, constant = _line(_held_out(examples))
    calibrated = {name: round(slope * weight, 3) for name, weight in right.items()}
    calibrated["always"] = round(calibrated["always"] + constant, 3)
    return answerable, calibrated


@dataclass(frozen=True, slots=True)
class Judged:
    """What was said of a question by weights learned on the other groups."""

    example: Example
    answerable: float
    right: float
    """The score, not yet a chance."""


def _held_out(examples: Sequence[Example]) -> list[Judged]:
    judged: list[Judged] = []
    for group in dict.fromkeys(one.group for one in examples):
        others = [one for one in examples if one.group != group]
        answerable = _fit(others, [one.answerable for one in others])
        right = _fit(others, [one.right for one in others])
        judged.extend(
            Judged(one, chance(one.found, answerable), score(one.found, right))
            if one.found
            else Judged(one, 0.0, -9.0)
            for one in examples
            if one.group == group and not one.near_miss
        )
    return judged


def _fit(examples: Sequence[Example], wanted: Sequence[bool]) -> Weights:
    """Logistic regression near PRIOR, within the signs of FOR and AGAINST."""
    kept = [(one, right) for one, right in zip(examples, wanted, strict=True) if one.found]
    names = sorted({name for one, _ in kept for name in one.found})
    matrix = np.array([[one.found.get(name, 0.0) for name in names] for one, _ in kept])
    target = np.array([right for _, right in kept], dtype=float)
    weight = np.array([NEAR_MISS if one.near_miss else 1.0 for one, _ in kept])
    penalty = PENALTY * matrix.var(axis=0) + 0.001
    prior = np.array([PRIOR.get(name, 0.0) for name in names])

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:  # type: ignore[type-arg]
        scores = matrix @ weights
        found = 1 / (1 + np.exp(-scores))
        away = weights - prior
        value = (weight * (np.logaddexp(0, scores) - target * scores)).sum()
        value += (penalty * away * away).sum() / 2
        return value, matrix.T @ (weight * (found - target)) + penalty * away

    bounds = [_signs(name) for name in names]
    options = {"maxiter": 2000, "maxfun": 4000}
    found = minimize(loss, prior, jac=True, method="L-BFGS-B", bounds=bounds, options=options).x
    return {name: round(float(one), 3) for name, one in zip(names, found, strict=True)}


def _signs(name: str) -> tuple[float | None, float | None]:
    plain = name.rpartition(": ")[2]
    if plain in FOR:
        return 0, None
    return (None, 0) if any(part in plain for part in AGAINST) else (None, None)


def _line(judged: Sequence[Judged]) -> tuple[float, float]:
    """Slope and constant that make chances of held-out scores, for readings that may be shown."""
    shown = [one for one in judged if one.answerable >= min(BOUNDS)]
    scores = np.array([one.right for one in shown])
    right = np.array([one.example.right for one in shown], dtype=float)

    def loss(line: np.ndarray) -> float:  # type: ignore[type-arg]
        found = line[0] * scores + line[1]
        return float((np.logaddexp(0, found) - right * found).sum())

    slope, constant = minimize(loss, np.array([1.0, 0.0]), method="Nelder-Mead").x
    return float(slope), float(constant)


def print_bounds(examples: Sequence[Example]) -> None:
    """For several bounds the shares answered of what has an answer and refused of what has none."""
    judged = _held_out(examples)
    groups = list(dict.fromkeys(one.group for one in examples))
    for bound in BOUNDS:
        shares = " ".join(f"{_shares(judged, bound, group)}" for group in groups)
        print(f"bound {bound:.2f}: answered, refused {_shares(judged, bound)}; by index {shares}")


def _shares(judged: Sequence[Judged], bound: float, group: str | None = None) -> str:
    own = [one for one in judged if group in (None, one.example.group)]
    shown = [one.answerable >= bound for one in own if one.example.answerable]
    refused = [one.answerable < bound for one in own if not one.example.answerable]
    return f"{fmean(shown):.3f} {fmean(refused):.3f}" if shown and refused else "-"


def print_curve(examples: Sequence[Example], bound: float) -> None:
    """How sure the answers would be that are shown, each index held out, and how many are right."""
    judged = _held_out(examples)
    slope, constant = _line(judged)
    shown = [one for one in judged if one.answerable >= bound]
    line = {"score": slope, "always": constant}
    sure = [chance({"score": one.right, "always": 1.0}, line) for one in shown]
    print("confidence: answers, mean confidence, right")
    for low, high in pairwise(BINS):
        inside = [place for place, one in enumerate(sure) if low <= one < high]
        if inside:
            mean = fmean(sure[place] for place in inside)
            right = fmean(shown[place].example.right for place in inside)
            print(f"{low:.1f} to {min(1, high):.1f}: {len(inside):>4} {mean:.2f} {right:.2f}")
