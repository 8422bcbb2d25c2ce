"""Which figure of a sentence answers: what it counts, and what stands around it."""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from searchapp.answering.around import clause_around
from searchapp.answering.belonging import belonging, is_of_another
from searchapp.answering.counting import COUNT_ASKED, asks_all
from searchapp.answering.parts import is_part_asked
from searchapp.answering.quantities import Quantity, quantities
from searchapp.answering.question import asks_since
from searchapp.answering.spans import SpanScene, WordSpan
from searchapp.answering.uncounted import is_uncounted
from searchapp.answering.units import units_asked
from searchapp.answering.words import Word, stem, word_set

_RATE = re.compile(r"\brates?\b|\bper (?:10|1|100),?000\b", re.IGNORECASE)
_NOW = re.compile(
    r"\b(?:now|current(?:ly)?|at present|today|latest|most recent|still|these days)\b",
    re.IGNORECASE,
)
_AT_PRESENT = re.compile(
    r"\b(?:now|current(?:ly)?|at present|at the time of (?:the|this) inspection|(?:most )?recent"
    r"|latest)\b",
    re.IGNORECASE,
)
_MONTH = re.compile(r"[A-Z][a-z]{2,} ")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_OWN_DATE = re.compile(
    r"(?: \w+){0,3}? (?:at|in|on|by|for|during|as at)(?: the)?(?: \w+){0,3}? (?:19|20)\d\d\b"
)
_MONTHS = re.compile(
    r"\b(?:jan(?:uary)?|feb(?:ruary)?|march|april|june|july|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b|\bMay\b(?= \d)",
    re.IGNORECASE,
)
_NUMBER_OF = re.compile(
    r"\b(?:numbers?|total|proportion|percentage|rate|average|caseloads?) (?:\w+ )?of ",
    re.IGNORECASE,
)
_RATE_OF = re.compile(r"\b(?P<what>\w+) rate of (?:\w+ )?$", re.IGNORECASE)
_FROM = re.compile(r"\bfrom (?:a |an )?(?:[\w ]{1,25} of |around |about |over )?$", re.IGNORECASE)
_TO = re.compile(
    r"[^.;]{0,60}?\bto (?:just |only |around |about |under |over |an average of )*[\d£]",
    re.IGNORECASE,
)
_TO_BEFORE = re.compile(r"\bto (?:[\w ]{1,20} )?[£\d][^.;]{0,15} $", re.IGNORECASE)
_CHANGED = re.compile(
    r"\b(?:down|up|increas\w*|decreas\w*|reduc\w*|ris\w*|rose|fall\w*|fell|improv\w*|higher|lower"
    r"|drop\w*|change) $",
    re.IGNORECASE,
)
_OUT_OF = re.compile(
    r"(?:\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|half|none|most|few|many|some|all))"
    r"(?: \w+){0,2} (?:out )?of (?:the |these |those |its |all )?$",
    re.IGNORECASE,
)
_BENCHMARK = re.compile(
    r"(?:compar\w+ (?:with|to)|than|national(?:ly)?|england|the (?:\w+ ){0,2}average"
    r"|statistical neighbours?|target|similar authorities|above|below|expected (?:\w+ )?timescales?"
    r"|recommended|requirement|statutory (?:\w+ )?(?:timescales?|guidance))\W*(?:\w+\W+){0,6}$",
    re.IGNORECASE,
)
_ITS_OWN = re.compile(
    r"\b(?:average|neighbours|nationally|target) at (?:\w+ ){0,2}$|, at (?:\w+ ){0,2}$",
    re.IGNORECASE,
)
"""What follows is the council's own: "better than the national average at 27 weeks"."""
_NATIONALLY = re.compile(r" (?:nationally|in England|for England|national)")
_QUALIFIED = re.compile(
    r"(?:\b(?:(?:just|well|slightly|far) )?(?:under|over|below|above)|\bnearly|\balmost|\babout"
    r"|\bapproximately|\bapprox\.?|\baround|\broughly|\bat (?:least|most)|\bup to"
    r"|\b(?:more|fewer|less) than|\ba (?:minimum|maximum) of|\bonly (?:just )?(?:over|under))\s$",
    re.IGNORECASE,
)
_SINCE = re.compile(r"\bsince (?:the |at least )?$", re.IGNORECASE)
_JOINING = word_set("and or of the these those its their other more such per a -")
"""Words of grammar that may stand in what a figure counts; a verb or "in" ends it."""
_COUNTED_WITHIN = 6
"""Words after a figure among which the noun that it counts is looked for."""


