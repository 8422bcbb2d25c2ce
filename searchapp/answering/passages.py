"""Sentences that may answer a question, from paragraphs that search has found, best first."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from searchapp.answering.about_inspection import about_inspection_cues, is_about_inspection
from searchapp.answering.cues import (
    asks_what_to_do,
    goes_on,
    refers_back,
    tells_cause,
    wording_cues,
)
from searchapp.answering.judged import dated, judged
from searchapp.answering.kinds_asked import matter_of
from searchapp.answering.limits import ASKED_KINDS, Limits
from searchapp.answering.matching import Met, Sentence, meet, near_forms
from searchapp.answering.question import FIGURES, SHORT_ANSWERS, Question, asks_duty
from searchapp.answering.sentence_choice import ANSWERING_KINDS, score, sentence_features
from searchapp.answering.words import Rarity, is_irregular, is_light, stem, words_of
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


@dataclass(frozen=True, slots=True)
class Candidate:
    """A found paragraph, analysed: where each of its sentences meets the question."""

    hit: Hit
    rank: int
    sentences: tuple[Sentence, ...]
    met: tuple[Met, ...]
    headings: frozenset[int]
    """The terms that stand in its headings."""


@dataclass(frozen=True, slots=True)
class Weighing:
    """What a question's candidates are weighed by.

    `weights` are the rarities of the terms, 0 where no candidate has the term, so that what is
    nowhere makes no difference, and `total` their sum; `top` is the best score of search, `newest`
    the latest day of a report of each council.
    """

    question: Question
    limits: Limits
    weights: tuple[float, ...]
    total: float
    top: float
    newest: Mapping[str, int]
    local: tuple[float, ...]
    has_matter: bool

    def local_share(self, met: Met) -> float:
        """The share of the question met, weighted by rarity among the candidates."""
        total = sum(self.local) or 1.0
        return sum(self.local[i] * met.surely(i) for i in met.terms) / total

    def share(self, terms: Iterable[int]) -> float:
        """The share of the question that these terms are, weighted by rarity."""
        return sum(self.weights[i] for i in terms) / self.total


_ABOUT_INSPECTION = re.compile(
    r"inspect\w*|report\w*|publish\w*|publication|lead|led|deputy|ofsted|visit\w*|team|dates?"
    r"|judg\w+|grad\w+"
    r"|rated|rating|verdict|overall|council|result|when|assur\w+|quality|last|latest|long|old",
    re.IGNORECASE,
)
_MEANINGS = re.compile(r"\bjudge?ments? mean\b|\bwhat they mean\b", re.IGNORECASE)
_FOR_CHILDREN = re.compile(r"\bsummary for (?:children|young)", re.IGNORECASE)


class PassageRanker:
    """Scores the sentences of candidate paragraphs with learned weights.

    `sentence_weights` are those of searchapp.answering.sentence_choice, `passage_weights` those of
    the features named here and in searchapp.answering.cues.
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
        candidates = [self._candidate(question, hit, rank) for rank, hit in enumerate(hits)]
        weighing = self._weighing(question, limits, candidates)
        passages = [passage for one in candidates for passage in self._passages(weighing, one)]
        return sorted(passages, key=lambda p: (-p.score, p.hit.paragraph.id, p.sentence.start))

    def _candidate(self, question: Question, hit: Hit, rank: int) -> Candidate:
        sentences = self._sentences(hit.paragraph.text)
        trail = {w.stem for heading in hit.paragraph.section for w in words_of(heading)}
        return Candidate(
            hit=hit,
            rank=rank,
            sentences=sentences,
            met=tuple(meet(question, sentence) for sentence in sentences),
            headings=frozenset(i for i, t in enumerate(question.terms) if t.stem in trail),
        )

    def _weighing(
        self, question: Question, limits: Limits, candidates: Sequence[Candidate]
    ) -> Weighing:
        there = {i for one in candidates for met in one.met for i in met.terms}
        weights = tuple(
            max(LEAST_WEIGHT, self._rarity(term.stem)) if i in there else 0.0
            for i, term in enumerate(question.terms)
        )
        return Weighing(
            question,
            limits,
            weights,
            sum(weights) or 1.0,
            max((one.hit.score for one in candidates), default=0.0) or 1.0,
            _newest_days(candidates),
            tuple(map(_local_weight, *_counted(question, candidates))),
            bool(matter_of(question)),
        )

    def _passages(self, weighing: Weighing, one: Candidate) -> Iterator[Passage]:
        shared = _paragraph_features(weighing, one)
        for index, sentence in enumerate(one.sentences):
            text = _text_of(one, index)
            features = dict(shared)
            learned = sentence_features(
                weighing.question, one.sentences, one.met, index, self._rarity
            )
            features["sentence"] = score(learned, self._sentence_weights)
            for name in ("pairs", "span", "dangling", "head"):
                features[name] = learned[name]
            features |= _match_features(weighing, one, index)
            features |= wording_cues(weighing.question, weighing.limits, sentence, text)
            features |= _figure_features(weighing, one, index)
            features |= about_inspection_cues(weighing.question, one.hit, sentence)
            if weighing.question.expects == "grade":
                features["judgement"] = judged(weighing.limits, one.hit, sentence)
            if weighing.question.expects == "date" and not asks_duty(weighing.question):
                features["dated"] = dated(weighing.question.text, one.hit, sentence)
            features |= _outdated_features(features)
            features["goes on"] = features["before"] if goes_on(text) else 0.0
            back = refers_back(text)
            features["refers back"] = back * features["before"]
            features["refers far back"] = back * features["topic"]
            if weighing.question.expects == "reason":
                features["because of that"] *= 0.3 + features["before"]
                features["goes on"] *= 1 + tells_cause(_text_of(one, index - 1)) if index else 1
            yield Passage(one.hit, sentence, features, score(features, self.weights))


