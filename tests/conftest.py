"""The two reports of the corpus, indexed once for all tests that only read."""

import os
from pathlib import Path

import pytest

from searchapp.config import Settings
from searchapp.indexing import build_index
from searchapp.search import Libraries, Library

CORPUS = Path(__file__).parent.parent / "corpus"


@pytest.fixture(scope="session")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """The settings of an index of the corpus; never build into it."""
    made = Settings(corpus=CORPUS, index=tmp_path_factory.mktemp("index"))
    build_index(made)
    return made


@pytest.fixture(scope="session")
def library(settings: Settings) -> Library:
    """The corpus, opened."""
    return Libraries(settings.index).current()


@pytest.fixture(scope="session")
def samples() -> Path:
    """The folder with more reports and judged samples; the test is skipped where it is not."""
    folder = Path(os.environ.get("SEARCHAPP_SAMPLES") or CORPUS.parent.parent / "shared")
    if not (folder / "reports-pdf").is_dir():
        pytest.skip("no folder of published reports: set SEARCHAPP_SAMPLES")
    return folder
