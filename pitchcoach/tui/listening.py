"""Hearing without following along: a few sentences or a recording, one at a time, stopped by one call.

Screens that show which phrase is heard drive a reading of their own (``screens/following.py``); here a thread
does it for the others. The voice that the user chose is known here for all of them.
"""

from __future__ import annotations

import contextlib
import tempfile
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from textual.message import Message as Event

from pitchcoach.errors import NoSoundError, PitchcoachError
from pitchcoach.i18n import msg
from pitchcoach.tui.background import Broken, Target

if TYPE_CHECKING:
    from pitchcoach.coach.listening.read_aloud import ReadAloud
    from pitchcoach.coach.listening.spoken_lines import SpokenLine
    from pitchcoach.coach.rooms import Rooms
    from pitchcoach.coach.sound_ports import Player
    from pitchcoach.model.pitch import Language, Spoken
    from pitchcoach.model.sound import Take, VoiceInfo

TICK_SECONDS: Final = 0.05
LOST: Final = msg("The loudspeaker is gone.")


class Listening(Event):
    """The reading has begun, or ended; ``error`` says why when it could not be done."""

    def __init__(self, *, on: bool, error: PitchcoachError | None = None) -> None:
        self.on = on
        self.error = error
        super().__init__()


class Listener:
    """Renders and plays; whatever was playing stops first."""

    def __init__(self, rooms: Callable[[], Rooms]) -> None:
        self._rooms = rooms
        self._chosen: dict[Language, VoiceInfo] = {}
        self._stopped = threading.Event()
        self._player: Player | None = None
        self._playing = False
        self._warm = False

    @property
    def player(self) -> Player:
        """The loudspeaker, opened at first use."""
        if self._player is None:
            self._player = self._rooms().player()
        return self._player

    def warm_up(self) -> None:
        """Load what the first sound would have to wait for, in a thread of its own; nothing is told."""
        if not self._warm:
            self._warm = True
            threading.Thread(target=self._load, name="warming up", daemon=True).start()

    def _load(self) -> None:
        with contextlib.suppress(PitchcoachError):
            rooms = self._rooms()
            rooms.checker.reader.load()
            import numpy as np

            np.zeros(1)
            rooms.voice().voices()

    def voice_for(self, language: Language) -> VoiceInfo:
        """Return the voice chosen while the program runs, else that of the settings. Raises NoVoiceError."""
        return self._chosen.get(language) or self._rooms().choose_voice(language)

    def use_voice(self, language: Language, voice: VoiceInfo) -> None:
        """Let this voice read from now on."""
        self._chosen[language] = voice

    def reading(self, lines: Sequence[SpokenLine], voice: VoiceInfo) -> ReadAloud:
        """Return a reading of these lines, not begun yet; whoever asked for it closes it."""
        from pitchcoach.coach.listening.read_aloud import ReadAloud
        from pitchcoach.coach.listening.rendering import Rendering

        rooms = self._rooms()
        folder = Path(tempfile.mkdtemp(prefix="pitchcoach-"))  # private to the user (mode 0700)
        rendering = Rendering(lines, rooms.voice(), voice, folder, rooms.clock)
        return ReadAloud(rendering, rooms.stream(), rooms.samples_of)

    def listen(self, parts: Sequence[Spoken], language: Language, target: Target) -> None:
        """Read ``parts`` aloud; ``target`` is told when sound begins and when it has ended."""

        def prepared() -> ReadAloud:
            from pitchcoach.coach.listening.spoken_lines import lines_of_parts

            lines = lines_of_parts(parts, language, self._rooms().checker.reader)
            return self.reading(lines, self.voice_for(language))

        self._begin(prepared, target)

    def say(self, line: SpokenLine, voice: VoiceInfo, target: Target) -> None:
        """Let a voice say one line; ``target`` is told as by ``listen``."""
        self._begin(lambda: self.reading((line,), voice), target)

    def play_or_stop(self, take: Take) -> None:
        """Play a recording; when something plays already, only stop it."""
        playing = self._playing
        self.stop()
        if not playing:
            self._playing = True
            self.player.play(take, self._ended)

    def _ended(self) -> None:
        self._playing = False

    def stop(self) -> None:
        """Stop at once, whether still rendering or playing."""
        self._stopped.set()
        if self._player is not None:
            self._player.stop()

    def _begin(self, prepare: Callable[[], ReadAloud], target: Target) -> None:
        self.stop()
        stopped = self._stopped = threading.Event()
        threading.Thread(
            target=self._run, args=(prepare, stopped, target), name="listening", daemon=True
        ).start()

    def _run(self, prepare: Callable[[], ReadAloud], stopped: threading.Event, target: Target) -> None:
        aloud: ReadAloud | None = None
        error: PitchcoachError | None = None
        try:
            aloud = prepare()
            error = self._read(aloud, stopped, target)
        except PitchcoachError as refused:
            error = refused
        except Exception as fault:
            target.post_message(Broken(fault))
        finally:
            if aloud is not None:
                aloud.close()
            target.post_message(Listening(on=False, error=None if stopped.is_set() else error))

    @staticmethod
    def _read(aloud: ReadAloud, stopped: threading.Event, target: Target) -> PitchcoachError | None:
        """Drive a reading to its end, or until it is stopped; return what ended it before."""
        told = False
        if not stopped.is_set():
            aloud.go_to(0)
        while not stopped.wait(TICK_SECONDS):
            aloud.tick()
            if aloud.trouble:
                return NoSoundError(LOST)
            if aloud.state in ("failed", "ended"):
                return aloud.failure
            if aloud.state == "speaking" and not told:
                told = True
                target.post_message(Listening(on=True))
        return None
