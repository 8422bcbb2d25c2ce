"""Sentences that may answer a question, from paragraphs that search has found, best first."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from searchapp.answering.limits import AREA_WORDS, ASKED_KINDS, Limits
from searchapp.answering.matching import Met, Sentence, meet
from searchapp.answering.quantities import Quantity
from searchapp.answering.question import Question
from searchapp.answering.sentence_choice import score, sentence_features
from searchapp.answering.words import Rarity, is_light, words_of
from searchapp.language.sentences import sentence_spans
from searchapp.model import Hit, Paragraph, Report


class Words(Protocol):
    """The words of a corpus."""

    def words(self) -> Iterable[tuple[str, int]]:
        """Every word with the number of paragraphs that have it."""

    def stem(self, word: str) -> str:
        """The stem of a word."""


class Counted(Protocol):
    """A library whose words are counted."""

    @property
    def vocabulary(self) -> Words:
        """The words that occur."""

    def reports(self) -> Sequence[Report]:
        """All reports."""


@dataclass(frozen=True, slots=True)
class Passage:
    """One sentence of a found paragraph, its features, and its score as a place for the answer."""

    hit: Hit
    sentence: Sentence
    features: Mapping[str, float]
    score: float

    @property
    def text(self) -> str:
        return self.hit.paragraph.text[self.sentence.start : self.sentence.end]


_ABOUT_INSPECTION = re.compile(
    r"inspect\w*|report\w*|publish\w*|publication|lead|led|deputy|ofsted|visit\w*|team|dates?"
    r"|judg\w+|grad\w+"
    r"|rated|rating|verdict|overall|council|result|when|assur\w+|quality|last|latest|long|old",
    re.IGNORECASE,
)
_MEANS = re.compile(
    r"\b(?:is|are|was|were|means?|provides?|offers?|which|who|an?)\b|[,(–]", re.IGNORECASE
)
_BECAUSE = re.compile(
    r"\b(?:because|due to|as a result|owing to|caused|resulting|result of|led to|leads to"
    r"|reflects?|so that|therefore|this means|attributed)\b",
    re.IGNORECASE,
)
_SO = re.compile(r"(?:This|As a result|Therefore|Consequently|As such|Hence|These)\b")
_ANNOUNCES = re.compile(
    r"\b(?:a (?:number|range|variety) of|several|various|the following) (?:\w+ )?"
    r"(?:factors|reasons|causes|ways|areas|measures|issues|actions)\b[^,:;]{0,40}$",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r"(?:These|They|This|It) (?:also )?includes?\b")
_MUST = re.compile(
    r"\b(?:ensure|should|must|need(?:s|ed)? to|improve|review|recommend\w*|require[sd]?|report"
    r"|will|is being|are being|make sure)\b",
    re.IGNORECASE,
)


class PassageRanker:
    """Scores the sentences of candidate paragraphs with learned weights.

    `sentence_weights` are those of searchapp.answering.sentence_choice, `passage_weights` those of
    the features named here.
    """

    def __init__(
        self,
        rarity: Rarity,
        sentence_weights: Mapping[str, float],
        passage_weights: Mapping[str, float],
    ) -> None:
        self._rarity = rarity
        self._sentence_weights = sentence_weights
        self.weights = passage_weights
        self._sentences = lru_cache(maxsize=4096)(sentences_of)

    def rank(self, question: Question, limits: Limits, hits: Sequence[Hit]) -> list[Passage]:
        """Every sentence of every hit's paragraph as a passage, best first."""
        top = max((hit.score for hit in hits), default=0.0) or 1.0
        newest = max((_day(hit) for hit in hits), default=0)
        passages = [
            passage
            for rank, hit in enumerate(hits)
            for passage in self._of_hit(question, limits, hit, hit.score / top, rank, newest)
        ]
        return sorted(passages, key=lambda p: (-p.score, p.hit.paragraph.id, p.sentence.start))

    def _of_hit(
        self,
        question: Question,
        limits: Limits,
        hit: Hit,
        relevance: float,
        rank: int,
        newest: int,
    ) -> Iterable[Passage]:
        sentences = self._sentences(hit.paragraph.text)
        met = [meet(question, sentence) for sentence in sentences]
        shared = self._paragraph_features(question, limits, hit, met, newest)
        if shared["about the inspection"]:
            relevance = 1.0
        shared |= {"search": relevance, "top": 1.0 / (1 + rank)}
        for index, sentence in enumerate(sentences):
            features = dict(shared)
            learned = sentence_features(question, sentences, met, index, self._rarity)
            features["sentence"] = score(learned, self._sentence_weights)
            features["overlap"] = learned["overlap"]
            features |= self._cues(question, limits, hit.paragraph, sentence)
            if question.expects == "grade":
                features["judgement"] = _judged(limits, hit, sentence)
            features["lead-in"] = self._lead_in(question, hit.paragraph, sentences, met, index)
            features["elsewhere"] = max(
                0.0, shared["paragraph"] - learned["overlap"] - features["lead-in"]
            )
            features["before"] = learned["previous"]
            own = hit.paragraph.text[sentence.start : sentence.end]
            features["goes on"] = learned["previous"] if _GOES_ON.match(own) else 0.0
            features["dangling"] = learned["dangling"]
            yield Passage(hit, sentence, features, score(features, self.weights))

    def _paragraph_features(
        self,
        question: Question,
        limits: Limits,
        hit: Hit,
        met: Sequence[Met],
        newest: int,
    ) -> dict[str, float]:
        weights = [self._rarity(term.stem) for term in question.terms]
        total = sum(weights) or 1.0
        found = {i for one in met for i in one.terms}
        trail = {w.stem for heading in hit.paragraph.section for w in words_of(heading)}
        named = {i for i, term in enumerate(question.terms) if term.stem in trail}
        asks_kind = any(words.search(question.text) for words in ASKED_KINDS.values())
        about = not asks_kind and all(
            _ABOUT_INSPECTION.fullmatch(t.text) or t.kind == "number" for t in question.terms
        )
        method = hit.paragraph.kind == "method"
        return {
            "paragraph": sum(weights[i] for i in found) / total,
            "trail": sum(weights[i] for i in named - found) / total,
            "year": float(hit.report.year in limits.years),
            "newest": float(limits.newest and _day(hit) == newest),
            "area": float(bool(set(limits.areas) & set(hit.paragraph.areas))),
            "method": float(method and not about),
            "about the inspection": float(method and about),
            "context": float(hit.paragraph.kind == "context"),
            "recommendation": float(
                hit.paragraph.kind == "recommendation" and question.expects in ("action", "list")
            ),
            "kind asked for": float(
                hit.paragraph.kind in ASKED_KINDS
                and bool(ASKED_KINDS[hit.paragraph.kind].search(question.text))
            ),
            "summary": float(hit.paragraph.kind == "summary"),
        }

    def _lead_in(
        self,
        question: Question,
        paragraph: Paragraph,
        sentences: Sequence[Sentence],
        met: Sequence[Met],
        index: int,
    ) -> float:
        """What the words before a colon add to the items under it, as a share of the question."""
        text = paragraph.text
        for place in range(index - 1, -1, -1):
            above = sentences[place]
            if text[above.end - 1] == ":" and "\n" in text[above.end : sentences[index].start]:
                weights = [self._rarity(term.stem) for term in question.terms]
                added = met[place].terms - met[index].terms
                return sum(weights[i] for i in added) / (sum(weights) or 1.0)
        return 0.0

    def _cues(
        self, question: Question, limits: Limits, paragraph: Paragraph, sentence: Sentence
    ) -> dict[str, float]:
        text = paragraph.text[sentence.start : sentence.end]
        cues = {
            "because": float(question.expects == "reason" and bool(_BECAUSE.search(text))),
            "consequence": float(question.expects == "reason" and bool(_SO.match(text))),
            "announces": float(bool(_ANNOUNCES.search(text))),
            "must": float(question.expects == "action" and bool(_MUST.search(text))),
            "said year": float(any(str(year) in text for year in limits.years)),
            "grade": float(
                question.expects == "grade" and any(q.kind == "grade" for q in sentence.quantities)
            ),
            "means": 0.0,
            "heading only": float(len(sentence.words) < 4),
        }
        if question.expects == "definition":
            cues["means"] = _defines(question, text)
        return cues


