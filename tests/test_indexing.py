"""The corpus becomes an index, and nothing that goes wrong on the way harms the one served."""

import fcntl
import shutil
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from searchapp import indexing
from searchapp.config import Settings
from searchapp.engines import generation, whoosh_index
from searchapp.errors import (
    IndexBusyError,
    IndexMissingError,
    NothingToIndexError,
)
from searchapp.indexing import build_index, out_of_date, source_path
from searchapp.model import Document
from searchapp.search import Libraries
from tests.conftest import CORPUS


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    shutil.copy(CORPUS / "calderdale-2013.txt", corpus)
    return Settings(corpus=corpus, index=tmp_path / "index")


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index of the report of 2013, made once; tests get a copy."""
    made = tmp_path_factory.mktemp("once")
    (made / "corpus").mkdir()
    shutil.copy(CORPUS / "calderdale-2013.txt", made / "corpus")
    build_index(Settings(corpus=made / "corpus", index=made / "index"))
    return made / "index"


@pytest.fixture
def built(settings: Settings, once: Path) -> Settings:
    shutil.copytree(once, settings.index)
    return settings


def add_second(settings: Settings) -> None:
    shutil.copy(CORPUS / "calderdale-2015.txt", settings.corpus)


def found(settings: Settings) -> int:
    return Libraries(settings.index).current().search("").total


def segments_of(settings: Settings) -> list[tuple[str, int]]:
    """Of each segment of the index being served its name, and how many paragraphs it holds."""
    current = generation.current_name(settings.index)
    assert current is not None
    reader = whoosh_index.open_reader(generation.folder_of(settings.index, current) / "whoosh")
    return [(name, segment.doc_count()) for name, segment, _ in whoosh_index.segments(reader)]


def test_a_corpus_that_did_not_change_is_left_alone(built: Settings) -> None:
    before = {path: path.stat().st_mtime_ns for path in built.index.rglob("*")}
    again = build_index(built)
    assert not again.rebuilt
    assert again.read == ()
    assert {path: path.stat().st_mtime_ns for path in built.index.rglob("*")} == before


def test_reading_writes_nothing(built: Settings) -> None:
    before = sorted(built.index.rglob("*"))
    library = Libraries(built.index).current()
    library.search("children", per_page=100)
    assert sorted(built.index.rglob("*")) == before


def test_only_the_file_that_is_new_is_read(built: Settings) -> None:
    add_second(built)
    again = build_index(built)
    assert again.rebuilt
    assert again.read == ("calderdale-2015.txt",)
    assert [one.report_id for one in again.manifest.ledger] == [
        "calderdale-2013",
        "calderdale-2015",
    ]


def test_an_index_added_to_answers_like_one_made_at_once(built: Settings, tmp_path: Path) -> None:
    add_second(built)
    build_index(built)
    at_once = Settings(corpus=built.corpus, index=tmp_path / "at-once")
    build_index(at_once)
    for query in ("children", '"social workers"', "adopt* -carers", "private fostering"):
        one = Libraries(built.index).current().search(query, per_page=100)
        other = Libraries(at_once.index).current().search(query, per_page=100)
        assert one.hits == other.hits
        assert one.facets == other.facets


def test_a_report_that_is_gone_is_no_longer_found(built: Settings) -> None:
    add_second(built)
    build_index(built)
    (built.corpus / "calderdale-2013.txt").unlink()
    build_index(built)
    library = Libraries(built.index).current()
    assert [report.id for report in library.reports()] == ["calderdale-2015"]
    assert {hit.report.id for hit in library.search("children").hits} == {"calderdale-2015"}


def test_reports_that_come_and_go_leave_no_segments_behind(
    built: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(whoosh_index, "_SMALL", 200)
    monkeypatch.setattr(whoosh_index, "_MOST_SMALL", 1)
    add_second(built)
    build_index(built)
    (large,) = {name for name, size in segments_of(built) if size > 200}
    for name in ("calderdale-2012.txt", "calderdale-2014.txt"):
        shutil.copy(CORPUS / "calderdale-2013.txt", built.corpus / name)
        build_index(built)
    (built.corpus / "calderdale-2014.txt").unlink()
    build_index(built)
    left = segments_of(built)
    assert large in [name for name, _ in left]
    assert len(left) == 2
    assert sum(size for _, size in left) == found(built)


def test_an_opened_library_outlives_the_swap_and_the_next_is_noticed(built: Settings) -> None:
    libraries = Libraries(built.index)
    before = libraries.current()
    assert libraries.current() is before
    total = before.search("children").total
    add_second(built)
    build_index(built)
    after = libraries.current()
    assert after.generation != before.generation
    assert before.search("children").total == total < after.search("children").total


@pytest.mark.parametrize(
    "step", ["write_generation", "check", "make_current"], ids=lambda step: f"in {step}"
)
def test_a_crash_leaves_the_old_index_serving(
    built: Settings, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    total = found(built)
    add_second(built)

    def crash(*_: object, **__: object) -> None:
        raise RuntimeError("the power is gone")

    with monkeypatch.context() as patched:
        patched.setattr(generation, step, crash)
        with pytest.raises(RuntimeError, match="power"):
            build_index(built)
    assert found(built) == total
    assert build_index(built).rebuilt
    assert found(built) > total


def test_a_generation_that_is_not_whole_is_not_served(
    built: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    total = found(built)
    add_second(built)
    write = generation.write_generation

    def lose_a_paragraph(
        folder: Path, documents: Sequence[Document], manifest: generation.Manifest, **_: object
    ) -> None:
        short = [replace(one, paragraphs=one.paragraphs[:-1]) for one in documents]
        write(folder, short, manifest)

    with monkeypatch.context() as patched:
        patched.setattr(generation, "write_generation", lose_a_paragraph)
        with pytest.raises(IndexMissingError, match="not whole"):
            build_index(built)
    assert found(built) == total


def test_old_generations_do_not_pile_up(built: Settings) -> None:
    for count in range(4):
        shutil.copy(CORPUS / "calderdale-2013.txt", built.corpus / f"copy-{count}.txt")
        build_index(built)
    assert len(list((built.index / "generations").iterdir())) == 2


def test_a_bad_file_is_refused_and_the_rest_is_indexed(built: Settings) -> None:
    (built.corpus / "damaged-2016.pdf").write_bytes(b"%PDF-1.7 cut short")
    (built.corpus / "notes.docx").write_bytes(b"something else")
    result = build_index(built)
    assert {one.file for one in result.refused} == {"damaged-2016.pdf", "notes.docx"}
    assert all(one.refused for one in result.refused)
    assert found(built) > 0
    assert build_index(built).rebuilt is False


def test_two_files_with_one_id_are_not_both_taken(built: Settings) -> None:
    shutil.copy(CORPUS / "calderdale-2015.txt", built.corpus / "Calderdale 2013.txt")
    (refused,) = build_index(built).refused
    assert refused.file == "Calderdale 2013.txt"
    assert "calderdale-2013" in str(refused.refused)
    assert Libraries(built.index).current().report("calderdale-2013").year == 2013


def test_an_empty_corpus_gives_a_message_and_keeps_the_index(built: Settings) -> None:
    (built.corpus / "calderdale-2013.txt").unlink()
    with pytest.raises(NothingToIndexError, match="no report"):
        build_index(built)
    assert found(built) > 0


def test_a_missing_corpus_gives_a_message(tmp_path: Path) -> None:
    with pytest.raises(NothingToIndexError, match="no folder"):
        build_index(Settings(corpus=tmp_path / "nowhere", index=tmp_path / "index"))


def test_a_second_writer_waits_and_then_says_so(built: Settings) -> None:
    with (built.index / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with pytest.raises(IndexBusyError, match="another process"):
            build_index(built, wait=0.1)
    assert not build_index(built, wait=0.1).rebuilt


def test_no_index_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(IndexMissingError, match="searchapp index"):
        Libraries(tmp_path / "nowhere").current()


def test_an_index_of_another_form_is_made_anew(
    built: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(generation, "schema", lambda: "another")
    with pytest.raises(IndexMissingError, match="searchapp index"):
        Libraries(built.index).current()
    assert "another version" in str(out_of_date(built))
    again = build_index(built)
    assert again.rebuilt
    assert again.read == ()
    assert found(built) > 0


def test_a_damaged_manifest_is_made_anew(built: Settings) -> None:
    name = generation.current_name(built.index)
    assert name
    (generation.folder_of(built.index, name) / "manifest.json").write_text("{")
    with pytest.raises(IndexMissingError, match="searchapp index"):
        Libraries(built.index).current()
    assert build_index(built).rebuilt
    assert found(built) > 0


HARM: dict[str, Callable[[bytes], bytes]] = {
    "emptied": lambda _content: b"",
    "cut": lambda content: content[: len(content) // 2],
    "scribbled": lambda content: bytes(255 - byte for byte in content),
}


def harm(index: Path, name: str, how: str) -> None:
    """Replace a file of the served generation; those who have it open keep what they have."""
    (path,) = index.rglob(name)
    content = path.read_bytes()
    path.unlink()
    path.write_bytes(HARM[how](content))


@pytest.mark.parametrize(
    ("name", "how"),
    [
        ("CURRENT", "scribbled"),
        ("paragraphs.jsonl", "cut"),
        ("wording.npy", "emptied"),
        ("columns.npz", "cut"),
        ("reports.json", "scribbled"),
        ("rows.npy", "emptied"),
    ],
)
def test_what_is_damaged_is_made_anew_by_the_command_that_is_named(
    built: Settings, name: str, how: str
) -> None:
    total = found(built)
    harm(built.index, name, how)
    with pytest.raises(IndexMissingError, match="searchapp index"):
        Libraries(built.index).current()
    assert build_index(built).rebuilt
    assert found(built) == total


@pytest.mark.parametrize("name", ["*.seg", "wording.jsonl"])
def test_nothing_is_taken_over_from_a_damaged_index(built: Settings, name: str) -> None:
    harm(built.index, name, "scribbled")
    add_second(built)
    assert build_index(built).rebuilt
    library = Libraries(built.index).current()
    assert {hit.report.year for hit in library.search('"private fostering"').hits} == {2013, 2015}


def test_a_damaged_record_of_what_was_read_is_read_again(built: Settings) -> None:
    harm(built.index / "documents", "*.json", "cut")
    add_second(built)
    assert build_index(built).read == ("calderdale-2013.txt", "calderdale-2015.txt")


def test_while_the_newer_index_is_damaged_the_older_is_served(
    built: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    libraries = Libraries(built.index)
    before = libraries.current()
    add_second(built)
    build_index(built)
    harm(built.index / "generations" / str(generation.current_name(built.index)), "x.npy", "cut")
    assert libraries.current() is libraries.current() is before
    assert before.search("children").total
    assert len(caplog.records) == 1
    assert "searchapp index" in caplog.text
    build_index(built)
    assert len(libraries.current().reports()) == 2


def test_an_index_that_is_gone_is_not_served(built: Settings) -> None:
    libraries = Libraries(built.index)
    libraries.current()
    shutil.rmtree(built.index)
    with pytest.raises(IndexMissingError, match="searchapp index"):
        libraries.current()


def test_files_are_read_again_by_another_reader(
    built: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(indexing, "reader_version", lambda: "another")
    assert build_index(built).read == ("calderdale-2013.txt",)


def test_out_of_date_is_detected(settings: Settings) -> None:
    assert "searchapp index" in str(out_of_date(settings))
    build_index(settings)
    assert out_of_date(settings) is None
    add_second(settings)
    assert "searchapp index" in str(out_of_date(settings))


def test_the_source_of_a_report_is_its_file(built: Settings) -> None:
    report = Libraries(built.index).current().report("calderdale-2013")
    assert source_path(built, report) == built.corpus / "calderdale-2013.txt"
