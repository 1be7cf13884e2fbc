"""Library: which pitch now? The pitches of a folder with their fit and their last round."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.message import Message as Event
from textual.widgets import Static

from pitchcoach.errors import PitchcoachError
from pitchcoach.i18n import Message, msg
from pitchcoach.locations import example_pitches
from pitchcoach.tui.listening import Listening
from pitchcoach.tui.lit import lit
from pitchcoach.tui.pitch_screen import PitchcoachScreen
from pitchcoach.tui.widgets.table import RowTable

if TYPE_CHECKING:  # imported where used, after the first paint
    from textual.widgets import Input

    from pitchcoach.coach.library import Entry
    from pitchcoach.coach.rooms import Rooms
    from pitchcoach.model.pitch import Language, Pitch, Trashed
    from pitchcoach.model.round import Round

AFTER_PAINT = 0.03
"""Seconds."""
WIDE = 100
"""From this many columns on the preview stands beside the list."""


class LibraryRead(Event):
    """The folder was read."""

    def __init__(
        self,
        entries: Sequence[Entry],
        rounds: Mapping[Path, Round],
        kept: Sequence[Round],
        problem: PitchcoachError | None = None,
    ) -> None:
        self.entries = entries
        self.problem = problem
        self.rounds = rounds
        self.kept = kept
        super().__init__()


def read_folder(folder: Path, rooms: Rooms, *, now: bool) -> LibraryRead:
    """Read a folder's pitches and the rounds that belong to them; a damaged database leaves the pitches."""
    from pitchcoach.coach.library import entry

    entries = [
        entry(path, rooms.files, rooms.checker, rooms.settings, now=now) for path in rooms.files.find(folder)
    ]
    try:
        store = rooms.store()
        return LibraryRead(entries, store.last_practised(), store.recover() if now else ())
    except PitchcoachError as error:
        return LibraryRead(entries, {}, (), error)


