"""How many paragraphs have what was typed: none, or so many that it says nothing of one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from searchapp.engines.base import Engine, Rows
from searchapp.language.interchangeable import is_general
from searchapp.query.tree import Node, Term
from searchapp.search.relaxing import things

COMMON, COMMON_PART = 0.4, 0.2
"""Of all paragraphs: what so many have says nothing of one that has nothing else of a query, and a
word in so many nothing of one that has no more of a term. From 0.4 and 0.15 on four judged sets
lose nothing, at 0.3 and 0.1 they lose two thousandths and one."""


@dataclass(frozen=True, slots=True)
class Commonness:
    """The things that a query demands, each with the words typed for it and how many have it."""

    typed: Mapping[Node, Sequence[str]]
    having: Mapping[Node, Rows]
    common_parts: frozenset[str]
    rows: int

    @property
    def missing(self) -> list[str]:
        """What was typed that no paragraph has, nor another name for it."""
        return [
            " ".join(words) for thing, words in self.typed.items() if not len(self.having[thing])
        ]

    @property
    def common(self) -> frozenset[str]:
        """The words of the things that say little: common ones, and figures, however rare."""
        most = COMMON * self.rows
        return frozenset[str]().union(
            *(
                words
                for thing, words in self.typed.items()
                if len(self.having[thing]) > most or all(map(str.isdigit, words))
            )
        )

    def rows_of_each(self, spared: frozenset[str]) -> list[Rows]:
        """The rows that have each of the things that tell one paragraph from another.

        General words ("children", "council") do not, and neither do those in `spared`.
        """
        return [
            self.having[thing]
            for thing in self.telling(spared)
            if not all(map(is_general, self.typed[thing]))
        ]

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
    parts = {word for words in typed.values() if len(words) > 1 for word in words}
    most = COMMON_PART * rows
    common = {word for word in parts if word.isdigit() or len(engine.matching(Term(word))) > most}
    return Commonness(typed, having, frozenset(common), rows)
