"""Kill a program that rehearses at random moments and count what the next start finds.

``python -m tests.benchmarks.kills [TIMES] [--seed N]``; prints counts, and fails when anything is lost.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from tests.store.killing import Tally, kill


def tell(tally: Tally) -> None:
    print(f"\r{tally.kills} kills", end="", file=sys.stderr, flush=True)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("times", nargs="?", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        tally = kill(options.times, Path(folder), options.seed, tell)
    print(file=sys.stderr)
    print(f"kills                                   {tally.kills}")
    print(f"rounds ended before, all there          {tally.ended}")
    print(f"rounds cut short, offered at the start  {tally.offered}")
    print(f"marks acknowledged                      {tally.marks}")
    print(f"sound acknowledged                      {tally.seconds:.0f} s")
    print(f"sound not readable, at most in a take   {tally.unwritten:.2f} s")
    print(f"lost                                    {len(tally.lost)}")
    for one in tally.lost:
        print(f"  {one}")
    return 1 if tally.lost else 0


if __name__ == "__main__":
    sys.exit(main())
