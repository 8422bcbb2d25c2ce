"""Which printed figures number a paragraph, and which paragraphs lost theirs."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from searchapp.reading.blocks import Block
from searchapp.reading.outline import glued_headings, opens_body
from searchapp.reading.wording import ends_sentence, starts_lower

LARGEST_GAP = 3
"""Numbers in a row that may be lost before a figure is taken for something else."""

_SHORTEST_SERIES = 3
_LOST = 0.9
_UNDOTTED = 0.4
_ELSEWHERE = 0.5
"""What a figure is worth as a paragraph's number, 1 at best: less where a number is missing before
it, where it has no dot, where it does not stand where the others stand. A number without its dot
is taken only where it fits the series (Sandwell 2015 and others print some so)."""


def number_blocks(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, `number` set on those that begin a numbered paragraph and on no others.

    Numbers run up in steps of one; the longest series is the main one, a second that begins at 1
    before or after it gets a `series` of its own. Where a number is missing, and as many
    unnumbered blocks stand in its place as numbers are missing, those lost theirs in conversion;
    where there are more, a block that follows a break continues the paragraph before it.
    """
    found = list(blocks)
    candidates = _candidates(found)
    series = _all_series(found, candidates)
    for order, places in enumerate(series):
        for place in places:
            found[place] = replace(found[place], series=order)
        for before, after in pairwise(places):
            _restore(found, before, after)
    numbering = {place for places in series for place in places}
    return _without_stray_numbers(found, numbering)


def _candidates(blocks: Sequence[Block]) -> list[int]:
    """Places of the blocks that may be numbered, which none is on the cover."""
    start = next((i for i, b in enumerate(blocks) if _leaves_cover(b)), 0)
    return [i for i in range(start, len(blocks)) if blocks[i].number is not None]


def _leaves_cover(block: Block) -> bool:
    title = glued_headings(block.text)[0]
    return block.strong is not False and opens_body(title, printed=bool(block.strong))


def _all_series(blocks: Sequence[Block], candidates: Sequence[int]) -> list[list[int]]:
    """The main series first, then those that begin again at 1 before and after it."""
    main = _longest_series(blocks, candidates)
    if not main:
        return []
    found = [main]
    for rest in (
        [i for i in candidates if i < main[0]],
        [i for i in candidates if i > main[-1]],
    ):
        other = _longest_series(blocks, rest)
        if len(other) >= _SHORTEST_SERIES and blocks[other[0]].number == 1:
            found.append(other)
    return found


def _longest_series(blocks: Sequence[Block], candidates: Sequence[int]) -> list[int]:
    """The places of the best chain of numbers that run up, by dynamic programming."""
    usual = Counter(round(blocks[i].left) for i in candidates).most_common(1)
    scores: list[float] = []
    previous: list[int | None] = []
    for k, i in enumerate(candidates):
        number = blocks[i].number or 0
        best, link = -0.5 * (number - 1), None
        for j in range(k - 1, -1, -1):
            step = number - (blocks[candidates[j]].number or 0)
            score = scores[j] - _LOST * (step - 1)
            if 1 <= step <= LARGEST_GAP + 1 and score > best:
                best, link = score, j
        scores.append(best + _worth(blocks[i], usual[0][0]))
        previous.append(link)
    if not scores:
        return []
    place: int | None = max(range(len(scores)), key=scores.__getitem__)
    chain = []
    while place is not None:
        chain.append(candidates[place])
        place = previous[place]
    return chain[::-1]


def _worth(block: Block, usual_left: int) -> float:
    worth = 1.0 if block.dotted else _UNDOTTED
    return worth - (_ELSEWHERE if abs(block.left - usual_left) > 25 else 0.0)


def _restore(blocks: list[Block], before: int, after: int) -> None:
    """Give the blocks between two numbered ones the numbers that are missing, if they can be."""
    lower, upper = blocks[before].number, blocks[after].number
    assert lower is not None
    assert upper is not None
    missing = upper - lower - 1
    places = [i for i in range(before + 1, after) if _may_have_lost_number(blocks, i)]
    if len(places) > missing:
        places = [i for i in places if not blocks[i].opens]
    if len(places) == missing:
        for k, i in enumerate(places, start=1):
            blocks[i] = replace(
                blocks[i], role="numbered", mark="", number=lower + k, series=blocks[before].series
            )


def _may_have_lost_number(blocks: Sequence[Block], i: int) -> bool:
    block, above = blocks[i], blocks[i - 1]
    return (
        block.role in ("bullet", "plain")
        and not block.strong
        and not starts_lower(block.text)
        and ends_sentence(block.text)
        and ends_sentence(above.text)
        and not above.text.endswith(":")
    )


def _without_stray_numbers(blocks: Sequence[Block], numbering: set[int]) -> list[Block]:
    """The blocks, figures that number nothing back in the text they were printed in."""
    found: list[Block] = []
    for i, block in enumerate(blocks):
        if block.role != "numbered" or i in numbering or block.series is not None:
            found.append(block)
            continue
        text = f"{block.number}{'.' if block.dotted else ''} {block.text}"
        above = found[-1] if found else None
        if above and above.hang and not above.strong and not ends_sentence(above.text):
            found[-1] = replace(above, text=f"{above.text} {text}")
        else:
            found.append(replace(block, text=text, role="plain", number=None))
    return found
