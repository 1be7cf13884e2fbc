"""Listening on the virtual sound card: the first sound after the key, and how late a phrase is marked.

``python -m tests.benchmarks.following [PITCH] [VOICE]``. It prints and never judges. A phrase is marked when
the screen draws it; the error is what has been heard of it by then. How far what the stream tells is from
what leaves the loudspeaker is measured by the tests of the stream.
"""

from __future__ import annotations

import asyncio
import os
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from pitchcoach.cli.compose import compose_rooms
from pitchcoach.coach.listening.read_aloud import ReadAloud
from pitchcoach.config.settings import Settings, Sound
from pitchcoach.i18n import Translator
from pitchcoach.locations import locations
from pitchcoach.tui.app import PitchcoachApp
from pitchcoach.tui.screens.following import Following
from pitchcoach.tui.widgets.follow_text import FollowText
from tests.rig.virtual_sound import VirtualSound, why_not

EXAMPLE = Path(__file__).parents[2] / "pitches" / "gyoseishoshi-inshokuten.md"
KEYS = ("space", "space", "right", "right", "left", "plus", "minus", "down", "up")


async def first_sound(app: PitchcoachApp, path: Path) -> float:
    """Open the screen and wait until something has left the loudspeaker."""
    pressed = time.monotonic()
    app.open_listen(app.rooms.files.load(path))
    while True:
        screen = app.screen
        aloud = screen.aloud if isinstance(screen, Following) else None
        if aloud is not None and aloud._stream.heard > 0:
            return time.monotonic() - pressed
        await asyncio.sleep(0.002)


def watched(text: FollowText, aloud: ReadAloud) -> list[float]:
    """Note with every drawing of another phrase how much of it has been heard."""
    errors: list[float] = []
    render, seen = text.render, [(-1, -1)]

    def drawn() -> object:
        picture = render()
        fed = [fed for fed in aloud._fed if fed.line == text._here[0]]
        if text._here != seen[0] and fed:
            seen[0] = text._here
            begins = fed[-1].start - fed[-1].skipped + fed[-1].phrases[text._here[1]]
            errors.append(aloud._stream.heard - max(begins, fed[-1].start))
        return picture

    text.render = drawn  # type: ignore[method-assign,assignment]  # only to look at it
    return errors


async def measure(path: Path, voice: str) -> None:
    """Print the figures of one voice."""
    settings = Settings(sound=Sound(voice_ja=voice, voice_en=voice))
    app = PitchcoachApp(lambda now: compose_rooms(now, locations()), settings, Translator("en"), path)
    async with app.run_test(size=(80, 24)) as pilot:
        await asyncio.sleep(1)
        for name in ("with nothing loaded", "loaded, nothing kept", "the same again"):
            if name.startswith("loaded"):
                for kept in app.rooms.locations.speech.glob("*"):
                    kept.unlink()
            print(f"first sound, {name}: {await first_sound(app, path):.3f} s")
            if not name.startswith("the same"):
                await asyncio.sleep(2)
                await pilot.press("escape")
        screen = app.screen
        assert isinstance(screen, Following)
        assert screen.aloud is not None
        print("voice:", screen.aloud.rendering.info.name)
        errors = watched(screen.query_one(FollowText), screen.aloud)
        await asyncio.sleep(15)
        for key in KEYS:
            await pilot.press(key)
            await asyncio.sleep(3)
        worst = sorted(map(abs, errors))
        late = worst[int(len(worst) * 0.95)]
        print(f"phrases marked: {len(errors)}, error: median {median(worst):.3f} s, 95 % {late:.3f} s")


def main() -> None:
    """Measure in a home of its own."""
    if reason := why_not():
        sys.exit(reason)
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else EXAMPLE
    with tempfile.TemporaryDirectory() as home, VirtualSound():
        os.environ["PITCHCOACH_HOME"] = home
        asyncio.run(measure(path, sys.argv[2] if len(sys.argv) > 2 else ""))


if __name__ == "__main__":
    main()
