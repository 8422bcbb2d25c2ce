"""A generation: one whole index in a folder of its own, never changed once it is complete.

INDEX/CURRENT                     the name of the generation that is served
INDEX/generations/NAME/           manifest.json, the store, the columns, the vocabulary,
                                  the Whoosh index and the arrays made of it, and digests.json,
                                  by which damage to any of these is noticed
"""

import os
import shutil
from collections.abc import Collection, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from functools import cache, partial
from hashlib import file_digest, sha256
from pathlib import Path
from zipfile import BadZipFile
from zlib import error

import orjson

from searchapp.engines import (
    array_index,
    columns,
    related,
    store,
    together,
    vocabulary,
    whoosh_index,
)
from searchapp.engines.array_matching import ArrayEngine
from searchapp.engines.base import Engine
from searchapp.engines.columns import Columns
from searchapp.engines.learning import learn_spelling, learning
from searchapp.engines.parts import Part, Progress, write_parts
from searchapp.engines.store import Store
from searchapp.engines.vocabulary import StoredVocabulary
from searchapp.engines.whoosh_matching import open_engine
from searchapp.errors import IndexMissingError
from searchapp.language import lexicon, spelling, suggestions
from searchapp.language.lexicon import Lexicon
from searchapp.language.relatedness import read_vectors
from searchapp.language.spelling import Speller
from searchapp.language.suggestions import Suggestions
from searchapp.model import Document
from searchapp.query.expansion import names
from searchapp.query.tree import Every

_CURRENT = "CURRENT"
_GENERATIONS = "generations"
_WORDING = (
    "acronyms.py",
    "councils.py",
    "denial.py",
    "data/councils.txt",
    "data/everyday.txt",
    "data/interchangeable.txt",
    "data/longer.txt",
    "data/related.txt",
    "data/stems.txt",
    "data/thesaurus.toml",
    "function_words.py",
    "inflections.py",
    "interchangeable.py",
    "lexicon.py",
    "longer.py",
    "relatedness.py",
    "sentences.py",
    "spelling.py",
    "stems.py",
    "suggestions.py",
    "tables.py",
    "thesaurus.py",
    "tokens.py",
)
_MANIFEST = "manifest.json"
_DIGESTS = "digests.json"
_WHOOSH = "whoosh"
_ARRAYS = "arrays"
_PARTS = "parts"
_HASHING = 4
"""Threads that digest files; hashing lets others run."""


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """What became of one file of the corpus.

    `report_id` is None and `refused` says why where it is not in the index; `warnings` are what is
    doubtful about a report that is. `digest` changes with anything that was read of it.
    """

    file: str
    sha256: str
    report_id: str | None
    paragraphs: int
    warnings: tuple[str, ...] = ()
    refused: str | None = None
    digest: str = ""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a generation holds. `corpus_digest` changes with any file, and with the reader."""

    generation: str
    schema: str
    corpus_digest: str
    reports: int
    paragraphs: int
    ledger: tuple[LedgerEntry, ...]


DAMAGE = (OSError, ValueError, LookupError, TypeError, AttributeError, EOFError, BadZipFile, error)
"""What reading a damaged file of a generation may raise."""


@dataclass(frozen=True, slots=True)
class Generation:
    """An opened generation."""

    manifest: Manifest
    store: Store
    columns: Columns
    vocabulary: StoredVocabulary
    lexicon: Lexicon
    speller: Speller
    suggestions: Suggestions
    engine: Engine
    places: related.Places


@cache
def schema() -> str:
    """The form of an index: a digest of the code that decides what stands in one.

    An index made by other code is made anew, never half understood.
    """
    package = Path(__file__).parent.parent
    engines = sorted((package / "engines").glob("*.py"))
    sources = [path for path in engines if not path.stem.endswith("_matching")]
    sources += (package / "language" / name for name in _WORDING)
    return sha256(b"".join(path.read_bytes() for path in sources)).hexdigest()[:16]


def current_name(index: Path) -> str | None:
    """The name of the generation that is served; None where there is none."""
    try:
        return (index / _CURRENT).read_text(encoding="utf-8").strip() or None
    except (OSError, UnicodeDecodeError):
        return None


def folder_of(index: Path, name: str) -> Path:
    """The folder of a generation."""
    return index / _GENERATIONS / name


def read_manifest(index: Path) -> Manifest | None:
    """What the served generation holds; None where there is none, or none that can be read."""
    name = current_name(index)
    if name is None:
        return None
    try:
        return _manifest(folder_of(index, name))
    except DAMAGE:
        return None


def is_whole(index: Path, name: str) -> bool:
    """Whether every file of a generation is as it was written."""
    folder = folder_of(index, name)
    try:
        digests = orjson.loads((folder / _DIGESTS).read_bytes())
        return bool(digests == _digests(folder))
    except DAMAGE:
        return False


def open_current(index: Path) -> Generation:
    """The generation that is served.

    Raises IndexMissingError where there is none, or one of another form.
    """
    while True:
        name = current_name(index)
        if name is None:
            raise IndexMissingError(f"There is no index in {index}. Build it with: searchapp index")
        try:
            return open_generation(folder_of(index, name))
        except DAMAGE as damage:
            if current_name(index) == name:
                raise IndexMissingError(
                    f"The index in {index} cannot be read. Build it anew with: searchapp index"
                ) from damage


def open_generation(folder: Path) -> Generation:
    """The generation in `folder`; IndexMissingError where it has another form than ours."""
    manifest = _manifest(folder)
    if manifest.schema != schema():
        raise IndexMissingError(
            "The index was made by another version. Build it anew with: searchapp index"
        )
    stored = store.open_store(folder)
    words = vocabulary.open_vocabulary(folder)
    tagged = columns.open_columns(folder)
    arrays = array_index.open_arrays(folder / _ARRAYS)
    prepared = together.open_prepared(folder / _ARRAYS)
    engine = ArrayEngine(arrays, tagged, words, stored.paragraph_count, prepared)
    return Generation(
        manifest,
        stored,
        tagged,
        words,
        lexicon.open_lexicon(folder),
        spelling.open_speller(folder, words.words()),
        suggestions.open_suggestions(folder),
        engine,
        related.open_places(folder),
    )


def open_reference(folder: Path) -> Engine:
    """The engine that answers from the same generation by Whoosh's own matchers, slowly."""
    return open_engine(folder / _WHOOSH, _rows(folder), vocabulary.open_vocabulary(folder))


