"""Learn to choose among figures and names of a sentence; writes read weights.

    python -m benchmarks.train_spans index:benchmarks/data/questions-calderdale-near.json …

Each argument is a built index and a file of judged questions about its reports, as for
train_answering, which is run after it. In the paragraphs that answer, each
figure or name of the kind expected is right where it holds an accepted answer, the shorter the
better. Weights stay near PRIOR, which was set by hand: some hundred questions are few.
"""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.reading_given import right_hits
from benchmarks.softmax import Rows, fit
from searchapp.answering import open_answerer
from searchapp.answering.clauses import printed_words
from searchapp.answering.passages import corpus_rarity, sentences_of
from searchapp.answering.question import FIGURES, NAMES
from searchapp.answering.reader import LearnedReader
from searchapp.answering.weights import read_weights, write_weights
from searchapp.evaluation.judgements import normalised, read_records
from searchapp.evaluation.questions import MOST_WORDS_SHORT, JudgedQuestion, judged_questions
from searchapp.search import Libraries

PRIOR = {
    "span": 1.0,
    "near": 3.0,
    "counts": 3.0,
    "benchmark": -2.5,
    "past value": -1.5,
    "whole": -2.5,
    "now": 1.0,
    "own month": 1.5,
    "year": 1.0,
    "measure": 1.0,
    "of another": -1.5,
    "of a part": -2.0,
    "contrary": -3.0,
    "other half": -3.0,
    "plainly another": -0.5,
    "attributive": -2.0,
    "no event": -1.0,
    "untold": -0.5,
    "whole asked": 1.0,
    "rate asked": 3.0,
    "number:percent": -2.5,
    "number:duration": -2.0,
    "number:money": -2.0,
    "number:ordinal": -2.0,
    "number:amount": -2.0,
    "number:rate": -2.0,
    "number:age": -2.0,
    "number:fraction": -0.5,
    "percent:fraction": -1.0,
    "percent:amount": -2.0,
    "percent:none": -2.0,
    "duration:period": -1.0,
    "date:when": -1.0,
    "person:person": 3.0,
    "person:post": 1.2,
    "person:body": 1.0,
    "organisation:body": 3.0,
    "organisation:named": 1.5,
    "organisation:post": 1.0,
    "organisation:called": 3.0,
    "organisation:apposed": 3.0,
    "organisation:council asked": 3.0,
    "role:post": 3.0,
    "role:body": 2.0,
    "role:named": 0.5,
    "role:letters": -1.0,
    "month": 0.5,
    "place:located": 3.0,
    "place:placed": 2.0,
    "place:post": -2.0,
    "place:people": -2.0,
    "place:place noun": 1.0,
    "place:named": 0.7,
    "place:no place": -3.0,
    "place:council asked": 3.0,
    "place:address": 3.0,
}
OF_EVERY_NAME = {
    "agent": 2.5,
    "does": 1.0,
    "recipient": -1.0,
    "cut": -2.0,
    "asked": -1.0,
    "asked otherwise": -1.5,
    "head": 2.5,
    "owner": 2.0,
    "figure": -2.0,
    "part": -1.5,
    "several": 3.0,
}
PENALTY = 4.0
SHORTER = 0.9
"""What every word beyond those of the accepted answer leaves of a span's worth."""


def main(pairs: Sequence[tuple[Path, Path]]) -> None:
    prior = PRIOR | {f"{kind}:{name}": w for kind in NAMES for name, w in OF_EVERY_NAME.items()}
    prior["place:asked"] = -3.0
    rows = [one for index, file in pairs for one in _questions(index, file)]
    weights = fit(rows, PENALTY, prior, 0.005)
    write_weights("read", weights)
    print(f"{len(weights)} weights from {len(rows)} questions")


def _questions(index: Path, file: Path) -> Iterator[Rows]:
    library = Libraries(index).current()
    answerer = open_answerer(library)
    reader = LearnedReader(read_weights("span"), {}, corpus_rarity(library))
    for judged in judged_questions(read_records(file), file):
        asked = answerer.ask(judged.question, judged.filters).question
        if judged.answers and (asked.expects in FIGURES or asked.expects in NAMES):
            yield [
                (
                    candidate.evidence,
                    _worth(judged, text[candidate.span.start : candidate.span.end]),
                )
                for hit in right_hits(library, judged)
                for text in (hit.paragraph.text,)
                for sentence in sentences_of(text)
                for candidate in reader.candidates(asked, text, sentence)
            ]


def _worth(judged: JudgedQuestion, text: str) -> float:
    said = f" {normalised(text)} "
    if printed_words(text) > MOST_WORDS_SHORT:
        return 0.0
    held = [answer for answer in judged.answers if f" {normalised(answer)} " in said]
    longest = max((printed_words(answer) for answer in held), default=0)
    return SHORTER ** max(0, printed_words(text) - longest) if held else 0.0


if __name__ == "__main__":
    pairs = [name.split(":") for name in sys.argv[1:]]
    main([(Path(index), Path(file)) for index, file in pairs])
