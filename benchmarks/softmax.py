"""Weights that put the right one of a group first: a linear model under a softmax.

Each group's loss is the cross-entropy between its targets, scaled to sum to 1, and the softmax of
the scores (Cao and others, "Learning to rank: from pairwise approach to listwise approach", 2007),
with an L2 penalty towards `prior`.
"""

from collections.abc import Mapping, Sequence

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

Rows = Sequence[tuple[Mapping[str, float], float]]
"""The features of each thing to choose from, and its target, 0 or more."""


def fit(
    groups: Sequence[Rows],
    penalty: float,
    prior: Mapping[str, float] | None = None,
    smallest: float = 0.0,
) -> dict[str, float]:
    """The weights of all features; those below `smallest` in size are left out."""
    start = dict(prior or {})
    useful = [rows for rows in groups if any(target > 0 for _, target in rows)]
    names = sorted(
        {name for rows in useful for features, _ in rows for name in features} | set(start)
    )
    place = {name: number for number, name in enumerate(names)}
    matrix, targets, group = _matrix(useful, place)
    origin = np.array([start.get(name, 0.0) for name in names])
    wanted = targets / np.bincount(group, targets, len(useful))[group]

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:  # type: ignore[type-arg]
        scores = matrix @ weights
        highest = np.full(len(useful), -np.inf)
        np.maximum.at(highest, group, scores)
        raised = np.exp(scores - highest[group])
        total = np.bincount(group, raised, len(useful))
        away = weights - origin
        log_share = scores - highest[group] - np.log(total)[group]
        value = -(wanted * log_share).sum() + penalty * (away @ away) / 2
        return value, matrix.T @ (raised / total[group] - wanted) + penalty * away

    found = minimize(loss, origin, jac=True, method="L-BFGS-B", options={"maxiter": 200}).x
    rounded = ((name, round(float(found[place[name]]), 3)) for name in names)
    return {name: weight for name, weight in rounded if abs(weight) > smallest}


def _matrix(groups: Sequence[Rows], place: Mapping[str, int]) -> tuple:  # type: ignore[type-arg]
    values: list[float] = []
    columns: list[int] = []
    ends = [0]
    targets: list[float] = []
    group: list[int] = []
    for number, rows in enumerate(groups):
        for features, target in rows:
            for name, value in features.items():
                if value:
                    columns.append(place[name])
                    values.append(value)
            ends.append(len(columns))
            targets.append(target)
            group.append(number)
    matrix = csr_matrix(
        (np.array(values), np.array(columns), np.array(ends)), shape=(len(targets), len(place))
    )
    return matrix, np.array(targets), np.array(group)
