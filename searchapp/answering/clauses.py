"""The part of a sentence that answers where no figure or name is asked for."""

import re

from searchapp.answering.matching import Sentence, meet
from searchapp.answering.question import Question
from searchapp.answering.words import Rarity

CAUSE = 4.0
"""What words that tell a cause are worth where a reason is asked for, as rare as a rare word."""
MOST_WORDS = 40
"""Longest answer of the kinds that are told in words (the public interface)."""

_BREAK = re.compile(r"[;:]|,|\s[–—-]\s|\((?=\w)|\)")
_CAUSE = re.compile(
    r"\b(?:because|due to|as a result of|owing to|since|caused by|resulting from|result of|led to"
    r"|reflects|so that|in order to|by)\b",
    re.IGNORECASE,
)


def printed_words(text: str) -> int:
    """How many words a reader counts: stretches between white space."""
    return len(text.split())


def clause_within(
    question: Question, text: str, sentence: Sentence, rarity: Rarity
) -> tuple[int, int]:
    """Start and end of the answer in `text`: the sentence, or its best clauses within the limit.

    Of all runs of neighbouring clauses that keep to the limit, the one that holds most of what was
    asked (weighted by rarity) and of what tells a reason where one is asked for, then the longest.
    """
    if printed_words(text[sentence.start : sentence.end]) <= MOST_WORDS:
        return sentence.start, sentence.end
    asked = _asked_at(question, sentence, rarity)
    cuts = [sentence.start, *_cuts(text, sentence), sentence.end]
    best: tuple[float, int, int, int] | None = None
    for i, start in enumerate(cuts[:-1]):
        for end in cuts[i + 1 :]:
            trimmed = _trimmed(text, start, end)
            size = printed_words(text[slice(*trimmed)])
            if size > MOST_WORDS or not size:
                continue
            value = _worth(question, text, asked, trimmed)
            if best is None or (value, size) > best[:2]:
                best = (value, size, *trimmed)
    if best is None or best[1] < 3:
        return sentence.start, first_words(text, sentence)
    return best[2], best[3]


def _cuts(text: str, sentence: Sentence) -> list[int]:
    return [m.end() for m in _BREAK.finditer(text, sentence.start, sentence.end)]


def _asked_at(
    question: Question, sentence: Sentence, rarity: Rarity
) -> list[tuple[int, int, float]]:
    """Where a term of the question stands: its offset, its number, its rarity and sureness."""
    met = meet(question, sentence)
    return [
        (sentence.words[place].start, term, met.surely(term) * rarity(question.terms[term].stem))
        for place, term in met.places.items()
    ]


def _worth(
    question: Question,
    text: str,
    asked: list[tuple[int, int, float]],
    span: tuple[int, int],
) -> float:
    inside = {term: weight for start, term, weight in asked if span[0] <= start < span[1]}
    worth = sum(inside.values())
    if question.expects == "reason" and _CAUSE.search(text[slice(*span)]):
        worth += CAUSE
    return worth


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and (text[start].isspace() or text[start] in ",;:–—-)"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",;:–—-("):
        end -= 1
    return start, end


def first_words(text: str, sentence: Sentence) -> int:
    """Where the sentence ends, or its last word that an answer may have, by offset."""
    words = list(re.finditer(r"\S+", text[sentence.start : sentence.end]))
    return sentence.start + words[min(len(words), MOST_WORDS) - 1].end()
