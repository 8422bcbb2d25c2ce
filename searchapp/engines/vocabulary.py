"""The words of a corpus, their frequencies and stems."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from heapq import nsmallest
from pathlib import Path

import orjson

from searchapp.language.stems import stem

_FILE = "vocabulary.json"


@dataclass(frozen=True)
class StoredVocabulary:
    """Words as written and stems, both in alphabetical order and numbered by their place in it.

    `frequencies` and `stem_numbers` stand beside `written`.
    """

    written: Sequence[str]
    frequencies: Sequence[int]
    stem_numbers: Sequence[int]
    stems: Sequence[str]

    def stem(self, word: str) -> str:
        """The stem under which a normalised word is indexed, also of one that is not there."""
        number = self._numbers.get(word)
        return stem(word) if number is None else self.stems[self.stem_numbers[number]]

    def frequency(self, word: str) -> int:
        """In how many paragraphs a normalised word occurs as written; 0 where in none."""
        number = self._numbers.get(word)
        return 0 if number is None else self.frequencies[number]

    def beginning(self, prefix: str, most: int) -> list[str]:
        """The `most` most frequent words that begin with `prefix`, most frequent first."""
        return [self.written[number] for number in self.numbers_beginning(prefix, most)]

    def words(self) -> Iterable[tuple[str, int]]:
        """Every word with its frequency, in alphabetical order."""
        return zip(self.written, self.frequencies, strict=True)

    def forms(self, word: str) -> Sequence[str]:
        """All words as written that have the stem of a normalised word."""
        number = self.stem_number(word)
        return () if number is None else self._forms[number]

    def stem_number(self, word: str) -> int | None:
        """The number of a normalised word's stem; None where no paragraph has it."""
        number = self._numbers.get(word)
        if number is not None:
            return self.stem_numbers[number]
        stemmed = stem(word)
        place = bisect_left(self.stems, stemmed)
        known = place < len(self.stems) and self.stems[place] == stemmed
        return place if known else None

    def numbers_beginning(self, prefix: str, most: int) -> list[int]:
        """The numbers of the words that `beginning` gives."""
        start = bisect_left(self.written, prefix)
        end = bisect_left(self.written, prefix + "\U0010ffff")
        return nsmallest(
            most, range(start, end), key=lambda number: (-self.frequencies[number], number)
        )

    @cached_property
    def _forms(self) -> Sequence[Sequence[str]]:
        forms: list[list[str]] = [[] for _ in self.stems]
        for word, number in zip(self.written, self.stem_numbers, strict=True):
            forms[number].append(word)
        return forms

    @cached_property
    def _numbers(self) -> Mapping[str, int]:
        return {word: number for number, word in enumerate(self.written)}


def write(
    folder: Path, written: Sequence[str], frequencies: Sequence[int], stems: Sequence[str]
) -> None:
    """Write a vocabulary of words as written and of their stems, both in alphabetical order."""
    numbers = {stem: number for number, stem in enumerate(stems)}
    (folder / _FILE).write_bytes(
        orjson.dumps(
            {
                "written": written,
                "frequencies": frequencies,
                "stem_numbers": [numbers[stem(word)] for word in written],
                "stems": stems,
            }
        )
    )


def open_vocabulary(folder: Path) -> StoredVocabulary:
    """The vocabulary written to `folder`."""
    return StoredVocabulary(**orjson.loads((folder / _FILE).read_bytes()))
