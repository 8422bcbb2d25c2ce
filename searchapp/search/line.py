"""The line on a page of hits: what stands above it is close, what stands below it less so.

A hit that is close by its score tells so by its extract as well: of some the headings alone match,
of others words that stand far apart. What does not tell comes after all that does.
"""

from collections.abc import Callable
from itertools import chain, islice

from searchapp.query.tree import Node
from searchapp.search.relaxing import is_sentence

SHOWN = 0.66
"""Of what the best extract of the first page shows of a query a hit above the line shows so much:
where the words of a paragraph stand far apart it is about each of them and not about both. Of
relevant hits of judged searches a fourteenth less stand above the line than without this, of others
a quarter (docs/relevance.md)."""

SHOWN_OF_A_SENTENCE = 0.01
"""Of a query of many things no extract shows much: here it only has to show any of it. With more
Cranfield falls behind its best peer."""

LOOKED_AT = 30
"""So many of the best hits that are close by their scores are looked at: three pages of ten, which
is where readers stop. The rest stand where the last of these does."""


def least_shown(asked: Node) -> float:
    """How much of what the best extract shows one above the line has to show of `asked`."""
    return SHOWN_OF_A_SENTENCE if is_sentence(asked) else SHOWN


def ranks_of_page(
    close: int, total: int, first: int, per_page: int, tells: Callable[[int], bool]
) -> tuple[list[int], int]:
    """Which hits a page has that begins with hit number `first`, and how many stand above the line.

    Hits are numbered by score from 0; the first `close` of `total` are close by that, and `tells`
    says of one of them whether its extract does. For a first page that is full no more are asked,
    and for one that begins below the line none.
    """
    if first >= close:
        return list(range(first, min(first + per_page, total))), 0
    looked_at = min(close, max(per_page, LOOKED_AT))
    telling: list[int] = []
    silent: list[int] = []
    for rank in range(looked_at):
        if first == 0 and len(telling) == per_page:
            return telling, per_page
        (telling if tells(rank) else silent).append(rank)
    rest = range(looked_at, close)
    if silent and silent[-1] == looked_at - 1:
        above, ordered = len(telling), chain(telling, silent, rest)
    else:
        above, ordered = close - len(silent), chain(telling, rest, silent)
    page = list(islice(chain(ordered, range(close, total)), first, first + per_page))
    return page, min(max(above - first, 0), len(page))
