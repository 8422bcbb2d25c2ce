"""A PDF as runs: pieces of text that share a font and a baseline, with their place on the page."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium

from searchapp.errors import UnreadableReportError

_BOLD_WEIGHT = 600
"""From semi-bold upwards, on the scale of OpenType's usWeightClass."""

_MAX_PAGES = 400
"""No inspection report has more than 60; a file far beyond that is something else."""

_MAX_FORM_DEPTH = 4

_ARTIFACT = "Artifact".encode("utf-16-le")
"""The mark of content that is furniture of the page (PDF 1.7, 14.8.2.2)."""


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text as the PDF holds it, in points from the page's lower left corner.

    `left` is where the first glyph's cell begins, `right` where the last glyph's ink ends, `base`
    the baseline. A run without ink (a lone space) has empty `text`. `artifact` is true where the
    text stands near the page's upper or lower edge and the PDF itself says that it is no part of
    the content (a header or footer).
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    bold: bool
    artifact: bool = False


@dataclass(frozen=True, slots=True)
class RunPage:
    """A page's runs in the order in which the file draws them; sizes in points."""

    number: int
    width: float
    height: float
    runs: tuple[Run, ...]


Matrix = tuple[float, float, float, float, float, float]

_IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def read_runs(path: Path) -> Iterator[RunPage]:
    """The pages of the PDF at `path`.

    Raises UnreadableReportError where the file is not a PDF, is damaged, needs a password, or has
    more pages than a report can have.
    """
    document = _open(path)
    try:
        count = len(document)
        if count > _MAX_PAGES:
            raise UnreadableReportError(
                f"{path.name} has {count} pages: far too long for an inspection report."
            )
        for index in range(count):
            yield _page(document, index, path.name)
    finally:
        document.close()


def _open(path: Path) -> pypdfium2.PdfDocument:
    with path.open("rb") as file:
        head = file.read(1024)
    if not head.strip():
        raise UnreadableReportError(f"{path.name} is empty.")
    if b"%PDF-" not in head:
        raise UnreadableReportError(
            f"{path.name} is not a PDF but {_what_it_is(head)}: download the report again."
        )
    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise UnreadableReportError(
                f"{path.name} is encrypted: save a copy without a password."
            ) from error
        raise UnreadableReportError(
            f"{path.name} is damaged and cannot be opened: download the report again."
        ) from error
    if len(document) == 0:
        document.close()
        raise UnreadableReportError(f"{path.name} has no pages.")
    return document


def _what_it_is(head: bytes) -> str:
    start = head.lstrip().lower()
    if start.startswith((b"<!doctype html", b"<html")) or b"<html" in start:
        return "a web page under that name"
    if start.startswith(b"pk\x03\x04"):
        return "a Word file or other zip archive under that name"
    if start.startswith(b"{\\rtf"):
        return "a rich text file under that name"
    return "another kind of file under that name"


def _page(document: pypdfium2.PdfDocument, index: int, name: str) -> RunPage:
    try:
        page = document[index]
        text_page = page.get_textpage()
    except pypdfium2.PdfiumError as error:
        raise UnreadableReportError(
            f"{name} is damaged: its page {index + 1} cannot be read. Download the report again."
        ) from error
    try:
        box = page.get_cropbox()
        left, bottom = min(box[0], box[2]), min(box[1], box[3])
        width, height = abs(box[2] - box[0]), abs(box[3] - box[1])
        found = _Objects(page.raw, text_page.raw, bottom, height).runs()
        runs = tuple(
            replace(run, left=run.left - left, right=run.right - left, base=run.base - bottom)
            for run in found
        )
        return RunPage(index + 1, width, height, runs)
    finally:
        text_page.close()
        page.close()


