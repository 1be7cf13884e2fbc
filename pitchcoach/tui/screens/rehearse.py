"""Rehearse: what do I say next, and how much time is left? Nothing else moves."""

from __future__ import annotations

from typing import Final, cast

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.message import Message as Event
from textual.widgets import Digits, Static

from pitchcoach.coach.check import check
from pitchcoach.coach.listening.listen import spoken_parts
from pitchcoach.coach.rehearsing import prompter, rehearse
from pitchcoach.coach.rehearsing.ladder import rung_name
from pitchcoach.i18n import msg
from pitchcoach.tui.background import Failed
from pitchcoach.tui.listening import Listening
from pitchcoach.tui.lit import lit
from pitchcoach.tui.pitch_screen import PitchcoachScreen
from pitchcoach.tui.practice import Practice, spoken
from pitchcoach.tui.screens.rehearse_before import Introducing, waiting_seconds
from pitchcoach.tui.screens.rehearse_line import clock_words, point_names, time_line
from pitchcoach.tui.screens.rehearse_record import RoundRecord
from pitchcoach.tui.screens.rehearse_text import HIDES, RoundText
from pitchcoach.tui.widgets.prompter import Prompter
from pitchcoach.tui.words import clock, section_name

TICKS_A_SECOND: Final = 10
EARLY_SHARE: Final = 0.4
"""Before this share of the plan is over nobody has said everything."""
_COLOURS: Final = ("green", "yellow", "red", "over")


class ReadExactly(Event):
    """The pitch was read exactly: its round can begin."""


