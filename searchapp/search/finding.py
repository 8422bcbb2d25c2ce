"""Which paragraphs a query finds, how they rank, and what is said of it.

What has all of a query comes first; where little has, some of it is enough, and a notice says so.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

import numpy as np
from numpy.typing import NDArray

from searchapp.engines.base import Matches, Rows, Scores, among
from searchapp.engines.generation import Generation
from searchapp.language.function_words import FUNCTION_WORDS, GRADES, MEASURES
from searchapp.language.interchangeable import tells_nothing
from searchapp.language.lexicon import Alternative
from searchapp.language.variants import variants
from searchapp.model import Kind
from searchapp.query import Query
from searchapp.query.expansion import Expanded, who_says
from searchapp.query.tree import All, Any, AtLeast, Node, Term, Words
from searchapp.search import notices
from searchapp.search.commonness import Commonness, commonness
from searchapp.search.counting import counting
from searchapp.search.kinds import kind_asked
from searchapp.search.named import Named, names_of
from searchapp.search.relaxing import (
    as_typed,
    aside,
    asks_figures,
    asks_why,
    is_aside,
    is_sentence,
    plainly_typed,
    relaxed,
    strict,
    things,
    word_for_word,
)
from searchapp.search.weighing import by_relatedness, typed_words
from searchapp.search.worth import (
    WORTH_SHOWING,
    are_close,
    share_of,
    worth_showing,
)

ENOUGH = 10
"""With so many paragraphs that have all of a query's words, a page of them, no others are shown."""

LIKE_A_NAME = 0.5
"""Of the best score so much is shown of what has a part, where something has the very name."""

PREFERRED = 1.0
"""What is added, in parts of the best score, where a paragraph that is worth showing without it is
of a council or a year that was named, and where it is close."""

BEHIND = 0.6
"""What is left of the score of a cover, a table or a definition where one thing or two are looked
for: who types "neglect" wants what was found of it, and not that reports may say so. Seven judged
sets gain a thousandth."""

MUCH = 0.55
"""How much of what may be a name a paragraph has that is close to it, by how rare each part is:
more than one of two alike. From 0.45 to 0.6 ten judged sets are alike."""

FACTS = 1.5
"""What a fact of the area and its children counts for whoever asks how many there are: reports list
these apart from what they found. From 1.15 to 1.6 judged questions typed as searches gain up to a
hundredth, kept ones half of it (docs/relevance.md)."""

_NONE: Rows = np.empty(0, dtype=np.intp)

_HOW = FUNCTION_WORDS | MEASURES
"""Words that no paragraph is expected to have: who asks "how long" is answered in days."""

_INSPECTION = """
deputy grade grades graded inspect inspected inspection inspections inspector inspectors judge
judged judgement judgements judgment judgments ofsted outstanding published rating rated report
reports team
"""
_OF_INSPECTION = frozenset(_INSPECTION.split())
"""What such pages tell, and findings less: they stay where they are for whoever asks this."""

