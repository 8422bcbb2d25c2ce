"""Search one opened generation of the index, and move to the next when there is one."""

import gc
import logging
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from math import ceil
from pathlib import Path
from threading import Lock
from typing import NamedTuple

import numpy as np

from searchapp.engines.base import Matches, Rows, Vocabulary, among
from searchapp.engines.generation import Generation, Manifest, current_name, open_current
from searchapp.errors import IndexMissingError, UnknownPageError
from searchapp.language.lexicon import Lexicon
from searchapp.language.suggestions import Suggestion
from searchapp.model import Filters, Hit, Paragraph, Report, Results, Sort
from searchapp.query import Query, parse
from searchapp.query.expansion import Expanded, expand, leaf_of
from searchapp.query.mending import mended
from searchapp.query.tree import Term
from searchapp.search.facets import facet_names, facets
from searchapp.search.finding import Finder, Found
from searchapp.search.line import LOOKED_AT, least_shown, ranks_of_page
from searchapp.search.matched import Matched, matched
from searchapp.search.similar import likeness
from searchapp.search.snippets import joined, snippet

TELLS = 0.04
"""Of all paragraphs: what more have does not tell of what it is only near to, as "care leavers" do
not of a bed and breakfast, nor a word of everyday of another, as "groups" do not of youth clubs.
Seven judged sets gain six thousandths, those kept are alike (docs/relevance.md)."""

RARELY = 0.02
"""Of all paragraphs: what no more have tells of a term that it is a word of with any other of its
words in a sentence, as "SMART" does of plans. Kept judged sets gain half a thousandth, at 0.01 and
0.02 alike."""

_SPARE = 3
"""Of like paragraphs so many times more are looked at than are given: reports repeat themselves."""

_NO_FILTERS: Filters = {}

LOG = logging.getLogger(__name__)


class _Shown(NamedTuple):
    """A hit, its row, and how much its extract shows of what was asked for, by weight."""

    hit: Hit
    row: int
    shows: float


