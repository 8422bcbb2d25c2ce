"""The commands. Each prints for people, or with --json the payload of the address."""

import shutil
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, TypeVar, get_args

import click

from searchapp.adding import add_reports
from searchapp.answering import open_answerer
from searchapp.config import Settings
from searchapp.errors import NothingToIndexError, SearchappError
from searchapp.evaluation.judgements import read_records
from searchapp.evaluation.queries import evaluate_search, judged_queries
from searchapp.evaluation.questions import (
    evaluate_answers,
    judged_questions,
    question_payload,
    question_table,
)
from searchapp.evaluation.saved import comparison, read_saved, table
from searchapp.evaluation.saved import payload as evaluation_payload
from searchapp.indexing import build_index, out_of_date
from searchapp.labels import (
    AREAS,
    EXPECTED,
    FILTERS,
    LESS_CLOSE,
    NO_ANSWER,
)
from searchapp.model import Sort
from searchapp.parameters import CHOICES, MOST_PER_PAGE, PER_PAGE, READ_FROM_QUESTIONS, Values
from searchapp.presenting import lookups
from searchapp.presenting.payloads import (
    Payload,
    as_json,
    doubt_of,
    is_clearly_answered,
)
from searchapp.search import Libraries, Library

DONE, NOTHING, WRONG = 0, 1, 2
"""Exit statuses: done; nothing found or not answered; wrong use or bad input."""

WIDEST = 100
"""Columns; longer lines of text are hard to read."""

F = TypeVar("F", bound=Callable[..., Any])


class Commands(click.Group):
    """The group of commands; whatever goes wrong is one clear line on stderr and status 2."""

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """Run a command and exit with its status."""
        kwargs["standalone_mode"] = False
        try:
            status = super().main(*args, **kwargs)
        except click.exceptions.NoArgsIsHelpError as error:
            click.echo(error.format_message())
            sys.exit(DONE)
        except click.UsageError as error:
            asked = f" Try '{error.ctx.command_path} --help'." if error.ctx else ""
            _fail(f"{error.format_message()}{asked}")
        except (click.ClickException, SearchappError) as error:
            _fail(str(error))
        except (click.Abort, KeyboardInterrupt):
            _fail("Stopped.")
        except BrokenPipeError:
            sys.stderr.close()
            sys.exit(DONE)
        except OSError as error:
            _fail(f"{error.filename or 'The system'}: {error.strerror or error}.")
        sys.exit(status if isinstance(status, int) else DONE)


class ProgressLine:
    """One line on a terminal's stderr that says how far the work is; nothing elsewhere."""

    def __init__(self) -> None:
        self._shown = sys.stderr.isatty()
        self._width = 0

    def __enter__(self) -> "ProgressLine":
        return self

    def __exit__(self, *_: object) -> None:
        self._write("")

    def __call__(self, doing: str, done: int, of: int) -> None:
        """`doing` is at `done` of `of`."""
        if of:
            bar = "█" * (20 * done // of)
            self._write(f"{doing:<9} {bar:░<20} {done:,} of {of:,}")

    def _write(self, line: str) -> None:
        if self._shown:
            click.echo(f"\r{line:<{self._width}}\r{line}", nl=False, err=True)
            self._width = len(line)


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Example: searchapp search 'private fostering'",
)
@click.version_option(package_name="searchapp", message="%(prog)s %(version)s")
def main() -> None:
    """Find, quote and cite what inspection reports say about children's services."""


def _index_option(command: F) -> F:
    return click.option(
        "--index",
        type=click.Path(path_type=Path, file_okay=False),
        envvar="SEARCHAPP_INDEX",
        default=Settings().index,
        show_default=True,
        show_envvar=True,
        help="The folder of the built index.",
    )(command)


def _corpus_option(command: F) -> F:
    return click.option(
        "--corpus",
        type=click.Path(path_type=Path, file_okay=False),
        envvar="SEARCHAPP_CORPUS",
        default=Settings().corpus,
        show_default=True,
        show_envvar=True,
        help="The folder of reports.",
    )(command)


def _base_url_option(command: F) -> F:
    return click.option(
        "--base-url",
        envvar="SEARCHAPP_BASE_URL",
        default=None,
        show_envvar=True,
        help="How permalinks begin, such as https://reports.example.org.",
    )(command)


def _json_option(command: F) -> F:
    return click.option("--json", "wants_json", is_flag=True, help="Print JSON.")(command)


def _filter_options(names: Sequence[str]) -> Callable[[F], F]:
    def decorate(command: F) -> F:
        for name in reversed(names):
            choices = CHOICES.get(name)
            command = click.option(
                f"--{name}",
                multiple=True,
                type=click.Choice(choices) if choices else str,
                help=f"Only this {FILTERS[name].lower()}; may be repeated.",
            )(command)
        return command

    return decorate


