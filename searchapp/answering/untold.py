"""Readings that have the matter of a question and not what is asked of it.

That a panel looks into deaths does not tell whether a child died, nor a multi-disciplinary team
whether anyone was dismissed.
"""

import re

from searchapp.answering.matching import Met, Sentence, meet, near_forms
from searchapp.answering.question import Question, asks_since
from searchapp.answering.reading import Reading
from searchapp.answering.words import Word, is_light, word_set

_ABOUT = re.compile(r"^what\b.*\b(?:told|hear|heard|know|knows|learn) about\b", re.IGNORECASE)
_CAN_ASKED = re.compile(r"^(?:can|could|may|might)\b", re.IGNORECASE)
_DONE_ASKED = re.compile(r"^(?:did|has|have|was|were)\b", re.IGNORECASE)
_NAMING = word_set("overview review reviews panel panels board team group annual")
"""Words that end the name of a body or of what it makes: "child death overview panel"."""
WORDS_OF_A_NAME = 2
"""Words after a term among which such a word makes it a part of a name."""
_SO_ASKED = re.compile(
    r"^(?:is|are|was|were) (?!there\b|any)(?!.*\b(?:better|worse|improv|deteriorat))", re.IGNORECASE
)
_NUMBER_CHANGED = re.compile(
    r"^(?:has|have|had|is|are|was|were|did|do|does)\b.*\bnumbers? of\b.*\b(?:better|worse"
    r"|improv\w+|deteriorat\w+)\b",
    re.IGNORECASE,
)
_TELLS_NUMBER = re.compile(
    r"\b(?:numbers?|total|population|fewer|more|proportion|rate|increase|reduction|decrease)\b",
    re.IGNORECASE,
)
_ROLE_ASKED = re.compile(
    r"^what(?: is|'s|’s| are)? the (?:role|job|purpose|function|remit)s? of\b", re.IGNORECASE
)
_ROLE_TOLD = re.compile(
    r"\bresponsib\w+ for\b|\b(?:role|job|purpose|function|remit|task)s? (?:is|are|in|includes?"
    r"|to|as)\b|\btasked (?:with|to)\b",
    re.IGNORECASE,
)


def tells_nothing_asked(question: Question, reading: Reading) -> bool:
    """Whether the sentence leaves out what the question turns on."""
    sentence = reading.passage.sentence
    met = meet(question, sentence)
    if asks_since(question) or _ABOUT.match(question.text):
        return bool(question.terms) and not _is_met(question, sentence, met, -1)
    if _ROLE_ASKED.match(question.text):
        return not _ROLE_TOLD.search(reading.passage.text)
    if question.expects != "yesno":
        return False
    if _NUMBER_CHANGED.match(question.text):
        return not _tells_number(question, reading, met)
    if _CAN_ASKED.match(question.text) and _has_weighty(question):
        return not _says_itself(question, sentence)
    return (
        _asks_of_all(question)
        or _is_in_other_words_alone(question, reading)
        or _is_in_a_name(question, sentence, met)
    )


def _asks_of_all(question: Question) -> bool:
    """Whether it is asked if a council is so, and of nothing in it: no one sentence tells that."""
    only = question.terms[0] if len(question.terms) == 1 else None
    return bool(only and _SO_ASKED.match(question.text) and _is_last(question, only))


def _is_last(question: Question, term: Word) -> bool:
    spoken = [word for word in question.words if word.kind != "mark"]
    return len(spoken) > WORDS_OF_A_NAME and spoken[-1].start == term.start


def _is_met(question: Question, sentence: Sentence, met: Met, place: int) -> bool:
    """Whether the term at `place` is met in any form or words."""
    term = place % len(question.terms)
    return term in met.terms or term in near_forms(question, sentence, met.terms)


def _tells_number(question: Question, reading: Reading, met: Met) -> bool:
    """Whether the sentence is on how many there are of what the number is asked of."""
    asked = {i for i, term in enumerate(question.terms) if term.stem in question.head}
    return asked <= met.terms and bool(_TELLS_NUMBER.search(reading.passage.text))


def _is_in_other_words_alone(question: Question, reading: Reading) -> bool:
    """Whether no word that says what is asked about stands in the paragraph or its headings."""
    headings = (
        Sentence.of(title, 0, len(title)) for title in reading.passage.hit.paragraph.section
    )
    return _has_weighty(question) and not any(
        _says_itself(question, sentence) for sentence in (*reading.paragraph, *headings)
    )


def _has_weighty(question: Question) -> bool:
    return not all(is_light(term.stem) for term in question.terms)


def _says_itself(question: Question, sentence: Sentence) -> bool:
    """Whether a weighty term is met in the sentence by itself, or by its letters or full name."""
    met = meet(question, sentence)
    letters = {i for i, term in enumerate(question.terms) if term.text.isupper()}
    surely = (met.terms - met.others.keys()) | (met.terms & letters)
    said = surely | near_forms(question, sentence, surely)
    return any(not is_light(question.terms[term].stem) for term in said)


def _is_in_a_name(question: Question, sentence: Sentence, met: Met) -> bool:
    """Whether it is asked if something was done, and that stands only within a name."""
    if not _DONE_ASKED.match(question.text):
        return False
    deed = len(question.terms) - 1
    places = [place for place, term in met.places.items() if term == deed]
    return bool(places) and all(_goes_on_as_name(sentence.words, place) for place in places)


def _goes_on_as_name(words: tuple[Word, ...], place: int) -> bool:
    following = words[place + 1 : place + 1 + WORDS_OF_A_NAME]
    return any(word.text.lower() in _NAMING for word in following)
