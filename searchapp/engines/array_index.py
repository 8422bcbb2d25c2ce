"""The postings of a Whoosh index as arrays, on disk, mapped into memory and shared by processes.

What a segment of the Whoosh index holds never changes, so it is taken from Whoosh once and kept;
the arrays of a generation are put together from its segments.
"""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import numpy as np
import orjson
from numpy.typing import NDArray
from whoosh.reading import IndexReader

from searchapp.engines.positions import Positions, laid_out, starts
from searchapp.engines.weighting import (
    AS_WRITTEN,
    FIELDS,
    IN_SENTENCES,
    Field,
    idf,
    norm,
    saturated,
)
from searchapp.engines.whoosh_index import FieldPostings, open_reader, postings, segments
from searchapp.errors import IndexMissingError
from searchapp.language.function_words import FUNCTION_WORDS
from searchapp.language.stems import stem

SPREAD = 4
"""A stem that one in so many rows has keeps its scores for all rows, side by side: adding those is
quicker there than adding to the rows one by one (10 against 60 microseconds in 40,000 rows)."""

_SEARCHED = [field.name for field in FIELDS]


@dataclass(frozen=True, slots=True)
class Arrays:
    """The postings of a generation.

    Stem i has the rows `rows[row_ends[i]:row_ends[i + 1]]`, ascending; at the same places stand
    its weighted frequencies in `x` and its scores in `scores`. Of a stem that many rows have
    `spread[spread_places[i]]` are the scores of all rows, 0 where a row has it not; of others
    `spread_places[i]` is -1. The words as written have rows and x alike. `norms` holds what a
    frequency is divided by in each field of each row, row by row.
    """

    row_ends: NDArray[np.int64]
    rows: NDArray[np.int32]
    x: NDArray[np.float32]
    scores: NDArray[np.float32]
    spread_places: NDArray[np.int32]
    spread: NDArray[np.float32]
    word_row_ends: NDArray[np.int64]
    word_rows: NDArray[np.int32]
    word_x: NDArray[np.float32]
    norms: NDArray[np.float64]
    positions: Positions


_ARRAYS = [field.name for field in fields(Arrays) if field.name != "positions"]
_POSITIONS = [field.name for field in fields(Positions)]


@dataclass(frozen=True, slots=True)
class Segment:
    """What was taken from a segment: the ids and lengths of its documents, and its postings.

    `rows` says where each document stands in the generation; -1 where it was removed. Document i
    has `begun[i]` sentences, of which `sentences` tells the places at which they begin, document by
    document.
    """

    lengths: NDArray[np.int32]
    fields: Mapping[str, FieldPostings]
    rows: NDArray[np.int32]
    begun: NDArray[np.int32]
    sentences: NDArray[np.int32]


def take(whoosh: Path, folder: Path) -> None:
    """Take what the segments of the Whoosh index in `whoosh` hold to files in `folder`."""
    with open_reader(whoosh) as reader:
        for name, segment, _ in segments(reader):
            _taken(folder, (), name, segment)


def write(folder: Path, whoosh: Path, rows: Mapping[str, int], earlier: Sequence[Path]) -> "Words":
    """Write the arrays of the Whoosh index in the folder `whoosh` to `folder`.

    `rows` maps paragraph ids to rows. What was taken from a segment already is looked for in the
    folders `earlier`. Raises IndexMissingError where the Whoosh index does not hold each paragraph
    once.
    """
    folder.mkdir()
    taken = read_segments(folder, whoosh, rows, earlier)
    standing = sorted(row for one in taken for row in one.rows.tolist() if row >= 0)
    if standing != list(range(len(rows))):
        raise IndexMissingError("The new index is not whole; the one before it is kept.")
    words, arrays = put_together(taken, len(rows))
    for name in _ARRAYS:
        np.save(folder / f"{name}.npy", getattr(arrays, name))
    for name in _POSITIONS:
        np.save(folder / f"positions.{name}.npy", getattr(arrays.positions, name))
    return words


def read_segments(
    folder: Path, whoosh: Path, rows: Mapping[str, int], earlier: Sequence[Path] = ()
) -> list["Segment"]:
    """What the segments of the Whoosh index in `whoosh` hold, taken to `folder` where it is not.

    `rows` and `earlier` are those of `write`.
    """
    with open_reader(whoosh) as reader:
        return [
            _segment(_taken(folder, earlier, name, segment), segment, rows)
            for name, segment, _ in segments(reader)
        ]