LETTERS_AFTER = 45
"""Letters after a figure that still tell when it was so."""

MOST_WORDS_OF_NONE = 12
"""Longest answer that is a figure, in words (the public interface)."""


def figures_in(scene: SpanScene) -> Iterator[tuple[Quantity, WordSpan]]:
    """The figures of the sentence that could answer: of a kind expected, and not asked itself."""
    kinds = units_asked(scene.question)
    for quantity in scene.sentence.quantities:
        span = scene.words_in(quantity.start, quantity.end)
        if quantity.kind not in kinds or span is None or _is_asked(scene, span):
            continue
        if not _is_since_where_asked(scene, quantity):
            continue
        if quantity.kind == "none" and not _counted_noun(scene, span):
            continue
        if not is_uncounted(scene, quantity, span):
            yield quantity, span


def _is_since_where_asked(scene: SpanScene, quantity: Quantity) -> bool:
    """Whether, where it is asked how long something has been so, a date is the day since then."""
    if quantity.kind != "date" or not asks_since(scene.question):
        return True
    return bool(_SINCE.search(scene.text, scene.sentence.start, quantity.start))


def figure_evidence(scene: SpanScene, quantity: Quantity, span: WordSpan) -> dict[str, float]:
    """What speaks for a figure as the answer, beside its words."""
    clause = clause_around(scene, span)
    words = scene.sentence.words
    here = scene.text[words[clause.first].start : words[clause.last].end]
    own = _between_figures(scene, quantity, clause)
    beside = scene.text[slice(*own)]
    measure = _same_measure(scene, quantity, here)
    expects = scene.question.expects
    return {
        f"{expects}:{quantity.kind}": 1.0,
        "near": asked_within(scene, clause),
        "counts": counts(scene, span),
        "rate asked": float(quantity.kind == "rate" and _asks(scene, _RATE)),
        "benchmark": float(_is_benchmark(scene, quantity)),
        "past value": float(_is_past_value(scene, quantity)),
        "whole asked" if _is_whole_asked(scene, span) else "whole": float(
            bool(_OUT_OF.search(scene.text, 0, quantity.start))
        ),
        "now": float(_asks(scene, _NOW) and bool(_AT_PRESENT.search(beside))),
        "year": _same_year(scene, quantity, here),
        "measure": measure,
        "other measure": max(0.0, -measure),
        "first": float(not any(q.start < quantity.start for q, _ in figures_in(scene))),
        "own month": _same_month(scene, quantity),
        "month": float(
            quantity.kind == "date"
            and bool(_MONTH.search(scene.text, quantity.start, quantity.end))
        ),
        "bracket": float(scene.depth[span.first] > 0),
    } | belonging(scene, span, _counted_words(scene, span), own)


def _between_figures(scene: SpanScene, quantity: Quantity, clause: WordSpan) -> tuple[int, int]:
    """The part of the clause between the figure before and what stands close after this one."""
    words = scene.sentence.words
    kinds = units_asked(scene.question)
    others = [q for q in scene.sentence.quantities if q.kind in kinds and q is not quantity]
    start = max((q.end for q in others if q.end <= quantity.start), default=0)
    end = min((q.start for q in others if q.start >= quantity.end), default=len(scene.text))
    end = min(end, quantity.end + LETTERS_AFTER)
    return max(start, words[clause.first].start), min(end, words[clause.last].end)


def _is_whole_asked(scene: SpanScene, whole: WordSpan) -> bool:
    """Whether all are asked for: what is asked is not said of a part of them alone."""
    asks_count = bool(COUNT_ASKED.search(scene.question.text))
    if not asks_count or asks_all(scene.question):
        return asks_count
    is_other = is_of_another(scene, whole, _counted_words(scene, whole))
    return not is_other and not is_part_asked(scene, whole)


