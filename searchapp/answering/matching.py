"""Where the words of a sentence stand for the terms of a question, and how surely."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from searchapp.answering.quantities import Quantity, quantities
from searchapp.answering.question import Question
from searchapp.answering.words import Word, words_of

NEAR_FORM = 0.5
"""How surely a word that only begins like a term stands for it ("deprived", "deprivation")."""

BEGINS_ALIKE = 5
"""Letters in which two stems must agree to be near forms of each other."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a paragraph, analysed; places are offsets into the paragraph's text."""

    start: int
    end: int
    words: tuple[Word, ...]
    quantities: tuple[Quantity, ...]
    stems: frozenset[str]

    @classmethod
    def of(cls, text: str, start: int, end: int) -> "Sentence":
        found = quantities(text[start:end])
        shifted = tuple(Quantity(q.kind, q.start + start, q.end + start) for q in found)
        words = words_of(text, start, end)
        return cls(start, end, words, shifted, frozenset(word.stem for word in words))


@dataclass(frozen=True, slots=True)
class Met:
    """Where a sentence meets a question.

    `places` leads from words of the sentence (by index) to the terms of the question they stand
    for, `terms` are all terms met (both by index). `others` says of the terms that are met in
    other words alone how surely these mean the same, from 0 to 1.
    """

    places: Mapping[int, int]
    terms: frozenset[int]
    others: Mapping[int, float]

    def surely(self, term: int) -> float:
        """How surely the term is met: 1 by itself, less by other words, 0 not at all."""
        return self.others.get(term, 1.0) if term in self.terms else 0.0


def meet(question: Question, sentence: Sentence) -> Met:
    """Where the sentence has the question's terms, or other words for them."""
    by_stem: dict[str, int] = {}
    for index, term in enumerate(question.terms):
        by_stem.setdefault(term.stem, index)
    if sentence.stems.isdisjoint(by_stem):
        places: dict[int, int] = {}
    else:
        places = {
            place: by_stem[word.stem]
            for place, word in enumerate(sentence.words)
            if word.stem in by_stem and word.kind != "mark"
        }
    terms = set(places.values())
    itself = frozenset(terms)
    others: dict[int, float] = {}
    for other in question.others:
        if all(others.get(i, float(i in itself)) >= other.weight for i in other.terms):
            continue
        where = _places_of(other.stems, sentence)
        if where is not None:
            for i in other.terms:
                if i not in itself:
                    others[i] = max(other.weight, others.get(i, 0.0))
            terms.update(other.terms)
            for number, place in enumerate(where):
                places.setdefault(place, other.terms[min(number, len(other.terms) - 1)])
    return Met(places, frozenset(terms), others)


def near_forms(question: Question, sentence: Sentence, met: frozenset[int]) -> set[int]:
    """Unmet terms that begin like a word of the sentence ("geology", "geological")."""
    unmet = {
        i: term.stem[:BEGINS_ALIKE]
        for i, term in enumerate(question.terms)
        if i not in met and len(term.stem) >= BEGINS_ALIKE
    }
    if not unmet:
        return set()
    heads = {stem[:BEGINS_ALIKE] for stem in sentence.stems if len(stem) >= BEGINS_ALIKE}
    return {i for i, beginning in unmet.items() if beginning in heads}


def in_any_form(question: Question, sentence: Sentence) -> frozenset[int]:
    """The terms of the question that the sentence has, by itself, in other words or nearly."""
    met = meet(question, sentence).terms
    return met | near_forms(question, sentence, met)


def _places_of(stems: Sequence[str], sentence: Sentence) -> list[int] | None:
    """The places of all `stems` within a few words of each other; None where they are not."""
    if not sentence.stems.issuperset(stems):
        return None
    places = [i for i, word in enumerate(sentence.words) if word.stem in stems]
    width = 2 * len(stems) + 1
    for start, first in enumerate(places):
        window = [place for place in places[start:] if place < first + width]
        if {sentence.words[place].stem for place in window}.issuperset(stems):
            return window
    return None
