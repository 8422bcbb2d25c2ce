"""Whether a figure is of a part of what is asked, or of the other half of a sentence."""

import re
from collections.abc import Sequence

from searchapp.answering.around import clause_around
from searchapp.answering.counting import AUXILIARIES, BEING, COUNT_ASKED, asks_all
from searchapp.answering.quantities import ANY_NUMBER, quantities
from searchapp.answering.spans import SpanScene, WordSpan
from searchapp.answering.words import Word, stem_set, word_set

COMING = (
    "approve approved recruit recruited recruitment appoint appointed appointment join joined hire"
    " hired register registered gain new newly enter entered additional extra start started begin"
    " open opened admitted introduced establish established launch launched created founded"
    " implemented commence commenced brought become since"
)
GOING = (
    "left leave leaving cease ceased resign resigned resignation quit depart departed departure"
    " lose lost retire retired close closed closure end ended deregistered deregister stop stopped"
    " wound disbanded scrapped abolished discontinued withdrawn withdrew dissolved removed lifted"
)
"""Words of what comes and what goes: who asks for all is not answered by these."""
_STANDING = "approved registered"
"""What those are who are there: "there are 158 approved carers", though not "newly approved"."""
_ARRIVING = "referral notification contact complaint allegation application enquiry request call"
_ARRIVED = "receive received make made"
"""Of what arrives, all were received."""
_RELATIVE = word_set("who that which whom whose")
_PLACING = word_set("by from at in within across through")
_OF_PART = re.compile(r"\bof (?:whom|which|these|those|them)\b,?(?: \w+){0,2} $", re.IGNORECASE)
_OF_THOSE = re.compile(r" of (?:whom|which|these|those|them)\b", re.IGNORECASE)
_TO_A_WHOLE = word_set("of out the its their these those all current same")
WORDS_OF_A_PREDICATE = 5
"""Words after "were" among which stands what limits those counted: "were recently approved"."""
_SO_LONG = re.compile(
    r"[^\d,;.]{0,60}\b(?:for|of more than|over|than) (?:(?:more|longer|less|at|least|over|than) )*"
    rf"{ANY_NUMBER} (?:years?|months?|weeks?)\b",
    re.IGNORECASE,
)
"""From a figure on to a length of time: "11 children with plans of more than two years"."""
_LIMITING = word_set("in with without")
_TIMES = (
    "first age year month week day quarter last past previous current recent end date same total"
)
"""Words that say when, and not of whom."""
LIMITING_WORDS = 3
"""Words after "with" or "in" among which stands what limits those counted: "in foster homes"."""
_COUNTS = ("number", "none", "percent", "fraction")
"""The kinds of figures that tell how many."""
WORDS_BEFORE = 4
"""Words before a figure among which a verb limits what is counted: "recruited a further 12"."""


def is_of_part(scene: SpanScene, span: WordSpan) -> bool:
    """Whether the figure is of some of those that are asked for."""
    if asks_all(scene.question) and _is_limited(scene, span):
        return True
    if not COUNT_ASKED.search(scene.question.text):
        return False
    whole = whole_after(scene, span)
    if whole is not None:
        return not is_part_asked(scene, whole)
    start, end = scene.sentence.words[span.first].start, scene.sentence.words[span.last].end
    of_those = _OF_PART.search(scene.text, scene.sentence.start, start) or _OF_THOSE.match(
        scene.text, end, scene.sentence.end
    )
    return bool(of_those) and scene.in_quantity.get(span.first) in ("percent", "fraction")


def whole_after(scene: SpanScene, span: WordSpan) -> WordSpan | None:
    """The figure of which this one is a part: 336 in "two of the 336 care leavers"."""
    words = scene.sentence.words
    place = span.last + 1
    while place < len(words) and words[place].text.lower() in _TO_A_WHOLE:
        place += 1
    joins = [word.text.lower() for word in words[span.last + 1 : place]]
    if "of" not in joins or place not in scene.kind_at:
        return None
    return WordSpan(place, scene.kind_at[place][1])


def is_part_asked(scene: SpanScene, whole: WordSpan) -> bool:
    """Whether what is asked may be said of a part alone: of "three of the 41 children who were
    adopted were in school" it is if schools are asked about, not if it is how many were adopted.

    `whole` is the figure after "of the".
    """
    words = scene.sentence.words
    said = [
        i
        for i in range(whole.last + 1, len(words))
        if words[i].text.lower() in AUXILIARIES or words[i].text in (",", ";")
    ]
    which = words[whole.last + 1 : said[0]] if said else words[whole.last + 1 :]
    verb = 1 if any(word.text.lower() in _RELATIVE for word in which) else 0
    if len(said) <= verb:
        return True
    of_whole = {term for place, term in scene.found.items() if place < said[verb]}
    return len(of_whole) < len(scene.question.terms)