_GRADING = GRADES | {"failing", "improvement", "judged", "rated", "graded"}
"""What is asked of a council by who wants to know how it was judged."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a query found: the tree that was run in the end, and the one that it was made of, what
    matches and passes the filters, which of that is close to what was typed, the kind of
    paragraphs that is all that was asked for, if any, the rows that each facet counts, and what its
    reader is told.
    """

    tree: Node
    asked: Node
    matches: Matches
    close: NDArray[np.bool_]
    kind: Kind | None
    counted: Mapping[str, Rows]
    notices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Run:
    """A tree as it is run on the whole index, and what it matches there; `known` is what was
    counted of the things that the query demands, where it was, `spared` the words that tell nothing
    of them, and `apart` the matter that is all that was typed, where nothing has it and it was
    taken apart.
    """

    tree: Node
    matches: Matches
    having_all: Rows
    known: Commonness | None = None
    spared: frozenset[str] = frozenset()
    apart: str | None = None


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
        tree = counting(aside(expanded.query.tree, named))
        run = self._run(tree, named, expanded.apart, relax)
        kind = kind_asked(tree, expanded.expansions) if relax else None
        listed = self._of_kind(kind) if kind else _NONE
        found = _with(run.matches, listed) if len(listed) else run.matches
        kept, counted = self._columns.narrow(found, asked.filters)
        said = () if len(listed) else self._said(run, tree, kept.rows)
        ranked, close = self._ranked(kept, run, tree, asked, named)
        if len(listed):
            ranked, close = self._listed_first(ranked, listed, named)
        return Found(run.tree, tree, ranked, close, kind, counted, said)

    def nearest(self, asked: Query, expanded: Expanded) -> Matches:
        """What has any of the words and passes the filters of `expanded`, whatever it is worth."""
        looked_for = expanded.query
        any_word = frozenset(typed_words(looked_for.tree))
        tree = relaxed(looked_for.tree, rare=any_word) or strict(looked_for.tree)
        kept, _ = self._columns.narrow(self._engine.match(tree), looked_for.filters)
        return by_relatedness(kept, set(typed_words(asked.tree)), self._places)

    def _run(self, tree: Node, named: Named, apart: Sequence[str], relax: bool) -> _Run:
        """What is run for `tree`: all of it demanded, or some where little has all."""
        whole = strict(tree)
        having_all = self._engine.matching(whole)
        known = self._known(tree, having_all) if relax else None
        spared = named.words | known.common if known else frozenset[str]()
        run = self._relaxed(tree, spared, having_all, known) if known else None
        run = run or _Run(whole, self._engine.match(whole), having_all, known, spared)
        missing = known is not None and bool(known.missing)
        matter = None if len(having_all) or missing else _taken_apart(tree, apart)
        return replace(run, apart=matter)

    def _ranked(
        self, found: Matches, run: _Run, tree: Node, asked: Query, named: Named
    ) -> tuple[Matches, NDArray[np.bool_]]:
        """What was found with the scores that rank it, and which of that is close."""
        behind = self._behind(found.rows, tree, asked)
        weighed = by_relatedness(
            self._by_kind(found, behind, tree),
            set(typed_words(asked.tree)) - named.words,
            self._places,
        )
        preferred = self._preferred(weighed, named)
        share = _share(found.rows, run)
        asked_for = _narrowed(preferred, ~behind)
        if _is_name_like(tree):
            asked_for &= share >= MUCH
        so_graded = asked_for & self._so_graded(found.rows, asked.tree)
        asked_for = so_graded if so_graded.any() else asked_for
        of_all = asked_for & self._of_the_whole(found.rows, tree, named)
        asked_for = of_all if of_all.any() else asked_for
        close = are_close(weighed, asked_for, share)
        ranked = _before(_before(weighed, close), preferred)
        return ranked, close & _has_or_stands_for(found.rows, run)

    def _of_kind(self, kind: Kind) -> Rows:
        """All paragraphs of a kind."""
        return np.flatnonzero(self._columns.holds("kind", (kind,), np.arange(self._rows)))

    def _listed_first(
        self, found: Matches, listed: Rows, named: Named
    ) -> tuple[Matches, NDArray[np.bool_]]:
        """What was found, first what is `listed`, that of the newest report before others, and of
        reports that were named no other; and which of it that is."""
        first = among(found.rows, listed)
        if named.authorities or named.years:
            of_these = first & self._is_of(named, found.rows)
            first = of_these if of_these.any() else first
        later = self._columns.ranks["newest"][found.rows] / self._rows
        best = max(found.scores.max(initial=0.0), 1.0)
        return Matches(found.rows, np.where(first, best * (2.0 - later), found.scores)), first

    def _known(self, tree: Node, having_all: Rows) -> Commonness | None:
        """How common are the things that `tree` demands; None where enough has all of them."""
        if len(having_all) >= ENOUGH and not is_sentence(tree):
            return None
        return commonness(tree, self._engine, self._rows)

    def _relaxed(
        self, tree: Node, spared: frozenset[str], having_all: Rows, known: Commonness
    ) -> _Run | None:
        """What some of `tree` is enough for; None where there is no more than what has all."""
        lenient = relaxed(tree, spared, known.rare_parts)
        if lenient is None:
            return None
        found = self._without_method(self._engine.match(lenient), known.telling(spared))
        if self._is_name(tree):
            close = found.scores >= LIKE_A_NAME * found.scores.max(initial=0.0)
            named = Matches(found.rows[close], found.scores[close])
            return _Run(lenient, named, having_all, known, spared)
        found = worth_showing(found, known, spared, having_all)
        more = len(found.rows) > len(having_all)
        return _Run(lenient, found, having_all, known, spared) if more else None

    def _is_name(self, tree: Node) -> bool:
        """Whether what was typed stands in some paragraph just so, and is no more than a name.

        A single term has other names, whatever council is typed beside it.
        """
        if not isinstance(tree, Words) or sum(not is_aside(thing) for thing in things(tree)) < 2:
            return False
        name = word_for_word(tree)
        return name is not None and len(self._engine.matching(name)) > 0

    def _said(self, run: _Run, tree: Node, shown: Rows) -> tuple[str, ...]:
        """What the reader is told of the rows that are `shown`."""
        if run.known is not None and run.known.missing:
            return notices.missing(run.known, len(shown) > 0, partial(self._how_said, shown))
        if not len(shown):
            return ()
        if run.apart:
            return notices.taken_apart(run.apart)
        typed = things(tree)
        telling = {
            thing: words for thing, words in typed.items() if not _asks_or_says_little(words)
        }
        unsaid = [
            " ".join(words) for thing, words in telling.items() if self._is_unsaid(thing, words)
        ]
        demanded = len(telling) == len(typed)
        all_of_it = run.having_all if demanded else self._engine.matching(All(tuple(telling)))
        having = among(shown, all_of_it)
        if unsaid:
            return notices.in_other_words(unsaid, len(unsaid) == len(telling), bool(having.all()))
        return () if having.all() else notices.partly(bool(having.any()))

    def _is_unsaid(self, thing: Node, typed: Sequence[str]) -> bool:
        """Whether no paragraph has the words typed for a thing, near each other or not, so that
        other words found it."""
        return bool(typed) and not len(self._saying(thing, typed))

    def _how_said(self, shown: Rows, thing: Node, typed: Sequence[str]) -> notices.Said:
        """How those of `shown` that have a thing say it."""
        having = among(shown, self._engine.matching(thing))
        saying = among(shown, self._saying(thing, typed))
        return notices.Said(bool(saying.any()), bool((having & ~saying).any()))

    def _saying(self, thing: Node, typed: Sequence[str]) -> Rows:
        """The paragraphs that have the words typed for a thing, near each other or not."""
        if isinstance(thing, Term):
            return self._engine.matching(thing)
        words = Alternative(tuple(typed), 1.0).bearing
        return self._engine.matching(All(tuple(map(_in_any_form, words))))

    def _without_method(self, found: Matches, telling: Sequence[Node]) -> Matches:
        """What was found, but for a cover, a table or an imprint that has one thing of several."""
        several = self._engine.matching(AtLeast(min(2, len(telling)), tuple(telling)))
        kept = ~self._is_method(found.rows) | among(found.rows, several)
        return Matches(found.rows[kept], found.scores[kept])

    def _behind(self, rows: Rows, tree: Node, asked: Query) -> NDArray[np.bool_]:
        """Which of `rows` tell of the inspection itself, where that is not asked."""
        of_inspection = not _OF_INSPECTION.isdisjoint(_asked_about(asked.tree))
        asked_for = [thing for thing in things(tree) if not is_aside(thing)]
        if not 1 <= len(asked_for) <= 2 or (of_inspection and not asks_why(tree)):
            return np.zeros(len(rows), dtype=np.bool_)
        return self._is_method(rows)

    def _is_method(self, rows: Rows) -> NDArray[np.bool_]:
        return self._columns.holds("kind", ("method",), rows)

    def _by_kind(self, found: Matches, behind: NDArray[np.bool_], tree: Node) -> Matches:
        """What was found, what is `behind` with less of its score, a fact asked for with more."""
        counts = np.where(behind, BEHIND, 1.0)
        if asks_figures(tree):
            counts[self._columns.holds("kind", ("context",), found.rows) & ~behind] = FACTS
        return Matches(found.rows, found.scores * counts)

    def _preferred(self, found: Matches, named: Named) -> NDArray[np.bool_]:
        """Which of what was found is worth showing, and of the reports that were named, if any."""
        if not (named.authorities or named.years):
            return np.zeros(len(found.rows), dtype=np.bool_)
        worth = found.scores >= WORTH_SHOWING * found.scores.max(initial=0.0)
        return np.asarray(worth & self._is_of(named, found.rows))

    def _so_graded(self, rows: Rows, typed: Node) -> NDArray[np.bool_]:
        """Which of `rows` are on what was graded so, where it is asked why that is: who monitors
        inadequate providers well is no reason. All, where it is not asked."""
        graded = GRADES.intersection(typed_words(typed)) if asks_why(typed) else ()
        grades = [one for one in self._columns.values["grade"] if one.split()[0] in graded]
        if not grades:
            return np.ones(len(rows), dtype=np.bool_)
        return self._columns.holds("grade", grades, rows)

    def _of_the_whole(self, rows: Rows, tree: Node, named: Named) -> NDArray[np.bool_]:
        """Which of `rows` are on a council as a whole, where nothing but its grade is asked for: a
        provider that is inadequate is no answer. All, where more is asked."""
        asked = {word for words in things(tree).values() for word in words} - named.words
        if not (named.authorities and asked and asked <= _GRADING):
            return np.ones(len(rows), dtype=np.bool_)
        return self._columns.holds("area", ("overall",), rows)

    def _is_of(self, named: Named, rows: Rows) -> NDArray[np.bool_]:
        """Which of `rows` are of the councils that were named, and of the years or say these."""
        found = np.ones(len(rows), dtype=np.bool_)
        if named.authorities:
            found &= self._columns.holds("authority", named.authorities, rows)
        if named.years:
            saying = self._engine.matching(Any(tuple(map(Term, named.years))))
            found &= self._columns.holds("year", named.years, rows) | among(rows, saying)
        return found


