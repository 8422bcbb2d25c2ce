"""Learn to choose sentences and spans; writes searchapp/answering/data/weights/.

    python -m benchmarks.train_reading ../shared/bench

Sentences are learned on the first half, by title, of squad and on the train parts of trecqa and
wikiqa; spans on the same half of squad. Takes about six minutes and 2 GB.
"""

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from benchmarks.public_questions import Squad, candidate_groups, first_half, squad, squad_group
from benchmarks.softmax import Rows, fit
from benchmarks.squad_measures import f1
from searchapp.answering.sentence_choice import score
from searchapp.answering.spans import SpanScene, candidate_spans, span_features
from searchapp.answering.weights import write_weights
from searchapp.answering.words import Rarity

SENTENCES_READ = 2
PENALTY = 1.0
SMALLEST = 0.05
"""Weights below this change no choice; without them the file is a third as long."""


def main(bench: Path) -> None:
    questions, rarity = squad(bench / "squad", first_half)
    groups = [squad_group(one, rarity) for one in questions]
    for name in ("trecqa", "wikiqa"):
        groups.extend(candidate_groups(bench / name / "train.jsonl"))
    choices = [
        list(zip(group.features, map(float, group.right), strict=True))
        for group in groups
        if not all(group.right)
    ]
    sentences = fit(choices, PENALTY)
    write_weights("sentence", sentences)
    print(f"sentence: {len(sentences)} weights from {len(choices)} questions")
    spans = fit([_spans(one, sentences, rarity) for one in questions], PENALTY, smallest=SMALLEST)
    write_weights("span", spans)
    print(f"span: {len(spans)} weights from {len(questions)} questions")


def _spans(one: Squad, sentences: dict[str, float], rarity: Rarity) -> Rows:
    """The spans of the best sentences, and of the right one, each with its F1 to the 4th power.

    The power makes the whole answer much better than a part of it, without making the part as
    wrong as anything else.
    """
    group = squad_group(one, rarity)
    scores = [score(features, sentences) for features in group.features]
    order = sorted(range(len(scores)), key=lambda place: -scores[place])
    read = order[:SENTENCES_READ]
    right = [place for place in order if group.right[place]]
    if right and right[0] not in read:
        read[-1] = right[0]
    return list(_rows(one, read, scores, rarity))


def _rows(
    one: Squad, read: list[int], scores: list[float], rarity: Rarity
) -> Iterator[tuple[dict[str, float], float]]:
    wanted = Counter(one.answers)
    for place in read:
        sentence = one.sentences[place]
        scene = SpanScene(one.question, one.text, sentence, rarity)
        for span in candidate_spans(sentence):
            text = one.text[sentence.words[span.first].start : sentence.words[span.last].end]
            features = span_features(scene, span) | {"sentence": scores[place] - max(scores)}
            yield features, max(f1(text, answer) for answer in wanted) ** 4


if __name__ == "__main__":
    main(Path(sys.argv[1]))