def read_segments(folder: Path) -> list[array_index.Segment]:
    """The postings of which the arrays of the generation in `folder` were made."""
    return array_index.read_segments(folder / _ARRAYS, folder / _WHOOSH, _rows(folder))


def write_generation(
    folder: Path,
    documents: Sequence[Document],
    manifest: Manifest,
    *,
    base: Path | None = None,
    changed: Collection[str] = (),
    progress: Progress | None = None,
) -> None:
    """Write a complete generation to `folder`.

    `documents` are all documents. With `base`, the folder of an earlier generation, only the
    reports of which the ids are `changed` (added, replaced or gone) are indexed again.
    """
    ordered = sorted(documents, key=lambda document: document.report.id)
    indexed = [one for one in ordered if base is None or one.report.id in changed]
    whoosh, arrays, aside = folder / _WHOOSH, folder / _ARRAYS, folder / _PARTS
    folder.mkdir(parents=True)
    store.write(folder, ordered)
    paragraphs = sum(len(document.paragraphs) for document in ordered)
    with learning(folder, paragraphs):
        parts = write_parts(aside, indexed, progress)
        whoosh.mkdir()
        if base is not None:
            _link(base / _WHOOSH, whoosh)
        whoosh_index.assemble(whoosh, [part.whoosh for part in parts], changed if base else ())
        store.write_wordings(folder, ordered, _wordings(parts, ordered, base))
        columns.write(folder, ordered)
        earlier = [part.arrays for part in parts] + ([base / _ARRAYS] if base else [])
        words = array_index.write(arrays, whoosh, _row_numbers(ordered), earlier)
        vocabulary.write(folder, words.written, words.frequencies, words.stems)
        learn_spelling(folder, ordered)
    written = array_index.open_arrays(arrays)
    related.write(folder, written, words.stems, paragraphs, read_vectors())
    together.write(
        arrays,
        written,
        vocabulary.open_vocabulary(folder),
        names(lexicon.open_lexicon(folder)),
    )
    shutil.rmtree(aside)
    (folder / _MANIFEST).write_bytes(orjson.dumps(asdict(manifest), option=orjson.OPT_INDENT_2))
    digests = _digests(folder, _known(base) if base else {})
    (folder / _DIGESTS).write_bytes(orjson.dumps(digests, option=orjson.OPT_INDENT_2))


