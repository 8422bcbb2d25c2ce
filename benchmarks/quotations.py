"""How long a check of a quotation takes, and how often it finds what was changed.

    python benchmarks/quotations.py --index INDEX [--count 200] [--seed 11]

Quotations are stretches of 8 to 40 words of random paragraphs, as they are and with a share of
their words changed at random: half of these replaced, a quarter left out, a quarter followed by
one more. Beside the check runs the plain way, on the same verbatim quotations: to look through
the letters of every paragraph, which are held in memory. Times are of the processor.
"""

import argparse
import random
import statistics
import time
from collections.abc import Callable
from pathlib import Path

from searchapp.language.written import letters
from searchapp.quoting import check
from searchapp.search import Libraries, Library

SHARES = (0.1, 0.2, 0.3, 0.4)
PLAIN = 10


def main() -> None:
    """Print a line for the verbatim quotations, one for each share, and the ratio."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--index", type=Path, required=True)
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--seed", type=int, default=11)
    arguments = parser.parse_args()
    library = Libraries(arguments.index).current()
    chosen = random.Random(arguments.seed)
    words = [word for word, count in library.vocabulary.words() if count > 20 and word.isalpha()]
    print("| words changed | median ms | 95 % ms | slowest ms | right paragraph |")
    print("|---:|---:|---:|---:|---:|")
    verbatim = _stretches(library, chosen, arguments.count)
    median = _line(library, "none", verbatim)
    for share in SHARES:
        changed = [
            (identity, _changed(text, share, words, chosen))
            for identity, text in _stretches(library, chosen, arguments.count)
        ]
        _line(library, f"{share:.0%}", changed)
    everything = [letters(p.text) for r in library.reports() for p in library.paragraphs(r.id)]
    plain = statistics.median(
        _milliseconds(lambda text=text: [one for one in everything if letters(text) in one])
        for _, text in verbatim[:PLAIN]
    )
    print(f"\nLooking through everything: {plain:.1f} ms at the median, ratio {plain / median:.1f}")


def _line(library: Library, share: str, quotations: list[tuple[str, str]]) -> float:
    check(library, quotations[0][1])
    times, right = [], 0
    for identity, text in quotations:
        times.append(_milliseconds(lambda text=text: check(library, text)))
        matches = check(library, text).matches
        found = {p.unit.paragraph.id for match in matches for p in match.passages}
        right += identity in found or any(match.verified for match in matches)
    times.sort()
    slow = times[int(0.95 * len(times))]
    median = statistics.median(times)
    found_share = f"{right / len(quotations):.0%}"
    print(f"| {share} | {median:.1f} | {slow:.1f} | {times[-1]:.1f} | {found_share} |")
    return median


def _stretches(library: Library, chosen: random.Random, count: int) -> list[tuple[str, str]]:
    """Paragraph ids and stretches of their texts."""
    found: list[tuple[str, str]] = []
    while len(found) < count:
        paragraph = chosen.choice(library.paragraphs(chosen.choice(library.reports()).id))
        words = paragraph.text.split()
        if paragraph.kind == "method" or len(words) < 14:
            continue
        length = chosen.randint(8, min(40, len(words)))
        start = chosen.randint(0, len(words) - length)
        found.append((paragraph.id, " ".join(words[start : start + length])))
    return found


def _changed(text: str, share: float, words: list[str], chosen: random.Random) -> str:
    changed: list[str] = []
    for word in text.split():
        way = chosen.random() / share
        if way < 0.5:
            changed.append(chosen.choice(words))
        elif way >= 0.75:
            changed.append(word)
            if way < 1:
                changed.append(chosen.choice(words))
    return " ".join(changed)


def _milliseconds(work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return (time.process_time() - started) * 1000


if __name__ == "__main__":
    main()
