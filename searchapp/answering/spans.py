"""Spans of a sentence that could be the answer, and what speaks for each."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from searchapp.answering.matching import Sentence, meet
from searchapp.answering.question import Question
from searchapp.answering.words import Rarity, Word, word_set

MOST_WORDS = 14
"""Longest span considered by the learned reader, in words; longer answers are whole clauses."""

_ARTICLES = word_set("the a an")
_HELD_TO_THE_NEXT = word_set("in on at by for from to with into as than not")
_AUXILIARIES = word_set("is are was were be been has have had")
_MODALS = word_set("can could will would should may might must")
_OWNERS = word_set("their his her its")
_JOINS = word_set("of and or but that which who")
_NEVER_FIRST = _JOINS | _AUXILIARIES
_NEVER_LAST = _JOINS | _AUXILIARIES | _MODALS | _ARTICLES | _OWNERS | _HELD_TO_THE_NEXT
_CLOSED = _NEVER_LAST | word_set(
    "about whom whose when where while because if it he she they this these those being do does did"
    " between after before during through until since under over per also only such other"
)


@dataclass(frozen=True, slots=True)
class WordSpan:
    """Words `first` to `last` (inclusive) of a sentence."""

    first: int
    last: int


def candidate_spans(sentence: Sentence) -> Iterator[WordSpan]:
    """All runs of words that begin and end as an answer can and cross no mark of a clause."""
    words = sentence.words
    for first, word in enumerate(words):
        if word.kind == "mark" or word.text.lower() in _NEVER_FIRST:
            continue
        for last in range(first, min(first + MOST_WORDS, len(words))):
            end = words[last]
            if end.text in (";", ":", "(", "—", "?"):
                break
            if end.kind != "mark" and end.text.lower() not in _NEVER_LAST:
                yield WordSpan(first, last)


class SpanScene:
    """A sentence before a question: what each of its words is, and where the question is met."""

    def __init__(self, question: Question, text: str, sentence: Sentence, rarity: Rarity) -> None:
        self.question = question
        self.text = text
        self.sentence = sentence
        self.rarity = rarity
        words = sentence.words
        met = meet(question, sentence)
        self.found = met.places
        self.asked = {w.stem for w in question.words if w.is_content}
        self.others = {stem for other in question.others for stem in other.stems}
        self.shape = [_shape(w, i) for i, w in enumerate(words)]
        self.weight = [rarity(w.stem) if w.is_content else 0.0 for w in words]
        total = sum(rarity(t.stem) for t in question.terms) or 1.0
        self.pull = [0.0] * len(words)
        for place, term in self.found.items():
            self.pull[place] = met.surely(term) * rarity(question.terms[term].stem) / total
        self.kind_at: dict[int, tuple[str, int]] = {}
        for q in sentence.quantities:
            span = self.words_in(q.start, q.end)
            if span:
                self.kind_at[span.first] = (q.kind, span.last)
        self.in_quantity = {}
        for first, (kind, last) in self.kind_at.items():
            for i in range(first, last + 1):
                self.in_quantity[i] = kind
        self.depth = _bracket_depth(words)

    def words_in(self, start: int, end: int) -> WordSpan | None:
        """The words from `start` to `end`, offsets into the text; None where there is none."""
        inside = [i for i, w in enumerate(self.sentence.words) if start <= w.start and w.end <= end]
        return WordSpan(inside[0], inside[-1]) if inside else None


def span_features(scene: SpanScene, span: WordSpan) -> dict[str, float]:
    """Features of one span as the answer to the scene's question."""
    words = scene.sentence.words
    first, last = span.first, span.last
    ask = scene.question.asking
    expects = scene.question.expects
    inside = range(first, last + 1)
    length = last - first + 1
    before = _closed(words, first - 1)
    after = _closed(words, last + 1)
    content = [i for i in inside if scene.weight[i] > 0]
    asked = sum(words[i].stem in scene.asked for i in content)
    kind = _span_kind(scene, first, last)
    left, right = _pulls(scene, first, last)
    bucket = _bucket(length)
    features: dict[str, float] = {
        f"len{bucket}": 1.0,
        f"{ask}|len{bucket}": 1.0,
        f"kind:{kind}": 1.0,
        f"{ask}|kind:{kind}": 1.0,
        f"{expects}~kind:{kind}": 1.0,
        f"first:{scene.shape[first]}": 1.0,
        f"last:{scene.shape[last]}": 1.0,
        f"{ask}|first:{scene.shape[first]}": 1.0,
        f"{ask}|last:{scene.shape[last]}": 1.0,
        f"before:{before}": 1.0,
        f"after:{after}": 1.0,
        f"{ask}|before:{before}": 1.0,
        f"{ask}|after:{after}": 1.0,
        "asked": asked / max(1, len(content)),
        f"{ask}|asked": asked / max(1, len(content)),
        "all asked": float(asked == len(content)),
        "left": left,
        "right": right,
        "pull": left + right,
        f"{ask}|left": left,
        f"{ask}|right": right,
        "rare": sum(scene.weight[i] for i in content) / max(1, len(content)) / 8,
        "marks": float(sum(words[i].kind == "mark" for i in inside)),
        "cut name": float(_cuts_name(scene, first, last)),
        "cut figure": float(_cuts_quantity(scene, first, last)),
        "in brackets": float(scene.depth[first] > 0),
        "quoted": float(before == "quote" and after == "quote"),
    }
    features.update(_head_features(scene, first, last))
    features.update(_neighbours(scene, first, last))
    return features


