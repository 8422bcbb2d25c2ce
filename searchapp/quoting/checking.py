"""The check: candidates by the index, then letter for letter, then the nearest by alignment.

Over the 304 reports a verbatim quotation takes 8 ms at the median and 16 ms at the 95th percentile,
one with changed words 20 and 32 ms (benchmarks/quotations.py).
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from searchapp.language.alignment import likeness
from searchapp.language.written import written_words
from searchapp.model import Paragraph
from searchapp.quoting.candidates import MOST_COMPARED, MOST_ROWS, candidate_rows
from searchapp.quoting.checked import Checked, Match, Status, Unit
from searchapp.quoting.comparing import Stretch, nearest, verbatim
from searchapp.quoting.pasted import Reading, readings
from searchapp.search import Library

MOST_MATCHES = 10
"""How many of the places that have the words are shown."""

_LEAST_LIKENESS = 0.65
"""Of 200 stretches of 8 to 40 words with a fifth of the words changed at random nine in ten were
more like the passage that they came from; of stretches looked for in the reports on other councils
only, nine in ten were less like anything, and the others were mostly formulas of inspectors."""
_LEAST_RUN = 8
"""So many words in a row are not written twice by chance."""
_LEAST_WORDS = 4
"""Of fewer words some paragraph has most by chance."""
_ALIGNED = 4
"""How many of the candidates are aligned word by word, and of how many reports everything is read
for a quotation with an ellipsis."""
_REPORTS = 2


def check(library: Library, quote: str) -> Checked:
    """Whether a report says `quote`, and where; else what comes nearest.

    Raises BadParameterError where the text is too long, or has no words.
    """
    asked = readings(quote)
    search = _Search(library, candidate_rows(library, asked[0].text))
    for reading in asked:
        found = search.verbatim(reading)
        if found:
            return _checked(quote, reading, found, search)
    best: tuple[float, Reading, list[Match]] = (0.0, asked[0], [])
    for reading in asked:
        likeness, matches = search.nearest(reading)
        if likeness > best[0]:
            best = likeness, reading, matches
    return _checked(quote, best[1], best[2], search)


@dataclass(frozen=True)
class _Search:
    """The paragraphs in which a quotation is looked for, best first."""

    library: Library
    rows: Sequence[int]

    @cached_property
    def alone(self) -> list[Stretch]:
        """Each paragraph, and each of its footnotes, by itself."""
        return [
            Stretch(self.library.report(paragraph.report_id), (unit,))
            for paragraph in map(self.library.paragraph_in, self.rows)
            for unit in _units(paragraph)
        ]

    def verbatim(self, reading: Reading) -> list[Match]:
        """Every place that has the words: in one paragraph, else over neighbouring ones."""
        found = [match for one in self.alone if (match := verbatim(reading, one))]
        if found:
            return found
        wider = self.wider(self.rows[:MOST_COMPARED], reading)
        return [match for stretch in wider if (match := verbatim(reading, stretch))]

    def nearest(self, reading: Reading) -> tuple[float, list[Match]]:
        """What comes nearest, if near enough, and its likeness."""
        if len(reading.words) < _LEAST_WORDS:
            return 0.0, []
        asked = [word.form for word in reading.words]
        compared = sorted(
            self.rows[:MOST_COMPARED],
            key=lambda row: -likeness(asked, self.forms(row)),
        )
        aligned = [
            nearest(reading, stretch) for stretch in islice(self.wider(compared, reading), _ALIGNED)
        ]
        near = [
            match
            for match, run in aligned
            if match.likeness >= _LEAST_LIKENESS or run >= _LEAST_RUN
        ]
        best = max((match.likeness for match in near), default=0.0)
        return best, [match for match in near if match.likeness == best]

    def forms(self, row: int) -> list[str]:
        """The words of a paragraph, folded."""
        return [word.form for word in written_words(self.library.paragraph_in(row).text)]

    def wider(self, rows: Iterable[int], reading: Reading) -> Iterator[Stretch]:
        """Each paragraph with those around it that a quotation of this length can reach.

        One with an ellipsis can reach anywhere in the report. What lies in an earlier stretch is
        not given again.
        """
        reached: dict[str, set[int]] = {}
        for row in rows:
            report_id = self.library.paragraph_in(row).report_id
            if row in reached.get(report_id, ()):
                continue
            around = self.library.rows_of(report_id)
            if len(reading.parts) == 1:
                around = self._reach(around, row, len(reading.parts[0].letters))
            elif len(reached) == _REPORTS:
                return
            reached.setdefault(report_id, set()).update(around)
            paragraphs = map(self.library.paragraph_in, around)
            units = tuple(Unit(one, None, one.text) for one in paragraphs)
            yield Stretch(self.library.report(report_id), units)

    def _reach(self, rows: range, row: int, length: int) -> range:
        first, last = row, row + 1
        room = length
        while first > rows.start and room > 0:
            first -= 1
            room -= len(self.library.paragraph_in(first).text)
        room = length
        while last < rows.stop and room > 0:
            room -= len(self.library.paragraph_in(last).text)
            last += 1
        return range(first, last)


def _units(paragraph: Paragraph) -> Iterator[Unit]:
    yield Unit(paragraph, None, paragraph.text)
    for footnote in paragraph.footnotes:
        yield Unit(paragraph, footnote, footnote.text)


def _checked(quote: str, reading: Reading, found: Sequence[Match], search: _Search) -> Checked:
    matches = [match for match in found if match.verified] or found
    status: Status = "not found"
    notices = []
    if matches:
        status = "verified" if matches[0].verified else "differs"
        notices += [reading.notice] if reading.notice else []
    if status == "verified" and len(search.rows) == MOST_ROWS:
        notices.append(f"Only the {MOST_ROWS} likeliest paragraphs were looked at.")
    return Checked(quote, status, tuple(matches[:MOST_MATCHES]), len(matches), tuple(notices))
