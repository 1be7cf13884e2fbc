"""Hearing a pitch: one reading at a time, rendered and played in threads of its own, stopped by one call."""

from __future__ import annotations

import contextlib
import tempfile
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from textual.message import Message as Event

from pitchcoach.errors import PitchcoachError
from pitchcoach.tui.background import Broken, Target

if TYPE_CHECKING:
    from pitchcoach.coach.ports import Player, Voice
    from pitchcoach.coach.rooms import Rooms
    from pitchcoach.model.pitch import Language, Spoken
    from pitchcoach.model.sound import Take


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
        self._turn = 0
        self._lock = threading.Lock()
        self._voice: Voice | None = None
        self._player: Player | None = None
        self._playing = False

    @property
    def player(self) -> Player:
        """The loudspeaker, opened at first use."""
        if self._player is None:
            self._player = self._rooms().player()
        return self._player

    def listen(self, parts: Sequence[Spoken], language: Language, target: Target) -> None:
        """Read ``parts`` aloud; ``target`` is told when sound begins and when it has ended."""
        self.stop()
        with self._lock:
            self._turn += 1
            turn = self._turn
        threading.Thread(
            target=self._run, args=(turn, parts, language, target), name="listening", daemon=True
        ).start()

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
        with self._lock:
            self._turn += 1
        if self._voice is not None:
            self._voice.stop()
        if self._player is not None:
            self._player.stop()

    def _run(self, turn: int, parts: Sequence[Spoken], language: Language, target: Target) -> None:
        from pitchcoach.coach.listen import render

        folder = Path(tempfile.mkdtemp(prefix="pitchcoach-"))  # private to the user (mode 0700)
        out = folder / "reading.wav"
        ended = threading.Event()
        try:
            voice = self._voice = self._voice or self._rooms().voice()
            take = render(parts, language, self._rooms(), voice, out)
            player = self.player
            with self._lock:
                if turn != self._turn:
                    target.post_message(Listening(on=False))
                    return
                player.play(take, ended.set)
            target.post_message(Listening(on=True))
            ended.wait(take.seconds + 10)
            target.post_message(Listening(on=False))
        except PitchcoachError as error:
            stopped = turn != self._turn
            target.post_message(Listening(on=False, error=None if stopped else error))
        except Exception as fault:
            target.post_message(Broken(fault))
        finally:
            with contextlib.suppress(OSError):
                out.unlink(missing_ok=True)
                folder.rmdir()
