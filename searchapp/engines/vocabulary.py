"""The words of a corpus, their frequencies and stems."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import nsmallest
from pathlib import Path

import orjson

from searchapp.language.stems import stem

_FILE = "vocabulary.json"


@dataclass(frozen=True, slots=True)
class StoredVocabulary:
    """Words in alphabetical order; `known` maps each to its frequency and its stem."""

    alphabetical: Sequence[str]
    known: Mapping[str, tuple[int, str]]

    def stem(self, word: str) -> str:
        """The stem under which a normalised word is indexed, also of one that is not there."""
        entry = self.known.get(word)
        return entry[1] if entry else stem(word)

    def frequency(self, word: str) -> int:
        """In how many paragraphs a normalised word occurs as written; 0 where in none."""
        entry = self.known.get(word)
        return entry[0] if entry else 0

    def beginning(self, prefix: str, most: int) -> list[str]:
        """The `most` most frequent words that begin with `prefix`, most frequent first."""
        start = bisect_left(self.alphabetical, prefix)
        end = bisect_left(self.alphabetical, prefix + "\U0010ffff")
        return nsmallest(
            most, self.alphabetical[start:end], key=lambda word: (-self.known[word][0], word)
        )

    def words(self) -> Iterable[tuple[str, int]]:
        """Every word with its frequency, in alphabetical order."""
        return ((word, self.known[word][0]) for word in self.alphabetical)


def write(folder: Path, frequencies: Iterable[tuple[str, int]]) -> None:
    """Write the vocabulary of words with their frequencies."""
    rows = sorted((word, frequency, stem(word)) for word, frequency in frequencies)
    (folder / _FILE).write_bytes(orjson.dumps(rows))


def open_vocabulary(folder: Path) -> StoredVocabulary:
    """The vocabulary written to `folder`."""
    rows = orjson.loads((folder / _FILE).read_bytes())
    return StoredVocabulary(
        tuple(word for word, _, _ in rows),
        {word: (frequency, stem) for word, frequency, stem in rows},
    )
