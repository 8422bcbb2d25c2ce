"""Surveys how reports are read: the numbers of each, and paragraphs that look wrong.

    python benchmarks/survey_paragraphs.py ../shared/reports-pdf
    python benchmarks/survey_paragraphs.py --show no-end ../shared/reports-pdf/*-2014-*.pdf

One row a report: its numbers (first, last, missing, doubled), the numbers of further series,
unnumbered paragraphs, list items, and how many paragraphs look wrong, by what is wrong. Not all
that looks wrong is: reports leave out full stops. `--show` prints the paragraphs of one fault.
"""

import argparse
import re
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from searchapp.errors import UnreadableReportError
from searchapp.model import Document, Paragraph
from searchapp.reading import read_document

LONG = 3000
SHORT = 25
"""Characters beyond which a paragraph is looked at: nine in ten stand between 100 and 1,500."""

HEADER = re.compile(r"Inspection of .{3,60}services\b.{0,20}\d+ \w+ 20\d\d|Judgement grade\b")
GLUED = re.compile(r"[a-z.] (?:Areas for improvement|Inspection findings|Summary|Recommendations)$")
BULLET = re.compile("[\ue000-\uf8ff■◼●]")
END = re.compile(r"[.!?:;…)][\"'”’)\]]*$")


def faults(paragraph: Paragraph) -> Iterator[str]:
    """What looks wrong in a paragraph; the cover, tables and the imprint are not looked at."""
    text = paragraph.text
    if paragraph.kind == "method":
        return
    if paragraph.number is not None and paragraph.item is None and text[0].islower():
        yield "lower-case"
    if paragraph.number is not None and paragraph.item is None and not END.search(text):
        yield "no-end"
    if len(text) > LONG:
        yield "long"
    if len(text) < SHORT:
        yield "short"
    if HEADER.search(text):
        yield "header"
    if GLUED.search(text):
        yield "glued"
    if BULLET.search(text):
        yield "bullet"


def read(path: Path) -> Document | str:
    """The document in the file, or why there is none."""
    try:
        return read_document(path)
    except UnreadableReportError as error:
        return str(error)


def row(document: Document) -> str:
    """One report in a line."""
    report, paragraphs = document.report, document.paragraphs
    numbers = Counter(
        p.number for p in paragraphs if p.number and p.item is None and p.series is None
    )
    found = Counter(fault for p in paragraphs for fault in faults(p))
    parts = [
        f"{report.id:44}",
        f"{report.first_number}-{report.last_number}".rjust(9),
        f"unnumbered {sum(p.number is None for p in paragraphs)}",
        f"items {sum(p.item is not None for p in paragraphs)}",
    ]
    if report.missing_numbers:
        parts.append(f"MISSING {list(report.missing_numbers)}")
    if doubled := [number for number, times in numbers.items() if times > 1]:
        parts.append(f"DOUBLED {doubled}")
    if further := Counter(p.series for p in paragraphs if p.series and p.item is None):
        parts.append(f"series {dict(further)}")
    if found:
        parts.append("looks wrong: " + ", ".join(f"{name} {n}" for name, n in found.items()))
    return "  ".join(parts)


def files(arguments: list[Path]) -> list[Path]:
    """The files named, and those in the folders named."""
    return [
        file
        for path in arguments
        for file in (sorted(path.iterdir()) if path.is_dir() else [path])
        if file.suffix.lower() in (".pdf", ".txt")
    ]


def main() -> None:
    """Print the survey."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("path", nargs="+", type=Path, help="reports, or folders of reports")
    parser.add_argument("--show", metavar="FAULT", help="print the paragraphs with this fault")
    options = parser.parse_args()
    refused = reports = 0
    with ProcessPoolExecutor() as pool:
        for document in pool.map(read, files(options.path), chunksize=4):
            if isinstance(document, str):
                refused += 1
                print(f"refused: {document}")
                continue
            reports += 1
            if options.show:
                for paragraph in document.paragraphs:
                    if options.show in faults(paragraph):
                        print(f"{paragraph.id} page {paragraph.page}: {paragraph.text[-120:]!r}")
            else:
                print(row(document))
    print(f"{reports} reports read, {refused} files refused")


if __name__ == "__main__":
    main()
