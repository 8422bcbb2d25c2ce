"""Printed lines that belong together are joined; in a text export every line is a whole already."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

from searchapp.reading.lines import Line, Page
from searchapp.reading.marks import Mark, raised, split_mark
from searchapp.reading.outline import is_grade, judged_row
from searchapp.reading.wording import ends_sentence, join_wrapped, opens_paragraph, starts_lower

_GAP = 0.2
"""Empty space, in line heights beyond the report's usual, that parts two paragraphs: they stand
0.36 to 0.9 apart in the reports measured, lines of one paragraph less than 0.05."""

_INDENT = 4.0
"""Points by which two lines may differ and still begin at the same place."""

_TELLING_LINES = 4
"""Lines that tell whether a group is a heading; none has more."""


@dataclass(slots=True)
class Group:
    """Lines that were printed as one unit; `strong` and `small` as against the body's text.

    `left` and `hang` are where the first and the further lines begin.
    """

    lines: list[Line]
    strong: bool | None = None
    small: bool = False
    opens: bool = False
    rows: tuple[tuple[str, ...], ...] = field(default=())

    @property
    def text(self) -> str:
        return join_wrapped(line.text for line in self.lines)

    @property
    def page(self) -> int:
        return self.lines[0].page

    @property
    def size(self) -> float:
        return self.lines[0].size

    @property
    def left(self) -> float:
        return self.lines[0].left

    @property
    def hang(self) -> float:
        return self.lines[1].left if len(self.lines) > 1 else self.lines[0].left


@dataclass(frozen=True, slots=True)
class _Body:
    """The report's usual size of type, and the usual gap between lines of a paragraph."""

    size: float
    gap: float


def join_lines(pages: Sequence[Page]) -> list[Group]:
    """The groups of a report in reading order."""
    lines = [line for page in pages for line in page.lines]
    if not any(line.size for line in lines):
        return _tables_joined(
            Group([line], opens=line.gap > 0, rows=(line.cells,) if line.cells else ())
            for line in lines
        )
    return _Joiner(lines).groups


def _tables_joined(groups: Iterable[Group]) -> list[Group]:
    joined: list[Group] = []
    for group in groups:
        if group.rows and joined and joined[-1].rows and not group.lines[0].gap:
            joined[-1].rows += group.rows
            joined[-1].lines += group.lines
        else:
            joined.append(group)
    return joined


