"""The pages, made from the same payloads as the JSON."""

from collections.abc import Sequence

from flask import Blueprint, Response, render_template, request, send_file

from searchapp import labels
from searchapp.citation import report_citation
from searchapp.errors import UnknownReportError
from searchapp.indexing import source_path
from searchapp.model import Report
from searchapp.parameters import read_mark, read_search
from searchapp.presenting import lookups
from searchapp.presenting.citing import forms, linked_data
from searchapp.presenting.history import history
from searchapp.presenting.payloads import Payload, listed_report_payload, paragraph_payload
from searchapp.query.mending import insisted
from searchapp.search import Library
from searchapp.web.rendering import addresses
from searchapp.web.service import answerer, conditional, given, library, service

blueprint = Blueprint("pages", __name__)

REPORTS_ON_HOME = 12

QUESTION = "Who was the lead inspector?"

CURL_PATHS = (
    "/search?q=private+fostering",
    "/answer?q=How+high+are+caseloads",
    "/quote?q=children+and+young+people",
    "/reports",
)

EXAMPLES = (
    "private fostering",
    '"return interviews"',
    "care leavers accommodation",
    "child sexual exploitation",
    "adopt* AND delay",
    "caseloads NOT adoption",
    "kind:recommendation supervision",
    "area:leadership grade:inadequate",
)
"""Searches that most inspection reports answer; those that find nothing here are not offered."""


@blueprint.get("/")
@conditional
def home() -> str:
    """The box, and what is in the corpus."""
    ledger = lookups.reports(library(), {})
    reports = ledger["reports"]
    newest = sorted(
        reports, key=lambda r: r["published"] or r["inspection_end"] or "", reverse=True
    )
    return render_template(
        "home.html",
        ledger=ledger,
        councils=len({report["authority_slug"] for report in reports}),
        newest=newest[:REPORTS_ON_HOME],
        examples=examples()[:4],
    )


@blueprint.get("/search")
@conditional
def search() -> str:
    """Ranked, cited paragraphs with facets."""
    parameters = read_search(given())
    results = lookups.shown_results(library(), given())
    card = lookups.answer_card(answerer(), parameters, results)
    return render_template(
        "search.html", parameters=parameters, results=results, card=card, insisted=insisted
    )


@blueprint.get("/reports")
@conditional
def reports() -> str:
    """The ledger: every report that was read, and every file that was refused."""
    opened = library()
    ledger = lookups.reports(opened, given())
    return render_template(
        "reports.html",
        ledger=ledger,
        councils=_by_council(ledger["reports"]),
        counts=_ledger_counts(opened),
        choices=_ledger_choices(opened.reports()),
    )


@blueprint.get("/councils/<slug>")
@conditional
def council(slug: str) -> str:
    """A council's inspections over time."""
    found = [report for report in library().reports() if report.authority_slug == slug]
    if not found:
        raise UnknownReportError(
            f"There is no report on a council '{slug}'. The list of reports names them all."
        )
    payload = {
        "slug": slug,
        "name": found[-1].authority,
        "reports": [listed_report_payload(report) for report in found],
    }
    return render_template("council.html", council=payload, history=history(found))


@blueprint.get("/reports/<report_id>")
@conditional
def report(report_id: str) -> str:
    """One report from top to bottom."""
    opened = library()
    known = opened.report(report_id)
    paragraphs = opened.paragraphs(report_id)
    q = request.args.get("q", "")
    return render_template(
        "report.html",
        report=lookups.report(opened, report_id),
        q=q,
        marks=opened.marked(q, report_id),
        has_source=is_pdf(known),
        paragraphs=[paragraph_payload(known, paragraphs, p.place) for p in paragraphs],
        headings=new_headings([p.section for p in paragraphs]),
        cited=report_citation(known),
    )


@blueprint.get("/reports/<report_id>/source.pdf")
def source(report_id: str) -> Response:
    """The PDF that a report was read from."""
    known = library().report(report_id)
    path = source_path(service().settings, known)
    if not is_pdf(known) or not path.is_file():
        raise UnknownReportError(
            f"There is no PDF of '{report_id}' here: it was read from {known.source.file}."
        )
    response = send_file(path.resolve(), mimetype="application/pdf", max_age=3600)
    response.headers["Content-Security-Policy"] = "frame-ancestors 'none'"
    return response