def sentences_of(text: str) -> tuple[Sentence, ...]:
    """The sentences and items of a paragraph, analysed."""
    return tuple(Sentence.of(text, start, end) for start, end in sentence_spans(text))


def _defines(question: Question, text: str) -> float:
    """Whether the sentence says what the thing asked about is: it is named early, then told."""
    stems = {term.stem for term in question.terms}
    place = next((w for w in words_of(text) if w.stem in stems), None)
    if place is None:
        return 0.0
    early = 1.0 if place.start < 40 else 0.3
    return early * float(bool(_MEANS.match(text[place.end :].lstrip(" ’'”\"")[:12])))


def _judged(limits: Limits, hit: Hit, sentence: Sentence) -> float:
    """Whether the sentence says the grade that the report's judgements give the area asked about.

    -1 where the report, or another than the one meant, judges no such area.
    """
    if limits.years and hit.report.year not in limits.years:
        return -1.0
    asked = tuple(area for area in limits.areas if area != "overall") or ("overall",)
    grades = {judged.grade for judged in hit.report.judgements if judged.area in asked}
    if not grades:
        return -1.0
    text = hit.paragraph.text[sentence.start : sentence.end]
    said = any(_same_grade(text_of(hit, q), grade) for q in sentence.quantities for grade in grades)
    if not said or _ELSEWHEN.search(text):
        return 0.0
    named = any(AREA_WORDS[area].search(text) for area in asked)
    placed = bool(set(asked) & set(hit.paragraph.areas)) and hit.paragraph.kind in (
        "method",
        "summary",
    )
    verdict = bool(_VERDICT.search(text))
    return (0.5 * named + 0.5 * placed) * (1.0 if verdict or len(sentence.words) < 14 else 0.4)


