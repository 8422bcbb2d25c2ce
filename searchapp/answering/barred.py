"""Readings that cannot answer a question, however well they are ranked."""

import re

from searchapp.answering.cues import tells_cause
from searchapp.answering.defining import asks_letters, asks_meaning, defines
from searchapp.answering.limits import AREA_WORDS
from searchapp.answering.matching import in_any_form, meet
from searchapp.answering.overall import is_of_earlier_inspection
from searchapp.answering.quantities import quantities
from searchapp.answering.question import NAMES, Question, asks_possible
from searchapp.answering.reader import BARRING
from searchapp.answering.reading import Reading
from searchapp.answering.untold import tells_nothing_asked

# Words of questions about an inspection, to which its team is an answer.
_OF_OFSTED = re.compile(
    r"\b(?:inspect\w*|ofsted|visit\w*|hmis?|led|report\w*|wrote|written)\b", re.IGNORECASE
)
_THE_SAME = re.compile(r"\bthe same\b", re.IGNORECASE)
_SAME_OR_NOT = re.compile(
    r"\b(?:same|chang\w+ (?:of|in|to)|different|(?:in)?consisten\w+|stab\w+|unstable|continuity"
    r"|turnover|equal\w*|alike|enduring|long[- ]standing)\b",
    re.IGNORECASE,
)
_MOST_ASKED = re.compile(
    r"\b(?:biggest|largest|greatest|worst|best|main|highest|lowest|smallest|most \w+)\b", re.I
)
_MOST_TOLD = re.compile(
    r"\b(?:biggest|largest|greatest|worst|best|main|highest|lowest|smallest|key|major\w*|the most"
    r"|priorit\w+|particular(?:ly)?|significant(?:ly)?|predominant\w*|primar\w+)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_EARLIER_ASKED = re.compile(r"\b(?:previous|last|earlier|before|used to)\b", re.IGNORECASE)
_OF_WHAT_WAS_FOUND = frozenset(["topic", "action", "manner", "reason", "yesno"])
_EXPLAINS_GRADES = re.compile(r"\bjudge?ments? mean\b|\bwhat they mean\b", re.IGNORECASE)
_GRADE_NAMED = re.compile(
    r"\b(?:grad|rat(?:e|ing)|judg|inspect|ofsted|outstanding|good|(?:in)?adequate|improvement)\w*",
    re.IGNORECASE,
)
_BETTER_ASKED = re.compile(
    r"^(?:has|have|had|is|are|was|were|did|do|does)\b.*\b(?:better|worse|improv(?:ed|ing|e)"
    r"|deteriorat\w+|(?:much|things|anything) (?:\w+ ){0,2}chang(?:ed|e))\b"
    r"(?! (?:outcomes?|homes?|schools?))",
    re.IGNORECASE,
)
_SINCE = re.compile(r"\b(?:since|than in|than at|after|from) (?:\w+ )?(?P<year>20\d\d)\b", re.I)
_NO_CHANGE = re.compile(
    r"\b(?:needs? (?:for|to)\b[^.;]*"
    r"|improvement (?:boards?|notices?|plans?|partners?|advis[eo]rs?|programmes?|teams?)"
    r"|notices? to improve|requir\w* improvement"
    r"|(?:areas?|need\w*|identified|recommendations?) (?:\w+ ){0,3}(?:for )?(?:to )?improve\w*"
    r"|(?:to|will|must|should) (?:\w+ly )?improve)\b",
    re.IGNORECASE,
)
_CHANGED = re.compile(
    r"\b(?:improv\w+|better|worse\w*|deteriorat\w+|progress\w*|declin\w+|ris(?:e|en|ing)|rose"
    r"|fall(?:s|en|ing)?|fell|increas\w+|decreas\w+|reduc\w+|higher|lower|more|fewer|longer"
    r"|shorter|quicker|faster|slower|stronger|weaker|strengthen\w*|slipp\w+|transform\w*)\b",
    re.IGNORECASE,
)
_BETTER = re.compile(
    r"\b(?:improv\w+|better|worse\w*|deteriorat\w+|progress\w*|declin\w+)\b", re.IGNORECASE
)
_OF_CHANGE = re.compile(
    r"get|got|gotten|become|became|better|worse|improv\w+|deteriorat\w+|thing\w*|chang\w+|go|council"
    r"|authority|service\w*|local|children['’]?s?|since|time|\d+|inspection|ofsted|last|year\w*|lot"
    r"|now|then|ago|today|before|overall|much|more|made|make|progress|there|calm\w*",
    re.IGNORECASE,
)
_SO_GRADED = re.compile(
    r"^what(?: is| are|['’]s)? (?:(?:still|now|currently|also) )*"
    r"(?:outstanding|good|(?:in)?adequate)\W*$",
    re.IGNORECASE,
)
_ADVICE_ASKED = re.compile(
    r"^how (?:should|can|could|must|ought|would|may|might)\b(?! (?:you|i|we)\b)", re.IGNORECASE
)
_DUTY_ASKED = re.compile(r"^how (?:should|must|ought)\b", re.IGNORECASE)
_DUTY = re.compile(
    r"\b(?:should|must|ought|need\w*|requir\w+|ensure|expect\w*|recommend\w*|ha(?:s|ve) to)\b",
    re.IGNORECASE,
)
_POSSIBLE = re.compile(
    r"\b(?:can|cannot|could|may|might|able|unable|possib\w+|option\w*|entitl\w+|eligib\w+"
    r"|access\w*|availab\w+|offer\w*|allow\w*|permit\w*|prevent\w*|rights?|enabl\w+"
    r"|opportunit\w+)\b",
    re.IGNORECASE,
)
MOST_LOST_OF_POSSIBLE = 0.4
MOST_LOST_OF_ADVICE = 0.25
"""The most of a question's terms that a sentence may lack which says what can or should be done:
one of three, or of four."""


def may_answer(question: Question, reading: Reading) -> bool:
    """Whether nothing that the reading lacks, or is, makes it no answer to the question."""
    return not (
        _explains_another_grade(question, reading)
        or _tells_of_an_earlier_inspection(question, reading)
        or (reading.span is not None and not BARRING.isdisjoint(reading.span.against))
        or _tells_no_change(question, reading)
        or _names_nothing_graded(question, reading)
        or tells_nothing_asked(question, reading)
    )


def is_doubtful(question: Question, reading: Reading) -> bool:
    """Whether the reading may answer the question, and is more likely only near to it.

    Such readings are not refused: of 208 questions kept from those who made these rules seven were
    refused for it that have an answer, and one that has none.
    """
    return (
        _does_not_define(question, reading)
        or _tells_how_it_was_inspected(question, reading)
        or _gives_no_advice(question, reading)
        or _recommends_where_reasons_are_asked(question, reading)
        or _names_an_inspector(question, reading)
        or _tells_no_most(question, reading)
        or _tells_nothing_of_the_same(question, reading)
    )


def _does_not_define(question: Question, reading: Reading) -> bool:
    if not asks_meaning(question) or reading.features.get("spelt out"):
        return False
    if asks_letters(question):
        return True
    text = reading.passage.text
    return not (_explains_grades(reading) or defines(question, text))


def _explains_another_grade(question: Question, reading: Reading) -> bool:
    """Whether it only explains what a grade means, where that is not asked."""
    may_ask = question.expects in ("definition", "list")
    return _explains_grades(reading) and not (may_ask and _GRADE_NAMED.search(question.text))


def _tells_how_it_was_inspected(question: Question, reading: Reading) -> bool:
    """Whether it is asked what was found: "this includes young people who are leaving care" does
    not say what happens to them."""
    return question.expects in _OF_WHAT_WAS_FOUND and reading.features["method"] > 0


def _recommends_where_reasons_are_asked(question: Question, reading: Reading) -> bool:
    """Whether it is asked why, and it says what is to be done."""
    recommends = reading.passage.hit.paragraph.kind == "recommendation"
    return question.expects == "reason" and recommends and not tells_cause(reading.passage.text)


def _names_an_inspector(question: Question, reading: Reading) -> bool:
    """Whether it is asked who does something at a council, and it is from the inspection team."""
    who = question.expects in NAMES and question.asking == "who"
    return (
        who
        and reading.passage.hit.paragraph.kind == "method"
        and not _OF_OFSTED.search(question.text)
    )


def _tells_no_most(question: Question, reading: Reading) -> bool:
    """Whether it is asked what the biggest or worst is, and it tells of none that is."""
    told = question.expects in ("topic", "definition")
    return (
        told
        and bool(_MOST_ASKED.search(question.text))
        and not _MOST_TOLD.search(reading.passage.text)
    )


def _tells_nothing_of_the_same(question: Question, reading: Reading) -> bool:
    """Whether it is asked if something stays the same, and it tells neither that nor a change."""
    asked = question.expects == "yesno" and _THE_SAME.search(question.text)
    return bool(asked) and not _SAME_OR_NOT.search(reading.passage.text)


def _explains_grades(reading: Reading) -> bool:
    paragraph = reading.passage.hit.paragraph
    return paragraph.kind == "method" and any(map(_EXPLAINS_GRADES.search, paragraph.section))


def _tells_of_an_earlier_inspection(question: Question, reading: Reading) -> bool:
    """Whether a grade is asked for, and it tells one of before, though no time is named."""
    graded = question.expects == "grade" or any(
        one.kind == "grade" for one in quantities(question.text)
    )
    dated = _YEAR.search(question.text) or _EARLIER_ASKED.search(question.text)
    return graded and not dated and is_of_earlier_inspection(reading.passage.hit)


def _tells_no_change(question: Question, reading: Reading) -> bool:
    """Whether it is asked if something is better, and it tells no change, or of before that."""
    if not _BETTER_ASKED.search(_NO_CHANGE.sub(" ", question.text)):
        return False
    since, year = _SINCE.search(question.text), reading.passage.hit.report.year
    if since and year is not None and year <= int(since["year"]):
        return True
    told = _NO_CHANGE.sub(" ", reading.passage.text)
    matters = (i for i, term in enumerate(question.terms) if not _OF_CHANGE.fullmatch(term.text))
    matter = next(matters, None)
    if matter is not None:
        return question.expects != "comparison" and not (
            _CHANGED.search(told) and _is_of(question, reading, matter)
        )
    paragraph = reading.passage.hit.paragraph
    of_all = paragraph.kind in ("progress", "summary") and "overall" in paragraph.areas
    return not (of_all and _BETTER.search(told))


def _names_nothing_graded(question: Question, reading: Reading) -> bool:
    """Whether it is asked what was judged so, and it gives no such judgement of its report."""
    if not _SO_GRADED.match(question.text):
        return False
    hit, text = reading.passage.hit, reading.passage.text
    asked = {question.text[one.start : one.end].lower() for one in quantities(question.text)}
    return reading.features["outdated"] > 0 or not any(
        judged.grade in asked
        and judged.grade in text.lower()
        and AREA_WORDS[judged.area].search(text)
        for judged in hit.report.judgements
    )


def _gives_no_advice(question: Question, reading: Reading) -> bool:
    """Whether it is asked how someone should do something, or can, and it is about other things."""
    text = reading.passage.text
    if asks_possible(question):
        lost = _lost(question, reading) > MOST_LOST_OF_POSSIBLE
        return lost or not _POSSIBLE.search(text) or not _is_of(question, reading)
    if not _ADVICE_ASKED.match(question.text):
        return False
    if _DUTY_ASKED.match(question.text) and not _DUTY.search(text):
        return True
    return _lost(question, reading) > MOST_LOST_OF_ADVICE or not _is_of(question, reading)


def _lost(question: Question, reading: Reading) -> float:
    """The share of the question's terms that the sentence has in no words."""
    met = meet(question, reading.passage.sentence).terms
    return 1 - len(met) / max(1, len(question.terms))


def _is_of(question: Question, reading: Reading, term: int = 0) -> bool:
    """Whether its paragraph, or a heading above, has a term of the question, as its subject."""
    if not question.terms:
        return True
    return any(term in in_any_form(question, sentence) for sentence in reading.with_headings)
