"""Exact match and F1 of an answer, as SQuAD's own script has them."""

import re
import string
from collections import Counter
from functools import lru_cache

_ARTICLES = re.compile(r"\b(?:a|an|the)\b")
_PUNCTUATION = str.maketrans("", "", string.punctuation)


@lru_cache(maxsize=1 << 18)
def normalised(text: str) -> str:
    """Lower case, without punctuation and articles, single spaces."""
    return " ".join(_ARTICLES.sub(" ", text.lower().translate(_PUNCTUATION)).split())


def exact(text: str, answer: str) -> bool:
    """Whether both are the same words."""
    return normalised(text) == normalised(answer)


def f1(text: str, answer: str) -> float:
    """The harmonic mean of precision and recall of the words."""
    found, wanted = normalised(text).split(), normalised(answer).split()
    common = sum((Counter(found) & Counter(wanted)).values())
    return 2 * common / (len(found) + len(wanted)) if common else 0.0
