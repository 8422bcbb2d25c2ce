"""Whether a question asks how a council was judged as a whole, and which sentences say so.

A council has one overall judgement a report, beside those on parts of its services. Who asks
whether Leeds is outstanding, or whether it failed its inspection, wants that one: not the grade of
a part, of a service that the council buys, or of an inspection before.
"""

import re
from collections.abc import Sequence

from searchapp.answering.quantities import quantities
from searchapp.answering.words import names_masked
from searchapp.language.councils import councils_named
from searchapp.model import Hit, Report

SURE = 0.95
"""The confidence of an overall judgement: only the grade that the report is known to have counts,
and of the 31 reports of the questions all have the one on their cover."""

_GRADE = (
    r"(?:outstanding|(?:any |so )?good|bad|poor|adequate|inadequate|failing"
    r"|requir(?:es?|ed|ing) improvement(?: to be good)?)"
)
_OFFICE = (
    r"(?:(?:(?:city|county|borough|metropolitan|unitary|district) )*council|local authority"
    r"|authority|lea)"
)
_SERVICES = r"(?:children['’]?s (?:services|social care|social services|department))"
_WHOSE = rf"(?:the )?(?:X|{_OFFICE})(?: {_OFFICE})?"
_COUNCIL = (
    rf"(?:{_WHOSE}(?:['’]s?)?(?: {_SERVICES})?"
    rf"|(?:the )?{_SERVICES}(?: (?:in|at|of|for) {_WHOSE})?)"
)
_INSPECTION = (
    r"(?:(?:its|their|the|this|that|an|any) )?(?:(?:last|latest|most recent|newest|ofsted|full"
    r"|YEAR) )*(?:ofsted|inspections?|reports?|inspectors?)"
)
_WHEN = (
    rf"(?: (?:now|today|still|currently|at present|overall|as a whole|by ofsted|last time|yet"
    rf"|(?:in|for|by|at|during|after|according to) (?:YEAR|{_INSPECTION})))*\W*$"
)
_SAID = r"(?:(?:rated|graded|judged|found|deemed|considered|called) )?(?:to be |as )?(?:an? )?"
_ASKS_GRADE = re.compile(
    rf"^(?:(?:is|was|are|were|isn['’]?t|wasn['’]?t) {_COUNCIL} (?:still |now |really |currently "
    rf"|ever |also )*{_SAID}{_GRADE}(?:,? or (?:not|{_GRADE}))?"
    r"(?: (?:council|(?:local )?authority|rating|overall))?"
    rf"|(?:does|do|did) {_COUNCIL} (?:still )?require improvement(?: to be good)?"
    rf"|(?:is|are|was|were) {_COUNCIL} (?:doing|run|managed) (?:very |so )?(?:well|badly|ok(?:ay)?)"
    rf"|how (?:good|bad) (?:is|are|was|were) {_COUNCIL}"
    rf"|how (?:well )?(?:did|has|have|is|are) {_COUNCIL} (?:do|done|doing|fare|fared)"
    rf"|(?:did|has|have) {_COUNCIL} (?:ever )?(?:get|got|gotten|receive|received|been|have) "
    rf"{_SAID}{_GRADE}"
    r"(?: (?:rating|grade|judge?ment|report))?"
    rf"|(?:did|has|have|does) {_COUNCIL} (?:fail|pass)(?:e[sd])?(?: {_INSPECTION})?){_WHEN}",
    re.IGNORECASE,
)
_ASKS_WHICH = re.compile(
    r"\b(?:grad(?:e[ds]?|ing)|rat(?:ed?|ings?)|judg(?:ed?|e?ments?)|verdict|scored?|mark)\b"
    r"|\boverall effectiveness\b|\bofsted (?:result|outcome)\b|\bresult of\b"
    r"|\b(?:did|has) X (?:do|done|fare)",
    re.IGNORECASE,
)
_OF_THE_WHOLE = re.compile(
    rf"(?:\b(?:X|YEAR|ofsted|{_OFFICE}|{_SERVICES}|what|which|how|is|was|were|are|did|does|do|has|have"
    r"|been|the|its|their|a|an|in|for|of|at|by|to|give|given|gave|get|got|receive|received|from"
    r"|grade|graded|grades|grading|rate|rated|rating|ratings|judge|judged|judgement|judgment"
    r"|judgements|verdict|score|scored|mark|result|outcome|overall|effectiveness|inspection"
    r"|inspections|inspectors|report|last|latest|most|recent|newest|current|currently|now"
    r"|services?|done|fare|s)\b|['’?.,!\s])+",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_ELSEWHEN = re.compile(
    r"\bprevious(?:ly)?\b|\blast inspect\w*|\bprior\b|\bearlier\b|\bin (?:19|20)\d\d\b",
    re.IGNORECASE,
)
_SAYS_OVERALL = re.compile(
    rf"\boverall (?:judge?ment|effectiveness|grade)\b|^\W*{_SERVICES} in [^,;:]{{2,60}}? "
    r"(?:is|are|requires?)\b",
    re.IGNORECASE,
)
_PREVIOUS = re.compile(
    r"\b(?:previous|earlier|last|past) (?:ofsted )?inspections?\b", re.IGNORECASE
)
_GRADE_ALONE = re.compile(rf"\W*(?:grade \d\W*)?{_GRADE}\W*", re.IGNORECASE)


def asks_overall(question: str, reports: Sequence[Report]) -> bool:
    """Whether `question` asks how a council was judged as a whole, or whether so and so.

    Not where it names a year that no report is of: what was judged then stands, if at all, in the
    history that a later report tells.
    """
    known = {str(report.year) for report in reports}
    if not known.issuperset(_YEAR.findall(question)):
        return False
    masked = names_masked(question, councils_named(question, reports).places)
    masked = _YEAR.sub("YEAR", masked)
    if _ASKS_GRADE.match(masked):
        return True
    return bool(_ASKS_WHICH.search(masked)) and bool(_OF_THE_WHOLE.fullmatch(masked))


def overall_within(hit: Hit, start: int, end: int) -> tuple[int, int] | None:
    """Where the sentence from `start` to `end` gives the overall judgement that its report makes.

    None where it gives that of a part, that of another inspection, or none.
    """
    paragraph, grade = hit.paragraph, hit.report.overall_grade
    if not grade or is_of_earlier_inspection(hit) or paragraph.kind not in ("method", "summary"):
        return None
    text = paragraph.text[start:end]
    alone = "overall" in paragraph.areas and says_grade_alone(text)
    if _ELSEWHEN.search(text) or not (alone or _SAYS_OVERALL.search(text)):
        return None
    places = (
        (start + one.start, start + one.end)
        for one in quantities(text)
        if one.kind == "grade" and same_grade(text[one.start : one.end], grade)
    )
    return next(places, None)


def says_grade_alone(text: str) -> bool:
    """Whether a line has a grade and nothing else, as under the heading that says of what."""
    return bool(_GRADE_ALONE.fullmatch(text))


def is_of_earlier_inspection(hit: Hit) -> bool:
    """Whether the paragraph lists what inspections before this one judged."""
    return any(_PREVIOUS.search(heading) for heading in hit.paragraph.section)


def same_grade(said: str, grade: str) -> bool:
    """Whether words of a report are the grade: "require improvement" is "requires improvement"."""
    return " ".join(said.lower().split()).replace("require ", "requires ").startswith(grade)
