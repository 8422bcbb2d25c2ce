"""Further right answers: the same thing told in another paragraph or report, or at another time.

A reading beside the best one answers too where it tells the same of the same thing. It has as much
of the question; its figure is of the same kind and counts the same noun; its name looks alike and
stands in the same role; it speaks of the time that was asked about, if one was. Otherwise it is a
side figure: "103 children ceased to be looked after" beside how many are looked after.
"""

import re
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property
from itertools import takewhile

from searchapp.answering.around import clause_around
from searchapp.answering.headcounts import counts_a_group
from searchapp.answering.matching import meet
from searchapp.answering.names import name_evidence
from searchapp.answering.notices import same_answer
from searchapp.answering.passages import lead_in_of
from searchapp.answering.quantities import MONTH, quantities
from searchapp.answering.question import FIGURES, NAMES, Question
from searchapp.answering.reading import Reading, headcount_of
from searchapp.answering.sentence_choice import score
from searchapp.answering.spans import SpanScene, WordSpan
from searchapp.answering.words import Rarity, Word, is_light, stem, stem_set, words_of
from searchapp.language.variants import in_figures

MOST_BEHIND = 3.0
"""Worth that a further answer may lack beside the best one, its report's age left out."""
LEAST_COVERED = 0.6
"""Share of the question, by rarity, that a further answer must have itself."""
LEAST_SHARE = 0.8
LEAST_SHARE_OF_DOER = 0.5
"""The same by count, in whatever words: of this either is enough."""
PLAINLY_DOES = 0.7
"""How plainly a name must be of who does what is asked for the less to be enough."""
MOST_LOST = 0.17
"""Share of the question's terms, by count, that the best answer has and a further one may lack."""
MOST_LOST_OF_KNOWN = 0.5
"""The same of what is known of every report, which these put in several ways: who led, who did."""
MOST_LESS = 0.35
"""The same by rarity, with what announces both and their headings."""
MOST_FARTHER = 0.4
"""Share of the question that may stand in the best answer's clause and not in the other's."""
MOST_STRAYS = 0.8
"""How much may be said between a figure and the question's words around it: no rare word."""
LEAST_OF_WHOLE = 0.5
"""How much of a whole group another count of it has at least: in none of 31 reports are children in
care, in need or on plans less than half, or more than twice, as many on another day."""
MANY = 50
"""Fewer than so many, as those privately fostered, halve and double."""
LEAST_ROLE = 0.5
MOST_LESS_PLAIN = 0.3
"""How plainly a further name must be of who does what is asked, and how much less than the best."""
LEAST_KNOWN = 0.5
"""How plainly a reading must say what is known of its report, to be held against others of it."""
MOST_UNLIKE = 0.45
"""How much less a further name may look like what is asked for."""

