"""Acronyms that the reports themselves explain: "Child Sexual Exploitation (CSE)".

The letters are held against the words beside them, after Schwartz and Hearst, "A simple algorithm
for identifying abbreviation definitions in biomedical text" (PSB 2003), with two differences that
the reports asked for: every letter must begin a word, since "the Board (LSCB)" is no explanation,
and small words may have a letter or none ("Children in Care Council (CiCC)", "assessed and
supported year in employment (ASYE)").
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

SHORTEST, LONGEST = 2, 8
"""Letters of an acronym."""

_BODIES = frozenset(["board", "council", "forum", "group", "panel", "service", "team"])
_SMALL = frozenset(
    ["a", "and", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with"]
)
_LETTERS = r"[A-Z][A-Za-z]{0,6}[A-Z]"
_PLURAL = r"(?:['’]?s)?"
_QUOTES = "'‘’\"“”"
_EXPLAINED = re.compile(rf"\((?:the\s+)?[{_QUOTES}]?({_LETTERS}){_PLURAL}[{_QUOTES}]?(?=[\s,;)])")
_EXPLAINING = re.compile(rf"(?<![\w-])({_LETTERS}){_PLURAL}\s+\(([^()]{{5,100}})\)")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_STOPS = re.compile(r"[.;:!?()](?:\s|$)|\n")
_MOST_WORDS = 14


@dataclass(frozen=True, slots=True)
class Acronym:
    """One meaning of an acronym; both in lower case, the meaning as its words.

    `reports` are the ids of the reports that explain it so, in order. `is_word` tells that the
    reports also write the letters as a word ("fit", "safe"), which is no acronym unless it is
    written in capitals.
    """

    letters: str
    meaning: tuple[str, ...]
    reports: tuple[str, ...]
    is_word: bool = False


def mine(texts: Iterable[tuple[str, str]]) -> tuple[Acronym, ...]:
    """The acronyms explained in `texts`, pairs of report id and paragraph, by their letters.

    Of meanings that differ only in form ("officer", "officers"; a word left out by mistake) the
    one that most reports print stands for all.
    """
    seen: dict[str, dict[tuple[str, ...], set[str]]] = defaultdict(lambda: defaultdict(set))
    written: set[str] = set()
    for report_id, text in texts:
        written.update(text.split())
        for letters, meaning in explained(text):
            seen[letters][meaning].add(report_id)
    return tuple(
        Acronym(letters, meaning, tuple(sorted(reports)), letters in written)
        for letters in sorted(seen)
        for meaning, reports in sorted(_merged(seen[letters]))
    )


def explained(text: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each acronym that `text` explains, with the words that it stands for."""
    if "(" not in text:
        return
    for match in _EXPLAINED.finditer(text):
        before = _STOPS.split(text[: match.start()])[-1]
        words = _words(before)[-_MOST_WORDS:]
        if meaning := _last_words_for(match[1], words):
            yield match[1].lower(), meaning
    for match in _EXPLAINING.finditer(text):
        words = _words(match[2])
        if words and _stands_for(match[1].lower(), words):
            yield match[1].lower(), tuple(words)


def settled(acronyms: Sequence[Acronym], least_share: float = 0.8) -> Mapping[str, Acronym]:
    """For each acronym the meaning that nearly all reports give it, where there is such a one.

    Letters with two meanings are left out: who asks for one of them must not be shown the other.
    """
    total = Counter[str]()
    for acronym in acronyms:
        total[acronym.letters] += len(acronym.reports)
    return {
        acronym.letters: acronym
        for acronym in acronyms
        if len(acronym.reports) >= least_share * total[acronym.letters]
    }


def _words(text: str) -> list[str]:
    return [re.sub(r"['’]s?$", "", match[0].lower()) for match in _WORD.finditer(text)]


def _last_words_for(letters: str, words: Sequence[str]) -> tuple[str, ...] | None:
    """The fewest last words of `words` that `letters` stand for.

    What sort of body it is may have no letter: "Young People in Care Council (YPIC)".
    """
    lower = letters.lower()
    if not SHORTEST <= len(lower) <= LONGEST:
        return None
    for start in range(len(words) - 1, -1, -1):
        if words[start] not in _SMALL and _stands_for(lower, words[start:]):
            return tuple(words[start:])
    if words and words[-1] in _BODIES:
        meaning = _last_words_for(letters, words[:-1])
        return (*meaning, words[-1]) if meaning else None
    return None


def _stands_for(letters: str, words: Sequence[str]) -> bool:
    """Whether each letter begins a word, in order, and each word but the small ones has one."""
    if not words:
        return not letters
    first, rest = words[0], words[1:]
    if letters and first.startswith(letters[0]) and _stands_for(letters[1:], rest):
        return True
    return first in _SMALL and _stands_for(letters, rest)


def _merged(
    meanings: Mapping[tuple[str, ...], set[str]],
) -> Iterator[tuple[tuple[str, ...], set[str]]]:
    """Meanings that are the same but for endings or a body's kind, joined under the commonest."""
    groups: dict[tuple[str, ...], list[tuple[str, ...]]] = defaultdict(list)
    for meaning in meanings:
        telling = meaning[:-1] if meaning[-1] in _BODIES else meaning
        groups[tuple(word[:4] for word in telling if word not in _SMALL)].append(meaning)
    for forms in groups.values():
        best = min(forms, key=lambda form: (-len(meanings[form]), form))
        yield best, set().union(*(meanings[form] for form in forms))
