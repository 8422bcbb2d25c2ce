"""How many paragraphs have what was typed: none, or so many that it says nothing of one."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from searchapp.engines.base import Engine, Rows
from searchapp.language.interchangeable import is_general, tells_nothing
from searchapp.language.variants import is_figure
from searchapp.query.tree import Any, Node, Rewarded, Term
from searchapp.search.relaxing import things

COMMON = 0.4
"""Of all paragraphs: what so many have says nothing of one that has nothing else of a query. From
0.4 on four judged sets lose nothing, at 0.3 they lose two thousandths."""

RARE = 0.02
"""Of all paragraphs: a word in no more tells of a term that nothing has, as "revolving" does of a
revolving door. From 0.01 to 0.05 seven judged sets stay alike."""


@dataclass(frozen=True, slots=True)
class Commonness:
    """The things that a query demands, each with the words typed for it and the rows that have it;
    for each that nothing has the rows with what stands for it: what is near it, or its rare words.
    """

    typed: Mapping[Node, Sequence[str]]
    having: Mapping[Node, Rows]
    instead: Mapping[Node, Rows]
    rare_parts: frozenset[str]
    rows: int

    @property
    def missing(self) -> list[str]:
        """What was typed that no paragraph has, nor another name for it."""
        return [
            " ".join(words) for thing, words in self.typed.items() if not len(self.having[thing])
        ]

    @property
    def present(self) -> Mapping[Node, Sequence[str]]:
        """The things that some paragraphs have, but for words of no weight."""
        return {
            thing: words
            for thing, words in self.typed.items()
            if len(self.having[thing]) and not self.common.issuperset(words)
        }

    @property
    def has_instead(self) -> bool:
        """Whether something stands for a thing that nothing has."""
        return any(len(rows) for rows in self.instead.values())

    @property
    def common(self) -> frozenset[str]:
        """The words of the things that say little: common ones, and figures, however rare.

        A year says when.
        """
        most = COMMON * self.rows
        return frozenset[str]().union(
            *(
                words
                for thing, words in self.typed.items()
                if len(self.having[thing]) > most or all(map(_says_little, words))
            )
        )

    def rows_of_each(self, spared: frozenset[str]) -> Mapping[Node, Rows]:
        """The things that tell one paragraph from another, and the rows that have each.

        General words ("children", "council") do not, and neither do those in `spared`.
        """
        return {
            thing: self.having[thing]
            for thing in self.telling(spared)
            if not all(map(is_general, self.typed[thing]))
        }

    def telling(self, spared: frozenset[str]) -> tuple[Node, ...]:
        """The things that are more than words in `spared`; all, where there is none."""
        found = (thing for thing, words in self.typed.items() if not spared.issuperset(words))
        return tuple(found) or tuple(self.typed)


def commonness(tree: Node, engine: Engine, rows: int) -> Commonness:
    """How common is what `tree` demands, in an index of so many rows.

    A figure says little, however rare it is: "Reg 44" is no "44 children".
    """
    typed = {thing: words for thing, words in things(tree).items() if words}
    having = {thing: engine.matching(thing) for thing in typed}
    nowhere = {thing: words for thing, words in typed.items() if not len(having[thing])}
    parts = {word for words in nowhere.values() if len(words) > 1 for word in words}
    most = RARE * rows
    words = (word for word in parts if not word.isdigit())
    rare = frozenset(word for word in words if 0 < len(engine.matching(Term(word))) <= most)
    instead = {
        thing: engine.matching(Any(tuple(_standing_for(thing, rare.intersection(words)))))
        for thing, words in nowhere.items()
    }
    return Commonness(typed, having, instead, rare, rows)


def _standing_for(thing: Node, rare: Iterable[str]) -> Iterator[Node]:
    """What stands for a thing that nothing has."""
    rewards = thing.rewards if isinstance(thing, Rewarded) else ()
    yield from (reward for reward in rewards if not isinstance(reward, Term))
    yield from map(Term, rare)


def _says_little(word: str) -> bool:
    return is_figure(word) or tells_nothing(word)
