"""What a one-to-one is told from elsewhere: the pitch for one's own part, and what the voice is at."""

from __future__ import annotations

from textual.message import Message as Event

from pitchcoach.coach.meet.own_part import Part
from pitchcoach.tui.background import Target


class OwnPartFound(Event):
    """The pitch for the user's own part was found and read."""

    def __init__(self, title: str, parts: tuple[Part, ...]) -> None:
        self.title = title
        self.parts = parts
        super().__init__()


class Utterance:
    """Who is told of one thing that is said; once it was broken off, nobody is."""

    def __init__(self, target: Target) -> None:
        self._target = target
        self.current = True
        """Whether it is still said."""

    def post_message(self, message: Event) -> bool:
        """Pass a message on."""
        return self.current and self._target.post_message(message)
