"""What a one-to-one is told from elsewhere: the pitch for one's own part, and what the voice is at."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from textual.message import Message as Event

from pitchcoach.coach.check import check
from pitchcoach.coach.meet.own_part import Part, glance, own_part
from pitchcoach.model.pitch import Language
from pitchcoach.tui.background import Target
from pitchcoach.tui.screens.meet.pitch_names import listings_of

if TYPE_CHECKING:
    from pitchcoach.tui.app import PitchcoachApp


class OwnPartFound(Event):
    """The pitch for the user's own part was found and read."""

    def __init__(self, title: str, parts: tuple[Part, ...]) -> None:
        self.title = title
        self.parts = parts
        super().__init__()


def find_own_part(app: PitchcoachApp, language: Language, near: Path | None) -> OwnPartFound | None:
    """Find and read the pitch for the user's own part; None where there is none. Blocks."""
    path = own_part(listings_of(app), language, near)
    if path is None:
        return None
    report = check(app.rooms.files.load(path), app.rooms.checker, app.settings)
    return OwnPartFound(report.pitch.title, tuple(glance(report, app.settings)))


class Utterance:
    """Who is told of one thing that is said; once it was broken off, nobody is."""

    def __init__(self, target: Target) -> None:
        self._target = target
        self.current = True
        """Whether it is still said."""

    def post_message(self, message: Event) -> bool:
        """Pass a message on."""
        return self.current and self._target.post_message(message)