def _text_of(one: Candidate, index: int) -> str:
    sentence = one.sentences[index]
    return one.hit.paragraph.text[sentence.start : sentence.end]


_OF_INSPECTION = ("judgement", "dated", "inspector", "about the inspection")


def _outdated_features(features: Mapping[str, float]) -> dict[str, float]:
    """Whether an older report of a council says what every report says of its inspection, or
    recommends: who asks without a year means the newest."""
    said = any(features.get(name, 0.0) > 0 for name in _OF_INSPECTION)
    return {
        "outdated on inspection": features["outdated"] * said,
        "outdated of kind": features["outdated"] * features["kind asked for"],
    }


def _counted(question: Question, candidates: Sequence[Candidate]) -> tuple[list[int], list[int]]:
    """For each term how many candidate sentences meet it, and how many there are."""
    mets = [met for one in candidates for met in one.met]
    counts = Counter(i for met in mets for i in met.terms)
    places = range(len(question.terms))
    return [counts[i] for i in places], [len(mets) for _ in places]


def _local_weight(count: int, total: int) -> float:
    """Inverse document frequency among the candidates' sentences; 0 for what none has."""
    return math.log(1 + (total - count + 0.5) / (count + 0.5)) if count else 0.0


def _match_features(weighing: Weighing, one: Candidate, index: int) -> dict[str, float]:
    """How much of the question the sentence meets, what it is surrounded by adds, and how."""
    met = one.met[index]
    itself = met.terms - met.others.keys()
    own = weighing.share(itself)
    other = sum(weighing.weights[i] * sure for i, sure in met.others.items()) / weighing.total
    near = near_forms(weighing.question, one.sentences[index], met.terms)
    lead_in = _lead_in(one, index) - met.terms
    known = met.terms | lead_in
    before = one.met[index - 1].terms - known if index else frozenset[int]()
    after = one.met[index + 1].terms - known if index + 1 < len(one.met) else frozenset[int]()
    topic = one.met[0].terms - known - before - after
    everywhere = frozenset(i for each in one.met for i in each.terms)
    others = frozenset(i for n, each in enumerate(one.met) if n != index for i in each.terms)
    early = frozenset(term for place, term in met.places.items() if place < EARLY_WORDS)
    rarest = max(range(len(weighing.weights)), key=weighing.weights.__getitem__, default=0)
    overlap = own + other + weighing.share(lead_in)
    return {
        "overlap": own + other,
        "own words": own,
        "other words": other,
        "near form": weighing.share(near),
        "overlap²": overlap * overlap,
        "lead-in": weighing.share(lead_in),
        "before": weighing.share(before),
        "after": weighing.share(after - before),
        "topic": weighing.share(topic),
        "elsewhere": weighing.share(everywhere - known - before - after - topic),
        "only here": weighing.share(met.terms - others),
        "early": weighing.share(early),
        "local overlap": weighing.local_share(met),
        "trail": weighing.share(one.headings - everywhere),
        "trail too": weighing.share(one.headings & everywhere),
        "count": len(met.terms) / max(1, len(weighing.weights)),
        "rarest": met.surely(rarest),
        "rarest around": float(rarest in everywhere or rarest in one.headings),
        "verb": _verb_met(weighing.question, met),
        "length": math.log1p(len(one.sentences[index].words)),
        "first": float(index == 0),
    }


