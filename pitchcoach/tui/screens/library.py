"""Library: which pitch now? What one can do with the pitches; the list itself is ``library_list.py``."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from textual import on

from pitchcoach.errors import PitchcoachError
from pitchcoach.i18n import Message, msg
from pitchcoach.locations import example_pitches
from pitchcoach.tui.screens.library_list import LibraryList
from pitchcoach.tui.widgets.row_list import RowList

if TYPE_CHECKING:  # imported where used, after the first paint
    from pitchcoach.model.pitch import Language, Pitch, Trashed


class Library(LibraryList):
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
        self._trashed: list[Trashed] = []

    def _pitch(self) -> Pitch | None:
        """Return the pitch under the cursor; tell when there is none or it cannot be read."""
        one = self._current
        if one is None:
            self.app.tell(msg("There is no pitch here yet; n begins one."))
        elif one.listing is None:
            self.app.tell_error(one.problem or PitchcoachError(msg("this file cannot be read")))
        else:
            with self.app.telling():
                return self.rooms.files.load(one.path)  # the file as it is now
        return None

    @on(RowList.RowSelected, "#table")
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

    def action_overall(self) -> None:
        """Open how all rounds went."""
        self.app.open_rounds(None)

    def action_day(self) -> None:
        """Open the plan until the event; ask for its day first where there is none."""
        from pitchcoach.coach.rehearsing.planning import event_of, set_event
        from pitchcoach.tui.ask_day import ask_day

        if not (pitch := self._pitch()):
            return

        def set_day(on: date) -> None:
            with self.app.telling():
                set_event(pitch, on, self.tr("Event for {title}", title=pitch.title), self.rooms)
                self.app.open_plan(pitch)

        with self.app.telling():
            if event_of(pitch.path, self.rooms.meetings().events(), self.rooms.today()) is None:
                ask_day(self.app, msg("On which day is the event? (12/2, Thursday, +5)"), None, set_day)
            else:
                self.app.open_plan(pitch)

    def action_new(self) -> None:
        """Ask for a title, then one question after the other."""
        from pitchcoach.coach.drafting.draft import new_pitch
        from pitchcoach.coach.drafting.keep import Keeper
        from pitchcoach.tui.prompt import Prompt

        def begin(title: str | None) -> None:
            if not title:
                return
            language: Language = "ja" if self.tr.locale == "ja" else "en"
            begun = new_pitch(self.folder, title, language, self.rooms)
            keeper = Keeper(begun, self.rooms)
            self._wanted_path = begun.path

            def put(pitch: Pitch) -> None:
                keeper.offer(pitch)
                kept = keeper.write()
                if kept is not None and kept.error is not None:
                    self.app.tell_error(kept.error)

            self.app.open_guide(begun, put)

        self.app.push_screen(Prompt(msg("What is the pitch called?"), "", _a_title), begin)

    def action_variant(self) -> None:
        """Ask for whom and how long, and open a variant that follows this pitch."""
        from pitchcoach.tui.prompt import Prompt

        if not (base := self._pitch()):
            return

        def for_whom(audience: str | None) -> None:
            if audience is None:
                return

            def how_long(slot: str | None) -> None:
                seconds = None if slot is None else self.rooms.files.slot_of(slot)
                if seconds is not None:
                    self.app.open_new_variant(base, audience, seconds)

            question = msg("How many seconds does it have?")
            self.app.push_screen(Prompt(question, f"{base.slot_seconds:g}", self._a_slot), how_long)

        self.app.push_screen(Prompt(msg("For whom is the variant?"), base.audience, _anything), for_whom)

    def action_family(self) -> None:
        """See for whom and how long there are variants, and what is missing."""
        if pitch := self._pitch():
            self.app.open_family(pitch)

    def action_compare(self) -> None:
        """See this variant beside the one it is based on, else beside another of its family."""
        if not (pitch := self._pitch()):
            return
        other = self.rooms.files.base_of(pitch)
        if other is None:
            entries = self._state.entries if self._state else ()
            same = (one for one in entries if one.listing and one.family == pitch.family)
            path = next((one.path for one in same if one.path != pitch.path), None)
            if path is None:
                self.app.tell(msg("There is no other variant of it yet; v makes one."))
                return
            with self.app.telling():
                self.app.open_compare(self.rooms.files.load(path), pitch)
        else:
            self.app.open_compare(other, pitch)

    def action_rename(self) -> None:
        """Ask for another title."""
        from pitchcoach.coach.drafting.draft import retitle
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
        from pitchcoach.coach.drafting.draft import duplicate

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
        from pitchcoach.coach.drafting.draft import add_examples

        with self.app.telling():
            copied = add_examples(self.folder, example_pitches(), self.rooms)
            self.app.tell(msg("Example pitches copied: {count}.", count=copied))
        self._reload()

    def action_listen(self) -> None:
        """Hear the pitch and follow it."""
        if pitch := self._pitch():
            self.app.open_listen(pitch)

    def _a_slot(self, value: str) -> Message | None:
        if self.rooms.files.slot_of(value) is None:
            return msg("Write seconds such as 30, or minutes such as 1:30; at most an hour.")
        return None

    def action_reload(self) -> None:
        """Read the folder again."""
        self._reload()

    def action_events(self) -> None:
        """Open the events."""
        self.app.open_events()

    def action_today(self) -> None:
        """Open whom to get in touch with today."""
        self.app.open_today()

    def action_settings(self) -> None:
        """Open the settings."""
        self.app.open_settings()

    def action_doctor(self) -> None:
        """Open what works on this machine."""
        self.app.open_doctor()


def _anything(value: str) -> Message | None:
    return None


def _a_title(value: str) -> Message | None:
    return None if value.strip() else msg("Write a title, or press Esc.")
