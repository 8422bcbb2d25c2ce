"""Accounts for every word of a PDF: what is printed and not read, and what is read and not printed.

    python benchmarks/survey_words.py ../shared/reports-pdf
    python benchmarks/survey_words.py --lines ../shared/reports-pdf/leeds-2015-03-27.pdf

What is printed is the plain text of the pages as PDFium gives it, which knows nothing of lines,
paragraphs or headings, without what the report's page is said to leave out: page numbers, lines
that stand at the head or foot of page after page, and the contents list. What is read are the
paragraphs, their numbers and footnotes, and the headings. A row for each report in which the two
differ, with the words and how often more they are on one side; `--lines` prints what was left out.
"""

import argparse
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pypdfium2

from searchapp.errors import UnreadableReportError
from searchapp.model import Document
from searchapp.reading import read_document

WORD = re.compile(r"[^\W\d_]+|\d+")
RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
PLAIN = {"\x02": "-", "\ufffe": "-", "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl"}

NUMBER_ALONE = re.compile(r"[(\[]?(?:page )?\d ?\d?(?: of \d+)?[)\]]?", re.IGNORECASE)

MARGIN_LINES = 5
"""Lines from the first or last of a page among which headers and footers stand."""

CONTENTS_REACH = 8
"""Lines from one page number of a contents list to the next; some files draw all titles first."""


@dataclass(frozen=True)
class Account:
    """Words with how often they are printed more than read, and read more than printed; the lines
    that were left out as furniture."""

    unread: Counter[str]
    invented: Counter[str]
    furniture: tuple[str, ...]


def account(path: Path, document: Document) -> Account:
    """Every word of the PDF at `path` held against what `document` says of it."""
    pages = printed_pages(path)
    left_out = furniture(pages)
    printed: Counter[str] = Counter()
    dropped = []
    for page, lines in enumerate(pages):
        for place, line in enumerate(lines):
            if (page, place) in left_out:
                dropped.append(f"{page + 1}: {line}")
            else:
                printed.update(words(line))
    return Account(
        printed - read_words(document, headings_again=True),
        read_words(document, headings_again=False) - printed,
        tuple(dropped),
    )


def words(text: str) -> list[str]:
    """The words and figures of `text`, one by one, in small letters."""
    for sign, letters in PLAIN.items():
        text = text.replace(sign, letters)
    return WORD.findall(text.translate(RAISED).lower())


def printed_pages(path: Path) -> list[list[str]]:
    """The lines of each page as PDFium's plain text has them."""
    document = pypdfium2.PdfDocument(path)
    try:
        return [
            [line.strip() for line in page.get_textpage().get_text_bounded().splitlines()]
            for page in document
        ]
    finally:
        document.close()


def furniture(pages: Sequence[Sequence[str]]) -> set[tuple[int, int]]:
    """Page and place, both from 0, of the lines that a report's page leaves out."""
    found: set[tuple[int, int]] = set()
    margins = [list(margin(lines)) for lines in pages]
    counts = Counter(
        pattern
        for lines, places in zip(pages, margins, strict=True)
        for pattern in {bare(lines[place]) for place in places}
    )
    for page, (lines, places) in enumerate(zip(pages, margins, strict=True)):
        for place in places:
            if place in (places[0], places[-1]) and NUMBER_ALONE.fullmatch(lines[place]):
                found.add((page, place))
            pattern = bare(lines[place])
            if pattern and counts[pattern] >= max(3, len(pages) // 4):
                found.add((page, place))
        found.update((page, place) for place in contents(lines))
    return found


def margin(lines: Sequence[str]) -> Iterator[int]:
    """Places of the first and last lines of a page that hold anything."""
    filled = [place for place, line in enumerate(lines) if line]
    yield from sorted({*filled[:MARGIN_LINES], *filled[-MARGIN_LINES:]})


def bare(line: str) -> str:
    """`line` without what changes from page to page."""
    return re.sub(r"[\W\d_]+", " ", line).strip().lower()


def contents(lines: Sequence[str]) -> Iterator[int]:
    """Places of the lines of a contents list: from its title to its last entry."""
    start = next((n for n, line in enumerate(lines) if bare(line) == "contents"), None)
    if start is None:
        return
    entries = [n for n in range(start, len(lines)) if re.search(r"\D\d{1,3}$", lines[n])]
    last = start
    for place in entries:
        if place - last > CONTENTS_REACH:
            break
        last = place
    yield from range(start, last + 1)


def read_words(document: Document, *, headings_again: bool) -> Counter[str]:
    """The words of all paragraphs with their numbers and footnotes, and of the headings.

    A heading that gives a grade is a paragraph too, and may be printed once, or once as a heading
    and once in a table below it: `headings_again` says whether to count it once more.
    """
    read: Counter[str] = Counter()
    texts = {paragraph.paragraph_id: paragraph.text for paragraph in document.paragraphs}
    for paragraph in document.paragraphs:
        read.update(words(paragraph.text))
        for note in paragraph.footnotes:
            read.update(words(f"{note.mark} {note.text}"))
            if headings_again:
                read.update(words(note.mark))
        if paragraph.number is not None and paragraph.item is None:
            read.update(words(str(paragraph.number)))
    for section in document.report.sections:
        lines = texts[section.first].splitlines()
        if headings_again or not any(line.startswith(section.title) for line in lines):
            read.update(words(section.title))
    return read


def row(path: Path) -> tuple[str, Account] | None:
    """The file's name and its account; None where it is no report."""
    try:
        return path.stem, account(path, read_document(path))
    except UnreadableReportError:
        return None


def main() -> None:
    """Print the accounts that do not balance."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("path", nargs="+", type=Path, help="PDFs, or folders of PDFs")
    parser.add_argument("--lines", action="store_true", help="print the lines left out")
    options = parser.parse_args()
    files = [
        file
        for path in options.path
        for file in (sorted(path.glob("*.pdf")) if path.is_dir() else [path])
    ]
    balanced = reports = 0
    with ProcessPoolExecutor() as pool:
        for found in filter(None, pool.map(row, files, chunksize=4)):
            name, one = found
            reports += 1
            balanced += not one.unread and not one.invented
            if one.unread or one.invented:
                print(f"{name}  unread {dict(one.unread)}  invented {dict(one.invented)}")
            if options.lines:
                print("\n".join(one.furniture))
    print(f"{reports} reports, {balanced} with every word accounted for")


if __name__ == "__main__":
    main()
