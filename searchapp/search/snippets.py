"""The part of a paragraph that shows best why it matched."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from functools import partial

from searchapp.engines.wording import Wording
from searchapp.model import Snippet
from searchapp.search.matched import Mark, Matched

MOST_CHARACTERS = 300
"""About three lines of a results page."""

SHORT = 60
"""An extract of fewer characters tells little by itself, such as "(Recommendation)" at the end of a
paragraph: what stands before it is shown too."""

OWN = 0.1
"""What showing the very words that were typed counts beside the things they stand for: enough to
decide between nearly equals. Of 1,394 extracts of judged searches 11 change, most of them for one
that has the rarer word; at 0.3 twice as many do, half of them for the worse."""

FIGURE = 0.3
"""What showing a figure counts where figures are asked for, beside the thing that counts most."""

_SPELT_OUT = """
none half third quarter one two three four five six seven eight nine ten eleven twelve
"""
_FIGURE = re.compile(rf"\d|\b(?:{'|'.join(_SPELT_OUT.split())})\b", re.IGNORECASE)

Span = tuple[int, int]
WorthOf = Callable[[int, int], tuple[float, float, int]]
"""What an extract from one offset to another shows of the query."""


def snippet(
    text: str, wording: Wording, matched: Matched, marks: Sequence[Mark]
) -> tuple[Snippet, float]:
    """An extract of `text`: a substring of it, of whole sentences where they fit; and how much it
    shows of the query, by weight.

    `marks` are those of the whole text.
    """
    start, end = _extract(text, wording, marks, matched)
    inside = _inside(marks, start, end)
    shows, _, _ = matched.told(inside)
    ranges = tuple((first - start, last - start) for first, last in joined(text, inside))
    return Snippet(text[start:end], ranges), shows


def joined(text: str, marks: Sequence[Mark]) -> tuple[Span, ...]:
    """The ranges of `marks`, those with nothing but a space between them made one."""
    spans: list[Span] = []
    for mark in marks:
        if spans and mark.end <= spans[-1][1]:
            continue
        if spans and text[spans[-1][1] : mark.start] == " ":
            spans[-1] = (spans[-1][0], mark.end)
        else:
            spans.append((mark.start, mark.end))
    return tuple(spans)


def _extract(text: str, wording: Wording, marks: Sequence[Mark], matched: Matched) -> Span:
    if len(text) <= MOST_CHARACTERS:
        return 0, len(text)
    sentences = [(start, end) for start, end in wording.sentences]
    worth = partial(_worth, text, matched, marks)
    fitting = {
        _fitted(text, stretch, marks, worth): stretch for stretch in _stretches(sentences, marks)
    }
    best = max(fitting, key=lambda span: (worth(*span), span == fitting[span], -span[0]))
    return _begun_before(best, sentences) if best[1] - best[0] < SHORT else best


def _begun_before(span: Span, sentences: Sequence[Span]) -> Span:
    """A short span with the sentences before it, as far as they fit."""
    before = (start for start, _ in sentences if start <= span[0])
    return next((start for start in before if span[1] - start <= MOST_CHARACTERS), span[0]), span[1]


def _fitted(text: str, stretch: Span, marks: Sequence[Mark], worth: WorthOf) -> Span:
    """The stretch, or what fits of one sentence that is too long."""
    start, end = stretch
    if end - start <= MOST_CHARACTERS:
        return stretch
    return _part(text, stretch, [mark for mark in marks if start <= mark.start < end], worth)


def _stretches(sentences: Sequence[Span], marks: Sequence[Mark]) -> Iterator[Span]:
    """From the first sentence, and from each with a mark, as many as fit; at least the one."""
    starts = [mark.start for mark in marks]
    for first, (start, end) in enumerate(sentences):
        at = bisect_left(starts, start)
        if first and (at == len(starts) or starts[at] >= end):
            continue
        for _, later in sentences[first + 1 :]:
            if later - start > MOST_CHARACTERS:
                break
            end = later
        yield start, end


def _worth(
    text: str, matched: Matched, marks: Sequence[Mark], start: int, end: int
) -> tuple[float, float, int]:
    """What of the query shows there, a figure that is asked for included, what words typed, and in
    how many ways.
    """
    end = min(end, start + MOST_CHARACTERS)
    weight, typed, ways = matched.told(_inside(marks, start, end))
    if ways and matched.figures and _FIGURE.search(text, start, end):
        weight += FIGURE * max(matched.weights)
    return weight + OWN * typed, typed, ways


def _inside(marks: Sequence[Mark], start: int, end: int) -> list[Mark]:
    return [mark for mark in marks if start <= mark.start and mark.end <= end]


def _part(text: str, sentence: Span, marks: Sequence[Mark], worth: WorthOf) -> Span:
    """A stretch, between words, of a sentence that is too long, around most of its marks."""
    low, high = sentence
    start = max(
        [low, *(mark.start for mark in marks)],
        key=lambda start: (worth(start, high), -start),
    )
    last = max([mark.end for mark in _inside(marks, start, start + MOST_CHARACTERS)], default=start)
    spare = MOST_CHARACTERS - (last - start)
    start = max(low, min(start - spare // 2, high - MOST_CHARACTERS))
    return _between_words(text, start, min(start + MOST_CHARACTERS, high), sentence)


def _between_words(text: str, start: int, end: int, sentence: Span) -> Span:
    low, high = sentence
    if start > low and not text[start - 1].isspace():
        space = text.find(" ", start, end)
        start = space if space >= 0 else start
    if end < high and not text[end].isspace():
        space = text.rfind(" ", start, end)
        end = space if space > start else end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
