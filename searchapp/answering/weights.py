"""The learned weights: files of "name<TAB>weight", one feature to a line, to be read by people."""

from collections.abc import Mapping
from importlib import resources
from pathlib import Path
from typing import Literal

WeightsOf = Literal["sentence", "span", "read", "passage", "answerable", "right"]


def read_weights(name: WeightsOf) -> Mapping[str, float]:
    """The weight of each feature of one model."""
    text = resources.files("searchapp.answering").joinpath(f"data/{name}.tsv").read_text("utf-8")
    pairs = (line.rsplit("\t", 1) for line in text.splitlines())
    return {feature: float(weight) for feature, weight in pairs}


def write_weights(name: WeightsOf, weights: Mapping[str, float]) -> None:
    """Write one model's weights into the package; for the scripts that learn them."""
    lines = [f"{feature}\t{weight:g}\n" for feature, weight in sorted(weights.items())]
    folder = Path(str(resources.files("searchapp.answering"))) / "data"
    (folder / f"{name}.tsv").write_text("".join(lines), encoding="utf-8")
