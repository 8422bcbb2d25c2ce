"""What every kind of page weighs, uncompressed, over a built index; the heaviest of each kind.

    python benchmarks/page_weights.py --index index

Run from the repository's root, where searchapp is installed. A page's weight is the page with the
style sheet, the script and the icon that it loads. Of a report's own page the words of the report
are not counted. Ends with 1 where a page weighs more than LIMIT.
"""

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote_plus

import click
from flask.testing import FlaskClient

from searchapp.config import Settings
from searchapp.search import Libraries, Library
from searchapp.web import create_app

LIMIT = 100_000
"""Bytes."""

EVERY_NTH_PARAGRAPH = 40
TOPICS = ("neglect", "private fostering", "How many children are looked after?", "children")
_REPORT_WORDS = re.compile(r'<p class="(?:words|footnote)">.*?</p>', re.DOTALL)


@dataclass(frozen=True, slots=True)
class Weighed:
    """A page and its weight in bytes; `words` is how many more the report's own words have."""

    kind: str
    address: str
    weight: int
    words: int


@click.command(help=__doc__)
@click.option("--index", type=click.Path(exists=True, path_type=Path), default=Path("index"))
@click.option("--corpus", type=click.Path(path_type=Path), default=Path("corpus"))
def main(index: Path, corpus: Path) -> None:
    settings = Settings(index=index, corpus=corpus)
    client = create_app(settings).test_client()
    library = Libraries(index).current()
    heaviest: dict[str, Weighed] = {}
    pages = 0
    for kind, address in addresses(library):
        weighed = weigh(client, kind, address)
        pages += 1
        if kind not in heaviest or weighed.weight > heaviest[kind].weight:
            heaviest[kind] = weighed
    print(f"{pages:,} pages over {len(library.reports())} reports; the heaviest of each kind:")
    for page in sorted(heaviest.values(), key=lambda page: -page.weight):
        words = f" and {page.words:,} of the report's words" if page.words else ""
        print(f"{page.weight:>9,} bytes  {page.kind:<10} {page.address[:90]}{words}")
    sys.exit(any(page.weight > LIMIT for page in heaviest.values()))


def addresses(library: Library) -> Iterator[tuple[str, str]]:
    """Every page that is no paragraph's, some of those, and searches of several kinds."""
    reports = library.reports()
    for name in ("", "reports", "compare", "quote", "help", "about"):
        yield name or "home", f"/{name}"
    slugs = sorted({report.authority_slug for report in reports})
    for slug in slugs:
        yield "council", f"/councils/{slug}"
        yield "compare", f"/compare?q=children&authority={slug}"
    for several in zip(slugs, slugs[1:], slugs[2:], slugs[3:], strict=False):
        chosen = "".join(f"&authority={slug}" for slug in several)
        yield "compare", f"/compare?q=care+leavers{chosen}"
    for topic in ("", *TOPICS):
        yield "search", f"/search?q={quote_plus(topic)}"
        yield "search", f"/search?q={quote_plus(topic)}&area=leadership&grade=good&sort=newest"
        yield "compare", f"/compare?q={quote_plus(topic)}"
    for report in reports:
        yield "report", f"/reports/{report.id}"
        for paragraph in library.paragraphs(report.id)[::EVERY_NTH_PARAGRAPH]:
            yield "paragraph", f"/reports/{paragraph.id}"
            yield "quote", f"/quote?q={quote_plus(paragraph.text[:1500])}"


def weigh(client: FlaskClient, kind: str, address: str) -> Weighed:
    """The weight of a page with what it loads. Raises AssertionError where it does not open."""
    response = client.get(address)
    assert response.status_code == 200, (address, response.status)
    words = _REPORT_WORDS.findall(response.text) if kind == "report" else []
    counted = sum(len(part.encode()) for part in words)
    loaded = re.findall(r'(?:src|rel="(?:icon|stylesheet)" href)="(/static/[^"]+)"', response.text)
    weight = len(response.data) - counted
    for source in loaded:
        with client.get(source) as static:
            weight += len(static.data)
    return Weighed(kind, address, weight, counted)


if __name__ == "__main__":
    main()
