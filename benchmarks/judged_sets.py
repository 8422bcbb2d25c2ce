"""Every judged set of `benchmarks/data`, each on an index of its own reports.

    pip install '.[benchmark,evaluate]'
    python -m benchmarks.judged_sets ../shared/reports-pdf

Sets in `kept` were not shown to those who worked on ranking and answers until they were measured;
the others guided what was mended, or were learned from. Plain Whoosh stands beside the searches.
`groups.json` names the reports of each group; a file's name says what it judges and which group.
"""

import json
import sys
import tempfile
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path

from benchmarks.ranking_peers import HARD, Beside, whoosh_peer
from searchapp.answering import open_answerer
from searchapp.config import Settings
from searchapp.evaluation.judgements import read_records
from searchapp.evaluation.queries import QueryScore, evaluate_search, judged_queries, mean
from searchapp.evaluation.questions import (
    QuestionScore,
    evaluate_answers,
    judged_questions,
    shares_of,
)
from searchapp.indexing import build_index
from searchapp.search import Libraries, Library

DATA = Path(__file__).parent / "data"


def main(reports: Path) -> None:
    """Print two tables: the searches, then the questions."""
    searched: list[tuple[str, Sequence[QueryScore], Sequence[QueryScore]]] = []
    asked: list[tuple[str, Sequence[QuestionScore]]] = []
    for group, names in json.loads((DATA / "groups.json").read_text(encoding="utf-8")).items():
        with tempfile.TemporaryDirectory() as folder:
            library = _indexed(Path(folder), [reports / f"{name}.pdf" for name in names])
            for file in _files("queries", group):
                queries = judged_queries(read_records(file), file)
                plain = evaluate_search(_whoosh(library), queries).scores
                searched.append((_name(file), plain, evaluate_search(library, queries).scores))
            for file in _files("questions", group):
                questions = judged_questions(read_records(file), file)
                answers = evaluate_answers(open_answerer(library), questions)
                asked.append((_name(file), answers.scores))
    _print_searches(searched)
    _print_questions(asked)


def _print_searches(
    searched: Sequence[tuple[str, Sequence[QueryScore], Sequence[QueryScore]]],
) -> None:
    print("| searches | number | plain Whoosh | nDCG@10 | hard | paraphrase |")
    print("|---|---|---|---|---|---|")
    for name, plain, ours in searched:
        print(_search_row(name, plain, ours))
    kept = [one for one in searched if _is_kept(one[0])]
    every_plain = list(chain.from_iterable(plain for _, plain, _ in kept))
    print(_search_row("all kept", every_plain, list(chain.from_iterable(o for _, _, o in kept))))


def _print_questions(asked: Sequence[tuple[str, Sequence[QuestionScore]]]) -> None:
    print("\n| questions | number | first | in five | text | sentence | answered | refused |")
    print("|---|---|---|---|---|---|---|---|")
    for name, scores in asked:
        print(_question_row(name, scores))
    kept = chain.from_iterable(scores for name, scores in asked if _is_kept(name))
    print(_question_row("all kept", list(kept)))


def _indexed(folder: Path, files: Sequence[Path]) -> Library:
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


def _whoosh(library: Library) -> Beside:
    paragraphs = [p for report in library.reports() for p in library.paragraphs(report.id)]
    return Beside(library, paragraphs, whoosh_peer(paragraphs))


def _files(judged: str, group: str) -> Iterator[Path]:
    yield from sorted(DATA.glob(f"{judged}-{group}*.json"))
    yield from sorted((DATA / "kept").glob(f"{judged}-{group}*.json"))


def _name(file: Path) -> str:
    of = file.stem.partition("-")[2]
    return f"kept: {of}" if file.parent.name == "kept" else of


def _is_kept(name: str) -> bool:
    return name.startswith("kept")


def _search_row(name: str, plain: Sequence[QueryScore], ours: Sequence[QueryScore]) -> str:
    hard = [one for one in ours if one.kind in HARD]
    figures = (plain, ours, hard, [one for one in hard if one.kind == "paraphrase"])
    return _row(name, len(ours), *(f"{_ndcg(scores):.3f}" for scores in figures))


def _ndcg(scores: Sequence[QueryScore]) -> float:
    return mean(one.measures for one in scores).ndcg


def _question_row(name: str, scores: Sequence[QuestionScore]) -> str:
    answerable = [one for one in scores if one.question.answers]
    refused = [one for one in scores if not one.question.answers]
    return _row(
        name,
        len(answerable),
        *(f"{share:.3f}" for share in shares_of(answerable)),
        f"{sum(not one.answered for one in refused)} of {len(refused)}",
    )


def _row(*cells: object) -> str:
    return f"| {' | '.join(map(str, cells))} |"


if __name__ == "__main__":
    main(Path(sys.argv[1]))
