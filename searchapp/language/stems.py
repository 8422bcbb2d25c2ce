"""Stems: the forms of a word meet (`interviews`, `interviewing`: `interview`)."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache, lru_cache
from types import ModuleType
from typing import cast


@lru_cache(maxsize=1 << 17)
def stem(word: str) -> str:
    """The stem of a normalised word, by Porter's second English stemmer (Snowball).

    Figures, and words with figures in them, are their own stems.
    """
    if not word.isalpha():
        return word
    return _snowball()(word) or word


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
