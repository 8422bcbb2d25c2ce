"""The forms of one noun or verb, regular or not, and nothing that is merely made of it.

Stems join more: `officer` and `office` have one stem, and are two words here.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

_VOWELS = frozenset("aeiouy")
_HISSING = ("ses", "xes", "zes", "ches", "shes")
_SHORT = re.compile("[^aeiouy]*[aeiouy][^aeiouywx]")
"""One vowel before one consonant: doubled before an ending, so what is not doubled had an e."""

_SHORTEST = 3
"""Letters that are left of a word at least, when an ending is taken off."""

_IRREGULAR = """
agree agreed agreeing
begin began begun
break broke broken
bring brought
build built
catch caught
child children
choose chose chosen
come came
die died dying
drink drank drunk
drive drove driven
fall fell fallen
feed fed
feel felt
fight fought
forget forgot forgotten
get got
give gave given
go goes going gone went
grow grew grown
hear heard
hide hid hidden
hold held
keep kept
know knew known
lead led
lose lost
make made
man men
meet met
pay paid
person people
run ran
seek sought
sell sold
send sent
show showed shown
sleep slept
speak spoke spoken
spend spent
stand stood
steal stole stolen
take took taken
teach taught
tell told
think thought
throw threw thrown
understand understood
use used using
wife wives
win won
withdraw withdrew withdrawn
woman women
write wrote written
"""
"""Left out are forms that are another word as well: `left`, `found`, `saw`."""

_VERBS = """
address begin come deal ensure get give go happen improve keep know make manage say see show tackle
take tell use want
"""
_LITTLE = frozenset(_VERBS.split())


@lru_cache(maxsize=1 << 14)
def uninflected(word: str) -> str:
    """What the forms of one noun or verb share: `places`, `placing` and `placed` give `place`."""
    if not word.isalpha():
        return word
    bare = _without_plural(regular(word))
    for ending in ("ing", "ed"):
        rest = bare.removesuffix(ending)
        if len(rest) < len(bare) and len(rest) >= _SHORTEST and _VOWELS & set(rest):
            return _same_end(f"{rest}e" if _SHORT.fullmatch(rest) else rest)
    return _same_end(bare)


def _same_end(word: str) -> str:
    """The word as its forms have it: `abuse` without its e, as `abusing`; `care` is no `car`."""
    if len(word) > _SHORTEST:
        bare = word.removesuffix("e")
        word = word if _SHORT.fullmatch(bare) else bare
        word = word[:-1] if word[-1] == word[-2] else word
    return f"{word[:-1]}i" if word.endswith("y") else word


def regular(word: str) -> str:
    """The form from which an irregular one is made: `run` for `ran`; else the word itself."""
    return _families().get(word, (word,))[0]


def irregular_forms(word: str) -> Iterator[str]:
    """The other forms of an irregular noun or verb, but for verbs that say little by themselves."""
    family = _families().get(word, ())
    if not _LITTLE.isdisjoint(family):
        return
    yield from (form for form in family if form != word)


def is_slight(word: str) -> bool:
    """Whether a word is a form of a verb that says little by itself: `taking`, `went`."""
    return uninflected(regular(word)) in _slight()


@cache
def _slight() -> frozenset[str]:
    return frozenset(map(uninflected, _LITTLE))


def _without_plural(word: str) -> str:
    if len(word) <= _SHORTEST or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    return word[:-2] if word.endswith(_HISSING) else word[:-1]


@cache
def _families() -> dict[str, tuple[str, ...]]:
    families = (tuple(line.split()) for line in _IRREGULAR.strip().splitlines())
    return {form: family for family in families for form in family}
