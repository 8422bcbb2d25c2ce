"""How long a further report takes in an index of many, and a run with nothing changed.

    python benchmarks/adding.py --index INDEX --corpus CORPUS [--report FILE]

INDEX is brought in line with CORPUS in a copy first, which takes minutes where it is not so yet.
Then `searchapp index` is run on the copy with nothing changed, and with FILE (by default a report
of this project under another name) added. Times are by the clock and of the processor, with all
processes that the command starts, from its start to its end.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

REPORT = Path(__file__).parent.parent / "corpus" / "calderdale-2013.txt"
COMMAND = [sys.executable, "-m", "searchapp", "index"]


def main() -> None:
    """Print a line for each run."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--index", type=Path, required=True)
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--report", type=Path, default=REPORT)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        index, corpus = Path(folder) / "index", Path(folder) / "corpus"
        shutil.copytree(arguments.index, index)
        corpus.mkdir()
        for path in arguments.corpus.iterdir():
            (corpus / path.name).symlink_to(path.resolve())
        environment = os.environ | {
            "SEARCHAPP_CORPUS": str(corpus),
            "SEARCHAPP_INDEX": str(index),
        }
        subprocess.run(COMMAND, env=environment, check=True, capture_output=True)
        _run("nothing changed", environment)
        shutil.copy(arguments.report, corpus / f"one-more-{arguments.report.name}")
        _run("one report more", environment)


def _run(name: str, environment: dict[str, str]) -> None:
    before, start = os.times(), time.perf_counter()
    done = subprocess.run(COMMAND, env=environment, check=True, capture_output=True, text=True)
    clock, after = time.perf_counter() - start, os.times()
    spent = (after.children_user - before.children_user) + (
        after.children_system - before.children_system
    )
    print(f"{name}: {clock:.1f} s by the clock, {spent:.1f} s of the processor")
    print(f"  {done.stdout.strip().splitlines()[-1]}")


if __name__ == "__main__":
    main()
