"""A library of 2,000 pitches against one of ten: ``python -m tests.benchmarks.library [--runs N]``.

- From the start of the process to the first rows on the screen, and to all of them; with nothing kept, and
  with the index of an earlier run.
- A letter in the search, and an arrow key, from the key to the frame; while the library rests and while it is
  read.
- Coming back to the list when nothing, and when one file has changed.

It prints and never judges: machines differ and are busy.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from pitchcoach.tui.environment import prepare_environment

prepare_environment()

from tests.tui.looking import type_text  # noqa: E402 - Textual reads the environment when it is imported
from tests.tui.many_pitches import make_pitches, write_pitch  # noqa: E402
from tests.tui.program import program  # noqa: E402

ROOT = Path(__file__).parents[2]
START = """
import json, os, sys, time
from pathlib import Path
from pitchcoach.tui.environment import prepare_environment
prepare_environment()
from pitchcoach.config.settings import Settings
from pitchcoach.i18n import Translator
from pitchcoach.locations import locations
from pitchcoach.tui.app import PitchcoachApp
class Timed(PitchcoachApp):
    first = 0.0
    def _display(self, screen, renderable):
        super()._display(screen, renderable)
        state = getattr(screen, "_state", None)
        if state is None:
            return
        now = time.clock_gettime(time.CLOCK_MONOTONIC) - float(sys.argv[2])
        lines = ["".join(part.text for part in strip) for strip in screen._compositor.render_strips()]
        rows = sum(any(sign in line for sign in "●▲▽") for line in lines)
        if not self.first and rows >= min(8, state.total):
            self.first = now
        listed = len(state.entries) == state.total
        if self.first and listed and (state.done or sys.argv[3] == "listed"):
            print(json.dumps([self.first, now]), flush=True)
            os._exit(0)
def rooms(settings):
    from pitchcoach.cli.compose import compose_rooms
    return compose_rooms(settings, locations())
