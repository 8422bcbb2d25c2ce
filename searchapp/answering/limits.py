"""What a question is limited to: council, year, report, area, read from its words."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from searchapp.language.councils import councils_named
from searchapp.model import Area, Filters, Kind, Report

_INSPECTION = (
    r"(?:ofsted |full |single |joint |last |previous |unannounced )*(?:inspections?"
    r"|reports?|reviews?|visits?|ofsted)"
)
_MONTHS = "january|february|march|april|may|june|july|august|september|october|november|december"
_REPORT_YEAR = re.compile(
    rf"\b(?P<a>20\d\d)(?:'s)?\s+{_INSPECTION}\b"
    rf"|\b{_INSPECTION}\s+(?:\w+\s+)?(?:of|in|from|for|dated|published in)\s+(?:(?:{_MONTHS}"
    rf"|early|late|mid)\s+)?(?P<b>20\d\d)\b",
    re.IGNORECASE,
)
_LONE_YEAR = re.compile(
    r"(?<![\d–/-])\b(?P<since>(?:since|after) )?(?P<year>20\d\d)\b(?!\s?[-–/]\s?\d)", re.IGNORECASE
)
_YEAR_BESIDE = re.compile(r"(?:['’]s)?,? (?P<year>20\d\d)\b(?!\s?[-–/]\s?\d)")
_DAY = re.compile(
    rf"\b\d{{1,2}}(?:st|nd|rd|th)? (?:of )?(?:{_MONTHS})|\b(?:end|start"
    rf"|beginning) (?:of )?(?:{_MONTHS})",
    re.IGNORECASE,
)
_LATEST_REPORT = re.compile(
    r"(?<!since )(?<!since the )(?<!from )(?<!from the )(?<!after )(?<!after the )\b(latest"
    r"|most recent|newest|last)\s+"
    r"(?:ofsted\s+)?(?:inspection|report|ofsted)\b",
    re.IGNORECASE,
)
_NOWADAYS = re.compile(
    r"\b(?:now|currently|current|today|nowadays|at present|still|latest|most recent)\b",
    re.IGNORECASE,
)
_ANY_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
_EARLIER = re.compile(
    r"\b(?:previous(?:ly)?|earlier|originally|historically|formerly|used to|back then|last time"
    r"|at first|first inspection|before that)\b",
    re.IGNORECASE,
)
_COUNCILS = r"(?:councils?|(?:local )?authorit(?:y|ies)|boroughs?|count(?:y|ies)|reports?)"
_EXTREME = r"(?:most|least|fewest|best|worst|highest|lowest|largest|biggest|smallest|top)"
_OVER_ALL = re.compile(
    rf"\b(?:which|what|how many|list|name)(?: \w+){{0,2}} {_COUNCILS}\b.*\b{_EXTREME}\b"
    rf"|\b{_EXTREME}(?:[- ](?:rated|graded|ranked|performing))? {_COUNCILS}\b"
    rf"|\b(?:which|how many|list|name)(?: \w+){{0,2}} {_COUNCILS}\b.*\b(?:outstanding|good"
    r"|adequate|inadequate|requires? improvement|rated|graded|judged|fail(?:ed|ing))\b",
    re.IGNORECASE,
)
_AREA_NAMES: Mapping[Area, str] = {
    "adoption": r"\badopt\w*",
    "care-leavers": r"\bcare[- ]leavers?\b|\bleaving care\b|\bleft care\b",
    "lscb": r"\blscbs?\b|\bsafeguarding (?:children )?board\b",
    "leadership": r"\bleadership\b|\bwell[- ]led\b|\bgovernance\b|\bimpact of leaders\b",
    "looked-after": r"\blooked[- ]after\b|\b(?:children|kids) in care\b|\bpermanence\b",
    "help-and-protection": r"\bhelp and protection\b|\bchild protection\b"
    r"|\bneed(?:ing)? (?:of )?(?:help|protection)\b",
    "quality-of-practice": r"\bquality of practice\b",
    "overall": r"\boverall\b",
}
AREA_WORDS: Mapping[Area, re.Pattern[str]] = {
    area: re.compile(words, re.IGNORECASE) for area, words in _AREA_NAMES.items()
}
"""How people, and the reports, name each area that is judged."""

ASKED_KINDS: Mapping[Kind, re.Pattern[str]] = {
    "recommendation": re.compile(
        r"\brecommend\w*|\b(?:had|has|have|needs?|needed|told) (?:\w+ ){0,2}to (?:be )?(?:fix"
        r"|improv|do\b|done|change|put right|get better|sort out|work on)"
        r"|^what (?:should|must|ought to|(?:needs?|has|have) to)\b"
        r"|\bareas? for (?:improvement|development)|\bpriority actions?|\bwhat (?:should"
        r"|must) (?:(?:the )?(?:council|authority|board|lscb)|they"
        r"|(?:[\w'’-]+ ){1,4}?(?:do|fix|improve|change|put right)\b)"
        r"|\b(?:want|ask|tell|told)\w* .*\b(?:done|to do|improve|to fix)|\bmust improve"
        r"|\bneeds? improv|\bthings? to (?:improve|fix|put right)",
        re.IGNORECASE,
    ),
    "strength": re.compile(
        r"\bstrengths?\b|\bdoes? (?:the council |it )?(?:do )?well\b"
        r"|^what (?:do|does|are|is) .{0,40}?\b(?:do(?:ing)? (?:\w+ )?well|(?:good|best) at)\W*$",
        re.IGNORECASE,
    ),
    "progress": re.compile(r"\bprogress since\b|\bimproved since\b", re.IGNORECASE),
}
"""Words that ask for paragraphs of a kind."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What a question is limited to.

    `filters` are certain enough to hide everything else. `years` and `areas` only prefer, as
    does `newest`, and so, a little, does a question that is `undated`: what is so now is meant.
    `absent` names a council that no report is about, where no other is named. `over_all` tells a
    question that only counting or comparing over all councils would answer. `words` are the
    stretches of the question (start, end) that the filters stand for.
    """

    filters: Filters
    years: tuple[int, ...]
    areas: tuple[Area, ...]
    newest: bool
    undated: bool
    absent: str | None
    over_all: bool
    words: tuple[tuple[int, int], ...]


def read_limits(question: str, reports: Sequence[Report], ignore: Collection[str] = ()) -> Limits:
    """The limits in the words of `question`; filters of the names in `ignore` are not read."""
    filters: dict[str, tuple[str, ...]] = {}
    taken: list[tuple[int, int]] = []
    named = councils_named(question, reports)
    if named.slugs and "authority" not in ignore:
        filters["authority"] = named.slugs
        taken.extend(named.places)
    known_years = {report.year for report in reports if report.year}
    reported = [m for m in _REPORT_YEAR.finditer(question) if int(m["a"] or m["b"]) in known_years]
    beside = _years_beside(question, named.places, known_years)
    mentioned = (int(m["year"]) for m in _LONE_YEAR.finditer(question) if not m["since"])
    years = tuple(year for year in mentioned if year in known_years)
    if (reported or beside) and "year" not in ignore:
        spans = [*(m.span("a" if m["a"] else "b") for m in reported), *beside]
        filters["year"] = tuple(sorted({question[slice(*span)] for span in spans}))
        taken.extend(spans)
    elif "report" not in ignore:
        latest = _LATEST_REPORT.search(question)
        newest = _newest(reports, named.slugs) if latest else None
        if latest and newest:
            filters["report"] = (newest.id,)
            taken.append(latest.span(1))
    areas = tuple(area for area, words in AREA_WORDS.items() if words.search(question))
    return Limits(
        filters=filters,
        years=() if _DAY.search(question) else years,
        areas=areas,
        newest=bool(_NOWADAYS.search(question)),
        undated=not _ANY_YEAR.search(question) and not _EARLIER.search(question),
        absent=named.absent if not named.slugs and "authority" not in ignore else None,
        over_all=not named.slugs and bool(_OVER_ALL.search(question)),
        words=tuple(taken),
    )


def _years_beside(
    question: str, councils: Sequence[tuple[int, int]], known: Collection[int]
) -> list[tuple[int, int]]:
    """Where a year of a report follows a council's name at once: "Sutton 2022 recommendations"."""
    found = (_YEAR_BESIDE.match(question, end) for _, end in councils)
    return [match.span("year") for match in found if match and int(match["year"]) in known]


def _newest(reports: Sequence[Report], authorities: Collection[str]) -> Report | None:
    """The newest report of the councils named, or of all where all are of one council."""
    chosen = [r for r in reports if not authorities or r.authority_slug in authorities]
    if not chosen or len({r.authority_slug for r in chosen}) > 1:
        return None
    return max(chosen, key=lambda r: (r.published or r.inspection_end or date.min, r.id))
