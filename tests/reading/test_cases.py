"""Oddities of reports, one a file: what is printed, a marker, what is read."""

from pathlib import Path

import pytest

from searchapp.reading.blocks import blocks
from searchapp.reading.identity import paragraph_ids
from searchapp.reading.lines import Line, Page
from searchapp.reading.numbering import number_blocks
from searchapp.reading.structure import Draft, find_structure
from searchapp.reading.text_export import read_text_export

CASES = sorted(Path(__file__).parent.glob("cases/*.*s")) + sorted(
    Path(__file__).parent.glob("cases/*.txt")
)
MARKER = "\n=====\n"


def printed_lines(rows: str) -> tuple[Page, ...]:
    lines = []
    for row in rows.splitlines():
        page, size, left, gap, bold, text = row.split(" ", 5)
        cells = tuple(text.split(" | "))
        lines.append(
            Line(
                text=" ".join(cells),
                page=int(page),
                bold=bold == "B",
                size=float(size),
                left=float(left),
                gap=float(gap),
                cells=cells if len(cells) > 1 else (),
            )
        )
    numbers = sorted({line.page for line in lines})
    return tuple(Page(n, tuple(line for line in lines if line.page == n)) for n in numbers)


def described(draft: Draft, identity: str) -> str:
    kinds = [heading.kind for heading in draft.trail if heading.kind]
    kind = draft.kind or (kinds[-1] if kinds else "finding")
    trail = " > ".join(heading.title for heading in draft.trail)
    notes = [f"^{mark} {text}" for mark, text in draft.notes.found]
    head = f"[{identity}] {kind} · {', '.join(draft.areas)} · {trail}"
    return "\n".join([head, *draft.parts, *notes])


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_an_oddity_is_read_right(path: Path, tmp_path: Path) -> None:
    source, expected = path.read_text(encoding="utf-8").split(MARKER)
    if path.suffix == ".lines":
        pages = printed_lines(source)
    else:
        export = tmp_path / "report.txt"
        export.write_text(source, encoding="utf-8")
        pages = read_text_export(export)
    structure = find_structure(number_blocks(blocks(pages)))
    ids = paragraph_ids(structure.drafts, [placed.heading.title for placed in structure.headings])
    read = [described(draft, one) for draft, one in zip(structure.drafts, ids, strict=True)]
    assert "\n".join(read) == expected.strip("\n")
