"""What is known of every report of a folder, checked against a second, independent reading.

    python benchmarks/survey_reports.py ../shared/reports-pdf [--grades FILE] [--each]

The second reading takes the text that Poppler's `pdftotext -layout` gives (skipped where it is not
installed), finds the judgement table by blank lines and columns and what is graded in a sentence
by the sentence, and knows nothing of searchapp's reader. `--grades` names a file of published
grades to compare with. `--each` prints a line a report.
"""

import argparse
import json
import re
import shutil
import subprocess
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from searchapp.model import Document, Report
from searchapp.reading import read_documents

WORDS = {
    "overall effectiveness": ["overall"],
    "need help and protection": ["help-and-protection"],
    "help and protection provided": ["help-and-protection"],
    "in care and care leavers": ["looked-after", "care-leavers"],
    "in care": ["looked-after"],
    "looked after": ["looked-after"],
    "adoption": ["adoption"],
    "care leavers": ["care-leavers"],
    "leaders": ["leadership"],
    "quality of p": ["quality-of-practice"],
}
GRADE = re.compile(r"(outstanding|inadequate|adequate|good|requires? improvement)", re.IGNORECASE)
GRADE_WORDS = re.compile(
    rf"(?:{GRADE.pattern}|requires?|improvement|to be|good|grade \d|\s)+", re.IGNORECASE
)
INDENTED = 30
"""Columns of white space before a line that belongs to the right-hand cell of a table alone."""
SENTENCES = {
    "overall": r"(?:overall judge?ment is(?: that)?|children['’]s services (?:in|are|require))"
    r"[^.:;]{0,70}?\b(?:are |is )?\b(requires? improvement|good|inadequate|outstanding)",
    "lscb": r"(?:safeguarding children(?: board)?|\bLSCB)(?: \(LSCB\))? (?:is )*"
    r"(requires? improvement|good|inadequate|outstanding)",
}


def second_reading(path: Path) -> dict[str, str]:
    """Area to grade, by blocks of lines and the words at their right-hand ends."""
    shown = subprocess.run(
        ["pdftotext", "-layout", str(path), "-"], capture_output=True, text=True, check=True
    ).stdout
    pages = shown.split("\f")
    record = [page for page in pages if "Record of main findings" in page and "......" not in page]
    found: dict[str, str] = {}
    for page in [*record[1:], pages[0], *pages[1:2]]:
        for block in re.split(r"\n\s*\n", page):
            for row in rows(block):
                label, grade = row
                for words, areas in WORDS.items():
                    if words in label:
                        for area in areas:
                            found.setdefault(area, grade)
                        break
    text = re.sub(r"\s+", " ", shown)
    for area, sentence in SENTENCES.items():
        if match := re.search(sentence, text, re.IGNORECASE):
            found.setdefault(area, plain(match[1]))
    return found


def rows(block: str) -> Iterator[tuple[str, str]]:
    """Label and grade of a block that is a table row, or of each line that is one by itself."""
    lines = [line for line in block.splitlines() if line.strip()]
    cells = [re.split(r"\s{3,}", line.strip()) for line in lines]
    single = [parts for parts in cells if len(parts) == 2 and GRADE.match(parts[1])]
    if len(single) > 1:
        yield from ((label.lower(), plain(grade)) for label, grade in single)
        return
    right = " ".join(
        parts[-1]
        for line, parts in zip(lines, cells, strict=True)
        if (len(parts) > 1 or line.startswith(" " * INDENTED)) and GRADE_WORDS.fullmatch(parts[-1])
    )
    if len(lines) <= 4 and (match := GRADE.search(right)):
        label = [parts[0] for parts in cells if not GRADE_WORDS.fullmatch(parts[0])]
        yield " ".join(label).lower(), plain(match[0])


def plain(grade: str) -> str:
    return "requires improvement" if grade.lower().startswith("require") else grade.lower()