class Rehearse(PitchcoachScreen):
    """One round."""

    SCREEN = "rehearse"
    ABOUT = msg(
        "Say the pitch aloud. Press Space when a section ends: the result then tells where the time went. "
        "The text follows the plan or your key, as you like. What is hidden can be looked up for a moment. "
        "The clock goes on whatever you press; Esc asks before it stops."
    )
    CSS_PATH = "rehearse.tcss"

    def __init__(self, practice: Practice) -> None:
        super().__init__()
        self._practice = practice
        self._begun = self._reading = False
        self._introducing: Introducing | None = None
        self._muted = self._over = False

    def body(self) -> ComposeResult:
        """Lay out clock, signals, text and sections."""
        self._record = RoundRecord(self.app, self._practice)
        self._prepare()
        with Horizontal(id="head"):
            yield Static(id="where")
            yield Static(id="level")
        yield Digits("0:00", id="clock")
        yield Static(id="line")
        yield Static(id="points")
        yield Static(id="signal")
        yield Prompter(self.app.signs.now)
        yield Static(id="follow")
        yield Static(id="sections")

    def _prepare(self) -> None:
        """Work out plan and text from the reading there is."""
        settings, practice = self.app.settings, self._practice
        self._report = spoken(practice, self.rooms.checker, settings).report
        wait = waiting_seconds(settings) if practice.rung == "event" else 0.0
        plan = rehearse.plan_round(self._report, settings, practice.signals, wait=wait)
        self._state = rehearse.RoundState(plan)
        cues = prompter.cues(self._report, plan)
        manner = cast(prompter.Manner, settings.rehearsal.follow)
        self._text = RoundText(cues, practice, manner, settings.rehearsal.peek_seconds)

    def on_mount(self) -> None:
        """Begin once the pitch is read exactly: gaps, keywords and the plan rest on it."""
        practice = self._practice
        where = self.tr("round {number} of {rounds}", number=practice.number, rounds=practice.rounds)
        rung = self.tr.render(rung_name(practice.rung, practice.level))
        self.query_one("#where", Static).update(lit(f"{where} · {rung}   {practice.pitch.title}"))
        self.set_interval(1 / TICKS_A_SECOND, self._tick)
        if self._report.exact:
            self._begin()
        else:
            self.app.background.ask("round", self._read, self)
            self._show()

    def _read(self) -> ReadExactly:
        check(self._practice.pitch, self.rooms.checker, self.app.settings)  # the reader remembers it
        return ReadExactly()

    def on_read_exactly(self) -> None:
        """Begin with the exact plan."""
        self._prepare()
        self._begin()

    def on_failed(self, event: Failed) -> None:
        """Tell why it was not read, and begin with what is known."""
        super().on_failed(event)
        self._begin()

    def _begin(self) -> None:
        """Let the voice read or somebody else speak first if that was chosen, else count down."""
        if self._begun or self._over:
            return
        self._begun = True
        practice = self._practice
        self._reading = practice.read_first and practice.rung != "event"
        if self._reading:
            self.app.listener.listen(spoken_parts(practice.pitch), practice.pitch.language, self)
        elif practice.rung == "event":
            self._introducing = Introducing(self.app, practice.pitch.language, self)
        else:
            self._count_down()
        self._show()

    def on_listening(self, event: Listening) -> None:
        """Count down when the voice has ended, also when it could not be heard."""
        event.prevent_default()  # without a voice the one before is read, and nothing is amiss
        if self._introducing is not None:
            if self._introducing.heard(event):
                self._end_introduction()
            return
        super().on_listening(event)
        if not event.on and self._reading:
            self._reading = False
            self._count_down()

    def _end_introduction(self) -> None:
        """Wait for the call; a voice that still speaks falls silent."""
        self._introducing = None
        self.app.listener.stop()
        self._count_down()

    def _count_down(self) -> None:
        if self._practice.record:
            self._record.record()
        now = self.rooms.clock()
        self._state = rehearse.start(self._state, now)
        if self._state.phase == "speaking":
            self._record.begin(self._report, self._state, now)

    # Time

    def _tick(self) -> None:
        if self._over or self._reading:
            return
        now = self.rooms.clock()
        if self._introducing is not None:
            if self._introducing.over(now):
                self._end_introduction()
            self._show(now)
            return
        before = self._state.phase
        self._state, due_cues = rehearse.tick(self._state, now)
        if before in ("countdown", "waiting") and self._state.phase == "speaking":
            self._record.begin(self._report, self._state, now)
        for cue in due_cues:
            if not self._silent:
                self._record.give(cue, self._state, now)
        if self._state.phase == "abandoned":
            if self.is_active:  # a question that stands is answered first
                cut = msg("Cut at {time}: the organiser has stopped you.", time=clock(self._seconds(now)))
                self.app.tell(cut)
                self._close()
            return
        if self._state.phase == "speaking":
            self._record.keep(self._state, now)
        self._show(now)

    @property
    def _silent(self) -> bool:
        return self._muted or not self.app.settings.signals.sound

    def _seconds(self, now: float) -> float:
        return rehearse.elapsed(self._state, now)

    # Showing

    def _show(self, now: float | None = None) -> None:
        now = self.rooms.clock() if now is None else now
        state, plan, signs = self._state, self._state.plan, self.app.signs
        seconds = self._seconds(now)
        current = rehearse.signal(state, now)
        counting = rehearse.counting_down(state, now)
        digits = self.query_one("#clock", Digits)
        shown = str(counting) if counting else clock_words(seconds, plan.slot_seconds)
        if digits.value != shown:
            digits.update(shown)
        digits.set_class(current is not None and current.state in ("red", "over"), "-attention")
        width = max(20, min(66, self.size.width - 10))
        plain = self.app.settings.interface.ascii_signs
        line = (plan.signals, seconds, plan.slot_seconds, width)
        self.set_line("#line", time_line(*line, plain=plain))
        self.set_line("#points", point_names(*line, signs, self.tr))
        signal = self.query_one("#signal", Static)
        for name in _COLOURS:
            signal.set_class(current is not None and current.state == name, f"-{name}")
        sign = signs.now if current is None else signs.shape(current.shape)
        self.set_line("#signal", f"{sign} {self._words(now)}")
        self.set_line("#sections", self._sections())
        self.set_line("#follow", self._hints())
        self._show_text(now)
        level = self._record.level(speaking=state.phase == "speaking")
        self.query_one("#level", Static).update(level or "")

    def _words(self, now: float) -> str:
        """Tell what is going on, in a few words."""
        tr, state = self.tr, self._state
        if self._reading:
            return tr("Listen first; Esc skips it")
        if self._introducing is not None:
            return self._introducing.words(tr)
        current = rehearse.signal(state, now)
        if state.phase == "paused":
            return tr("PAUSED: p goes on")
        if not self._begun:
            return tr("one moment: the pitch is being read")
        before = {"countdown": msg("breathe in"), "waiting": msg("wait: you are called any moment")}
        words = before.get(state.phase, msg("speak")) if current is None else current.word
        return tr.render(words)

    def _show_text(self, now: float) -> None:
        text = self.query_one(Prompter)
        if self._introducing is not None:
            self._introducing.show(text, now)
            return
        if not self._begun or self._state.phase == "waiting":
            text.show(())
            return
        text.show(self._text.passages(now))
        text.due = self._text.due(self._seconds(now))

    def _hints(self) -> str:
        """Tell what moves the text, how often it was looked up, and whether it is silent."""
        if self._introducing is not None or self._state.phase == "waiting":
            return self.tr("Space goes straight on")
        return " · ".join([*self._text.words(self.tr), *([self.tr("no sounds")] if self._silent else [])])

    def _sections(self) -> str:
        parts = []
        for number, section in enumerate(self._state.plan.sections):
            name = section_name(section.role, section.heading, self.tr)
            if number < len(self._state.marks):
                parts.append(f"{name} {self.app.signs.done} {clock(self._state.marks[number])}")
            elif number == len(self._state.marks):
                parts.append(f"{self.app.signs.closed} {name}")
            else:
                parts.append(name)
        return "   ".join(parts)

    # Commands

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only keys that do something: there is a microphone to switch off, something to look up."""
        if action == "record":
            return self._practice.record
        return self._practice.rung in HIDES if action == "peek" else True

    def action_mark(self) -> None:
        """End the current section; skip what comes before the clock."""
        now = self.rooms.clock()
        if self._introducing is not None:
            self._end_introduction()
        elif self._state.phase == "waiting":
            self._state = rehearse.call(self._state, now)
            self._record.begin(self._report, self._state, now)
        else:
            self._state = rehearse.mark(self._state, now)
            self._enter_section()
        if self._state.phase == "done":
            self._close()
        elif self._state.phase == "speaking":
            self._record.keep(self._state, now, at_once=True)
            self._show(now)

    def action_unmark(self) -> None:
        """Take the last mark back."""
        self._state = rehearse.unmark(self._state)
        self._enter_section()
        self._record.keep(self._state, self.rooms.clock(), at_once=True)
        self._show()

    def _enter_section(self) -> None:
        marks = self._state.marks
        self._text.enter(rehearse.current_section(self._state), marks[-1] if marks else 0.0)

    def action_pause(self) -> None:
        """Stop the clock or let it go on."""
        now = self.rooms.clock()
        if self._state.phase == "paused":
            self._state = rehearse.resume(self._state, now)
        elif self._state.phase == "speaking" and not self._state.plan.allow_pause:
            self.app.tell(msg("The clock does not stop; a pause is switched off in the settings."))
        else:
            self._state = rehearse.pause(self._state, now)
        self._show(now)

    def action_line(self, step: int) -> None:
        """Go on or back in the text, a line at a time."""
        cue = self.query_one(Prompter).cue_of_line(step)
        if cue is not None and self._introducing is None:
            self._text.go_to(cue, self._seconds(self.rooms.clock()))
            self._show()

    def action_speed(self, steps: int) -> None:
        """Let the text go faster or slower."""
        self._text.change_speed(steps, self._seconds(self.rooms.clock()))
        self._show()

    def action_follow(self) -> None:
        """Let something else move the text: the plan, the marks, the user's keys."""
        self._text.change_manner(self._seconds(self.rooms.clock()))
        self._show()

    def action_peek(self) -> None:
        """Show the sentence that is due for a moment, or hide it again."""
        if self._state.phase in ("speaking", "paused"):
            now = self.rooms.clock()
            self._text.look_up(now, self._seconds(now))
            self._show(now)

    def action_mute(self) -> None:
        """Give the signals without their sounds, or with them again."""
        self._muted = not self._muted
        self._show()

    def action_record(self) -> None:
        """Switch the microphone off for this round; it is not switched on in the middle of one."""
        if self._record.switch_off():
            self.query_one("#level", Static).update("")
        else:
            self.app.tell(msg("The microphone is off."))

    def action_finish(self) -> None:
        """End the round: all was said. Asks where that can hardly be, for a slip of the key ends nothing."""
        seconds = self._seconds(self.rooms.clock())
        if self._state.phase not in ("speaking", "paused"):
            return
        if seconds < EARLY_SHARE * sum(section.seconds for section in self._state.plan.sections):
            question = msg("Was all of it said? Only {seconds} s are over.", seconds=int(seconds))
            self.app.ask(question, self._finish, yes=msg("It was"), no=msg("Go on"))
        else:
            self._finish()

    def _finish(self) -> None:
        self._state = rehearse.finish(self._state, self.rooms.clock())
        if self._state.phase == "done":
            self._close()

    def action_stop(self) -> None:
        """Ask before a running round is stopped; the clock goes on while the question stands."""
        if self._reading:
            self.app.listener.stop()
        elif self._state.phase in ("ready", "countdown", "waiting"):
            self._abandon()
        else:
            self.app.ask(
                msg("Stop this round? Its marks are kept."), self._abandon, yes=msg("Stop"), no=msg("Go on")
            )

    def _abandon(self) -> None:
        self._state = rehearse.abandon(self._state, self.rooms.clock())
        self._close()

    # The end

    def _close(self) -> None:
        """Keep the round and show what it was like."""
        if self._over:
            return
        self._over = True
        self._record.close(self._state, self.rooms.clock())
        if self._text.looked_up:
            self.app.tell(msg("Looked up in this round: {count}", count=self._text.looked_up))
        self.app.round_ended(self._practice, self._record.id)

    def on_unmount(self) -> None:
        """Keep a round that the program does not live to finish."""
        self.app.listener.stop()
        if not self._over:
            self._record.close(self._state, self.rooms.clock())
