"""The graded judgements of a report, as its cover, its record of findings or its headings say."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import get_args

from searchapp.model import Area, Grade, Judgement

_QUOTE = "['’]"

_GRADE = r"requires? improvement(?: to be good)?|outstanding|good|adequate|inadequate"

_SUBJECTS: Mapping[str, tuple[Area, ...]] = {
    "overall effectiveness": ("overall",),
    "children who need help and protection": ("help-and-protection",),
    "children in need of help and protection": ("help-and-protection",),
    "children and families who need help and protection": ("help-and-protection",),
    "children who need help, support and protection": ("help-and-protection",),
    "effectiveness of the help and protection provided to children, young people, families and"
    " carers": ("help-and-protection",),
    "children in care and care leavers": ("looked-after", "care-leavers"),
    "children in care": ("looked-after",),
    "children and young people in care": ("looked-after",),
    "children looked after and achieving permanence": ("looked-after",),
    "children looked after": ("looked-after",),
    "outcomes for looked after children and young people": ("looked-after",),
    "adoption performance": ("adoption",),
    "adoption": ("adoption",),
    "care leavers": ("care-leavers",),
    "leadership, management and governance": ("leadership",),
    "leadership and governance": ("leadership",),
    "leadership and management": ("leadership",),
    "impact of leaders on social work practice with children and families": ("leadership",),
    "impact of leaders on practice with children and families": ("leadership",),
    "quality of practice": ("quality-of-practice",),
    "quality of provision": ("quality-of-practice",),
    "capacity to improve": (),
}
"""What tables, records and headings name as judged. "Outcomes", "quality of provision" and
"capacity to improve" are those of the inspections of looked after children of 2013; the last is no
area of the interface and left out."""

_BEFORE = r"(?:the )?(?:experiences? and progress of )?"

_LSCB = (
    r"(?:the )?(?:effectiveness of )?(?:the )?(?:[a-z]+ ){0,3}safeguarding children(?: board)?"
    r"(?: \([a-z]+\))?|(?:the )?(?:effectiveness of the )?[a-z]{1,3}scb"
)
_OVERALL = (
    r"(?:the )?overall judge?ment"
    rf"|children{_QUOTE}s services(?: (?:provided|delivered))? (?:in|by|at) .{{2,80}}?"
)

_LINK = (
    r"(?: is| are| is judged to be| are judged to be"
    rf"| is that (?:it|they|children{_QUOTE}s services(?: in .{{2,60}}?)?)(?: is| are)?"
    rf"| (?:for|about) .{{4,60}} is(?: that (?:it|they)(?: is| are)?)?)?"
)


def _subject(words: str) -> str:
    return _BEFORE + re.escape(words).replace(",", ",?").replace(r"\ ", " ")


_STATEMENTS: tuple[tuple[re.Pattern[str], tuple[Area, ...]], ...] = tuple(
    (
        re.compile(
            r"(?:[1-5](?:\.\d)?\.? )?(?:the graded judge?ment (?:for|about) )?"
            rf"(?P<label>{label}){_LINK}(?: ?[:–—-] ?| )(?P<grade>{_GRADE})"
            r"(?: \(?grade [1-4]\)?)?[.:]?(?: because:?)?",
            re.IGNORECASE,
        ),
        areas,
    )
    for label, areas in (
        *((_subject(words), areas) for words, areas in _SUBJECTS.items()),
        (_LSCB, ("lscb",)),
        (_OVERALL, ("overall",)),
    )
)

_OPENING = re.compile(
    r"(?:[1-5](?:\.\d)?\.? )?(?:the )?(?:graded judge?ment|overall|outcomes|experiences?|children"
    r"|effectiveness|adoption|care leavers|leadership|impact of leaders|quality of|local safe"
    r"|(?:[a-z]+ ){0,3}safeguarding|[a-z]{1,3}scb)",
    re.IGNORECASE,
)

_MOST_LINES = 4
"""A heading or a table row takes no more lines than this."""


@dataclass(frozen=True, slots=True)
class Found:
    """A judgement as one place of the report prints it."""

    label: str
    areas: tuple[Area, ...]
    grade: Grade


def grade_of(words: str) -> Grade:
    """The grade that `words` name; "requires improvement to be good" is one grade."""
    plain = words.lower()
    if plain.startswith("require"):
        return "requires improvement"
    grades: Mapping[str, Grade] = {
        "outstanding": "outstanding",
        "good": "good",
        "adequate": "adequate",
        "inadequate": "inadequate",
    }
    return grades[plain]


def statements(lines: Sequence[str]) -> Iterator[Found]:
    """The judgements that `lines` state, a few lines read as one where they are wrapped.

    An empty line stands for lines that are no headings and never part of a statement.
    """
    for start, line in enumerate(lines):
        if not _OPENING.match(line):
            continue
        text = ""
        for further in lines[start : start + _MOST_LINES]:
            if not further:
                break
            text = f"{text} {further}".strip()
            if found := _statement(text):
                yield found
                break


def _statement(text: str) -> Found | None:
    for pattern, areas in _STATEMENTS:
        if areas and (match := pattern.fullmatch(text)):
            return Found(match["label"], areas, grade_of(match["grade"]))
    return None


_LEAD_IN = re.compile(r".*contribute to overall effectiveness are: ?", re.IGNORECASE)
_WORD = re.compile(r"\d+(?:\.\d+)?|[a-z]+,?", re.IGNORECASE)
_GRADE_WORDS = frozenset(
    ["require", "requires", "improvement", "outstanding", "good", "adequate", "inadequate"]
)
_NOISE = re.compile(r"judge?ment|grade|\d.*|be", re.IGNORECASE)
_TABLE_LABELS = sorted(_SUBJECTS, key=len, reverse=True)
_TABLE_LABEL = re.compile(
    "|".join(f"({_subject(words)})" for words in _TABLE_LABELS), re.IGNORECASE
)
_TABLE_WORDS = _GRADE_WORDS | frozenset(
    word
    for words in (*_SUBJECTS, "the experiences and progress of", "judgement judgment grade to be")
    for word in re.findall(r"[a-z]+", words)
)


def table(lines: Sequence[str]) -> tuple[Found, ...]:
    """The judgements of the first table among `lines`, however its cells are broken or ordered.

    Labels and grades are read apart, each in its order, and paired: so it does not matter whether
    a grade stands beside, above, or wrapped around its label (the export of Calderdale 2015, West
    Northamptonshire 2022). Empty where there is no table, or where the two do not count the same.
    """
    for rows in _tabular([_LEAD_IN.sub("", line) for line in lines]):
        if found := _paired(" ".join(rows)):
            return found
    return ()


def _tabular(lines: Sequence[str]) -> Iterator[list[str]]:
    """Runs of lines that hold nothing but words of judgement tables."""
    rows: list[str] = []
    for line in (*lines, "|"):
        words = [word.lower().rstrip(",") for word in _WORD.findall(line)]
        if words and all(word in _TABLE_WORDS or word[0].isdigit() for word in words):
            rows.append(line)
        elif rows:
            yield rows
            rows = []


def _paired(text: str) -> tuple[Found, ...]:
    words = _WORD.findall(re.sub(r"\bto be good\b", "", text, flags=re.IGNORECASE))
    graded = " ".join(word for word in words if word.lower() in _GRADE_WORDS)
    rest = " ".join(w for w in words if w.lower() not in _GRADE_WORDS and not _NOISE.fullmatch(w))
    grades = [grade_of(match[0]) for match in re.finditer(_GRADE, graded, re.IGNORECASE)]
    labels = list(_TABLE_LABEL.finditer(rest))
    if len(labels) != len(grades):
        return ()
    return tuple(
        Found(match[0], areas, grade)
        for match, grade in zip(labels, grades, strict=True)
        if (areas := _areas_of_label(match))
    )


def _areas_of_label(match: re.Match[str]) -> tuple[Area, ...]:
    return _SUBJECTS[_TABLE_LABELS[(match.lastindex or 1) - 1]]


def judgements(
    cover: Sequence[str], body: Sequence[str]
) -> tuple[tuple[Judgement, ...], tuple[str, ...]]:
    """All judgements, one per area, and warnings where two places of the report disagree.

    `cover` holds the lines of the title page and of the record of main findings, `body` the
    headings of the report, an empty line for the rest. Rows of the cover come before its table
    read as a whole, and that before headings.
    """
    sources = (tuple(statements(cover)), table(cover), tuple(statements(body)))
    chosen: dict[Area, Judgement] = {}
    warnings = []
    for found in (found for source in sources for found in source):
        for area in found.areas:
            known = chosen.setdefault(area, Judgement(area, found.label, found.grade))
            if known.grade != found.grade:
                warnings.append(
                    f"The report grades {known.label!r} {known.grade} in one place and "
                    f"{found.grade} in another ({found.label!r}); the first is taken."
                )
    places = get_args(Area)
    in_order = sorted(chosen.values(), key=lambda judgement: places.index(judgement.area))
    return tuple(in_order), tuple(sorted(set(warnings)))
