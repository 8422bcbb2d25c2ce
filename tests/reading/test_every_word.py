"""Every word that a published PDF prints is read, once, or is furniture of the page."""

import re
from collections import Counter
from collections.abc import Mapping
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pytest

from benchmarks.survey_words import account
from searchapp.reading import read_document
from tests.reading.test_published_reports import samples

pytestmark = pytest.mark.samples

A_FEW = 12
"""Reports beside those; `benchmarks/survey_words.py` takes all, in a minute or two."""

EVERY_LAYOUT = (
    "medway-2013-08-23",
    "hartlepool-2014-02-11",
    "liverpool-2014-07-18",
    "leeds-2015-03-27",
    "kingston-upon-hull-2015-02-10",
    "isles-of-scilly-2016-06-27",
    "surrey-2018-05-16",
    "windsor-and-maidenhead-2020-02-24",
    "westmorland-and-furness-2024-07-12",
)

UNREAD: Mapping[str, Mapping[str, int]] = {
    # "Areas for improvement" is printed at the end of a paragraph and below it: read once.
    "calderdale-2015-03-20": {"areas": 1},
}
"""Words that are printed and left out on purpose, with how often."""


def words_amiss(path: Path) -> tuple[str, dict[str, int], dict[str, int]]:
    """A report's name, its words that are unread, and those that are invented; no figures.

    Figures are not counted: the marks of footnotes are glued to words and years.
    """
    found = account(path, read_document(path))
    left = found.unread - Counter(UNREAD.get(path.stem, {}))
    return path.stem, without_figures(left), without_figures(found.invented)


def without_figures(counts: Counter[str]) -> dict[str, int]:
    return {word: times for word, times in counts.items() if not re.fullmatch(r"\d+", word)}


def test_no_word_is_lost_or_invented() -> None:
    everything = sorted(
        path for path in samples().glob("*.pdf") if path.read_bytes()[:4] == b"%PDF"
    )
    chosen = [path for path in everything if path.stem in {*EVERY_LAYOUT, *UNREAD}]
    chosen += everything[:: len(everything) // A_FEW]
    with ProcessPoolExecutor() as pool:
        found = list(pool.map(words_amiss, chosen))
    assert len(found) >= A_FEW
    assert [one for one in found if one[1] or one[2]] == []
