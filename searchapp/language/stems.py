"""Stems: the forms of a word meet (`interviews`, `interviewing`: `interview`).

They are those of Porter's second English stemmer (Snowball), but where these mislead:
data/stems.txt, whose head explains it.
"""

import re
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache, lru_cache
from types import ModuleType
from typing import cast

from searchapp.language.tables import lines_of

_LETTERS = re.compile("[^aeiouy]{3,}s|[^aeiouy]{2,}[eo]s")
"""Several of what has a name of letters without a vowel before the last (`lscbs`, `gcses`, `sgos`),
which Porter leaves as it is."""


@lru_cache(maxsize=1 << 17)
def stem(word: str) -> str:
    """The stem of a normalised word.

    Figures, and words with figures in them, are their own stems.
    """
    if not word.isalpha():
        return word
    listed = _listed().get(word)
    if listed is not None:
        return listed
    return word[:-1] if _LETTERS.fullmatch(word) else root(word)


@lru_cache(maxsize=1 << 17)
def root(word: str) -> str:
    """What a word of letters has in common with all that is made of it: `officer`, `office`."""
    return _snowball()(word) or word


@cache
def _listed() -> Mapping[str, str]:
    stems: dict[str, str] = {}
    for line in lines_of("stems.txt"):
        name, *words = line.split()
        stems.update(dict.fromkeys(words, name))
    return stems


@cache
def _snowball() -> Callable[[str], str]:
    # Loaded when first needed: an opened index knows the stems of all its words, and the import
    # takes longer than everything else that a search needs.
    with _absent("scipy"):
        from nltk.stem.snowball import EnglishStemmer
    return cast(Callable[[str], str], EnglishStemmer().stem)


@contextmanager
def _absent(package: str) -> Iterator[None]:
    """Let a package that is not imported yet seem not to be installed.

    NLTK imports SciPy where there is one, for statistics that no stemmer needs, and does without
    elsewhere; SciPy takes three times as long as all of NLTK.
    """
    if package in sys.modules:
        yield
        return
    sys.modules[package] = cast(ModuleType, None)
    try:
        yield
    finally:
        del sys.modules[package]
