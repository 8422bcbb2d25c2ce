"""Small signs in the wording that show where a paragraph or a sentence begins and ends."""

import re
from collections.abc import Iterable

_END = re.compile(
    r"(?:[.!?:;…][\"'”’)\]*⁰¹²³⁴⁵⁶⁷⁸⁹]*|\((?:recommendation|paragraph|page)s?\b[^)]*\)\.?)$",
    re.IGNORECASE,
)
_LONGEST_END = 90
"""Characters that the end of a sentence and a reference after it take up, with room to spare."""

_LOWER = re.compile(r"[\"'“‘(\[*]*[a-z]")
_BROKEN_WORD = re.compile(r"\w[-\u00ad\u2010\u2011]$")
_BROKEN_RANGE = re.compile(r"\d[–‑-]$")
_HANGING = re.compile(r"(?:and|or|to)\b(?!-)")
_EMPHASIS = re.compile(r"(?<![\w*])(\*{1,2})(?=\S)(.+?)(?<=\S)\1(?![\w*])")

_ROLE = re.compile(
    r"(?=[A-Z])(?i:(?:[a-z]+ ){0,3}"
    r"(?:inspectors?|managers?|analysts?|leads?|advisers?|observers?)(?:\(s\))?: ?\S)"
)
_IMPRINT = re.compile(
    r"any complaints about the inspection|the office for standards in education|"
    r"if you (?:would like|require) a copy of this (?:document|report)",
    re.IGNORECASE,
)


_OPENS_IMPRINT_PART = re.compile(
    r"if you (?:would like|require) a copy|you may (?:re-?use|copy)|"
    r"this (?:publication|report|document) is available|interested in our work|"
    r"to receive regular|piccadilly gate|t: ?\d|textphone|further copies",
    re.IGNORECASE,
)


_OPENS_COVER_PART = re.compile(r"(?:Inspection dates?|(?:Report )?[Pp]ublished|Age group):")


def opens_paragraph(text: str) -> bool:
    """Whether a line begins a part of the cover or the imprint, or a role in the inspection team.

    These are printed line below line, with nothing between that would part them.
    """
    return (
        is_role(text)
        or opens_imprint(text)
        or bool(_OPENS_IMPRINT_PART.match(text) or _OPENS_COVER_PART.match(text))
    )


def is_role(text: str) -> bool:
    """Whether `text` names a role and who has it: "Lead inspector: Wendy Ghaffar"."""
    return _ROLE.match(text) is not None


def opens_imprint(text: str) -> bool:
    """Whether `text` begins what every report ends with: complaints, the publisher, copies."""
    return _IMPRINT.match(text) is not None


def ends_sentence(text: str) -> bool:
    """Whether `text` ends as a sentence, a lead-in or a list item does."""
    return _END.search(text[-_LONGEST_END:]) is not None


def starts_lower(text: str) -> bool:
    """Whether the first letter of `text` is a small one, as where a sentence goes on."""
    return _LOWER.match(text) is not None


def without_emphasis(text: str) -> str:
    """`text` without the asterisks that an export puts round words in bold or italics."""
    return _EMPHASIS.sub(r"\2", text)


def join_wrapped(texts: Iterable[str]) -> str:
    """Wrapped lines as one text; a hyphen or a dash inside a word at a line's end takes no space.

    A hyphen that hangs ("16-" before "and 17-year-olds") keeps its space; one inside a word
    ("up-" before "to-date") does not hang.
    """
    joined = ""
    for text in texts:
        glue = "" if not joined or _joins(joined, text) else " "
        joined = f"{joined}{glue}{text}"
    return joined


def _joins(above: str, below: str) -> bool:
    if _BROKEN_RANGE.search(above) and below[0].isdigit():
        return True
    return _BROKEN_WORD.search(above) is not None and not _HANGING.match(below)
