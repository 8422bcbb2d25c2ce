"""The words of a question or a sentence, with their places."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from searchapp.language import stems
from searchapp.language.tokens import normal

WordKind = Literal["word", "name", "number", "mark"]
Rarity = Callable[[str], float]

_TOKEN = re.compile(
    r"[£$€]?\d+(?:[.,]\d+)*(?:(?:st|nd|rd|th)\b|%|(?=[a-z]))?|[^\W\d_]+(?:['’][^\W\d_]+)?|[^\w\s]|_"
)
_FUNCTION = re.compile(
    r"an?|the|this|that|these|those|such|some|any|no|not|nor|each|every|all|both|either|neither"
    r"|i|me|my|we|us|our|ours|you|your|he|him|his|she|her|hers|it|its|they|them|their|theirs"
    r"|who|whom|whose|which|what|when|where|why|how|there|here"
    r"|am|is|are|was|were|be|been|being|do|does|did|done|doing|has|have|had|having"
    r"|can|could|will|would|shall|should|may|might|must|isn't|aren't|don't|doesn't|didn't|can't"
    r"|of|in|on|at|by|for|from|to|with|into|onto|as|about|than|then|if|or|and|but|so|also|too"
    r"|up|out|off|over|under|between|after|before|during|within|per|through|until|since|while"
    r"|very|much|many|more|most|just|only|even|still|yet|own|same|other|another|ever|get|got"
    r"|s|t|'s|’s|please|tell|say|said|says|does|yes|ok",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Word:
    """One word, number or mark of a text.

    `stem` is what it is compared by; `is_content` is false for marks and for words that only join
    others.
    """

    text: str
    start: int
    end: int
    stem: str
    kind: WordKind
    is_content: bool


def word_set(words: str) -> frozenset[str]:
    """The words of a list that is written as one text."""
    return frozenset(words.split())


def words_of(text: str, start: int = 0, end: int | None = None) -> tuple[Word, ...]:
    """The words, numbers and marks of `text[start:end]`, their places those in `text`."""
    stop = len(text) if end is None else end
    return tuple(_word(match) for match in _TOKEN.finditer(text, start, stop))


@lru_cache(maxsize=1 << 16)
def is_light(stemmed: str) -> bool:
    """Whether a stem is of an everyday word that says little of what a question is about."""
    return stemmed in _light_stems()


@lru_cache(maxsize=1)
def _light_stems() -> frozenset[str]:
    return frozenset(stem(word) for word in _LIGHT.pattern.split("|"))


@lru_cache(maxsize=1 << 16)
def is_function_word(word: str) -> bool:
    """Whether a word only joins others: articles, pronouns, prepositions, auxiliaries."""
    return _FUNCTION.fullmatch(word) is not None


_LIGHT = re.compile(
    r"add|agree|allow|approx|around|ask|away|back|bad|bank|based|become|beginning|begin|best"
    r"|better|big"
    r"|biggest|bit|bring|build|call|case|change|check|cheap|clear|come|concern|cover|current"
    r"|currently"
    r"|cut|date|deal|decide|detail|different|does|drop|early|easy|end|enough|exact|exactly|fact"
    r"|fair"
    r"|fall|far|feel|few|figure|figures|find|fine|finish|first|fix|follow|full|give|go|good|great"
    r"|grow"
    r"|guy|guys|happen|hard|have|hear|help|high|historical|historically|hold|idea|info"
    r"|information|inspector|ofsted"
    r"|issue|job|keep|kind|know|known|last|late|latest|lead|leave|let|like|little|live|local"
    r"|lot|lots"
    r"|low|main|make|manage|matter|measure|mention|month|move|name|named|new|next"
    r"|normal|now"
    r"|number|ok|old|open|outcome|overall|part|people|percent|person|picture|place|plan|point|poor"
    r"|possible|present|previous|problem|proper|properly|provide|put|question|quick|rate|reach|real"
    r"|realistic|really|recent|report|result|right|rise|run|say|see|seem|separate|set|show|simple"
    r"|since"
    r"|situation|size|slow|small|solve|sort|spot|stand|start|state|stay|still|stop|strong|stuff"
    r"|take|talk"
    r"|tell|term|thing|things|think|thought|time|today|together|total|tough|treat|true|try|turn"
    r"|type|use"
    r"|usual|usually|view|want|way|week|weak|well|whole|wide|wise|won|word|work|working|worry|worse"
    r"|worst|worth|wrong|year|yearly|yet",
    re.IGNORECASE,
)

_IRREGULAR = {
    "led": "lead",
    "held": "hold",
    "spent": "spend",
    "paid": "pay",
    "fell": "fall",
    "fallen": "fall",
    "rose": "rise",
    "risen": "rise",
    "grew": "grow",
    "grown": "grow",
    "gave": "give",
    "given": "give",
    "took": "take",
    "taken": "take",
    "ran": "run",
    "met": "meet",
    "kept": "keep",
    "told": "tell",
    "taught": "teach",
    "brought": "bring",
    "began": "begin",
    "begun": "begin",
    "wrote": "write",
    "written": "write",
    "went": "go",
    "gone": "go",
    "chose": "choose",
    "chosen": "choose",
    "came": "come",
    "knew": "know",
    "known": "know",
    "children": "child",
    "men": "man",
    "women": "woman",
    "left": "leave",
    "built": "build",
    "lost": "lose",
    "sent": "send",
    "won": "win",
    "sought": "seek",
    "drew": "draw",
    "drawn": "draw",
    "saw": "see",
    "seen": "see",
    "bought": "buy",
    "thought": "think",
    "felt": "feel",
    "became": "become",
    "died": "death",
    "dead": "death",
    "die": "death",
    "dying": "death",
    "deaths": "death",
    "jan": "january",
    "feb": "february",
    "apr": "april",
    "aug": "august",
    "sept": "september",
    "sep": "september",
    "oct": "october",
    "nov": "november",
    "dec": "december",
}


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """What a word is compared by: its stem, past tenses and plurals of irregular words mended."""
    plain = normal(word)
    return stems.stem(_IRREGULAR.get(plain, plain))


def _word(match: re.Match[str]) -> Word:
    text, start, end = match[0], match.start(), match.end()
    if text[-1].isalpha() and text[0].isalpha():
        kind: WordKind = "name" if text[0].isupper() else "word"
        return Word(text, start, end, stem(text), kind, not is_function_word(text))
    if any(c.isdigit() for c in text):
        return Word(text, start, end, text.replace(",", "").lower(), "number", True)
    return Word(text, start, end, text, "mark", False)
