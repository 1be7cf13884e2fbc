"""A keystroke in the draft screen, from the key to the frame with its counts.

``python -m tests.benchmarks.keystroke``. Beside it stands a keystroke in a bare Textual app with one text
field. It prints and never judges.
"""

from __future__ import annotations

import asyncio
import os
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from pitchcoach.tui.environment import prepare_environment

prepare_environment()

from textual.app import App, ComposeResult  # noqa: E402 - Textual reads the environment when it is imported
from textual.widgets import TextArea  # noqa: E402

from tests.tui.looking import type_text  # noqa: E402
from tests.tui.program import example_folder, program  # noqa: E402

KEYS = "今日は大阪で店を開く方のお話です。よろしくお願いします。"


class Bare(App[None]):
    def compose(self) -> ComposeResult:
        yield TextArea("大阪で店を開く方へ。" * 32)


async def timed(app: App[object], state: Callable[[], object]) -> list[float]:
    """Return for each key the seconds until a frame was drawn after ``state`` had changed."""
    drawn = 0.0
    display = app._display

    def noting(screen: object, renderable: object) -> None:
        nonlocal drawn
        display(screen, renderable)  # type: ignore[arg-type]
        drawn = time.perf_counter()

    app._display = noting  # type: ignore[method-assign, assignment]
    times = []
    for key in KEYS:
        before, start = state(), time.perf_counter()
        type_text(app, key)
        while state() == before:  # noqa: ASYNC110 - an event would come with a delay of its own
            await asyncio.sleep(0)
        changed = time.perf_counter()
        while drawn < changed:  # noqa: ASYNC110 - likewise
            await asyncio.sleep(0)
        times.append(drawn - start)
        await asyncio.sleep(0.15)
    return times


async def draft(size: tuple[int, int]) -> list[float]:
    with tempfile.TemporaryDirectory() as folder:
        os.environ["PITCHCOACH_HOME"] = folder
        place = example_folder(Path(folder)) / "gyoseishoshi-inshokuten.md"
        app = program(place)
        async with app.run_test(size=size) as pilot:
            await asyncio.sleep(3)  # the readings are loaded by now
            await pilot.press("e")
            await asyncio.sleep(1)
            await pilot.press("tab", "tab", "tab")
            screen = app.screen
            return await timed(app, lambda: screen._report.characters)  # type: ignore[attr-defined]


async def bare(size: tuple[int, int]) -> list[float]:
    app = Bare()
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        return await timed(app, lambda: app.query_one(TextArea).text)


def main() -> None:
    for size in ((80, 24), (120, 40)):
        ours, plain = asyncio.run(draft(size)), asyncio.run(bare(size))
        ratio = statistics.median(ours) / statistics.median(plain)
        print(
            f"{size[0]}x{size[1]}: median {statistics.median(ours) * 1000:.1f} ms, "
            f"p95 {sorted(ours)[int(len(ours) * 0.95)] * 1000:.1f} ms, "
            f"{ratio:.1f} times a bare text field ({statistics.median(plain) * 1000:.1f} ms)"
        )


if __name__ == "__main__":
    main()
