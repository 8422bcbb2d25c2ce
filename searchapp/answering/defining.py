"""Whether a sentence says what the thing asked about is, rather than something about it.

"What is private fostering?" is not answered by how well private fostering is monitored. A
sentence answers that defines the thing, gives it another name, places it, or says what it is for.
"""

import re
from collections.abc import Sequence

from searchapp.answering.question import Question
from searchapp.answering.words import Word, stem_set, words_of

_EVALUATES = (
    r"(?:\w+ ){0,4}(?:strengths?|weakness(?:es)?|priorit(?:y|ies)|concerns?|challenges?|issues?"
    r"|features?|focus|addition|success|improvements?|areas?|problems?|importan\w+|positive\w*"
    r"|good|better|strong|weak|poor|clear|effective|robust|high|low|significant|further|real)\b"
)
_DETERMINED = rf"(?:an?|the|one of|any|where|when|about|those|children|people) (?!{_EVALUATES})"
_TELLS = (
    r"(?:means|refers? to|consists? of|compris(?:es?|ing)|combin(?:es?|ing)|brings? together"
    r"|acts? as|aims? to|sets? out|entitl(?:es?|ing)|provid(?:es?|ing) (?:an?|support|advice|help)"
    r"|offers? (?:an?|support|advice|help))\b"
)
_OF_PURPOSE = (
    r"(?:(?:is|are|was|were) )?(?:\w+ly )?(?:for|to|available (?:for|to)|used (?:for|to)"
    r"|designed (?:for|to)|intended (?:for|to)|there (?:for|to)|responsible for)\b"
)
_OF_A_TIME = (
    r"of (?:the |this |our )?(?:\w+ )?(?:inspection|visit|year|quarter|month|week|\w+ 20\d\d)\b"
)
_AFTERWARDS = re.compile(
    rf"(?:is|are|was|were|means?|being) {_DETERMINED}"
    rf"|(?:is|are|was|were) (?:designed|intended|used|set up|made up|there|responsible|aimed)\b"
    rf"|{_TELLS}|(?:which|who) (?!(?:is|are|was|were) )\w+"
    rf"|(?:, |[–—-] ?)(?:(?:which|who|where|an?|one of|entitling|enabling|allowing|giving|offering"
    rf"|providing|designed|established|set up|commissioned|run|made up|based)\b"
    rf"|the (?!{_EVALUATES}))"
    rf"|\((?!\d)[^)]+ [^)]+ [^)]+\)|: \w|at (?:the )?(?:point|end|start|front)\b(?! {_OF_A_TIME})"
    r"|an? \w+ (?:that|which|where)\b",
    re.IGNORECASE,
)
_PURPOSE_AFTERWARDS = re.compile(_OF_PURPOSE, re.IGNORECASE)
_BEFORE = re.compile(
    r"\b(?:known as|called|named|termed|entitled|referred to as|in other words|defined as|defines?"
    r"|definition of)(?: an?| the)?\W*$",
    re.IGNORECASE,
)
_APPOSED_TO = re.compile(
    r"^(?:\w+ )?(?:the|an?|its|their|this) [^,;:()]{3,60}(?:,| \() ?(?:an? |the )?\W*$",
    re.IGNORECASE,
)
_CLOSES = re.compile(r"\s*[,)]")
_MEANS_OF_WHAT = re.compile(r"\b(?:through|via|by|using)(?: an?| the| its| their)?\W*$", re.I)
_ASKS_PURPOSE = re.compile(
    r"\bfor\W*$|\bmeant to be\b|\bpurpose of\b|\bdoes\b.*\bdo\b", re.IGNORECASE
)
_ASKS_LETTERS = re.compile(
    r"\b(?:stands?|short) for\b|\bfull name\b|\bacronym\b|\babbreviation\b|\bin full\b",
    re.IGNORECASE,
)
_MOST = re.compile(
    r"\b(?:most|main|least|best|worst|usual|highest|lowest|\w{3,}(?<!int)(?<!for)est)\b",
    re.IGNORECASE,
)
_ASKED_WITH = "meaning define definition exactly idea explain describe"
"""Words that ask for a meaning and are no part of the name."""
_CLOSING = " '’”\""


def asks_letters(question: Question) -> bool:
    """Whether it is asked what letters stand for, which only their words tell."""
    return bool(_ASKS_LETTERS.search(question.text))


def asks_meaning(question: Question) -> bool:
    """Whether the question asks what something is: not which of several is the most."""
    return question.expects == "definition" and not _MOST.search(question.text)


def defines(question: Question, text: str) -> bool:
    """Whether the sentence `text` says what the thing that the question names is."""
    words = words_of(text)
    purpose = bool(_ASKS_PURPOSE.search(question.text))
    return any(
        _tells(text[: words[first].start], text[words[last].end :], purpose)
        for first, last in _named(question, words)
    )


def _tells(before: str, after: str, purpose: bool) -> bool:
    """Whether what stands before and after a name tells what it is of."""
    follows = after.lstrip(_CLOSING)
    if _AFTERWARDS.match(follows) or _BEFORE.search(before):
        return True
    if _APPOSED_TO.match(before) and _CLOSES.match(after.lstrip(_CLOSING)):
        return True
    return purpose and bool(_PURPOSE_AFTERWARDS.match(follows) or _MEANS_OF_WHAT.search(before))


def _named(question: Question, words: Sequence[Word]) -> list[tuple[int, int]]:
    """Where the words have all terms of the question side by side, by the first and the last.

    Words of grammar may stand between them.
    """
    wanted = {term.stem for term in question.terms} - stem_set(_ASKED_WITH)
    runs: list[tuple[int, int]] = []
    for first, word in enumerate(words):
        if word.stem not in wanted:
            continue
        missing, last = wanted - {word.stem}, first
        for place in range(first + 1, len(words)):
            if not missing or words[place].kind == "mark":
                break
            if words[place].stem in missing:
                missing, last = missing - {words[place].stem}, place
            elif words[place].is_content:
                break
        if not missing:
            runs.append((first, last))
    return runs