def is_other_half(scene: SpanScene, span: WordSpan) -> bool:
    """Whether what is asked is said of another figure, past a mark, and of this something else.

    "None" is not the answer to how many go missing from care where "four went missing from care,
    and none from home".
    """
    words, head = scene.sentence.words, scene.question.head
    own = clause_around(scene, span)
    if not any(_is_besides(scene, place) for place in range(span.last + 1, own.last + 1)):
        return False
    here = {
        term
        for place, term in scene.found.items()
        if own.first <= place <= own.last and _is_own_word(scene, place)
    }
    elsewhere = (
        (last, clause_around(scene, WordSpan(first, last)))
        for first, (kind, last) in scene.kind_at.items()
        if kind in _COUNTS and not own.first <= first <= own.last
    )
    return any(
        term not in here and _is_own_word(scene, place) and words[place].stem not in head
        for last, other in elsewhere
        if _is_parted(words, own, other)
        for place, term in scene.found.items()
        if other.first <= place <= other.last and place != last + 1
    )


def _is_besides(scene: SpanScene, place: int) -> bool:
    """Whether the word at `place` says of a figure what is not asked."""
    word = scene.sentence.words[place]
    return (
        word.is_content and word.kind != "number" and word.stem not in scene.asked | stem_set(BEING)
    )


def _is_own_word(scene: SpanScene, place: int) -> bool:
    """Whether the word at `place`, which meets a term, is that term and no other word for it."""
    return scene.sentence.words[place].stem == scene.question.terms[scene.found[place]].stem


def _is_parted(words: Sequence[Word], one: WordSpan, other: WordSpan) -> bool:
    """Whether a mark stands between two clauses."""
    between = words[min(one.last, other.last) + 1 : max(one.first, other.first)]
    return any(word.kind == "mark" for word in between)


def _is_limited(scene: SpanScene, span: WordSpan) -> bool:
    """Whether what is counted is limited: by words before the noun, by a verb, to "of these"."""
    words = scene.sentence.words
    if _OF_PART.search(scene.text, scene.sentence.start, words[span.first].start):
        return True
    before = words[max(0, span.first - WORDS_BEFORE) : span.first]
    if any(_is_other_verb(scene, word) for word in before):
        return True
    if _is_for_so_long(scene, words[span.last].end):
        return True
    place = _past(words, span.last + 1)
    while place < len(words) and _goes_on(words[place]):
        is_noun = words[place].stem == scene.question.head[-1]
        if not is_noun and not _is_standing(words, place) and _is_other_verb(scene, words[place]):
            return place + 1 == len(words) or words[place + 1].text.lower() not in _PLACING
        place = _past(words, place + 1)
    following = words[place].text.lower() if place < len(words) else ""
    said = words[place + 1 : place + 1 + WORDS_OF_A_PREDICATE]
    if following in _LIMITING:
        said = said[:LIMITING_WORDS]
    elif following not in AUXILIARIES:
        return following == "who"
    elif said and said[0].stem in _arrived(scene):
        return False
    known = stem_set(BEING) | stem_set(_TIMES) | scene.asked | scene.others
    return any(word.is_content and word.kind == "word" and word.stem not in known for word in said)


def _is_for_so_long(scene: SpanScene, end: int) -> bool:
    """Whether those counted are only those of whom something was so for a length of time."""
    found = _SO_LONG.match(scene.text, end, scene.sentence.end)
    return bool(found) and not any(
        quantity.kind == "duration" for quantity in quantities(scene.question.text)
    )


def _goes_on(word: Word) -> bool:
    """Whether a noun may go on with a word: "12 children [and] young [people]"."""
    return word.kind != "number" and (word.is_content or word.text == "and")


def _past(words: Sequence[Word], place: int) -> int:
    """The place past what still belongs to a noun: "(109) [of] children looked [after]"."""
    while place < len(words) and (
        words[place].text in (")", "of")
        or (words[place].text == "after" and words[place - 1].stem == "look")
    ):
        place += 1
    return place


def _arrived(scene: SpanScene) -> frozenset[str]:
    """The words that say no more of what is asked than that it came."""
    arrives = scene.question.head[-1] in stem_set(_ARRIVING)
    return stem_set(_ARRIVED) if arrives else frozenset()


def _is_standing(words: Sequence[Word], place: int) -> bool:
    """Whether a participle before a noun tells only what these are: "158 approved carers"."""
    if words[place].stem not in stem_set(_STANDING) or words[place - 1].kind != "number":
        return False
    return place + 1 < len(words) and words[place + 1].is_content


def _is_other_verb(scene: SpanScene, word: Word) -> bool:
    """Whether a word tells what is done, and neither that something is there nor what is asked."""
    if word.stem in stem_set(BEING) or word.stem in scene.asked or word.kind != "word":
        return False
    if word.stem in _arrived(scene):
        return False
    if word.stem in stem_set(COMING) or word.stem in stem_set(GOING):
        return True
    return word.is_content and word.text.endswith(("ed", "ing"))
