"""The corpus folder becomes an index: only what changed is read, and nothing half done is served.

A new generation is built aside, checked and then swapped in; whatever goes wrong on the way leaves
the index that is there serving. What was read of each file is kept in `INDEX/documents`.
"""

import fcntl
import gc
import hashlib
import json
import os
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

from searchapp.citation import report_id
from searchapp.config import Settings
from searchapp.engines import generation
from searchapp.engines.generation import LedgerEntry, Manifest
from searchapp.engines.records import document_from_bytes, document_to_bytes
from searchapp.errors import IndexBusyError, NothingToIndexError, UnreadableReportError
from searchapp.model import Document, Report
from searchapp.reading import read_documents

SUFFIXES = (".txt", ".pdf")
"""The ends of the names of files that can be reports: text exports and PDFs."""

NO_REPORT = "Only text exports (.txt) and PDFs (.pdf) are read."

_NOTES = {".md", ".tsv"}
"""Files of the corpus folder that speak of it: its README, the aliases of old ids."""
_LOCK = "lock"
_DOCUMENTS = "documents"
_WAIT_SECONDS = 30.0
_MOST_CHANGED = 0.3
"""Beyond this share of reports the whole index is made anew: as quick, and tidier after it."""

Progress = Callable[[str, int, int], None]
"""Called with what is being done ("reading", "indexing"), how many are done, how many there are."""


@dataclass(frozen=True, slots=True)
class Built:
    """What a build did: `rebuilt` is false where the index was up to date.

    `read` are the files that were read now; of the rest it was known what they hold.
    """

    manifest: Manifest
    rebuilt: bool
    read: tuple[str, ...]

    @property
    def refused(self) -> tuple[LedgerEntry, ...]:
        """The files of the corpus that are not in the index; `refused` of each says why."""
        return tuple(one for one in self.manifest.ledger if one.refused)


def build_index(
    settings: Settings, *, progress: Progress | None = None, wait: float = _WAIT_SECONDS
) -> Built:
    """Bring the index in line with the corpus folder; nothing is done where it is so already.

    Waits `wait` seconds for another build to end, then raises IndexBusyError. Files that cannot be
    taken are left out and named in the ledger; NothingToIndexError where none can be taken.
    """
    report_progress = progress or _silent
    settings.index.mkdir(parents=True, exist_ok=True)
    with _only_writer(settings.index, wait), _undisturbed():
        files = _corpus(settings.corpus)
        served = generation.read_manifest(settings.index)
        whole = served is not None and generation.is_whole(settings.index, served.generation)
        if served and whole and _up_to_date(served, files):
            return Built(served, rebuilt=False, read=())
        outcomes, read = _read_all(settings, files, served, report_progress)
        manifest = _manifest(files, outcomes, served)
        documents = [one.document for one in outcomes if one.document]
        if not documents:
            raise NothingToIndexError(_nothing(settings, manifest))
        _swap_in(settings.index, manifest, documents, served, report_progress, whole=whole)
        return Built(manifest, rebuilt=True, read=tuple(read))


def out_of_date(settings: Settings) -> str | None:
    """Why the index should be built, and with which command; None where it is up to date."""
    served = generation.read_manifest(settings.index)
    if served is None:
        return f"There is no index in {settings.index}. Build it with: searchapp index"
    if served.schema != generation.schema():
        return "The index was made by another version. Build it anew with: searchapp index"
    if not _up_to_date(served, _corpus(settings.corpus)):
        return (
            "The corpus has changed since it was indexed. Bring it up to date with: searchapp index"
        )
    return None


def source_path(settings: Settings, report: Report) -> Path:
    """The file of the corpus that a report was read from."""
    return settings.corpus / Path(report.source.file).name


@dataclass(frozen=True, slots=True)
class _File:
    path: Path
    sha256: str

    @property
    def report_id(self) -> str:
        return report_id(self.path.stem)


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What became of a file: a document or a refusal. `digest` is of the document's record."""

    document: Document | None
    refused: str | None
    digest: str