@blueprint.get("/reports/<report_id>/<paragraph_id>")
@conditional
def paragraph(report_id: str, paragraph_id: str) -> str:
    """The permalink of a paragraph."""
    opened = library()
    payload = lookups.paragraph(opened, report_id, paragraph_id)
    report = lookups.report(opened, report_id)
    return render_template(
        "paragraph.html",
        paragraph=payload,
        spans=within(read_mark(given()), payload["text"]),
        report=report,
        forms=forms(payload, report, addresses().absolute(payload["url"])),
        has_source=is_pdf(opened.report(report_id)),
        similar=lookups.similar(opened, report_id, paragraph_id),
        linked=linked_data(payload, addresses().absolute),
        previous=_neighbour(payload["previous"]),
        next=_neighbour(payload["next"]),
    )


@blueprint.get("/help")
@conditional
def help_page() -> str:
    """How to search, link and cite, with examples that work here."""
    first = library().reports()[0]
    paths = [f"/api/v1{path}" for path in CURL_PATHS]
    paths.append(f"/api/v1/reports/{first.id}")
    paths.append(f"/api/v1/search?report={first.id}&kind=recommendation")
    return render_template("help.html", examples=examples(), question=QUESTION, curls=paths)


@blueprint.get("/about")
def about() -> str:
    """What this is, and what it is not."""
    return render_template("about.html")


def within(spans: tuple[tuple[int, int], ...], text: str) -> tuple[tuple[int, int], ...]:
    """The spans that lie in `text`; others are of a text that has changed."""
    return tuple(span for span in spans if span[1] <= len(text))


def examples() -> list[str]:
    """The example searches that find something in the library at hand."""
    opened = library()
    return [query for query in EXAMPLES if opened.search(query, per_page=1).total]


def new_headings(trails: list[tuple[str, ...]]) -> list[list[tuple[int, str]]]:
    """For each section trail, the headings (level from 1, title) that open with it."""
    opened: list[list[tuple[int, str]]] = []
    before: tuple[str, ...] = ()
    for trail in trails:
        same = 0
        while same < min(len(trail), len(before)) and trail[same] == before[same]:
            same += 1
        opened.append([(level + 1, trail[level]) for level in range(same, len(trail))])
        before = trail
    return opened


def is_pdf(report: Report) -> bool:
    """Whether the report was read from a PDF."""
    return report.source.file.lower().endswith(".pdf")


def _by_council(reports: Sequence[Payload]) -> list[tuple[str, str, list[Payload]]]:
    """Slug and name of each council by name, and its reports, the oldest first."""
    of_council: dict[tuple[str, str], list[Payload]] = {}
    for report in reports:
        of_council.setdefault((report["authority"], report["authority_slug"]), []).append(report)
    return [(slug, name, listed) for (name, slug), listed in sorted(of_council.items())]


def _ledger_counts(opened: Library) -> dict[str, int]:
    ledger = opened.manifest.ledger
    return {
        "total": len(opened.reports()),
        "warned": sum(bool(report.warnings) for report in opened.reports()),
        "refused": sum(bool(entry.refused) for entry in ledger),
    }


def _ledger_choices(reports: Sequence[Report]) -> dict[str, list[tuple[str, str]]]:
    """What each filter of the ledger may be here: values and their labels."""
    grades = {report.overall_grade for report in reports}
    frameworks = {report.framework for report in reports}
    return {
        "authority": sorted({(r.authority_slug, r.authority) for r in reports}),
        "year": sorted({(str(r.year), str(r.year)) for r in reports if r.year}, reverse=True),
        "framework": [(v, label) for v, label in labels.FRAMEWORKS.items() if v in frameworks],
        "grade": [(v, label) for v, label in labels.GRADES.items() if v in grades],
    }


def _neighbour(identity: str | None) -> Payload | None:
    if identity is None:
        return None
    report_id, _, paragraph_id = identity.partition("/")
    return lookups.paragraph(library(), report_id, paragraph_id)
