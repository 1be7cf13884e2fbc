"""Shadow: say it after the voice, sentence by sentence, or along with it, half a second behind."""

from __future__ import annotations

from collections.abc import Callable
from math import ceil
from typing import TYPE_CHECKING, Final

from textual.app import ComposeResult
from textual.message import Message as Event
from textual.widgets import Static

from pitchcoach.coach.listening.shadow import Manner, OwnPace, Practised, Shadowing
from pitchcoach.i18n import msg
from pitchcoach.tui.screens.following import Following
from pitchcoach.tui.widgets.follow_text import WHOLE, FollowText
from pitchcoach.tui.words import seconds_words

if TYPE_CHECKING:
    from pitchcoach.coach.listening.read_aloud import ReadAloud
    from pitchcoach.model.pitch import Pitch
    from pitchcoach.model.sound import VoiceInfo

_BAR_CELLS: Final = 30


class ShadowBegun(Event):
    """Somebody began to say a pitch with the voice. Goes to the app."""

    def __init__(self, pitch: Pitch, manner: Manner) -> None:
        self.pitch = pitch
        self.manner = manner
        super().__init__()


class ShadowEnded(Event):
    """Such a practice is over, at its end or before. Goes to the app."""

    def __init__(self, pitch: Pitch, practised: Practised) -> None:
        self.pitch = pitch
        self.practised = practised
        super().__init__()


class Shadow(Following):
    """A pitch, said with the voice."""

    SCREEN = "shadow"
    ABOUT = msg(
        "After each sentence it is your turn: say it. The voice waits as long as you need; Space says that "
        "you are done, and the next turns are shorter. Was a turn too short, go back: the next ones are "
        "longer. m changes to shadowing: the voice goes straight on, and you speak half a second behind it."
    )
    CSS_PATH = "shadow.tcss"

    def __init__(
        self,
        pitch: Pitch,
        put: Callable[[Pitch], None],
        from_index: int = 0,
        manner: Manner = "repeat",
    ) -> None:
        super().__init__(pitch, put, from_index)
        self._manner_chosen: Manner = manner
        self._practice: Shadowing | None = None
        self._pace: OwnPace | None = None

    def below_text(self) -> ComposeResult:
        """Lay out whose turn it is."""
        yield Static(id="turn")

    # The practice

    def begin_with(self, voice: VoiceInfo, line: int, phrase: int = 0) -> None:
        """Let a voice lead; what was learned of the speaker stays."""
        self._tell_end()
        super().begin_with(voice, line)

    def go(self, aloud: ReadAloud, line: int, phrase: int) -> None:
        """Let the voice go on at the start of a sentence."""
        self._pace = self._pace or OwnPace(self.rooms.checker)
        if self._practice is None:
            self._practice = Shadowing(aloud, self._pace, self._manner_chosen, self.rooms.clock)
            self.app.post_message(ShadowBegun(self.pitch, self._manner_chosen))
        self._practice.begin(line)

    def drive(self, aloud: ReadAloud) -> None:
        """Let the practice go on."""
        if self._practice is not None:
            self._practice.tick()

    def ended(self) -> None:
        """Tell what was done."""
        self._tell_end()

    def close_reading(self) -> None:
        """Fall silent for good, and tell what was done until here."""
        self._tell_end()
        super().close_reading()

    def _tell_end(self) -> None:
        practice, self._practice = self._practice, None
        if practice is not None:
            self.app.post_message(ShadowEnded(self.pitch, practice.so_far))

    # Showing

    def follow(self, aloud: ReadAloud, text: FollowText) -> None:
        """Mark the phrase that is heard; in the speaker's turn the whole sentence stands out."""
        turn = self._practice.turn if self._practice is not None else None
        if turn is not None:
            text.follow(turn.line, WHOLE)
        else:
            super().follow(aloud, text)

    def show(self) -> None:
        """Show whose turn it is, too."""
        super().show()
        practice, tr, signs = self._practice, self.tr, self.app.signs
        turn = practice.turn if practice is not None else None
        if self.aloud is None or practice is None:
            words = tr("That was all of it. Space begins again.") if self.aloud is not None else ""
        elif turn is not None:
            bar = signs.bar(turn.gap_left / turn.gap, _BAR_CELLS)
            words = f"{signs.signal} {tr('your turn')} {seconds_words(ceil(turn.gap_left), tr)}  {bar}"
        elif practice.manner == "shadow":
            words = f"{signs.now} {tr('speak along, half a second behind')}"
        else:
            words = f"{signs.now} {tr('listen')}"
        self.set_class(turn is not None, "-turn")
        self.write("#turn", words)

    def state_words(self, aloud: ReadAloud) -> str:
        """Tell the speaker's turn, too."""
        practice = self._practice
        if aloud.state == "gap" and practice is not None and practice.turn is not None:
            return f"{self.app.signs.signal} {self.tr('your turn')}"
        return super().state_words(aloud)

    def extra_words(self, aloud: ReadAloud) -> str:
        """Tell the manner."""
        tr = self.tr
        return tr("along with the voice") if self._manner_chosen == "shadow" else tr("after the voice")

    # Commands

    def action_said(self) -> None:
        """End the speaker's turn; where there is none, pause or go on."""
        practice, aloud = self._practice, self.aloud
        if practice is not None and practice.turn is not None and aloud is not None:
            if aloud.state == "paused":
                aloud.resume()
            else:
                practice.said()
            self.show()
        elif practice is None or practice.manner == "shadow" or self.is_silent:
            self.action_pause()

    def action_again(self) -> None:
        """Hear the sentence again; a turn that was too short gets longer."""
        if self._practice is not None:
            self._practice.again()
            self.show()
        elif self.aloud is not None:
            self.begin_at(len(self.speech_lines) - 1)

    def action_manner(self) -> None:
        """Change between after the voice and along with it."""
        self._manner_chosen = "repeat" if self._manner_chosen == "shadow" else "shadow"
        if self._practice is not None:
            self._practice.use(self._manner_chosen)
        self.show()
