"""The Whoosh index: one document a paragraph. Whoosh is used here and in whoosh_matching alone."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any as Anything

from whoosh import formats
from whoosh.fields import ID, STORED, FieldType, Schema
from whoosh.index import FileIndex, create_in, exists_in, open_dir
from whoosh.reading import IndexReader

from searchapp.engines.entries import Entry
from searchapp.engines.weighting import AS_WRITTEN, FIELDS

_MEMORY_MB = 256
"""What Whoosh may hold before it spills to disk: a national corpus in three runs or so."""


class Postings(FieldType):  # type: ignore[misc]
    """A field whose postings are worked out before: stems and their positions."""

    def __init__(self) -> None:
        super().__init__(format=formats.Positions(), analyzer=None, scorable=True)

    def index(
        self, value: Mapping[str, list[int]], **_: object
    ) -> Iterator[tuple[bytes, int, float, bytes]]:
        encode = self.format.encode
        for stem, places in value.items():
            yield stem.encode(), len(places), float(len(places)), encode(places)


class Counts(FieldType):  # type: ignore[misc]
    """A field of words and how often each occurs."""

    def __init__(self) -> None:
        super().__init__(format=formats.Frequency(), analyzer=None, scorable=True)

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
        report=ID(),
        **{AS_WRITTEN.name: Counts()},
        **searched,
        **{name: Values() for name in tagged},
    )


def write(folder: Path, entries: Iterable[Entry], replaced: Collection[str] = ()) -> None:
    """Add `entries` to the index in `folder`, without the paragraphs of the reports `replaced`.

    The index is created where there is none. Segments already there are left as they are.
    """
    index: FileIndex = open_dir(folder) if exists_in(folder) else create_in(folder, schema())
    writer = index.writer(limitmb=_MEMORY_MB)
    try:
        for report_id in replaced:
            writer.delete_by_term("report", report_id)
        for one in entries:
            writer.add_document(**_document(one))
    except BaseException:
        writer.cancel()
        raise
    writer.commit(merge=False)


def open_reader(folder: Path) -> IndexReader:
    """A reader of the index in `folder`."""
    return open_dir(folder, readonly=True).reader()


def stored(reader: IndexReader) -> Iterator[tuple[int, str, Mapping[str, int]]]:
    """Of every paragraph: Whoosh's number for it, its id, the words in each field."""
    for number, values in reader.iter_docs():
        yield number, values["id"], values["lengths"]


def frequencies(folder: Path) -> Iterator[tuple[str, int]]:
    """Every word as written, and in how many paragraphs it occurs."""
    with open_reader(folder) as reader:
        for word in reader.lexicon(AS_WRITTEN.name):
            if frequency := reader.doc_frequency(AS_WRITTEN.name, word):
                yield word.decode(), frequency


def _document(one: Entry) -> dict[str, Anything]:
    return {
        "id": f"{one.report_id}/{one.paragraph_id}",
        "lengths": dict(one.lengths),
        "report": one.report_id,
        AS_WRITTEN.name: one.words,
        **one.positions,
        **{name: values for name, values in one.tags.items() if name != "report"},
    }
