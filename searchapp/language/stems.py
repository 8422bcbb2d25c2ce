"""Stems: the forms of a word meet (`interviews`, `interviewing`: `interview`)."""

from collections.abc import Callable
from functools import cache, lru_cache
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
    from nltk.stem.snowball import EnglishStemmer

    return cast(Callable[[str], str], EnglishStemmer().stem)