def _share(rows: Rows, run: _Run) -> Scores:
    """How much of what is looked for each of `rows` has; what only asks "how long" is no part."""
    return share_of(rows, run.known, run.spared | _HOW) if run.known else np.ones(len(rows))


def _with(found: Matches, listed: Rows) -> Matches:
    """What was found, and what is `listed`, where that was not found with no score."""
    rows = np.union1d(found.rows, listed)
    scores = np.zeros(len(rows))
    scores[np.searchsorted(rows, found.rows)] = found.scores
    return Matches(rows, scores)


def _has_or_stands_for(rows: Rows, run: _Run) -> NDArray[np.bool_]:
    """Which of `rows` may be close: those that have something for what nothing has."""
    known = run.known
    if known is None or not known.missing:
        return np.full(len(rows), run.apart is None)
    kept = np.full(len(rows), bool(known.present))
    for thing in known.rows_of_each(run.spared):
        if thing in known.instead:
            kept &= among(rows, known.instead[thing])
    return kept


def _asks_or_says_little(words: Sequence[str]) -> bool:
    """Whether words say little, or ask how much or how long, in which no paragraph says it."""
    little = all(word in MEASURES or tells_nothing(word) for word in words)
    return bool(words) and (little or (words[0] == "how" and words[1] in MEASURES))


