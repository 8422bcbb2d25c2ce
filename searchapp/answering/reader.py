"""Reading a sentence for the span that answers.

`SpanReader` is the seam: whatever can say which stretch of a sentence answers a question, and how
sure it is, can take the place of `LearnedReader`.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

from searchapp.answering.clauses import clause_within
from searchapp.answering.matching import Sentence
from searchapp.answering.quantities import Quantity
from searchapp.answering.question import Expected, Question
from searchapp.answering.spans import (
    SpanScene,
    WordSpan,
    candidate_spans,
    span_features,
    span_score,
)
from searchapp.answering.words import Rarity, Word


@dataclass(frozen=True, slots=True)
class ReadSpan:
    """A stretch of a paragraph's text, by offsets, as an answer; `score` ranks it among others.

    `fits` says how well it is of the kind that the question expects, `near` what share of the
    question (weighted by rarity) stands in the same clause, `counts` how far a figure counts what
    the question asks the number of; all from 0 to 1.
    """

    start: int
    end: int
    score: float
    fits: float
    near: float = 0.0
    counts: float = 0.0


class SpanReader(Protocol):
    """Reads a sentence of `text` for the span that answers `question`."""

    def read(self, question: Question, text: str, sentence: Sentence) -> ReadSpan | None:
        """The best span of the sentence, or None where none is of the kind expected."""


_FIGURES: Mapping[Expected, frozenset[str]] = {
    "number": frozenset({"number", "percent", "duration", "money", "ordinal", "amount"}),
    "percent": frozenset({"percent", "amount"}),
    "money": frozenset({"money"}),
    "date": frozenset({"date"}),
    "duration": frozenset({"duration"}),
    "grade": frozenset({"grade"}),
}
_SECONDARY = frozenset({"percent", "duration", "money", "ordinal", "amount"})
_ORGANISATION = re.compile(
    r"board|teams?|services?|council|panels?|agency|agencies|department|ofsted|police|society"
    r"|centres?|project"
    r"|trust|partnership|authority|authorities|forum|group|committee|schools?|barnardo['’]?s"
    r"|university|college"
    r"|provider|consortium|charity|company|court|nhs|government|cafcass|programme|association"
    r"|network|unit|hub"
    r"|camhs|parliament|commission|ministry|office",
    re.IGNORECASE,
)
_ROLE = re.compile(
    r"managers?|workers?|officers?|directors?|chairs?|chairperson|inspectors?|advis[eo]rs?"
    r"|co-?ordinators?|coordinators?"
    r"|reviewers?|heads?|members?|carers?|nurses?|judges?|champions?|leads?|leaders?"
    r"|practitioners?|iros?|lado|minister"
    r"|secretary|executive|supervisors?|teachers?|visitors?|staff|professionals|consultant"
    r"|commissioner|mentor|advocates?"
    r"|mayor|president|partners|adopters|parents|councillors?|hmi",
    re.IGNORECASE,
)
_PLACING = frozenset(
    {"in", "at", "within", "near", "from", "to", "into", "outside", "inside", "on"}
)
_PLACE = re.compile(
    r"station|centres?|offices?|homes?|house|school|buildings?|hub|borough|area|team|town|city"
    r"|county|england"
    r"|hospital|park|library|court|base|site|venues?|settings?|accommodation|halls?|street|road"
    r"|hotel|campus",
    re.IGNORECASE,
)
_LETTERS = re.compile(r"[A-Z]{2,8}")
_NOT_PERSONAL = re.compile(
    r"the|and|of|for|in|children|young|people|local|safe|hands?|right|early|help|care|report"
    r"|inspection|social|child"
    r"|january|february|march|april|may|june|july|august|september|october|november|december"
    r"|england|act",
    re.IGNORECASE,
)
_LINKS_NAMES = frozenset({"of", "for", "and", "in", "&", "-"})
_NUMBER_OF = re.compile(r"\b(?:numbers?|total|proportion|rate) of ", re.IGNORECASE)
_CALLED = re.compile(r"\bcalled\b|\bname of\b|\bnamed\b", re.IGNORECASE)
_NUMBERED = re.compile(
    r"\b(?:sections?|year|key stages?|stages?|regulations?|reg|paragraphs?|phase|tier|level|part"
    r"|article"
    r"|schedule|chapter|band|quarter|grade)\s*$",
    re.IGNORECASE,
)
_AGED = re.compile(r"[- ]?(?:\d+ ?|-and-\d+)?[- ]?year[- ]olds?|\s?[-–]\s?\d+ ?year", re.IGNORECASE)
_FROM = re.compile(r"\bfrom (?:a |an )?(?:\w+ of |around |about |over )?$", re.IGNORECASE)
_TO = re.compile(
    r"[^.;]{0,60}?\bto (?:just |only |around |about |under |over )*[\d£]", re.IGNORECASE
)
_RATE = re.compile(r"\brates?\b", re.IGNORECASE)
_OFTEN = re.compile(r"\bhow (?:often|frequently|regularly)\b", re.IGNORECASE)
_RANK = re.compile(r"\brank", re.IGNORECASE)
_CLAUSE_MARKS = frozenset(
    {",", ";", ":", "—", "–", ".", "but", "while", "whilst", "although", "whereas"}
)
_BENCHMARK = re.compile(
    r"(?:compar\w+ (?:with|to)|than|national(?:ly)?|england|average|statistical neighbours?"
    r"|target|government|similar authorities|above|below)\W*(?:\w+\W+){0,6}$",
    re.IGNORECASE,
)


class LearnedReader:
    """Candidates by kind, ranked by weights learned from questions with marked answers."""

    def __init__(self, weights: Mapping[str, float], rarity: Rarity) -> None:
        self._weights = weights
        self._rarity = rarity

    def read(self, question: Question, text: str, sentence: Sentence) -> ReadSpan | None:
        """The best span of the kind expected; for a kind without a shape, the best clause."""
        scene = SpanScene(question, sentence, self._rarity)
        if question.expects in _FIGURES:
            return self._figure(scene, text, _kinds(question))
        if question.expects in ("person", "role", "organisation", "place"):
            return self._name(scene)
        start, end = clause_within(question, text, sentence, self._rarity)
        return ReadSpan(start, end, 0.0, 1.0)

    def _figure(self, scene: SpanScene, text: str, kinds: frozenset[str]) -> ReadSpan | None:
        best: ReadSpan | None = None
        for quantity in scene.sentence.quantities:
            if quantity.kind not in kinds:
                continue
            span = _words_of(scene.sentence, quantity)
            if span is None or self._is_asked(scene, span) or _is_a_name(scene, span, text):
                continue
            score = self._score(scene, span)
            counts = 0.5
            if scene.question.expects == "number":
                counts = self._counts(scene, span, text)
                score += 3.0 * counts - 2.0 * self._is_second_choice(scene, quantity)
            score -= 1.5 * self._is_benchmark(scene, text, quantity)
            score -= 1.5 * _is_past_value(text, quantity)
            start, end = quantity.start, self._with_unit(scene, span, quantity)
            near = _asked_in_clause(scene, span)
            score += 3.0 * near
            if best is None or score > best.score:
                best = ReadSpan(start, end, score, 1.0, near, counts)
        return best

    def _score(self, scene: SpanScene, span: WordSpan) -> float:
        return span_score(span_features(scene, span), self._weights)

    def _is_asked(self, scene: SpanScene, span: WordSpan) -> bool:
        return all(
            scene.sentence.words[i].stem in scene.asked for i in range(span.first, span.last + 1)
        )

    def _is_benchmark(self, scene: SpanScene, text: str, quantity: Quantity) -> bool:
        """Whether the figure is what another is held against, and the question did not ask it."""
        if _BENCHMARK.search(scene.question.text + " "):
            return False
        before = text[max(scene.sentence.start, quantity.start - 60) : quantity.start]
        after = text[quantity.end : min(scene.sentence.end, quantity.end + 25)]
        return bool(_BENCHMARK.search(before)) or bool(
            re.match(r" (?:nationally|in England|for England|national)", after)
        )

    def _is_second_choice(self, scene: SpanScene, quantity: Quantity) -> bool:
        """Whether a share, sum or time stands where a plain number is asked for."""
        if quantity.kind == "percent" and _RATE.search(scene.question.text):
            return False
        return quantity.kind in _SECONDARY

    def _counts(self, scene: SpanScene, span: WordSpan, text: str) -> float:
        """How far the figure counts the noun asked for: it follows, or "number of" it goes before.

        1 where nothing is said about what is counted.
        """
        head = scene.question.head
        weights = {part: self._rarity(part) for part in head}
        if not weights:
            return 0.5
        words = scene.sentence.words
        counted: set[str] = set()
        for word in words[span.first : span.last + 6]:
            if word.text in ",;." and word.start > words[span.last].start:
                break
            counted.add(word.stem)
        number_of = _NUMBER_OF.search(text, scene.sentence.start, words[span.first].start)
        if number_of:
            counted.update(
                w.stem for w in words if number_of.end() <= w.start < number_of.end() + 40
            )
        others = {i for o in scene.question.others if set(o.stems) <= counted for i in o.terms}
        counted.update(scene.question.terms[i].stem for i in others)
        return sum(weights[part] for part in set(head) & counted) / max(3.0, sum(weights.values()))

    def _with_unit(self, scene: SpanScene, span: WordSpan, quantity: Quantity) -> int:
        """The figure's end, with the noun that it counts where that is the very next word."""
        following = scene.sentence.words[span.last + 1 : span.last + 2]
        if quantity.kind == "number" and following and following[0].stem in scene.question.head:
            return following[0].end
        return quantity.end

    def _name(self, scene: SpanScene) -> ReadSpan | None:
        best: ReadSpan | None = None
        words = scene.sentence.words
        for span in self._noun_spans(scene):
            whole = _whole_name(words, span)
            fits = self._fit(scene, whole)
            score = self._score(scene, span) + 3.0 * fits + 1.5 * _is_agent(scene, whole)
            if best is None or score > best.score:
                start, end = words[whole.first].start, words[whole.last].end
                best = ReadSpan(start, end, score, fits, _asked_in_clause(scene, span))
        return best

    def _noun_spans(self, scene: SpanScene) -> Iterator[WordSpan]:
        for span in candidate_spans(scene.sentence):
            if span.last - span.first < 12 and not self._is_asked_in_content(scene, span):
                yield span

    def _is_asked_in_content(self, scene: SpanScene, span: WordSpan) -> bool:
        inside = [
            scene.sentence.words[i]
            for i in range(span.first, span.last + 1)
            if scene.sentence.words[i].is_content
        ]
        return not inside or all(word.stem in scene.asked for word in inside)

    def _fit(self, scene: SpanScene, span: WordSpan) -> float:
        """How far the span looks like what was asked for: a person, a body, a post, a place."""
        words = scene.sentence.words[span.first : span.last + 1]
        expects = scene.question.expects
        last = words[-1].text
        named = [w for w in words if w.kind == "name"]
        if expects == "person":
            if self._is_person(words):
                return 1.0
            return 0.4 if _ROLE.fullmatch(last) or _ORGANISATION.fullmatch(last) else 0.0
        if expects == "organisation" and _CALLED.search(scene.question.text):
            return 1.0 if named and named[0] is words[0] else 0.2 if named else 0.0
        if expects == "organisation":
            if _ORGANISATION.fullmatch(last) or any(_ORGANISATION.fullmatch(w.text) for w in named):
                return 1.0
            return 0.6 if named else 0.4 if _ROLE.fullmatch(last) else 0.0
        if expects == "role":
            if _ROLE.fullmatch(last) or _ROLE.fullmatch(words[0].text):
                return 1.0
            return 0.7 if _ORGANISATION.fullmatch(last) else 0.3 if named else 0.0
        before = scene.sentence.words[span.first - 1].text.lower() if span.first else ""
        if before not in _PLACING:
            return 0.2 if named and not _LETTERS.fullmatch(last) else 0.0
        return 0.5 + 0.3 * bool(_PLACE.fullmatch(last)) + 0.2 * bool(named)

    def _is_person(self, words: tuple[Word, ...]) -> bool:
        """Two to four capitalised words, all rare and none of them a word of the field."""
        return (
            2 <= len(words) <= 4
            and all(w.kind == "name" and not _NOT_PERSONAL.fullmatch(w.text) for w in words)
            and not any(_ORGANISATION.fullmatch(w.text) or _ROLE.fullmatch(w.text) for w in words)
            and min(self._rarity(w.stem) for w in words) > 4.0
        )


