"""Readings: how will every word be read, and which are wrong? A correction is kept at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

from rich.cells import cell_len, set_cell_size
from textual import events, on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from pitchcoach.coach.check import check
from pitchcoach.coach.drafting.own_dictionary import entry_for, forget, remember
from pitchcoach.coach.drafting.readings import (
    Word,
    as_kana,
    corrected,
    in_one_piece,
    not_kana_or_empty,
    sentence_at,
    settled,
    words,
)
from pitchcoach.i18n import Message, msg
from pitchcoach.model.pitch import Pitch
from pitchcoach.model.report import CheckReport
from pitchcoach.tui.listening import Listening
from pitchcoach.tui.lit import lit, visible
from pitchcoach.tui.pitch_screen import PitchcoachScreen
from pitchcoach.tui.prompt import Prompt
from pitchcoach.tui.screens.draft_events import PitchChecked, checked
from pitchcoach.tui.screens.readings_view import about, counted, paragraphs, stops
from pitchcoach.tui.widgets.reading_lines import ReadingLines

_NEEDS_WORDS = frozenset({"correct", "dictionary", "take_back", "guess"})


class Readings(PitchcoachScreen):
    """The readings of one pitch."""

    SCREEN = "readings"
    ABOUT = msg(
        "Above each phrase stands how it will be read and counted. A name or a product that is read wrong is "
        "corrected for this pitch, which then keeps it in its file, or for all pitches, in your own "
        "dictionary. ? is a guess; what a file or your dictionary says has a sign of its own."
    )
    CSS_PATH = "readings.tcss"
    AUTO_FOCUS = "ReadingLines"

    def __init__(self, pitch: Pitch, put: Callable[[Pitch], None]) -> None:
        super().__init__()
        self._pitch, self._put = pitch, put
        self._report: CheckReport | None = None
        self._words: tuple[Word, ...] = ()
        self._undo: list[Callable[[], None]] = []
        self._hearing = False

    def body(self) -> ComposeResult:
        """Lay out the text above what is known of one word."""
        yield Static(id="head")
        yield ReadingLines()
        yield Static(id="empty")
        yield Static(id="detail")

    def on_mount(self) -> None:
        """Show what is known at once; the rest follows."""
        pitch, checker, settings = self._pitch, self.rooms.checker, self.app.settings
        report = check(pitch, checker, settings, now=True)
        self._show(report)
        if not report.exact:
            self.app.background.ask("readings", partial(checked, pitch, checker, settings), self)
        elif pitch.language == "ja":  # a correction will need it
            self.app.background.ask("readings", checker.reader.load, self)

    def on_resize(self, event: events.Resize) -> None:
        """Write the sentences for the new width."""
        super().on_resize(event)
        if self._report is not None:
            self._show_head(self._report)
        self._about_word()

    # Reading

    def _check(self) -> None:
        """Read what a correction changed: one sentence of a text that is known, so at once."""
        self._show(check(self._pitch, self.rooms.checker, self.app.settings))

    def on_pitch_checked(self, event: PitchChecked) -> None:
        """Show the exact readings."""
        if event.report.pitch.text == self._pitch.text:
            self._show(event.report)

    # Showing

    def _show(self, report: CheckReport) -> None:
        lines = self.query_one(ReadingLines)
        here = self._word
        self._report = report
        self._words = words(report, self.rooms.checker.reader.personal)
        place = (here.section, here.place) if here is not None else (0, 0)
        cursor = sum((word.section, word.place) <= place for word in self._words) - 1
        empty = not any(part.section.spoken.text for part in report.sections)
        self.set_class(empty, "-empty")
        if empty:
            self.query_one("#empty", Static).update(
                lit(self.tr("Nothing is written yet, so there is nothing to read. Esc goes back."))
            )
        shown = paragraphs(report, self._words, self.app.signs, self.tr)
        lines.show(shown, stops(report, self._words), max(0, cursor))
        self._show_head(report)
        self._about_word()
        self.refresh_bindings()

    def _show_head(self, report: CheckReport) -> None:
        tr = self.tr
        if report.pitch.language == "en":
            state = tr("the figures are syllables")
        elif report.exact:
            state = counted(self._words, self.app.signs, tr)
        elif self.rooms.reading_library():
            state = tr("The readings are being looked up…")
        else:
            state = tr("Nothing here can read kanji: pyopenjtalk-plus is missing.")
        title = visible(report.pitch.title)
        room = max(0, self.size.width - 2 - len("   ") - cell_len(state))
        if cell_len(title) > room:  # the title is known; the signs are explained nowhere else
            title = set_cell_size(title, room - 1).rstrip() + "…" if room > 1 else ""
        head = Content.assemble((title, "bold"), "   " if title else "", (state, "$quiet"))
        self.query_one("#head", Static).update(head, layout=False)

    @on(ReadingLines.Moved)
    def _about_word(self) -> None:
        report, word, tr = self._report, self._word, self.tr
        if report is None:
            return
        if report.pitch.language == "en":
            said = tr(
                "Only Japanese words have readings to correct. Here you see the syllables of each phrase."
            )
            self.query_one("#detail", Static).update(lit(said))
        elif word is None:
            self.query_one("#detail", Static).update("")
        else:
            path = self.rooms.locations.settings
            first, second = about(word, report, path, self.app.signs, tr)
            told = Content.assemble((visible(first), "bold"), "\n", visible(second))
            self.query_one("#detail", Static).update(told, layout=False)

    @property
    def _word(self) -> Word | None:
        cursor = self.query_one(ReadingLines).cursor
        return self._words[cursor] if cursor < len(self._words) else None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done: a text without readings has no words to correct."""
        if action in _NEEDS_WORDS and not self._words:
            return False
        if action == "undo" and not self._undo:
            return None if self._words else False
        return super().check_action(action, parameters)

    # Correcting

    @on(ReadingLines.Chosen)
    def action_correct(self) -> None:
        """Ask how the word is read, and keep the answer in the file."""
        report, word = self._report, self._word
        if report is None or word is None:
            return
        if word.source != "ruby" and not in_one_piece(report.pitch, word):
            self.app.tell(
                msg("This word cannot be marked in the file; d keeps its reading in your dictionary.")
            )
            return
        question = msg(
            "How is {word} read in this pitch? {file} keeps it. Empty: as the program reads it.",
            word=word.word,
            file=report.pitch.path.name,
        )
        self._ask(question, word, partial(self._correct, report, word))

    def action_dictionary(self) -> None:
        """Ask how the word is read, and keep the answer for all pitches."""
        report, word = self._report, self._word
        if report is None or word is None:
            return
        question = msg(
            "How is {word} read in all pitches? Your own dictionary keeps it, under [readings] of {path}. "
            "Empty: as the program reads it.",
            word=word.word,
            path=str(self.rooms.locations.settings),
        )
        self._ask(question, word, partial(self._remember, report, word))

    def _ask(self, question: Message, word: Word, then: Callable[[str], None]) -> None:
        def answered(answer: str | None) -> None:
            if answer is not None:
                with self.app.telling():
                    then(as_kana(answer))

        self.app.push_screen(Prompt(question, word.kana, not_kana_or_empty), answered)

    def _correct(self, report: CheckReport, word: Word, kana: str) -> None:
        changed = corrected(report, word, kana, self.rooms.checker.reader, self.rooms.files)
        if changed.text != self._pitch.text:
            self._take(changed, self._pitch.text)

    def _take(self, pitch: Pitch, before: str | None = None) -> None:
        if before is not None:
            self._undo.append(lambda: self._take(self.rooms.files.parse(before, self._pitch)))
        self._pitch = pitch
        self._put(pitch)
        self._check()

    def _remember(self, report: CheckReport, word: Word, kana: str) -> None:
        if not kana:
            self._forget(word.word)
        elif word.source == "ruby":
            self._keep(word.word, kana)
            self.app.tell(msg("Kept for all pitches; in this one the reading in the file goes before it."))
        elif word.source == "dictionary":
            self._keep(word.word, kana)
        else:
            entry, sound = entry_for(report, word, kana, self.rooms)
            self._keep(entry, sound)

    def _keep(self, word: str, kana: str | None) -> None:
        """Put a word into the dictionary, or with None take it out; it counts at once, everywhere."""
        before = self.rooms.checker.reader.personal.get(word)
        if before == kana:
            return
        self._undo.append(partial(self._change, word, before))
        self._change(word, kana)

    def _change(self, word: str, kana: str | None) -> None:
        if kana is None:
            forget(word, self.rooms)
        else:
            remember(word, kana, self.rooms)
        mine: Mapping[str, str] = self.rooms.checker.reader.personal
        self.app.use_settings(replace(self.app.settings, readings=dict(mine)))
        self._check()

    def _forget(self, word: str) -> None:
        self._keep(word, None)

    def action_take_back(self) -> None:
        """Let the program read the word as it would by itself."""
        word = self._word
        if word is None:
            return
        with self.app.telling():
            if word.source == "ruby":
                self._take(settled(self._pitch, word, "", self.rooms.files), self._pitch.text)
            elif word.source == "dictionary":
                self._forget(word.word)
            else:
                self.app.tell(msg("Nobody told this reading; there is nothing to take back."))

    def action_undo(self) -> None:
        """Take the last change back."""
        if self._undo:
            with self.app.telling():
                self._undo.pop()()

    # Moving

    def action_guess(self) -> None:
        """Go to the next guess."""
        lines = self.query_one(ReadingLines)
        guessed = [at for at, word in enumerate(self._words) if word.source == "guess"]
        if not guessed:
            self.app.tell(msg("No reading is a guess."))
            return
        lines.cursor = next((at for at in guessed if at > lines.cursor), guessed[0])

    def action_side(self) -> None:
        """Put the readings below the words, or above them again."""
        lines = self.query_one(ReadingLines)
        lines.above = not lines.above

    # Hearing

    def action_listen(self) -> None:
        """Hear the sentence at the cursor, or fall silent."""
        if self._hearing:
            self.app.listener.stop()
            return
        report, word = self._report, self._word
        if report is None or self.has_class("-empty"):
            return
        with self.app.telling():
            parts = tuple(part.section.spoken for part in report.sections if part.section.spoken.text)
            if word is not None:
                reading = report.sections[word.section].reading
                parts = (sentence_at(self._pitch, word.section, reading, word.place),)
            self.app.listener.listen(parts, self._pitch.language, self)
            self._hearing = True
            self.app.tell(msg("The voice is being prepared; the same key stops it."))

    def on_listening(self, event: Listening) -> None:
        """Follow the voice."""
        self._hearing = event.on
        super().on_listening(event)

    def on_unmount(self) -> None:
        """Fall silent."""
        if self._hearing:
            self.app.listener.stop()
