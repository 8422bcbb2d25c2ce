"""Reports are taken into the corpus: under a good name, each once."""

import re
import shutil
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from searchapp.citation import report_id
from searchapp.config import Settings
from searchapp.engines import generation, store
from searchapp.errors import NothingToIndexError
from searchapp.indexing import NO_REPORT, SUFFIXES, Progress, build_index
from searchapp.model import Document, Report
from searchapp.reading import read_documents


@dataclass(frozen=True, slots=True)
class Added:
    """A file taken into the corpus as `file`, with what was odd about it."""

    source: Path
    file: str
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Declined:
    """A file not taken, and a sentence that names it and says why."""

    source: Path
    reason: str


def add_reports(
    settings: Settings, paths: Sequence[Path], *, progress: Progress | None = None
) -> tuple[tuple[Added, ...], tuple[Declined, ...]]:
    """Copy the reports among `paths` into the corpus and index them.

    What cannot be read and what is there already is declined with a reason; the rest is taken.
    """
    known = list(_known(settings))
    read = dict(read_documents(paths, progress=_reading(progress)))
    added: list[Added] = []
    declined: list[Declined] = []
    for path in dict.fromkeys(paths):
        outcome = read[path]
        if path.suffix.lower() not in SUFFIXES:
            declined.append(Declined(path, f"{path.name} was not taken. {NO_REPORT}"))
        elif not isinstance(outcome, Document):
            declined.append(Declined(path, str(outcome)))
        elif double := find_double(outcome.report, known):
            declined.append(
                Declined(path, f"{path.name} is there already, as {double.source.file}.")
            )
        else:
            name = _copy(path, settings.corpus, good_name(outcome.report, path))
            known.append(outcome.report)
            added.append(Added(path, name, outcome.report.warnings))
    if added:
        build_index(settings, progress=progress)
    return tuple(added), tuple(declined)


def good_name(report: Report, path: Path) -> str:
    """The name under which the file at `path` is kept: council and date, `barnet-2024-07-23.pdf`.

    The date is that of publication where the report prints it, else the inspection's last day. A
    name of that form that the file has already is kept, with the date that it gives; a report that
    does not say whose it is keeps the name that it has.
    """
    suffix = path.suffix.lower()
    given = report_id(path.stem)
    day = report.published or report.inspection_end
    if not report.authority_printed or day is None:
        return f"{given}{suffix}"
    if re.fullmatch(rf"{re.escape(report.authority_slug)}-20\d\d(?:-\d\d-\d\d)?", given):
        return f"{given}{suffix}"
    return f"{report.authority_slug}-{day.isoformat()}{suffix}"


def find_double(report: Report, known: Iterable[Report]) -> Report | None:
    """The one of `known` that is the same file, or the report of the same inspection."""
    return next((one for one in known if _is_double(report, one)), None)


def _is_double(report: Report, other: Report) -> bool:
    if report.source.sha256 == other.source.sha256:
        return True
    if not report.authority_printed or report.inspection_end is None:
        return False
    return _inspection(report) == _inspection(other)


def _inspection(report: Report) -> tuple[object, ...]:
    return report.authority_slug, report.framework, report.inspection_start, report.inspection_end


def _known(settings: Settings) -> tuple[Report, ...]:
    """The reports of the corpus as it is now."""
    try:
        built = build_index(settings)
    except NothingToIndexError:
        return ()
    return store.read_reports(generation.folder_of(settings.index, built.manifest.generation))


def _reading(progress: Progress | None) -> Callable[[int, int], None] | None:
    return None if progress is None else lambda done, of: progress("reading", done, of)


def _copy(path: Path, corpus: Path, name: str) -> str:
    """Copy whole or not at all; a name that is taken by another report gets a number."""
    corpus.mkdir(parents=True, exist_ok=True)
    taken = {report_id(file.stem) for file in corpus.iterdir()}
    stem, suffix = Path(name).stem, Path(name).suffix
    number = 1
    while report_id(Path(name).stem) in taken:
        number += 1
        name = f"{stem}-{number}{suffix}"
    part = corpus / f".{name}.part"
    shutil.copyfile(path, part)
    part.replace(corpus / name)
    return name
