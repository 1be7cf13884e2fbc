"""The screen every screen of this program is: it knows the rooms and tells what went wrong behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pitchcoach.tui.background import Broken, Failed
from pitchcoach.tui.listening import Listening
from pitchcoach.tui.screen import BaseScreen

if TYPE_CHECKING:
    from pitchcoach.coach.rooms import Rooms
    from pitchcoach.tui.app import PitchcoachApp


class PitchcoachScreen(BaseScreen):
    """A screen of this program: knows the app's rooms."""

    app: PitchcoachApp

    @property
    def rooms(self) -> Rooms:
        """What the program is composed of."""
        return self.app.rooms

    def on_listening(self, event: Listening) -> None:
        """Tell why nothing is heard."""
        if event.error is not None:
            self.app.tell_error(event.error)

    def on_failed(self, event: Failed) -> None:
        """Tell what a user's error ended."""
        event.stop()
        self.app.tell_error(event.error)

    def on_broken(self, event: Broken) -> None:
        """Let a fault of the program end it as any other fault does."""
        raise event.fault
