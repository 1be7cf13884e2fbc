"""Looks at what lies on this machine: interpreter, terminal, settings, folders, database, readings.

Nothing is made: a folder or a database that does not exist yet is left so.
"""

from __future__ import annotations

import platform
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pitchcoach.coach.doctor_rows import Found, Look, told
from pitchcoach.coach.rooms import Rooms
from pitchcoach.config.load import load_settings
from pitchcoach.config.settings import Settings
from pitchcoach.errors import PitchcoachError
from pitchcoach.i18n import Message, msg

SMALLEST: Final = (60, 18)
"""Columns and rows the screens need."""
_UTF8: Final = frozenset({"utf8", "cp65001"})
_LOADED_SECONDS: Final = 0.01
"""Loading takes tenths of a second; asking for what is loaded takes none."""


@dataclass(frozen=True, slots=True)
class Terminal:
    """What the edge that asks knows of its terminal."""

    columns: int
    """Columns; 0 when the output is no terminal."""
    rows: int
    """Rows; 0 when the output is no terminal."""
    encoding: str
    """How text leaves the program, such as ``utf-8``."""
    kind: str
    """The variable TERM; empty when it is not set."""


def machine_looks(
    rooms: Rooms, terminal: Terminal, check_settings: Callable[[Settings], object]
) -> list[Look]:
    """Return the looks in order. ``check_settings`` raises PitchcoachError for settings nobody can use."""
    places = rooms.locations
    return [
        Look("python", msg("Python"), python, essential=True),
        Look("terminal", msg("Terminal"), lambda: look_at_terminal(terminal)),
        Look("settings", msg("Settings"), lambda: settings(places.settings, check_settings), essential=True),
        Look("folder-config", msg("Settings folder"), lambda: folder(places.config), essential=True),
        Look("folder-data", msg("Rounds folder"), lambda: folder(places.data), essential=True),
        # Without the cache readings are made anew each time; pitches may lie in any folder.
        Look("folder-cache", msg("Cache folder"), lambda: folder(places.cache)),
        Look("folder-documents", msg("Pitches folder"), lambda: folder(places.documents)),
        Look("database", msg("Database"), lambda: database(rooms), essential=True),
        Look("readings", msg("Readings"), lambda: readings(rooms), essential=True),
    ]


def python() -> Found:
    """Name the interpreter and the system."""
    system = f"{platform.system()} {platform.machine()}".strip()
    return Found("ok", msg("{version} on {system}", version=platform.python_version(), system=system))


def look_at_terminal(terminal: Terminal) -> Found:
    """Judge kind, encoding and size, in this order."""
    if not terminal.columns:
        return Found("ok", msg("not looked at: the output is no terminal"))
    sentence = msg(
        "{columns} × {rows} characters, {encoding}, {kind}",
        columns=terminal.columns,
        rows=terminal.rows,
        encoding=terminal.encoding.upper() or "–",
        kind=terminal.kind or "–",
    )
    remedy = _remedy(terminal)
    return Found("ok" if remedy is None else "problem", sentence, remedy)


def _remedy(terminal: Terminal) -> Message | None:
    if terminal.kind == "dumb":
        return msg("It can only show lines: use another terminal, or the program's other commands.")
    if terminal.encoding.lower().replace("-", "").replace("_", "") not in _UTF8:
        return msg("Japanese needs UTF-8: set LANG to a UTF-8 locale; on Windows run “chcp 65001”.")
    columns, rows = SMALLEST
    if terminal.columns < columns or terminal.rows < rows:
        return msg("Make it larger: the screens need {columns} × {rows}.", columns=columns, rows=rows)
    return None


def settings(path: Path, check: Callable[[Settings], object]) -> Found:
    """Read the settings file and try what stands in it."""
    try:
        check(load_settings(path))
    except PitchcoachError as error:
        return Found("problem", told(error).sentence, error.remedy)
    if not path.exists():
        return Found("ok", msg("the defaults; {path} does not exist", path=path))
    return Found("ok", msg("{path}", path=path))


def folder(path: Path) -> Found:
    """Try to write into a folder, or where it would be made. Leaves nothing behind."""
    there = path
    try:
        while not there.exists() and there != there.parent:
            there = there.parent
        with tempfile.TemporaryFile(dir=there):
            pass
    except OSError as error:
        reason = error.strerror or str(error)
        return Found(
            "problem",
            msg("{path} cannot be written ({reason})", path=path, reason=reason),
            msg("Let your user write there, or name another folder in PITCHCOACH_HOME."),
        )
    return Found("ok", msg("{path}", path=path) if there == path else msg("{path}, made at need", path=path))


def database(rooms: Rooms) -> Found:
    """Read the whole database."""
    if not rooms.locations.database.exists():
        return Found("ok", msg("none yet: the first round makes it"))
    store = rooms.store()
    store.check()
    return Found(
        "ok", msg("sound, version {version}, rounds: {count}", version=store.version(), count=store.count())
    )


def readings(rooms: Rooms) -> Found:
    """Load the reading library, with the time it takes, and read with it."""
    reader = rooms.checker.reader
    begun = time.perf_counter()
    reader.load()
    seconds = time.perf_counter() - begun
    if not reader.read("今日は一分で自己紹介をします。", "ja").exact:
        return Found(
            "missing",
            msg("no reading library: Japanese is read roughly and cannot be spoken"),
            msg("Install it again with the program: “pip install --force-reinstall pitchcoach”."),
        )
    library = rooms.reading_library()
    if seconds < _LOADED_SECONDS:
        return Found("ok", msg("{library}, loaded already", library=library))
    return Found("ok", msg("{library}, loads in {seconds} s", library=library, seconds=f"{seconds:.1f}"))
