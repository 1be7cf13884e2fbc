"""Ten thousand rounds against a hundred: ``python -m tests.benchmarks.progress [--runs N]``.

The whole process of ``pitchcoach progress``, of one pitch and of all; what the screens of progress ask of the
database; what the library asks of it at the start; and the start until the library is whole. For each the
quickest of the runs with either database, taken in turns, and the ratio: others share the machine. It prints
and never judges.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from pitchcoach.coach.reviewing.progress import panels
from pitchcoach.config.settings import Settings
from pitchcoach.locations import example_pitches
from pitchcoach.store import rows
from pitchcoach.store.database import connected
from pitchcoach.store.migrations import transaction
from pitchcoach.store.rounds import INSERT_MARK, INSERT_ROUND, RoundStore
from tests.store.examples import PLAN, a_round, marked

FEW, MANY = 100, 10_000
ROOT = Path(__file__).parents[2]
START = """
import asyncio, sys
from pathlib import Path
from tests.tui.program import program
async def main():
    app = program(Path(sys.argv[1]))
    async with app.run_test() as pilot:
        while not (app.screen._state and app.screen._state.done):
            await pilot.pause(0.005)
asyncio.run(main())
"""

OPEN = """
import asyncio, sys, time
from pathlib import Path
from pitchcoach.tui.widgets.chart import ChartPanel
from tests.tui.program import program
async def main():
    app = program(Path(sys.argv[1]))
    taken = []
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause(1.0)
        pitch = app.rooms.files.load(Path(sys.argv[1])) if sys.argv[2] == "one" else None
        for _ in range(11):
            begun = time.perf_counter()
            app.open_rounds(pitch)
            while not [p for p in app.screen.query(ChartPanel) if p.id == "days"]:
                await asyncio.sleep(0)
            taken.append(time.perf_counter() - begun)
            await pilot.pause(0.05)
            app.pop_screen()
            await pilot.pause(0.05)
    print(min(taken))
asyncio.run(main())
"""


def fill(home: Path, count: int, pitches: list[Path]) -> RoundStore:
    """Write rounds as three years of practice bring them."""
    chance = random.Random(5)  # noqa: S311 - an example
    path = home / "data" / "pitchcoach.sqlite3"
    now = datetime.now(UTC)
    with connected(path) as db, transaction(db):
        for n in range(count):
            pitch = pitches[0 if n % 2 else n // 2 % len(pitches)]  # one is practised most
            seconds = chance.gauss(60, 5)
            at = now - timedelta(days=1000 * (1 - n / count), minutes=chance.random() * 600)
            rung = chance.choice(("read", "shadow", "cues", "cloze", "blind"))
            values = rows.from_round(a_round(pitch=pitch, started_at=at, rung=rung), "nobody")
            number = db.execute(INSERT_ROUND, values).lastrowid or 0
            db.execute(
                "UPDATE rounds SET outcome = 'done', seconds = ?, owner = NULL WHERE id = ?",
                (seconds, number),
            )
            marks = [replace(m, ended_at=m.ended_at) for m in marked(PLAN, 4, seconds / 4)]
            db.executemany(INSERT_MARK, rows.from_marks(number, marks))
    return RoundStore(path)


def timed(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def process(home: Path, *arguments: str) -> Callable[[], subprocess.CompletedProcess[bytes]]:
    """Return a run of Python with this home."""
    environment = {**os.environ, "PITCHCOACH_HOME": str(home)}
    command = [sys.executable, *arguments]
    return lambda: subprocess.run(command, check=True, capture_output=True, cwd=ROOT, env=environment)


def tell(name: str, few: Callable[[], object], many: Callable[[], object], runs: int) -> None:
    """Time both in turns and print a row."""
    few(), many()  # warm caches
    pairs = [(timed(few), timed(many)) for _ in range(runs)]
    tell_row(name, *(min(column) * 1000 for column in zip(*pairs, strict=True)))


def tell_row(name: str, low: float, high: float) -> None:
    print(f"{name:<42} {low:9.1f} ms {high:9.1f} ms   × {high / low:.2f}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=9)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        pitches = sorted(shutil.copytree(example_pitches(), Path(folder) / "pitches").glob("*.md"))
        homes = (Path(folder) / "few", Path(folder) / "many")
        stores = [fill(home, n, pitches) for home, n in zip(homes, (FEW, MANY), strict=True)]
        today = datetime.now().astimezone().date()
        one = pitches[0].absolute()
        print(f"{'':<42} {FEW:>9} r. {MANY:>9} r.")

        def both(name: str, work: Callable[[RoundStore], object], runs: int) -> None:
            tell(name, lambda: work(stores[0]), lambda: work(stores[1]), runs)

        def command(name: str, *arguments: str) -> None:
            tell(name, process(homes[0], *arguments), process(homes[1], *arguments), options.runs)

        command("pitchcoach progress FILE", "-m", "pitchcoach", "progress", str(one))
        command("pitchcoach progress", "-m", "pitchcoach", "progress")
        command("the program until the library is whole", "-c", START, str(pitches[0].parent))
        for which in ("one", "all"):
            opens = [process(home, "-c", OPEN, str(one), which) for home in homes]
            taken = [[float(run().stdout) * 1000 for run in opens] for _ in range(3)]
            tell_row(f"the screen of {which} until its charts stand", *map(min, zip(*taken, strict=True)))
        both("history of a pitch and its panels", lambda s: panels(s.history(one), Settings(), today), 30)
        both("history of all and its panels", lambda s: panels(s.history(), Settings(), today), 30)
        both("the library's rounds", lambda s: (s.recover(), s.last_practised()), 30)
        both("the check at the start, in the background", lambda s: s.check(), 5)
        both("the newest 500 rounds of a pitch", lambda s: s.rounds(one, limit=500), 5)
        for store in stores:
            store.close()


if __name__ == "__main__":
    main()
