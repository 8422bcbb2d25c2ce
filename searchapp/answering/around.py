"""The clause around a figure or a name, between the marks of a sentence."""

from searchapp.answering.spans import SpanScene, WordSpan

_CLAUSE_MARKS = frozenset(
    {",", ";", ":", "—", "–", ".", "(", ")", "but", "while", "whilst", "although", "whereas"}
)
_OPENS_CLAUSE = frozenset(
    {"the", "a", "an", "this", "these", "it", "there", "their", "they", "now", "in"}
)


def clause_around(scene: SpanScene, span: WordSpan) -> WordSpan:
    """The words between the marks around the span; "and" begins a clause before a new subject.

    A figure in brackets belongs to the clause around these.
    """
    words = scene.sentence.words
    first, last = span.first, span.last
    if first and last + 1 < len(words) and words[first - 1].text == "(":
        first -= 1
        last += words[last + 1].text == ")"
    while first > 0 and not _parts(scene, first - 1):
        first -= 1
    while last + 1 < len(words) and not _parts(scene, last + 1):
        last += 1
    return WordSpan(first, last)


def _parts(scene: SpanScene, place: int) -> bool:
    """Whether the word at `place` stands between two clauses."""
    words = scene.sentence.words
    word = words[place].text.lower()
    if place in scene.in_quantity:
        return False
    if word == "," and _goes_on_to_figure(scene, place):
        return False
    if word != "and" or place + 1 == len(words):
        return word in _CLAUSE_MARKS
    return words[place + 1].text.lower() in _OPENS_CLAUSE or place + 1 in scene.kind_at


def _goes_on_to_figure(scene: SpanScene, comma: int) -> bool:
    """Whether only the second figure of a change follows a comma: "from 355 in 2012, to 326"."""
    words = scene.sentence.words
    return (
        comma + 2 < len(words)
        and words[comma + 1].text.lower() == "to"
        and comma + 2 in scene.kind_at
        and any(word.text.lower() == "from" for word in words[:comma])
    )
