"""Where sentences and list items begin and end in a paragraph's text."""

import re

Span = tuple[int, int]

# Written with a full stop and followed by what they introduce, so never the end of a sentence.
_INTRODUCING = re.compile(
    r"dr|mr|mrs|ms|mx|prof|rev|hon|sgt|cllr|capt|col|gen|gov|lt|sir|st|e\.?g|i\.?e|cf|viz|vs|approx"
    r"|ca|figs?|paras?|regs?|sect?|vol|ch|pp|eds?|ref|est|incl|esp|al",
    re.IGNORECASE,
)
# Written with a full stop before a number only ("No. 5", "s. 47"), a sentence's end elsewhere.
_NUMBERING = re.compile(
    r"nos?|p|ss?|r|art|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec", re.IGNORECASE
)
# After initials ("in the U.S. The") these words begin a sentence rather than a surname.
_STARTERS = re.compile(
    r"the|an?|this|that|these|those|its?|in|on|at|by|for|from|as|he|she|they|we|there|when|while"
    r"|where|after|before|although|however|most|many|some|all|both|each|one|but|and|if|not|no",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"www|mailto")

_LINE = re.compile(r"[^\n]*[^\s][^\n]*")
_STOP = re.compile(r"(?P<mark>[.!?…]+)(?P<close>[\"'”’»)\]]*)(?P<gap>\s*)(?=(?P<next>\S))")
_LAST_WORD = re.compile(r"[^\s(\[\"'“‘/]+$")
_ENUMERATOR = re.compile(r"\(?(?:\d{1,3}(?:\.\d{1,3})*|[A-Za-z]|[ivx]{1,4})\)?$")
_INITIALS = re.compile(r"(?:[A-Z]\.)*[A-Z]")
_OPENERS = "\"'“‘«([£€$■•–-"
_NEXT_WORD = re.compile(r"[A-Za-z]+")


def sentence_spans(text: str) -> tuple[Span, ...]:
    """Start and end offsets of every sentence of `text`, in order, without surrounding space.

    A new line begins a new item, so no span crosses one. Spans never overlap, and together they
    hold every character that is not white space. `text[start:end]` is the sentence with its
    closing stop and quotation marks.
    """
    spans: list[Span] = []
    for line in _LINE.finditer(text):
        spans.extend(_spans_of_line(text, line.start(), line.end()))
    return tuple(spans)


def _spans_of_line(text: str, start: int, end: int) -> list[Span]:
    spans: list[Span] = []
    begin = start
    for stop in _STOP.finditer(text, start, end):
        if _ends_sentence(text, begin, stop):
            spans.append(_stripped(text, begin, stop.end("close")))
            begin = stop.end("gap")
    spans.append(_stripped(text, begin, end))
    return [span for span in spans if span[0] < span[1]]


def _ends_sentence(text: str, begin: int, stop: re.Match[str]) -> bool:
    following = stop["next"]
    before = text[begin : stop.start()]
    if not stop["gap"]:
        return _glued(before, stop, following)
    if not (following.isupper() or following.isdigit() or following in _OPENERS):
        return False
    if stop["mark"] != "." or stop["close"]:
        return True
    return not _stop_belongs_to_word(before, text[stop.end("gap") :], following)


def _stop_belongs_to_word(before: str, after: str, following: str) -> bool:
    word = _LAST_WORD.search(before.rstrip())
    if word is None:
        return False
    if _ENUMERATOR.match(before) or _INTRODUCING.fullmatch(word[0]):
        return True
    if following.isdigit():
        return _NUMBERING.fullmatch(word[0]) is not None
    if not following.isupper() or word[0] == "I" or not _INITIALS.fullmatch(word[0]):
        return False
    next_word = _NEXT_WORD.match(after)
    return next_word is None or not _STARTERS.fullmatch(next_word[0])


def _glued(before: str, stop: re.Match[str], following: str) -> bool:
    """Whether a sentence ends where the report left out the space: `risk.The`, not `www.Ofsted`."""
    word = _LAST_WORD.search(before)
    return (
        stop["mark"] in (".", "?", "!")
        and following.isupper()
        and word is not None
        and word[0].isalpha()
        and word[0].islower()
        and len(word[0]) > 1
        and not _INTRODUCING.fullmatch(word[0])
        and not _ADDRESS.fullmatch(word[0])
    )


def _stripped(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
