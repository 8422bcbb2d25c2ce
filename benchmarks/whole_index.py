"""How long all reports of a corpus take to be read and indexed, and how much memory.

    python benchmarks/whole_index.py --corpus CORPUS

Runs `searchapp index` into an empty folder. Memory is the largest sum, over the process and all
that it starts, of their proportional sizes (PSS), looked up four times a second in /proc.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

EVERY_SECONDS = 0.25


def main() -> None:
    """Print a line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--corpus", type=Path, required=True)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as index:
        command = [sys.executable, "-m", "searchapp", "index"]
        environment = os.environ | {
            "SEARCHAPP_CORPUS": str(arguments.corpus),
            "SEARCHAPP_INDEX": index,
        }
        started, peak = time.perf_counter(), 0
        indexing = subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL)
        while indexing.poll() is None:
            peak = max(peak, sum(map(_proportional_kb, _family(indexing.pid))))
            time.sleep(EVERY_SECONDS)
    print(f"{time.perf_counter() - started:.0f} s by the clock, at most {peak / 1024:.0f} MB")


def _family(pid: int) -> list[int]:
    """A process and all that it started, directly or not."""
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    except OSError:
        return [pid]
    return [pid, *(one for child in children for one in _family(int(child)))]


def _proportional_kb(pid: int) -> int:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)


if __name__ == "__main__":
    main()
