"""What speaks for the best reading of a question and against it, to decide whether to trust it.

Beside how well the reading is ranked, most of it says what the question asks for and the reading
lacks: words that the sentence, its paragraph or all that was found do not have, names and figures
that are not there, another year, no reason where one is asked for.
"""

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass

from searchapp.answering.definitions import asked_acronym
from searchapp.answering.limits import Limits
from searchapp.answering.matching import NEAR_FORM, Sentence, meet, near_forms
from searchapp.answering.quantities import MONTH, quantities
from searchapp.answering.question import (
    FIGURES,
    NAMES,
    SHORT_ANSWERS,
    Expected,
    Question,
    asks_duty,
)
from searchapp.answering.reading import Reading
from searchapp.answering.words import Rarity, Word, is_light, words_of
from searchapp.model import Report

_WANTS_NAME = re.compile(
    r"\bnames?\b|\bcalled\b|\bwho(?:'s|’s)? (?:is|was|are|were)\b", re.IGNORECASE
)
_WHAT_IS = re.compile(
    r"^what (?:is|are|was|were)\b(.{1,40}?)(?: (?:in|for|at|of|on|to|with|by|from)\b|\W*$)",
    re.IGNORECASE,
)
_WHICH = re.compile(r"\b(?:which|what|names?|called)\b", re.IGNORECASE)
_FUTURE = re.compile(
    r"\bnext\b|\bwhen (?:will|is|are)\b.*\b(?:due|start|open|begin|be)\b|\bwhen will\b",
    re.IGNORECASE,
)
_FUTURE_TOLD = re.compile(
    r"\b(?:will|due|plan(?:s|ned)?|intend\w*|expect\w*|forthcoming|next|scheduled|by the end of"
    rf"|by (?:{MONTH}|spring|summer|autumn|winter|20\d\d))\b",
    re.IGNORECASE,
)
_DUTY_TOLD = re.compile(
    r"\b(?:must|should|shall|within|no later|deadline|due)\b"
    r"|\b(?:by|before) (?:the end|\d|\w+ (?:19|20)\d\d)",
    re.IGNORECASE,
)
_ONESELF = re.compile(
    r"\b(?:I|my|me|we|our|us)\b|^(?i:(?:how do|can|could|where can|when can|how can) (?:i|you)\b)"
    r"|\bi\b"
)
_ANY_CHILD = re.compile(
    r"\b(?:my|our) (?:own |foster |adopted |disabled |looked[- ]after )*"
    r"(?:child(?:ren)?|kids?|sons?|daughters?|baby|babies|teenagers?|boys?|girls?|family|families)\b",
    re.IGNORECASE,
)
"""Any child or family: what the reports say of all is said of one's own."""
_YEARS = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)(?:\s?[-–—/]\s?(?:20)?(?P<to>\d\d)\b)?")
_SURE_REASONS = ("because", "because of that")
_REASONS = (*_SURE_REASONS, "perhaps because", "consequence")
_KNOWN = ("dated", "inspector", "contact", "known person")
"""Features of a reading that says what is known of its report."""

_MOST = re.compile(
    r"\b(?:most|least|best|worst|highest|lowest|biggest|largest|smallest|youngest|oldest|longest"
    r"|shortest)\b",
    re.IGNORECASE,
)
_NAMED_AS_MOST: frozenset[Expected] = frozenset((*NAMES, "number", "topic", "definition"))
_FEW = 4
"""Words that are lost count up to so many."""


@dataclass(frozen=True, slots=True)
class Met:
    """How surely each term of a question is met, from 0 to 1: by index of the term.

    `sentence` is the reading's own, `paragraph` is all around it with its headings, `anywhere` all
    that was found for the question.
    """

    sentence: Sequence[float]
    paragraph: Sequence[float]
    anywhere: Sequence[float]


def evidence(
    question: Question, limits: Limits, readings: Sequence[Reading], rarity: Rarity
) -> dict[str, float]:
    """What speaks for the best of `readings`, which are not empty, and against it."""
    best = readings[0]
    met = _met(question, readings)
    kind = _kind_of(question)
    ranked = _ranked(readings)
    lost = _lost(question, met, rarity)
    found = ranked | lost | _of_span(question, best) | _of_times(question, limits, best)
    found["always"] = 1.0
    found[kind] = 1.0
    for name in ("worth", "lead"):
        found[f"{kind}: {name}"] = ranked[name]
    for name in ("not in paragraph", "words not in paragraph", "weighty not in paragraph"):
        found[f"{kind}: {name}"] = lost[name]
    found |= _of_question(question, best)
    if found["asks the future"] or found.get("another year"):
        found["known"] = 0.0
    if kind == "told":
        for name in ("not in sentence", "weighty not in sentence", "verb not in sentence"):
            found[f"told: {name}"] = lost[name]
    return found