def _kinds(question: Question) -> frozenset[str]:
    """The kinds of figure that can answer: "how often" is no count, a rank is an ordinal."""
    if _OFTEN.search(question.text):
        return frozenset({"frequency"})
    if _RANK.search(question.text):
        return frozenset({"ordinal"})
    return _FIGURES[question.expects]


def _is_a_name(scene: SpanScene, span: WordSpan, text: str) -> bool:
    """Whether a number is part of a name and counts nothing: "section 47", "Right 2 Voice"."""
    words = scene.sentence.words
    if words[span.first].kind != "number" or scene.question.expects != "number":
        return False
    before = text[max(scene.sentence.start, words[span.first].start - 14) : words[span.first].start]
    after = text[words[span.last].end : words[span.last].end + 12]
    between = (
        span.first > 0
        and span.last + 1 < len(words)
        and words[span.first - 1].kind == words[span.last + 1].kind == "name"
        and span.first > 1
    )
    return bool(_NUMBERED.search(before)) or between or bool(_AGED.match(after))


def _is_past_value(text: str, quantity: Quantity) -> bool:
    """Whether the figure is where a change began: "from 36 weeks in 2013-14 to 32 weeks"."""
    before = text[max(0, quantity.start - 25) : quantity.start]
    return bool(_FROM.search(before)) and bool(_TO.match(text[quantity.end : quantity.end + 70]))