def _in_any_form(word: str) -> Node:
    """A word and the ways to write it: children are said where "child" was typed."""
    written = dict.fromkeys((word, *(other for (other,) in variants((word,)))))
    return Any(tuple(map(Term, written)))


def _asked_about(tree: Node) -> set[str]:
    """The words typed, but for those that only tell who says it: "what do inspectors say"."""
    saying = who_says(tree.children) if isinstance(tree, Words) else frozenset()
    return set(typed_words(tree)) - {term.word for term in saying}


def _taken_apart(tree: Node, apart: Sequence[str]) -> str | None:
    """The matter that is all that was typed, of those that were taken `apart`."""
    typed = plainly_typed(tree if isinstance(tree, Words) else Words((tree,)))
    bearing = set(typed) - FUNCTION_WORDS
    found = (matter for matter in apart if bearing <= set(matter.split()))
    return next(found, None) if bearing else None


def _narrowed(wanted: NDArray[np.bool_], further: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """What is wanted, or all where nothing is, and of that what a further demand leaves, if any."""
    kept = wanted if wanted.any() else ~wanted
    both = kept & further
    return both if both.any() else kept


def _is_name_like(tree: Node) -> bool:
    """Whether no more was typed than a name: "CAMHS waiting times" are no waits of others, and the
    caseloads of reviewing officers no caseloads."""
    name = as_typed(tree) if isinstance(tree, Words) else None
    return name is not None and name.window == len(name.words)


def _before(found: Matches, preferred: NDArray[np.bool_]) -> Matches:
    """What was found, the `preferred` before the rest."""
    added = PREFERRED * found.scores.max(initial=0.0) * preferred
    return Matches(found.rows, found.scores + added)
