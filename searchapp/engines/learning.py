"""What is learnt of language from all reports, and kept with an index.

It takes seconds for a whole country, so it goes on beside the rest of the work, in a process of
its own.
"""

import gc
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from pathlib import Path

from searchapp.engines import store
from searchapp.language import lexicon, spelling, suggestions
from searchapp.language.acronyms import mine
from searchapp.language.councils import council_names
from searchapp.language.function_words import ASKING_WORDS
from searchapp.language.thesaurus import read_thesaurus
from searchapp.model import Document

_FEWEST = 4000
"""Paragraphs from which on another process is worth its start, about half a second."""


def learn(folder: Path) -> None:
    """Write lexicon and suggestions of the reports that are stored in `folder`."""
    texts: list[tuple[str, str]] = []
    findings: list[str] = []
    headings: list[str] = []
    for paragraph in store.read_paragraphs(folder):
        texts.append((paragraph.report_id, paragraph.text))
        if paragraph.kind != "method":
            findings.append(paragraph.text)
        headings.extend(paragraph.section[-1:])
    groups = read_thesaurus()
    acronyms = mine(texts)
    lexicon.write(folder, lexicon.build_lexicon(acronyms, groups))
    reports = sorted(store.read_reports(folder), key=lambda report: report.id)
    councils = [report.authority for report in reports]
    written = [term for group in groups if not group.everyday for term in group.written]
    listed = suggestions.collect(findings, headings, councils, acronyms, written)
    suggestions.write(folder, listed, acronyms)


def learn_spelling(folder: Path, documents: Sequence[Document]) -> None:
    """Write to `folder` how the words of `documents` are spelt."""
    texts = [paragraph.text for document in documents for paragraph in document.paragraphs]
    right = [term for group in read_thesaurus() for term in group.terms]
    spelling.write(folder, texts, [*right, *sorted(council_names()), *ASKING_WORDS])


@contextmanager
def learning(folder: Path, paragraphs: int) -> Iterator[None]:
    """Learn from the reports in `folder`, `paragraphs` in all, while the body of this runs."""
    if paragraphs < _FEWEST:
        yield
        learn(folder)
        return
    with ProcessPoolExecutor(1, mp_context=get_context("spawn"), initializer=gc.disable) as pool:
        learnt: Future[None] = pool.submit(learn, folder)
        yield
        learnt.result()
