"""One-to-one: do I listen? The clock of a real talk, or practice with a made-up partner."""

from __future__ import annotations

import math
from datetime import UTC, datetime
from functools import partial
from typing import Final

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Digits, Static

from pitchcoach.coach.meet import practice_talk, talk
from pitchcoach.coach.meet.cards import THEME_NAMES, cards, next_theme, step
from pitchcoach.coach.meet.kept_talk import KeptTalk
from pitchcoach.coach.meet.partners import Said, partners
from pitchcoach.coach.meet.practice_talk import Practice
from pitchcoach.coach.meet.talk import LENGTHS, Talking
from pitchcoach.coach.rehearsing import signals
from pitchcoach.i18n import msg
from pitchcoach.model.meet import Event as Evening
from pitchcoach.model.meet import Person
from pitchcoach.model.pitch import Language, Spoken
from pitchcoach.tui.listening import Listening
from pitchcoach.tui.lit import lit, visible
from pitchcoach.tui.pitch_screen import PitchcoachScreen
from pitchcoach.tui.screens.meet.one_to_one_ear import Ear
from pitchcoach.tui.screens.meet.one_to_one_events import OwnPartFound, Utterance, find_own_part
from pitchcoach.tui.screens.meet.one_to_one_words import (
    line_words,
    own_words,
    share_words,
    signal_words,
    with_whom,
)
from pitchcoach.tui.screens.rehearse_line import clock_words
from pitchcoach.tui.widgets.text import LineInput

TICKS_A_SECOND: Final = 10
KEEP_SECONDS: Final = 5.0
"""A talk that goes on is kept anew after so long: no more than this is lost when the program dies."""


