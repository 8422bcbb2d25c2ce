"""A small writer of PDFs, so that each trap of the real ones can be made where it is tested."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Text:
    """A piece of text with its place in points from the lower left corner."""

    text: str
    left: float
    base: float
    size: float = 12.0
    bold: bool = False
    artifact: bool = False


def lines(*texts: str, left: float = 70.0, top: float = 700.0, size: float = 12.0) -> list[Text]:
    """`texts` one below the other, single-spaced."""
    return [Text(text, left, top - 1.2 * size * row, size) for row, text in enumerate(texts)]


def pdf(pages: Sequence[Iterable[Text]], *, locked: bool = False) -> bytes:
    """A PDF of A4 pages; every character gets a code of its own and a ToUnicode entry.

    A `locked` one asks for a password that nobody knows.
    """
    pages = [list(page) for page in pages]
    characters = sorted({c for page in pages for piece in page for c in piece.text})
    codes = {character: 33 + place for place, character in enumerate(characters)}
    assert len(codes) < 220
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"", *_font(codes)]
    kids = []
    for page in pages:
        stream = "\n".join(_drawn(piece, codes) for piece in page).encode("latin-1")
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream))
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %d 0 R"
            b"/Resources<</Font<</F 3 0 R/B 4 0 R>>>>>>" % len(objects)
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(kids), b" ".join(kids))
    return _file(objects, _LOCK if locked else b"")


def _drawn(piece: Text, codes: dict[str, int]) -> str:
    font = "B" if piece.bold else "F"
    shown = "".join(f"{codes[c]:02x}" for c in piece.text)
    drawn = f"BT /{font} {piece.size} Tf {piece.left} {piece.base} Td <{shown}> Tj ET"
    return f"/Artifact BMC\n{drawn}\nEMC" if piece.artifact else drawn


def _font(codes: dict[str, int]) -> list[bytes]:
    maps = "".join(f"<{code:02x}> <{ord(c):04x}>\n" for c, code in codes.items())
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
        "/CMapName /M def /CMapType 2 def 1 begincodespacerange <00> <ff> endcodespacerange\n"
        f"{len(codes)} beginbfchar\n{maps}endbfchar endcmap end end"
    ).encode("latin-1")
    widths = b" ".join(b"500" for _ in range(223))
    font = (
        b"<</Type/Font/Subtype/Type1/BaseFont/%s/FirstChar 33/LastChar 255/Widths[%s]"
        b"/ToUnicode 5 0 R/Encoding<</Type/Encoding/Differences[33 %s]>>>>"
    )
    names = b" ".join(b"/space" if c == " " else b"/n" for c in codes)
    return [
        font % (b"Helvetica", widths, names),
        font % (b"Helvetica-Bold", widths, names),
        b"<</Length %d>>stream\n%s\nendstream" % (len(cmap), cmap),
    ]


_LOCK = b"/ID[<00><00>]/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<%s>/U<%s>>>" % (
    b"11" * 32,
    b"22" * 32,
)


def _file(objects: Sequence[bytes], trailing: bytes) -> bytes:
    out = b"%PDF-1.7\n"
    offsets = []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    trailer = b"trailer<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF"
    return out + trailer % (len(objects) + 1, trailing, start)