@main.command(epilog="Example: searchapp index --corpus reports")
@_corpus_option
@_index_option
def index(corpus: Path, index: Path) -> None:
    """Bring the index in line with the corpus folder; only what changed is read again."""
    started = time.perf_counter()
    with ProgressLine() as progress:
        built = build_index(Settings(corpus=corpus, index=index), progress=progress)
    for entry in built.refused:
        click.echo(f"searchapp: left out {entry.file}: {entry.refused}", err=True)
    held = built.manifest
    holds = f"{_many(held.reports, 'report')}, {_many(held.paragraphs, 'paragraph')}"
    if built.rebuilt:
        click.echo(f"Indexed {holds} in {time.perf_counter() - started:.1f} s.")
    else:
        click.echo(f"The index is up to date: {holds}.")


@main.command(epilog="Example: searchapp add ~/Downloads/*.pdf")
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True, dir_okay=False)
)
@_corpus_option
@_index_option
def add(files: tuple[Path, ...], corpus: Path, index: Path) -> int:
    """Copy reports into the corpus folder, under council and date, and index them."""
    with ProgressLine() as progress:
        settings = Settings(corpus=corpus, index=index)
        added, declined = add_reports(settings, files, progress=progress)
    for one in added:
        click.echo(f"Added {one.source} as {one.file}.")
        for warning in one.warnings:
            click.echo(f"searchapp: {one.file}: {warning}", err=True)
    for left in declined:
        click.echo(f"searchapp: {left.reason}", err=True)
    return DONE if added else WRONG


@main.command(epilog="Example: searchapp search 'private fostering' --area help-and-protection")
@click.argument("query", nargs=-1)
@_filter_options(tuple(FILTERS))
@click.option("--sort", type=click.Choice(get_args(Sort)), default="relevance", show_default=True)
@click.option("--page", type=click.IntRange(min=1), default=1, show_default=True)
@click.option(
    "--per-page",
    type=click.IntRange(min=1, max=MOST_PER_PAGE),
    default=PER_PAGE,
    show_default=True,
)
@_json_option
@_index_option
@_base_url_option
def search(
    query: tuple[str, ...],
    wants_json: bool,
    index: Path,
    base_url: str | None,
    **options: Any,
) -> int:
    """Find paragraphs. Without a QUERY, list all that passes the filters."""
    values = {"q": [" ".join(query)], **_values(options)}
    find = lookups.search if wants_json else lookups.shown_results
    results = find(_library(index), values)
    if wants_json:
        _print_json(results)
    else:
        _print_results(results, base_url or "")
    return DONE if results["total"] else NOTHING


@main.command(epilog="Example: searchapp ask 'How many children agreed to a return interview?'")
@click.argument("question", nargs=-1, required=True)
@_filter_options(tuple(FILTERS))
@click.option(
    "--ignore",
    multiple=True,
    type=click.Choice(READ_FROM_QUESTIONS),
    help="Do not read this filter from the words of the question; may be repeated.",
)
@_json_option
@_index_option
@_base_url_option
def ask(
    question: tuple[str, ...],
    wants_json: bool,
    index: Path,
    base_url: str | None,
    **options: Any,
) -> int:
    """Answer a question in the words of the reports, or say that they do not."""
    values = {"q": [" ".join(question)], **_values(options)}
    opened = _library(index)
    answers = lookups.answer(opened, open_answerer(opened), values)
    if wants_json:
        _print_json(answers)
    else:
        _print_answers(answers, base_url or "")
    return DONE if answers["answered"] else NOTHING


@main.command(epilog="Example: searchapp quote 'only 40% of children agree to an interview'")
@click.argument("words", nargs=-1)
@_json_option
@_index_option
@_base_url_option
def quote(words: tuple[str, ...], wants_json: bool, index: Path, base_url: str | None) -> int:
    """Check whether a report says WORDS, and where; without WORDS, what stands on the input."""
    pasted = " ".join(words) or sys.stdin.read()
    checked = lookups.quote(_library(index), {"q": [pasted]})
    if wants_json:
        _print_json(checked)
    else:
        _print_checked(checked, base_url or "")
    return DONE if checked["status"] == "verified" else NOTHING


@main.command(epilog="Example: searchapp reports --year 2015 --grade inadequate")
@_filter_options(tuple(lookups.REPORT_FILTERS))
@_json_option
@_index_option
def reports(wants_json: bool, index: Path, **options: Any) -> int:
    """List the reports, what is known of each, and what was amiss with it."""
    ledger = lookups.reports(_library(index), _values(options))
    if wants_json:
        _print_json(ledger)
    else:
        _print_ledger(ledger)
    return DONE if ledger["total"] else NOTHING


