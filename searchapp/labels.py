"""The words a reader sees for the values of areas, grades, kinds and frameworks."""

from searchapp.model import Area, Framework, Grade, Kind, Report

AREAS: dict[Area, str] = {
    "overall": "Overall effectiveness",
    "help-and-protection": "Help and protection",
    "looked-after": "Children looked after",
    "adoption": "Adoption",
    "care-leavers": "Care leavers",
    "leadership": "Leadership",
    "lscb": "Safeguarding children board",
    "quality-of-practice": "Quality of practice",
}

GRADES: dict[Grade, str] = {
    "outstanding": "Outstanding",
    "good": "Good",
    "requires improvement": "Requires improvement",
    "adequate": "Adequate",
    "inadequate": "Inadequate",
}

KINDS: dict[Kind, str] = {
    "finding": "Finding",
    "recommendation": "Recommendation",
    "strength": "Strength",
    "progress": "Progress",
    "summary": "Summary",
    "context": "Facts about the area",
    "method": "About the inspection",
}

FRAMEWORKS: dict[Framework, str] = {
    "cp": "Protection of children, 2012–13",
    "lac": "Looked after children, 2013",
    "sif": "Single inspection, 2013–18",
    "ilacs": "ILACS, from 2018",
    "other": "Other",
}

FILTERS: dict[str, str] = {
    "area": "Area",
    "grade": "Grade",
    "kind": "Kind",
    "authority": "Council",
    "year": "Year",
    "report": "Report",
    "framework": "Framework",
}
"""Every filter and what it is called, in the order in which a reader is offered them."""


EXPECTED: dict[str, str] = {
    "number": "a number",
    "percent": "a percentage",
    "money": "a sum of money",
    "date": "a date",
    "duration": "a length of time",
    "person": "a person",
    "role": "a post",
    "organisation": "an organisation",
    "place": "a place",
    "grade": "a grade",
    "yesno": "yes or no",
    "definition": "a meaning",
    "list": "a list",
    "reason": "a reason",
    "action": "what is or should be done",
    "comparison": "a comparison",
    "topic": "what the reports say",
}
"""What a question may expect, as its reader is told."""


NO_ANSWER = "The reports do not say this in so many words."
"""What a question without an answer is told: another paragraph may yet tell what is asked."""

NO_CLEAR_ANSWER = "No clear answer"
"""What stands above a question without an answer, or with one that is more likely wrong."""

POSSIBLE_ANSWER = "Possible answer"
"""What stands above an answer that is likelier right than wrong, and not surely so."""

LESS_CLOSE = "Less close"
"""What is said above the hits that are less close to what was typed than the best are."""


def report_name(report: Report) -> str:
    """A report in few words, "Calderdale, 2015"; the authority alone where no year is known."""
    return f"{report.authority}, {report.year}" if report.year else report.authority
