"""The items of a list that a question asks for, each of them an answer."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import takewhile

from searchapp.answering.clauses import first_words
from searchapp.answering.kinds_asked import asked_kind, matter_of
from searchapp.answering.limits import Limits
from searchapp.answering.matching import Sentence, meet
from searchapp.answering.passages import sentences_of
from searchapp.answering.question import Question
from searchapp.answering.reader import ReadSpan
from searchapp.answering.reading import Reading
from searchapp.answering.words import Rarity, stem_set, words_of
from searchapp.model import Kind, Paragraph

ABOUT = 0.25
"""The share of the question that an item must have for the list to be only about that."""
NEARLY = 0.7
"""How near to the best item's share another must come to be listed beside it."""

NEARLY_AS_GOOD = 2.0
"""Worth that names behind labels may lack beside prose, where it is asked who."""
_LABELLED = re.compile(r"[A-Z][^:\n]{2,40}: \S")
"""A line of a report's front or back matter: "Team inspectors: ..."."""

_LEADING_IN = (":", " because")
"""How a line ends that reasons follow: those of Coventry (2014) are led in without a colon."""

_SAID_OF_ALL = """
council authority local board lscb ofsted inspector inspection report improve better fix change
"""
"""Who is to do something, or says so, and that it is to be better, is not what it is about."""

ParagraphsOf = Callable[[str], Sequence[Paragraph]]
"""The paragraphs of the report with that id, in place order."""


def list_items(
    question: Question,
    limits: Limits,
    readings: Sequence[Reading],
    paragraphs_of: ParagraphsOf,
    rarity: Rarity,
) -> list[Reading]:
    """All items of the list asked for, in place order; at most one where there is no list.

    A list of recommendations or the like is that of the report in which the best of them stands,
    under the heading that the question names, and of those about the matter asked where some are.
    Names behind labels ("Lead inspector: ...") are those about the matter under one heading. Any
    other list is the one that the best passage is in or announces.
    """
    kind = asked_kind(question)
    general = stem_set(_SAID_OF_ALL)
    matter = [place for place in matter_of(question) if question.terms[place].stem not in general]
    best = _labelled(question, readings) or _best_of_kind(
        kind, readings, newest=not matter and not limits.years
    )
    own = best.passage.hit.paragraph
    paragraphs = paragraphs_of(own.report_id)
    if kind is not None and own.kind == kind:
        alike = [p for p in paragraphs if p.kind == kind and _of_same_part(p, own)]
        alike = [p for p in alike if not _leads_in(p, alike)] or alike
        alike = _under_heading(question, alike, own)
        members = _about(question, alike, matter, rarity)
    elif _is_labelled(own):
        alike = [p for p in paragraphs if p.section == own.section and _is_labelled(p)]
        members = _about(question, alike, range(len(question.terms)), rarity)
    else:
        members = _siblings(best, paragraphs)
    return [_item(best, member, sentence) for member in members for sentence in _lines(member.text)]


def leads_in_reasons(reading: Reading) -> bool:
    """Whether a reading's paragraph ends so that reasons follow it: "... because:"."""
    return reading.passage.hit.paragraph.text.rstrip(":").endswith("because")


def told_after(best: Reading, paragraphs: Sequence[Paragraph]) -> list[Reading]:
    """What follows a paragraph that leads in reasons, under the same heading: "... require
    improvement because:"; nothing where it ends otherwise.
    """
    own = best.passage.hit.paragraph
    if not own.text.endswith(_LEADING_IN):
        return []
    following = takewhile(
        lambda one: one.section == own.section and not one.text.endswith(_LEADING_IN),
        paragraphs[own.place + 1 :],
    )
    return [_item(best, member, _lines(member.text)[0]) for member in following]


def _labelled(question: Question, readings: Sequence[Reading]) -> Reading | None:
    """The best of the names behind labels, where it is asked who, and they are nearly the best."""
    near = (one for one in readings if one.worth >= readings[0].worth - NEARLY_AS_GOOD)
    labelled = (one for one in near if _is_labelled(one.passage.hit.paragraph))
    return next(labelled, None) if question.asking == "who" else None


