"""Which paragraphs a query finds, how they rank, and what is said of it.

What has all of a query comes first; where little has, some of it is enough, and a notice says so.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from searchapp.engines.base import Matches, Rows, among
from searchapp.engines.generation import Generation
from searchapp.model import Filters
from searchapp.query import Query
from searchapp.query.expansion import Expanded
from searchapp.query.tree import Any, AtLeast, Node, Term, Words
from searchapp.search import notices
from searchapp.search.commonness import commonness
from searchapp.search.named import Named, names_of
from searchapp.search.relaxing import as_typed, aside, is_sentence, relaxed, strict
from searchapp.search.weighing import by_relatedness, typed_words
from searchapp.search.worth import WORTH_SHOWING, are_close, worth_showing

ENOUGH = 10
"""With so many paragraphs that have all of a query's words, a page of them, no others are shown."""

FEW = 5
"""Where one term is all that was typed, so many paragraphs are enough to leave it whole."""

PREFERRED = 1.0
"""What is added, in parts of the best score, where a paragraph that is worth showing without it is
of a council or a year that was named."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a query found: the tree that was run in the end, what matches it and passes the
    filters, which of that is close to what was typed, the rows that each facet counts, and what
    its reader is told.
    """

    tree: Node
    matches: Matches
    close: NDArray[np.bool_]
    counted: Mapping[str, Rows]
    notices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Run:
    """A tree as it is run on the whole index, what it matches there, and what is said of that.

    `lacking` tells that nothing has all, and that nothing stands for what is missing.
    """

    tree: Node
    matches: Matches
    notices: tuple[str, ...]
    lacking: bool = False


class Finder:
    """Finds paragraphs in one opened generation of the index."""

    def __init__(self, generation: Generation) -> None:
        self._engine = generation.engine
        self._columns = generation.columns
        self._places = generation.places
        self._rows = generation.manifest.paragraphs
        self._names = names_of(generation.store.reports)

    def find(self, asked: Query, expanded: Expanded, relax: bool = True) -> Found:
        """What `asked` finds, looked for as `expanded`; without `relax` only what has all of it.

        Whether words are done without follows from what the whole index has, whatever the filters:
        a filter only takes away, and a facet's count is what choosing its value leads to.
        """
        named = self._names.named(asked)
        tree = aside(expanded.query.tree, named)
        having_all = self._engine.matching(strict(tree))
        run = self._relaxed(tree, named, having_all, asked.filters) if relax else None
        run = run or _Run(strict(tree), self._engine.match(strict(tree)), ())
        kept, counted = self._columns.narrow(run.matches, asked.filters)
        said = run.notices
        if len(kept.rows) and not run.lacking and (not said or not isinstance(tree, Words)):
            said = self._in_other_words(aside(asked.tree, named), expanded) or said
        weighed = by_relatedness(kept, set(typed_words(asked.tree)) - named.words, self._places)
        close = are_close(weighed) & (not run.lacking)
        if named.authorities or named.years:
            preferred = self._preferred(kept, named)
            weighed = _before(weighed, preferred)
            close &= preferred
        return Found(run.tree, weighed, close, counted, said)

    def nearest(self, asked: Query, expanded: Expanded) -> Matches:
        """What has any of the words and passes the filters of `expanded`, whatever it is worth."""
        looked_for = expanded.query
        any_word = frozenset(typed_words(looked_for.tree))
        tree = relaxed(looked_for.tree, rare=any_word) or strict(looked_for.tree)
        kept, _ = self._columns.narrow(self._engine.match(tree), looked_for.filters)
        return by_relatedness(kept, set(typed_words(asked.tree)), self._places)

    def _relaxed(self, tree: Node, named: Named, having_all: Rows, filters: Filters) -> _Run | None:
        """What some of `tree` is enough for; None where all of it is demanded."""
        enough = ENOUGH if isinstance(tree, Words) else FEW
        if len(having_all) >= enough and not is_sentence(tree):
            return None
        known = commonness(tree, self._engine, self._rows)
        spared = named.words | known.common
        lenient = relaxed(tree, spared, known.rare_parts)
        if lenient is not None:
            found = self._without_method(self._engine.match(lenient), known.telling(spared))
            is_name = self._is_name(tree)
            if is_name:
                close = are_close(found)
                found = Matches(found.rows[close], found.scores[close])
            else:
                found = worth_showing(found, known, spared, having_all, self._engine)
            if is_name or len(found.rows) > len(having_all):
                shown = self._columns.passing(found.rows, filters)
                having = among(shown, having_all)
                added = not having.all()
                said = notices.missing(known, added)
                if added and not said:
                    said = notices.partly(bool(having.any()), isinstance(tree, Words))
                return _Run(lenient, found, said, bool(known.missing) and not known.has_instead)
        said = notices.missing(known, shown=False)
        return _Run(strict(tree), self._engine.match(strict(tree)), said, True) if said else None

    def _is_name(self, tree: Node) -> bool:
        """Whether what was typed stands in some paragraph just so, and is no more than a name."""
        name = as_typed(tree) if isinstance(tree, Words) else None
        return name is not None and len(self._engine.matching(name)) > 0

    def _in_other_words(self, typed: Node, expanded: Expanded) -> tuple[str, ...]:
        """That all which was found has other words for what was typed, where it is so."""
        if not expanded.expansions or len(self._engine.matching(strict(typed))):
            return ()
        return (notices.OTHER_WORDS,)

    def _without_method(self, found: Matches, telling: Sequence[Node]) -> Matches:
        """What was found, but for a cover, a table or an imprint that has one thing of several."""
        several = self._engine.matching(AtLeast(min(2, len(telling)), tuple(telling)))
        method = self._columns.holds("kind", ("method",), found.rows)
        kept = ~method | among(found.rows, several)
        return Matches(found.rows[kept], found.scores[kept])

    def _preferred(self, found: Matches, named: Named) -> NDArray[np.bool_]:
        """Which of what was found is worth showing, and of the reports that were named."""
        worth = found.scores >= WORTH_SHOWING * found.scores.max(initial=0.0)
        return np.asarray(worth & self._is_of(named, found.rows))

    def _is_of(self, named: Named, rows: Rows) -> NDArray[np.bool_]:
        """Which of `rows` are of the councils that were named, and of the years or say these."""
        found = np.ones(len(rows), dtype=np.bool_)
        if named.authorities:
            found &= self._columns.holds("authority", named.authorities, rows)
        if named.years:
            saying = self._engine.matching(Any(tuple(map(Term, named.years))))
            found &= self._columns.holds("year", named.years, rows) | among(rows, saying)
        return found


def _before(found: Matches, preferred: NDArray[np.bool_]) -> Matches:
    """What was found, the `preferred` before the rest."""
    added = PREFERRED * found.scores.max(initial=0.0) * preferred
    return Matches(found.rows, found.scores + added)