@main.command(epilog="Example: searchapp serve --host 0.0.0.0 --port 8080")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True)
@click.option("--workers", type=click.IntRange(min=1), default=2, show_default=True)
@click.option("--threads", type=click.IntRange(min=1), default=4, show_default=True)
@_corpus_option
@_index_option
@_base_url_option
def serve(
    host: str,
    port: int,
    workers: int,
    threads: int,
    corpus: Path,
    index: Path,
    base_url: str | None,
) -> None:
    """Serve pages and JSON until stopped with Ctrl-C."""
    from searchapp.web.server import check_free
    from searchapp.web.server import serve as run

    settings = Settings(corpus=corpus, index=index, base_url=base_url)
    check_free(host, port)
    try:
        _library(index)
        stale = out_of_date(settings)
    except NothingToIndexError:
        stale = None
    except SearchappError as error:
        stale = f"{error} Until then every search answers 503."
    if stale:
        click.echo(f"searchapp: {stale}", err=True)
    shown = f"[{host}]" if ":" in host else host
    click.echo(f"searchapp is at http://{shown}:{port}/ (Ctrl-C stops it)")
    run(settings, host, port, workers, threads)


@main.command(epilog="Example: searchapp evaluate judged.json --compare before.json")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--compare",
    type=click.Path(path_type=Path),
    help="Hold the scores beside those saved earlier with --json.",
)
@_json_option
@_index_option
def evaluate(files: tuple[Path, ...], compare: Path | None, wants_json: bool, index: Path) -> None:
    """Score the ranking by FILES of judged queries: nDCG@10, MRR@10, recall@10 by kind.

    Files of judged questions are asked: right paragraph, right words, refusals, by kind.
    """
    before = read_saved(compare) if compare else None
    library = _library(index)
    read = {file: read_records(file) for file in files}
    asking = {file: records for file, records in read.items() if "question" in records[0]}
    questions = [one for file in asking for one in judged_questions(asking[file], file)]
    queries = [
        one for file in read if file not in asking for one in judged_queries(read[file], file)
    ]
    payload: Payload = {}
    shown: list[str] = []
    if queries:
        scores = evaluate_search(library, queries)
        payload |= evaluation_payload(scores)
        shown.append(comparison(before, scores) if before else table(scores))
    if questions:
        answers = evaluate_answers(open_answerer(library), questions)
        payload |= question_payload(answers)
        shown.append(question_table(answers))
    if wants_json:
        _print_json(payload)
    else:
        click.echo("\n\n".join(shown))


def _library(index: Path) -> Library:
    return Libraries(index).current()


def _values(options: dict[str, Any]) -> Values:
    """Options as the parameters of an address."""
    return {
        name: list(value) if isinstance(value, tuple) else [str(value)]
        for name, value in options.items()
    }


def _print_json(payload: Payload) -> None:
    click.echo(as_json(payload, indented=True), nl=False)


def _print_results(results: Payload, base_url: str) -> None:
    click.echo(_count_line(results))
    for line in _remarks(results):
        click.secho(line, fg="yellow")
    for place, hit in enumerate(results["results"]):
        if place == results["close"]:
            click.secho(f"\n{LESS_CLOSE}:", fg="yellow")
        click.echo()
        areas = " · ".join(AREAS[area] for area in hit["areas"])
        click.echo(" · ".join(filter(None, (_bold(hit["citation"]), areas, hit["grade"]))))
        click.echo(_wrapped(_extract(hit)))
        click.secho(f"  {base_url.rstrip('/')}{hit['url']}", dim=True)


def _print_answers(answers: Payload, base_url: str) -> None:
    click.secho(_understood(answers["interpretation"]), fg="yellow")
    clear = is_clearly_answered(answers)
    if doubt := doubt_of(answers):
        click.echo(doubt)
    for notice in answers["notices"]:
        click.secho(notice, fg="yellow")
    if not answers["answered"]:
        click.echo(NO_ANSWER)
    ranked = answers["interpretation"]["expects"] not in ("list", "comparison")
    for place, answer in enumerate(answers["answers"]):
        if place == 1 and ranked:
            click.secho("\nAlso:", dim=True)
        _print_answer(answer, base_url, clear)
    if answers["related"]:
        title = "Related" if answers["answered"] else "The nearest paragraphs"
        click.secho(f"\n{title}:", dim=True)
    for hit in answers["related"]:
        click.echo()
        if not answers["answered"]:
            click.echo(_wrapped(_marked(hit["snippet"])))
        _print_cited(hit, base_url)


