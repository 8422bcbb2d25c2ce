"""What opens a block: a paragraph's number, a bullet, a footnote's mark."""

import re
from dataclasses import dataclass

SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"

_NUMBER = re.compile(
    r"(?:[-–] )?(\d{1,3})"
    r"(?:(\.)\s+(?=\S)|(\.)(?=[A-Z‘“'\"])|\s+(?=[A-Z‘“'\"][a-z]|[AI] |[A-Z]{2,6}s? ))"
)
_BULLET = re.compile(r"(?:([-–—―−‐‑•·∙*■◼▪▫●○◦□◆❖►▶‣⁃➢➔✓✔»o])\s+|([\ue000-\uf8ff\u0336])\s*)(?=\S)")
_NOTE = re.compile(rf"([{SUPERSCRIPTS}]+)\s*")


@dataclass(frozen=True, slots=True)
class Mark:
    """The mark that opens a text, and the text after it.

    `number` is a figure that may be a paragraph's number, `dotted` where a dot follows it;
    `bullet` and `note` are the sign itself. At most one of the three is set.
    """

    text: str
    number: int | None = None
    dotted: bool = False
    bullet: str = ""
    note: str = ""


def split_mark(text: str) -> Mark:
    """`text` parted from the number, bullet or footnote mark that opens it."""
    if match := _NUMBER.match(text):
        return Mark(text[match.end() :], number=int(match[1]), dotted=bool(match[2] or match[3]))
    if match := _BULLET.match(text):
        return Mark(text[match.end() :], bullet=match[1] or match[2])
    if match := _NOTE.match(text):
        return Mark(text[match.end() :], note=match[1])
    return Mark(text)


def raised(digits: str) -> str:
    """`digits` as a footnote's mark; some files print the mark on a line of its own, in small."""
    return "".join(SUPERSCRIPTS[int(digit)] for digit in digits)
