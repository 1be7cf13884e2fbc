"""The microphone of a round: begun with the countdown, its level and troubles shown, ended with the round."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Final

from textual.content import Content

from pitchcoach.errors import NoSoundError
from pitchcoach.i18n import msg

if TYPE_CHECKING:
    from pathlib import Path

    from pitchcoach.coach.sound_ports import Recorder
    from pitchcoach.model.sound import Take
    from pitchcoach.tui.app import PitchcoachApp

_TROUBLE: Final = {
    "lost": msg("The microphone is gone; what it heard so far is kept."),
    "zeros": msg("The microphone gives only silence: this terminal may not be allowed to use it."),
    "gaps": msg("Some sound was lost; the machine is too busy."),
}


class RoundRecording:
    """The recording of one round; a microphone that cannot be opened is told, and the round goes on."""

    def __init__(self, app: PitchcoachApp, pitch: Path) -> None:
        self._app = app
        self._pitch = pitch
        self._recorder: Recorder | None = None
        self._troubled = ""
        self.began: float | None = None
        """Clock time of the first sample; None while nothing is recorded."""

    def start(self) -> None:
        """Open the microphone and the file."""
        rooms = self._app.rooms
        stamp = datetime.now().strftime("%Y%m%d-%H%M%S")
        recorder = rooms.recorder()
        try:
            recorder.start(rooms.locations.takes / f"{stamp} {self._pitch.stem}.wav")
        except NoSoundError as error:
            self._app.tell_error(error)
        else:
            self._recorder = recorder
            self.began = rooms.clock()

    def look(self) -> Content | None:
        """Return the level as it is now, and tell a new trouble; None while nothing is recorded."""
        if self._recorder is None:
            return None
        trouble = self._recorder.trouble
        if trouble and trouble != self._troubled:
            self._troubled = trouble
            self._app.tell(_TROUBLE.get(trouble, msg("The microphone has a problem.")), "warning")
        signs = self._app.signs
        bar = signs.bar((self._recorder.level + 60) / 60, 8)
        return Content.assemble((f"{signs.recording} {self._app.tr('REC')} ", "$error"), bar)

    def stop(self) -> Take | None:
        """End; the take, or None when there is none."""
        return self._recorder.stop() if self._recorder else None
