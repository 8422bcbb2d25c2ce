"""TEMPORARY: what is known of the two corpus reports, until the front matter is read."""

from dataclasses import dataclass
from datetime import date

from searchapp.model import Area, Framework, Grade, Judgement


@dataclass(frozen=True, slots=True)
class FrontMatter:
    title: str
    authority: str
    authority_printed: str
    framework: Framework
    inspection_start: date | None
    inspection_end: date | None
    published: date | None
    lead_inspector: str | None
    judgements: tuple[Judgement, ...]


def _judgements(*pairs: tuple[Area, Grade]) -> tuple[Judgement, ...]:
    return tuple(Judgement(area, area, grade) for area, grade in pairs)


def front_matter(report: str) -> FrontMatter:
    requires: Grade = "requires improvement"
    if report.startswith("calderdale-2013"):
        return FrontMatter(
            "Inspection of local authority arrangements for the protection of children",
            "Calderdale",
            "Calderdale Metropolitan Borough Council",
            "cp",
            date(2013, 6, 17),
            date(2013, 6, 26),
            None,
            "Pietro Battista",
            _judgements(
                ("overall", "inadequate"),
                ("help-and-protection", "inadequate"),
                ("quality-of-practice", "inadequate"),
                ("leadership", "inadequate"),
            ),
        )
    if not report.startswith("calderdale-2015"):
        name = report.rstrip("-0123456789").replace("-", " ").title()
        return FrontMatter(f"Inspection of {name}", name, name, "other", None, None, None, None, ())
    return FrontMatter(
        "Inspection of services for children in need of help and protection, children looked "
        "after and care leavers",
        "Calderdale",
        "Calderdale Metropolitan Council",
        "sif",
        date(2015, 1, 13),
        date(2015, 2, 4),
        date(2015, 3, 20),
        "Wendy Ghaffar",
        _judgements(
            ("overall", requires),
            ("help-and-protection", requires),
            ("looked-after", requires),
            ("adoption", "inadequate"),
            ("care-leavers", requires),
            ("leadership", requires),
            ("lscb", requires),
        ),
    )