class OneToOne(PitchcoachScreen):
    """One talk of five or ten minutes."""

    SCREEN = "onetoone"
    ABOUT = msg(
        "First they speak, then you, then you agree on the next step. Space gives the word over; the bar "
        "shows whose share it is. The cards below are questions for when you do not know what to ask. "
        "Without a partner a made-up one speaks, by the built-in voice or in writing."
    )
    CSS_PATH = "one_to_one.tcss"
    AUTO_FOCUS = ""

    def __init__(self, evening: Evening | None, person: Person | None, partner_number: int = 0) -> None:
        """Talk with somebody; without a person it is practice with a partner of that number."""
        super().__init__()
        self._evening, self._person = evening, person
        self._partner_number = partner_number
        self._state = Talking(LENGTHS[0])
        self._practice: Practice | None = None
        self._kept: KeptTalk | None = None
        self._card = 0
        self._said: Said | None = None
        self._written = False
        self._mute = False
        self._utterance: Utterance | None = None
        self._own: OwnPartFound | None = None
        self._glancing = self._over = False
        self._keep_at = math.inf
        self._told: set[float] = set()
        self._ear: Ear | None = None
        self._step = ""

    def body(self) -> ComposeResult:
        """Lay out clock, shares, card, and what the partner says."""
        with Horizontal(id="head"):
            yield Static(id="where")
            yield Static(id="level")
        yield Digits("0:00", id="clock")
        yield Static(id="line")
        yield Static(id="signal")
        yield Static(id="shares")
        yield Static(id="advice")
        with Vertical(id="below"):
            yield Static(id="said")
            yield Static(id="card")
            yield Static(id="own")
        with Vertical(id="end"):
            yield Static(id="verdict")
            yield Static(lit(self.tr("What is the next step? One line: what, who, until when.")), id="ask")
            yield LineInput(id="step")

    def on_mount(self) -> None:
        """Wait for the start."""
        self._language: Language = "ja" if self.tr.locale == "ja" else "en"
        self._cards = cards(self._language)
        if self._person is None:
            self.action_partner()
        self._use_length(talk.length_for(self._evening))
        self._show_whom()
        self._show_card()
        near = self._evening.variant if self._evening else None
        find = partial(find_own_part, self.app, self._language, near)
        self.app.background.ask("own part", find, self)
        self.set_interval(1 / TICKS_A_SECOND, self._tick)
        self._show()

    # What is said

    def on_own_part_found(self, event: OwnPartFound) -> None:
        """Have it ready for the key that shows it."""
        self._own = event

    def _say(self, said: Said) -> None:
        """Let the partner say something, aloud where that is possible."""
        self._said = said
        if not self._mute:
            self._break_off()
            self._utterance = Utterance(self)
            spoken = Spoken(said.text, tuple(range(len(said.text))))
            self.app.listener.listen((spoken,), self._language, self._utterance)

    def _break_off(self) -> None:
        if self._utterance is not None:
            self._utterance.current = False
            self._utterance = None
            self.app.listener.stop()

    @property
    def _program_speaks(self) -> bool:
        return self._utterance is not None

    def on_listening(self, event: Listening) -> None:
        """Give the user the word when the voice has ended; where there is none, go on in writing."""
        event.prevent_default()  # a talk goes on in writing: no error that stays
        if event.error is not None and not self._mute:
            self._mute = True
            self._show()
            self.app.tell(msg("No voice can be heard here: the partner's words are shown."), "warning")
        if not event.on and self._utterance is not None:
            self._utterance = None
            waits = self._talking and not self._mute and self._state.speaker == "them"
            if waits and self._practice is not None:
                self._hand_over(self._practice)

    def _hand_over(self, practice: Practice) -> None:
        now = self.rooms.clock()
        if self._ear is not None and self._ear.hears:
            self._state = talk.speaks(self._state, "", now)
        else:
            self._practice, self._state = practice_talk.my_turn(practice, self._state, now)
        self._show()

    def _partner_goes_on(self, practice: Practice) -> None:
        theme = self._cards[self._card].theme
        self._practice, self._state, said = practice_talk.partner_speaks(
            practice, self._state, theme, self.rooms.clock()
        )
        self._say(said)
        self._show()

    # Time

    @property
    def _talking(self) -> bool:
        return self._state.began is not None and self._state.seconds is None

    def _use_length(self, seconds: float) -> None:
        self._state = Talking(seconds)
        self._signals = signals.preset(f"one_to_one_{seconds / 60:.0f}", seconds, self.app.settings)

    def _tick(self) -> None:
        now = self.rooms.clock()
        if now >= self._keep_at:
            self._keep_at = now + KEEP_SECONDS if self._keep() else math.inf  # told once is enough
        if not self._talking:
            return
        seconds = talk.elapsed(self._state, now)
        for point in self._signals.points:
            if point.at <= seconds and point.at not in self._told:
                self._told.add(point.at)
                if point.cue is not None and not self._program_speaks:
                    self.app.cue(point.cue)
        self._listen(now)
        self._show(now)

    def _listen(self, now: float) -> None:
        """Ask the microphone who speaks; at the end of a turn the partner goes on."""
        level = self._ear.level() if self._ear else None
        if level is None or self._practice is None:
            return
        self._practice, self._state, ended = practice_talk.listen(
            self._practice, self._state, level, now, program_speaks=self._program_speaks
        )
        if ended:
            self._partner_goes_on(self._practice)

    # Showing

    def _show(self, now: float | None = None) -> None:
        now = self.rooms.clock() if now is None else now
        state, tr, signs, columns = self._state, self.tr, self.app.signs, self.size.width
        plain = self.app.settings.interface.ascii_signs
        seconds, whole = talk.elapsed(state, now), state.planned_seconds
        self.set_class(state.seconds is not None, "-ended")
        digits = self.query_one("#clock", Digits)
        shown = clock_words(seconds, whole)
        if digits.value != shown:
            digits.update(shown)
        digits.set_class(seconds >= whole, "-attention")
        said = f"{signs.now} {self._said.text}" if self._said and (self._written or self._mute) else ""
        self.query_one("#said").display = bool(said)
        own = self._own
        glance = own_words(own.title if own else "", own.parts if own else (), tr)
        for selector, text in {
            "#line": line_words(self._signals, seconds, whole, columns, signs, tr, plain=plain),
            "#signal": signal_words(state, self._signals, seconds, signs, tr, plain=plain),
            "#shares": share_words(talk.shares(state, now), columns, signs, tr),
            "#advice": tr.render(talk.advice(state, now)) if self._talking else "",
            "#said": said,
            "#own": glance if self._glancing else "",
            "#level": self._ear.words() if self._ear else "",
        }.items():
            self.set_line(selector, text)

    def _show_whom(self) -> None:
        trade = self._practice.conversation.partner.trade if self._practice else ""
        self.set_line("#where", with_whom(self._person, self._evening, trade, self.tr))

    def _show_card(self) -> None:
        card = self._cards[self._card]
        same = [one for one in self._cards if one.theme == card.theme]
        where = f"{self.tr.render(THEME_NAMES[card.theme])}  {same.index(card) + 1}/{len(same)}"
        shown = Content.assemble((where, "$quiet"), "\n", (visible(card.text), "bold"))
        self.query_one("#card", Static).update(shown)

    # Commands

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what can be done now."""
        waiting, ended = self._state.began is None, self._state.seconds is not None
        if action in ("start", "length", "partner"):
            return waiting and (action != "partner" or self._practice is not None)
        if action in ("turn", "finish"):
            return self._talking
        if action == "written":
            return self._practice is not None and not ended
        if action == "keep":
            return ended
        return not ended if action in ("card", "theme", "glance") else True

    def action_start(self) -> None:
        """Start the clock; the partner speaks first."""
        evening, person = self._evening, self._person
        event_id, person_id = evening.id if evening else None, person.id if person else None
        self._kept = KeptTalk(event_id, person_id, datetime.now(UTC))
        now = self.rooms.clock()
        self._state = talk.start(self._state, now)
        if self._keep():
            self._keep_at = now + KEEP_SECONDS
            self._note("")
        if self._practice is not None:
            if self.app.settings.rehearsal.record == "yes":
                self._ear = Ear(self.app)
            self._partner_goes_on(self._practice)
        self._changed()

    def action_length(self, by: int) -> None:
        """Choose the length."""
        self._use_length(LENGTHS[(LENGTHS.index(self._state.planned_seconds) + by) % len(LENGTHS)])
        self._show()

    def action_partner(self) -> None:
        """Take the next partner."""
        self._partner_number += 1
        found = partners(self._language)
        self._practice = practice_talk.meet(found[self._partner_number % len(found)], self._language)
        self._show_whom()

    def action_turn(self) -> None:
        """Give the word over; in practice the partner goes on, or falls silent."""
        now = self.rooms.clock()
        if self._practice is None:
            self._state = talk.turn(self._state, now)
        elif self._state.speaker == "them":
            self._break_off()
            self._practice, self._state = practice_talk.my_turn(self._practice, self._state, now)
        else:
            self._partner_goes_on(self._practice)
        self._show(now)

    def action_card(self, by: int) -> None:
        """Show the next question, or the one before."""
        self._card = step(self._card, by, len(self._cards))
        self._show_card()

    def action_theme(self) -> None:
        """Show questions of the next theme."""
        self._card = next_theme(self._card, self._language)
        self._show_card()

    def action_glance(self) -> None:
        """Show the words of one's own part, or hide them."""
        self._glancing = not self._glancing
        self._show()

    def action_written(self) -> None:
        """Show in writing what the partner says, or hide it."""
        self._written = not self._written
        self._show()

    def action_finish(self) -> None:
        """End the talk and ask for the next step."""
        self._hush()
        now = self.rooms.clock()
        self._state = talk.end(self._state, now)
        so_far = talk.shares(self._state, now)
        self.set_line("#verdict", self.tr.render(talk.verdict(so_far.theirs, so_far.mine)))
        self._changed()
        self.query_one("#step", LineInput).focus()

    @on(LineInput.Submitted, "#step")
    def action_keep(self) -> None:
        """Keep the talk with its next step."""
        self.query_one("#step", LineInput).call_later(self._keep_and_leave)

    @on(LineInput.Changed, "#step")
    def _step_written(self, event: LineInput.Changed) -> None:
        self._step = event.value  # the line is gone before this screen is

    def _keep_and_leave(self) -> None:
        self._step = self.query_one("#step", LineInput).value
        if self._keep_last():
            self.app.pop_screen()

    def action_stop(self) -> None:
        """Ask before a running talk is left; one that has ended is kept."""
        if self._talking:
            self.app.ask(
                msg("End this talk? What was spoken until now is kept."),
                self.action_finish,
                yes=msg("End"),
                no=msg("Go on"),
            )
        elif self._state.seconds is None or self._keep_last():
            self.app.pop_screen()

    def _changed(self) -> None:
        self.refresh_bindings()
        self._show()

    # The end

    def _hush(self) -> None:
        self._break_off()
        if self._ear is not None:
            self._ear.close()
            self._ear = None

    def _keep(self) -> bool:
        """Keep the talk as it stands; False when it could not be kept, which is told."""
        if self._over or self._kept is None:
            return True
        with self.app.telling():
            self._kept.keep(self.rooms.meetings(), self._state, self.rooms.clock(), self._step)
            return True
        return False

    def _keep_last(self) -> bool:
        """Keep the talk and note its next step, once; False when it could not be kept, which is told."""
        if not self._keep():
            return False
        self._note(self._step)
        self._over = True
        return True

    def _note(self, next_step: str) -> None:
        """Note of the person that one has talked with them, and what was agreed on."""
        if self._kept is not None and not self._over:
            with self.app.telling():
                self._kept.note(self.rooms.meetings(), next_step)

    def on_unmount(self) -> None:
        """Keep a talk that the program does not live to finish; fall silent."""
        self._hush()
        if self._kept is not None and not self._over:
            self._state = talk.end(self._state, self.rooms.clock())
            self._keep_last()