def _is_agent(scene: SpanScene, span: WordSpan) -> bool:
    """Whether the span is who does what is asked, in the passive: "is updated by X"."""
    if scene.question.asking != "who" or span.first < 2:
        return False
    words = scene.sentence.words
    by = span.first - (2 if words[span.first - 1].text.lower() == "the" else 1)
    return words[by].text.lower() == "by" and any(p in scene.found for p in range(by - 6, by))


def _asked_in_clause(scene: SpanScene, span: WordSpan) -> float:
    """The share of the question that stands between the marks around the span."""
    words = scene.sentence.words
    first, last = span.first, span.last
    while first > 0 and words[first - 1].text not in _CLAUSE_MARKS:
        first -= 1
    while last + 1 < len(words) and words[last + 1].text not in _CLAUSE_MARKS:
        last += 1
    return sum(scene.pull[place] for place in _once(scene.found) if first <= place <= last)


def _once(found: Mapping[int, int]) -> Iterator[int]:
    """One place for each term that was found."""
    return iter({term: place for place, term in found.items()}.values())


def _whole_name(words: tuple[Word, ...], span: WordSpan) -> WordSpan:
    """The span with the rest of a name that it cuts ("Society" to "Children's Society")."""
    first, last = span.first, span.last
    if not any(words[i].kind == "name" for i in range(first, last + 1)):
        return span
    while first > 1 and _joins(words, first - 1, first):
        first -= 1
    while last + 1 < len(words) and last - first < 11 and _joins(words, last + 1, last):
        last += 1
    while last > span.last and words[last].kind != "name":
        last -= 1
    while first < span.first and words[first].kind != "name":
        first += 1
    return WordSpan(first, last)


def _joins(words: tuple[Word, ...], outer: int, inner: int) -> bool:
    """Whether the word at `outer` goes on with the name whose edge is at `inner`.

    Letters after a name are a title ("HMI").
    """
    if outer > inner and _LETTERS.fullmatch(words[outer].text):
        return False
    if words[outer].kind == "name" and (
        words[inner].kind == "name" or words[inner].text in _LINKS_NAMES
    ):
        return True
    step = 1 if outer > inner else -1
    beyond = outer + step
    return (
        words[outer].text in _LINKS_NAMES
        and words[inner].kind == "name"
        and 0 < beyond < len(words)
        and words[beyond].kind == "name"
        and (
            words[outer].text != "and"
            or words[beyond + step if 0 <= beyond + step < len(words) else beyond].kind == "name"
        )
    )


def _words_of(sentence: Sentence, quantity: Quantity) -> WordSpan | None:
    inside = [
        i
        for i, word in enumerate(sentence.words)
        if quantity.start <= word.start and word.end <= quantity.end
    ]
    return WordSpan(inside[0], inside[-1]) if inside else None