def check(folder: Path) -> None:
    """Raise IndexMissingError unless the generation in `folder` holds what its manifest says."""
    opened = open_generation(folder)
    found = len(opened.engine.match(Every()).rows)
    if not found == opened.store.paragraph_count == opened.manifest.paragraphs:
        raise IndexMissingError("The new index is not whole; the one before it is kept.")


def make_current(index: Path, name: str) -> None:
    """Serve the generation `name` from now on, in one step that cannot be half done."""
    pointer = index / f"{_CURRENT}.{os.getpid()}"
    with pointer.open("w", encoding="utf-8") as file:
        file.write(name + "\n")
        file.flush()
        os.fsync(file.fileno())
    pointer.replace(index / _CURRENT)


def remove_others(index: Path, keep: Collection[str]) -> None:
    """Remove every generation but those named, finished or not."""
    folder = index / _GENERATIONS
    for path in folder.iterdir() if folder.is_dir() else ():
        if path.name not in keep:
            shutil.rmtree(path, ignore_errors=True)


def _digests(folder: Path, known: Mapping[int, str] | None = None) -> dict[str, str]:
    """By path within a generation the SHA-256 of each of its files, itself and locks left out.

    `known` are those of files that were looked at before, by inode.
    """
    paths = [
        path
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != _DIGESTS and not path.name.endswith("LOCK")
    ]
    with ThreadPoolExecutor(_HASHING) as pool:
        digests = pool.map(partial(_digest, known=known or {}), paths)
        return {
            str(path.relative_to(folder)): digest
            for path, digest in zip(paths, digests, strict=True)
        }


def _digest(path: Path, known: Mapping[int, str]) -> str:
    digest = known.get(path.stat().st_ino)
    if digest is None:
        with path.open("rb") as file:
            digest = file_digest(file, "sha256").hexdigest()
    return digest


def _known(folder: Path) -> dict[int, str]:
    """The digests of a generation that is whole by inode: a new one shares most of its files."""
    digests = orjson.loads((folder / _DIGESTS).read_bytes())
    return {(folder / path).stat().st_ino: digest for path, digest in digests.items()}


def _manifest(folder: Path) -> Manifest:
    values = orjson.loads((folder / _MANIFEST).read_bytes())
    ledger = tuple(
        LedgerEntry(**{**one, "warnings": tuple(one["warnings"])}) for one in values["ledger"]
    )
    return Manifest(**{**values, "ledger": ledger})


def _row_numbers(documents: Sequence[Document]) -> dict[str, int]:
    """The row of each paragraph by its id; `documents` are in order of report ids."""
    ids = [paragraph.id for document in documents for paragraph in document.paragraphs]
    return {identity: row for row, identity in enumerate(ids)}


def _rows(folder: Path) -> dict[str, int]:
    """The row of each paragraph by its id."""
    stored = store.open_store(folder)
    ids = (f"{report_id}/{one}" for report_id, ones in stored.ids.items() for one in ones)
    return {identity: row for row, identity in enumerate(ids)}


def _wordings(
    parts: Sequence[Part], documents: Sequence[Document], base: Path | None
) -> dict[str, Iterator[bytes]]:
    """By report id the wordings of its paragraphs: of a part, or as the base has them."""
    found: dict[str, Iterator[bytes]] = {}
    sizes = {document.report.id: len(document.paragraphs) for document in documents}
    for part in parts:
        lines = part.wording.read_bytes().splitlines(keepends=True)
        first = 0
        for report_id in part.report_ids:
            found[report_id] = iter(lines[first : first + sizes[report_id]])
            first += sizes[report_id]
    if base is not None:
        stored = store.open_store(base)
        found |= {one: stored.wordings(one) for one in sizes if one not in found}
    return found


def _link(source: Path, target: Path) -> None:
    """Give `target` the files of `source` without copying: Whoosh never changes a file written."""
    for path in source.iterdir():
        if not path.name.endswith("LOCK"):
            os.link(path, target / path.name)
