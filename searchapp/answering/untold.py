"""Readings that have the matter of a question and not what is asked of it.

That a panel looks into deaths does not tell whether a child died, nor a multi-disciplinary team
whether anyone was dismissed.
"""

import re

from searchapp.answering.matching import Met, Sentence, in_any_form, meet, near_forms
from searchapp.answering.question import EVERYDAY, Question, asks_possible, asks_since
from searchapp.answering.reading import Reading, sentences_meant
from searchapp.answering.words import Rarity, Word, is_light, word_set

_ABOUT = re.compile(r"^what\b.*\b(?:told|hear|heard|know|knows|learn) about\b", re.IGNORECASE)
_DONE_ASKED = re.compile(r"^(?:did|has|have|was|were)\b", re.IGNORECASE)
_NAMING = word_set("overview review reviews panel panels board team group annual")
"""Words that end the name of a body or of what it makes: "child death overview panel"."""
WORDS_OF_A_NAME = 2
"""Words after a term among which such a word makes it a part of a name."""
_MONEY = word_set(
    "money cost costs costing budget budgets fund funds funding spend spends spent spending pay"
    " pays paid price amount worth"
)
"""Words that ask for a sum, whatever it is of."""
LEAST_OF_A_QUESTION = 3
"""Words of the shortest question that says of someone to be so: "is Leeds safe"."""
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
    if asks_since(question) or _ABOUT.match(question.text):
        last = len(question.terms) - 1
        return last >= 0 and last not in in_any_form(question, sentence)
    if _ROLE_ASKED.match(question.text):
        return not _ROLE_TOLD.search(reading.passage.text)
    if question.expects != "yesno":
        return False
    met = meet(question, sentence)
    if _NUMBER_CHANGED.match(question.text):
        return not _tells_number(question, reading, met)
    if asks_possible(question) and _has_weighty(question):
        return not _says_itself(question, sentence)
    return (
        _asks_of_all(question)
        or _is_in_other_words_alone(question, reading)
        or _is_in_a_name(question, sentence, met)
    )


def lacks_the_matter(question: Question, reading: Reading, rarity: Rarity) -> bool:
    """Whether it is asked if something is so, and the sentence lacks what the question is about.

    That is the rarest of its weighty words; one that no report has is told in words that nobody can
    foresee. Words of everyday talk do not stand for it: who has a voice has no advocate yet. The
    sentence before has it where this one speaks of that. Of whom it is asked, which a question
    names first, its paragraph or a heading must have. A sum has to stand with all that it is asked
    of: the allowance of care leavers is no fostering allowance.
    """
    if question.expects == "money":
        return not all(
            any(_surely_has(question, one, term) for one in sentences_meant(reading))
            for term in _costing(question, rarity)
        )
    matter = _matter(question, rarity)
    if matter is None:
        return False
    told = any(_surely_has(question, one, matter) for one in sentences_meant(reading))
    of_whom = not _is_weighty(question.terms[0]) or any(
        0 in in_any_form(question, one) for one in reading.with_headings
    )
    return not (told and of_whom)


def seems_to_tell(question: Question, reading: Reading, rarity: Rarity) -> bool:
    """Whether the sentence lacks what is asked about, and words of everyday talk stand for it."""
    matter = _matter(question, rarity)
    sentence = reading.passage.sentence
    return (
        matter is not None
        and matter in meet(question, sentence).terms
        and not _surely_has(question, sentence, matter)
    )


def _matter(question: Question, rarity: Rarity) -> int | None:
    """The rarest weighty term of a yes-or-no question, if a report has it."""
    weighty = (i for i, term in enumerate(question.terms) if _is_weighty(term))
    matter = max(weighty, key=lambda i: rarity(question.terms[i].stem), default=None)
    if question.expects != "yesno" or matter is None:
        return None
    return matter if rarity(question.terms[matter].stem) < rarity("") else None


def _costing(question: Question, rarity: Rarity) -> list[int]:
    """The terms of a question for a sum that tell what it is of, as far as a report has them."""
    return [
        place
        for place, term in enumerate(question.terms)
        if _is_weighty(term) and term.text.lower() not in _MONEY and rarity(term.stem) < rarity("")
    ]


def _is_weighty(term: Word) -> bool:
    return term.kind != "number" and not is_light(term.stem)


def _surely_has(question: Question, sentence: Sentence, term: int) -> bool:
    """Whether the sentence has a term, in words surer than those of everyday talk."""
    met = meet(question, sentence)
    near = term in near_forms(question, sentence, met.terms)
    return near or met.surely(term) > EVERYDAY


def _asks_of_all(question: Question) -> bool:
    """Whether it is asked if a council is so, and of nothing in it: no one sentence tells that."""
    only = question.terms[0] if len(question.terms) == 1 else None
    return bool(only and _SO_ASKED.match(question.text) and _is_last(question, only))


def _is_last(question: Question, term: Word) -> bool:
    """Whether a question of several words ends with the term."""
    spoken = [word for word in question.words if word.kind != "mark"]
    return len(spoken) >= LEAST_OF_A_QUESTION and spoken[-1].start == term.start


def _tells_number(question: Question, reading: Reading, met: Met) -> bool:
    """Whether the sentence is on how many there are of what the number is asked of."""
    asked = {i for i, term in enumerate(question.terms) if term.stem in question.head}
    return asked <= met.terms and bool(_TELLS_NUMBER.search(reading.passage.text))


def _is_in_other_words_alone(question: Question, reading: Reading) -> bool:
    """Whether no word that says what is asked about stands in the paragraph or its headings."""
    return _has_weighty(question) and not any(
        _says_itself(question, sentence) for sentence in reading.with_headings
    )


def _has_weighty(question: Question) -> bool:
    """Whether a term of the question says more than light words, as "child" or "council", do."""
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
    """Whether a word that ends a name stands soon after the word at `place`."""
    following = words[place + 1 : place + 1 + WORDS_OF_A_NAME]
    return any(word.text.lower() in _NAMING for word in following)
