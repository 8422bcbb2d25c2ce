"""Whether a figure is of what was asked, or of something else, of a part of it, of its contrary.

"How many foster carers are there?" is not answered by the twelve that were approved in a year, nor
"how many left?" by these, nor "how many care leavers are in education?" by those who are not.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from searchapp.answering.counting import BEING, COUNT_ASKED, asks_all, asks_noun_alone
from searchapp.answering.parts import COMING, GOING, is_of_part, is_other_half, whole_after
from searchapp.answering.question import Question
from searchapp.answering.spans import SpanScene, WordSpan
from searchapp.answering.words import Word, stem_set

AGAINST = (
    "of another",
    "of a part",
    "contrary",
    "untold",
    "attributive",
    "no event",
    "other measure",
    "plainly another",
    "other half",
    "denied",
)
"""What speaks against a figure."""

COUNTS_DOERS = "counts who does it"
"""What bars a figure: it is of those who do what is asked for."""


_AXES: tuple[tuple[str, str], ...] = (
    (COMING, GOING),
    (
        "rise risen rising increase increased grow grown climb climbing higher",
        "fall fallen falling reduce reduced decrease decreased drop dropped decline lower",
    ),
    (
        "accept accepted agree agreed accepting benefit benefiting receive received",
        "refuse refused declined reject rejected turned",
    ),
    ("high higher highest", "low lower lowest"),
    ("new newly", "old previous former predecessor"),
)
"""Pairs of contraries: who asks for the one is not answered by the other."""
_DENIED = re.compile(
    r"\b(?:not|no|never|without|neither|none|nobody|lack(?:s|ed|ing)?|fail(?:s|ed|ing)?|NEET"
    r"|unallocated|unsuitable|unable|out of (?:contact|touch|work|school|education|time)"
    r"|lo(?:st|se|sing) (?:contact|touch)|dropp(?:ed|ing) out)\b|n['’]t\b",
    re.IGNORECASE,
)
_NOT_DENIED = re.compile(
    r"\bnot (?:only|just|\d+)\b|\bif not\b|\bno (?:more|fewer|less|later) than\b", re.IGNORECASE
)
_NO_TURN = re.compile(
    r"\b(?:left|leav\w+) care\b|\bdropp\w+ out\b|\b(?:end|start|beginning) of\b", re.IGNORECASE
)
"""Where words of a turn tell who is meant, or when."""
_EVENT_ASKED = re.compile(
    r"\b(?:open(?:ed|ing)?|start(?:ed)?|beg[iau]n|launch(?:ed)?|introduced?|establish(?:ed)?|set up"
    r"|created?|found(?:ed)?|br(?:ing|ought) in|c[oa]me in|kick(?:ed)? off|t[ao]ke over|took over"
    r"|close[ds]?|shut|end(?:ed)?|stop(?:ped)?|appointed|join(?:ed)?|g[eo]t the job|switch(?:ed)?"
    r"|move[ds]?|born|die[ds]?|leave|left|resign(?:ed)?|retired?|built)\b",
    re.IGNORECASE,
)
_EVENT = re.compile(
    r"\b(?:open\w*|start\w*|beg[iau]n\w*|launch\w*|introduc\w*|establish\w*|set up|creat\w+"
    r"|found\w*|new|since|from|in post|commenc\w*|commission\w*|implement\w*|roll\w* out|went live"
    r"|join\w*|appoint\w*|recruit\w*|took|taken|brought|becam\w*|form\w*|clos\w*|ceas\w*|end\w*"
    r"|stop\w*|left|leav\w*|resign\w*|retir\w*|died|death|born|mov\w*|adopt\w*|transfer\w*"
    r"|replac\w*|develop\w*|built|follow\w*|complet\w*|was|were|has been|had been|revis\w*|chang\w*"
    r"|first|last)\b",
    re.IGNORECASE,
)
_ANYONE = "people person individuals those staff many much more"
"""What may be counted under the name of any sort of people."""
LETTERS_TO_NOT = 30
"""Letters after a figure among which "not" denies what is asked: "three are not in education"."""
_OF_AN_AGE = "child pupil"
"""Who are not all the people of a place."""
_DOER = re.compile(r"(?:er|or)s?$", re.IGNORECASE)
"""How words end that name who does something, which have the stem of what is done."""
_ACT = re.compile(r"(?:ion|ment)$", re.IGNORECASE)
"""How words end that name one act; before another noun they tell of what that is."""
_OWNER = ("'s", "’s")
_AWAITED = re.compile(
    r"\bwait\w*|\bawait\w*|\b(?:adoption|care) plans?\b|\bplan(?:s|ned)? (?:for|to|of)\b",
    re.IGNORECASE,
)
"""Tells what has not come yet: who waits to be adopted was not."""
_COME_ASKED = re.compile(r"\b(?:was|were|been|got|are|is) (?:\w+ly )?\w+ed\b", re.IGNORECASE)
WORDS_TO_LETTERS = 8
"""Words after a figure among which the letters for what it counts stand in brackets."""


def belonging(
    scene: SpanScene, span: WordSpan, counted: Sequence[Word], own: tuple[int, int]
) -> dict[str, float]:
    """What speaks against a figure, each 1; what there is no sign of is left out.

    `counted` are the words of what the figure counts, `own` is its part of the clause, by offsets.
    """
    expects = scene.question.expects
    of_another = is_of_another(scene, span, counted)
    signs = {
        "of another": of_another,
        "plainly another": of_another and _is_plainly_another(scene, counted),
        COUNTS_DOERS: of_another and _counts_who_does_it(scene.question, counted),
        "of a part": is_of_part(scene, span),
        "other half": expects == "number" and is_other_half(scene, span),
        "attributive": expects == "grade" and _is_attributive(scene, span),
        "no event": expects == "date" and _is_without_event(scene, own),
    }
    if expects in ("number", "percent", "date"):
        signs |= _turns(scene, span, own)
    if expects in ("number", "percent"):
        signs["denied"] = _is_denied(scene, span, own)
        signs["contrary"] |= signs["denied"] or _is_awaited(scene, own)
    return {name: 1.0 for name, is_so in signs.items() if is_so}


def is_of_another(scene: SpanScene, span: WordSpan, counted: Sequence[Word]) -> bool:
    """Whether the figure counts a noun, or is a share, of something that is not asked for."""
    question = scene.question
    if not question.head or not COUNT_ASKED.search(question.text):
        return False
    noun = question.head[-1]
    if noun in stem_set(_ANYONE):
        everyone = asks_all(question) and question.head == (noun,)
        return everyone and not _nouns(counted).isdisjoint(stem_set(_OF_AN_AGE))
    nouns = _nouns(counted) - stem_set(BEING)
    meant = {noun}
    for other in question.others:
        if any(question.terms[i].stem == noun for i in other.terms):
            meant.update(other.stems)
    words = scene.sentence.words
    # Of "twelve fostering households, while nine households" both count those who foster.
    of_it = {
        word.stem
        for before, word in pairwise(words)
        if before.stem in meant and not before.text.endswith(_OWNER)
    }
    is_share = scene.in_quantity.get(span.first) == "percent"
    nouns.update(_letters_after(words[span.last + 1 : span.last + 1 + WORDS_TO_LETTERS]))
    another = bool(nouns or is_share) and (meant | of_it).isdisjoint(nouns)
    return another or _counts_who_does_it(question, counted)


def _counts_who_does_it(question: Question, counted: Sequence[Word]) -> bool:
    """Whether persons are counted where what they do is asked for, or the reverse, or what is named
    after it: 45 adopters are no adoptions, nor is one adoption breakdown."""
    noun = question.head[-1]
    asked = {bool(_DOER.search(term.text)) for term in question.terms if term.stem == noun}
    found = {bool(_DOER.search(word.text)) for word in counted if word.stem == noun}
    named_after = any(
        word.stem == noun and _ACT.search(word.text) and then.is_content and then.kind == "word"
        for word, then in pairwise(counted)
    )
    if named_after and asks_noun_alone(question):
        return True
    return bool(asked and found) and asked.isdisjoint(found)


def _nouns(counted: Sequence[Word]) -> set[str]:
    """The stems of what is counted; of "one children's home" the home alone."""
    following = (*counted[1:], None)
    return {
        word.stem
        for word, then in zip(counted, following, strict=True)
        if word.is_content
        and word.kind != "number"
        and not (then and then.is_content and word.text.endswith(_OWNER))
    }


def _is_plainly_another(scene: SpanScene, counted: Sequence[Word]) -> bool:
    """Whether what is counted is surely not what is asked for, in other words.

    It has no word of what is asked, and the sentence has that besides ("two workers help children")
    or it alone is asked for. "LADO cases" are near to "LADO referrals".
    """
    question = scene.question
    if question.head[-1] in stem_set(_ANYONE):
        return True
    if not _nouns(counted).isdisjoint(question.head):
        return False
    return question.head[-1] in scene.sentence.stems or asks_noun_alone(question)


def _letters_after(words: Sequence[Word]) -> list[str]:
    """What is counted, by its letters: "seven of Her Majesty's Inspectors (HMI)"."""
    places = (i for i, word in enumerate(words[:-1]) if word.text == "(")
    return [words[place + 1].stem for place in places if words[place + 1].text.isupper()]


def _is_attributive(scene: SpanScene, span: WordSpan) -> bool:
    """Whether a grade's word only describes a noun: "good progress"."""
    following = scene.sentence.words[span.last + 1 : span.last + 2]
    return any(word.kind == "word" and word.is_content for word in following)


