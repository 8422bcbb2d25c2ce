"""Where each paragraph stands in the space of searchapp.language.relatedness, as an array."""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from searchapp.engines.array_index import Arrays
from searchapp.engines.base import Rows
from searchapp.language.relatedness import DIMENSIONS, Vectors

Places = NDArray[np.int8]
"""A row's place in each direction, in parts of LENGTH; all 0 where none of its words is known."""

LENGTH = 127

_FILE = "related.npy"


def write(folder: Path, arrays: Arrays, stems: list[str], rows: int, vectors: Vectors) -> None:
    """Write the places of so many rows to `folder`; `stems` are those of `arrays`, in order."""
    places = np.zeros((rows, DIMENSIONS), dtype=np.float32)
    ends = arrays.row_ends.tolist()
    for number, stem in enumerate(stems):
        known = vectors.numbers.get(stem)
        if known is not None:
            places[arrays.rows[ends[number] : ends[number + 1]]] += vectors.weighted[known]
    lengths = np.linalg.norm(places, axis=1, keepdims=True)
    lengths[lengths == 0.0] = 1.0
    np.save(folder / _FILE, np.round(places * (LENGTH / lengths)).astype(np.int8))


def open_places(folder: Path) -> Places:
    """The places written to `folder`, mapped into memory."""
    return np.asarray(np.load(folder / _FILE, mmap_mode="r"))


def relatedness(places: Places, rows: Rows, place: NDArray[np.float32]) -> NDArray[np.float32]:
    """How near each of `rows` stands to a `place` of length 1: the cosine, from -1 to 1."""
    return np.asarray(places[rows].astype(np.float32) @ (place / LENGTH))