Timed(rooms, Settings(), Translator("ja"), Path(sys.argv[1])).run(headless=True, size=(120, 40))
"""
WORDS = "大阪の写真館"


def start(folder: Path, home: Path, until: str) -> tuple[float, float]:
    """Return the seconds from the start of a process to the first rows, and until all are listed or done."""
    environment = {**os.environ, "PITCHCOACH_HOME": str(home), "PYTHONPATH": str(ROOT)}
    begun = time.clock_gettime(time.CLOCK_MONOTONIC)
    done = subprocess.run(
        [sys.executable, "-c", START, str(folder), str(begun), until],
        env=environment,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
        timeout=300,
    )
    first, everything = json.loads(done.stdout)
    return first, everything


def starts(folder: Path, home: Path, runs: int, *, cold: bool) -> tuple[float, float]:
    """Return the medians over some starts."""
    times = []
    for number in range(runs + 1):
        if cold:
            shutil.rmtree(home, ignore_errors=True)
        took = start(folder, home, "listed" if cold else "done")
        if number:
            times.append(took)
    return statistics.median(t for t, _ in times), statistics.median(t for _, t in times)


async def until(ready: object) -> None:
    while not ready():  # type: ignore[operator]  # noqa: ASYNC110 - as above
        await asyncio.sleep(0.005)


async def keys(folder: Path, home: Path, *, resting: bool) -> tuple[list[float], list[float], float]:
    """Return the times of letters in the search and of arrow keys, and the longest time nothing was done."""
    os.environ["PITCHCOACH_HOME"] = str(home)
    app = program(folder)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = app.screen
        await until(lambda: screen._state is not None)  # type: ignore[attr-defined]
        if resting:
            await until(lambda: screen._state.done)  # type: ignore[attr-defined]
        display, look = app._display, lambda: None
        drawn: tuple[object, float] = (None, 0.0)

        def noting(shown: object, renderable: object) -> None:
            nonlocal drawn
            state = look()
            display(shown, renderable)  # type: ignore[arg-type]
            if state != drawn[0]:  # the first frame with it
                drawn = (state, time.perf_counter())

        app._display = noting  # type: ignore[method-assign, assignment]
        longest, stop = 0.0, False

        async def watch() -> None:
            nonlocal longest
            while not stop:
                before = time.perf_counter()
                await asyncio.sleep(0.001)
                longest = max(longest, time.perf_counter() - before)

        watching = asyncio.create_task(watch())

        async def timed(key: str, state: object) -> float:
            nonlocal look, drawn
            look, before, began = state, state(), time.perf_counter()  # type: ignore[assignment, operator]
            drawn = (before, began)
            if len(key) == 1:
                type_text(app, key)
            else:
                app.simulate_key(key)
            await until(lambda: drawn[0] != before)
            took = drawn[1] - began
            await asyncio.sleep(0.1)
            return took

        table = screen.query_one("#table")
        arrows = [await timed(key, lambda: table.cursor_row) for key in ("down", "up") * 10]  # type: ignore[attr-defined]
        await pilot.press("slash")
        await asyncio.sleep(0.3)
        letters = [await timed(letter, lambda: screen._words) for letter in WORDS]  # type: ignore[attr-defined]
        stop = True
        await watching
        return letters, arrows, longest


async def returns(folder: Path, home: Path, changed: Path) -> tuple[float, float]:
    """Return the seconds a new look takes when nothing, and when one file has changed."""
    os.environ["PITCHCOACH_HOME"] = str(home)
    app = program(folder)
    async with app.run_test(size=(120, 40)):
        screen = app.screen
        await until(lambda: screen._state is not None and screen._state.done)  # type: ignore[attr-defined]
        times = []
        for number in range(2):
            if number:
                write_pitch(changed, 99_999)
            before, began = screen._state, time.perf_counter()  # type: ignore[attr-defined]
            screen._reload()  # type: ignore[attr-defined]
            await until(lambda before=before: screen._state is not before and screen._state.done)  # type: ignore[attr-defined, misc]
            times.append(time.perf_counter() - began)
        return times[0], times[1]


def milliseconds(times: list[float]) -> str:
    return f"median {statistics.median(times) * 1000:.1f} ms, longest {max(times) * 1000:.1f} ms"


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--many", type=int, default=2000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        base = Path(scratch)
        few, many = base / "few", base / "many"
        make_pitches(few, 10)
        paths = make_pitches(many, options.many)
        print(f"{'':34}{'10':>10}{options.many:>10}{'ratio':>8}")
        for cold in (True, False):
            name = "nothing kept" if cold else "index of an earlier run"
            small = starts(few, base / "home-few", options.runs, cold=cold)
            if not cold:
                _, whole = start(many, base / "home-many", "done")
                print(f"  all of them exact, the first time {'':18}{whole:>6.1f} s")
            large = starts(many, base / "home-many", options.runs, cold=cold)
            for what, ten, all_ in zip(("first rows", "all rows"), small, large, strict=True):
                print(f"{name + ', ' + what:34}{ten:>8.2f} s{all_:>8.2f} s{all_ / ten:>8.2f}")
        for resting in (True, False):
            home = base / "home-many" if resting else base / "home-empty"
            small_keys = asyncio.run(keys(few, base / "home-few", resting=True))
            letters, arrows, longest = asyncio.run(keys(many, home, resting=resting))
            print("a resting library:" if resting else "one that is read for the first time:")
            for name, ten, all_ in zip(
                ("a letter in the search", "an arrow key"), small_keys, (letters, arrows), strict=False
            ):
                ratio = statistics.median(all_) / statistics.median(ten)
                print(f"  {name:24} {milliseconds(all_)}; {ratio:.2f} times that of ten pitches")
            print(f"  longest time the screen did nothing else: {longest * 1000:.1f} ms")
        nothing, one = asyncio.run(returns(many, base / "home-many", paths[700]))
        print(f"coming back: {nothing * 1000:.0f} ms; {one * 1000:.0f} ms when one file has changed")


if __name__ == "__main__":
    main()
