"""The voices that speak the pitch's language: hear one, choose one. The choice is kept in the settings."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import PurePath
from typing import TYPE_CHECKING, ClassVar, Final

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from pitchcoach.coach.listening.spoken_lines import SpokenLine
from pitchcoach.config.load import save_setting
from pitchcoach.errors import PitchcoachError
from pitchcoach.i18n import msg
from pitchcoach.model.sound import VoiceInfo
from pitchcoach.tui.bindings import bindings_of
from pitchcoach.tui.keybar import KeyBar
from pitchcoach.tui.listening import Listening
from pitchcoach.tui.lit import lit
from pitchcoach.tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from pitchcoach.model.pitch import Language
    from pitchcoach.tui.app import PitchcoachApp
    from pitchcoach.tui.screens.following import Following

_MOST_ROWS: Final = 12
QUALITIES: Final = {1: msg("plain"), 2: msg("good"), 3: msg("best")}
ENGINES: Final = {"system": msg("the system's"), "mei": msg("built in")}
"""What makes a voice speak, where its own name says nothing to a person."""
_SLOW: Final = 0.3


class VoiceList(ModalScreen[VoiceInfo | None]):
    """Voices with what is known of them; the result is the chosen one, or None."""

    app: PitchcoachApp
    SCREEN: ClassVar[str] = "voices"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of("voices")]
    CSS_PATH: ClassVar[list[str | PurePath]] = ["../dialog.tcss", "chooser.tcss"]

    def __init__(self, voices: Sequence[VoiceInfo], now: str, line: SpokenLine) -> None:
        """Offer ``voices``, the one whose id is ``now`` first chosen; ``line`` is what a sample says."""
        super().__init__()
        self._voices, self._now, self._line = voices, now, line
        self._sounding = False

    def compose(self) -> ComposeResult:
        """Lay out the question above the voices, and what a sample is doing below."""
        with Vertical(classes="dialog"):
            yield Static(lit(self.app.tr("Which voice shall read?")), classes="question")
            yield RowList()
            yield Static(id="sample")
        yield KeyBar()

    def on_mount(self) -> None:
        """Show them."""
        tr = self.app.tr
        heads = (tr("Voice"), tr("Language"), tr("Engine"), tr("Quality"), tr("Begins"), tr("Licence"))
        rows = [self._row(voice) for voice in self._voices]
        widths = [max(cell_len(text) for text in column) for column in zip(heads, *rows, strict=True)]
        shown = self.query_one(RowList)
        shown.styles.height = min(_MOST_ROWS, len(rows) + 1)
        now = next((at for at, voice in enumerate(self._voices) if voice.id == self._now), 0)
        columns = [(head, min(26, width)) for head, width in zip(heads, widths, strict=True)]
        shown.show(columns, len(rows), rows.__getitem__, now)
        shown.focus()

    def _row(self, voice: VoiceInfo) -> tuple[str, ...]:
        tr = self.app.tr
        mark = f"{self.app.signs.done} " if voice.id == self._now else "  "
        engine = ENGINES.get(voice.engine)
        speed = tr("slow: prepared ahead") if voice.realtime > _SLOW else tr("at once")
        return (
            mark + voice.name,
            " ".join(voice.languages),
            voice.engine if engine is None else tr.render(engine),
            tr.render(QUALITIES.get(voice.quality, QUALITIES[1])),
            speed,
            voice.licence or "–",
        )

    @property
    def _voice(self) -> VoiceInfo:
        return self._voices[self.query_one(RowList).cursor_row]

    def action_sample(self) -> None:
        """Hear the sentence in the chosen voice, or fall silent."""
        if self._sounding:
            self.app.listener.stop()
        else:
            self._sounding = True
            self.query_one("#sample", Static).update(
                lit(self.app.tr("{name} is being prepared…", name=self._voice.name))
            )
            self.app.listener.say(self._line, self._voice, self)

    def on_listening(self, event: Listening) -> None:
        """Follow the sample."""
        event.stop()
        self._sounding = event.on
        told = self.app.tr("{name} speaks; Space stops it.", name=self._voice.name) if event.on else ""
        self.query_one("#sample", Static).update(lit(told))
        if event.error is not None:
            self.app.tell_error(event.error)

    def action_choose(self) -> None:
        """Take the chosen voice."""
        self.dismiss(self._voice)

    def action_cancel(self) -> None:
        """Close; the voice stays."""
        self.dismiss(None)

    def on_unmount(self) -> None:
        """Fall silent."""
        if self._sounding:
            self.app.listener.stop()


def list_voices(screen: Following, line: SpokenLine, done: Callable[[VoiceInfo | None], None]) -> None:
    """Let the user choose a voice for the pitch's language; ``done`` is given it, or None.

    The choice is kept in the settings, and holds at once for everything that is read aloud.
    """
    app, language = screen.app, screen.pitch.language

    def chosen(voice: VoiceInfo | None) -> None:
        if voice is not None:
            app.listener.use_voice(language, voice)
            with app.telling():
                _keep(app, language, voice)
        done(voice)

    try:
        speaking = [voice for voice in screen.rooms.voice().voices() if language in voice.languages]
    except PitchcoachError as error:
        app.tell_error(error)
        done(None)
        return
    now = app.listener.voice_for(language).id
    app.push_screen(VoiceList(speaking, now, line), chosen)


def _keep(app: PitchcoachApp, language: Language, voice: VoiceInfo) -> None:
    key = "voice_ja" if language == "ja" else "voice_en"
    save_setting(app.rooms.locations.settings, "sound", key, voice.id)
    sound = app.settings.sound
    sound = replace(sound, voice_ja=voice.id) if language == "ja" else replace(sound, voice_en=voice.id)
    app.use_settings(replace(app.settings, sound=sound))
