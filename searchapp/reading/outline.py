"""What the headings of inspection reports say: their level, the area they open, the kind below."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher, get_close_matches

from searchapp.model import Area, Kind

_LONGEST = 200
_LONGEST_GLUED = 130
"""Characters of the longest heading, and of the longest two glued to each other."""

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


_GRADES = r"(?:outstanding|good|adequate|inadequate|requires? improvement(?: to be good)?)"
_GRADE = re.compile(rf"(?:grade (?:\d )?)?[(\[]?(?:{_GRADES}|not judged)[)\].]?", re.IGNORECASE)
_JUDGED_ROW = re.compile(
    r"(?P<label>[1-3](?:\.\d)?\.? (?:(?:the )?experiences? and progress of )?"
    r"(?:children (?:who need|in need of) help and protection|adoption performance|care leavers"
    r"|children looked after and achieving permanence|children in care(?: and care leavers)?"
    rf"|leadership, management and governance)) (?P<grade>{_GRADES}|not judged)",
    re.IGNORECASE,
)
_JUDGED_HEAD = re.compile(
    r"(?P<label>(?:key )?judge?ment) (?P<grade>(?:judge?ment )?grade)", re.IGNORECASE
)
_VERB = re.compile(r"\b(?:is|are|was)\b", re.IGNORECASE)
_REQUIRES = re.compile(r"\brequires? improvement(?: to be good)?\.?$", re.IGNORECASE)
_JUDGED = re.compile(
    r"(?P<bare>.+?)(?P<link>[\s:–-]+(?:(?:is|are|was)\b[\s:]*)?"
    rf"(?:that (?:it|they)\b\s*(?:is|are)?\s*)?(?:judged (?:to be|as)\s*)?)(?P<grade>{_GRADES})\.?",
    re.IGNORECASE,
)

_LSCB = (
    r"(?:the )?(?:[\w’'&-]+ ){0,5}(?:safeguarding children['’]?s?(?: board)?|\w{0,3}scb)"
    r"(?: ?\(\w{0,3}scb\))?"
)
_LA = r"the local authority"
_DASH = r" ?[^\w\s] ?"

FRAME = (
    # Parts of the report and what stands before the findings.
    _rule(r"the inspection judge?ments and what they mean", 1, "method", ()),
    _rule(rf"(?:section (?:1|one){_DASH})?{_LA}", 1, None, ("overall",)),
    _rule(rf"(?:section (?:2|two){_DASH})?{_LSCB}", 1, "finding", ("lscb",)),
    _rule(
        rf"(?:section (?:2|two){_DASH})?(?:the )?effectiveness (?:of )?{_LSCB}",
        1,
        "finding",
        ("lscb",),
    ),
    _rule(r"executive summary", 1, "summary", ("overall",)),
    _rule(r"summary of (?:key )?findings", 2, "summary"),
    _rule(r"overall effectiveness(?: of [^.]*)?", 1, "finding", ("overall",)),
    # What the report asks for, praises, and sees of earlier inspections.
    _rule(rf"what does (?:{_LA}|{_LSCB}) need to (?:do to )?improve\??", 2, "recommendation"),
    _rule(r"what needs to (?:be )?improved?[^.]{0,60}", 1, "recommendation", ("overall",)),
    _rule(rf"recommendations(?: for (?:{_LA}|{_LSCB}))?", 2, "recommendation"),
    _rule(r"areas? for (?:improvement|priority (?:and immediate )?action)", 3, "recommendation"),
    _rule(r"(?:areas for )?priority (?:and immediate )?actions?", 3, "recommendation"),
    _rule(r"(?:the local authority['’]s|key) strengths", 2, "strength", ("overall",)),
    _rule(rf"{_LSCB}['’]s strengths", 2, "strength", ("lscb",)),
    _rule(rf"{_LA} has the following strengths", 2, "strength", ("overall",)),
    _rule(r"progress since the (?:last|previous) inspection", 2, "progress", ("overall",)),
    _rule(r"(?:a )?summary for children(?: and young people)?", 2, "summary", ("overall",)),
    # Facts.
    _rule(
        r"\d?(?:annex \w: )?information about th(?:is|e) (?:local authority|area)(?: area)?",
        2,
        "context",
        (),
    ),
    _rule(r"service information", 1, "context", ()),
    _rule(
        r"(?:child protection|children(?: and young people)? (?:living|looked after|in care))"
        r" in (?:the )?[\w-]+(?: [\w-]+)?"
        r"|(?:other|previous) ofsted inspections?|local leadership"
        r"|other information about (?:this area|the local authority)"
        r"|the (?:casework|practice) (?:model|framework)s? used in this area",
        SUBHEADING,
        "context",
        (),
    ),
    # The findings.
    _rule(rf"inspection judge?ments? about {_LA}", 1, "finding", ()),
    _rule(rf"inspection judge?ments? about {_LSCB}", 1, "finding", ("lscb",)),
    _rule(rf"inspection findings{_DASH}{_LSCB}", 2, "finding", ("lscb",)),
    _rule(
        rf"key strengths and (?:weaknesses|areas for improvement) of {_LSCB}",
        2,
        "finding",
        ("lscb",),
    ),
    _rule(r"the effectiveness of the help and protection provided to [^.]*", 1, "finding"),
    _rule(r"the quality of practice|leadership and (?:governance|management)", 1, "finding"),
    _rule(r"capacity to improve", 1, "finding", ()),
    _rule(r"quality of provision", 1, "finding", ("quality-of-practice",)),
    _rule(r"outcomes for looked after children[^.]{0,40}", 1, "finding", ("looked-after",)),
    _rule(r"the experiences? and progress of [^.]*", 2, "finding"),
    _rule(r"the impact of leaders on social work practice[^.]*", 2, "finding"),
    _rule(r"leadership,? management and governance", 2, "finding"),
    _rule(r"the graded judge?ment (?:for|about|of) [^.]*", 3, "finding"),
    _rule(r"(?:adoption performance|experiences? and progress of care leavers)", 3, "finding"),
    _rule(rf"{_LSCB}(?: is)?(?: that it is)? {_GRADES}\.?", 2, "summary", ("lscb",)),
    _rule(r"(?:inspection )?summary", 4, "summary"),
    _rule(r"(?:inspection )?findings", 4, "finding"),
    # About the inspection.
    _rule(r"what the (?:[\w ]+ )?inspection judge?ments mean[^.]*", 1, "method", ()),
    _rule(
        r"(?:information )?about th(?:is|e) (?:[\w ]+ )?(?:inspection|review)(?: and the review)?",
        1,
        "method",
        (),
    ),
    _rule(r"(?:the )?inspection team", 2, "method", ()),
    _rule(r"record of main findings", 1, "method", ()),
)
"""The frame of the reports: pattern of the whole heading, level, kind, areas."""

_USUAL = (
    "section 1: the local authority",
    "the local authority",
    "the local safeguarding children board (lscb)",
    "executive summary",
    "summary of key findings",
    "summary of findings",
    "what does the local authority need to improve?",
    "what does the lscb need to improve?",
    "what needs to improve?",
    "priority and immediate action",
    "recommendations",
    "areas for improvement",
    "the local authority’s strengths",
    "the local authority has the following strengths",
    "the lscb’s strengths",
    "key strengths and weaknesses of the lscb",
    "progress since the last inspection",
    "summary for children and young people",
    "information about this local authority area",
    "inspection judgements about the local authority",
    "inspection judgement about the lscb",
    "inspection findings – the local safeguarding children board",
    "inspection findings",
    "the experiences and progress of children who need help and protection",
    "the experiences and progress of children looked after and achieving permanence",
    "the experiences and progress of children in care and care leavers",
    "the experiences and progress of children in care",
    "the experiences and progress of care leavers",
    "the impact of leaders on social work practice with children and families",
    "leadership, management and governance",
    "the graded judgement for adoption performance",
    "the graded judgement about the experience and progress of care leavers",
    "what the inspection judgements mean",
    "information about this inspection",
    "the inspection team",
    "record of main findings",
)
"""How the headings of the frame are usually worded: what a misspelt one is compared with."""

_GRADE_WORDINGS = (
    "outstanding",
    "good",
    "adequate",
    "inadequate",
    "requires improvement",
    "requires improvement to be good",
    "not judged",
)
_LONGEST_GRADE = 48
"""Characters of "… is that it requires improvement to be good", with room for a slip."""

_NEAR_ENOUGH = 0.9
_NEARLY = 0.7
_SLIP = 3
"""Share of letters alike (difflib's ratio) in a heading, and in the grade after it: one slip in a
short heading, several in a long one; "children in care" and "care leavers" stand further apart.
Two letters doubled or lost shift what follows the heading by as many."""

_AREA_WORDS: tuple[tuple[str, tuple[Area, ...]], ...] = (
    (r"in care and care leavers", ("looked-after", "care-leavers")),
    (r"\badopti", ("adoption",)),
    (r"\bcare leavers\b|\bleaving care\b", ("care-leavers",)),
    (r"looked after|children in care\b", ("looked-after",)),
    (r"\bhelp\b.{1,20}\bprotection\b|\bchildren in need\b", ("help-and-protection",)),
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
    """The heading that `title` is in the frame shared by reports, or None.

    A judgement that the heading carries ("…: good", "… are good") counts for nothing.
    """
    if len(title) > _LONGEST:
        return None
    judged, whole = _JUDGED.fullmatch(title), title.removesuffix(".")
    for name in (whole, judged["bare"]) if judged else (whole,):
        for rule in FRAME:
            if rule.pattern.fullmatch(name):
                areas = rule.areas
                if areas is None and rule.kind == "finding":
                    areas = areas_of(name)
                level = 2 if name != whole and areas == ("lscb",) else rule.level
                return Heading(title, level, areas, rule.kind)
    return None


def printed_heading(title: str) -> Heading | None:
    """As `frame_heading`, of a title that is printed as a heading, and may be misspelt.

    "The experiences of progress of children looked after …" (Salford 2015) is meant for the usual
    wording that it is nearest to, whose place, area and kind it has. The title stays as printed.
    """
    known = frame_heading(title)
    usual = _usual_wording(title)
    meant = frame_heading(usual) if usual else None
    if meant is None or (known and known.areas == meant.areas):
        return known
    level = known.level if known else meant.level
    return Heading(title, level, meant.areas, (known or meant).kind)


def _usual_wording(title: str) -> str | None:
    """The usual heading that begins like `title`, if a grade at most, or nothing, follows it."""
    lower, found = title.lower(), None
    for usual in _USUAL:
        rest = lower[len(usual) :]
        begins = SequenceMatcher(None, usual, lower[: len(usual)], autojunk=False)
        if begins.quick_ratio() < _NEAR_ENOUGH or begins.ratio() < _NEAR_ENOUGH:
            continue
        if len(rest) <= _SLIP or _is_nearly_grade(rest[-_LONGEST_GRADE:]):
            found = max(found or "", usual, key=len)
    return found


def _is_nearly_grade(rest: str) -> bool:
    words = re.sub(r"[^a-z ]|\b(?:is|are|that|it|they)\b", " ", rest).split()
    return bool(get_close_matches(" ".join(words), _GRADE_WORDINGS, n=1, cutoff=_NEARLY))


def glued_headings(text: str) -> tuple[str, ...]:
    """`text` as the two headings that a source glued to each other, or as it is."""
    if len(text) > _LONGEST_GLUED or frame_heading(text):
        return (text,)
    words = text.split(" ")
    for i in range(len(words) - 1, 0, -1):
        first, rest = " ".join(words[:i]).rstrip(" –-"), " ".join(words[i:])
        if frame_heading(first) and frame_heading(rest):
            return first, rest
    return (text,)


def glued_to_end(text: str) -> tuple[str, str]:
    """`text` and the heading that a source glued to its end, "" where it glued none.

    The report of Calderdale 2015 itself prints "… from home and care. Areas for improvement".
    """
    sentence, stop, last = text.rpartition(". ")
    if stop and len(last.split()) > 1 and not _JUDGED.fullmatch(last) and frame_heading(last):
        return sentence + ".", last
    return text, ""


def opens_body(title: str, *, printed: bool = False) -> bool:
    """Whether `title` is a heading that ends the cover: a part of the frame, not a judgement.

    `printed` says that it is printed as headings are, so that it may be misspelt.
    """
    heading = printed_heading(title) if printed else frame_heading(title)
    return heading is not None and not states_grade(title)


def carries_grade(title: str) -> bool:
    """Whether a title ends in a grade: "Overall effectiveness: inadequate"."""
    return _JUDGED.fullmatch(title) is not None


def states_grade(title: str) -> bool:
    """Whether a heading is a sentence that gives a grade: "Leadership … is good"."""
    judged = _JUDGED.fullmatch(title)
    if judged is None or ":" in judged["link"]:
        return False
    return bool(_VERB.search(judged["link"]) or _REQUIRES.search(title))


def is_grade(text: str) -> bool:
    """Whether `text` is a grade alone, in one of the forms in which reports print it."""
    return _GRADE.fullmatch(text) is not None


def judged_row(text: str) -> tuple[str, ...]:
    """The cells of a row of a judgement table that is drawn as one, () where `text` is none.

    Cheshire East 2015 prints "2.1 Adoption performance Good" with spaces in place of the cells.
    """
    row = _JUDGED_ROW.fullmatch(text) or _JUDGED_HEAD.fullmatch(text)
    return (row["label"], row["grade"]) if row else ()
