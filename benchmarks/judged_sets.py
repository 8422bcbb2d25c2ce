"""Every judged set of `benchmarks/data`, each on an index of its own reports.

    pip install '.[benchmark,evaluate]'
    python -m benchmarks.judged_sets ../shared/reports-pdf

Sets in `kept` were not shown to those who worked on ranking and answers until they were measured;
the others guided what was mended, or were learned from. `groups.json` names the reports of each
group; a file's name says what it judges and of which group. Questions are asked, and typed as
searches too. Beside the searches stand plain Whoosh, and ours without the order by related words.
"""

import json
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from pathlib import Path
from statistics import fmean

from benchmarks.ranking_ablation import HARD
from benchmarks.ranking_peers import Beside, whoosh_peer
from benchmarks.ranking_trials import changed
from benchmarks.trust_learning import BINS
from searchapp.answering import open_answerer
from searchapp.config import Settings
from searchapp.evaluation.judgements import read_records
from searchapp.evaluation.queries import (
    JudgedQuery,
    QueryScore,
    credited,
    evaluate_search,
    judged_queries,
    mean,
)
from searchapp.evaluation.questions import (
    JudgedQuestion,
    QuestionScore,
    evaluate_answers,
    judged_questions,
    shares_of,
)
from searchapp.indexing import build_index
from searchapp.search import Libraries, Library, weighing

DATA = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True)
class Searched:
    """The scores of a set of queries, by plain Whoosh, by ours without related words, by ours.

    `hits` are all hits of our first pages: whether each is relevant, and whether it is close.
    """

    name: str
    plain: Sequence[QueryScore]
    unrelated: Sequence[QueryScore]
    ours: Sequence[QueryScore]
    hits: Sequence[tuple[bool, bool]]


def main(reports: Path) -> None:
    """Print the searches, the questions typed as searches, and the questions asked."""
    queries: list[Searched] = []
    typed: list[Searched] = []
    asked: list[tuple[str, Sequence[QuestionScore]]] = []
    for group, names in json.loads((DATA / "groups.json").read_text(encoding="utf-8")).items():
        with tempfile.TemporaryDirectory() as folder:
            library = indexed(Path(folder), [reports / f"{name}.pdf" for name in names])
            queries += [
                _searched(library, file, judged_queries(read_records(file), file))
                for file in _files("queries", group)
            ]
            for file in _files("questions", group):
                questions = judged_questions(read_records(file), file)
                typed.append(_searched(library, file, _as_queries(questions)))
                answers = evaluate_answers(open_answerer(library), questions)
                asked.append((_name(file), answers.scores))
    _print_searches("searches", queries)
    _print_close(queries)
    _print_searches("questions typed as searches", typed)
    _print_questions(asked)


def indexed(folder: Path, files: Sequence[Path]) -> Library:
    """An index of `files`, or of the project's own corpus where there are none."""
    corpus = Settings().corpus
    if files:
        corpus = folder / "corpus"
        corpus.mkdir()
        for file in files:
            (corpus / file.name).symlink_to(file.resolve())
    settings = Settings(corpus=corpus, index=folder / "index")
    build_index(settings)
    return Libraries(settings.index).current()


def _searched(library: Library, file: Path, queries: Sequence[JudgedQuery]) -> Searched:
    paragraphs = [p for report in library.reports() for p in library.paragraphs(report.id)]
    plain = Beside(library, paragraphs, whoosh_peer(paragraphs))
    with changed(weighing, "RELATED", 0.0):
        unrelated = evaluate_search(library, queries).scores
    ours = evaluate_search(library, queries).scores
    hits = [hit for query in queries for hit in _hits(library, query)]
    return Searched(_name(file), evaluate_search(plain, queries).scores, unrelated, ours, hits)


def _hits(library: Library, query: JudgedQuery) -> Iterator[tuple[bool, bool]]:
    """Of each hit of the first page whether it is relevant, and whether it is close."""
    found = library.search(query.query, query.filters)
    for place, judged in enumerate(credited(found.hits, query.relevant)):
        yield judged is not None, place < found.close


