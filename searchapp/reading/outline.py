"""What the headings of inspection reports say: their level, the area they open, the kind below."""

import re
from dataclasses import dataclass

from searchapp.model import Area, Kind

SUBHEADING = 5
"""Level of a heading that is not one of the frame that all reports of a framework share."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A printed heading. `areas` and `kind` are None where they are those of the one above."""

    title: str
    level: int
    areas: tuple[Area, ...] | None = None
    kind: Kind | None = None


@dataclass(frozen=True, slots=True)
class _Rule:
    pattern: re.Pattern[str]
    level: int
    areas: tuple[Area, ...] | None
    kind: Kind | None


def _rule(
    pattern: str, level: int, kind: Kind | None = None, areas: tuple[Area, ...] | None = None
) -> _Rule:
    return _Rule(re.compile(pattern, re.IGNORECASE), level, areas, kind)


_LSCB = r"(?:the )?(?:local safeguarding children['’]?s? board|lscb)(?: ?\(lscb\))?"

FRAME = (
    # Parts of the report and what stands before the findings.
    _rule(r"the inspection judge?ments and what they mean", 1, "method", ()),
    _rule(r"(?:section (?:1|one) ?[:–-] ?)?the local authority", 1, None, ("overall",)),
    _rule(rf"(?:section (?:2|two) ?[:–-] ?)?{_LSCB}", 1, "finding", ("lscb",)),
    _rule(rf"section (?:2|two) ?[:–-] ?the effectiveness of {_LSCB}", 1, "finding", ("lscb",)),
    _rule(r"executive summary", 1, "summary", ("overall",)),
    _rule(r"summary of (?:key )?findings", 2, "summary"),
    _rule(r"overall effectiveness", 1, "finding", ("overall",)),
    # What the report asks for, praises, and sees of earlier inspections.
    _rule(rf"what does (?:the local authority|{_LSCB}) need to improve\??", 2, "recommendation"),
    _rule(r"what needs to improve\??", 1, "recommendation", ("overall",)),
    _rule(r"recommendations", 2, "recommendation"),
    _rule(r"areas for improvement|priority and immediate action", 3, "recommendation"),
    _rule(r"the local authority['’]s strengths", 2, "strength", ("overall",)),
    _rule(r"progress since the last inspection", 2, "progress", ("overall",)),
    _rule(r"summary for children and young people", 2, "summary", ("overall",)),
    # Facts.
    _rule(r"information about this local authority area|service information", 2, "context", ()),
    # The findings.
    _rule(r"inspection judge?ments? about the local authority", 1, "finding", ()),
    _rule(rf"inspection judge?ments? about {_LSCB}", 1, "finding", ("lscb",)),
    _rule(r"the effectiveness of the help and protection provided to .*", 1, "finding"),
    _rule(r"the quality of practice", 1, "finding"),
    _rule(r"leadership and governance", 1, "finding"),
    _rule(r"the experiences and progress of .*", 2, "finding"),
    _rule(r"the impact of leaders on social work practice .*", 2, "finding"),
    _rule(r"leadership, management and governance", 2, "finding"),
    _rule(r"the graded judge?ment (?:for|about) .* is that it .*", 3, "finding"),
    _rule(rf"{_LSCB} (?:is|requires?) (?:(?!because).)*", 2, "summary", ("lscb",)),
    _rule(r"summary", 4, "summary"),
    _rule(r"inspection findings", 4, "finding"),
    # About the inspection.
    _rule(r"what the inspection judge?ments mean(?: ?[:–-] ?.*)?", 1, "method", ()),
    _rule(r"(?:information )?about this inspection", 1, "method", ()),
    _rule(r"the inspection team", 2, "method", ()),
    _rule(r"record of main findings", 1, "method", ()),
)
"""The frame of the reports: pattern of the whole heading, level, kind, areas."""

_AREA_WORDS: tuple[tuple[str, tuple[Area, ...]], ...] = (
    (r"in care and care leavers", ("looked-after", "care-leavers")),
    (r"\badopti", ("adoption",)),
    (r"\bcare leavers\b|\bleaving care\b", ("care-leavers",)),
    (r"looked after|children in care\b", ("looked-after",)),
    (r"help and protection|help, protection|\bchildren in need\b", ("help-and-protection",)),
    (r"\bleadership\b|\bleaders\b|\bgovernance\b", ("leadership",)),
    (r"local safeguarding children|\blscb\b", ("lscb",)),
    (r"quality of practice", ("quality-of-practice",)),
)


def areas_of(title: str) -> tuple[Area, ...] | None:
    """The areas that the words of a heading name; None where they name none."""
    return next(
        (areas for words, areas in _AREA_WORDS if re.search(words, title, re.IGNORECASE)), None
    )


def frame_heading(title: str) -> Heading | None:
    """The heading that `title` is in the frame shared by reports, or None."""
    for rule in FRAME:
        if rule.pattern.fullmatch(title):
            areas = rule.areas
            if areas is None and rule.kind == "finding":
                areas = areas_of(title)
            return Heading(title, rule.level, areas, rule.kind)
    return None