class Library:
    """One opened generation of the index: an immutable snapshot, safe to share among threads."""

    def __init__(self, generation: Generation) -> None:
        self._generation = generation
        self._facet_names = facet_names(generation.store.reports)
        self._finder = Finder(generation)

    @property
    def generation(self) -> str:
        """The name of the generation; it changes with every build."""
        return self._generation.manifest.generation

    @property
    def manifest(self) -> Manifest:
        """What the index holds, and what became of each file of the corpus."""
        return self._generation.manifest

    @property
    def vocabulary(self) -> Vocabulary:
        """The words that occur in the paragraphs, with their frequencies and stems."""
        return self._generation.vocabulary

    @property
    def lexicon(self) -> Lexicon:
        """Other words for the same thing."""
        return self._generation.lexicon

    def reports(self) -> tuple[Report, ...]:
        """All reports in report order: authority, then date."""
        return self._generation.store.reports

    def report(self, report_id: str) -> Report:
        """The report of that id; UnknownReportError where there is none."""
        return self._generation.store.report(report_id)

    def paragraphs(self, report_id: str) -> tuple[Paragraph, ...]:
        """A report's paragraphs in place order; UnknownReportError."""
        store = self._generation.store
        return tuple(map(store.paragraph, store.rows(report_id)))

    def paragraph(self, report_id: str, paragraph_id: str) -> Paragraph:
        """One paragraph; UnknownReportError or UnknownParagraphError."""
        store = self._generation.store
        return store.paragraph(store.row(report_id, paragraph_id))

    def rows_with(self, word: str) -> Rows:
        """The rows (see searchapp.engines.base) of paragraphs that have a word in any form."""
        return self._generation.engine.match(Term(word)).rows

    def rows_of(self, report_id: str) -> range:
        """The rows of a report's paragraphs, in place order; UnknownReportError."""
        return self._generation.store.rows(report_id)

    def paragraph_in(self, row: int) -> Paragraph:
        """The paragraph in a row."""
        return self._generation.store.paragraph(row)

    def search(
        self,
        query: str,
        filters: Filters = _NO_FILTERS,
        *,
        sort: Sort = "relevance",
        page: int = 1,
        per_page: int = 10,
        relax: bool = True,
    ) -> Results:
        """One page of the paragraphs that match; UnknownPageError past the last page.

        An empty query lists all that passes the filters, in report order. Without `relax`, a
        paragraph that lacks a bearing word of the query never matches.
        """
        asked, better = self._understood(query, filters)
        expanded = self._expanded(asked)
        found = self._finder.find(asked, expanded, relax)
        kept, total = found.matches, len(found.matches.rows)
        pages = ceil(total / per_page)
        if not 1 <= page <= max(pages, 1):
            raise UnknownPageError(_no_such_page(page, pages))
        first = (page - 1) * per_page
        marked = matched(found.tree, self._generation.vocabulary, found.asked)
        if sort == "relevance":
            hits, close = self._page(found, marked, first, per_page)
        else:
            places = self._generation.columns.order(kept, sort, first, first + per_page)
            hits, close = [self._hit(kept, place, marked) for place in places], len(places)
        names = self._occurring(expanded.expansions) if total else {}
        near = self._occurring(expanded.near, _rows(hits)) if total else {}
        return Results(
            query=query,
            filters=asked.filters,
            sort=sort,
            page=page,
            per_page=per_page,
            pages=pages,
            total=total,
            hits=tuple(one.hit for one in hits),
            close=close,
            facets=facets(
                self._generation.columns.counts(found.counted), asked.filters, self._facet_names
            ),
            corrected=better,
            expansions=_joined(names, near),
            near=near,
            notices=(*asked.notices, *found.notices),
        )

    def choices(self, name: str) -> int:
        """How many values of a filter there are."""
        return len(self._facet_names[name])

    def called(self, name: str, value: str) -> str:
        """What a value of a filter is called; the value itself where nothing here has it."""
        return self._facet_names[name].get(value, value)

    def suggest(self, typed: str, most: int = 10) -> tuple[Suggestion, ...]:
        """At most `most` searches that begin with what was typed so far, or nearly so."""
        return self._generation.suggestions.complete(typed, most)

    def similar(self, report_id: str, paragraph_id: str, most: int = 10) -> tuple[Hit, ...]:
        """At most `most` other paragraphs, of this and other reports, on the same matter.

        Raises UnknownReportError or UnknownParagraphError.
        """
        paragraph = self.paragraph(report_id, paragraph_id)
        generation = self._generation
        tree = likeness(paragraph, generation.vocabulary, generation.store.paragraph_count)
        if tree is None:
            return ()
        kept, _ = generation.columns.narrow(generation.engine.match(tree), {})
        marked = matched(tree, generation.vocabulary, tree)
        hits: dict[str, Hit] = {}
        for place in generation.columns.order(kept, "relevance", 0, _SPARE * most + 1):
            hit = self._hit(kept, place, marked).hit
            if hit.paragraph.text != paragraph.text and len(hits) < most:
                hits.setdefault(hit.paragraph.text, hit)
        return tuple(hits.values())

    def corrected(self, query: str) -> str:
        """The query with misspelt words mended, as a search would run it."""
        return self._understood(query, _NO_FILTERS)[1] or query

    def nearest(self, query: str, filters: Filters, most: int) -> tuple[Hit, ...]:
        """The `most` paragraphs that have any of the words, best first, without snippets."""
        asked, _ = self._understood(query, filters)
        kept = self._finder.nearest(asked, self._expanded(asked))
        places = self._generation.columns.order(kept, "relevance", 0, most)
        store = self._generation.store
        ranked = ((store.paragraph(int(kept.rows[p])), float(kept.scores[p])) for p in places)
        return tuple(Hit(one, store.report(one.report_id), score) for one, score in ranked)

    def marked(self, query: str, report_id: str) -> dict[str, tuple[tuple[int, int], ...]]:
        """Which paragraphs of a report match, by paragraph id, and the ranges of their texts.

        An empty query marks nothing.
        """
        if not query.strip():
            return {}
        asked, _ = self._understood(query, {"report": (report_id,)})
        found = self._finder.find(asked, self._expanded(asked))
        marks = matched(found.tree, self._generation.vocabulary, found.asked).marks
        store = self._generation.store
        first, ids = store.rows(report_id)[0], store.ids[report_id]
        return {
            ids[row - first]: joined(store.paragraph(row).text, marks(store.wording(row)))
            for row in found.matches.rows.tolist()
        }

    def _understood(self, query: str, filters: Filters) -> tuple[Query, str | None]:
        """What was typed as a query, its spelling mended where that is called for."""
        asked = parse(query, filters)
        better = mended(asked, self._generation.speller)
        return (parse(better, filters), better) if better else (asked, None)

    def _expanded(self, asked: Query) -> Expanded:
        """The query with other words for its terms, as far as the corpus has any of them."""
        engine, every = self._generation.engine, self.manifest.paragraphs
        return expand(
            asked,
            self._generation.lexicon,
            occurs=lambda leaf: len(engine.matching(leaf)) > 0,
            tells=lambda leaf: 0 < len(engine.matching(leaf)) <= TELLS * every,
            rare=lambda leaf: 0 < len(engine.matching(leaf)) <= RARELY * every,
        )

    def _occurring(
        self, listed: Mapping[str, Sequence[str]], shown: Rows | None = None
    ) -> dict[str, tuple[str, ...]]:
        """Of what is listed for each term what the corpus has, or those that are `shown` have."""
        found = {}
        for typed, others in listed.items():
            rows = {other: self._generation.engine.matching(leaf_of(other)) for other in others}
            occurring = tuple(
                other
                for other, having in rows.items()
                if (len(having) if shown is None else among(shown, having).any())
            )
            if occurring:
                found[typed] = occurring
        return found

    def _page(
        self, found: Found, marked: Matched, first: int, per_page: int
    ) -> tuple[list[_Shown], int]:
        """The hits of a page by relevance, and how many of them stand above the line.

        Where no text shows anything, as where nothing was looked for, all tells, and so does what
        is of the kind of paragraphs that was asked for.
        """
        kept, close = found.matches, int(found.close.sum())
        stop = first + per_page + LOOKED_AT
        places = self._generation.columns.order(kept, "relevance", 0, stop)
        at = cache(lambda rank: self._hit(kept, int(places[rank]), marked))

        @cache
        def least() -> float:
            best = max(at(rank).shows for rank in range(min(close, per_page)))
            return least_shown(found.asked) * best

        def tells(rank: int) -> bool:
            return at(rank).shows >= least() or at(rank).hit.paragraph.kind == found.kind

        ranks, above = ranks_of_page(close, len(kept.rows), first, per_page, tells)
        return [at(rank) for rank in ranks], above

    def _hit(self, found: Matches, place: int, marked: Matched) -> _Shown:
        """What is shown of the hit that stands at a place of those found."""
        store, row = self._generation.store, int(found.rows[place])
        paragraph, wording = store.paragraph(row), store.wording(row)
        marks = marked.marks(wording)
        extract, shows = snippet(paragraph.text, wording, marked, marks)
        report = store.report(paragraph.report_id)
        return _Shown(Hit(paragraph, report, float(found.scores[place]), extract), row, shows)


