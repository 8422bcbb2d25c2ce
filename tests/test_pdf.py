"""A PDF becomes pages of lines; each trap is made by hand."""

from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest

from searchapp.errors import UnreadableReportError
from searchapp.reading.lines import Line, Page
from searchapp.reading.pdf import read_pdf
from tests.handmade_pdf import Text, lines, pdf


def read(tmp_path: Path, *pages: Iterable[Text]) -> tuple[Page, ...]:
    path = tmp_path / "report.pdf"
    path.write_bytes(pdf(pages))
    return read_pdf(path)


def texts(page: Page) -> list[str]:
    return [line.text for line in page.lines]


def only(tmp_path: Path, *pieces: Text) -> Line:
    (page,) = read(tmp_path, pieces)
    (line,) = page.lines
    return line


def test_lines_carry_size_place_boldness_and_the_gap_above(tmp_path: Path) -> None:
    (page,) = read(
        tmp_path,
        [
            Text("Leadership", 70, 700, 14, bold=True),
            Text("1.", 70, 671.2),
            Text("Senior leaders know", 99, 671.2),
            Text("their services well.", 99, 656.8),
        ],
    )
    assert texts(page) == ["Leadership", "1. Senior leaders know", "their services well."]
    assert [line.bold for line in page.lines] == [True, False, False]
    assert [line.size for line in page.lines] == [14, 12, 12]
    assert [line.left for line in page.lines] == [70, 70, 99]
    assert [line.gap for line in page.lines] == [0, 1, 0]
    assert [line.page for line in page.lines] == [1, 1, 1]


def test_a_word_in_pieces_is_whole_and_two_words_stay_two(tmp_path: Path) -> None:
    # A character of the hand-made font is half a font size wide.
    line = only(tmp_path, Text("Febru", 70, 700), Text("ary", 100.6, 700), Text("2015", 122, 700))
    assert line.text == "February 2015"


def test_numbers_keep_their_decimals(tmp_path: Path) -> None:
    line = only(tmp_path, Text("96", 70, 700), Text(".7", 82.5, 700), Text("% (£1,200)", 95, 700))
    assert line.text == "96.7% (£1,200)"


def test_a_raised_digit_is_a_superscript(tmp_path: Path) -> None:
    line = only(tmp_path, Text("board", 70, 700, 14, bold=True), Text("12", 105, 706.5, 9))
    assert line.text == "board¹²"
    assert line.bold


def test_a_footnote_opens_with_its_raised_mark(tmp_path: Path) -> None:
    line = only(tmp_path, Text("3", 70, 64.5, 6.5), Text("Figures of 2014.", 76, 60, 10))
    assert line.text == "³ Figures of 2014."
    assert line.size == 10


@pytest.mark.parametrize("mark", ["1", "[1]", "[1] "])
def test_a_footnotes_mark_may_be_as_large_as_the_note_and_in_brackets(
    tmp_path: Path, mark: str
) -> None:
    note = [
        Text(mark, 70, 72.5, 8),
        Text("These are residential.", 71 + 4 * len(mark), 68.5, 8),
    ]
    (page,) = read(tmp_path, [Text("Text.", 70, 700), *note])
    assert texts(page) == ["Text.", "¹ These are residential."]


def test_raised_letters_of_an_ordinal_stay_letters(tmp_path: Path) -> None:
    line = only(tmp_path, Text("the 21", 70, 700), Text("st", 106, 704, 8), Text("day", 116, 700))
    assert line.text == "the 21st day"


@pytest.mark.parametrize("bullet", ["\uf06e", "\uf02d", "\uf0a7", "\uf0be", "\uf0b7", "◼", "–"])
def test_bullets_stay_at_the_start_of_a_line(tmp_path: Path, bullet: str) -> None:
    line = only(tmp_path, Text(bullet, 70, 700), Text("Care plans are clear.", 130, 700))
    assert line.text == f"{bullet} Care plans are clear."
    assert line.cells == ()


def test_what_is_too_small_to_read_is_left_out(tmp_path: Path) -> None:
    line = only(tmp_path, Text("1", 70, 702, 3), Text("Information", 72, 700, 14, bold=True))
    assert line.text == "Information"


def test_ligatures_and_odd_spaces_become_plain(tmp_path: Path) -> None:
    assert only(tmp_path, Text("e\ufb03cient\xa0sta\ufb00", 70, 700)).text == "efficient staff"