def text_of(hit: Hit, quantity: Quantity) -> str:
    """The words of a quantity of the hit's paragraph."""
    return hit.paragraph.text[quantity.start : quantity.end]


def _same_grade(said: str, grade: str) -> bool:
    return said.lower().replace("require ", "requires ").startswith(grade)


_VERDICT = re.compile(
    r"\bjudge?ments?\b|\bjudged?\b|\bgraded?\b|\boverall\b|\beffectiveness\b", re.IGNORECASE
)
_ELSEWHEN = re.compile(r"\bprevious\b|\blast inspection\b|\bprior\b|\bin 20\d\d\b", re.IGNORECASE)


def _day(hit: Hit) -> int:
    day = hit.report.published or hit.report.inspection_end
    return day.toordinal() if day else 0


LIGHT_WEIGHT = 1.5
"""The most that an everyday word ("run", "end") weighs, which a small corpus may have seldom."""


def corpus_rarity(library: Counted) -> Rarity:
    """Inverse document frequency of a stem: ln(1 + (N - n + ½) / (n + ½)), as in BM25.

    A stem's n is the sum over its words, at most N, the number of paragraphs.
    """
    total = max(1, sum(report.paragraph_count for report in library.reports()))
    counts: Counter[str] = Counter()
    for word, frequency in library.vocabulary.words():
        counts[library.vocabulary.stem(word)] += frequency

    def rarity(stem: str) -> float:
        count = min(counts[stem], total)
        weight = math.log(1 + (total - count + 0.5) / (count + 0.5))
        return min(weight, LIGHT_WEIGHT) if is_light(stem) else weight

    return rarity