class Libraries:
    """Watches the index in a folder and gives the newest generation of it, opened."""

    def __init__(self, index: Path) -> None:
        self._index = index
        self._lock = Lock()
        self._opened: Library | None = None
        self._unusable: str | None = None

    def current(self) -> Library:
        """The library of the generation that is served now; IndexMissingError.

        An opened library keeps working when a newer one takes its place, and is kept where the
        newer one is damaged or of another form.
        """
        name = current_name(self._index)
        opened = self._opened
        if name and opened is not None and name in (opened.generation, self._unusable):
            return opened
        with self._lock:
            if self._opened is None or self._opened.generation != current_name(self._index):
                self._opened = self._open()
            return self._opened

    def _open(self) -> Library:
        name = current_name(self._index)
        try:
            with _undisturbed():
                return Library(open_current(self._index))
        except IndexMissingError as error:
            if self._opened is None or name is None:
                raise
            LOG.warning("%s Until then generation %s is served.", error, self._opened.generation)
            self._unusable = name
            return self._opened


def _joined(
    one: Mapping[str, Sequence[str]], other: Mapping[str, Sequence[str]]
) -> dict[str, tuple[str, ...]]:
    """What both list for each term."""
    return {term: (*one.get(term, ()), *other.get(term, ())) for term in {**one, **other}}


def _rows(hits: Sequence[_Shown]) -> Rows:
    return np.sort(np.array([one.row for one in hits], dtype=np.intp))


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Keep the garbage collector from what is made here, now and later.

    An opened index is some hundred thousand objects that stay: looking through them for garbage
    takes a tenth of a second, in the midst of a search.
    """
    gc.disable()
    try:
        yield
        gc.freeze()
    finally:
        gc.enable()


def _no_such_page(page: int, pages: int) -> str:
    if page < 1:
        return "Pages are counted from 1."
    if pages == 0:
        return f"There is no page {page}: nothing was found."
    return f"There is no page {page}: the last page is {pages}."
