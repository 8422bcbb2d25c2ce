"""What templates need beside a payload: marked text, spelt dates, the words for values."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from flask import Flask, request
from markupsafe import Markup, escape

from searchapp import labels
from searchapp.citation import spell_date, spell_period
from searchapp.presenting.payloads import Payload
from searchapp.web.addresses import Addresses
from searchapp.web.service import service

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

MOST_FACETS = 40
"""Values of one facet on a page; the rest are reached by choosing among the others first."""

GRADE_STEPS = {
    "outstanding": 4,
    "good": 3,
    "requires improvement": 2,
    "adequate": 2,
    "inadequate": 1,
}
"""How many of the four bars of a grade's shape are filled; all scales have had four steps."""


def prepare(app: Flask) -> None:
    """Give the application's templates their filters and globals."""
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    app.jinja_env.filters |= {
        "marked": marked,
        "occasion": occasion,
        "inspected": inspected,
        "spelt": spell_date,
        "xml": fit_for_xml,
    }
    app.jinja_env.globals |= {
        "labels": labels,
        "grade_steps": GRADE_STEPS,
        "facet_label": facet_label,
        "listed_facets": listed_facets,
        "year_bars": year_bars,
    }

    @app.context_processor
    def addresses_of_request() -> dict[str, Addresses]:
        return {"addresses": addresses()}


def addresses() -> Addresses:
    """The addresses as the current request must spell them."""
    base = service().settings.base_url or request.url_root.rstrip("/")
    return Addresses(root=request.script_root, base=base, edition=service().edition)


def marked(text: str, spans: Sequence[Sequence[int]]) -> Markup:
    """`text` escaped, each of the spans (character offsets, in order, apart) in a mark element."""
    pieces, done = [], 0
    for start, end in spans:
        pieces += [escape(text[done:start]), Markup("<mark>%s</mark>") % text[start:end]]
        done = end
    return Markup("").join([*pieces, escape(text[done:])])


def spelt(day: str) -> str:
    """`2015-03-20` as "20 March 2015"."""
    return spell_date(date.fromisoformat(day))


def fit_for_xml(text: str) -> str:
    """`text` without the characters that XML 1.0 cannot carry (its production 2, Char)."""
    return _NOT_XML.sub("", text)


def occasion(report: Payload) -> str:
    """When a report was published, or inspected where it does not say, or ""."""
    if report["published"]:
        return spelt(str(report["published"]))
    period = inspected(report)
    return f"inspected {period}" if period else ""


def inspected(report: Payload) -> str:
    """When a report's inspection took place, "17 to 26 June 2013", or "" where it does not say."""
    start, end = report["inspection_start"], report["inspection_end"]
    if start and end:
        return spell_period(date.fromisoformat(start), date.fromisoformat(end))
    return spelt(end) if end else ""


@dataclass(frozen=True, slots=True)
class YearBar:
    """A year of the chart, how many results it has, and their share of the fullest year's."""

    value: str
    count: int
    share: float


def year_bars(counts: Sequence[Payload]) -> list[YearBar]:
    """The year facet as bars from the first year to the last, those between without results too."""
    by_year = {int(count["value"]): int(count["count"]) for count in counts}
    most = max(by_year.values(), default=0) or 1
    return [
        YearBar(str(year), by_year.get(year, 0), by_year.get(year, 0) / most)
        for year in range(min(by_year), max(by_year) + 1)
    ]


def listed_facets(counts: Sequence[Payload], chosen: Sequence[str]) -> list[Payload]:
    """The values of a facet that a page lists: the first of them, and all that are chosen."""
    return [
        count
        for place, count in enumerate(counts)
        if place < MOST_FACETS or count["value"] in chosen
    ]


def facet_label(results: Payload, name: str, value: str) -> str:
    """What a chosen filter value is called, as the facets call it where they have it."""
    for facet in results["facets"].get(name, ()):
        if facet["value"] == value:
            return str(facet["label"])
    return value