def _corpus(folder: Path) -> list[_File]:
    if not folder.is_dir():
        raise NothingToIndexError(
            f"There is no folder {folder}. Make it and put reports there, "
            "or name another with SEARCHAPP_CORPUS."
        )
    paths = sorted(
        path
        for path in folder.iterdir()
        if path.is_file() and not path.name.startswith(".") and path.suffix.lower() not in _NOTES
    )
    return [_File(path, _digest_of(path)) for path in paths]


def _up_to_date(served: Manifest | None, files: Sequence[_File]) -> bool:
    return (
        served is not None
        and served.schema == generation.schema()
        and served.corpus_digest == _corpus_digest(files)
    )


def _read_all(
    settings: Settings, files: Sequence[_File], served: Manifest | None, progress: Progress
) -> tuple[list[_Outcome], list[str]]:
    """What became of each of `files`, and the names of those that had to be read."""
    refused = _refused_unread(files, served)
    cache = settings.index / _DOCUMENTS
    cache.mkdir(exist_ok=True)
    records = {file: cache / f"{_record_key(file)}.json" for file in files if file not in refused}
    known = {file: _outcome(record) for file, record in records.items()}
    unread = {file.path: file for file, outcome in known.items() if outcome is None}
    progress("reading", 0, len(unread))
    for path, read in read_documents(unread, progress=partial(progress, "reading")):
        _write_whole(records[unread[path]], _record(read))
        known[unread[path]] = _outcome(records[unread[path]])
    outcomes = [known.get(file) or _Outcome(None, refused[file], "") for file in files]
    for stale in set(cache.iterdir()) - set(records.values()):
        stale.unlink()
    return outcomes, [path.name for path in unread]


def _refused_unread(files: Sequence[_File], served: Manifest | None) -> dict[_File, str]:
    """The files that cannot be in the index whatever they hold, and why.

    Of files that would share an id the one that has it already keeps it, so that no link changes
    its meaning; else the first by name.
    """
    owners = {one.file: one.report_id for one in served.ledger} if served else {}
    by_id: dict[str, list[_File]] = {}
    refused = {}
    for file in sorted(files, key=lambda file: owners.get(file.path.name) is None):
        if file.path.suffix.lower() not in SUFFIXES:
            refused[file] = NO_REPORT
        elif not file.report_id:
            refused[file] = "The name has no letter or figure to make a report's id of. Rename it."
        else:
            by_id.setdefault(file.report_id, []).append(file)
    for identity, (first, *others) in by_id.items():
        for other in others:
            refused[other] = (
                f"It would share the id “{identity}” with {first.path.name}. Rename one of them."
            )
    return refused


def _record(read: Document | UnreadableReportError) -> bytes:
    if isinstance(read, Document):
        return document_to_bytes(read)
    return json.dumps({"refused": str(read)}).encode()


def _outcome(record: Path) -> _Outcome | None:
    """What became of a file, from its record; None where there is none that can be read."""
    try:
        held = record.read_bytes()
        digest = hashlib.sha256(held).hexdigest()
        if held.startswith(b'{"refused"'):
            return _Outcome(None, json.loads(held)["refused"], digest)
        return _Outcome(document_from_bytes(held), None, digest)
    except generation.DAMAGE:
        return None


def _manifest(
    files: Sequence[_File], outcomes: Sequence[_Outcome], served: Manifest | None
) -> Manifest:
    digest = _corpus_digest(files)
    number = int(served.generation.partition("-")[0]) + 1 if served else 1
    ledger = tuple(map(_ledger_entry, files, outcomes))
    return Manifest(
        generation=f"{number:06d}-{digest[:8]}",
        schema=generation.schema(),
        corpus_digest=digest,
        reports=sum(one.refused is None for one in ledger),
        paragraphs=sum(one.paragraphs for one in ledger),
        ledger=ledger,
    )