class Library(PitchcoachScreen):
    """The first screen."""

    SCREEN = "library"
    ABOUT = msg(
        "Your pitches, grouped by what they are variants of. The sign before each tells whether its length "
        "fits its slot; the figures beside it are characters or words, and the time it will take."
    )
    CSS_PATH = "library.tcss"
    AUTO_FOCUS = "#table"  # never the search, which is hidden and would swallow every key

    def __init__(self) -> None:
        super().__init__()
        self._entries: Sequence[Entry] = ()
        self._rounds: Mapping[Path, Round] = {}
        self._by_row: list[Entry] = []
        self._trashed: list[Trashed] = []
        self._wanted_path: Path | None = None
        self._listening = False
        self._read = False
        self._words = ""
        self._told = False

    @property
    def folder(self) -> Path:
        """The folder that is shown."""
        place = self.app.place
        return place.parent if place.is_file() else place

    def body(self) -> ComposeResult:
        """Lay out head, list and preview, at once as the width wants it."""
        self.set_class(self.app.size.width < WIDE, "-narrow")
        yield Static(id="head")
        with Horizontal(id="split"):
            yield RowTable(id="table")
            yield Static(id="preview")
        yield Static(id="empty")

    def on_mount(self) -> None:
        """Read the folder without keeping the screen waiting."""
        self._wanted_path = self.app.place if self.app.place.is_file() else None
        self.query_one("#head", Static).update(lit(f"pitchcoach   {self.folder}"))
        self.query_one(RowTable).focus()

    def on_screen_resume(self) -> None:
        """Read the folder again: the user comes back from somewhere that may have changed it."""
        # The first paint waits for nothing: what reading needs is loaded a moment later, in a thread.
        self.set_timer(AFTER_PAINT, self._reload)

    def on_resize(self, event: events.Resize) -> None:
        """Let columns and preview follow the width."""
        super().on_resize(event)
        self.set_class(event.size.width < WIDE, "-narrow")
        if self._read:
            self.call_after_refresh(self._show)

    # Reading

    def _reload(self) -> None:
        folder, rooms = self.folder, self.rooms
        self.app.background.ask("library", lambda: read_folder(folder, rooms, now=True), self)

    def on_library_read(self, event: LibraryRead) -> None:
        """Show what was read; then read exactly what could only be read roughly."""
        self._entries, self._rounds, self._read = event.entries, event.rounds, True
        for kept in event.kept:
            self._tell_kept(kept)
        if event.problem is not None and not self._told:
            self._told = True
            self.app.tell_error(event.problem)
        self._show()
        if any(one.report and not one.report.exact for one in event.entries):
            folder, rooms = self.folder, self.rooms
            self.app.background.ask("library", lambda: read_folder(folder, rooms, now=False), self)

    def _tell_kept(self, kept: Round) -> None:
        marks = sum(mark.ended_at is not None for mark in kept.marks)
        self.app.tell(
            msg(
                "A round of {title} was cut short; kept: {seconds} s and {marks} marks.",
                title=kept.title,
                seconds=f"{kept.seconds or 0:.0f}",
                marks=marks,
            ),
            "warning",
        )

    # Showing

    def _show(self) -> None:
        if not self._read:
            return
        from pitchcoach.coach.library import families, last_round, matches
        from pitchcoach.tui.screens.library_rows import columns_for, head_of, row_of, title_row_of

        table = self.query_one("#table", RowTable)
        here = self._wanted_path or (self._current.path if self._current else None)
        shown = [one for one in self._entries if matches(one, self._words)]
        columns = columns_for(table.size.width or self.size.width)
        table.clear(columns=True)
        for column in columns:
            table.add_column(self.tr.render(column.head), width=column.width, key=column.name)
        self._by_row = []
        today = date.today()
        for family, variants in families(shown).items():
            if len(variants) > 1:
                table.add_row(*title_row_of(family, columns, self.app.signs))
                self._by_row.append(variants[0])
            for one in variants:
                last = last_round(one, self._rounds)
                table.add_row(*row_of(one, last, len(variants) > 1, columns, today, self.app))
                self._by_row.append(one)
        self.set_class(self._read and not self._entries, "-empty")
        if self._read and not self._entries:
            self.query_one("#empty", Static).update(
                lit(
                    self.tr(
                        "There are no pitches in {folder} yet.\n\nn  begin one\nx  copy the examples here",
                        folder=self.folder,
                    )
                )
            )
        self._move_to(here)
        self.query_one("#head", Static).update(head_of(self.folder, self._entries, self._rounds, self.tr))
        self._preview()

    def _move_to(self, path: Path | None) -> None:
        rows = [i for i, one in enumerate(self._by_row) if one.path == path]
        if rows:
            self.query_one("#table", RowTable).move_cursor(row=rows[-1])
            self._wanted_path = None

    @property
    def _current(self) -> Entry | None:
        row = self.query_one("#table", RowTable).cursor_row
        return self._by_row[row] if 0 <= row < len(self._by_row) else None

    @on(RowTable.RowHighlighted, "#table")
    def _preview(self) -> None:
        from pitchcoach.tui.screens.library_rows import preview_of

        one = self._current
        preview = self.query_one("#preview", Static)
        if one is None:
            preview.update("")
        elif one.problem is not None:
            preview.update(lit(self.app.sentence(one.problem)))
        else:
            preview.update(preview_of(one, self.app))

    # Commands

    def _pitch(self) -> Pitch | None:
        """Return the pitch under the cursor; tell when there is none or it cannot be read."""
        one = self._current
        if one is None:
            self.app.tell(msg("There is no pitch here yet; n begins one."))
        elif one.report is None:
            self.app.tell_error(one.problem or PitchcoachError(msg("this file cannot be read")))
        else:
            with self.app.telling():
                return self.rooms.files.load(one.path)  # the file as it is now
        return None

    @on(RowTable.RowSelected, "#table")
    def action_rehearse(self) -> None:
        """Open the round's preparation."""
        if pitch := self._pitch():
            self.app.open_rehearsal(pitch.path)

    def action_draft(self) -> None:
        """Open the pitch for writing."""
        if pitch := self._pitch():
            self.app.open_draft(pitch)

    def action_rounds(self) -> None:
        """Open the rounds so far."""
        if pitch := self._pitch():
            self.app.open_rounds(pitch)

    def action_new(self) -> None:
        """Ask for a title and open an empty pitch."""
        from pitchcoach.coach.draft import new_pitch
        from pitchcoach.tui.prompt import Prompt

        def begin(title: str | None) -> None:
            if title:
                language: Language = "ja" if self.tr.locale == "ja" else "en"
                pitch = new_pitch(self.folder, title, language, self.rooms)
                self._wanted_path = pitch.path
                self.app.open_draft(pitch)

        self.app.push_screen(Prompt(msg("What is the pitch called?"), "", _a_title), begin)

    def action_rename(self) -> None:
        """Ask for another title."""
        from pitchcoach.coach.draft import retitle
        from pitchcoach.tui.prompt import Prompt

        if not (pitch := self._pitch()):
            return

        def with_title(title: str | None) -> None:
            if title and title != pitch.title:
                with self.app.telling():
                    self._wanted_path = retitle(pitch, title, self.rooms)
                self._reload()

        self.app.push_screen(Prompt(msg("What shall it be called?"), pitch.title, _a_title), with_title)

    def action_duplicate(self) -> None:
        """Copy the pitch beside itself."""
        from pitchcoach.coach.draft import duplicate

        if pitch := self._pitch():
            with self.app.telling():
                self._wanted_path = duplicate(pitch, self.rooms)
                self.app.tell(msg("Copied to {name}.", name=self._wanted_path.name))
            self._reload()

    def action_delete(self) -> None:
        """Move the file into the trash, without asking, since it can be undone."""
        if one := self._current:
            with self.app.telling():
                self._trashed.append(self.rooms.shelf.put_into_trash(one.path))
                self.app.tell(msg("{name} is in the trash; u takes it back.", name=one.path.name))
            self._reload()

    def action_undo(self) -> None:
        """Take back the file deleted last."""
        if not self._trashed:
            self.app.tell(msg("Nothing was deleted since the start."))
            return
        with self.app.telling():
            self._wanted_path = self.rooms.shelf.take_from_trash(self._trashed[-1])
            self._trashed.pop()
            self.app.tell(msg("{name} is back.", name=self._wanted_path.name))
        self._reload()

    def action_examples(self) -> None:
        """Copy the examples into the folder."""
        from pitchcoach.coach.draft import add_examples

        with self.app.telling():
            copied = add_examples(self.folder, example_pitches(), self.rooms)
            self.app.tell(msg("Example pitches copied: {count}.", count=copied))
        self._reload()

    def action_listen(self) -> None:
        """Read the pitch aloud, or fall silent."""
        from pitchcoach.coach.listen import spoken_parts

        if self._listening:
            self.app.listener.stop()
        elif pitch := self._pitch():
            with self.app.telling():
                self.app.listener.listen(spoken_parts(pitch), pitch.language, self)
                self._listening = True
                self.app.tell(msg("The voice is being prepared; l stops it."))

    def on_listening(self, event: Listening) -> None:
        """Follow the voice."""
        self._listening = event.on
        super().on_listening(event)

    def action_reload(self) -> None:
        """Read the folder again."""
        self._reload()

    def action_settings(self) -> None:
        """Open the settings."""
        self.app.open_settings()

    def action_doctor(self) -> None:
        """Open what works on this machine."""
        self.app.open_doctor()

    # Finding

    def action_find(self) -> None:
        """Let the user type words."""
        from pitchcoach.tui.widgets.text import LineInput

        if not self.query("#find"):
            field = LineInput(id="find", placeholder=self.tr("words to look for; Esc shows all again"))
            self.mount(field, before="#split")
        self.query_one("#find").focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show what has the words."""
        self._words = event.value
        self._show()

    def on_input_submitted(self) -> None:
        """Go to the list of what was found."""
        self.query_one("#table", RowTable).focus()

    def step_back(self) -> bool:
        """End the search first."""
        if not self.query("#find"):
            return False
        self.query_one("#find").remove()
        self._words = ""
        self._show()
        self.query_one("#table", RowTable).focus()
        return True


def _a_title(value: str) -> Message | None:
    return None if value.strip() else msg("Write a title, or press Esc.")