def _lead_in(one: Candidate, index: int) -> frozenset[int]:
    """The terms in the words before a colon, for the items under it."""
    above = lead_in_of(one.hit.paragraph.text, one.sentences, index)
    return frozenset() if above is None else one.met[above].terms


def lead_in_of(text: str, sentences: Sequence[Sentence], index: int) -> int | None:
    """The place of the sentence that announces this one, an item on a line under its colon."""
    for place in range(index - 1, -1, -1):
        above = sentences[place]
        if text[above.end - 1] == ":" and "\n" in text[above.end : sentences[index].start]:
            return place
    return None


def _verb_met(question: Question, met: Met) -> float:
    """Whether the question's last plain word, most often its verb or what it is about, is met."""
    plain = [i for i, term in enumerate(question.terms) if term.kind == "word"]
    return met.surely(plain[-1]) if plain else 0.0


def _figure_features(weighing: Weighing, one: Candidate, index: int) -> dict[str, float]:
    """Whether a figure of the kind expected is here, and how close the question's words are to it.

    "figure pull" sums over the terms met their share of the question, halved every six words.
    """
    question = weighing.question
    kinds = ANSWERING_KINDS.get(question.expects)
    if kinds is None:
        return {}
    sentence, met = one.sentences[index], one.met[index]
    asked = {word.stem for word in question.words}
    best, found = 0.0, False
    for quantity in sentence.quantities:
        if quantity.kind not in kinds:
            continue
        inside = [
            i for i, w in enumerate(sentence.words) if quantity.start <= w.start < quantity.end
        ]
        if not inside or {sentence.words[i].stem for i in inside} <= asked:
            continue
        found = True
        pull: dict[int, float] = {}
        for place, term in met.places.items():
            distance = min(abs(place - inside[0]), abs(place - inside[-1]))
            worth = weighing.weights[term] * 0.5 ** (distance / 6)
            pull[term] = max(worth, pull.get(term, 0.0))
        best = max(best, sum(pull.values()) / weighing.total)
    return {"figure there": float(found), "figure pull": best}


