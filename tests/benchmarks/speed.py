"""Whole-process times as ratios against something outside: ``python tests/benchmarks/speed.py [--runs N]``.

- ``check`` on one file against ``python -c pass``, with readings cached, and without, less their library.
- The first paint of the program against a hello-world app of the same Textual.

It prints and never judges: machines differ and are busy.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
PITCH = ROOT / "pitches" / "reform-kodate.md"
PAINTED = """
def _display(self, screen, renderable):
    super()._display(screen, renderable)
    lines = ("".join(part.text for part in strip) for strip in screen._compositor.render_strips())
    if any(WORD in line for line in lines):
        os._exit(0)
"""
HELLO = f"""
import os
os.environ["TEXTUAL_ANIMATIONS"] = "none"
WORD = "hello"
from textual.app import App
from textual.widgets import Static
class Hello(App):
    def compose(self):
        yield Static("hello")
    {PAINTED.strip().replace(chr(10), chr(10) + "    ")}
Hello().run(headless=True, size=(80, 24))
"""
PROGRAM = f"""
import os, sys
from pathlib import Path
WORD = "pitchcoach"
from pitchcoach.tui.environment import prepare_environment
prepare_environment()
from pitchcoach.config.settings import Settings
from pitchcoach.i18n import Translator
from pitchcoach.locations import locations
from pitchcoach.tui.app import PitchcoachApp
class Painted(PitchcoachApp):
    {PAINTED.strip().replace(chr(10), chr(10) + "    ")}
def rooms(settings):
    from pitchcoach.cli.compose import compose_rooms
    return compose_rooms(settings, locations())
Painted(rooms, Settings(), Translator("ja"), Path(sys.argv[1])).run(headless=True, size=(80, 24))
"""
READING = "import pyopenjtalk; pyopenjtalk.run_frontend('書類')"


def seconds(
    command: list[str], runs: int, environment: dict[str, str], *, fresh: Path | None = None
) -> float:
    times = []
    for number in range(runs + 1):
        if fresh is not None:
            fresh.unlink(missing_ok=True)
        start = time.perf_counter()
        subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, check=False, timeout=60)
        if number:
            times.append(time.perf_counter() - start)
    return statistics.median(times)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--runs", type=int, default=7)
    runs = parser.parse_args().runs
    subprocess.run([sys.executable, "-m", "compileall", "-q", str(ROOT / "pitchcoach")], check=False)
    with tempfile.TemporaryDirectory() as home:
        environment = {**os.environ, "PITCHCOACH_HOME": home, "PYTHONPATH": str(ROOT)}
        cache = Path(home) / "cache" / "readings.sqlite3"
        python = sys.executable
        nothing = seconds([python, "-c", "pass"], runs, environment)
        library = seconds([python, "-c", READING], runs, environment)
        check = [python, "-m", "pitchcoach", "check", str(PITCH)]
        cold = seconds(check, runs, environment, fresh=cache)
        cached = seconds(check, runs, environment)
        hello = seconds([python, "-c", HELLO], runs, environment)
        paint = seconds([python, "-c", PROGRAM, str(ROOT / "pitches")], runs, environment)
    print(f"{'':44}{'median':>10}{'ratio':>8}   against")
    rows = [
        ("python -c pass", nothing, 1.0, ""),
        ("the reading library alone", library, library / nothing, "python -c pass"),
        ("check, readings cached", cached, cached / nothing, "python -c pass"),
        (
            "check, nothing cached, less the library",
            cold - library,
            (cold - library) / nothing,
            "python -c pass",
        ),
        ("hello world of Textual, to its first paint", hello, hello / nothing, "python -c pass"),
        ("the program, to its first paint", paint, paint / hello, "hello world of Textual"),
    ]
    for name, took, ratio, against in rows:
        print(f"{name:44}{took * 1000:>7.0f} ms{ratio:>8.2f}   {against}")


if __name__ == "__main__":
    main()
