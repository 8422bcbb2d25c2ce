"""The public collections of questions, as searchapp's reader sees them.

`squad` gives questions with their paragraph and accepted answers, `trecqa` and `wikiqa` questions
with candidate sentences. A group is one question with the sentences among which to choose.
"""

import hashlib
import json
import math
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from searchapp.answering.matching import Sentence, meet
from searchapp.answering.question import Question, understand
from searchapp.answering.sentence_choice import sentence_features
from searchapp.answering.words import Rarity, words_of
from searchapp.language.sentences import sentence_spans


@dataclass(frozen=True, slots=True)
class Group:
    """A question, the features of each sentence, and which sentences are right."""

    features: list[dict[str, float]]
    right: list[bool]


@dataclass(frozen=True, slots=True)
class Squad:
    """One question of SQuAD with its paragraph; `answers` as its annotators marked them."""

    question: Question
    text: str
    sentences: list[Sentence]
    answers: list[str]
    title: str

    def right(self) -> list[bool]:
        """Which sentences hold an answer as marked. The file gives no offsets, so all that do."""
        held = (self.text[sentence.start : sentence.end] for sentence in self.sentences)
        return [any(answer in one for answer in self.answers) for one in held]


def rows(path: Path) -> list[dict]:  # type: ignore[type-arg]
    """The JSON objects of a file with one to a line."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def rarity_in(texts: Iterable[str]) -> Rarity:
    """Inverse document frequency over `texts`, as searchapp.answering.passages has it."""
    counts: Counter[str] = Counter()
    total = 0
    for text in texts:
        total += 1
        counts.update({word.stem for word in words_of(text)})
    return lambda stem: math.log(1 + (total - counts[stem] + 0.5) / (counts[stem] + 0.5))


def squad(folder: Path, keep: Callable[[str, list[str]], bool]) -> tuple[list[Squad], Rarity]:
    """The questions of the articles whose title `keep` takes, given it and all titles in order."""
    contexts = {row["id"]: row for row in rows(folder / "contexts.jsonl")}
    titles = sorted({row["title"] for row in contexts.values()})
    kept = {title for title in titles if keep(title, titles)}
    analysed = {
        name: [Sentence.of(row["text"], *span) for span in sentence_spans(row["text"])]
        for name, row in contexts.items()
        if row["title"] in kept
    }
    found = [
        Squad(
            understand(row["question"]),
            contexts[row["context_id"]]["text"],
            analysed[row["context_id"]],
            row["answers"],
            contexts[row["context_id"]]["title"],
        )
        for row in rows(folder / "questions.jsonl")
        if row["context_id"] in analysed
    ]
    return found, rarity_in(row["text"] for row in contexts.values())


def first_half(title: str, titles: list[str]) -> bool:
    """The half of SQuAD's articles, by title, that is for training."""
    return titles.index(title) < len(titles) // 2


def second_half(title: str, titles: list[str]) -> bool:
    """The half of SQuAD's articles that is for measuring."""
    return not first_half(title, titles)


def squad_group(one: Squad, rarity: Rarity) -> Group:
    """A SQuAD question as a choice among the sentences of its paragraph."""
    met = [meet(one.question, sentence) for sentence in one.sentences]
    features = [
        sentence_features(one.question, one.sentences, met, place, rarity)
        for place in range(len(one.sentences))
    ]
    return Group(features, one.right())


def candidate_groups(path: Path) -> Iterator[Group]:
    """The questions of trecqa or wikiqa; candidates in the order of a hash of their text.

    trecqa lists right sentences first in places, so its order must not break ties.
    """
    listed = rows(path)
    rarity = rarity_in(candidate["text"] for row in listed for candidate in row["candidates"])
    for row in listed:
        question = understand(row["question"])
        candidates = sorted(
            row["candidates"],
            key=lambda one: hashlib.sha256(one["text"].encode()).hexdigest(),
        )
        features = []
        for candidate in candidates:
            sentence = Sentence.of(candidate["text"], 0, len(candidate["text"]))
            met = [meet(question, sentence)]
            features.append(sentence_features(question, [sentence], met, 0, rarity))
        yield Group(features, [bool(one["label"]) for one in candidates])
