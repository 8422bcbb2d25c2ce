"""The two reports of the corpus, indexed once for all tests that only read."""

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
