"""What a new user waits for, on the two reports of the corpus.

    python benchmarks/first_use.py [--index INDEX]

Indexes `corpus/` from a cold start, asks a fresh process its first question, and times queries
with facets and snippets in one process. With --index, the last two are of that index.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from searchapp.search import Libraries

CORPUS = Path(__file__).parent.parent / "corpus"
QUERIES = (
    "private fostering",
    '"return interviews"',
    "multi-agency training",
    "adopt* AND plan*",
    "children -adoption year:2015",
    "how many children agreed to a return interview?",
    "kids who ran away",
    "",
)
REPEATS = 20
READY = """
import resource, sys
from pathlib import Path
from searchapp.search import Libraries
library = Libraries(Path(sys.argv[1])).current()
library.search("private fostering")
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
"""


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--index", type=Path, default=None)
    index = parser.parse_args().index
    with tempfile.TemporaryDirectory() as folder:
        if index is None:
            index = Path(folder)
            environment = os.environ | {
                "SEARCHAPP_CORPUS": str(CORPUS),
                "SEARCHAPP_INDEX": str(index),
            }
            seconds, _ = _run([sys.executable, "-m", "searchapp", "index"], environment)
            print(f"index the two reports from a cold start: {seconds:.2f} s")
        seconds, memory = _run([sys.executable, "-c", READY, str(index)], dict(os.environ))
        print(f"first results of a fresh process: {seconds:.2f} s, {memory.strip()} MB")
        library = Libraries(index).current()
        taken = []
        for query in QUERIES * REPEATS:
            start = time.process_time()
            library.search(query)
            taken.append((time.process_time() - start) * 1000.0)
        taken.sort()
        print(
            f"a query with facets and snippets: median {statistics.median(taken):.2f} ms, "
            f"95 % {taken[int(0.95 * len(taken))]:.2f} ms"
        )


def _run(command: list[str], environment: dict[str, str]) -> tuple[float, str]:
    """Seconds of processor time that a command takes, and what it prints."""
    before = os.times()
    done = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
    after = os.times()
    spent = (after.children_user - before.children_user) + (
        after.children_system - before.children_system
    )
    return spent, done.stdout


if __name__ == "__main__":
    main()
