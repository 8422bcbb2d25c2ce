"""Pages of lines: what every source gives, and all that structure is read from."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line.

    `text` has single spaces; printed numbers, bullets and footnote marks are still in it
    (a raised mark as a superscript character, `board¹`). In a text export a line is a whole
    block as the export breaks it, and emphasis stays in asterisks. `bold` is true where every
    word is bold; `size` is the font size in points, 0 where unknown; `left` is the distance from
    the page's left edge in points, or the indentation in characters; `gap` is the empty space
    above in line heights, or in empty lines; `cells` are the parts of a line that stand apart in
    columns, empty where there is only one.
    """

    text: str
    page: int
    bold: bool = False
    size: float = 0.0
    left: float = 0.0
    gap: float = 0.0
    cells: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the source, from 1, in reading order."""

    number: int
    lines: tuple[Line, ...]
