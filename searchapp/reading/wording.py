"""Small signs in the wording that show where a paragraph or a sentence begins and ends."""

import re

_END = re.compile(r"[.!?:;…][\"'”’)\]*⁰¹²³⁴⁵⁶⁷⁸⁹]*$")
_LOWER = re.compile(r"[\"'“‘(\[*]*[a-z]")
_EMPHASIS = re.compile(r"(?<![\w*])(\*{1,2})(?=\S)(.+?)(?<=\S)\1(?![\w*])")


def ends_sentence(text: str) -> bool:
    """Whether `text` ends as a sentence, a lead-in or a list item does."""
    return _END.search(text) is not None


def starts_lower(text: str) -> bool:
    """Whether the first letter of `text` is a small one, as where a sentence goes on."""
    return _LOWER.match(text) is not None


def without_emphasis(text: str) -> str:
    """`text` without the asterisks that an export puts round words in bold or italics."""
    return _EMPHASIS.sub(r"\2", text)
