"""How well sentences and spans are chosen on public questions that nothing was learned from.

    python -m benchmarks.reading ../shared/bench

squad: the second half, by title. Sentence choice counts a question right where the sentence chosen
holds an answer; "told apart" counts only questions whose answers stand in just one sentence. EM
and F1 as in SQuAD's own script. trecqa and wikiqa: the dev parts, questions that have right and
wrong candidates; IDF overlap (the share of the question's words that a sentence has, weighted by
rarity) is measured beside our choice on the same words.
"""

import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from statistics import fmean

from benchmarks.public_questions import (
    Group,
    Squad,
    candidate_groups,
    second_half,
    squad,
    squad_group,
)
from benchmarks.squad_measures import exact, f1
from searchapp.answering.sentence_choice import score
from searchapp.answering.spans import SpanScene, candidate_spans, span_features, span_score
from searchapp.answering.weights import read_weights
from searchapp.answering.words import Rarity

SENTENCES_READ = 2
Scorer = Callable[[Mapping[str, float]], float]


def main(bench: Path) -> None:
    weights = read_weights("sentence")

    def ours(features: Mapping[str, float]) -> float:
        return score(features, weights)

    def overlap(features: Mapping[str, float]) -> float:
        return features["overlap"]

    began = time.perf_counter()
    questions, rarity = squad(bench / "squad", second_half)
    groups = [squad_group(one, rarity) for one in questions]
    apart = [group for group in groups if sum(group.right) == 1]
    print(f"squad, second half: {len(questions)} questions, {len(apart)} told apart")
    print("                     ours   IDF overlap")
    for name, some in (("sentence choice", groups), ("  told apart", apart)):
        print(f"{name:20} {_chosen(some, ours):5.3f}  {_chosen(some, overlap):5.3f}")
    spans = read_weights("span")
    read = [
        _best(one, group, ours, spans, rarity) for one, group in zip(questions, groups, strict=True)
    ]
    found = list(zip(questions, read, strict=True))
    em = fmean(any(exact(text, answer) for answer in one.answers) for one, text in found)
    f = fmean(max(f1(text, answer) for answer in one.answers) for one, text in found)
    print(f"span                 EM {100 * em:.1f}  F1 {100 * f:.1f}")
    for name in ("trecqa", "wikiqa"):
        some = [g for g in candidate_groups(bench / name / "dev.jsonl") if any(g.right)]
        both = [group for group in some if not all(group.right)]
        print(f"{name}, dev: {len(both)} questions with right and wrong candidates")
        for who, scorer in (("ours", ours), ("IDF overlap", overlap)):
            precision, reciprocal = _ranked(both, scorer)
            print(f"  {who:12} MAP {precision:.3f}  MRR {reciprocal:.3f}")
    print(f"{time.perf_counter() - began:.0f} s")


def _order(group: Group, scorer: Scorer) -> list[bool]:
    places = sorted(range(len(group.right)), key=lambda place: -scorer(group.features[place]))
    return [group.right[place] for place in places]


def _chosen(groups: Sequence[Group], scorer: Scorer) -> float:
    return fmean(_order(group, scorer)[0] for group in groups)


def _ranked(groups: Sequence[Group], scorer: Scorer) -> tuple[float, float]:
    """Mean average precision and mean reciprocal rank."""
    precisions, reciprocals = [], []
    for group in groups:
        ranks = [rank for rank, right in enumerate(_order(group, scorer), 1) if right]
        precisions.append(fmean(count / rank for count, rank in enumerate(ranks, 1)))
        reciprocals.append(1 / ranks[0])
    return fmean(precisions), fmean(reciprocals)


def _best(
    one: Squad, group: Group, scorer: Scorer, spans: Mapping[str, float], rarity: Rarity
) -> str:
    """The text of the best span in the best sentences."""
    scores = [scorer(features) for features in group.features]
    order = sorted(range(len(scores)), key=lambda place: -scores[place])
    best, text = float("-inf"), ""
    for place in order[:SENTENCES_READ]:
        sentence = one.sentences[place]
        scene = SpanScene(one.question, one.text, sentence, rarity)
        for span in candidate_spans(sentence):
            features = span_features(scene, span) | {"sentence": scores[place] - max(scores)}
            value = span_score(features, spans)
            if value > best:
                start, end = sentence.words[span.first].start, sentence.words[span.last].end
                best, text = value, one.text[start:end]
    return text


if __name__ == "__main__":
    main(Path(sys.argv[1]))
