"""A text export becomes pages of lines."""

from pathlib import Path

from searchapp.errors import UnreadableReportError
from searchapp.reading.lines import Line, Page

PAGE_BREAK = 2
"""Empty lines in a row that make a page break: the exports carry no form feeds, and leave two or
three empty lines where the PDF began a page (measured on the two reports in corpus/)."""


def read_text_export(path: Path) -> tuple[Page, ...]:
    """The pages of a text export, its lines as the export breaks them.

    The columns of a table row stand apart by tabs and become `cells`; `left` is the indentation
    in characters and `gap` the number of empty lines above. Raises UnreadableReportError where
    the file is no UTF-8 text or has no words.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        message = f"{path.name} is not UTF-8 text. Save it as UTF-8 and add it again."
        raise UnreadableReportError(message) from error
    if "\0" in text:
        raise UnreadableReportError(f"{path.name} holds binary data, not the text of a report.")
    lines = tuple(_lines(text.replace("\f", "\n" * (PAGE_BREAK + 1))))
    if not lines:
        raise UnreadableReportError(f"{path.name} is empty: there is nothing to read in it.")
    return tuple(
        Page(number, tuple(line for line in lines if line.page == number))
        for number in range(1, lines[-1].page + 1)
    )


def _lines(text: str) -> list[Line]:
    lines: list[Line] = []
    page, gap = 1, 0
    for raw in text.splitlines():
        words = " ".join(raw.split())
        if not words:
            gap += 1
            continue
        if lines and gap >= PAGE_BREAK:
            page += 1
        cells = tuple(" ".join(cell.split()) for cell in raw.split("\t") if cell.strip())
        lines.append(
            Line(
                text=words,
                page=page,
                left=float(len(raw) - len(raw.lstrip(" "))),
                gap=float(gap),
                cells=cells if "\t" in raw.rstrip(" ") and len(cells) > 1 else (),
            )
        )
        gap = 0
    return lines
