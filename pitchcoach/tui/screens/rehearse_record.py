"""What is kept of a round while it runs: its marks, the sounds that were given, its recording.

It is kept every few seconds, so that not even a killed program loses it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from pitchcoach.coach.rehearsing import rehearse
from pitchcoach.model.round import GivenCue
from pitchcoach.tui.screens.rehearse_recording import RoundRecording

if TYPE_CHECKING:
    from textual.content import Content

    from pitchcoach.coach.rehearsing.rehearse import RoundState
    from pitchcoach.model.report import CheckReport
    from pitchcoach.model.sound import CueName
    from pitchcoach.tui.app import PitchcoachApp
    from pitchcoach.tui.practice import Practice

KEPT_EVERY: Final = 5.0
"""Seconds between two savings of a running round."""


class RoundRecord:
    """One round in the database; ``now`` is always a moment of the rooms' clock."""

    def __init__(self, app: PitchcoachApp, practice: Practice) -> None:
        self._app = app
        self._practice = practice
        self._recording: RoundRecording | None = None
        self._given: list[GivenCue] = []
        self._kept_at = 0.0
        self.id: int | None = None
        """The store's number; None until the clock of the round has started."""

    def record(self) -> None:
        """Switch the microphone on."""
        self._recording = RoundRecording(self._app, self._practice.pitch.path)
        self._recording.start()

    @property
    def recording(self) -> RoundRecording | None:
        """The recording while the microphone is on."""
        return self._recording if self._recording is not None and self._recording.on else None

    def level(self, *, speaking: bool) -> Content | None:
        """Return what the microphone hears; None while it is off."""
        return self.recording.look(speaking=speaking) if self.recording else None

    def begin(self, report: CheckReport, state: RoundState, now: float) -> None:
        """Keep a round whose clock has started."""
        practice = self._practice
        self._kept_at = now
        with self._app.telling():
            new = rehearse.new_round(
                report, state, datetime.now(UTC), rung=practice.rung, level=practice.level
            )
            if self.recording is not None:
                start = self.recording.at(state.began)
                new = replace(new, take=self.recording.path, take_start=start)
            self.id = self._app.rooms.store().begin(new)

    def give(self, cue: CueName, state: RoundState, now: float) -> None:
        """Make a sound, and remember it: a recording holds it, too."""
        self._app.cue(cue)
        if self.recording is not None:
            self.recording.given(cue, now)
        elif state.phase != "countdown":
            self._given.append(GivenCue(round(rehearse.elapsed(state, now), 3), cue))

    def keep(self, state: RoundState, now: float, *, at_once: bool = False) -> None:
        """Keep a round as it stands; from time to time, or because a mark was set or taken back."""
        if self.id is None or not (at_once or now - self._kept_at >= KEPT_EVERY):
            return
        self._kept_at = now
        with self._app.telling():
            store = self._app.rooms.store()
            store.mark(self.id, rehearse.elapsed(state, now), rehearse.marks_of(state))
            store.keep_cues(self.id, self._sounds)

    def switch_off(self) -> bool:
        """Switch the microphone off and delete what it recorded; False when it was off."""
        if self.recording is None:
            return False
        self.recording.switch_off()
        if self.id is not None:
            with self._app.telling():
                self._app.rooms.store().took_take(self.id, None)
        return True

    def close(self, state: RoundState, now: float) -> None:
        """End the recording and keep the whole round; one that never began leaves nothing behind.

        One that still runs is ended from outside, its window closed: it stays open, so that the next start
        finds it without its program and offers what was kept.
        """
        sounds = self._sounds
        take = self._recording.stop(keep=self.id is not None) if self._recording else None
        if self.id is not None:
            outcome = rehearse.outcome_of(state)
            with self._app.telling():
                store = self._app.rooms.store()
                store.keep_cues(self.id, sounds)
                seconds, marks = rehearse.elapsed(state, now), rehearse.marks_of(state)
                if outcome == "running":
                    store.mark(self.id, seconds, marks)
                else:
                    store.end(self.id, outcome, seconds, marks, take.path if take else None)

    @property
    def _sounds(self) -> Sequence[GivenCue]:
        """The sounds given so far, in seconds of the take where there is one."""
        return self.recording.cues if self.recording else self._given
