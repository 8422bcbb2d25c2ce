"""The Whoosh index: one document a paragraph. Whoosh is used here and in whoosh_matching alone."""

import os
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any as Anything

import numpy as np
from numpy.typing import NDArray
from whoosh import formats
from whoosh.codec.base import Segment
from whoosh.codec.whoosh3 import W3Codec
from whoosh.fields import ID, STORED, FieldType, Schema
from whoosh.index import TOC, create_in, exists_in, open_dir
from whoosh.reading import IndexReader, SegmentReader
from whoosh.writing import NO_MERGE, SegmentWriter

from searchapp.engines.entries import Entry
from searchapp.engines.weighting import AS_WRITTEN, FIELDS

PLACE = np.dtype("<u4")

_NAME = "MAIN"
"""What Whoosh calls an index that has no other name."""

_MEMORY_MB = 256
"""What Whoosh may hold before it spills to disk: a national corpus in three runs or so."""


_SMALL, _MOST_SMALL = 500, 8
"""Paragraphs of a segment that is small, as a few reports are, and how many such there may be."""


class Codec(W3Codec):  # type: ignore[misc]
    """Whoosh's own, but postings carry no lengths: they are rounded, ours are stored whole."""

    length_stats = False


class Places(formats.Format):  # type: ignore[misc]
    """Positions as 32-bit numbers, least byte first: many are decoded at once, without a loop."""

    def encode(self, places: list[int]) -> bytes:
        """The value of a posting."""
        return np.array(places, dtype=PLACE).tobytes()

    def decode_frequency(self, value: bytes) -> int:
        """How many positions `value` holds."""
        return len(value) // PLACE.itemsize

    def decode_weight(self, value: bytes) -> float:
        """As Whoosh wants it: the frequency."""
        return float(self.decode_frequency(value))

    def decode_positions(self, value: bytes) -> list[int]:
        """The positions that `value` holds."""
        positions: list[int] = np.frombuffer(value, dtype=PLACE).tolist()
        return positions


class Postings(FieldType):  # type: ignore[misc]
    """A field whose postings are worked out before: stems and their positions."""

    def __init__(self) -> None:
        super().__init__(format=Places(), analyzer=None, scorable=False)

    def index(
        self, value: Mapping[str, list[int]], **_: object
    ) -> Iterator[tuple[bytes, int, float, bytes]]:
        encode = self.format.encode
        for stem, places in value.items():
            yield stem.encode(), len(places), float(len(places)), encode(places)


class Counts(FieldType):  # type: ignore[misc]
    """A field of words and how often each occurs."""

    def __init__(self) -> None:
        super().__init__(format=formats.Frequency(), analyzer=None, scorable=False)

    def index(
        self, value: Mapping[str, int], **_: object
    ) -> Iterator[tuple[bytes, int, float, bytes]]:
        encode = formats.pack_uint
        for word, count in value.items():
            yield word.encode(), count, float(count), encode(count)


class Values(FieldType):  # type: ignore[misc]
    """A field of tags, each as a whole."""

    def __init__(self) -> None:
        super().__init__(format=formats.Existence(), analyzer=None)

    def index(self, value: Iterable[str], **_: object) -> Iterator[tuple[bytes, int, float, bytes]]:
        for tag in value:
            yield tag.encode(), 1, 1.0, b""


def schema() -> Schema:
    """Stems of each searched field, words as written, tags, and the paragraph's id, stored."""
    searched = {field.name: Postings() for field in FIELDS}
    tagged = ("authority", "year", "area", "grade", "kind", "framework")
    return Schema(
        id=ID(stored=True, unique=True),
        lengths=STORED(),
        sentences=STORED(),
        report=ID(),
        **{AS_WRITTEN.name: Counts()},
        **searched,
        **{name: Values() for name in tagged},
    )


def write(folder: Path, entries: Iterable[Entry]) -> None:
    """Make an index of `entries`, of one segment, in `folder`."""
    writer = create_in(folder, schema()).writer(limitmb=_MEMORY_MB, codec=Codec())
    try:
        for one in entries:
            writer.add_document(**_document(one))
    except BaseException:
        writer.cancel()
        raise
    writer.commit(merge=False)


