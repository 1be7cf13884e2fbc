"""Before one's turn, as at the event: somebody else speaks, heard from the voice or shown as running text."""

from __future__ import annotations

import secrets
from bisect import bisect_right
from typing import TYPE_CHECKING, Final

from pitchcoach.coach.meet.introductions import running, spoken_introduction
from pitchcoach.coach.meet.partners import partners
from pitchcoach.coach.rehearsing.hiding import passages

if TYPE_CHECKING:
    from pitchcoach.config.settings import Settings
    from pitchcoach.i18n import Translator
    from pitchcoach.model.pitch import Language
    from pitchcoach.tui.app import PitchcoachApp
    from pitchcoach.tui.background import Target
    from pitchcoach.tui.listening import Listening
    from pitchcoach.tui.widgets.prompter import Prompter

SHORTEST_WAIT: Final = 2.0
"""Seconds between the end of the other one and the call, at least: the applause."""


def waiting_seconds(settings: Settings) -> float:
    """Return how long to wait for the call this time; nobody knows it beforehand."""
    longest = settings.rehearsal.wait_longest
    shortest = min(SHORTEST_WAIT, longest)
    return shortest + (longest - shortest) * secrets.randbelow(1000) / 1000


class Introducing:
    """One introduction; the voice begins at once, and without one the text runs."""

    def __init__(self, app: PitchcoachApp, language: Language, target: Target) -> None:
        self._rooms = app.rooms
        self._language: Language = language
        self._who = secrets.choice(partners(language))
        self._since: float | None = None
        app.listener.listen([spoken_introduction(self._who)], language, target)

    def heard(self, event: Listening) -> bool:
        """Take what the voice tells; True when it has spoken to its end. Without a voice the text runs."""
        if event.error is not None:
            self._cues, self._seconds = running(self._who, self._language, self._rooms.checker)
            self._since = self._rooms.clock()
        return not event.on and event.error is None

    def over(self, now: float) -> bool:
        """Tell whether the running text is at its end."""
        return self._since is not None and now - self._since >= self._seconds

    def words(self, tr: Translator) -> str:
        """Tell who speaks."""
        return tr("Before you ({trade}): listen, you are next", trade=self._who.trade)

    def show(self, text: Prompter, now: float) -> None:
        """Show the running text, or nothing while the voice speaks."""
        if self._since is None:
            text.show(())
            return
        text.show(passages(self._cues, "read"))
        text.due = max(0, bisect_right([cue.at for cue in self._cues], now - self._since) - 1)
