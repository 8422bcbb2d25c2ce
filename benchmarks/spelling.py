"""Slips made at random in words of the corpus, and how many are mended to what they were.

    python -m benchmarks.spelling --index index

A slip is a letter left out, put in, changed, or swapped with the next, anywhere but at the first.
Slips that make another right word are left out. Beside it: how many pairs of neighbouring words of
the corpus, which are right, are changed.
"""

import argparse
import random
from itertools import pairwise
from pathlib import Path
from string import ascii_lowercase

from searchapp.engines.generation import open_current
from searchapp.language.spelling import Speller, Typed
from searchapp.language.tokens import words

SLIPS = 600
RIGHT = 2000
SHORTEST = 5


def main(index: Path) -> None:
    """Print the shares."""
    opened = open_current(index)
    speller, chance = opened.speller, random.Random(2013)
    pairs = [
        pair
        for row in range(opened.store.paragraph_count)
        for pair in pairwise(words(opened.store.paragraph(row).text))
        if all(len(word) >= SHORTEST and word.isalpha() for word in pair)
    ]
    slips = [(slip(one, chance), one, two) for one, two in chance.sample(pairs, SLIPS)]
    made = [(typed, one, two) for typed, one, two in slips if not speller.knows(typed)]
    alone = sum(mended(speller, typed) == one for typed, one, _ in made)
    beside = sum(mended(speller, typed, two) == f"{one} {two}" for typed, one, two in made)
    right = [" ".join(pair) for pair in chance.sample(pairs, min(RIGHT, len(pairs)))]
    changed = sum(mended(speller, *text.split()) != text for text in right)
    print(
        f"{len(made)} slips: {alone / len(made):.1%} mended alone, "
        f"{beside / len(made):.1%} with the next word beside them"
    )
    print(f"{len(right)} right pairs: {changed} changed")


def slip(word: str, chance: random.Random) -> str:
    """`word` with one slip."""
    place, kind = chance.randrange(1, len(word)), chance.randrange(4)
    letter = chance.choice(ascii_lowercase)
    before, rest = word[:place], word[place:]
    if kind == 0:
        return before + rest[1:]
    if kind == 1:
        return before + letter + rest
    if kind == 2 or len(rest) < 2:
        return before + letter + rest[1:]
    return before + rest[1] + rest[0] + rest[2:]


def mended(speller: Speller, *typed: str) -> str:
    """The typed words as the speller has them."""
    better = speller.mend([Typed(word) for word in typed])
    return " ".join(" ".join(better.get(n, (word,))) for n, word in enumerate(typed)).strip()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--index", type=Path, default=Path("index"))
    main(parser.parse_args().index)