def _as_queries(questions: Sequence[JudgedQuestion]) -> list[JudgedQuery]:
    return [
        JudgedQuery(one.id, one.question, "natural", one.filters, one.paragraphs)
        for one in questions
        if one.paragraphs
    ]


def _files(judged: str, group: str) -> Iterator[Path]:
    for folder in (DATA, DATA / "kept"):
        yield from sorted(folder.glob(f"{judged}-{group}*.json"))


def _name(file: Path) -> str:
    of = file.stem.partition("-")[2]
    return f"kept: {of}" if file.parent.name == "kept" else of


def _is_kept(name: str) -> bool:
    return name.startswith("kept")


def _print_searches(what: str, searched: Sequence[Searched]) -> None:
    print(f"| {what} | number | plain Whoosh | without related words | ours | hard | paraphrase |")
    print("|---|---|---|---|---|---|---|")
    kept = [one for one in searched if _is_kept(one.name)]
    every = Searched(
        "all kept",
        list(chain.from_iterable(one.plain for one in kept)),
        list(chain.from_iterable(one.unrelated for one in kept)),
        list(chain.from_iterable(one.ours for one in kept)),
        list(chain.from_iterable(one.hits for one in kept)),
    )
    for one in (*searched, every):
        hard = [score for score in one.ours if score.kind in HARD]
        paraphrases = [score for score in hard if score.kind == "paraphrase"]
        figures = map(_ndcg, (one.plain, one.unrelated, one.ours, hard, paraphrases))
        print(_row(one.name, len(one.ours), *figures))
    print()


def _print_close(searched: Sequence[Searched]) -> None:
    """What stands above the line on first pages, and what below it, under "Less close"."""
    print("| first pages | relevant hits | of these close | other hits | of these close |")
    print("|---|---|---|---|---|")
    for name, is_kept in (("kept", True), ("guided what was mended", False)):
        hits = [hit for one in searched if _is_kept(one.name) == is_kept for hit in one.hits]
        cells: list[object] = [name]
        for wanted in (True, False):
            close = [is_close for relevant, is_close in hits if relevant == wanted]
            cells += [len(close), f"{fmean(close):.2f}"]
        print(_row(*cells))
    print()


def _ndcg(scores: Sequence[QueryScore]) -> str:
    return f"{mean(one.measures for one in scores).ndcg:.3f}" if scores else ""


def _print_questions(asked: Sequence[tuple[str, Sequence[QuestionScore]]]) -> None:
    print("| questions | number | first | in five | text | sentence | answered | refused |")
    print("|---|---|---|---|---|---|---|---|")
    kept = list(chain.from_iterable(scores for name, scores in asked if _is_kept(name)))
    for name, scores in (*asked, ("all kept", kept)):
        answerable = [one for one in scores if one.question.answers]
        unanswerable = [one for one in scores if not one.question.answers]
        refused = sum(not one.answered for one in unanswerable)
        shares = (f"{share:.3f}" for share in shares_of(answerable))
        print(_row(name, len(answerable), *shares, f"{refused} of {len(unanswerable)}"))
    _print_confidence([score for score in kept if score.answered])


def _print_confidence(answered: Sequence[QuestionScore]) -> None:
    """How sure the answers to kept questions are, and how many of them are right in text."""
    print("\n| confidence | answers | mean confidence | right |\n|---|---|---|---|")
    for low, high in pairwise(BINS):
        inside = [one for one in answered if low <= one.confidence < high]
        if inside:
            sure, right = (
                fmean(getattr(one, of) for one in inside) for of in ("confidence", "text")
            )
            print(
                _row(f"{low:.1f} to {min(1, high):.1f}", len(inside), f"{sure:.2f}", f"{right:.2f}")
            )


def _row(*cells: object) -> str:
    return f"| {' | '.join(map(str, cells))} |"


if __name__ == "__main__":
    main(Path(sys.argv[1]))