def _ledger_entry(file: _File, outcome: _Outcome) -> LedgerEntry:
    document = outcome.document
    return LedgerEntry(
        file=file.path.name,
        sha256=file.sha256,
        report_id=document.report.id if document else None,
        paragraphs=len(document.paragraphs) if document else 0,
        warnings=document.report.warnings if document else (),
        refused=outcome.refused,
        digest=outcome.digest,
    )


def _swap_in(
    index: Path,
    manifest: Manifest,
    documents: Sequence[Document],
    served: Manifest | None,
    progress: Progress,
    *,
    whole: bool,
) -> None:
    generation.remove_others(index, [served.generation] if served else [])
    folder = generation.folder_of(index, manifest.generation)
    base, changed = _base(index, manifest, served if whole else None)
    to_do = sum(
        len(one.paragraphs) for one in documents if base is None or one.report.id in changed
    )
    progress("indexing", 0, to_do)
    generation.write_generation(
        folder,
        documents,
        manifest,
        base=base,
        changed=changed,
        progress=lambda done: progress("indexing", done, to_do),
    )
    generation.check(folder)
    generation.make_current(index, manifest.generation)
    keep = [manifest.generation, *([served.generation] if served else [])]
    generation.remove_others(index, keep)


def _base(
    index: Path, manifest: Manifest, served: Manifest | None
) -> tuple[Path | None, frozenset[str]]:
    """The generation to start from, where one can be of use, and the reports that changed."""
    if served is None or served.schema != manifest.schema:
        return None, frozenset()
    before, after = _digests(served), _digests(manifest)
    changed = frozenset(
        identity for identity in before | after if before.get(identity) != after.get(identity)
    )
    folder = generation.folder_of(index, served.generation)
    if len(changed) > _MOST_CHANGED * len(after) and len(changed) > 1:
        return None, frozenset()
    return folder, changed


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Keep the garbage collector from looking through the documents: a tenth of the work."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _digests(manifest: Manifest) -> dict[str, str]:
    return {one.report_id: one.digest for one in manifest.ledger if one.report_id}


@contextmanager
def _only_writer(index: Path, wait: float) -> Iterator[None]:
    deadline = time.monotonic() + wait
    with (index / _LOCK).open("a") as lock:
        while True:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if time.monotonic() >= deadline:
                    raise IndexBusyError(
                        f"The index in {index} is being built by another process. "
                        "Try again when it is done."
                    ) from None
                time.sleep(0.05)
        yield


def _corpus_digest(files: Sequence[_File]) -> str:
    lines = [f"{file.sha256} {file.path.name}" for file in files]
    return hashlib.sha256("\n".join([reader_version(), *lines]).encode()).hexdigest()


def _record_key(file: _File) -> str:
    key = "\n".join((reader_version(), file.sha256, file.path.name))
    return hashlib.sha256(key.encode()).hexdigest()[:32]


@cache
def reader_version() -> str:
    """A digest of the code that reads: what another version of it read is read again."""
    package = Path(__file__).parent
    sources = [*sorted((package / "reading").rglob("*.py")), package / "model.py"]
    return hashlib.sha256(b"".join(path.read_bytes() for path in sources)).hexdigest()


def _digest_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _write_whole(path: Path, content: bytes) -> None:
    """Write a file in one step, so that a crash leaves none that is half written."""
    aside = path.with_suffix(f".{os.getpid()}")
    aside.write_bytes(content)
    aside.replace(path)


def _nothing(settings: Settings, manifest: Manifest) -> str:
    reasons = "; ".join(f"{one.file}: {one.refused}" for one in manifest.ledger[:3])
    if not reasons:
        return f"There is no report in {settings.corpus}. Put text exports or PDFs there."
    return f"No file in {settings.corpus} can be read as a report ({reasons})."


def _silent(_doing: str, _done: int, _of: int) -> None:
    """No progress is shown."""
