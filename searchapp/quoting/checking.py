"""The check: candidates by the index, then letter for letter, then the nearest by alignment."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from searchapp.language.alignment import likeness
from searchapp.language.written import letters
from searchapp.model import Paragraph
from searchapp.quoting.candidates import candidate_rows
from searchapp.quoting.checked import Checked, Match, Status, Unit
from searchapp.quoting.comparing import Stretch, nearest, verbatim
from searchapp.quoting.pasted import Reading, readings
from searchapp.search import Library

MOST_MATCHES = 10
"""How many of the places that have the words are shown."""

_LEAST_LIKENESS = 0.6
_LEAST_RUN = 8
"""So many words in a row are not written twice by chance."""
_LEAST_WORDS = 4
"""Of fewer words some paragraph has most by chance."""
_COMPARED = 25
"""Candidates compared by characters, and how many of them are aligned word by word."""
_ALIGNED = 4


def check(library: Library, quote: str) -> Checked:
    """Whether a report says `quote`, and where; else what comes nearest.

    Raises BadParameterError where the text is too long, or has no words.
    """
    asked = readings(quote)
    candidates = [library.paragraph_in(row) for row in candidate_rows(library, asked[0].text)]
    for reading in asked:
        found = _verbatim(library, candidates, reading)
        if found:
            return _checked(quote, reading, found)
    return _nearest(library, candidates, quote, asked)


def _verbatim(library: Library, candidates: Sequence[Paragraph], reading: Reading) -> list[Match]:
    """Every place that has the words: within one unit, else over neighbouring paragraphs."""
    alone = (
        Stretch(library.report(paragraph.report_id), (unit,))
        for paragraph in candidates
        for unit in _units(paragraph)
    )
    found = [match for stretch in alone if (match := verbatim(reading, stretch))]
    wider = _wider(library, candidates[:_COMPARED], reading) if not found else ()
    return found or [match for stretch in wider if (match := verbatim(reading, stretch))]


def _nearest(
    library: Library, candidates: Sequence[Paragraph], quote: str, asked: Sequence[Reading]
) -> Checked:
    best: tuple[float, list[Match], Reading] = (0.0, [], asked[0])
    for reading in asked:
        matches = _alike(library, candidates, reading)
        top = max((match.likeness for match in matches), default=0.0)
        if top > best[0]:
            best = top, [match for match in matches if match.likeness == top], reading
    return _checked(quote, best[2], best[1])


def _checked(quote: str, reading: Reading, found: Sequence[Match]) -> Checked:
    matches = [match for match in found if match.verified] or found
    status: Status = "not found"
    if matches:
        status = "verified" if matches[0].verified else "differs"
    return Checked(
        quote, status, tuple(matches[:MOST_MATCHES]), len(matches), _notices(reading, found)
    )


def _alike(library: Library, candidates: Sequence[Paragraph], reading: Reading) -> list[Match]:
    if len(reading.words) < _LEAST_WORDS:
        return []
    asked = "".join(part.letters for part in reading.parts)
    compared = sorted(
        candidates[:_COMPARED],
        key=lambda paragraph: likeness(asked, letters(paragraph.text)),
        reverse=True,
    )
    aligned = (
        nearest(reading, stretch)
        for stretch in islice(_wider(library, compared, reading), _ALIGNED)
    )
    return [
        match for match, run in aligned if match.likeness >= _LEAST_LIKENESS or run >= _LEAST_RUN
    ]


def _wider(
    library: Library, candidates: Iterable[Paragraph], reading: Reading
) -> Iterator[Stretch]:
    """Each candidate with the paragraphs around it that a quotation of this length can reach.

    One with an ellipsis can reach anywhere in the report. What lies in an earlier stretch is
    not given again.
    """
    reached: dict[str, set[int]] = {}
    for candidate in candidates:
        if candidate.place in reached.setdefault(candidate.report_id, set()):
            continue
        paragraphs = library.paragraphs(candidate.report_id)
        first, last = 0, len(paragraphs)
        if len(reading.parts) == 1:
            first, last = _reach(paragraphs, candidate.place, len(reading.parts[0].letters))
        reached[candidate.report_id].update(range(first, last))
        units = tuple(Unit(one, None, one.text) for one in paragraphs[first:last])
        yield Stretch(library.report(candidate.report_id), units)


def _reach(paragraphs: Sequence[Paragraph], place: int, length: int) -> tuple[int, int]:
    first, last = place, place + 1
    room = length
    while first > 0 and room > 0:
        first -= 1
        room -= len(paragraphs[first].text)
    room = length
    while last < len(paragraphs) and room > 0:
        room -= len(paragraphs[last].text)
        last += 1
    return first, last


def _units(paragraph: Paragraph) -> Iterator[Unit]:
    yield Unit(paragraph, None, paragraph.text)
    for footnote in paragraph.footnotes:
        yield Unit(paragraph, footnote, footnote.text)


def _notices(reading: Reading, found: Sequence[Match]) -> tuple[str, ...]:
    return (reading.notice,) if found and reading.notice else ()
