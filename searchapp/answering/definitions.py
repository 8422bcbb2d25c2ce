"""What letters stand for, as the reports themselves spell it out."""

import re

_ACRONYM = re.compile(r"\b[A-Z][A-Z&]{1,7}\b")
_ASKS = re.compile(
    r"\b(?:stands?|short) for\b|\bmean|\bfull name|\bacronym|\babbreviation", re.IGNORECASE
)
_SKIPPED = frozenset({"of", "and", "the", "for", "in", "on", "to", "a", "by", "with", "or"})
_ENDS_PHRASE = frozenset(
    {"the", "a", "an", "by", "through", "with", "from", "is", "are", "was", "were", "and", "called"}
)
_WORDS = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


def asked_acronym(question: str) -> str | None:
    """The letters whose meaning is asked ("What is a LADO?", "what does cse stand for")."""
    found = _ACRONYM.search(question)
    if found:
        return found[0].removesuffix("s")
    asked = re.search(
        r"\bwhat (?:does|do|is|are) (?:an? |the )?['\"“‘]?([a-z]{2,7}?)s?['\"”’]? "
        r"(?:stand|mean(?! by)|short)",
        question,
        re.IGNORECASE,
    )
    return asked[1].upper() if asked and _ASKS.search(question) else None


def expansion_of(acronym: str, text: str) -> tuple[int, int] | None:
    """Where `text` spells the acronym out right before giving it in brackets, by offsets.

    The words are those that stand before the bracket and whose initials make the letters, small
    joining words left out or counted ("Local Authority Designated Officer (LADO)").
    """
    for bracket in re.finditer(
        rf"\(\s*['\"“‘]?{re.escape(acronym)}(?:['’]?s)?['\"”’]?[\s,)]", text, re.IGNORECASE
    ):
        before = list(_WORDS.finditer(text, max(0, bracket.start() - 120), bracket.start()))
        if before:
            start = _begins(acronym.replace("&", "").lower(), before)
            return (start if start is not None else _phrase(text, before)), before[-1].end()
    return None


def _phrase(text: str, words: list[re.Match[str]]) -> int:
    """Where the noun before a bracket begins whose initials do not make the letters."""
    start = words[-1].start()
    for word in reversed(words[-8:]):
        gap = text[word.end() : start].strip() if word.start() != start else ""
        if gap or word[0].lower() in _ENDS_PHRASE:
            break
        start = word.start()
    return start


def _begins(letters: str, words: list[re.Match[str]]) -> int | None:
    """Offset where the run of words before the bracket begins whose initials are `letters`."""
    left = len(letters)
    for word in reversed(words[-2 * len(letters) - 2 :]):
        initial = word[0][0].lower()
        if left and initial == letters[left - 1]:
            left -= 1
            if left == 0:
                return word.start()
        elif word[0].lower() not in _SKIPPED:
            if word[0].lower().startswith(letters[max(0, left - 2) : left]) and left >= 2:
                left -= 2
                if left == 0:
                    return word.start()
                continue
            return None
    return None