def _is_labelled(paragraph: Paragraph) -> bool:
    return paragraph.kind == "method" and bool(_LABELLED.match(paragraph.text))


def _best_of_kind(kind: Kind | None, readings: Sequence[Reading], newest: bool) -> Reading:
    """The best reading of that kind, or of the newest report that has one; else the best of all."""
    alike = [reading for reading in readings if reading.passage.hit.paragraph.kind == kind]
    if alike and newest:
        return max(alike, key=lambda reading: reading.passage.hit.report.year or 0)
    return next(iter(alike), readings[0])


def _under_heading(question: Question, members: list[Paragraph], own: Paragraph) -> list[Paragraph]:
    """Those under the heading of the best one, where all its words are asked: "within 3 months"."""
    heading = {word.stem for word in words_of(own.section[-1])} if own.section else set()
    asked = {word.stem for word in question.words}
    same = [one for one in members if one.section == own.section]
    return same if len(heading) > 1 and heading <= asked else members


def _about(
    question: Question, members: Sequence[Paragraph], terms: Sequence[int], rarity: Rarity
) -> list[Paragraph]:
    """The paragraphs about those terms of the question, or all where none is."""
    shares = [_share(question, member.text, terms, rarity) for member in members]
    least = NEARLY * max(shares, default=0.0)
    if least < NEARLY * ABOUT:
        return list(members)
    return [member for member, share in zip(members, shares, strict=True) if share >= least]


def _leads_in(one: Paragraph, others: Sequence[Paragraph]) -> bool:
    """Whether a paragraph only announces what follows, as its own items or after a colon."""
    if one.text.endswith(":"):
        return True
    own = (one.number, one.series)
    items = (other for other in others if other.item is not None)
    numbered = one.item is None and one.number is not None
    return numbered and any((item.number, item.series) == own for item in items)


def _of_same_part(one: Paragraph, other: Paragraph) -> bool:
    """Whether both are of the authority's part of a report, or both of the board's."""
    return one.series == other.series and ("lscb" in one.areas) == ("lscb" in other.areas)


def _share(question: Question, text: str, terms: Sequence[int], rarity: Rarity) -> float:
    """The share of those terms, weighted by rarity, that the text has."""
    met = meet(question, Sentence.of(text, 0, len(text)))
    weights = {place: rarity(question.terms[place].stem) for place in terms}
    found = sum(met.surely(place) * weight for place, weight in weights.items())
    return found / (sum(weights.values()) or 1.0)


def _siblings(best: Reading, paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """The items beside the best passage, or under it; its own paragraph where it has lines."""
    own = best.passage.hit.paragraph
    announces = best.passage.text.endswith(":")
    if own.item is not None or (announces and own.number is not None and "\n" not in own.text):
        same = [p for p in paragraphs if p.number == own.number and p.series == own.series]
        return [p for p in same if p.item is not None]
    first_line = own.text.find("\n")
    in_list = announces or best.passage.sentence.start > first_line
    return [own] if first_line >= 0 and in_list else []


def _lines(text: str) -> tuple[Sentence, ...]:
    """The items in a paragraph: the lines under a colon, else its first sentence."""
    sentences = sentences_of(text)
    first_line = text.find("\n")
    if first_line > 0 and text[:first_line].rstrip().endswith(":"):
        return tuple(one for one in sentences if one.start > first_line)
    return sentences[:1] if first_line < 0 else sentences


def _item(best: Reading, member: Paragraph, sentence: Sentence) -> Reading:
    """A sentence of a paragraph of the list, up to the most words an answer may have."""
    hit = replace(best.passage.hit, paragraph=member)
    span = ReadSpan(sentence.start, first_words(member.text, sentence), 0.0, 1.0)
    return replace(best, passage=replace(best.passage, hit=hit, sentence=sentence), span=span)
