"""The program: the rooms it is made of, its first screen, and what every screen may ask of it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, cast

from textual.message import Message as Event
from textual.screen import Screen

from pitchcoach.config.settings import Settings
from pitchcoach.errors import PitchcoachError, told
from pitchcoach.i18n import Translator, msg
from pitchcoach.tui.background import Background, Broken, Failed
from pitchcoach.tui.base import BaseApp
from pitchcoach.tui.listening import Listener
from pitchcoach.tui.spreading import PitchSpread

if TYPE_CHECKING:  # the rooms are furnished after the first paint
    from pitchcoach.coach.listening.shadow import Manner
    from pitchcoach.coach.rooms import Rooms
    from pitchcoach.model.meet import Event as Evening
    from pitchcoach.model.meet import Person
    from pitchcoach.model.pitch import Pitch
    from pitchcoach.model.round import Round
    from pitchcoach.model.sound import CueName
    from pitchcoach.tui.hearing import HearingBack, RoundHeard
    from pitchcoach.tui.practice import Practice
    from pitchcoach.tui.screens.shadow import ShadowEnded


FIRST_STYLE = Path(__file__).parent / "screens" / "library.tcss"


class PitchcoachApp(BaseApp):
    """The program on one folder of pitches, or on one file."""

    def __init__(
        self, make_rooms: Callable[[Settings], Rooms], settings: Settings, tr: Translator, place: Path
    ) -> None:
        self._make_rooms = make_rooms
        self._rooms: Rooms | None = None
        self._furnishing = threading.Lock()
        self.place = place
        self.background = Background()
        self.hearing = Background()
        """What takes seconds: hearing recordings back keeps no list waiting."""
        self.listener = Listener(lambda: self.rooms)
        self._database_checked = False
        super().__init__(settings, tr, styles=(FIRST_STYLE,))

    @property
    def rooms(self) -> Rooms:
        """What the program is composed of, made when first asked for; any thread may ask."""
        with self._furnishing:
            if self._rooms is None:
                self._rooms = self._make_rooms(self.settings)
            return self._rooms

    def use_settings(self, settings: Settings) -> None:
        """Go on with other settings; what was opened with the old ones keeps them until the next start."""
        self.settings = settings
        with self._furnishing:
            if self._rooms is not None:
                self._rooms = replace(self._rooms, settings=settings)

    def get_default_screen(self) -> Screen[object]:
        """Open on the library."""
        from pitchcoach.tui.screens.library import Library

        return cast(Screen[object], Library())

    def sentence(self, error: PitchcoachError) -> str:
        """Return a user's error in the user's language: what is wrong and what to do."""
        return told(error, self.tr)

    def open_draft(self, pitch: Pitch) -> None:
        """Open a pitch for writing."""
        from pitchcoach.tui.screens.draft import Draft

        self.push_screen(Draft(pitch))

    def open_new_variant(self, base: Pitch, audience: str, slot_seconds: float) -> None:
        """Make a variant of a pitch and open it for writing."""
        from pitchcoach.coach.drafting.variants import new_variant

        with self.telling():
            self.open_draft(new_variant(base, audience, slot_seconds, self.rooms))

    def open_trim(self, pitch: Pitch, put: Callable[[Pitch], None] | None = None) -> None:
        """Open what may be left out of a pitch; ``put`` takes what the user decides, else its file does."""
        from pitchcoach.tui.screens.trim import Trim

        self.push_screen(Trim(pitch, put or self._into_file(pitch)))

    def open_rehearsal(self, path: Path) -> None:
        """Open the preparation of a round; the file is read as it is now."""
        from pitchcoach.tui.screens.setup import Setup

        with self.telling():
            self.push_screen(Setup(self.rooms.files.load(path)))

    def begin_round(self, practice: Practice) -> None:
        """Begin a round, in place of the preparation or the result before it; with the voice it leads."""
        from pitchcoach.tui.screens.rehearse import Rehearse

        if practice.rung == "shadow":
            from pitchcoach.tui.screens.setup import Setup

            if not isinstance(self.screen, Setup):
                self.switch_screen(Setup(practice.pitch))
            self.open_shadow(practice.pitch)
        else:
            self.switch_screen(Rehearse(practice))

    def round_ended(self, practice: Practice, round_id: int | None) -> None:
        """Show what a round was like; one that never began leads back to where it was prepared."""
        from pitchcoach.tui.practice import spoken
        from pitchcoach.tui.screens.result import Result
        from pitchcoach.tui.screens.setup import Setup

        self.rooms.profile.refresh()
        with self.telling():
            done = None if round_id is None else self.rooms.store().get(round_id)
            if done is not None and done.take is not None:
                self.hear_back(done, spoken(practice, self.rooms.checker, self.settings).report.pitch)
            self.switch_screen(Setup(practice.pitch) if done is None else Result(practice, done))

    def hear_back(self, done: Round, pitch: Pitch) -> None:
        """Work out what a recorded round tells; the screen that is shown then is told."""
        from pitchcoach.tui.hearing import hearing

        self.hearing.ask(f"hear {done.id}", hearing(done, pitch, self.rooms, self), self)

    def on_hearing_back(self, event: HearingBack) -> None:
        """Pass on how far it is."""
        self._pass_on(event)

    def on_round_heard(self, event: RoundHeard) -> None:
        """Pass on what a recording told."""
        self._pass_on(event)

    def _pass_on(self, event: Event) -> None:
        if self.screen_stack:  # the program may be ending
            self.screen.post_message(event)

    def next_round(self, practice: Practice) -> None:
        """Begin the round after this one; past the chosen number it is one more."""
        number = practice.number + 1
        self.begin_round(replace(practice, number=number, rounds=max(practice.rounds, number)))

    def go_to_library(self) -> None:
        """Close everything above the first screen."""
        self.listener.stop()
        while len(self.screen_stack) > 1:
            self.pop_screen()

    def cue(self, name: CueName) -> None:
        """Give a short sound."""
        self.listener.player.cue(name)

    def play_or_stop(self, path: Path) -> None:
        """Play a recording, or stop the one that plays."""
        with self.telling():
            self.listener.play_or_stop(self.rooms.take_of(path))

    def open_review(self, done: Round, pitch: Pitch | None = None) -> None:
        """Open what a recording tells; ``pitch`` is what was said, else its file as it is now."""
        from pitchcoach.tui.screens.review import Review

        self.push_screen(Review(done, pitch))

    def open_takes(self, pitch: Path) -> None:
        """Open the recordings of a pitch."""
        from pitchcoach.tui.screens.takes import Takes

        self.push_screen(Takes(pitch))

    def open_rounds(self, pitch: Pitch | None) -> None:
        """Open how the rounds of a pitch went; without one those of all pitches."""
        from pitchcoach.tui.screens.progress import PitchProgress, WholeProgress

        self.push_screen(WholeProgress() if pitch is None else PitchProgress(pitch))

    def open_result(self, done: Round) -> None:
        """Open what a round kept earlier was like; its pitch is the file as it is now."""
        from pitchcoach.tui.practice import practice_of
        from pitchcoach.tui.screens.result import Result

        with self.telling():
            pitch = self.rooms.files.load(done.pitch)
            self.push_screen(Result(practice_of(done, pitch, self.rooms.checker, self.settings), done))

    def check_database(self) -> None:
        """Read through the database once a run, in the background; tell when it is damaged."""
        if not self._database_checked and self.rooms.locations.database.exists():
            self._database_checked = True
            self.background.ask("database", lambda: self.rooms.store().check(), self)

    def open_plan(self, pitch: Pitch) -> None:
        """Open the plan of a pitch until its event."""
        from pitchcoach.tui.screens.plan import PlanScreen

        self.push_screen(PlanScreen(pitch))

    def open_guide(self, pitch: Pitch, put: Callable[[Pitch], None]) -> None:
        """Open the questions about a pitch; ``put`` takes it whenever an answer changed it."""
        from pitchcoach.tui.screens.guide import Guide

        self.push_screen(Guide(pitch, put))

    def guide_ended(self, pitch: Pitch, *, rehearse: bool = False) -> None:
        """Go on from the guide: in the draft below it, else in the file that it was put into."""
        from pitchcoach.tui.screens.draft import Draft

        self.pop_screen()
        if isinstance(self.screen, Draft):
            if rehearse:
                self.screen.action_rehearse()
        elif not pitch.path.exists():
            self.open_draft(pitch)
        elif rehearse:
            self.open_rehearsal(pitch.path)
        else:
            with self.telling():
                self.open_draft(self.rooms.files.load(pitch.path))

    def open_family(self, pitch: Pitch) -> None:
        """Open the variants of a pitch by audience and slot."""
        from pitchcoach.tui.screens.family import Family

        self.push_screen(Family(pitch))

    def open_compare(self, left: Pitch, right: Pitch) -> None:
        """Open two pitches side by side."""
        from pitchcoach.tui.screens.compare import Compare

        self.push_screen(Compare(left, right))

    def open_readings(self, pitch: Pitch, put: Callable[[Pitch], None]) -> None:
        """Open how every word is read; ``put`` takes the pitch whenever a correction changed its text."""
        from pitchcoach.tui.screens.readings import Readings

        self.push_screen(Readings(pitch, put))

    def open_listen(
        self, pitch: Pitch, put: Callable[[Pitch], None] | None = None, from_index: int = 0
    ) -> None:
        """Read a pitch aloud from a place of its file on; ``put`` takes it when a reading was corrected.

        Without ``put`` a correction is written into the file.
        """
        from pitchcoach.tui.screens.listen import Listen

        self.push_screen(Listen(pitch, put or self._into_file(pitch), from_index))

    def open_shadow(
        self,
        pitch: Pitch,
        put: Callable[[Pitch], None] | None = None,
        from_index: int = 0,
        manner: Manner = "repeat",
    ) -> None:
        """Let a pitch be said with the voice; as ``open_listen``."""
        from pitchcoach.tui.screens.shadow import Shadow

        self.push_screen(Shadow(pitch, put or self._into_file(pitch), from_index, manner))

    def on_shadow_ended(self, event: ShadowEnded) -> None:
        """Keep a practice with the voice that came to its end as a round."""
        from pitchcoach.coach.rehearsing.rehearse import keep_shadowed

        with self.telling():
            if keep_shadowed(event.pitch, event.practised, self.rooms) is not None:
                self.tell(msg("Kept as a round with the voice; Esc goes back to the ladder."))

    def rehearse_what_was_heard(self, pitch: Pitch) -> None:
        """Go on from listening to a round: through the draft or the preparation that lies below it."""
        from pitchcoach.tui.screens.draft import Draft
        from pitchcoach.tui.screens.following import Following
        from pitchcoach.tui.screens.setup import Setup

        while isinstance(self.screen, Following):
            self.screen.close_reading()
            self.pop_screen()
        if isinstance(self.screen, Draft):
            self.screen.action_rehearse()
        elif not isinstance(self.screen, Setup):
            self.open_rehearsal(pitch.path)

    def _into_file(self, pitch: Pitch) -> Callable[[Pitch], None]:
        """Return what writes a changed pitch into its file, also several times."""
        from pitchcoach.coach.drafting.keep import Keeper

        keeper = Keeper(pitch, self.rooms)

        def put(changed: Pitch) -> None:
            keeper.offer(changed)
            kept = keeper.write()
            if kept is not None and kept.told is not None:
                self.tell(kept.told, "warning")
            if kept is not None and kept.error is not None:
                self.tell_error(kept.error)

        return put

    def open_events(self) -> None:
        """Open all events."""
        from pitchcoach.tui.screens.meet.events import Events

        self.push_screen(Events())

    def open_event(self, evening: Evening) -> None:
        """Open one event."""
        from pitchcoach.tui.screens.meet.event import EventScreen

        self.push_screen(EventScreen(evening))

    def open_today(self) -> None:
        """Open whom to get in touch with today."""
        from pitchcoach.tui.screens.meet.today import Today

        self.push_screen(Today())

    def open_people(self) -> None:
        """Open everybody met so far."""
        from pitchcoach.tui.screens.meet.people import People

        self.push_screen(People())

    def open_person(self, person: Person) -> None:
        """Open all that is known of somebody."""
        from pitchcoach.tui.screens.meet.person import PersonScreen

        self.push_screen(PersonScreen(person))

    def open_one_to_one(self, evening: Evening | None = None, person: Person | None = None) -> None:
        """Open the clock of a one-to-one; without a person it is practice with a made-up partner."""
        from random import randrange

        from pitchcoach.tui.screens.meet.one_to_one import OneToOne

        self.push_screen(OneToOne(evening, person, randrange(1000)))  # noqa: S311  # any partner

    def open_settings(self) -> None:
        """Open the settings."""
        from pitchcoach.tui.screens.settings import SettingsScreen

        self.push_screen(SettingsScreen())

    def open_doctor(self) -> None:
        """Open what works on this machine."""
        from pitchcoach.tui.screens.doctor import DoctorScreen

        self.push_screen(DoctorScreen())

    def on_pitch_spread(self, event: PitchSpread) -> None:
        """Tell which variants took over what was written in the pitch they are based on."""
        if event.changed:
            names = ", ".join(path.name for path in event.changed)
            self.tell(msg("Variants that follow have the new words, too: {names}", names=names))

    def on_failed(self, event: Failed) -> None:
        """Tell what a user's error ended, where no screen took it."""
        self.tell_error(event.error)

    def on_broken(self, event: Broken) -> None:
        """Let a fault of the program end it as any other fault does."""
        raise event.fault

    def on_unmount(self) -> None:
        """Fall silent when the program ends, however it ends."""
        self.listener.stop()
