"""Every address that a page links to, spelt in one place."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote as encoded
from urllib.parse import urlencode, urlsplit

from searchapp.citation import permalink_path, report_path
from searchapp.parameters import PER_PAGE, SearchParameters
from searchapp.presenting.payloads import Payload

TAG_YEAR = "2026"
"""The year since which tag URIs are minted here; one never changes, so neither does it."""

LONGEST_LETTER = 1_900
"""Characters of a mailto address: some mail programs take no more than 2,000."""

Pairs = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Addresses:
    """Addresses below `root` (where the service is mounted, "" at the top of its host).

    `base` begins the addresses that leave the page: permalinks to copy, feeds, canonical links.
    """

    root: str
    base: str
    edition: str

    def absolute(self, path: str) -> str:
        """The whole address of a path as payloads spell it."""
        return self.base + path

    def outside(self, address: str) -> str:
        """The whole address of one that a page links to."""
        return self.base + address.removeprefix(self.root)

    def tag(self, address: str) -> str:
        """An identity (tag URI, RFC 4151) for what a page links to; it outlives http and ports."""
        host = urlsplit(self.base).hostname or "localhost"
        authority = host if ":" not in host else "localhost"
        return f"tag:{authority},{TAG_YEAR}:{address.removeprefix(self.root).lstrip('/')}"

    def local(self, path: str) -> str:
        """The same path as a page links to it."""
        return self.root + path

    def static(self, name: str) -> str:
        """A static file, at an address that changes with the edition."""
        return self.local(f"/static/{name}?v={self.edition}")

    def home(self) -> str:
        return self.local("/")

    def page(self, name: str) -> str:
        """A page without parameters: help, about, reports, compare, quote."""
        return self.local(f"/{name}")

    def search(self, parameters: SearchParameters) -> str:
        return self.local(_with_pairs("/search", parameters.pairs()))

    def search_api(self, parameters: SearchParameters) -> str:
        return self.local(_with_pairs("/api/v1/search", parameters.pairs()))

    def report(self, report_id: str, q: str = "", anchor: str = "") -> str:
        """A report's page, the query's words marked in it, opening at a paragraph."""
        path = _with_pairs(report_path(report_id), [("q", q)] if q else [])
        return self.local(f"{path}#p-{anchor}" if anchor else path)

    def permalink(self, identity: str) -> str:
        """The page of a paragraph, of `REPORT_ID/PARAGRAPH_ID`."""
        report_id, _, paragraph_id = identity.partition("/")
        return self.local(permalink_path(report_id, paragraph_id))

    def passage(self, paragraph: Payload, sentence: str) -> str:
        """The permalink of a paragraph, opening with a sentence of it marked."""
        start = str(paragraph["text"]).find(sentence)
        marked = [("mark", f"{start}-{start + len(sentence)}")]
        return _with_pairs(self.permalink(str(paragraph["id"])), marked) + "#words"

    def mail(self, paragraph: Payload) -> str:
        """A letter to a colleague: quotation, citation and link; without the quotation where that
        makes the address too long."""
        citation = str(paragraph["citation"])
        cited = f"{citation}\n{self.absolute(str(paragraph['url']))}"
        whole = _letter(citation, f"“{paragraph['text']}”\n\n{cited}")
        return whole if len(whole) <= LONGEST_LETTER else _letter(citation, cited)

    def source(self, report_id: str, page: int | None = None) -> str:
        """The PDF behind a report, opening at a page."""
        return self.local(f"/reports/{report_id}/source.pdf" + (f"#page={page}" if page else ""))

    def opensearch(self) -> str:
        return self.local("/opensearch.xml")

    def export(self, kind: str, parameters: SearchParameters) -> str:
        """All results of a search in one file: `csv`, `json` or `atom`."""
        whole = parameters.changed(per_page=PER_PAGE)
        return self.local(_with_pairs(f"/search.{kind}", whole.pairs()))

    def compare(self, q: str, authorities: Sequence[str]) -> str:
        """A topic in the reports of a council, or of several."""
        pairs = [("q", q)] if q else []
        return self.local(
            _with_pairs("/compare", [*pairs, *(("authority", slug) for slug in authorities)])
        )

    def quote(self, quote: str = "") -> str:
        """The check of a quotation."""
        return self.local(_with_pairs("/quote", [("q", quote)] if quote else []))

    def quote_api(self, quote: str) -> str:
        return self.local(_with_pairs("/api/v1/quote", [("q", quote)]))

    def council(self, slug: str) -> str:
        return self.local(f"/councils/{slug}")

    def suggest_api(self) -> str:
        return self.local("/api/v1/suggest")

    def report_api(self, report_id: str) -> str:
        return self.local(f"/api/v1/reports/{report_id}")

    def paragraph_api(self, identity: str) -> str:
        report_id, _, paragraph_id = identity.partition("/")
        return self.local(f"/api/v1/reports/{report_id}/paragraphs/{paragraph_id}")


def _with_pairs(path: str, pairs: Pairs) -> str:
    return f"{path}?{urlencode(pairs)}" if pairs else path


def _letter(subject: str, body: str) -> str:
    """A mailto address, its line ends as RFC 6068 asks."""
    lines = body.replace("\n", "\r\n")
    return f"mailto:?subject={encoded(subject)}&body={encoded(lines)}"