def _kind_of(question: Question) -> str:
    if question.expects not in SHORT_ANSWERS:
        return "told"
    return "figure" if question.expects in FIGURES else "name"


def _ranked(readings: Sequence[Reading]) -> dict[str, float]:
    best = readings[0]
    paragraph = best.passage.hit.paragraph.id
    other = next((r for r in readings[1:] if r.passage.hit.paragraph.id != paragraph), None)
    return {
        "worth": best.worth / 10,
        "lead": min(3.0, best.worth - other.worth) if other else 3.0,
        "found first": best.features["top"],
        "judged": max(0.0, best.features.get("judgement", 0.0)),
        "spelt out": best.features.get("spelt out", 0.0),
        "verdict": best.features.get("verdict", 0.0),
        "kind asked for": best.features["kind asked for"],
        "known": float(any(best.features.get(name, 0.0) > 0 for name in _KNOWN)),
    }


def _met(question: Question, readings: Sequence[Reading]) -> Met:
    best = readings[0]
    paragraph = best.passage.hit.paragraph
    trail = {word.stem for heading in paragraph.section for word in words_of(heading)}
    year = str(best.passage.hit.report.year)
    headings = [float(term.stem in trail or term.text == year) for term in question.terms]
    around = _most(headings, *(_surely(question, sentence) for sentence in best.paragraph))
    found = (_surely(question, reading.passage.sentence) for reading in readings)
    return Met(_surely(question, best.passage.sentence), around, _most(around, *found))


def _surely(question: Question, sentence: Sentence) -> list[float]:
    """How surely the sentence has each term; a figure only by itself, not in other words."""
    met = meet(question, sentence)
    near = near_forms(question, sentence, met.terms)
    return [
        NEAR_FORM if i in near else 0.0 if _is_figure(term) and i in met.others else met.surely(i)
        for i, term in enumerate(question.terms)
    ]


def _is_figure(term: Word) -> bool:
    return term.kind == "number"


def _most(*all_surely: Sequence[float]) -> list[float]:
    return [max(each) for each in zip(*all_surely, strict=True)]


def _lost(question: Question, met: Met, rarity: Rarity) -> dict[str, float]:
    """What of the question is met neither in the sentence, nor around it, nor anywhere.

    Shares of the question are weighted by rarity. Weighty words are not everyday ones.
    """
    terms = question.terms
    weights = [rarity(term.stem) for term in terms]
    total = sum(weights) or 1.0
    weighty = [i for i, term in enumerate(terms) if not is_light(term.stem)]
    lost: dict[str, float] = {}
    for where, surely in (
        ("sentence", met.sentence),
        ("paragraph", met.paragraph),
        ("reports", met.anywhere),
    ):
        unmet = [1 - sure for sure in surely]
        shares = zip(weights, unmet, strict=True)
        lost[f"not in {where}"] = sum(weight * part for weight, part in shares) / total
        lost[f"words not in {where}"] = sum(unmet) / max(1, len(terms))
        lost[f"weighty not in {where}"] = min(_FEW, sum(unmet[i] for i in weighty)) / _FEW
    names = [i for i, term in enumerate(terms) if _names(term, question)]
    lost["name not in paragraph"] = float(any(not met.paragraph[i] for i in names))
    lost["name not in reports"] = float(any(not met.anywhere[i] for i in names))
    lost["several not in paragraph"] = float(sum(not met.paragraph[i] for i in weighty) > 1)
    lost["several nowhere"] = float(sum(not met.anywhere[i] for i in weighty) > 1)
    lost["several unknown"] = float(len(_unknown(question, weighty, rarity)) > 1)
    verb = _verb(question)
    subject = _subject(question)
    lost["subject not in paragraph"] = 0.0 if subject is None else 1 - met.paragraph[subject]
    lost["verb not in sentence"] = 0.3 if verb is None else 1 - met.sentence[verb]
    return lost


def _names(term: Word, question: Question) -> bool:
    """Whether a term is a figure or a name: that of the first word a capital does not tell.

    A year is none: that there is another one is told by itself.
    """
    if term.kind == "number":
        return not any(m.start() <= term.start < m.end() for m in _YEARS.finditer(question.text))
    return term.kind == "name" and term.start > question.words[0].start


def _unknown(question: Question, weighty: Sequence[int], rarity: Rarity) -> list[int]:
    """The terms that no report has, and for which no other words are known."""
    most = rarity("")
    reworded = {i for other in question.others for i in other.terms}
    return [i for i in weighty if rarity(question.terms[i].stem) >= most and i not in reworded]