def assemble(folder: Path, parts: Iterable[Path], removed: Collection[str] = ()) -> None:
    """Add the segments of the indexes in the folders `parts` to the index in `folder`.

    The index is made where there is none. Of what it held before, the reports `removed` are taken
    out. The files of the parts are linked, not copied: Whoosh never changes a file once written.
    """
    index = open_dir(folder) if exists_in(folder) else create_in(folder, schema())
    writer = index.writer(codec=Codec())
    try:
        held = len(writer.segments)
        for report_id in removed:
            writer.delete_by_term("report", report_id)
        for part in parts:
            for segment in TOC.read(open_dir(part).storage, _NAME, schema=schema()).segments:
                for path in part.glob(f"{segment.segment_id()}*"):
                    os.link(path, folder / path.name)
                writer.segments.append(segment)
    except BaseException:
        writer.cancel()
        raise
    # Merging is for the small segments that additions leave, not for the parts of a new index.
    writer.commit(mergetype=_few_small if held else NO_MERGE)


def _few_small(writer: SegmentWriter, segments: list[Segment]) -> list[Segment]:
    """The segments that stay as they are: none is empty, and few are small; the rest are merged.

    Whoosh's own policy makes one of all segments once there are eighteen or so, large ones too: a
    minute's work in place of seconds, for one report added.
    """
    filled = [segment for segment in segments if segment.doc_count()]
    small = [segment for segment in filled if segment.doc_count() <= _SMALL]
    if len(small) <= _MOST_SMALL:
        return filled
    for segment in small:
        with closing(SegmentReader(writer.storage, writer.schema, segment)) as reader:
            writer.add_reader(reader)
    return [segment for segment in filled if segment not in small]


def open_reader(folder: Path) -> IndexReader:
    """A reader of the index in `folder`."""
    return open_dir(folder, readonly=True).reader()


def stored(reader: IndexReader) -> Iterator[tuple[int, str, Mapping[str, int], Sequence[int]]]:
    """Of every paragraph: Whoosh's number for it, its id, the words in each field, and the places
    at which sentences of its text begin.
    """
    for number, values in reader.iter_docs():
        yield number, values["id"], values["lengths"], values["sentences"]


def _document(one: Entry) -> dict[str, Anything]:
    return {
        "id": f"{one.report_id}/{one.paragraph_id}",
        "lengths": dict(one.lengths),
        "sentences": list(one.sentences),
        "report": one.report_id,
        AS_WRITTEN.name: one.words,
        **one.positions,
        **{name: values for name, values in one.tags.items() if name != "report"},
    }


@dataclass(frozen=True, slots=True)
class FieldPostings:
    """All postings of a field in one segment.

    `terms` are in order of their bytes; term i has `counts[i]` postings, one after another in
    `numbers` (Whoosh's document numbers) and `values`: how many positions each has. `places` holds
    the positions of one posting after another, and is empty where a field keeps none.
    """

    terms: list[str]
    counts: NDArray[np.int64]
    numbers: NDArray[np.int32]
    values: NDArray[np.int32]
    places: NDArray[np.uint32]


def segments(reader: IndexReader) -> list[tuple[str, IndexReader, int]]:
    """The id and reader of each segment, and what its first document's number is in the whole."""
    return [
        (str(leaf.segment().segment_id()), leaf, int(base))
        for leaf, base in reader.leaf_readers()
        if leaf.segment() is not None
    ]


def postings(segment: IndexReader, field: str) -> FieldPostings:
    """All postings of `field`, those of removed documents too, numbered within the segment."""
    terms: list[str] = []
    counts: list[int] = []
    numbers: list[int] = []
    weights: list[float] = []
    places: list[bytes] = []
    for term in segment.lexicon(field):
        matcher = segment.postings(field, term)
        before = len(numbers)
        while matcher.is_active():
            numbers.append(matcher.id())
            weights.append(matcher.weight())
            places.append(matcher.value())
            matcher.next()
        terms.append(term.decode())
        counts.append(len(numbers) - before)
    positional = isinstance(segment.schema[field].format, Places)
    return FieldPostings(
        terms,
        np.array(counts, dtype=np.int64),
        np.array(numbers, dtype=np.int32),
        np.array(weights, dtype=np.int32),
        np.frombuffer(b"".join(places) if positional else b"", dtype=PLACE),
    )