def test_a_table_row_keeps_its_cells_and_joins_wrapped_ones(tmp_path: Path) -> None:
    (page,) = read(
        tmp_path,
        [
            Text("Judgement", 70, 740, bold=True),
            Text("Grade", 400, 740, bold=True),
            Text("1. Children who need help", 70, 700),
            Text("Requires", 400, 707.2, bold=True),
            Text("improvement", 400, 692.8, bold=True),
            Text("2. Children looked after and", 70, 660),
            Text("achieving permanence", 85, 645.6),
            Text("Good", 400, 652.8, bold=True),
        ],
    )
    assert [line.cells for line in page.lines] == [
        ("Judgement", "Grade"),
        ("1. Children who need help", "Requires improvement"),
        ("2. Children looked after and achieving permanence", "Good"),
    ]
    assert page.lines[1].text == "1. Children who need help Requires improvement"


def test_a_grade_close_beside_its_label_is_a_cell(tmp_path: Path) -> None:
    row = [Text("help and protection", 70, 700), Text("Good", 70 + 19 * 6 + 23.4, 700)]
    (page,) = read(tmp_path, row)
    assert [line.cells for line in page.lines] == [("help and protection", "Good")]


def test_a_grade_set_lower_or_at_the_foot_of_its_row_stands_beside_its_label(
    tmp_path: Path,
) -> None:
    (page,) = read(
        tmp_path,
        [
            Text("1. Children who need help", 70, 700),
            Text("Good", 400, 690),
            Text("2. Children looked after and", 70, 650),
            Text("achieving permanence", 85, 635.6),
            Text("Inadequate", 400, 635.6),
        ],
    )
    assert [line.cells for line in page.lines] == [
        ("1. Children who need help", "Good"),
        ("2. Children looked after and achieving permanence", "Inadequate"),
    ]


def footed(number: str, left: float = 500, artifact: bool = False) -> list[Text]:
    body = lines(f"This page tells of matter {number[-1] * 3}.", "It has two lines.")
    return [*body, Text(number, left, 30, 9, artifact=artifact)]


@pytest.mark.parametrize("form", ["{}", "({})", "Page {} of 3", "{} | Page", "- {} -", "[{}]"])
def test_page_numbers_are_left_out(tmp_path: Path, form: str) -> None:
    for page in read(tmp_path, *(footed(form.format(number)) for number in "123")):
        assert texts(page)[-1] == "It has two lines."


def test_running_headers_and_footers_are_left_out(tmp_path: Path) -> None:
    pages = [
        [
            Text("Kent County Council Inspection", 70, 797, 8),
            Text(str(number), 510, 797, 8),
            *lines(f"Words of page {'one' * number}."),
            Text("Inspection of Kent children’s services", 70, 44, 8),
            Text(f"{number} to 14 June 2024", 70, 34, 8),
        ]
        for number in range(1, 5)
    ]
    assert [texts(page) for page in read(tmp_path, *pages)] == [
        [f"Words of page {'one' * number}."] for number in range(1, 5)
    ]


def test_what_stands_in_the_footer_of_one_page_alone_is_content(tmp_path: Path) -> None:
    first, second = read(
        tmp_path,
        [Text("© Crown copyright 2013", 70, 40, artifact=True), *lines("Inspection of Kent")],
        lines("Contents"),
    )
    assert texts(first) == ["Inspection of Kent", "© Crown copyright 2013"]
    assert texts(second) == ["Contents"]


def refused(path: Path, content: bytes) -> str:
    path.write_bytes(content)
    with pytest.raises(UnreadableReportError) as caught:
        read_pdf(path)
    return str(caught.value)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "is empty"),
        (b"  \r\n<!DOCTYPE html><html><body>Not found</body></html>", "a web page"),
        (b"PK\x03\x04" + b"x" * 50, "a Word file or other zip"),
        (b"Dear Director,", "another kind of file"),
        (b"%PDF-1.7\nnothing that follows is a PDF", "is damaged"),
    ],
)
def test_what_is_no_pdf_is_refused_and_named(tmp_path: Path, content: bytes, reason: str) -> None:
    message = refused(tmp_path / "barnet.pdf", content)
    assert message.startswith("barnet.pdf ")
    assert reason in message


def test_a_scanned_report_is_refused(tmp_path: Path) -> None:
    pages: Sequence[list[Text]] = [[], []]
    assert "text recognition" in refused(tmp_path / "scan.pdf", pdf(pages))


def test_an_encrypted_report_is_refused(tmp_path: Path) -> None:
    locked = pdf([lines("Inspection of Bury")], locked=True)
    assert "encrypted" in refused(tmp_path / "locked.pdf", locked)


def test_a_file_of_too_many_pages_is_refused(tmp_path: Path) -> None:
    assert "401 pages" in refused(tmp_path / "long.pdf", pdf([[]] * 401))
