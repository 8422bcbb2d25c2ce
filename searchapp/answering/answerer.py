"""From a question to answers: candidates, passages, spans, and whether to answer at all."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice
from operator import is_not

from searchapp.answering.about_inspection import contact_within, is_about_inspection
from searchapp.answering.barred import is_doubtful, may_answer
from searchapp.answering.beginning import beginning_first
from searchapp.answering.definitions import asked_acronym, expansion_of
from searchapp.answering.further import FurtherAnswers, says_what_is_known
from searchapp.answering.headcounts import group_asked, headcount_within
from searchapp.answering.judged import grade_explained
from searchapp.answering.limits import AREA_WORDS, ASKED_KINDS, Limits, read_limits
from searchapp.answering.lists import leads_in_reasons, list_items, told_after
from searchapp.answering.matching import meet
from searchapp.answering.notices import notices_of
from searchapp.answering.other_evidence import other_evidence
from searchapp.answering.overall import asks_overall, overall_within, says_grade_alone
from searchapp.answering.passages import Passage, PassageRanker, corpus_rarity
from searchapp.answering.question import (
    SHORT_ANSWERS,
    Expected,
    Lexicon,
    Question,
    understand,
    with_other_words,
)
from searchapp.answering.reader import LearnedReader, ReadSpan, SpanReader
from searchapp.answering.reading import Reading, headcount_of, span_evidence
from searchapp.answering.sentence_choice import score
from searchapp.answering.sides import side_limits, side_question, sides_of
from searchapp.answering.trust import Trust
from searchapp.answering.untold import lacks_the_matter, seems_to_tell
from searchapp.answering.weights import read_weights
from searchapp.language.sentences import sentence_spans
from searchapp.model import (
    Answer,
    Answers,
    Filters,
    Hit,
    Interpretation,
    Report,
)
from searchapp.search import Library

CANDIDATES = 40
READ = 20
"""How many of the best passages are read for their spans."""
READ_OF_OLDER = 4
"""How many more are read that give a grade, a day or an inspector, which those of newer reports
leave behind."""
MOST_ANSWERS = 5
MOST_RELATED = 5
REWORDED_CANDIDATES = 10
LEAST_REWORDED = 0.25
"""Share of the question that the best answer has in other words, from which these are searched."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as understood, what it is limited to, and the paragraphs found for it.

    `filters` are all that these pass: given, and read from the question's words.
    """

    question: Question
    limits: Limits
    filters: Filters
    hits: Sequence[Hit]


class Answerer:
    """Answers questions over one library. Safe to share among threads."""

    def __init__(
        self,
        library: Library,
        ranker: PassageRanker,
        reader: SpanReader,
        trust: Trust,
        lexicon: Lexicon | None = None,
    ) -> None:
        self._library = library
        self._ranker = ranker
        self._reader = reader
        self.trust = trust
        self._lexicon = lexicon
        self._further = FurtherAnswers(ranker.weights, trust.rarity)

    def answer(
        self, question: str, filters: Filters | None = None, ignore: Collection[str] = ()
    ) -> Answers:
        """The answers to `question` among the paragraphs that pass `filters`.

        Filters read from the question's words are applied too, but for those named in `ignore`.
        """
        given = dict(filters or {})
        asked = self.ask(question, given, ignore)
        readings = self.readings(asked.question, asked.limits, asked.hits)
        answers = self._answers(asked, readings)
        sides = self._sides(asked)
        if sides:
            alike = side_question(asked.question).expects == asked.question.expects
            answers = _beside(sides, answers if alike else ())
        expects: Expected = "comparison" if sides else asked.question.expects
        return Answers(
            question=question,
            filters=given,
            interpretation=Interpretation(expects, asked.limits.filters),
            answers=answers,
            related=_related(readings, answers),
            notices=notices_of(expects, asked.limits, answers, len(sides), self._councils(asked)),
        )

    def ask(self, question: str, filters: Filters, ignore: Collection[str] = ()) -> Asked:
        """The question as understood, and the paragraphs in which an answer is looked for."""
        reports = self._library.reports()
        understood = understand(self._library.corrected(question))
        limits = read_limits(understood.text, reports, {*ignore, *filters})
        if asks_overall(understood.text, reports):
            understood = replace(understood, expects="grade", overall=True)
        elif understood.expects == "number":
            group = group_asked(understood.text, limits.words)
            understood = replace(understood, group=group)
        asked = self._asked(self._worded(understood, limits), limits, {**limits.filters, **filters})
        unnamed = "authority" not in asked.filters and self._councils(asked) > 1
        if asked.question.overall and unnamed:
            return replace(asked, limits=replace(limits, over_all=True))
        return asked

    def _councils(self, asked: Asked) -> int:
        """Of how many councils the reports are in which an answer is looked for."""
        passing = (one for one in self._library.reports() if _passes(one, asked.filters))
        return len({report.authority_slug for report in passing})

    def _asked(self, question: Question, limits: Limits, filters: Filters) -> Asked:
        return Asked(question, limits, filters, self._candidates(question, limits, filters))

    def passages(self, asked: Asked) -> list[Passage]:
        """Every sentence in which an answer is looked for, best first."""
        return self._ranker.rank(asked.question, asked.limits, asked.hits)

    def _worded(self, question: Question, limits: Limits) -> Question:
        """The question without the words of its filters, and with other words for the rest."""
        asked = _without(question, limits)
        return with_other_words(asked, self._lexicon) if self._lexicon else asked

    def readings(self, question: Question, limits: Limits, hits: Sequence[Hit]) -> list[Reading]:
        """The best passages, each with its span, best first."""
        passages = self._ranker.rank(question, limits, hits)
        if question.overall:
            passages = _of_the_whole(limits, passages)
        if question.group:
            passages.sort(key=lambda one: headcount_of(question, one) is None)
        known = (passage for passage in passages[READ:] if says_what_is_known(passage.features))
        chosen = (*passages[:READ], *islice(known, READ_OF_OLDER))
        read = [self.read(question, passage) for passage in chosen]
        if question.overall:
            return read
        return sorted(
            read, key=lambda one: (headcount_of(question, one.passage) is None, -one.worth)
        )

    def read(self, question: Question, passage: Passage) -> Reading:
        """A passage with its span, and both weighed together."""
        span, spelt_out = self._span(question, passage)
        features = dict(passage.features) | span_evidence(question, span, spelt_out)
        features["known person"] = float(_is_lead_inspector(question, passage, span))
        return Reading(passage, span, features, score(features, self._ranker.weights))

    def _span(self, question: Question, passage: Passage) -> tuple[ReadSpan | None, bool]:
        acronym = asked_acronym(question.text) if question.expects == "definition" else None
        spelt = expansion_of(acronym, passage.text) if acronym else None
        if spelt:
            shift = passage.sentence.start
            return ReadSpan(spelt[0] + shift, spelt[1] + shift, 0.0, 1.0), True
        text = passage.hit.paragraph.text
        if question.overall:
            stretch = overall_within(passage.hit, passage.sentence.start, passage.sentence.end)
            return ReadSpan(*stretch, 0.0, 1.0) if stretch else None, False
        headcount = headcount_of(question, passage)
        if headcount:
            return ReadSpan(*headcount, 0.0, 1.0), False
        contact = contact_within(question, text, passage.sentence)
        if contact:
            return ReadSpan(*contact, 0.0, 1.0), False
        return self._reader.read(question, text, passage.sentence), False

    def _candidates(self, question: Question, limits: Limits, filters: Filters) -> list[Hit]:
        """Paragraphs that search finds, then those of a kind that the question points to."""
        hits = list(self._library.nearest(question.text, filters, CANDIDATES))
        seen = {hit.paragraph.id for hit in hits}
        for hit in (
            *self._of_kind(question, filters),
            *self._about_inspection(question, limits, filters),
            *self._headcounts(question, filters),
        ):
            if hit.paragraph.id not in seen:
                seen.add(hit.paragraph.id)
                hits.append(replace(hit, score=0.0))
        return hits

    def _of_kind(self, question: Question, filters: Filters) -> Sequence[Hit]:
        """Recommendations, strengths or progress, where the question asks for such."""
        for kind, words in ASKED_KINDS.items():
            if words.search(question.text) and "kind" not in filters:
                only = {**filters, "kind": (kind,)}
                return self._library.nearest("", only, CANDIDATES)
        return ()

    def _about_inspection(
        self, question: Question, limits: Limits, filters: Filters
    ) -> Iterator[Hit]:
        """Covers, judgement tables and inspection teams of the reports that may be meant."""
        if question.expects not in ("grade", "date", "person", "list") and not is_about_inspection(
            question
        ):
            return
        passing = self._newest_passing(filters)
        meant = [report for report in passing if report.year in limits.years] or passing
        for report in meant[:MOST_REPORTS]:
            for paragraph in self._library.paragraphs(report.id):
                if paragraph.kind == "method":
                    yield Hit(paragraph, report, 0.0)

    def _headcounts(self, question: Question, filters: Filters) -> Iterator[Hit]:
        """Paragraphs that count the whole group which is asked for."""
        if question.group is None:
            return
        for report in self._newest_passing(filters)[:MOST_REPORTS]:
            for paragraph in self._library.paragraphs(report.id):
                spans = sentence_spans(paragraph.text)
                if any(headcount_within(question.group, paragraph.text, *span) for span in spans):
                    yield Hit(paragraph, report, 0.0)

    def _newest_passing(self, filters: Filters) -> list[Report]:
        passing = (report for report in self._library.reports() if _passes(report, filters))
        return sorted(passing, key=_newest_first)

    def read_all(self, asked: Asked) -> tuple[Answer, ...]:
        """The answers read in the paragraphs found, refusing nothing; their confidence is 1."""
        readings = self.readings(asked.question, asked.limits, asked.hits)
        return self._shown(asked, readings)

    def _answers(self, asked: Asked, readings: Sequence[Reading]) -> tuple[Answer, ...]:
        """The answers shown: firm ones, or else what is only near, as no clear answer."""
        readings = _explaining(asked.question, _fit(asked.question, readings))
        firm = [one for one in readings if not is_doubtful(asked.question, one)]
        for found, surest in ((firm, 1.0), (readings, DOUBTED)):
            shown = self._telling_first(asked.question, beginning_first(asked.question, found))
            confidence = self.trust.of(asked.question, asked.limits, shown)
            if confidence is not None:
                most = DOUBTED if self._is_only_near(asked.question, shown[0]) else surest
                shown = [*shown, *self._reworded(asked, shown[0])]
                return self._shown(asked, shown, min(confidence, most))
        return ()

    def _telling_first(self, question: Question, readings: Sequence[Reading]) -> list[Reading]:
        """The readings; where the best one only seems to have what is asked about, the first of its
        paragraph that has it goes before.

        Those of other paragraphs do not: of 208 kept questions one right answer was lost by that.
        """
        if not readings or not seems_to_tell(question, readings[0], self.trust.rarity):
            return list(readings)
        own = readings[0].passage.hit.paragraph.id
        beside = (one for one in readings[1:] if one.passage.hit.paragraph.id == own)
        telling = (one for one in beside if not self._is_only_near(question, one))
        return sorted(readings, key=partial(is_not, next(telling, readings[0])))

    def _is_only_near(self, question: Question, reading: Reading) -> bool:
        """Whether the reading may answer, and what it is asked about is not told by it."""
        return is_doubtful(question, reading) or lacks_the_matter(
            question, reading, self.trust.rarity
        )

    def _reworded(self, asked: Asked, best: Reading) -> Sequence[Reading]:
        """Readings of paragraphs that search finds by the best one's words for what is asked.

        None where other evidence will do, or the best one is in the question's own words.
        """
        told = asked.question.expects not in SHORT_ANSWERS
        if told or best.features["other words"] < LEAST_REWORDED:
            return ()
        sentence = best.passage.sentence
        places = sorted(meet(asked.question, sentence).places)
        words = " ".join(sentence.words[place].text for place in places)
        known = {hit.paragraph.id for hit in asked.hits}
        found = self._library.nearest(words, asked.filters, REWORDED_CANDIDATES)
        hits = [hit for hit in found if hit.paragraph.id not in known]
        return _fit(asked.question, self.readings(asked.question, asked.limits, hits))

    def _shown(
        self, asked: Asked, readings: Sequence[Reading], confidence: float = 1.0
    ) -> tuple[Answer, ...]:
        if not readings or readings[0].span is None:
            return ()
        question = asked.question
        if question.expects == "list":
            items = list_items(
                question, asked.limits, readings, self._library.paragraphs, self.trust.rarity
            )
            if len(items) > 1:
                return tuple(_answer(item, confidence) for item in items)
        if question.expects == "reason":
            report = readings[0].passage.hit.paragraph.report_id
            reasons = told_after(readings[0], self._library.paragraphs(report))
            if reasons:
                return tuple(_answer(one, confidence) for one in (readings[0], *reasons))
        return tuple(self._with_further(question, readings, confidence))

    def _with_further(
        self, question: Question, readings: Sequence[Reading], confidence: float
    ) -> Iterator[Answer]:
        """The best answer; then, of a figure or a name, the same told again, else what is near."""
        best, again = readings[0], question.expects in SHORT_ANSWERS
        firm = [one for one in readings[1:] if not self._is_only_near(question, one)]
        most = MOST_ANSWERS - 1
        further: Iterable[Reading] = (
            self._further.of(question, readings, most)
            if again
            else other_evidence(question, (best, *firm), self.trust.rarity)
        )
        yield _answer(best, confidence)
        for other in islice(further, most):
            behind = self._further.behind(best, other)
            yield _answer(other, self.trust.beside(confidence, behind, again))

    def _sides(self, asked: Asked) -> tuple[Answer, ...]:
        """The best answer of each side that is compared; empty where one has none, or one alone."""
        passing = [report for report in self._library.reports() if _passes(report, asked.filters)]
        question = self._worded(side_question(asked.question), asked.limits)
        answers: list[Answer] = []
        for side in sides_of(asked.limits, asked.filters, passing):
            limits = side_limits(asked.limits, side)
            own = self._asked(question, limits, {**asked.filters, **side})
            readings = _fit(question, self.readings(question, limits, own.hits))
            confidence = self.trust.of(question, limits, readings)
            if confidence is None:
                return ()
            answers.append(_answer(readings[0], confidence))
        return tuple(answers)


DOUBTED = 0.45
"""What is only near to a question is no clear answer, however sure the evidence is."""

MOST_REPORTS = 8
"""Reports whose covers and tables are read for a question about the inspection itself, and those
whose every paragraph is read for a headcount."""


_NO_REASONS = frozenset({"method", "recommendation"})
"""Kinds of paragraphs that tell no reason for a grade."""


def _fit(question: Question, readings: Sequence[Reading]) -> list[Reading]:
    """The readings that may answer."""
    return [one for one in readings if may_answer(question, one)]


def _explaining(question: Question, readings: Sequence[Reading]) -> Sequence[Reading]:
    """Where reasons for a grade are asked, the readings that say it or lead in such reasons.

    A council has many faults, each with its reasons; which of them made the grade is said or not.
    What a grade means in general is no reason for this one, nor is what is to be done.
    """
    grade = grade_explained(question)
    if not grade:
        return readings
    found = [one for one in readings if _may_give_reasons(question, one)]
    return [one for one in found if grade <= one.passage.sentence.stems or leads_in_reasons(one)]


def _may_give_reasons(question: Question, reading: Reading) -> bool:
    """Whether a paragraph may tell why the council was graded so: not the safeguarding board, which
    has a grade of its own."""
    paragraph = reading.passage.hit.paragraph
    of_board = "lscb" in paragraph.areas and not AREA_WORDS["lscb"].search(question.text)
    return paragraph.kind not in _NO_REASONS and not of_board


def _of_the_whole(limits: Limits, passages: Sequence[Passage]) -> list[Passage]:
    """The passages that give the overall judgement of a report that is meant, newest first.

    What says of what the grade is comes before the grade alone.
    """
    years = limits.years
    saying = [
        one
        for one in passages
        if overall_within(one.hit, one.sentence.start, one.sentence.end)
        and (not years or one.hit.report.year in years)
    ]
    return sorted(
        saying,
        key=lambda one: (_newest_first(one.hit.report), says_grade_alone(one.text)),
    )


def _beside(sides: Sequence[Answer], others: Sequence[Answer]) -> tuple[Answer, ...]:
    """The sides first, then what else answers, each passage once."""
    shown = {(one.hit.paragraph.id, one.sentence) for one in sides}
    further = (one for one in others if (one.hit.paragraph.id, one.sentence) not in shown)
    return (*sides, *further)[:MOST_ANSWERS]


def _is_lead_inspector(question: Question, passage: Passage, span: ReadSpan | None) -> bool:
    """Whether the question asks who led and the span is the one whom the report names so."""
    lead = passage.hit.report.lead_inspector
    if not lead or span is None or question.expects not in ("person", "role"):
        return False
    read = passage.hit.paragraph.text[span.start : span.end]
    stems = {term.stem for term in question.terms}
    asks_lead = "lead" in stems and stems.isdisjoint(("deputi", "assur", "team"))
    return asks_lead and lead in read and passage.features["about the inspection"] > 0


def _newest_first(report: Report) -> int:
    day = report.published or report.inspection_end
    return -day.toordinal() if day else 0


def open_answerer(library: Library) -> Answerer:
    """An answerer over `library` with the weights that come with searchapp."""
    rarity = corpus_rarity(library)
    return Answerer(
        library,
        PassageRanker(rarity, read_weights("sentence"), read_weights("passage")),
        LearnedReader(read_weights("span"), read_weights("read"), rarity),
        Trust(read_weights("answerable"), read_weights("right"), rarity),
        library.lexicon,
    )


def _passes(report: Report, filters: Filters) -> bool:
    known = {
        "report": report.id,
        "authority": report.authority_slug,
        "year": str(report.year),
        "framework": report.framework,
    }
    return all(known[name] in values for name, values in filters.items() if name in known)


def _without(question: Question, limits: Limits) -> Question:
    """The question without the words that its filters and preferred years stand for."""
    years = {str(year) for year in limits.years}
    kept = tuple(
        term
        for term in question.terms
        if term.text not in years
        and not any(start <= term.start < end for start, end in limits.words)
    )
    return replace(question, terms=kept or question.terms)


def _answer(reading: Reading, confidence: float) -> Answer:
    assert reading.span is not None
    text = reading.passage.hit.paragraph.text
    start, end = reading.span.start, reading.span.end
    sentence = reading.passage.sentence
    return Answer(
        text=text[start:end],
        sentence=text[sentence.start : sentence.end],
        spans=((start - sentence.start, end - sentence.start),),
        confidence=confidence,
        hit=reading.passage.hit,
    )


def _related(readings: Sequence[Reading], answers: Sequence[Answer]) -> tuple[Hit, ...]:
    """The nearest paragraphs that no answer is from."""
    answered = {answer.hit.paragraph.id for answer in answers}
    nearest = {reading.passage.hit.paragraph.id: reading.passage.hit for reading in readings}
    return tuple(hit for name, hit in nearest.items() if name not in answered)[:MOST_RELATED]