class _Objects:
    """The text objects of one page, read through buffers that are made once."""

    def __init__(self, page: object, text_page: object, bottom: float, height: float) -> None:
        self._page = page
        self._text_page = text_page
        self._head = bottom + 0.88 * height
        self._foot = bottom + 0.12 * height
        self._fonts: dict[int, bool] = {}
        self._text = (ctypes.c_ushort * 4096)()
        self._name = (ctypes.c_ushort * 64)()
        self._length = ctypes.c_ulong()
        self._size = ctypes.c_float()
        self._bounds = tuple(ctypes.c_float() for _ in range(4))
        self._matrix = pdfium.FS_MATRIX()

    def runs(self) -> Iterator[Run]:
        for index in range(pdfium.FPDFPage_CountObjects(self._page)):
            yield from self._object(pdfium.FPDFPage_GetObject(self._page, index), _IDENTITY, 0)

    def _object(self, handle: object, outer: Matrix, depth: int) -> Iterator[Run]:
        kind = pdfium.FPDFPageObj_GetType(handle)
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            yield self._run(handle, outer)
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _MAX_FORM_DEPTH:
            inner = _product(self._own_matrix(handle), outer)
            for index in range(pdfium.FPDFFormObj_CountObjects(handle)):
                yield from self._object(
                    pdfium.FPDFFormObj_GetObject(handle, index), inner, depth + 1
                )

    def _run(self, handle: object, outer: Matrix) -> Run:
        a, b, _, _, left, base = _product(self._own_matrix(handle), outer)
        pdfium.FPDFTextObj_GetFontSize(handle, self._size)
        scale = (a * a + b * b) ** 0.5
        text = self._text_of(handle)
        return Run(
            text,
            left,
            self._right(handle, outer) if text else left,
            base,
            self._size.value * scale,
            self._is_bold(handle),
            not self._foot < base < self._head and self._is_artifact(handle),
        )

    def _own_matrix(self, handle: object) -> Matrix:
        pdfium.FPDFPageObj_GetMatrix(handle, self._matrix)
        m = self._matrix
        return m.a, m.b, m.c, m.d, m.e, m.f

    def _right(self, handle: object, outer: Matrix) -> float:
        left, bottom, right, top = self._bounds
        pdfium.FPDFPageObj_GetBounds(handle, left, bottom, right, top)
        return outer[0] * right.value + outer[2] * bottom.value + outer[4]

    def _text_of(self, handle: object) -> str:
        size = pdfium.FPDFTextObj_GetText(handle, self._text_page, self._text, len(self._text))
        if size > 2 * len(self._text):
            self._text = (ctypes.c_ushort * (size // 2))()
            return self._text_of(handle)
        return ctypes.string_at(self._text, max(0, size - 2)).decode("utf-16-le", "replace")

    def _is_bold(self, handle: object) -> bool:
        font = pdfium.FPDFTextObj_GetFont(handle)
        key = ctypes.cast(font, ctypes.c_void_p).value or 0
        if key not in self._fonts:
            heavy = pdfium.FPDFFont_GetWeight(font) >= _BOLD_WEIGHT
            self._fonts[key] = heavy or b"bold" in self._name_of(font)
        return self._fonts[key]

    def _name_of(self, font: object) -> bytes:
        name = ctypes.create_string_buffer(128)
        pdfium.FPDFFont_GetBaseFontName(font, name, len(name))
        return name.value.lower()

    def _is_artifact(self, handle: object) -> bool:
        for index in range(pdfium.FPDFPageObj_CountMarks(handle)):
            mark = pdfium.FPDFPageObj_GetMark(handle, index)
            pdfium.FPDFPageObjMark_GetName(
                mark, self._name, ctypes.sizeof(self._name), self._length
            )
            if ctypes.string_at(self._name, len(_ARTIFACT)) == _ARTIFACT:
                return True
        return False


def _product(inner: Matrix, outer: Matrix) -> Matrix:
    a, b, c, d, e, f = inner
    oa, ob, oc, od, oe, of = outer
    return (
        a * oa + b * oc,
        a * ob + b * od,
        c * oa + d * oc,
        c * ob + d * od,
        e * oa + f * oc + oe,
        e * ob + f * od + of,
    )