_OF_AGE = ("outdated", "outdated on inspection", "outdated of kind", "newest")
_KNOWN = ("judgement", "dated", "inspector", "known person")
_GENERAL = (
    "carry conduct undertake live get give receive have be provide offer count council authority"
    " borough county"
)
"""Words that say little of what is asked: verbs for which others stand, and of whom reports are."""
_UNTOLD = (
    "increased decreased reduced risen fallen rise fall peak slight council authority local county"
    " borough city children young people child inspection average approximately total number"
    " proportion percentage rate population area currently subject time year delivered provided"
    " run based located operated known"
)
"""Words that say nothing of what a figure counts: who counts or provides it, when, what changed."""
_ROLES = ("agent", "does", "owner")
_EARLIER = re.compile(
    r"This (?:is|was|represents|compares|shows)\b.{0,60}\b(?:from|with|to) (?:just |over |under )?",
    re.IGNORECASE,
)
_LATER = re.compile(
    r"(?:This|It|The (?:figure|rate|number|proportion|percentage))\b[^,;]{0,40}\b"
    r"(?:now|currently|since)\b[^,;]{0,60}",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_MONTH = re.compile(rf"\b{MONTH}\b")
_CALLED = re.compile(r"\bname of\b|\bcalled\b|\bnamed\b", re.IGNORECASE)
_UNIT = re.compile(r"\b(?:minute|hour|day|week|month|year)s?\b", re.IGNORECASE)
_PART_OF = re.compile(
    r"\b(?:of|among) (?:whom|which|these|those|them)\b[^,;]{0,20}$|\bincluding [^,;]{0,20}$"
    r"|\bper $|(?<!number)(?<!total)(?<!average)(?<!peak) of (?:the |these |all |its )?$",
    re.IGNORECASE,
)
_DEED = re.compile(r"(?:tion|ment|al)s?$")
"""What is done, counted as those to whom it is: "29 adoptions" for children who were adopted."""
_MORE = re.compile(r"\s*(?:or|and) (?:more|fewer|less|over)\b", re.IGNORECASE)


@dataclass(frozen=True, eq=False)
class Told:
    """A reading with what it tells, worked out where it is asked for."""

    question: Question
    reading: Reading
    rarity: Rarity

    @cached_property
    def text(self) -> str:
        assert self.reading.span is not None
        whole = self.reading.passage.hit.paragraph.text
        return whole[self.reading.span.start : self.reading.span.end]

    @property
    def sentence(self) -> str:
        return self.reading.passage.text

    @cached_property
    def scene(self) -> SpanScene:
        passage = self.reading.passage
        return SpanScene(self.question, passage.hit.paragraph.text, passage.sentence, self.rarity)

    @cached_property
    def words(self) -> WordSpan | None:
        """The words of the answer."""
        assert self.reading.span is not None
        return self.scene.words_in(self.reading.span.start, self.reading.span.end)

    @cached_property
    def has(self) -> Set[str]:
        """The question's terms, by stem, in the sentence or in the line that announces it."""
        passage = self.reading.passage
        sentences = self.reading.paragraph
        place = next(i for i, one in enumerate(sentences) if one.start == passage.sentence.start)
        above = lead_in_of(passage.hit.paragraph.text, sentences, place)
        parts = [passage.sentence] if above is None else [passage.sentence, sentences[above]]
        met = (place for part in parts for place in meet(self.question, part).terms)
        return {self.question.terms[place].stem for place in met}

    @cached_property
    def figure_kind(self) -> str | None:
        """The kind of its first figure."""
        return next((figure.kind for figure in quantities(self.text)), None)

    @cached_property
    def unit(self) -> str | None:
        """The unit of a length of time."""
        found = _UNIT.search(self.text)
        return stem(found[0]) if found and self.question.expects == "duration" else None

    @cached_property
    def is_part(self) -> bool:
        """Whether the figure is a part of what another one counts ("of whom 7% returned"), or what
        a rate is of ("per 10,000")."""
        assert self.reading.span is not None
        start = self.reading.passage.sentence.start
        return bool(_PART_OF.search(self.scene.text, start, self.reading.span.start))

    @property
    def is_single(self) -> bool:
        """Whether it tells of one of several: "One review led to a new strategy"."""
        return self.text.lower().split()[0] in ("one", "another")

    @cached_property
    def noun(self) -> tuple[Word, ...]:
        """The noun that the figure counts: right after it, or before its bracket."""
        figures = quantities(self.text)
        if self.words is None or not figures:
            return ()
        assert self.reading.span is not None
        words = self.scene.sentence.words
        if self.words.first and words[self.words.first - 1].text == "(":
            return _noun(reversed(words[: self.words.first - 1]))
        figure = figures[0].end + self.reading.span.start
        more = _MORE.match(self.scene.text, figure)
        begin = more.end() if more else figure
        return _noun(word for word in words if word.start >= begin)

    @property
    def counted(self) -> frozenset[str]:
        """The stems of that noun."""
        return frozenset(word.stem for word in self.noun)

    @property
    def counts_plainly(self) -> bool:
        """Whether it is a figure with the noun asked for right after it, and nothing between."""
        plain = not self.strays and self.question.expects == "number"
        return plain and not self.counted.isdisjoint(
            _in_any_words(self.question, self.question.head)
        )

    @cached_property
    def strays(self) -> Set[str]:
        """What is said between the figure and the question's words around it, and right after.

        Of none of something all is told that is said of it.
        """
        if self.words is None:
            return frozenset()
        scene, clause = self.scene, clause_around(self.scene, self.words)
        met = [place for place in scene.found if clause.first <= place <= clause.last]
        first, last = min([self.words.first, *met]), max([self.words.last, *met])
        after = (i for i in range(last + 1, clause.last + 1) if scene.sentence.words[i].is_content)
        last = clause.last if self.figure_kind == "none" else next(after, last)
        return {
            word.stem
            for place, word in enumerate(scene.sentence.words[first : last + 1], first)
            if word.is_content
            and word.kind != "number"
            and place not in scene.found
            and place not in scene.in_quantity
            and word.stem not in stem_set(_UNTOLD)
            and not is_light(word.stem)
        }

    @cached_property
    def own_words(self) -> Set[str]:
        """The question's own terms, by stem, in the answer's clause."""
        if self.words is None:
            return frozenset()
        clause = clause_around(self.scene, self.words)
        stems = {word.stem for word in self.scene.sentence.words[clause.first : clause.last + 1]}
        return stems & {term.stem for term in self.question.terms}

    @cached_property
    def role(self) -> float:
        """How plainly a name is of who does what is asked, or whose it is."""
        if self.words is None:
            return 0.0
        found = name_evidence(self.scene, self.words)
        return max(found.get(f"{self.question.expects}:{name}", 0.0) for name in _ROLES)

    @cached_property
    def is_named(self) -> bool:
        """Whether it has a name's capital, beside a sentence's first."""
        if self.words is None:
            return False
        words = self.scene.sentence.words[max(1, self.words.first) : self.words.last + 1]
        return any(word.kind == "name" and word.is_content for word in words)

    def feature(self, *names: str) -> float:
        """The greatest of these features of the passage."""
        return max(self.reading.features.get(name, 0.0) for name in names)

    @property
    def share(self) -> float:
        """The share of the question's telling terms that it has, in whatever words."""
        telling = _telling(self.question)
        return len(telling & self.has) / max(1, len(telling))

    @property
    def is_known(self) -> bool:
        """Whether it says what is known of its report: a grade, a day, who inspected."""
        return says_what_is_known(self.reading.features)

    @property
    def against(self) -> Set[str]:
        """What tells that a figure is not of what is asked (searchapp.answering.belonging)."""
        assert self.reading.span is not None
        return self.reading.span.against.keys()

    @property
    def near(self) -> float:
        """The share of the question, by rarity, in the answer's clause."""
        assert self.reading.span is not None
        return self.reading.span.near

    @property
    def covers(self) -> float:
        """The share of the question, by rarity, in the sentence, its lead-in or its headings."""
        return sum(self.feature(name) for name in ("overlap", "lead-in", "trail"))


@dataclass(frozen=True, slots=True)
class FurtherAnswers:
    """Tells which readings answer beside the best one; `ranking` are the weights of readings."""

    ranking: Mapping[str, float]
    rarity: Rarity

    def of(self, question: Question, readings: Sequence[Reading], most: int) -> list[Reading]:
        """At most so many readings beside the first that answer too, best first.

        What says something else leaves no place to what says again what was said.
        """
        best = Told(question, readings[0], self.rarity)
        found = [Told(question, one, self.rarity) for one in readings[1:] if one.span]
        further = [one for one in found if self._answers_too(best, one)]
        further += [
            one
            for one in found
            if one not in further and any(_is_earlier_value(of, one) for of in (best, *further))
        ]
        further.sort(key=lambda one: self.behind(best.reading, one.reading))
        chosen = sorted(
            range(len(further)), key=lambda i: _is_said([best, *further[:i]], further[i])
        )
        return [further[i].reading for i in sorted(chosen[:most])]

    def behind(self, best: Reading, other: Reading) -> float:
        """How much less the other is worth, the age of their reports left out."""
        return (best.worth - self._of_age(best)) - (other.worth - self._of_age(other))

    def _of_age(self, one: Reading) -> float:
        return score({name: one.features.get(name, 0.0) for name in _OF_AGE}, self.ranking)

    def _answers_too(self, best: Told, other: Told) -> bool:
        one, two = best.reading.passage.hit.report, other.reading.passage.hit.report
        if one.authority_slug != two.authority_slug or not _of_asked_time(best, other):
            return False
        if _is_headcount(best) and (_is_headcount(other) or not _may_count_whole(best, other)):
            return _is_headcount(other)
        if best.is_known or other.is_known:
            return best.is_known and other.is_known and _lost(best, other) <= MOST_LOST_OF_KNOWN
        if best.question.expects == "grade":
            return False
        behind = self.behind(best.reading, other.reading)
        if behind > MOST_BEHIND or not _covers_alike(best, other):
            return False
        if same_answer(best.text, other.text):
            return True
        alike = _figures_alike if best.question.expects in FIGURES else _names_alike
        return alike(best, other)


def _is_headcount(one: Told) -> bool:
    """Whether it is a count of the whole group that is asked for."""
    return headcount_of(one.question, one.reading.passage) is not None


def _may_count_whole(best: Told, other: Told) -> bool:
    """Whether the other figure may count the same whole group as the best one, on another day."""
    one, two = _size(best.text), _size(other.text)
    if counts_a_group(other.sentence):
        return False
    alike = two >= one * LEAST_OF_WHOLE and one >= two * LEAST_OF_WHOLE
    return one < MANY or alike


def _size(text: str) -> float:
    """The number with which an answer begins; 0 where it begins with none."""
    number = in_figures(text.split()[0].lower()).replace(",", "")
    return float(number) if number.isdecimal() else 0.0


def _in_any_words(question: Question, stems: Iterable[str]) -> set[str]:
    """These words, by stem, and what stands for those of them that the question has."""
    known = set(stems)
    others = (
        other
        for other in question.others
        if all(question.terms[place].stem in known for place in other.terms)
    )
    return known.union(*(other.stems for other in others))


def _is_said(before: Iterable[Told], one: Told) -> bool:
    """Whether one of those before says the same."""
    return any(same_answer(other.text, one.text) for other in before)


def says_what_is_known(features: Mapping[str, float]) -> bool:
    """Whether a passage with these features gives a grade, a day or an inspector of its report."""
    return any(features.get(name, 0.0) >= LEAST_KNOWN for name in _KNOWN)


def _noun(words: Iterable[Word]) -> tuple[Word, ...]:
    """A noun with its adjectives: the words up to one of grammar or a mark."""
    return tuple(takewhile(lambda word: word.is_content and word.kind == "word", words))


def _of_asked_time(best: Told, other: Told) -> bool:
    """Whether the other is of the year and month that the question names, and of no others."""
    for times in (_YEAR, _MONTH):
        asked, said = (set(times.findall(text)) for text in (best.question.text, other.sentence))
        if asked and said and asked.isdisjoint(said):
            return False
    return best.feature("year") <= other.feature("year")


def _covers_alike(best: Told, other: Told) -> bool:
    """Whether the other has as much of the question, all in all and near the answer."""
    return (
        (other.covers >= LEAST_COVERED or other.share >= _least_share(other))
        and _lost(best, other) <= MOST_LOST
        and best.covers - other.covers <= MOST_LESS
        and (best.near - other.near <= MOST_FARTHER or other.counts_plainly)
    )


def _least_share(one: Told) -> float:
    """Less of the question is enough for a name of which is said that it does what is asked."""
    names = one.question.expects in NAMES
    return LEAST_SHARE_OF_DOER if names and one.role >= PLAINLY_DOES else LEAST_SHARE


def _lost(best: Told, other: Told) -> float:
    """The share of the question's telling terms that the best reading has and the other lacks."""
    telling = _telling(best.question)
    return len((best.has & telling) - other.has) / max(1, len(telling))


def _telling(question: Question) -> set[str]:
    """The stems of the terms that say what is asked about: no figure, no verb that says little."""
    return {
        term.stem
        for term in question.terms
        if term.kind != "number" and term.stem not in stem_set(_GENERAL)
    }


def _is_earlier_value(best: Told, other: Told) -> bool:
    """Whether the next sentence tells from what the figure rose or fell, and when that was, or what
    it is now.
    """
    assert other.reading.span is not None
    one, two = best.reading.passage, other.reading.passage
    if best.figure_kind is None or best.figure_kind != other.figure_kind:
        return False
    if one.hit.paragraph.id != two.hit.paragraph.id:
        return False
    between = best.scene.text[one.sentence.end : two.sentence.start]
    begin = best.scene.text[two.sentence.start : other.reading.span.start]
    dated = any(figure.kind == "date" for figure in two.sentence.quantities)
    earlier = dated and bool(_EARLIER.fullmatch(begin))
    said = between.isspace() and (earlier or bool(_LATER.fullmatch(begin)))
    return said and _of_asked_time(best, other)


def _figures_alike(best: Told, other: Told) -> bool:
    if not _of_one_kind(best, other) or best.unit != other.unit:
        return False
    if (other.is_part and not best.is_part) or other.is_single:
        return False
    if ("." in other.text) > ("." in best.text) and best.question.expects == "number":
        return False
    if other.against - best.against or _is_of_others(best, other):
        return False
    return _count_alike(best, other)


def _is_of_others(best: Told, other: Told) -> bool:
    """Whether the other counts those of whom something else is said than is asked, and the best one
    those of whom it is: "missing education" beside "missing from care"."""
    lacks = best.own_words - other.own_words - set(best.question.head)
    said = {word.stem for word in best.scene.sentence.words}
    strays = other.strays - said - _in_any_words(best.question, best.own_words)
    return best.question.expects == "number" and bool(lacks and strays)


def _of_one_kind(best: Told, other: Told) -> bool:
    """Whether both figures are of one kind; "no children" are a number of them too."""
    kinds = {best.figure_kind, other.figure_kind}
    return len(kinds) == 1 or kinds == {"number", "none"}


def _count_alike(best: Told, other: Told) -> bool:
    """Whether both figures count the same noun, with nothing between that narrows the other."""
    asked = {term.stem for term in best.question.terms}
    head = set(best.question.head) if best.question.expects == "number" else set()
    known = _in_any_words(best.question, best.counted | (head or asked))
    deeds = {word.stem for word in other.noun if _DEED.search(word.text)}
    if other.counted and other.counted.isdisjoint(known | (deeds & asked)):
        return False
    council = words_of(best.reading.passage.hit.report.authority_printed)
    strays = other.strays - {word.stem for word in (*best.scene.sentence.words, *council)}
    return sum(min(1.0, best.rarity(one) / 4) for one in strays) <= MOST_STRAYS


def _names_alike(best: Told, other: Told) -> bool:
    assert best.reading.span is not None
    assert other.reading.span is not None
    if best.reading.span.fits - other.reading.span.fits > MOST_UNLIKE:
        return False
    one, two = best.reading.passage.hit.report, other.reading.passage.hit.report
    if one.id == two.id and _CALLED.search(best.question.text):
        return False
    if _is_of_head(best) > _is_of_head(other):
        return False
    plainly = other.role >= max(best.role - MOST_LESS_PLAIN, LEAST_ROLE)
    return plainly and other.is_named >= best.is_named


def _is_of_head(one: Told) -> bool:
    """Whether a name has the noun that is asked for: "which panel"."""
    return any(word.stem in one.question.head for word in words_of(one.text))