def put_together(taken: Sequence[Segment], rows: int) -> tuple["Words", Arrays]:
    """The arrays of a generation of so many rows from what was taken from its segments."""
    lengths = _lengths(taken, rows)
    stems, arrays, positions = _stem_arrays(taken, lengths)
    words, word_arrays = _word_arrays(taken, lengths)
    frequencies = np.diff(word_arrays["word_row_ends"]).tolist()
    return Words(stems, words, frequencies), Arrays(**arrays, **word_arrays, positions=positions)


@dataclass(frozen=True, slots=True)
class Words:
    """The stems and the words as written, in the order of the arrays, and in how many rows."""

    stems: list[str]
    written: list[str]
    frequencies: list[int]


def open_arrays(folder: Path) -> Arrays:
    """The arrays written to `folder`, mapped into memory."""

    def mapped(name: str) -> NDArray[Any]:
        return np.asarray(np.load(folder / f"{name}.npy", mmap_mode="r"))

    positions = Positions(**{name: mapped(f"positions.{name}") for name in _POSITIONS})
    return Arrays(**{name: mapped(name) for name in _ARRAYS}, positions=positions)


def _taken(folder: Path, earlier: Sequence[Path], name: str, segment: IndexReader) -> Path:
    """The file of what was taken from a segment, in an earlier folder where one has it."""
    file = folder / f"{name}.npz"
    if file.exists():
        return file
    for other in earlier:
        if (other / file.name).exists():
            os.link(other / file.name, file)
            return file
    stored = [segment.stored_fields(number) for number in range(segment.doc_count_all())]
    arrays: dict[str, NDArray[np.generic]] = {
        "ids": _packed([values["id"] for values in stored]),
        "lengths": np.array(
            [[values["lengths"][field] for field in _SEARCHED] for values in stored],
            dtype=np.int32,
        ),
        "begun": np.array([len(values["sentences"]) for values in stored], dtype=np.int32),
        "sentences": np.array(
            [place for values in stored for place in values["sentences"]], dtype=np.int32
        ),
    }
    for field in (*_SEARCHED, AS_WRITTEN.name):
        found = postings(segment, field)
        arrays[f"{field}.terms"] = _packed(found.terms)
        arrays[f"{field}.counts"] = found.counts
        arrays[f"{field}.numbers"] = found.numbers
        arrays[f"{field}.values"] = found.values
        arrays[f"{field}.places"] = found.places
    np.savez(file, allow_pickle=False, **arrays)
    return file


def _segment(file: Path, segment: IndexReader, rows: Mapping[str, int]) -> Segment:
    with np.load(file) as arrays:
        found = {
            field: FieldPostings(
                terms=_unpacked(arrays[f"{field}.terms"]),
                counts=arrays[f"{field}.counts"],
                numbers=arrays[f"{field}.numbers"],
                values=arrays[f"{field}.values"],
                places=arrays[f"{field}.places"],
            )
            for field in (*_SEARCHED, AS_WRITTEN.name)
        }
        ids = _unpacked(arrays["ids"])
        lengths, begun, sentences = arrays["lengths"], arrays["begun"], arrays["sentences"]
    standing = [
        -1 if segment.is_deleted(number) else rows[identity] for number, identity in enumerate(ids)
    ]
    return Segment(lengths, found, np.array(standing, dtype=np.int32), begun, sentences)


def _lengths(taken: Sequence[Segment], rows: int) -> NDArray[np.int32]:
    """The words in each field of each row."""
    lengths = np.zeros((rows, len(FIELDS)), dtype=np.int32)
    for segment in taken:
        there = segment.rows >= 0
        lengths[segment.rows[there]] = segment.lengths[there]
    return lengths


def _norms(field: Field, lengths: NDArray[np.int32]) -> NDArray[np.float64]:
    measured = lengths[:, _SEARCHED.index(field.measured)]
    average = sum(measured.tolist()) / len(measured) if len(measured) else 0.0
    return np.array([norm(field, length, average) for length in measured.tolist()])


def _stem_arrays(
    taken: Sequence[Segment], lengths: NDArray[np.int32]
) -> tuple[list[str], dict[str, NDArray[Any]], Positions]:
    norms = np.stack([_norms(field, lengths) for field in FIELDS], axis=1)
    first_spots = starts(lengths)
    stems, ids = _numbered(taken, _SEARCHED)
    keys, parts, spots = [], [], []
    for place, field in enumerate(FIELDS):
        for segment in taken:
            found = segment.fields[field.name]
            term, row, kept = _where(found, segment, ids)
            keys.append((term << 32 | row)[kept])
            parts.append((field.weight * found.values / norms[row, place])[kept])
            spot = first_spots[row, place].repeat(found.values) + found.places
            spots.append((term.repeat(found.values) << 32 | spot)[kept.repeat(found.values)])
    row_ends, rows, x = _summed(keys, parts, len(stems))
    matching = np.diff(row_ends)
    rarity = np.array([idf(count, len(lengths)) for count in matching.tolist()])
    scores = (rarity.repeat(matching) * saturated(x.astype(np.float64))).astype(np.float32)
    spread_places, spread = _spread(row_ends, rows, scores, len(lengths))
    little = [ids[word] for word in map(stem, FUNCTION_WORDS) if word in ids]
    sentences = _sentences(taken, first_spots[:, _SEARCHED.index(IN_SENTENCES)])
    positions = laid_out(np.sort(np.concatenate(spots)), lengths, len(stems), little, sentences)
    arrays: dict[str, NDArray[Any]] = {
        "row_ends": row_ends,
        "rows": rows,
        "x": x,
        "scores": scores,
        "spread_places": spread_places,
        "spread": spread,
        "norms": norms.ravel(),
    }
    return stems, arrays, positions