def _understood(interpretation: Payload) -> str:
    """What the question was taken to ask for, and how to drop what it was limited to."""
    filters = interpretation["filters"]
    limits = [f"{FILTERS[name].lower()} {', '.join(values)}" for name, values in filters.items()]
    dropped = " ".join(f"--ignore {name}" for name in filters)
    told = ", ".join([EXPECTED[interpretation["expects"]], *limits])
    return f"Understood: {told}" + (f" ({dropped} drops that)" if dropped else "")


def _print_answer(answer: Payload, base_url: str, clear: bool) -> None:
    """The answer's words, then their sentence unless they are all of it, then where it stands."""
    click.echo()
    whole = answer["text"].rstrip(".") == answer["sentence"].rstrip(".")
    words = click.wrap_text(answer["text"], _width())
    click.echo(_bold(words) if clear else words)
    if not whole:
        click.echo(_wrapped(_marked(answer["paragraph"]["snippet"])))
    _print_cited(answer["paragraph"], base_url)


def _print_cited(hit: Payload, base_url: str) -> None:
    click.echo(_wrapped(hit["citation"]))
    click.secho(f"  {base_url.rstrip('/')}{hit['url']}", dim=True)


def _print_checked(checked: Payload, base_url: str) -> None:
    places = f" in {_many(checked['total'], 'place')}" if checked["status"] == "verified" else ""
    click.echo(f"{checked['status'].capitalize()}{places}.")
    for notice in checked["notices"]:
        click.secho(notice, fg="yellow")
    for match in checked["matches"]:
        for passage in match["passages"]:
            click.echo()
            click.echo(_bold(passage["paragraph"]["citation"]))
            click.echo(_wrapped(passage["text"]))
            click.secho(f"  {base_url.rstrip('/')}{passage['paragraph']['url']}", dim=True)
        for difference in match["differences"]:
            ours, theirs = difference["quoted"]["text"], difference["printed"]["text"]
            click.secho(f"  quoted “{ours}”, printed “{theirs}”", fg="yellow")


def _count_line(results: Payload) -> str:
    if not results["total"]:
        return "Nothing found."
    paragraphs = _many(results["total"], "paragraph")
    return f"{paragraphs}, page {results['page']} of {results['pages']:,}"


def _many(count: int, thing: str) -> str:
    return f"{count:,} {thing}{'' if count == 1 else 's'}"


def _remarks(results: Payload) -> Iterator[str]:
    if results["corrected"]:
        yield f"Showing results for: {results['corrected']}"
    yield from results["notices"]
    for term, forms in results["expansions"].items():
        near = results["near"].get(term, ())
        names = ", ".join(form for form in forms if form not in near)
        related = f"related: {', '.join(near)}" if near else ""
        yield f"Also searched: {term} as {'; '.join(filter(None, (names, related)))}"


def _extract(hit: Payload) -> str:
    """The snippet, with dots where the paragraph goes on."""
    text, whole = hit["snippet"]["text"], hit["text"]
    before = "" if whole.startswith(text) else "… "
    return f"{before}{_marked(hit['snippet'])}{'' if whole.endswith(text) else ' …'}"


def _marked(snippet: Payload) -> str:
    text, pieces, done = snippet["text"], [], 0
    for start, end in snippet["spans"]:
        pieces += [text[done:start], _bold(text[start:end])]
        done = end
    return "".join([*pieces, text[done:]])


def _wrapped(text: str) -> str:
    lines = text.split("\n")
    return "\n".join(click.wrap_text(line, _width(), "  ", "  ") for line in lines)


def _width() -> int:
    return min(shutil.get_terminal_size().columns, WIDEST)


def _bold(text: str) -> str:
    return click.style(text, bold=True)


def _print_ledger(ledger: Payload) -> None:
    width = max((len(report["id"]) for report in ledger["reports"]), default=0)
    for report in ledger["reports"]:
        day = report["published"] or report["inspection_end"] or "no date   "
        grade = report["overall_grade"] or "no overall grade"
        count = f"{report['paragraph_count']:>4} paragraphs"
        click.echo(f"{report['id']:<{width}}  {day}  {report['framework']:<5}  {count}  {grade}")
        for warning in report["warnings"]:
            click.secho(f"{'':<{width}}  {warning}", fg="yellow")
    for refused in ledger["refused"]:
        click.secho(f"{refused['file']}: {refused['reason']}", fg="yellow")


def _fail(message: str) -> None:
    click.echo(f"searchapp: {' '.join(message.split())}", err=True)
    sys.exit(WRONG)
