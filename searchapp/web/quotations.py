"""The page on which a quotation is checked."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from flask import Blueprint, Response, make_response, redirect, render_template
from werkzeug.wrappers import Response as BaseResponse

from searchapp.errors import BadParameterError
from searchapp.language.sentences import sentence_spans
from searchapp.presenting import lookups
from searchapp.presenting.payloads import Payload
from searchapp.quoting import MOST_CHARACTERS
from searchapp.search import Library
from searchapp.web.rendering import addresses
from searchapp.web.service import conditional, given, library, posted

blueprint = Blueprint("quotations", __name__)

LONGEST_ADDRESS = 2000
"""Characters; longer addresses do not survive every mail program and proxy."""


@blueprint.get("/quote")
@conditional
def quote() -> Response:
    """A text area, and what became of the words that were pasted into it."""
    pasted = _pasted(given().get("q", ()))
    return _page(pasted) if pasted.strip() else _form("")


@blueprint.post("/quote")
def quote_posted() -> BaseResponse:
    """The same from the form; a text that is short enough gets an address to pass on."""
    pasted = _pasted(posted().get("q", ()))
    address = addresses().quote(pasted)
    if len(address) <= LONGEST_ADDRESS:
        return redirect(address, 303)
    return _page(pasted)


def _page(pasted: str) -> Response:
    try:
        checked = lookups.quote(library(), {"q": [pasted]})
    except BadParameterError as error:
        return _form(pasted, wrong=str(error))
    page = render_template(
        "quote.html",
        quote=pasted,
        checked=checked,
        printed_sides=printed_sides,
        pasted_side=pasted_side,
    )
    return make_response(page)


def _form(pasted: str, wrong: str = "") -> Response:
    """The empty page; nothing that was pasted is lost where it cannot be checked."""
    page = render_template(
        "quote.html",
        quote=pasted,
        checked=None,
        wrong=wrong,
        most=MOST_CHARACTERS,
        example=_example(library()),
    )
    return make_response(page, 400 if wrong else 200)


def _pasted(values: Sequence[str]) -> str:
    """Browsers send the lines of a text area with CR LF."""
    return values[-1].replace("\r\n", "\n") if values else ""


def _example(opened: Library) -> str | None:
    """A sentence of the newest findings here, neither short nor long, to try the check with."""
    for hit in opened.search("", {"kind": ("finding",)}, sort="newest").hits:
        text = hit.paragraph.text
        for start, end in sentence_spans(text):
            if 60 <= end - start <= 160:
                return text[start:end]
    return None


@dataclass(frozen=True, slots=True)
class Side:
    """A text in segments: each "said" (quoted), "differs" or "around" what is quoted, and words.

    `of` is the payload of the passage that the text belongs to, None for the pasted text.
    """

    of: Payload | None
    segments: tuple[tuple[str, str], ...]


def printed_sides(match: Payload) -> list[Side]:
    """What the report says: the text of each paragraph or footnote that is quoted, once."""
    places: dict[tuple[str, str | None], list[Payload]] = {}
    for passage in match["passages"]:
        footnote = passage["footnote"] and passage["footnote"]["mark"]
        places.setdefault((passage["paragraph"]["id"], footnote), []).append(passage)
    return [
        Side(
            passages[0],
            _segments(
                (passages[0]["footnote"] or passages[0]["paragraph"])["text"],
                [passage["span"] for passage in passages],
                [
                    difference["printed"]["span"]
                    for difference in match["differences"]
                    if (difference["printed"]["paragraph"], difference["printed"]["footnote"])
                    == place
                ],
            ),
        )
        for place, passages in places.items()
    ]


def pasted_side(match: Payload, quote: str) -> Side:
    """The pasted text, with what is the report's told from what is not."""
    said = [passage["quoted"] for passage in match["passages"]]
    differing = [difference["quoted"]["span"] for difference in match["differences"]]
    return Side(None, _segments(quote, said, differing))


def _segments(
    text: str, said: Sequence[Sequence[int]], differing: Sequence[Sequence[int]]
) -> tuple[tuple[str, str], ...]:
    edges = sorted({0, len(text), *(edge for span in [*said, *differing] for edge in span)})
    return tuple(
        (_standing(start, said, differing), text[start:end]) for start, end in pairwise(edges)
    )


def _standing(at: int, said: Sequence[Sequence[int]], differing: Sequence[Sequence[int]]) -> str:
    if any(start <= at < end for start, end in differing):
        return "differs"
    return "said" if any(start <= at < end for start, end in said) else "around"
