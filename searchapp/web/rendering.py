"""What templates need beside a payload: marked text, spelt dates, the words for values."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from flask import Flask, request
from markupsafe import Markup, escape

from searchapp import labels
from searchapp.answering.notices import DOUBTFUL, same_answer
from searchapp.answering.question import SHORT_ANSWERS
from searchapp.citation import spell_date, spell_period
from searchapp.presenting.payloads import Payload, doubt_of
from searchapp.web.addresses import Addresses
from searchapp.web.service import library, service

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

LISTED_FACETS = 8
"""Values of one facet that a page lists as links; the others are in a box to choose from."""

MOST_OPTIONS = 200
"""Values in such a box: every council of England, but not every report of them."""

CHART_WIDTH = 252
"""Of the chart of years, in CSS pixels: the column in which the facets stand."""
WIDEST_BAR = 42
_WHOLE_YEAR = 38
_TWO_DIGITS = 17
"""From these widths of a bar on, in CSS pixels, its label is the year, or the year's end."""

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
        "named": named,
        "month": month,
        "breakable": breakable,
        "capitalized": capitalized,
        "inspected": inspected,
        "spelt": spell_date,
        "xml": fit_for_xml,
    }
    app.jinja_env.globals |= {
        "labels": labels,
        "grade_steps": GRADE_STEPS,
        "called": called,
        "narrowing": narrowing,
        "doubt_of": doubt_of,
        "doubtful": DOUBTFUL,
        "parted_facets": parted_facets,
        "parted_answers": parted_answers,
        "most_options": MOST_OPTIONS,
        "year_chart_of": year_chart,
    }

    @app.context_processor
    def addresses_of_request() -> dict[str, Addresses]:
        return {"addresses": addresses()}


def addresses() -> Addresses:
    """The addresses as the current request must spell them."""
    base = service().settings.base_url or request.url_root.rstrip("/")
    return Addresses(root=request.script_root, base=base, edition=service().edition)


@dataclass(frozen=True, slots=True)
class PartedAnswers:
    """The answers that a reader sees at once, and the others, which can be opened."""

    shown: list[Payload]
    others: list[Payload]


def parted_answers(card: Payload) -> PartedAnswers:
    """All items and sides, else of figures and names one for each thing said, else the best."""
    answers, expects = card["answers"], card["interpretation"]["expects"]
    if expects in ("list", "comparison"):
        return PartedAnswers(answers, [])
    shown: list[Payload] = answers[:1]
    others: list[Payload] = []
    for answer in answers[1:]:
        says_more = expects in SHORT_ANSWERS and not any(
            same_answer(answer["text"], before["text"]) for before in shown
        )
        (shown if says_more else others).append(answer)
    return PartedAnswers(shown, others)


def marked(text: str, spans: Sequence[Sequence[int]]) -> Markup:
    """`text` escaped, each of the spans (character offsets, in order, apart) in a mark element."""
    pieces, done = [], 0
    for start, end in spans:
        pieces += [escape(text[done:start]), Markup("<mark>%s</mark>") % text[start:end]]
        done = end
    return Markup("").join([*pieces, escape(text[done:])])


def breakable(address: str) -> Markup:
    """An address that may break after its slashes and hyphens, and is copied as it is."""
    pieces = re.split(r"(?<=[/-])(?=[^/])", address)
    return Markup("<wbr>").join(escape(piece) for piece in pieces)


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


def named(report: Payload) -> str:
    """A report as a reader tells it from others, "Calderdale, 20 March 2015"."""
    return ", ".join(part for part in (report["authority"], occasion(report)) if part)


def capitalized(words: str) -> str:
    """`words` with a capital at the beginning, the rest as it is."""
    return words[:1].upper() + words[1:]


def month(report: Payload) -> str:
    """The month of a report's publication, or of its inspection where it does not say, or ""."""
    day = report["published"] or report["inspection_end"]
    return f"{date.fromisoformat(day):%B %Y}" if day else ""


def inspected(report: Payload) -> str:
    """When a report's inspection took place, "17 to 26 June 2013", or "" where it does not say."""
    start, end = report["inspection_start"], report["inspection_end"]
    if start and end:
        return spell_period(date.fromisoformat(start), date.fromisoformat(end))
    return spelt(end) if end else ""


@dataclass(frozen=True, slots=True)
class YearBar:
    """A year of the chart, how many results it has, their share of the fullest year's, and what
    is written below it: "" where there is no room."""

    value: str
    count: int
    share: float
    label: str


@dataclass(frozen=True, slots=True)
class YearChart:
    """Bars from the first year to the last, those between without results too; each `pitch` CSS
    pixels wide with its margins."""

    bars: tuple[YearBar, ...]
    pitch: float

    @property
    def width(self) -> int:
        """Of the whole chart, in CSS pixels."""
        return round(self.pitch * len(self.bars))


def year_chart(counts: Sequence[Payload]) -> YearChart:
    """The year facet as a chart."""
    by_year = {int(count["value"]): int(count["count"]) for count in counts}
    most = max(by_year.values(), default=0) or 1
    years = range(min(by_year), max(by_year) + 1)
    pitch = round(min(WIDEST_BAR, CHART_WIDTH / len(years)), 1)
    return YearChart(
        tuple(
            YearBar(str(y), by_year.get(y, 0), by_year.get(y, 0) / most, _below(y, years, pitch))
            for y in years
        ),
        pitch,
    )


def _below(year: int, years: range, pitch: float) -> str:
    if pitch >= _WHOLE_YEAR:
        return str(year)
    if pitch >= _TWO_DIGITS or (years[-1] - year) % 2 == 0:
        return f"{year % 100:02}"
    return ""


def parted_facets(
    counts: Sequence[Payload], chosen: Sequence[str]
) -> tuple[list[Payload], list[Payload]]:
    """The values of a facet to list, the first of them and all that are chosen, and the others."""
    few = len(counts) <= LISTED_FACETS + 1
    listed = [
        count
        for place, count in enumerate(counts)
        if few or place < LISTED_FACETS or count["value"] in chosen
    ]
    return listed, [count for count in counts if count not in listed]


def narrowing(filters: Mapping[str, Sequence[str]]) -> dict[str, Sequence[str]]:
    """Those of the filters that leave something out: where all is of one council, it does not."""
    return {name: values for name, values in filters.items() if library().choices(name) > 1}


def called(name: str, value: str) -> str:
    """What a value of a filter is called."""
    return library().called(name, value)
