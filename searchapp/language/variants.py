"""Other ways to write the same: British and American spelling, numbers, "s47" and "section 47".

Irregular forms ("ran", "run") belong here too, since stems do not join them.
"""

import re
from collections.abc import Iterator, Sequence

from searchapp.language.inflections import irregular_forms

_LISTED = """
zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
sixteen seventeen eighteen nineteen twenty
"""
_NUMBERS = tuple(_LISTED.split())
_YEAR = re.compile("(?:19|20)[0-9]{2}")
_BEFORE_FIGURE = {"s": "section", "reg": "regulation", "para": "paragraph", "sec": "section"}

_PAIRS = (
    ("adviser", "advisor"),
    ("ageing", "aging"),
    ("behaviour", "behavior"),
    ("catalogue", "catalog"),
    ("centre", "center"),
    ("councillor", "councilor"),
    ("counselling", "counseling"),
    ("counsellor", "counselor"),
    ("defence", "defense"),
    ("dialogue", "dialog"),
    ("enquiry", "inquiry"),
    ("enquiries", "inquiries"),
    ("enrolment", "enrollment"),
    ("favour", "favor"),
    ("focussed", "focused"),
    ("fulfil", "fulfill"),
    ("honour", "honor"),
    ("judgement", "judgment"),
    ("labour", "labor"),
    ("labelled", "labeled"),
    ("learnt", "learned"),
    ("licence", "license"),
    ("modelling", "modeling"),
    ("neighbour", "neighbor"),
    ("paediatric", "pediatric"),
    ("paedophile", "pedophile"),
    ("practise", "practice"),
    ("programme", "program"),
    ("skilful", "skillful"),
    ("traveller", "traveler"),
    ("travelling", "traveling"),
    ("whilst", "while"),
)
"""British and American; their plurals are pairs too."""

_ENDINGS = (
    ("isation", "ization"),
    ("ising", "izing"),
    ("ised", "ized"),
    ("ises", "izes"),
    ("ise", "ize"),
    ("yse", "yze"),
    ("ysed", "yzed"),
    ("ysing", "yzing"),
)
_SHORTEST_STEM = 4


def variants(typed: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Other ways to write the normalised words `typed`, one or two."""
    if len(typed) == 2:
        yield from _figures(typed[0], typed[1])
    elif len(typed) == 1:
        yield from ((other,) for other in _spellings(typed[0]))
        yield from ((other,) for other in _numbers(typed[0]))
        yield from ((other,) for other in irregular_forms(typed[0]))


def in_figures(word: str) -> str:
    """A number that is spelt out, as its figure ("twelve": "12"); any other word as it is."""
    return str(_NUMBERS.index(word)) if word in _NUMBERS else word


def is_figure(word: str) -> bool:
    """Whether a normalised word is a number, spelt out or not, that is no year."""
    return in_figures(word).isdigit() and not _YEAR.fullmatch(word)


def _figures(word: str, figure: str) -> Iterator[tuple[str, str]]:
    if figure.isdigit():
        for short, full in _BEFORE_FIGURE.items():
            if word == short:
                yield full, figure
            elif word == full:
                yield short, figure


def _numbers(word: str) -> Iterator[str]:
    if word in _NUMBERS:
        yield str(_NUMBERS.index(word))
    elif word.isdigit() and int(word) < len(_NUMBERS):
        yield _NUMBERS[int(word)]


def _spellings(word: str) -> Iterator[str]:
    singular = word.removesuffix("s")
    for pair in _PAIRS:
        for one, other in (pair, pair[::-1]):
            if word == one:
                yield other
            elif singular == one and singular != word:
                yield f"{other}s"
    for pair in _ENDINGS:
        for one, other in (pair, pair[::-1]):
            if word.endswith(one) and len(word) - len(one) >= _SHORTEST_STEM:
                yield word.removesuffix(one) + other
                return