def figure_stretch(scene: SpanScene, quantity: Quantity, span: WordSpan) -> tuple[int, int]:
    """Where the figure begins and ends as an answer, by offsets: "just under 27 weeks", "No child".

    With the words that make it less exact, and with the noun that it counts where the question
    asks for that noun and it is the very next word. None is told with what is said of it, or with
    the noun alone where that is long.
    """
    start, end = quantity.start, quantity.end
    since = _SINCE.search(scene.text, scene.sentence.start, start)
    if since and asks_since(scene.question):
        return since.start(), end
    before = _QUALIFIED.search(scene.text, scene.sentence.start, start)
    if before:
        start = before.start() + (scene.text[before.start()] == " ")
    following = scene.sentence.words[span.last + 1 : span.last + 2]
    if quantity.kind == "none":
        return start, _end_of_none(scene, span)
    head = scene.question.head
    if quantity.kind == "amount":
        noun = _counted_noun(scene, WordSpan(span.first, span.last - 1))
        return start, noun.end if noun else end
    if quantity.kind == "number" and following and head and following[0].stem == head[-1]:
        end = following[0].end
    return start, end


def asked_within(scene: SpanScene, clause: WordSpan) -> float:
    """The share of the question that stands in the clause, each term counted once."""
    places = {
        term: place for place, term in scene.found.items() if clause.first <= place <= clause.last
    }
    return sum(scene.pull[place] for place in places.values())


def counts(scene: SpanScene, span: WordSpan) -> float:
    """How far the figure counts the noun asked for, from 0 to 1; 0.5 where none is asked for."""
    head = scene.question.head
    weights = {part: scene.rarity(part) for part in head}
    if not weights:
        return 0.5
    counted = {word.stem for word in _counted_words(scene, span)}
    others = {i for o in scene.question.others if set(o.stems) <= counted for i in o.terms}
    counted.update(scene.question.terms[i].stem for i in others)
    return sum(weights[part] for part in set(head) & counted) / max(3.0, sum(weights.values()))


def _asks(scene: SpanScene, words: re.Pattern[str]) -> bool:
    return bool(words.search(scene.question.text))


def _is_asked(scene: SpanScene, span: WordSpan) -> bool:
    """Whether the figure is the question's own; "was adoption judged inadequate?" asks for it."""
    if scene.question.expects == "grade" and scene.question.asking == "yesno":
        return False
    words = scene.sentence.words[span.first : span.last + 1]
    return all(word.stem in scene.asked for word in words)


def _counted_noun(scene: SpanScene, span: WordSpan) -> Word | None:
    """The last noun asked for among the words right after the figure."""
    found = None
    for word in _following(scene, span)[: _COUNTED_WITHIN - 1]:
        if word.stem in scene.question.head or word.stem in scene.others:
            found = word
    return found


def _end_of_none(scene: SpanScene, span: WordSpan) -> int:
    words = scene.sentence.words
    last = clause_around(scene, span).last
    noun = _counted_noun(scene, span)
    if noun and last - span.first >= MOST_WORDS_OF_NONE:
        return noun.end
    return words[last].end


def _counted_words(scene: SpanScene, span: WordSpan) -> list[Word]:
    """What a figure counts: the words that follow, those before its bracket, those of a total."""
    words = scene.sentence.words
    counted = [*words[span.first : span.last + 1], *_following(scene, span)]
    if span.first and words[span.first - 1].text == "(":
        begin = clause_around(scene, span).first
        counted.extend(words[max(begin, span.first - 1 - _COUNTED_WITHIN) : span.first - 1])
        closing = span.last + 1
        if closing < len(words) and words[closing].text == ")":
            counted.extend(_following(scene, WordSpan(closing, closing)))
    rated = _RATE_OF.search(scene.text, scene.sentence.start, words[span.first].start)
    if rated:
        counted.extend(word for word in words if word.start == rated.start("what"))
    total = _NUMBER_OF.search(scene.text, scene.sentence.start, words[span.first].start)
    if total:
        of = next((i for i, word in enumerate(words) if word.start >= total.end()), len(words))
        counted.extend(_noun_words(words[of : of + _COUNTED_WITHIN]))
    return counted


