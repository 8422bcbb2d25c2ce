"""Whether a block is a heading, and its place among the headings above it."""

import re
from collections.abc import Sequence
from dataclasses import replace

from searchapp.model import Kind
from searchapp.reading.blocks import Block
from searchapp.reading.footnotes import without_marks
from searchapp.reading.outline import (
    SUBHEADING,
    Heading,
    areas_of,
    carries_grade,
    frame_heading,
    is_grade,
    printed_heading,
)
from searchapp.reading.wording import ends_sentence, is_role

_LONGEST = {True: 200, None: 130, False: 70}
"""Characters of the longest heading: less where the source does not say that it is printed as one
(None), and less again where it is printed like the body, which sub-headings of 2014 and 2015
are."""

_PLAIN: tuple[Kind | None, ...] = ("method", "context")
"""Kinds of which no heading is printed like the body ("Signs of safety", Isles of Scilly 2016)."""

_SECTION = 2
"""Level of a section of one of the parts of a report."""

_SUMMARY = "executive summary"
"""Heads a part of its own before the part on the local authority, and a section of it within."""

_VERB = re.compile(r"(?<!who )\b(?:is|are|was|were|has|have)\b", re.IGNORECASE)
_LEADS_IN = re.compile(r"(?:in the (?:last|past)|of (?:this|these|the))\b", re.IGNORECASE)
_DATED = re.compile(r"inspection dates?\b|(?:report )?published", re.IGNORECASE)
_SUMS_UP = re.compile(
    r"summary of|what does|recommendations|areas for improvement|priority", re.IGNORECASE
)


def find_heading(block: Block, trail: Sequence[Heading]) -> Heading | None:
    """The heading that a plain block is below the headings of `trail`, or None.

    The grades of an earlier inspection, listed among the facts on the area, are none.
    """
    title = without_marks(block.text).removesuffix(":")
    known = printed_heading(title) if block.strong else frame_heading(title)
    if known and block.strong is False and _kind(trail) == "context" and carries_grade(title):
        return None
    if known:
        return _in_context(known, trail)
    if not _reads_as_heading(block, title):
        return None
    if block.strong is False and (_kind(trail) in _PLAIN or _VERB.search(title)):
        return None
    names_area = _kind(trail) == "recommendation" and not _is_board(trail)
    return Heading(title, SUBHEADING, areas_of(title) if names_area else None)


def _reads_as_heading(block: Block, title: str) -> bool:
    if is_grade(title) or is_role(block.text) or "because" in title.split():
        return False
    if _LEADS_IN.match(title) or _DATED.match(title) or title.lower().startswith("key judg"):
        return False
    if len(title) > _LONGEST[block.strong] or (block.strong is False and ":" in block.text):
        return False
    return title[0].isupper() and not ends_sentence(title)


def _kind(trail: Sequence[Heading]) -> Kind | None:
    return next((h.kind for h in reversed(trail) if h.kind), None)


def _is_board(trail: Sequence[Heading]) -> bool:
    """Whether the headings are below that of the part on the safeguarding children board."""
    return bool(trail) and trail[0].areas == ("lscb",)


def _in_context(heading: Heading, trail: Sequence[Heading]) -> Heading:
    """`heading` at its place where its words alone do not tell it."""
    if not trail:
        return replace(heading, level=1) if heading.level == _SECTION else heading
    title, top = heading.title.lower(), trail[0]
    if top.title.lower().startswith("what the inspection") and len(title.split()) < 4:
        return Heading(heading.title, _SECTION, (), "method")
    if _names_theme(title) and any(_SUMS_UP.match(above.title) for above in trail):
        return Heading(heading.title, SUBHEADING, areas_of(heading.title))
    if top.kind == "method" and title.startswith(("overall effectiveness", "areas for improv")):
        return _judged_first(heading, trail)
    if heading.kind == "context" and top.kind == "method":
        return replace(heading, level=1)
    if title == _SUMMARY and heading.areas == top.areas:
        return replace(heading, level=_SECTION)
    if _is_board(trail) and title.startswith("the effectiveness of") and heading.level == 1:
        return replace(heading, level=_SECTION)
    if _is_board(trail) and heading.kind == "summary" and heading.areas == ("overall",):
        return replace(heading, level=_SECTION, areas=None)
    if trail[-1].kind == "recommendation" and title == "inspection findings":
        return replace(heading, level=trail[-1].level)
    if heading.kind == "recommendation" and not any(above.areas for above in trail):
        heading = replace(heading, areas=("overall",))
    if heading.areas == ("care-leavers",) and trail[-1].level >= _SECTION and not _is_no_part(top):
        return replace(heading, level=_SECTION + 1)
    if heading.level == _SECTION and _is_no_part(top):
        return replace(
            heading, level=1, areas=top.areas if heading.areas is None else heading.areas
        )
    return heading


def _names_theme(title: str) -> bool:
    """Whether the heading of an area may also head a theme of a summary or of what is asked."""
    return title.startswith(("leadership", "the quality of practice"))


def _judged_first(heading: Heading, trail: Sequence[Heading]) -> Heading:
    """The headings of 2012 and 2013 that state the judgement before the inspection is described."""
    if heading.kind == "recommendation":
        return replace(heading, level=2, areas=("overall",))
    if len(trail) == 1 and trail[0].title.lower().startswith("the inspection judg"):
        return replace(heading, level=2, kind="summary")
    return heading


def _is_no_part(top: Heading) -> bool:
    """Whether what stands at the top is itself a section, in a report without parts.

    So are the reports since 2018, the last re-inspections before, and the review of a board alone.
    """
    finds = top.kind == "finding" and bool(top.areas) and not _is_board([top])
    return finds or top.kind in ("recommendation", "context", "summary", "strength", "progress")