def _sentences(taken: Sequence[Segment], first_spots: NDArray[np.int64]) -> NDArray[np.int64]:
    """The spots at which sentences begin; `first_spots` has the first spot of each row's text."""
    spots = [np.zeros(0, dtype=np.int64)]
    for segment in taken:
        row = segment.rows.repeat(segment.begun)
        spots.append((first_spots[row] + segment.sentences)[row >= 0])
    return np.concatenate(spots)


def _spread(
    row_ends: NDArray[np.int64],
    rows: NDArray[np.int32],
    scores: NDArray[np.float32],
    row_count: int,
) -> tuple[NDArray[np.int32], NDArray[np.float32]]:
    """The scores of all rows for the stems that many rows have, and where those of each stand."""
    many = (np.diff(row_ends) * SPREAD > row_count).nonzero()[0]
    places = np.full(len(row_ends) - 1, -1, dtype=np.int32)
    places[many] = np.arange(len(many))
    spread = np.zeros((len(many), row_count), dtype=np.float32)
    for place, number in enumerate(many.tolist()):
        own = slice(row_ends[number], row_ends[number + 1])
        spread[place, rows[own]] = scores[own]
    return places, spread


def _word_arrays(
    taken: Sequence[Segment], lengths: NDArray[np.int32]
) -> tuple[list[str], dict[str, NDArray[Any]]]:
    norms = _norms(AS_WRITTEN, lengths)
    words, ids = _numbered(taken, [AS_WRITTEN.name])
    keys, parts = [], []
    for segment in taken:
        found = segment.fields[AS_WRITTEN.name]
        term, row, kept = _where(found, segment, ids)
        keys.append((term << 32 | row)[kept])
        parts.append((AS_WRITTEN.weight * found.values / norms[row])[kept])
    row_ends, rows, x = _summed(keys, parts, len(words))
    return words, {"word_row_ends": row_ends, "word_rows": rows, "word_x": x}


def _numbered(taken: Sequence[Segment], names: Sequence[str]) -> tuple[list[str], dict[str, int]]:
    """The terms of these fields in order, and the number of each."""
    terms = sorted({term for one in taken for name in names for term in one.fields[name].terms})
    return terms, {term: number for number, term in enumerate(terms)}


def _where(
    found: FieldPostings, segment: Segment, ids: Mapping[str, int]
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.bool_]]:
    """Of each posting the term's number, the row, and whether it still stands."""
    numbers = np.array([ids[term] for term in found.terms], dtype=np.int64)
    row = segment.rows[found.numbers].astype(np.int64)
    return numbers.repeat(found.counts), row, row >= 0


def _summed(
    keys: Sequence[NDArray[np.int64]], parts: Sequence[NDArray[np.float64]], terms: int
) -> tuple[NDArray[np.int64], NDArray[np.int32], NDArray[np.float32]]:
    """Postings in order of terms and rows, what several fields add to one posting added up."""
    key, part = np.concatenate(keys), np.concatenate(parts)
    order = np.argsort(key, kind="stable")
    key, part = key[order], part[order]
    first = np.flatnonzero(np.diff(key, prepend=-1))
    summed = np.add.reduceat(part, first) if len(part) else part
    key = key[first]
    return _ends(key, terms), (key & 0xFFFFFFFF).astype(np.int32), summed.astype(np.float32)


def _ends(key: NDArray[np.int64], terms: int) -> NDArray[np.int64]:
    return np.searchsorted(key, np.arange(terms + 1, dtype=np.int64) << 32)


def _packed(words: Sequence[str]) -> NDArray[np.uint8]:
    return np.frombuffer(orjson.dumps(words), dtype=np.uint8)


def _unpacked(packed: NDArray[np.uint8]) -> list[str]:
    words: list[str] = orjson.loads(packed.tobytes())
    return words