def _following(scene: SpanScene, span: WordSpan) -> Sequence[Word]:
    """The words after a figure to the next mark; another figure in brackets is skipped."""
    words = scene.sentence.words
    begin = span.last + 1
    if begin < len(words) and words[begin].text == "(":
        begin = next((i + 1 for i in range(begin, len(words)) if words[i].text == ")"), begin)
    return _noun_words(words[begin : begin + _COUNTED_WITHIN - 1])


def _noun_words(words: Sequence[Word]) -> Sequence[Word]:
    """The words of a noun, up to a mark or a word of grammar that does not belong to it."""
    return list(takewhile(_is_of_noun, words))


def _is_of_noun(word: Word) -> bool:
    return word.text not in ",;.:()" and (word.is_content or word.text in _JOINING)


def _is_benchmark(scene: SpanScene, quantity: Quantity) -> bool:
    """Whether the figure is what another is held against, and the question did not ask it."""
    if _BENCHMARK.search(scene.question.text + " "):
        return False
    before = scene.text[max(scene.sentence.start, quantity.start - 60) : quantity.start]
    if _ITS_OWN.search(before):
        return False
    return bool(_BENCHMARK.search(before) or _NATIONALLY.match(scene.text, quantity.end))


def _is_past_value(scene: SpanScene, quantity: Quantity) -> bool:
    """Whether the figure is where a change began: "from 36 weeks to 32", "49%, down from 67%"."""
    before = scene.text[max(0, quantity.start - 60) : quantity.start]
    begun = _FROM.search(before)
    if begun is None:
        return False
    earlier = before[: begun.start()]
    return bool(
        _TO.match(scene.text, quantity.end)
        or _TO_BEFORE.search(earlier)
        or _CHANGED.search(earlier)
    )


def _same_year(scene: SpanScene, quantity: Quantity, clause: str) -> float:
    """1 where the clause tells the year asked about, -1 where it tells only another.

    A date that follows the figure at once is the figure's own: "293 at 31 March 2012".
    """
    own = _OWN_DATE.match(scene.text, quantity.end, scene.sentence.end)
    asked = set(_YEAR.findall(scene.question.text))
    told = set(_YEAR.findall(own[0] if own else clause))
    if not asked or not told:
        return 0.0
    return 1.0 if asked & told else -1.0


def _same_month(scene: SpanScene, quantity: Quantity) -> float:
    """1 where the figure's own date has the month asked about, -1 where it has another."""
    own = _OWN_DATE.match(scene.text, quantity.end, scene.sentence.end)
    asked, told = _months(scene.question.text), _months(own[0]) if own else frozenset[str]()
    if not asked or not told:
        return 0.0
    return 1.0 if asked & told else -1.0


def _months(text: str) -> frozenset[str]:
    return frozenset(found[:3].lower() for found in _MONTHS.findall(text))


def _same_measure(scene: SpanScene, quantity: Quantity, clause: str) -> float:
    """1 where the clause has a length of time that the question has, -1 where it has another."""
    asked = _measures(scene.question.text)
    told = _measures(clause.replace(scene.text[quantity.start : quantity.end], ""))
    if not asked or not told:
        return 0.0
    return 1.0 if asked & told else -1.0


def _measures(text: str) -> frozenset[str]:
    return frozenset(
        " ".join(_ONE.get(part, stem(part)) for part in re.split(r"[ -]", text[q.start : q.end]))
        for q in quantities(text)
        if q.kind in ("duration", "period")
    )


_ONE = {
    "a": "1",
    "an": "1",
    "one": "1",
    "two": "2",
    "three": "3",
    "four": "4",
    "five": "5",
    "six": "6",
    "seven": "7",
    "eight": "8",
    "nine": "9",
    "ten": "10",
    "twelve": "12",
}