def _pulls(scene: SpanScene, first: int, last: int) -> tuple[float, float]:
    """How strongly the question's words stand left and right of the span, nearer ones more."""
    left = right = 0.0
    for place in scene.found:
        if place < first:
            left += scene.pull[place] / math.sqrt(first - place)
        elif place > last:
            right += scene.pull[place] / math.sqrt(place - last)
    return left, right


def _neighbours(scene: SpanScene, first: int, last: int) -> dict[str, float]:
    """Whether the word just outside is asked about, and where in the question it stood."""
    features: dict[str, float] = {}
    ask = scene.question.asking
    terms = len(scene.question.terms)
    for side, places in (
        ("L", range(first - 1, max(-1, first - 4), -1)),
        ("R", range(last + 1, min(len(scene.sentence.words), last + 4))),
    ):
        for distance, place in enumerate(places, start=1):
            if place in scene.found:
                where = scene.found[place]
                spot = "first" if where == 0 else "last" if where == terms - 1 else "mid"
                features[f"{side}{distance}:{spot}"] = 1.0
                features[f"{ask}|{side}:{spot}"] = 1.0
                break
    return features


def _head_features(scene: SpanScene, first: int, last: int) -> dict[str, float]:
    """Whether the noun asked for ("which department") is in or beside the span."""
    head = scene.question.head
    if not head:
        return {}
    words = scene.sentence.words
    noun = head[-1]
    inside = [words[i].stem for i in range(first, last + 1)]
    return {
        "head last": float(inside[-1] in head),
        "head inside": float(any(part in inside[:-1] for part in head)),
        "head next": float(last + 1 < len(words) and words[last + 1].stem in head),
        "head before": float(first > 0 and words[first - 1].stem in head),
        "head close": float(
            any(
                w.stem == noun
                for w in words[max(0, first - 4) : first] + words[last + 1 : last + 5]
            )
        ),
    }


def _span_kind(scene: SpanScene, first: int, last: int) -> str:
    """What the span is as a whole: a figure of a kind, a name, or words of a kind."""
    start = first
    if scene.sentence.words[start].text.lower() in (
        "the",
        "about",
        "around",
        "nearly",
        "over",
        "only",
        "approximately",
        "almost",
        "in",
    ):
        start = min(first + 1, last)
    found = scene.kind_at.get(start)
    if found and found[1] == last:
        return found[0]
    if found and found[1] < last:
        return f"{found[0]}+"
    shapes = [scene.shape[i] for i in range(start, last + 1)]
    names = sum(s == "Name" for s in shapes)
    plain = sum(s in _CONTENT_SHAPES for s in shapes)
    if names and not plain:
        return "name"
    if names:
        return "name+"
    if any(i in scene.in_quantity for i in range(first, last + 1)):
        return "has figure"
    return "words"


def _cuts_name(scene: SpanScene, first: int, last: int) -> bool:
    shape = scene.shape
    cut_left = first > 0 and shape[first] == "Name" and shape[first - 1] == "Name"
    cut_right = last + 1 < len(shape) and shape[last] == "Name" and shape[last + 1] == "Name"
    return cut_left or cut_right


def _cuts_quantity(scene: SpanScene, first: int, last: int) -> bool:
    return any(
        (f < first <= end and last >= first) or (f <= last < end)
        for f, (_, end) in scene.kind_at.items()
    )


_CONTENT_SHAPES = frozenset({"noun", "-ing", "-ed", "-ly", "-s", "-al"})


def _shape(word: Word, index: int) -> str:
    text = word.text
    if word.kind == "mark":
        return "mark"
    if word.kind == "number":
        return "figure"
    lower = text.lower()
    if lower in _CLOSED:
        return "the" if lower in ("the", "a", "an") else "closed"
    if word.kind == "name" and index > 0:
        return "Name"
    for ending in ("ing", "ed", "ly", "al"):
        if lower.endswith(ending) and len(lower) > 4:
            return f"-{ending}"
    return "-s" if lower.endswith("s") and not lower.endswith("ss") else "noun"


def _closed(words: Sequence[Word], index: int) -> str:
    if index < 0:
        return "START"
    if index >= len(words):
        return "END"
    word = words[index]
    if word.kind == "mark":
        if word.text in "\"'“”‘’":
            return "quote"
        return word.text if word.text in ",.();:-–?" else "mark"
    lower = word.text.lower()
    return lower if lower in _CLOSED else _shape(word, index)


def _bucket(length: int) -> str:
    return str(length) if length <= 4 else "5-6" if length <= 6 else "7-9" if length <= 9 else "10+"


def _bracket_depth(words: Sequence[Word]) -> list[int]:
    depth = 0
    depths = []
    for word in words:
        if word.text == "(":
            depth += 1
        elif word.text == ")":
            depth = max(0, depth - 1)
        depths.append(depth)
    return depths


def span_score(features: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """The linear score of a span's features."""
    return sum(weights.get(name, 0.0) * value for name, value in features.items())