def _verb(question: Question) -> int | None:
    """The term that most likely tells what is done: after "who", after what is counted, or last."""
    terms = question.terms
    if question.asking == "who":
        who = next((w.start for w in question.words if w.text.lower().startswith("who")), 0)
        return next((i for i, term in enumerate(terms) if term.start > who), None)
    counted = [i for i, term in enumerate(terms) if term.stem in question.head]
    if question.asking == "how many" and counted:
        return counted[-1] + 1 if counted[-1] + 1 < len(terms) else None
    return next((i for i in reversed(range(len(terms))) if terms[i].kind == "word"), None)


def _subject(question: Question) -> int | None:
    """The term that names what is asked for: the last one of "what is the council tax (in ...)"."""
    named = _WHAT_IS.match(question.text)
    if named is None:
        return None
    inside = [i for i, t in enumerate(question.terms) if named.start(1) <= t.start < named.end(1)]
    return inside[-1] if inside and not is_light(question.terms[inside[-1]].stem) else None


def _of_span(question: Question, best: Reading) -> dict[str, float]:
    span, expects = best.span, question.expects
    if span is None or expects not in SHORT_ANSWERS:
        return {"span": 0.0, "counts": 0.5}
    text = best.passage.hit.paragraph.text[span.start : span.end]
    has_capital = any(word.kind == "name" for word in words_of(text))
    names = bool(_WANTS_NAME.search(question.text))
    return {
        "span": span.score / 10,
        "counts": span.counts if expects == "number" else 0.5,
        "no name": float(expects in ("person", "role") and names and span.fits < 1),
        "no person": float(expects == "person" and span.fits < 1),
        "no place": float(expects == "place" and span.fits < 1),
        "unnamed": float(
            expects == "organisation" and bool(_WHICH.search(question.text)) and not has_capital
        ),
        **span.against,
        "no figure": float(expects in ("number", "percent") and _is_amount(text)),
    }


def _is_amount(text: str) -> bool:
    """Whether an answer says only roughly how many: "a small number of workers"."""
    return any(quantity.kind == "amount" for quantity in quantities(text)[:1])


def _of_times(question: Question, limits: Limits, best: Reading) -> dict[str, float]:
    asked = _years_in(question.text)
    if not asked:
        return {}
    hit = best.passage.hit
    said = _years_in(best.passage.text)
    near = said | {year for heading in hit.paragraph.section for year in _years_in(heading)}
    return {
        "another year": float(asked.isdisjoint(near | _years_of(hit.report) | _before(best))),
        "said another year": float(bool(said) and asked.isdisjoint(said)),
        "other year": float(bool(limits.years) and not best.features["year"]),
    }


def _asks_for_oneself(text: str) -> bool:
    """Whether it is asked for the asker, of whom no report says anything."""
    return bool(_ONESELF.search(_ANY_CHILD.sub("children", text)))


def _before(best: Reading) -> Set[int]:
    """The years in the sentence before."""
    text = best.passage.hit.paragraph.text
    before = [one for one in best.paragraph if one.start < best.passage.sentence.start][-1:]
    return {year for one in before for year in _years_in(text[one.start : one.end])}


def _years_of(report: Report) -> set[int]:
    days = (report.inspection_start, report.inspection_end, report.published)
    return {day.year for day in days if day}


def _years_in(text: str) -> set[int]:
    """All years named: of "2013-14" both."""
    found: set[int] = set()
    for match in _YEARS.finditer(text):
        found.add(int(match["year"]))
        if match["to"]:
            found.add(int(match["year"][:2] + match["to"]))
    return found


def _of_question(question: Question, best: Reading) -> dict[str, float]:
    expects, text = question.expects, question.text
    letters = expects == "definition" and asked_acronym(text) is not None
    reasons = {name for name in _REASONS if best.features.get(name, 0.0) > 0}
    contact = best.features.get("contact", 0.0) > 0
    return {
        "asks the future": float(
            bool(_FUTURE.search(text)) and not _FUTURE_TOLD.search(best.passage.text)
        ),
        "asks for oneself": float(_asks_for_oneself(text) and not contact),
        "asks which is most": float(
            expects in _NAMED_AS_MOST
            and bool(_MOST.search(text))
            and not _MOST.search(best.passage.text)
        ),
        "not judged": float(expects == "grade" and best.features.get("judgement", 0.0) <= 0),
        "not spelt out": float(letters and not best.features.get("spelt out", 0.0)),
        "no reason": float(
            expects == "reason" and (not reasons or best.features.get("grade again", 0.0) > 0)
        ),
        "no duty": float(asks_duty(question) and not _DUTY_TOLD.search(best.passage.text)),
        "no sure reason": float(expects == "reason" and reasons.isdisjoint(_SURE_REASONS)),
        "no question": float(not question.is_question),
    }
