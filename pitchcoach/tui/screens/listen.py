"""Listen: how does it sound, and is every word read right? The phrase that is heard is marked."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from textual.message import Message as Event

from pitchcoach.coach.listening.spoken_lines import SpokenLine
from pitchcoach.errors import VoiceStoppedError
from pitchcoach.i18n import msg
from pitchcoach.tui.background import Failed
from pitchcoach.tui.screens.following import Following
from pitchcoach.tui.words import seconds_words

if TYPE_CHECKING:
    from pitchcoach.coach.listening.fit import Fitted
    from pitchcoach.coach.listening.read_aloud import ReadAloud
    from pitchcoach.coach.listening.rendering import Rendering
    from pitchcoach.config.settings import Settings
    from pitchcoach.model.pitch import Pitch


class FitFound(Event):
    """A reading was brought to the length of the slot, as near as the voice comes; None: it was let go."""

    def __init__(self, rendering: Rendering, lines: tuple[SpokenLine, ...], fitted: Fitted | None) -> None:
        self.rendering = rendering
        self.lines = lines
        self.fitted = fitted
        super().__init__()


class Listen(Following):
    """A pitch, read aloud."""

    SCREEN = "listen"
    ABOUT = msg(
        "The voice reads the pitch; the phrase it is at is underlined. The arrows go by sentence and by "
        "section, - and + change the speed. When a word is read wrong, F9 corrects it and says the sentence "
        "again. f brings the whole to the length of the slot."
    )
    CSS_PATH = "listen.tcss"

    def __init__(self, pitch: Pitch, put: Callable[[Pitch], None], from_index: int = 0) -> None:
        super().__init__(pitch, put, from_index)
        self._fitting = False

    def action_loop(self) -> None:
        """Hear this sentence again and again, or go on."""
        if self.aloud is not None:
            self.aloud.toggle_loop()
            self.show()

    def action_fit(self) -> None:
        """Bring the reading to the length of the slot, or back to the voice's own pace."""
        aloud = self.aloud
        if aloud is None or self._fitting:
            return
        if aloud.fitted:
            aloud.set_speed(1.0)
        else:
            self._fitting = True
            slot, settings = self.pitch.slot_seconds, self.app.settings
            self.app.background.ask("fit", partial(fit_found, aloud.rendering, slot, settings), self)
        self.show()

    def on_fit_found(self, event: FitFound) -> None:
        """Go on in the time of the slot, unless something else is read by now."""
        self._fitting = False
        aloud = self.aloud
        same = aloud is not None and aloud.rendering is event.rendering
        if aloud is not None and same and event.rendering.lines is event.lines and event.fitted is not None:
            aloud.fit(event.fitted.pieces, event.fitted.speed)
            for note in event.fitted.notes:
                self.app.tell(note, "warning")
            self.show()

    def on_failed(self, event: Failed) -> None:
        """Let go of a fit that failed."""
        self._fitting = False
        super().on_failed(event)

    def extra_words(self, aloud: ReadAloud) -> str:
        """Tell of the loop and of the slot."""
        tr = self.tr
        words = []
        if aloud.loop:
            words.append(tr("this sentence again and again"))
        slot = seconds_words(self.pitch.slot_seconds, tr)
        if self._fitting:
            words.append(tr("being fitted to {slot}…", slot=slot))
        elif aloud.fitted:
            words.append(tr("fitted to {slot}", slot=slot))
        return "   ".join(words)

    def action_shadow(self) -> None:
        """Say it along with the voice, or after it."""
        index = 0
        if self.aloud is not None:
            index = self.speech_lines[self.aloud.place.line].start
        self.hush()
        self.app.open_shadow(self.pitch, self._corrected_there, index)

    def _corrected_there(self, pitch: Pitch) -> None:
        lines = self.read_anew(pitch)
        if self.aloud is not None:
            self.aloud.renew(lines)


def fit_found(rendering: Rendering, seconds: float, settings: Settings) -> FitFound:
    """Find the speed and the pauses; for the background thread."""
    from pitchcoach.coach.listening.fit import fit

    lines = rendering.lines
    try:
        found = fit(lines, seconds, rendering.say, settings, thrifty=rendering.slow)
    except VoiceStoppedError:
        return FitFound(rendering, lines, None)
    return FitFound(rendering, lines, found)