def _paragraph_features(weighing: Weighing, one: Candidate) -> dict[str, float]:
    """What is true of every sentence of a paragraph."""
    question, limits, hit = weighing.question, weighing.limits, one.hit
    kind = hit.paragraph.kind
    kind_asked = kind in ASKED_KINDS and bool(ASKED_KINDS[kind].search(question.text))
    asks_kind = any(words.search(question.text) for words in ASKED_KINDS.values())
    about = (
        not asks_kind
        and question.expects not in ("reason", "yesno", "action")
        and all(_ABOUT_INSPECTION.fullmatch(t.text) or t.kind == "number" for t in question.terms)
    )
    about = about or is_about_inspection(question)
    method = kind == "method"
    found = {i for met in one.met for i in met.terms}
    told = question.expects not in SHORT_ANSWERS
    about_inspection = method and about
    newest = _day(hit) == weighing.newest[hit.report.authority_slug]
    return {
        "search": 1.0 if about_inspection else hit.score / weighing.top,
        "top": 1.0 / (1 + one.rank),
        "log rank": math.log1p(one.rank),
        "paragraph": weighing.share(found),
        "year": float(hit.report.year in limits.years),
        "newest": float(limits.newest and newest),
        "outdated": float(limits.undated and not newest),
        "area": float(bool(set(limits.areas) & set(hit.paragraph.areas))),
        "method": float(method and not about),
        "about the inspection": float(about_inspection),
        "context": float(kind == "context" and question.expects not in FIGURES),
        "context for figures": float(kind == "context" and question.expects in FIGURES),
        "recommendation": float(
            kind == "recommendation" and question.expects in ("action", "list", "role")
        ),
        "recommendation obliged": float(kind == "recommendation" and asks_what_to_do(question)),
        "recommendation unasked": float(
            kind == "recommendation" and question.expects not in ("action", "list", "role")
        ),
        "kind asked for": float(kind_asked),
        "only kind asked for": float(kind_asked and not weighing.has_matter),
        "summary": float(kind == "summary"),
        "summary told": float(kind == "summary" and told),
        "meaning of a grade": float(
            method and question.expects == "definition" and _explains_grades(hit.paragraph)
        ),
        "strength": float(kind in ("strength", "progress")),
        "for children": float(_is_for_children(hit.paragraph)),
        "sentences": math.log1p(len(one.sentences)),
    }


def _explains_grades(paragraph: Paragraph) -> bool:
    return any(_MEANINGS.search(heading) for heading in paragraph.section)


def _is_for_children(paragraph: Paragraph) -> bool:
    """Whether the paragraph tells children, in plain words, what stands elsewhere in full."""
    return any(_FOR_CHILDREN.search(heading) for heading in paragraph.section)


def sentences_of(text: str) -> tuple[Sentence, ...]:
    """The sentences and items of a paragraph, analysed."""
    return tuple(Sentence.of(text, start, end) for start, end in sentence_spans(text))


def _newest_days(candidates: Iterable[Candidate]) -> dict[str, int]:
    """The latest day of a report among the candidates, for each council."""
    newest: dict[str, int] = {}
    for one in candidates:
        council = one.hit.report.authority_slug
        newest[council] = max(_day(one.hit), newest.get(council, 0))
    return newest


def _day(hit: Hit) -> int:
    day = hit.report.published or hit.report.inspection_end
    return day.toordinal() if day else 0


EARLY_WORDS = 8
"""Words at the beginning of a sentence among which its subject stands."""

LEAST_WEIGHT = 0.3
"""What the commonest word weighs, so that "children" still tells a little."""

LIGHT_WEIGHT = 1.5
"""The most that an everyday word ("run", "end") weighs, which a small corpus may have seldom."""


def corpus_rarity(library: Counted) -> Rarity:
    """Inverse document frequency of a stem: ln(1 + (N - n + ½) / (n + ½)), as in BM25.

    A stem's n is the sum over its words, at most N, the number of paragraphs.
    """
    total = max(1, sum(report.paragraph_count for report in library.reports()))
    counts: Counter[str] = Counter()
    for word, frequency in library.vocabulary.words():
        own = stem(word) if is_irregular(word) else library.vocabulary.stem(word)
        counts[own] += frequency

    @lru_cache(maxsize=1 << 14)
    def rarity(stemmed: str) -> float:
        count = min(counts[stemmed], total)
        weight = math.log(1 + (total - count + 0.5) / (count + 0.5))
        return min(weight, LIGHT_WEIGHT) if is_light(stemmed) else weight

    return rarity