def _is_without_event(scene: SpanScene, own: tuple[int, int]) -> bool:
    """Whether it is asked when something began or ended, and the date is of what went on then."""
    if not _EVENT_ASKED.search(scene.question.text):
        return False
    start, end = own
    if start <= scene.sentence.start:
        end = scene.sentence.end
    return not _EVENT.search(scene.text, start, end)


def _turns(scene: SpanScene, span: WordSpan, own: tuple[int, int]) -> dict[str, bool]:
    """Whether the contrary of what is asked is told of the figure, or neither in the sentence."""
    aside = [found.span() for found in _NO_TURN.finditer(scene.question.text)]
    asked_words = {
        word.stem
        for word in scene.question.terms
        if not any(start <= word.start < end for start, end in aside)
    }
    words = scene.sentence.words
    contrary = untold = False
    for one, other in ((stem_set(one), stem_set(other)) for one, other in _AXES):
        asked, against = (one, other) if asked_words & one else (other, one)
        if not asked_words & asked or asked_words & against:
            continue
        near = [
            (min(abs(i - span.first), abs(i - span.last)), word.stem in against)
            for i, word in enumerate(words)
            if own[0] <= word.start < own[1] and word.stem in asked | against
        ]
        contrary |= bool(near) and min(near)[1]
        untold |= scene.sentence.stems.isdisjoint(asked) and not _is_met(scene, asked)
    return {"contrary": contrary, "untold": untold}


