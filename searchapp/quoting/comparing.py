"""A quotation beside a stretch of a report: the same letter for letter, or aligned word by word."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import accumulate, groupby

from searchapp.language.alignment import align
from searchapp.language.written import (
    Span,
    Word,
    Written,
    letters,
    slight_differences,
    written,
    written_words,
)
from searchapp.model import Report
from searchapp.quoting.checked import Difference, Match, Passage, Unit
from searchapp.quoting.pasted import Reading


@dataclass(frozen=True)
class Stretch:
    """Units of one report that follow each other, read as one text."""

    report: Report
    units: tuple[Unit, ...]

    @cached_property
    def letters(self) -> str:
        """The letters of all units, folded."""
        return "".join(self._letters)

    @cached_property
    def _letters(self) -> tuple[str, ...]:
        return tuple(letters(unit.text) for unit in self.units)

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Where in `letters` each unit begins, and at last where the last ends."""
        return tuple(accumulate(map(len, self._letters), initial=0))

    def writing(self, unit: int) -> Written:
        """A unit with the places of its letters."""
        return written(self.units[unit].text)

    @cached_property
    def words(self) -> list[tuple[int, Word]]:
        """The words of all units, each with the index of its unit."""
        return [(i, word) for i, unit in enumerate(self.units) for word in written_words(unit.text)]

    def within(self, start: int, end: int) -> Iterator[tuple[int, int, int]]:
        """The units that letters `start` to `end` lie in, each with the start and end there."""
        for i, (first, last) in enumerate(zip(self.starts, self.starts[1:], strict=False)):
            low, high = max(start, first), min(end, last)
            if low < high:
                yield i, low - first, high - first

    def between_words(self, start: int, end: int) -> bool:
        """Whether letters `start` to `end` begin and end where words do."""
        return all(
            self.writing(i).between_words(low, high) for i, low, high in self.within(start, end)
        )


def verbatim(reading: Reading, stretch: Stretch) -> Match | None:
    """Where `stretch` has every part of the quotation, in order, letter for letter."""
    if not all(part.letters in stretch.letters for part in reading.parts):
        return None
    passages: list[Passage] = []
    differences: list[Difference] = []
    done = 0
    for part in reading.parts:
        at = _find(part.letters, stretch, done)
        if at is None:
            return None
        done = at + len(part.letters)
        for i, low, high in stretch.within(at, done):
            first = stretch.starts[i] + low - at
            quoted = part.offsets[first], part.offsets[first + high - low - 1] + 1
            printed = stretch.writing(i).span(low, high)
            passages.append(Passage(stretch.units[i], printed, quoted))
            differences += _slight(reading, quoted, stretch.units[i], printed, first == 0)
    return Match(stretch.report, tuple(passages), tuple(differences), likeness=1.0)


def _find(part: str, stretch: Stretch, start: int) -> int | None:
    at = stretch.letters.find(part, start)
    while at >= 0 and not stretch.between_words(at, at + len(part)):
        at = stretch.letters.find(part, at + 1)
    return at if at >= 0 else None


def _slight(
    reading: Reading, quoted: Span, unit: Unit, printed: Span, opening: bool
) -> list[Difference]:
    return [
        Difference(kind, one, unit, other)
        for kind, one, other in slight_differences(
            reading.text, quoted, unit.text, printed, first_may_differ=opening
        )
    ]


@dataclass(frozen=True, slots=True)
class _Run:
    """Neighbouring words of one part and one unit that are all the same on both sides, or not.

    A side that has no word here has the empty span where they would stand.
    """

    part: int
    unit: int
    same: bool
    quoted: Span
    printed: Span
    words: int


def nearest(reading: Reading, stretch: Stretch) -> tuple[Match, int]:
    """The quotation aligned with the words of `stretch` that come nearest to it.

    Also gives the length in words of the longest run that is the same.
    """
    runs = [_respelt(reading, stretch, run) for run in _runs(reading, stretch)]
    passages = tuple(_passages(stretch, runs))
    differences = tuple(_differences(reading, stretch, runs))
    same = sum(run.words for run in runs if run.same)
    likeness = same / (sum(run.words for run in runs) or 1)
    longest = max((run.words // 2 for run in runs if run.same), default=0)
    return Match(stretch.report, passages, differences, likeness), longest


_Placed = tuple[tuple[int, int, bool], Word | None, Word | None]
"""Part, unit and whether the words are the same; the quoted word; the printed word."""


def _runs(reading: Reading, stretch: Stretch) -> Iterator[_Run]:
    placed = _placed(reading, stretch)
    opening: dict[int, int] = {}
    for (_, unit, _), _, theirs in placed:
        if theirs:
            opening.setdefault(unit, theirs.start)
    said = 0
    for (part, unit, same), group in groupby(placed, key=lambda one: one[0]):
        members = list(group)
        said_here = [word for _, word, _ in members if word]
        printed_here = [word for _, _, word in members if word]
        quoted, printed = _span(said_here, said), _span(printed_here, opening.get(unit, 0))
        said, opening[unit] = quoted[1], printed[1]
        yield _Run(part, unit, same, quoted, printed, len(said_here) + len(printed_here))


def _placed(reading: Reading, stretch: Stretch) -> list[_Placed]:
    quoted = [(number, word) for number, part in enumerate(reading.parts) for word in part.words]
    parts = [[word.form for word in part.words] for part in reading.parts]
    steps = align(parts, [word.form for _, word in stretch.words]).steps
    part, unit = 0, next((stretch.words[there][0] for _, there in steps if there is not None), 0)
    placed: list[_Placed] = []
    for here, there in steps:
        part, ours = quoted[here] if here is not None else (part, None)
        unit, theirs = stretch.words[there] if there is not None else (unit, None)
        same = ours is not None and theirs is not None and ours.form == theirs.form
        placed.append(((part, unit, same), ours, theirs))
    return placed


def _span(words: Sequence[Word], otherwise: int) -> Span:
    return (words[0].start, words[-1].end) if words else (otherwise, otherwise)


def _respelt(reading: Reading, stretch: Stretch, run: _Run) -> _Run:
    """The run, as the same where only hyphens or spaces part the words differently."""
    ours = letters(reading.text[slice(*run.quoted)])
    theirs = letters(stretch.units[run.unit].text[slice(*run.printed)])
    return replace(run, same=True) if ours and ours == theirs else run


def _passages(stretch: Stretch, runs: Iterable[_Run]) -> Iterator[Passage]:
    for (_, unit), group in groupby(runs, key=lambda run: (run.part, run.unit)):
        members = list(group)
        quoted = members[0].quoted[0], members[-1].quoted[1]
        printed = members[0].printed[0], members[-1].printed[1]
        if quoted[0] < quoted[1] and printed[0] < printed[1]:
            yield Passage(stretch.units[unit], printed, quoted)


def _differences(reading: Reading, stretch: Stretch, runs: Iterable[_Run]) -> Iterator[Difference]:
    part = -1
    for run in runs:
        unit = stretch.units[run.unit]
        if run.same:
            yield from _slight(reading, run.quoted, unit, run.printed, run.part != part)
        else:
            yield Difference("words", run.quoted, unit, run.printed)
        part = run.part
