"""What the screens share that read a pitch aloud and show which phrase is heard: text, place, voice, keys.

The reading itself is ``coach/listening/read_aloud.py``; a timer here asks it where it is and draws only what
changed.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.message import Message as Event
from textual.widgets import Static

from pitchcoach.coach.listening.spoken_lines import SpokenLine, line_at, spoken_lines
from pitchcoach.errors import NoSoundError
from pitchcoach.tui.background import Failed
from pitchcoach.tui.listening import LOST
from pitchcoach.tui.lit import lit
from pitchcoach.tui.pitch_screen import PitchcoachScreen
from pitchcoach.tui.screens.following_words import (
    manner_words,
    place_words,
    sections_words,
    state_words,
)
from pitchcoach.tui.widgets.follow_text import FollowText, follow_line

if TYPE_CHECKING:
    from pitchcoach.coach.listening.read_aloud import ReadAloud
    from pitchcoach.model.pitch import Pitch
    from pitchcoach.model.sound import VoiceInfo

IMPATIENT_SECONDS: Final = 0.005
"""Seconds between two looks while nothing can be heard yet."""
TICKS_A_SECOND: Final = 30
WORDS_EVERY: Final = 3
"""Ticks between two looks at the words around the text; the phrase is looked at with every tick."""
LEAD_SECONDS: Final = 0.02
"""The phrase is drawn this much before it is heard: half a tick, and the terminal draws after that."""
JUST_BEGUN_SECONDS: Final = 1.0
"""So far into a sentence, going back means the one before."""
_STEP: Final = 0.05
_SLOWEST: Final = 0.5
_FASTEST: Final = 2.0


class Prepared(Event):
    """The pitch was read, and a voice was found."""

    def __init__(self, lines: tuple[SpokenLine, ...], voice: VoiceInfo) -> None:
        self.lines = lines
        self.voice = voice
        super().__init__()


class Following(PitchcoachScreen):
    """A pitch that is being read aloud."""

    AUTO_FOCUS = ""

    def __init__(self, pitch: Pitch, put: Callable[[Pitch], None], from_index: int = 0) -> None:
        """Begin with the sentence at ``from_index`` of the file; ``put`` takes a corrected pitch."""
        super().__init__()
        self.pitch, self.put = pitch, put
        self.aloud: ReadAloud | None = None
        """The reading; None until all is prepared."""
        self.speech_lines: tuple[SpokenLine, ...] = ()
        self._from_index = from_index
        self._wish_to_pause = self._told_end = self._told_trouble = False
        self._ticks = 0
        self._words_shown: dict[str, str] = {}

    def body(self) -> ComposeResult:
        """Lay out what goes on above the text."""
        with Horizontal(id="head"):
            yield Static(lit(self.pitch.title), id="title")
            yield Static(id="place")
        with Horizontal(id="now"):
            yield Static(id="state")
            yield Static(id="manner")
        yield FollowText(self.app.signs.now)
        yield from self.below_text()
        yield Static(id="sections")

    def below_text(self) -> ComposeResult:
        """Lay out what a screen has of its own."""
        yield from ()

    def on_mount(self) -> None:
        """Show the words at once; the exact reading and the voice follow."""
        reader, language = self.rooms.checker.reader, self.pitch.language
        self.query_one(FollowText).show(
            [
                follow_line(number, section.spoken, sentence)
                for number, section in enumerate(self.pitch.sections)
                for sentence in reader.read_now(
                    section.spoken.text, language, section.spoken.rubies
                ).sentences
            ]
        )
        self.write("#state", self.tr("preparing…"))
        self.app.background.ask("following", self._prepare, self)
        self.set_interval(1 / TICKS_A_SECOND, self._tick)
        self._impatience = self.set_interval(IMPATIENT_SECONDS, self._look_sooner, pause=True)

    def _prepare(self) -> Prepared:
        lines = spoken_lines(self.pitch, self.rooms.checker.reader)
        return Prepared(lines, self.app.listener.voice_for(self.pitch.language))

    def on_prepared(self, event: Prepared) -> None:
        """Begin."""
        if self.is_attached:
            self.use_lines(event.lines)
            self.begin_with(event.voice, line_at(event.lines, self._from_index))
            self.app.background.ask("loudspeaker", self._look_for_loudspeaker, self)

    def _look_for_loudspeaker(self) -> None:
        """Load what plays while the voice works on the first sentence; a refusal is told when it plays."""
        with suppress(NoSoundError):
            self.rooms.devices().devices()

    def on_failed(self, event: Failed) -> None:
        """Tell why nothing can be heard; the text stays."""
        super().on_failed(event)
        if self.aloud is None:
            self.write("#state", f"{self.app.signs.signal} {self.tr('no voice')}")

    # The reading

    @property
    def is_silent(self) -> bool:
        """Whether it was paused or could not be heard."""
        return self.aloud is not None and self.aloud.state in ("paused", "failed")

    def use_lines(self, lines: tuple[SpokenLine, ...]) -> None:
        """Show these lines."""
        self.speech_lines = lines
        self.query_one(FollowText).show(
            [follow_line(one.section, one.line.spoken, one.line.sentence) for one in lines]
        )

    def begin_with(self, voice: VoiceInfo, line: int, phrase: int = 0) -> None:
        """Let a voice read from there, instead of the one before."""
        if self.aloud is not None:
            self.aloud.close()
        self.aloud = self.app.listener.reading(self.speech_lines, voice)
        self.begin_at(line, phrase)
        if self._wish_to_pause:
            self.aloud.pause()
        self._wish_to_pause = False

    def begin_at(self, line: int, phrase: int = 0) -> None:
        """Let the reading begin, or go on, at a place."""
        if self.aloud is not None:
            self._told_end = False
            self.go(self.aloud, max(0, min(line, len(self.speech_lines) - 1)), phrase)
            self.show()
            self._impatience.resume()

    def _look_sooner(self) -> None:
        """Begin with the first sentence the moment it is ready, between two ticks."""
        if self.aloud is not None and self.aloud.state == "preparing":
            self.aloud.tick()
        else:
            self._impatience.pause()

    def go(self, aloud: ReadAloud, line: int, phrase: int) -> None:
        """Begin, or go on, at a place."""
        aloud.go_to(line, phrase)

    def hush(self) -> None:
        """Pause, also a reading that is only being prepared."""
        if self.aloud is None:
            self._wish_to_pause = True
        elif self.aloud.state not in ("ended", "failed"):
            self.aloud.pause()
            self.show()

    def drive(self, aloud: ReadAloud) -> None:
        """Let the reading go on; called with every tick."""
        aloud.tick()

    def _tick(self) -> None:
        aloud = self.aloud
        if aloud is None:
            return
        self.drive(aloud)
        if aloud.trouble and not self._told_trouble:
            self.app.tell(LOST, "warning")
        self._told_trouble = bool(aloud.trouble)
        if aloud.state == "failed" and aloud.failure is not None and not self._told_end:
            self._told_end = True
            self.app.tell_error(aloud.failure)
        if aloud.state == "ended" and not self._told_end:
            self._told_end = True
            self.ended()
        self.follow(aloud, self.query_one(FollowText))
        self._ticks += 1
        if self._ticks % WORDS_EVERY == 0:
            self.show()

    def ended(self) -> None:
        """Take note that the last word was heard."""

    # Showing

    def follow(self, aloud: ReadAloud, text: FollowText) -> None:
        """Mark the phrase that is heard."""
        place = aloud.place if aloud.state == "paused" else aloud.place_in(LEAD_SECONDS)
        text.follow(place.line, place.phrase)

    def show(self) -> None:
        """Show what is heard and how; only what changed is drawn."""
        aloud, tr = self.aloud, self.tr
        if aloud is None:
            return
        self.follow(aloud, self.query_one(FollowText))
        section = aloud.rendering.lines[aloud.place.line].section
        self.write("#place", place_words(aloud, tr))
        self.write("#sections", sections_words(self.pitch, section, self.app.signs, tr))
        self.write("#state", self.state_words(aloud))
        self.write("#manner", manner_words(aloud, self.extra_words(aloud), tr))

    def state_words(self, aloud: ReadAloud) -> str:
        """Return what is going on: sign and word."""
        return state_words(aloud, self.app.signs, self.tr)

    def extra_words(self, aloud: ReadAloud) -> str:
        """Return what a screen adds about how it is read."""
        return ""

    def write(self, selector: str, text: str) -> None:
        """Change a line only when it says something else: a repaint costs more than a comparison."""
        if self._words_shown.get(selector) != text:
            self._words_shown[selector] = text
            self.query_one(selector, Static).update(lit(text))

    # Commands

    def action_pause(self) -> None:
        """Pause and go on; after the end begin anew."""
        aloud = self.aloud
        if aloud is None:
            self._wish_to_pause = not self._wish_to_pause
        elif aloud.state == "ended":
            self.begin_at(0)
        elif aloud.state == "failed":
            self.begin_at(aloud.place.line, aloud.place.phrase)
        elif aloud.state == "paused":
            aloud.resume()
            self.show()
        else:
            self.hush()

    def action_sentence(self, step: int) -> None:
        """Go on by a sentence, or back: first to the start of this one."""
        if self.aloud is not None:
            place = self.aloud.place
            stays = step < 0 and (place.into >= JUST_BEGUN_SECONDS or self.aloud.state == "ended")
            self.begin_at(place.line if stays else place.line + step)

    def action_section(self, step: int) -> None:
        """Go on by a section, or back: first to the start of this one."""
        aloud = self.aloud
        if aloud is None:
            return
        place, lines = aloud.place, aloud.rendering.lines
        firsts = [n for n, one in enumerate(lines) if n == 0 or one.section != lines[n - 1].section]
        here = max(at for at, first in enumerate(firsts) if first <= place.line)
        begun = place.line > firsts[here] or place.into >= JUST_BEGUN_SECONDS
        wanted = here if step < 0 and begun else here + step
        self.begin_at(firsts[max(0, min(wanted, len(firsts) - 1))])

    @on(FollowText.Chosen)
    def _go_to_phrase(self, event: FollowText.Chosen) -> None:
        self.begin_at(event.line, event.phrase)

    def action_speed(self, steps: int) -> None:
        """Let the voice speak faster or slower."""
        if self.aloud is not None:
            speed = round(self.aloud.rendering.speed / _STEP) * _STEP + steps * _STEP
            self.aloud.set_speed(round(min(_FASTEST, max(_SLOWEST, speed)), 2))
            self.show()

    def action_voice(self) -> None:
        """Choose another voice; the reading waits meanwhile."""
        from pitchcoach.tui.screens.voice_list import list_voices

        if self.aloud is not None:
            playing = not self.is_silent and self.aloud.state != "ended"
            self.hush()
            list_voices(self, self.speech_lines[self.aloud.place.line], lambda v: self._use_voice(v, playing))

    def _use_voice(self, voice: VoiceInfo | None, playing: bool) -> None:
        aloud = self.aloud
        if aloud is None:
            return
        place = aloud.place
        if voice is not None and voice.id != aloud.rendering.info.id:
            self.begin_with(voice, place.line, place.phrase)
        elif playing:
            aloud.resume()

    def action_correct(self) -> None:
        """Correct how a word of the sentence heard now is read, and hear it again."""
        from pitchcoach.tui.screens.heard_word import ask_word

        if self.aloud is not None:
            place = self.aloud.place
            playing = not self.is_silent and self.aloud.state != "ended"
            self.hush()
            line = self.speech_lines[place.line].line
            first = line.sentence.phrases[place.phrase]
            ask_word(
                self,
                (line.spoken.places[0], line.spoken.places[-1]),
                line.spoken.places[first.start],
                lambda pitch: self._corrected(pitch, place.line, playing),
            )

    def _corrected(self, pitch: Pitch | None, number: int, playing: bool) -> None:
        """Hear the sentence again; with None nothing was changed."""
        aloud = self.aloud
        if aloud is None:
            return
        if pitch is not None:
            aloud.say_again(number, self.read_anew(pitch))
            self._told_end = False
            self.show()
        elif playing:
            aloud.resume()

    def read_anew(self, pitch: Pitch) -> tuple[SpokenLine, ...]:
        """Keep a pitch of which something is read otherwise now, and show it; return its lines."""
        if pitch.text != self.pitch.text:
            self.put(pitch)
        self.pitch = pitch
        lines = spoken_lines(pitch, self.rooms.checker.reader)
        self.use_lines(lines)
        return lines

    def action_rehearse(self) -> None:
        """Rehearse this pitch."""
        self.app.rehearse_what_was_heard(self.pitch)

    # The end

    def step_back(self) -> bool:
        """Fall silent before the screen below comes back."""
        self.close_reading()
        return False

    def on_unmount(self) -> None:
        """Fall silent."""
        self.close_reading()

    def close_reading(self) -> None:
        """Fall silent for good."""
        aloud, self.aloud = self.aloud, None
        if aloud is not None:
            aloud.close()