def _is_awaited(scene: SpanScene, own: tuple[int, int]) -> bool:
    """Whether it is asked to how many something was done, and these only wait for it."""
    asked = scene.question.text
    if not COUNT_ASKED.search(asked) or not _COME_ASKED.search(asked):
        return False
    return not _AWAITED.search(asked) and bool(_AWAITED.search(scene.text, *own))


def _is_met(scene: SpanScene, stems: frozenset[str]) -> bool:
    """Whether a term of the question that is among `stems` is met in other words."""
    return any(scene.question.terms[term].stem in stems for term in scene.found.values())


def _is_denied(scene: SpanScene, span: WordSpan, own: tuple[int, int]) -> bool:
    """Whether what is asked is denied of those counted, or is not where its denial is asked."""
    words = scene.sentence.words
    if _denies(scene.question.text):
        return not _denies(scene.text[scene.sentence.start : scene.sentence.end])
    start, end = words[span.first].start, words[span.last].end
    before = scene.text[own[0] : start] if scene.question.expects == "percent" else ""
    whole = whole_after(scene, span)
    if whole is not None:
        end = words[whole.last].end
        return _denies(scene.text[end : min(scene.sentence.end, end + LETTERS_TO_NOT)])
    return _denies(before) or _denies(scene.text[end : min(own[1], end + LETTERS_TO_NOT)])


def _denies(text: str) -> bool:
    return bool(_DENIED.search(_NOT_DENIED.sub("", text)))
