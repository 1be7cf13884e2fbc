"""A draft open in front of a test, on a real file."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from textual.pilot import Pilot

from pitchcoach.coach.ports import PitchFiles
from pitchcoach.coach.rooms import Rooms
from pitchcoach.config.settings import Settings
from pitchcoach.i18n import Translator
from pitchcoach.model.pitch import Pitch, Role
from pitchcoach.tui.app import PitchcoachApp
from pitchcoach.tui.screens.draft import Draft
from pitchcoach.tui.screens.draft_sheet import DraftSheet
from pitchcoach.tui.widgets.marked import MarkedArea
from tests.tui.looking import shown, type_text
from tests.tui.program import Fakes, rooms_with

TEXT = """\
---
title: 行政書士の自己紹介
audience: 飲食店を開く方
slot: 60
language: ja
mood: 'calm'  # a key of somebody else
---
<!-- not said -->
## ターゲット
これから小さな飲食店を開く方です。

## 特徴
営業許可だけを、八年で二百件。

## ベネフィット
二週間早く開店できます。

## 覚え書き
名刺を忘れない。
"""


def read(path: Path, encoding: str = "utf-8") -> str:
    return path.read_bytes().decode(encoding)


def put(path: Path, data: bytes) -> None:
    path.write_bytes(data)


def remove(path: Path) -> None:
    path.unlink()


def written_at(path: Path) -> int:
    return path.stat().st_mtime_ns


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.glob("*.md"))


class DraftApp(PitchcoachApp):
    """The program with a draft open; a rehearsal is only noted."""

    def __init__(self, pitch: Pitch, rooms: Rooms) -> None:
        super().__init__(lambda _: rooms, rooms.settings, Translator("en"), pitch.path.parent)
        self._drafted = pitch
        self.rehearsed: list[Path] = []

    def on_mount(self) -> None:
        self.open_draft(self._drafted)

    def open_rehearsal(self, path: Path) -> None:
        self.rehearsed.append(path)


@dataclass
class Writing:
    """A draft that is open in front of a test."""

    app: DraftApp
    pilot: Pilot[object]
    screen: Draft
    path: Path
    fakes: Fakes

    @property
    def sheet(self) -> DraftSheet:
        return self.screen.query_one(DraftSheet)

    def area(self, role: Role) -> MarkedArea:
        return self.sheet.parts[role].area

    async def until(self, good: Callable[[], bool], what: str = "") -> None:
        for _ in range(200):
            if good():
                return
            await self.pilot.pause(0.02)
        pytest.fail(f"{what}\n{shown(self.app)}")

    async def until_shown(self, text: str) -> None:
        await self.until(lambda: text in shown(self.app), f"waited for {text!r}")

    async def until_told(self, text: str) -> None:
        await self.until(lambda: any(text in told.message for told in self.app._notifications), text)

    async def write(self, role: Role, text: str) -> None:
        area = self.area(role)
        area.focus()
        area.move_cursor(area.document.end)
        await self.pilot.pause()
        type_text(self.app, text)
        await self.until(lambda: text in area.text, f"typed {text!r}")


@contextlib.asynccontextmanager
async def writing(
    path: Path,
    size: tuple[int, int] = (80, 24),
    settings: Settings | None = None,
    files: Callable[[PitchFiles], PitchFiles] | None = None,
    pitch: Pitch | None = None,
) -> AsyncIterator[Writing]:
    fakes = Fakes()
    rooms = rooms_with(fakes, settings)
    if files is not None:
        rooms = replace(rooms, files=files(rooms.files))
    app = DraftApp(pitch or rooms.files.load(path), rooms)
    async with app.run_test(size=size, notifications=True) as pilot:
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, Draft)
        yield Writing(app, pilot, screen, path, fakes)


def pitch_file(tmp_path: Path) -> Path:
    """Write the example into a folder of its own."""
    path = tmp_path / "pitches" / "gyoseishoshi.md"
    path.parent.mkdir()
    path.write_text(TEXT, encoding="utf-8")
    return path
