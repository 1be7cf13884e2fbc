"""Pitches made from words, read and checked as the program does it."""

from __future__ import annotations

from pathlib import Path

from pitchcoach.cli.compose import compose_rooms
from pitchcoach.coach.check import check
from pitchcoach.config.settings import Settings
from pitchcoach.locations import locations
from pitchcoach.model.report import CheckReport

SETTINGS = Settings()


def report(body: str, *, language: str = "ja", **values: object) -> CheckReport:
    """Return the report of a pitch with this body and these front matter values; readings are rough."""
    rooms = compose_rooms(SETTINGS, locations())
    blank = rooms.files.blank(Path(str(values.pop("name", "a.md"))), "ja" if language == "ja" else "en")
    front = "".join(f"{key}: {value}\n" for key, value in {"language": language, **values}.items())
    return check(rooms.files.parse(f"---\n{front}---\n{body}", blank), rooms.checker, SETTINGS, now=True)
