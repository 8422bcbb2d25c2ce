"""Runs of a PDF become printed lines in reading order, table rows with their cells."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from searchapp.reading.lines import Line
from searchapp.reading.pdf_runs import Run, RunPage
from searchapp.reading.wording import join_wrapped

_WORD_GAP = 0.2
"""Empty width, in font sizes, from which two runs are two words: a space is 0.25 to 0.35 wide, and
side bearings and kerning inside a word stay below 0.1 in the 302 reports measured."""

_SPACE_RUN_GAP = 0.1
"""The same where the file draws a space between the two."""

_CELL_GAP = 1.9
"""Empty width, in font sizes, from which two runs of a baseline are two cells: the narrowest seen
between a label and its grade is 1.95 (West Northamptonshire 2022)."""

_LINE_PITCH = 1.2
"""Baseline distance of single-spaced text, in font sizes (Tahoma's own line height)."""

_LABEL = re.compile(
    r"\(?(?:\d{1,3}(?:\.\d{1,2})*|[a-zA-Z]|[ivx]{1,4})[.)]?|\W{1,2}|[\uf000-\uf0ff]"
)
"""A number or bullet, which stands apart from its text without being a cell."""

_SMALLEST = 4.0
"""Points; what is smaller is not meant to be read (Lancashire 2018 has a 1 of 3 points)."""

_NOTE_MARK = re.compile(r"\s*[\[(]?\d{1,2}(?:,\s*\d{1,2})*[\])]?\s*")
"""A footnote's mark, which Birmingham 2016 prints in brackets."""

_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹", "[]()")

_PLAIN = str.maketrans(
    {
        "\x02": "-",
        "\ufffe": "-",
        "\xa0": " ",
        "\u2002": " ",
        "\u2003": " ",
        "\u2009": " ",
        "\u202f": " ",
        "\u200b": None,
        "\ufeff": None,
        "\ufb00": "ff",
        "\ufb01": "fi",
        "\ufb02": "fl",
        "\ufb03": "ffi",
        "\ufb04": "ffl",
        "\r": " ",
        "\n": " ",
        "\t": " ",
    }
)
"""PDFium's marks for a hyphen at a line's end, spaces of other widths, ligatures."""

_SPACES = re.compile(r" {2,}")

_DASH = re.compile(r"(?<=\d) ?[\uf02d\u0336] ?(?=\d)")
"""The dash of a span of years in a symbol font, or as a stroke (Shropshire and Blackburn 2017)."""


@dataclass(slots=True)
class _Fragment:
    """Runs of one baseline without a wide gap between them."""

    left: float
    right: float
    base: float
    size: float
    bold: bool
    text: str
    artifact: bool = False
    raised_only: bool = False
    spaced: bool = False


@dataclass(slots=True)
class Row:
    """A printed line: one cell of one fragment, or a table row whose cells may be wrapped."""

    cells: list[list[_Fragment]] = field(default_factory=list)

    @property
    def fragments(self) -> Iterator[_Fragment]:
        return (fragment for cell in self.cells for fragment in cell)

    @property
    def first(self) -> _Fragment:
        return self.cells[0][0]

    @property
    def last(self) -> _Fragment:
        return self.cells[-1][-1]

    @property
    def artifact(self) -> bool:
        """Whether the PDF says that the row is no part of the page's content."""
        return self.first.artifact

    @property
    def top(self) -> float:
        """The highest baseline, in points from the page's lower edge."""
        return max(fragment.base for fragment in self.fragments)

    @property
    def bottom(self) -> float:
        """The lowest baseline, in points from the page's lower edge."""
        return min(fragment.base for fragment in self.fragments)

    @property
    def text(self) -> str:
        return " ".join(self.cell_texts)

    @property
    def cell_texts(self) -> tuple[str, ...]:
        return tuple(join_wrapped(fragment.text for fragment in cell) for cell in self.cells)


def rows_of(page: RunPage) -> list[Row]:
    """The printed lines of a page, in the order in which the file draws them.

    Word and Acrobat draw in reading order, a table cell by cell, so that a fragment drawn above
    the one before it and to its right begins a cell of the same table row.
    """
    rows: list[Row] = []
    for fragment in _fragments(page.runs):
        if rows and _wraps_cell(rows[-1], fragment):
            rows[-1].cells[-1].append(fragment)
        elif rows and _stands_beside(rows[-1], fragment) and _opens_cell(rows, fragment):
            rows[-1].cells.append([fragment])
        else:
            rows.append(Row([[fragment]]))
    return rows


def lines_of(rows: Sequence[Row], page: int) -> tuple[Line, ...]:
    """`rows` of the page numbered `page` as lines."""
    lines = []
    above: Row | None = None
    for row in rows:
        cells = row.cell_texts
        lines.append(
            Line(
                text=" ".join(cells),
                page=page,
                bold=all(fragment.bold for fragment in row.fragments),
                size=round(row.first.size, 1),
                left=round(row.first.left, 1),
                gap=_gap(above, row),
                cells=cells if len(cells) > 1 else (),
            )
        )
        above = row
    return tuple(lines)


def _gap(above: Row | None, row: Row) -> float:
    if above is None or above.bottom <= row.top:
        return 0.0
    pitch = _LINE_PITCH * row.first.size
    return round(max(0.0, (above.bottom - row.top) / pitch - 1.0), 2) if pitch else 0.0


def _fragments(runs: Iterable[Run]) -> Iterator[_Fragment]:
    current: _Fragment | None = None
    for run in runs:
        text = run.text.translate(_PLAIN) if run.size >= _SMALLEST else ""
        if not text.strip():
            if current:
                current.spaced = True
            continue
        if current and _continues(current, run):
            _append(current, run, text)
            continue
        if current:
            yield _finished(current)
        current = _Fragment(
            run.left, run.right, run.base, run.size, run.bold, text, artifact=run.artifact
        )
        current.raised_only = bool(_NOTE_MARK.fullmatch(text))
    if current:
        yield _finished(current)


def _finished(fragment: _Fragment) -> _Fragment:
    fragment.text = _DASH.sub("–", _SPACES.sub(" ", fragment.text)).strip()
    return fragment


def _continues(fragment: _Fragment, run: Run) -> bool:
    size = max(fragment.size, run.size)
    if run.left < fragment.right - 0.5 * size or run.artifact != fragment.artifact:
        return False
    gap = run.left - fragment.right
    if gap > _CELL_GAP * size and not _LABEL.fullmatch(fragment.text.strip()):
        return False
    rise = run.base - fragment.base
    same = abs(rise) <= 0.15 * size
    return same or _is_raised(fragment, run) or _is_mark_before(fragment, run)


def _is_raised(fragment: _Fragment, run: Run) -> bool:
    """Whether `run` is a small raised mark on the line of `fragment`."""
    rise = run.base - fragment.base
    return run.size <= 0.8 * fragment.size and 0.15 <= rise / fragment.size <= 0.7


def _is_mark_before(fragment: _Fragment, run: Run) -> bool:
    """Whether `fragment` is a raised mark that opens the line of `run`, as footnotes do.

    The mark may be as large as the note (Manchester 2017), where the note is drawn in small.
    """
    rise = fragment.base - run.base
    beside = abs(run.left - fragment.right) < run.size
    return (
        fragment.raised_only
        and fragment.size <= (1.05 if beside else 0.8) * run.size
        and 0.15 <= rise / run.size <= 0.7
    )


def _append(fragment: _Fragment, run: Run, text: str) -> None:
    size = max(fragment.size, run.size)
    if _is_mark_before(fragment, run):
        fragment.text = fragment.text.strip().translate(_SUPERSCRIPTS) + " "
        fragment.base, fragment.size, fragment.bold = run.base, run.size, run.bold
    elif _is_raised(fragment, run) and _NOTE_MARK.fullmatch(text):
        text = text.translate(_SUPERSCRIPTS)
    gap = (run.left - fragment.right) / size
    if gap > (_SPACE_RUN_GAP if fragment.spaced else _WORD_GAP):
        text = " " + text
    fragment.text += text
    fragment.right = run.right
    fragment.bold = fragment.bold and (run.bold or _is_raised(fragment, run))
    fragment.raised_only = fragment.spaced = False


def _stands_beside(row: Row, fragment: _Fragment) -> bool:
    """Whether `fragment` is drawn to the right of the last one and not a line below it."""
    last = row.last
    if fragment.artifact != last.artifact:
        return False
    lower = last.base - fragment.base
    if lower < 0.15 * last.size:
        return fragment.left > last.left + last.size
    # Less than a line below and clear of it: a cell set in the middle of a higher row.
    return lower < 0.9 * _LINE_PITCH * last.size and fragment.left > last.right + last.size


def _opens_cell(rows: list[Row], fragment: _Fragment) -> bool:
    """Whether `fragment` begins a cell of the last row, which takes in its own wrapped lines."""
    row = rows[-1]
    if len(row.cells) == 1:
        row = _gather_wrapped_cell(rows, fragment)
    beside = fragment.left > max(f.right for f in row.cells[-1]) - 0.5 * fragment.size
    return beside and fragment.base < row.top + 2.5 * _LINE_PITCH * fragment.size


def _gather_wrapped_cell(rows: list[Row], fragment: _Fragment) -> Row:
    """Fold the lines of a wrapped cell, until now rows of their own, into the last row."""
    row = rows[-1]
    while len(rows) > 1 and _is_wrapped_onto(rows[-2], row, fragment):
        row.cells[0].insert(0, rows.pop(-2).first)
    return row


def _is_wrapped_onto(above: Row, row: Row, fragment: _Fragment) -> bool:
    first = row.first
    pitch = (above.first.base - first.base) / (_LINE_PITCH * first.size)
    return (
        len(above.cells) == 1
        and 0 < pitch < 1.3
        and abs(above.first.size - first.size) < 0.5
        and abs(above.first.left - first.left) < 2 * first.size
        and above.first.right < fragment.left
    )


def _wraps_cell(row: Row, fragment: _Fragment) -> bool:
    """Whether `fragment` is a further line of the last cell of a table row."""
    last = row.last
    if len(row.cells) < 2 or fragment.artifact != last.artifact:
        return False
    pitch = (last.base - fragment.base) / (_LINE_PITCH * fragment.size)
    return abs(fragment.left - last.left) < 4 and 0 < pitch < 1.5
