"""The microphone of a practice talk: only its level is looked at, and nothing is kept."""

from __future__ import annotations

import shutil
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from pitchcoach.errors import NoSoundError, UnwritableError

if TYPE_CHECKING:
    from pitchcoach.coach.sound_ports import Recorder
    from pitchcoach.tui.app import PitchcoachApp


class Ear:
    """An open microphone; one that cannot be opened is told, and keys tell the turns."""

    def __init__(self, app: PitchcoachApp) -> None:
        self._app = app
        self._folder = Path(tempfile.mkdtemp(prefix="pitchcoach-"))  # private to the user (mode 0700)
        self._recorder: Recorder | None = None
        recorder, out = app.rooms.recorder(), self._folder / "turns.wav"
        try:
            recorder.start(out)
        except (NoSoundError, UnwritableError) as error:
            app.tell_error(error)
        else:
            self._recorder = recorder
            with suppress(OSError):  # without a name not even a killed program leaves it; Windows refuses
                out.unlink()

    @property
    def hears(self) -> bool:
        """Whether there is a microphone that works."""
        return self._recorder is not None and self._recorder.trouble in ("", "gaps")

    def level(self) -> float | None:
        """Return the level in dBFS; None while nothing is heard."""
        return self._recorder.level if self._recorder is not None and self.hears else None

    def words(self) -> str:
        """Return what stands in the corner while it is open."""
        level = self.level()
        if level is None:
            return ""
        signs = self._app.signs
        bar = signs.bar((level + 60) / 60, 8)
        return f"{signs.recording} {self._app.tr('listening to you, nothing is kept')} {bar}"

    def close(self) -> None:
        """Close it and delete what it wrote."""
        if self._recorder is not None:
            self._recorder.stop()
        shutil.rmtree(self._folder, ignore_errors=True)
