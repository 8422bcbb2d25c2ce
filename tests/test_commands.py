"""The commands: what they print, and the status with which they end."""

import json
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path
from typing import get_args

import pytest
from click.testing import CliRunner, Result

from searchapp.answering.question import Expected
from searchapp.cli import main
from searchapp.labels import EXPECTED
from tests.conftest import CORPUS
from tests.write_command_docs import DOCUMENT, document


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    index = tmp_path_factory.mktemp("index")
    first = run("index", "--corpus", CORPUS, "--index", index)
    assert (first.exit_code, first.stderr) == (0, "")
    assert first.stdout.startswith("Indexed 2 reports")
    return index


def test_an_unchanged_corpus_is_not_indexed_again(index: Path) -> None:
    again = run("index", "--corpus", CORPUS, "--index", index)
    assert again.exit_code == 0
    assert again.stdout.startswith("The index is up to date: 2 reports")


def test_files_that_cannot_be_read_are_named_and_the_rest_is_indexed(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    shutil.copy(CORPUS / "calderdale-2013.txt", corpus)
    (corpus / "minutes.docx").write_bytes(b"no report")
    (corpus / "aliases.tsv").write_text("old-2013\tcalderdale-2013\n", encoding="utf-8")
    result = run("index", "--corpus", corpus, "--index", tmp_path / "index")
    assert result.exit_code == 0
    assert result.stderr.startswith("searchapp: left out minutes.docx: ")
    assert result.stderr.count("\n") == 1
    assert result.stdout.startswith("Indexed 1 report")


def test_a_corpus_without_a_report_is_status_2(tmp_path: Path) -> None:
    result = run("index", "--corpus", tmp_path, "--index", tmp_path / "index")
    assert result.exit_code == 2
    assert result.stderr.startswith("searchapp: ")
    assert result.stderr.count("\n") == 1


def test_a_folder_that_cannot_be_written_is_one_line_and_status_2(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    result = run("index", "--corpus", CORPUS, "--index", tmp_path / "file" / "index")
    assert result.exit_code == 2
    assert result.stderr.startswith(f"searchapp: {tmp_path / 'file'}")
    assert result.stderr.count("\n") == 1


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def test_quote_says_verified_and_where(index: Path) -> None:
    result = run("quote", "only 40% of children agree", "--index", index)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith("Verified in 1 place.\n")
    assert "Ofsted, Calderdale, 20 March 2015, paragraph 60" in result.stdout
    assert "/reports/calderdale-2015/60" in result.stdout


def test_quote_tells_differences_and_reads_the_input(index: Path) -> None:
    words = "only 50% of children agree to an interview"
    result = CliRunner().invoke(main, ["quote", "--index", str(index)], input=words)
    assert result.exit_code == 1
    assert result.stdout.startswith("Differs.\n")
    assert "quoted “50%”, printed “40%”" in result.stdout
    assert run("quote", "xyzzyxyzzy", "--index", index).stdout == "Not found.\n"
    told = json.loads(run("quote", words, "--json", "--index", index).stdout)
    assert told["status"] == "differs"


def test_search_prints_cited_paragraphs(index: Path) -> None:
    result = run("search", "private", "fostering", "--index", index)
    assert result.exit_code == 0
    assert "Ofsted, Calderdale, 20 March 2015, paragraph 63" in result.stdout
    assert "/reports/calderdale-2015/63" in result.stdout


def test_search_prints_a_line_above_what_is_less_close(index: Path) -> None:
    lines = run("search", "scrutiny", "panel", "--index", index).stdout.splitlines()
    place = lines.index("Less close:")
    assert any("Ofsted, Calderdale" in line for line in lines[:place])
    assert any("Ofsted, Calderdale" in line for line in lines[place:])


def test_search_as_json_is_the_payload_of_the_address(index: Path) -> None:
    result = run("search", "private fostering", "--year", "2013", "--json", "--index", index)
    payload = json.loads(result.stdout)
    assert payload["query"] == "private fostering"
    assert payload["filters"] == {"year": ["2013"]}
    assert "calderdale-2013/34" in [hit["id"] for hit in payload["results"]]


def test_permalinks_begin_as_told(index: Path) -> None:
    base = "https://reports.example.org/"
    result = run("search", "fostering", "--index", index, "--base-url", base)
    assert "https://reports.example.org/reports/calderdale-20" in result.stdout


def test_nothing_found_is_status_1(index: Path) -> None:
    result = run("search", "xyzzyxyzzy", "--index", index)
    assert (result.exit_code, result.stderr) == (1, "")
    assert "Nothing found" in result.stdout


def test_reports_lists_them(index: Path) -> None:
    result = run("reports", "--index", index)
    assert result.exit_code == 0
    assert "calderdale-2013" in result.stdout
    assert "2015-03-20" in result.stdout
    listed = json.loads(run("reports", "--grade", "inadequate", "--json", "--index", index).stdout)
    assert [report["id"] for report in listed["reports"]] == ["calderdale-2013"]


@pytest.mark.parametrize(
    "arguments",
    [
        ("bogus",),
        ("search", "x", "--bogus"),
        ("quote", "…"),
        ("search", "x", "--area", "schools"),
        ("search", "x", "--page", "0"),
        ("search", "x", "--per-page", "101"),
        ("search", "x", "--year", "15"),
        ("search", "x", "--report", "nowhere-2015"),
        ("search", "fostering", "--page", "5000"),
        ("serve", "--port", "0"),
    ],
)
def test_wrong_use_is_status_2_and_one_line(index: Path, arguments: tuple[str, ...]) -> None:
    extra = ("--index", str(index)) if arguments[0] in ("search", "reports") else ()
    result = run(*arguments, *extra)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.startswith("searchapp: ")
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize("command", ["search", "reports"])
def test_without_an_index_the_message_says_which_command_makes_one(
    tmp_path: Path, command: str
) -> None:
    result = run(command, "--index", tmp_path / "none")
    assert result.exit_code == 2
    assert "searchapp index" in result.stderr
    assert result.stderr.count("\n") == 1


def test_every_command_has_help_with_an_example() -> None:
    assert run().exit_code == 0
    for name in main.commands:
        result = run(name, "--help")
        assert result.exit_code == 0
        assert f"Example: searchapp {name}" in result.stdout, name


def test_serve_prints_its_address_and_answers(index: Path) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "searchapp", "serve", "--port", str(port), "--workers", "1"]
    server = subprocess.Popen(
        [*command, "--index", str(index)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    try:
        assert server.stdout
        address = f"http://127.0.0.1:{port}/"
        assert server.stdout.readline() == f"searchapp is at {address} (Ctrl-C stops it)\n"
        assert json.loads(_read(f"{address}readyz"))["reports"] == 2
        with pytest.raises(urllib.error.HTTPError) as refused:
            urllib.request.urlopen(f"{address}api/v1/search?q={'a' * 10_000}", timeout=10)
        with refused.value as answer:
            assert answer.code == 414
            assert answer.headers["Content-Type"] == "application/problem+json"
            assert "Shorten the query" in json.loads(answer.read())["detail"]
        again = run("serve", "--port", str(port), "--index", index)
        assert again.exit_code == 2
        assert f"port {port}" in again.stderr
    finally:
        server.terminate()
        server.communicate(timeout=20)
    assert server.returncode == 0


def _read(address: str) -> bytes:
    deadline = time.monotonic() + 30
    while True:
        try:
            with urllib.request.urlopen(address) as answer:
                content: bytes = answer.read()
                return content
        except OSError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.05)


def test_serve_says_where_it_cannot_listen() -> None:
    result = run("serve", "--host", "203.0.113.1")
    assert result.exit_code == 2
    assert "203.0.113.1" in result.stderr


def test_the_corpus_is_the_two_reports() -> None:
    assert len(list(CORPUS.glob("*.txt"))) == 2


def test_the_document_of_the_commands_has_not_drifted() -> None:
    assert DOCUMENT.read_text(encoding="utf-8") == document(), (
        "run python -m tests.write_command_docs"
    )


def test_ask_prints_the_sentence_and_its_citation(index: Path) -> None:
    result = run("ask", "how many children agreed to a return interview?", "--index", index)
    assert result.exit_code == 0
    assert "Ofsted, Calderdale, 20 March 2015, paragraph 60" in result.stdout
    assert "but only 40% of children agree" in " ".join(result.stdout.split())
    lines = result.stdout.splitlines()
    assert lines[:3] == ["Understood: a number", "", "40%"]
    assert "  /reports/calderdale-2015/60" in lines
    assert max(map(len, lines)) <= 80


def test_ask_says_what_a_question_was_limited_to(index: Path) -> None:
    result = run("ask", "how was adoption judged in the 2015 inspection?", "--index", index)
    assert result.stdout.startswith("Understood: a grade, year 2015 (--ignore year drops that)")


def test_every_kind_of_answer_has_a_label() -> None:
    assert set(EXPECTED) == set(get_args(Expected))


def test_ask_says_where_there_is_no_clear_answer(index: Path) -> None:
    result = run("ask", "what is going well", "--index", index)
    lines = result.output.splitlines()
    assert lines[1] == "No clear answer"
    assert "comes nearest" in lines[2]


def test_ask_as_json_is_the_payload(index: Path) -> None:
    result = run("ask", "what does LADO stand for?", "--json", "--index", index)
    found = json.loads(result.stdout)
    assert found["answers"][0]["text"].casefold() == "local authority designated officer"


def test_a_question_that_is_not_answered_is_status_1(index: Path) -> None:
    result = run("ask", "what was Rotherham's judgement?", "--index", index)
    assert result.exit_code == 1
    assert "The reports do not say this in so many words." in result.stdout


@pytest.fixture
def judged(tmp_path: Path) -> Path:
    record = {
        "id": "1",
        "query": "return interviews",
        "kind": "keyword",
        "relevant": [{"report": "calderdale-2015", "number": 60, "grade": 3}],
    }
    file = tmp_path / "judged.json"
    file.write_text(json.dumps([record]), encoding="utf-8")
    return file


def test_ranking_is_scored_and_held_beside_earlier_scores(
    index: Path, judged: Path, tmp_path: Path
) -> None:
    pytest.importorskip("ir_measures", reason="ir-measures is not installed")
    saved = run("evaluate", judged, "--json", "--index", index)
    assert saved.exit_code == 0
    assert json.loads(saved.stdout)["search"]["overall"]["ndcg"] > 0.5
    before = tmp_path / "before.json"
    before.write_text(saved.stdout, encoding="utf-8")
    assert "keyword" in run("evaluate", judged, "--index", index).stdout
    assert "→" in run("evaluate", judged, "--compare", before, "--index", index).stdout


def test_a_file_without_judgements_is_status_2(index: Path, tmp_path: Path) -> None:
    result = run("evaluate", tmp_path / "absent.json", "--index", index)
    assert result.exit_code == 2
    assert result.stderr.startswith("searchapp: ")
