"""The part of a paragraph that shows best why it matched."""

from collections.abc import Sequence

from searchapp.language.sentences import sentence_spans
from searchapp.model import Snippet
from searchapp.search.matched import Mark, Matched

MOST_CHARACTERS = 300
"""About three lines of a results page."""


def snippet(text: str, matched: Matched) -> Snippet:
    """An extract of `text`: a substring of it, of whole sentences where they fit."""
    marks = matched.marks(text)
    start, end = _extract(text, marks)
    inside = [mark for mark in marks if start <= mark.start and mark.end <= end]
    return Snippet(
        text[start:end], tuple((mark.start - start, mark.end - start) for mark in inside)
    )


def _extract(text: str, marks: Sequence[Mark]) -> tuple[int, int]:
    if len(text) <= MOST_CHARACTERS:
        return 0, len(text)
    sentences = sentence_spans(text)
    runs = list(_runs(sentences))
    if not runs:
        return _around(text, marks)
    best = max(runs, key=lambda run: (*_worth(run, marks), -run[0]))
    longer = [span for span in sentences if span[1] - span[0] > MOST_CHARACTERS]
    most = max((_worth(span, marks) for span in longer), default=(0, 0))
    if most > _worth(best, marks):
        span = max(longer, key=lambda span: (*_worth(span, marks), -span[0]))
        return _around(text, [mark for mark in marks if span[0] <= mark.start < span[1]], span)
    return best


def _runs(sentences: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """From each sentence on, as many as fit; one that does not fit alone gives none."""
    runs = []
    for first, (start, end) in enumerate(sentences):
        if end - start > MOST_CHARACTERS:
            continue
        for _, later in sentences[first + 1 :]:
            if later - start > MOST_CHARACTERS:
                break
            end = later
        runs.append((start, end))
    return runs


def _worth(span: tuple[int, int], marks: Sequence[Mark]) -> tuple[int, int]:
    inside = [mark for mark in marks if span[0] <= mark.start and mark.end <= span[1]]
    return len({mark.what for mark in inside}), len(inside)


def _around(
    text: str, marks: Sequence[Mark], within: tuple[int, int] | None = None
) -> tuple[int, int]:
    """A stretch of a long sentence that begins and ends between words."""
    low, high = within or (0, len(text))
    windows = [(mark.start, min(mark.start + MOST_CHARACTERS, high)) for mark in marks]
    start = (
        max(windows, key=lambda window: (*_worth(window, marks), -window[0]))[0] if marks else low
    )
    last = max((mark.end for mark in marks if mark.end <= start + MOST_CHARACTERS), default=start)
    spare = MOST_CHARACTERS - (last - start)
    start = max(low, start - spare // 2)
    if start + MOST_CHARACTERS > high:
        start = max(low, high - MOST_CHARACTERS)
    return _between_words(text, start, min(start + MOST_CHARACTERS, high), low, high)


def _between_words(text: str, start: int, end: int, low: int, high: int) -> tuple[int, int]:
    if start > low and not text[start - 1].isspace():
        space = text.find(" ", start, end)
        start = space + 1 if space >= 0 else start
    if end < high and not text[end].isspace():
        space = text.rfind(" ", start, end)
        end = space if space > start else end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
