"""The words of a question or a sentence, with their places."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from searchapp.language import stems
from searchapp.language.function_words import FUNCTION_WORDS
from searchapp.language.tokens import normal

WordKind = Literal["word", "name", "number", "mark"]
Rarity = Callable[[str], float]

_TOKEN = re.compile(
    r"[£$€]?\d+(?:[.,]\d+)*(?:(?:st|nd|rd|th)\b|%|(?=[a-z]))?|[^\W\d_]+(?:['’][^\W\d_]+)?|[^\w\s]|_"
)
_ALSO_SMALL = """
not no nor ok please tell say says said yes yet still even ever never here once else again only own
other others another same very much many more most every either neither someone anyone everyone
somebody anybody everybody nobody something anything everything nothing himself herself themselves
myself ourselves yourself actually really quite rather perhaps maybe however etc vs versus against
without toward towards among across along can't won't shan't
"""
_SMALL = FUNCTION_WORDS | frozenset(_ALSO_SMALL.split())
_LETTERS = re.compile(r"[A-Z]{2,}s")
"""Several of what letters stand for: "HMIs"."""
_CONTRACTED = re.compile(r"(?:n['’]t|['’](?:s|re|ve|ll|d|m|t))$")


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


@cache
def stem_set(words: str) -> frozenset[str]:
    """The stems of the words of such a list."""
    return frozenset(map(stem, word_set(words)))


def words_of(text: str, start: int = 0, end: int | None = None) -> tuple[Word, ...]:
    """The words, numbers and marks of `text[start:end]`, their places those in `text`."""
    stop = len(text) if end is None else end
    return tuple(_word(match) for match in _TOKEN.finditer(text, start, stop))


def names_masked(text: str, places: Iterable[tuple[int, int]]) -> str:
    """`text` in single spaces, with "X" for each name at `places` (start, end)."""
    for start, end in sorted(places, reverse=True):
        text = f"{text[:start]}X{text[end:]}"
    return " ".join(text.split())


@lru_cache(maxsize=1 << 16)
def is_light(stemmed: str) -> bool:
    """Whether a stem is of an everyday word that says little of what a question is about."""
    return stemmed in stem_set(_LIGHT)


@lru_cache(maxsize=1 << 16)
def is_function_word(word: str) -> bool:
    """Whether a word only joins others: articles, pronouns, prepositions, auxiliaries."""
    plain = word.lower()
    return plain in _SMALL or _CONTRACTED.sub("", plain) in _SMALL


_LIGHT = """
add agree allow approx around ask asked away back bad bank based become begin beginning best
better big biggest bit bottom bring build call case change cheap check clear come concern cover
current currently cut date deal decide detail different does doing down drop early easy end enough
exact exactly fact fair fall far feel few figure figures find fine finish first fix follow found
full getting give go going gone good great grow guy guys happen happening hard have hear help high
historical historically hold idea info information inside inspector issue job keep kind know known
last late latest lead leave let like little live local lot lots low main make manage matter
measure mention month move name named new next normal now number ofsted ok old open outcome
overall part people percent person picture place plan point poor possible present previous problem
proper properly provide put question quick rate reach real realistic really recent report result
right rise run say see seem separate set show simple since situation size slow small solve sort
spot stand start state stay still stop strong stuff take talk tell term thing things think thought
time today together told top total tough treat trouble true try turn type use usual usually view
want wants way weak week well whole wide wise won word work working worry worse worst worth wrong
year yearly yet
"""

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


def is_irregular(word: str) -> bool:
    """Whether a normalised word is compared by the stem of another: `led` by that of `lead`."""
    return word in _IRREGULAR


def _word(match: re.Match[str]) -> Word:
    text, start, end = match[0], match.start(), match.end()
    if text[-1].isalpha() and text[0].isalpha():
        kind: WordKind = "name" if text[0].isupper() else "word"
        if _LETTERS.fullmatch(text):
            return Word(text, start, end, stem(text[:-1]), kind, True)
        return Word(text, start, end, stem(text), kind, not is_function_word(text))
    if any(c.isdigit() for c in text):
        return Word(text, start, end, text.replace(",", "").lower(), "number", True)
    return Word(text, start, end, text, "mark", False)