def survey(folder: Path, grades: Path | None, each: bool) -> None:
    """Print coverage and every disagreement."""
    paths = sorted(path for path in folder.iterdir() if path.suffix.lower() in {".pdf", ".txt"})
    started = time.perf_counter()
    read = dict(read_documents(paths))
    seconds = time.perf_counter() - started
    documents = {path: one for path, one in read.items() if isinstance(one, Document)}
    print(f"{len(paths)} files read in {seconds:.0f} s, {len(documents)} taken.")
    for path in paths:
        if path not in documents:
            print(f"  refused: {read[path]}")
    reports = {path: documents[path].report for path in paths if path in documents}
    coverage(list(reports.values()))
    for path, report in reports.items():
        if each:
            print(line(report))
        for warning in report.warnings:
            print(f"  {path.name}: {warning}")
    if shutil.which("pdftotext"):
        compare(reports)
    if grades:
        published(reports, json.loads(grades.read_text()))


def coverage(reports: list[Report]) -> None:
    """How many reports there are of each framework, and how many of those say what."""
    for framework, count in sorted(Counter(report.framework for report in reports).items()):
        those = [report for report in reports if report.framework == framework]
        said = {
            "dates": sum(report.inspection_end is not None for report in those),
            "published": sum(report.published is not None for report in those),
            "inspector": sum(report.lead_inspector is not None for report in those),
            "overall": sum(report.overall_grade is not None for report in those),
            "numbered": sum(report.numbered_count > 0 for report in those),
            "whole series": sum(
                report.numbered_count > 0
                and not report.missing_numbers
                and report.first_number == 1
                for report in those
            ),
        }
        areas = Counter(judgement.area for report in those for judgement in report.judgements)
        print(f"{framework}: {count} reports; " + ", ".join(f"{k} {v}" for k, v in said.items()))
        print("  judgements: " + ", ".join(f"{area} {n}" for area, n in sorted(areas.items())))


def line(report: Report) -> str:
    """One line on a report."""
    graded = ", ".join(f"{j.area} {j.grade}" for j in report.judgements)
    return (
        f"{report.id}: {report.authority}, {report.framework}, {report.inspection_start} to "
        f"{report.inspection_end}, published {report.published}, {report.lead_inspector}; {graded};"
        f" {report.numbered_count} of {report.paragraph_count} paragraphs numbered "
        f"{report.first_number} to {report.last_number}"
    )


def compare(reports: dict[Path, Report]) -> None:
    """Print where the second reading has another grade, or none."""
    agreed = alone = 0
    for path, report in reports.items():
        if path.suffix.lower() != ".pdf":
            continue
        second = second_reading(path)
        alone += len({judgement.area for judgement in report.judgements} - second.keys())
        for judgement in report.judgements:
            grade = second.get(judgement.area)
            agreed += grade == judgement.grade
            if grade and grade != judgement.grade:
                print(f"  {path.name}: {judgement.area} {judgement.grade}, second reading {grade}")
        ours = {judgement.area for judgement in report.judgements}
        for area in second.keys() - ours:
            print(f"  {path.name}: {area} not found, second reading {second[area]}")
    print(f"{agreed} judgements are the same in the second reading, {alone} it does not find.")


def published(reports: dict[Path, Report], rows: list[dict[str, str]]) -> None:
    """Print where published grades, dates and inspectors differ."""
    by_name = {path.name: report for path, report in reports.items()}
    same = 0
    for row in rows:
        report = by_name[row["file"]]
        ours = {str(j.area): str(j.grade) for j in report.judgements}
        ours["inspection_start"] = str(report.inspection_start)
        ours["inspection_end"] = str(report.inspection_end)
        ours["lead_inspector"] = str(report.lead_inspector)
        for name, value in row.items():
            if name == "file":
                continue
            same += ours.get(name) == value
            if ours.get(name) != value:
                print(f"  {row['file']}: {name} is {ours.get(name)}, published {value}")
    print(f"{same} published values are the same.")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--grades", type=Path)
    parser.add_argument("--each", action="store_true")
    given = parser.parse_args()
    survey(given.folder, given.grades, given.each)


if __name__ == "__main__":
    main()