class _Joiner:
    """Joins the lines of a PDF by their place, size and weight."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.body = _body(lines)
        self.groups: list[Group] = []
        self._tail: Group | None = None
        for line in lines:
            if any(character.isalnum() for character in line.text):
                self._take(line)

    def _take(self, line: Line) -> None:
        if self._is_small(line) and line.text.isdigit() and len(line.text) < 3:
            line = replace(line, text=raised(line.text))
        if not line.cells and (cells := judged_row(line.text)):
            line = replace(line, cells=cells)
        mark = split_mark(line.text)
        group = self._joined(line, mark)
        if group is None:
            group = Group(
                [line],
                strong=self._is_strong(line),
                small=self._is_small(line),
                rows=(line.cells,) if line.cells else (),
            )
            self.groups.append(group)
        else:
            group.lines.append(line)
            if len(group.lines) <= _TELLING_LINES:
                group.strong = _mostly(group.lines[_is_marked(group) :], self._is_strong)
            if line.cells:
                group.rows += (line.cells,)
            elif group.rows:
                *rows, last = group.rows
                group.rows = (*rows, (*last[:-1], f"{last[-1]} {line.text}"))
        if not (group.small and mark.note) and not _is_note(group):
            self._tail = group

    def _joined(self, line: Line, mark: Mark) -> Group | None:
        """The group that `line` goes on with, if any."""
        if not self.groups:
            return None
        last = self.groups[-1]
        if line.page == last.lines[-1].page:
            return last if self._goes_on(last, line, mark) else None
        tail = self._tail
        return tail if tail and self._resumes(tail, line, mark) else None

    def _goes_on(self, group: Group, line: Line, mark: Mark) -> bool:
        above = group.lines[-1]
        if group.rows and _ends_grade(group, line):
            return True
        if line.cells or group.rows:
            return bool(line.cells and group.rows) and line.gap < 2
        if _is_note(group) and self._is_small(line) and not mark.note:
            return line.gap < 1
        if line.gap > self.body.gap + _GAP or mark.note:
            return False
        if mark.bullet and not _is_dash_inside(group, line, mark):
            return False
        if not _same_size(group, line):
            return False
        if opens_paragraph(line.text):
            return False
        if mark.number is not None and self._may_number(group, line):
            return False
        if line.bold != above.bold and not (group.strong and self._is_strong(line)):
            return starts_lower(line.text) and not ends_sentence(above.text) and not group.strong
        return len(group.lines) == 1 or line.left > _hang(group) - 2 * _INDENT

    def _may_number(self, group: Group, line: Line) -> bool:
        """Whether the figure that opens `line`, close below another line, is printed as a number.

        A wrapped line that begins with a figure stands where its paragraph's lines stand.
        """
        if len(group.lines) > 1 or split_mark(group.lines[0].text).number is not None:
            return line.left < _hang(group) - _INDENT or (
                line.left <= group.left + _INDENT
                and _hang(group) <= group.left + _INDENT
                and ends_sentence(group.lines[-1].text)
            )
        return ends_sentence(group.lines[-1].text) and line.left <= group.left + _INDENT

    def _resumes(self, group: Group, line: Line, mark: Mark) -> bool:
        """Whether `line`, the first of a page, goes on with the last paragraph before it."""
        above = group.lines[-1]
        if line.cells or group.rows or group.strong or mark.bullet or mark.note:
            return False
        if line.bold or not _same_size(group, line):
            return False
        if opens_paragraph(line.text) or line.text.startswith("©"):
            return False
        opened = split_mark(group.lines[0].text)
        if mark.number is not None and (
            line.left < _hang(group) - _INDENT or (mark.dotted and opened.number is None)
        ):
            return False
        if not ends_sentence(above.text) or starts_lower(line.text):
            return True
        hangs = opened.number is not None or opened.bullet
        indented = _hang(group) > group.left + _INDENT
        return bool(hangs and indented and abs(line.left - _hang(group)) < _INDENT)

    def _is_strong(self, line: Line) -> bool:
        return line.bold or line.size > self.body.size + 0.9

    def _is_small(self, line: Line) -> bool:
        return line.size < self.body.size - 0.4


def _same_size(group: Group, line: Line) -> bool:
    """Whether `line` is of the group's size; the number or bullet that opens it may differ."""
    difference = abs(line.size - group.lines[-1].size)
    if len(group.lines) > 1 or difference < 0.6:
        return difference < 0.6 or (
            difference < 1.3 and not group.strong and abs(line.left - _hang(group)) < 0.5
        )
    return difference < 3.5 and _is_marked(group)


def _mostly(lines: Sequence[Line], holds: Callable[[Line], bool]) -> bool:
    """Whether `holds` is true of more than half of the text."""
    return 2 * sum(len(line.text) for line in lines if holds(line)) > sum(
        len(line.text) for line in lines
    )


def _hang(group: Group) -> float:
    return group.lines[-1].left if len(group.lines) > 1 else group.left


def _is_marked(group: Group) -> bool:
    """Whether a number or bullet opens the group, which may be set in another size or weight."""
    opened = split_mark(group.lines[0].text)
    return bool(opened.bullet) or opened.number is not None


def _is_note(group: Group) -> bool:
    return group.small and bool(split_mark(group.lines[0].text).note)


def _is_dash_inside(group: Group, line: Line, mark: Mark) -> bool:
    """Whether the dash that opens `line` is no bullet but stands inside a sentence."""
    return (
        mark.bullet in "-–—―−"
        and not ends_sentence(group.lines[-1].text)
        and (len(group.lines) == 1 or abs(line.left - _hang(group)) < _INDENT)
        and split_mark(group.lines[0].text).bullet != mark.bullet
    )


def _ends_grade(group: Group, line: Line) -> bool:
    """Whether `line` is the rest of a grade that is wrapped in the last cell of a table."""
    last = group.rows[-1][-1]
    return not line.cells and not is_grade(last) and is_grade(f"{last} {line.text}")


def _body(lines: Iterable[Line]) -> _Body:
    sizes: Counter[float] = Counter()
    gaps: Counter[float] = Counter()
    for line in lines:
        sizes[line.size] += len(line.text)
        gaps[round(line.gap, 1)] += 1
    usual = [gap for gap, _ in gaps.most_common(3) if gap <= 0.6]
    return _Body(sizes.most_common(1)[0][0], min(usual, default=0.0))
