"""The microphone of a round: begun with the countdown, told in words what it hears, ended with the round."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Final

from textual.content import Content

from pitchcoach.coach.rehearsing.sound_check import PATIENCE, PATIENCE_ELSE, SoundCheck, sound_check
from pitchcoach.errors import PitchcoachError
from pitchcoach.i18n import msg
from pitchcoach.model.round import GivenCue

if TYPE_CHECKING:
    from pathlib import Path

    from pitchcoach.coach.sound_ports import Recorder
    from pitchcoach.model.sound import CueName, Take
    from pitchcoach.tui.app import PitchcoachApp

_FLOOR_DBFS: Final = 60.0
"""How far below full scale the bar of the level begins."""


class RoundRecording:
    """The recording of one round; a microphone that cannot be opened is told, and the round goes on.

    All times given to it are those of the rooms' clock; all it returns are seconds of the take.
    """

    def __init__(self, app: PitchcoachApp, pitch: Path) -> None:
        self._app = app
        stamp = datetime.now().strftime("%Y%m%d-%H%M%S-%f")
        self.path: Path = app.rooms.locations.takes / f"{stamp} {pitch.stem[:40]}.wav"
        """The file; it is there from ``start`` on."""
        self.cues: tuple[GivenCue, ...] = ()
        """The sounds that were given while it ran."""
        self._recorder: Recorder | None = None
        self._began = 0.0
        self._told: set[str] = set()
        self._trouble: tuple[str, float] = ("", 0.0)

    @property
    def on(self) -> bool:
        """Whether the microphone is on."""
        return self._recorder is not None

    def start(self) -> None:
        """Open the microphone and the file."""
        rooms = self._app.rooms
        recorder = rooms.recorder()
        try:
            recorder.start(self.path)
        except PitchcoachError as error:
            self._app.tell_error(error)
        else:
            self._recorder, self._began = recorder, rooms.clock()

    def at(self, moment: float) -> float:
        """Return where in the take a moment of the rooms' clock is."""
        now = self._app.rooms.clock()
        position = None if self._recorder is None else self._recorder.position
        place = moment - self._began if position is None else position - (now - moment)
        return max(0.0, place)

    def given(self, cue: CueName, moment: float) -> None:
        """Take note of a sound that the program gives: it is no speech."""
        if self.on:
            self.cues = (*self.cues, GivenCue(round(self.at(moment), 3), cue))

    def look(self, *, speaking: bool) -> Content | None:
        """Return level and state as they are now, and tell a new trouble; None while nothing is recorded."""
        recorder, app = self._recorder, self._app
        if recorder is None:
            return None
        check = sound_check(recorder.heard, recorder.trouble, app.settings, speaking=speaking)
        self._tell(check)
        signs = app.signs
        bar = signs.bar((recorder.level + _FLOOR_DBFS) / _FLOOR_DBFS, 8)
        word = f"{signs.long} {app.tr.render(check.word)}" if check.code else app.tr.render(check.word)
        style = "$attention" if check.code else "$quiet"
        return Content.assemble((f"{signs.recording} {app.tr('REC')} ", "$error"), bar, "  ", (word, style))

    def _tell(self, check: SoundCheck) -> None:
        """Tell a trouble once, when it has held for a while: one cough is no noisy room."""
        now = self._app.rooms.clock()
        if check.code != self._trouble[0]:
            self._trouble = (check.code, now)
        held = now - self._trouble[1]
        if check.told and check.code not in self._told and held >= PATIENCE.get(check.code, PATIENCE_ELSE):
            self._told.add(check.code)
            self._app.tell(check.told, "warning")

    def switch_off(self) -> None:
        """End it and throw away what was recorded: who switches it off does not want to be recorded."""
        if self.on:
            self.stop(keep=False)
            self._app.tell(msg("The microphone is off; what it recorded of this round is deleted."))

    def stop(self, *, keep: bool = True) -> Take | None:
        """End; the take, or None when there is none. Without ``keep`` the file is deleted."""
        recorder, self._recorder = self._recorder, None
        take = None if recorder is None else recorder.stop()
        if take is not None and not keep:
            take.path.unlink(missing_ok=True)
            self.cues = ()
            return None
        return take
