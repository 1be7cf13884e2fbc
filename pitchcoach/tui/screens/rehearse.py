"""Rehearse: what do I say next, and how much time is left? Nothing else moves."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Final

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Digits, Static

from pitchcoach.coach import rehearse
from pitchcoach.coach.listen import spoken_parts
from pitchcoach.coach.prompter import cues, due
from pitchcoach.i18n import msg
from pitchcoach.tui.listening import Listening
from pitchcoach.tui.lit import lit
from pitchcoach.tui.pitch_screen import PitchcoachScreen
from pitchcoach.tui.practice import Practice
from pitchcoach.tui.screens.rehearse_recording import RoundRecording
from pitchcoach.tui.widgets.prompter import Prompter
from pitchcoach.tui.words import SIGNAL_WORDS, clock, clock_against, section_name

TICKS_A_SECOND: Final = 10
KEPT_EVERY: Final = 5.0
"""Seconds between two savings of a running round."""


class Rehearse(PitchcoachScreen):
    """One round."""

    SCREEN = "rehearse"
    ABOUT = msg(
        "Say the pitch aloud. Press Space when a section ends: the result then tells where the time went. "
        "The clock goes on whatever you press; Esc asks before it stops."
    )
    CSS_PATH = "rehearse.tcss"

    def __init__(self, practice: Practice) -> None:
        super().__init__()
        self._practice = practice
        report = practice.report
        self._reading = practice.read_first
        self._report = report
        self._round_id: int | None = None
        self._kept_at = 0.0
        self._recording: RoundRecording | None = None
        self._over = False

    def body(self) -> ComposeResult:
        """Lay out clock, signal, text and sections."""
        plan = rehearse.plan_round(self._report, self.app.settings, slot_seconds=self._report.slot_seconds)
        self._state = rehearse.RoundState(plan)
        self._all_cues = cues(self._report, plan)
        with Horizontal(id="head"):
            yield Static(id="where")
            yield Static(id="level")
        yield Digits("0:00", id="clock")
        yield Static(id="line")
        yield Static(id="signal")
        yield Prompter(self._all_cues, self.app.signs.now)
        yield Static(id="sections")

    def on_mount(self) -> None:
        """Let the voice read first if that was chosen, else count down."""
        where = self.tr(
            "round {number} of {rounds}", number=self._practice.number, rounds=self._practice.rounds
        )
        self.query_one("#where", Static).update(lit(f"{self._practice.pitch.title}   {where}"))
        self.set_interval(1 / TICKS_A_SECOND, self._tick)
        if self._reading:
            self.app.listener.listen(spoken_parts(self._practice.pitch), self._practice.pitch.language, self)
        else:
            self._count_down()
        self._show()

    def on_listening(self, event: Listening) -> None:
        """Count down when the voice has ended, also when it could not be heard."""
        super().on_listening(event)
        if not event.on and self._reading:
            self._reading = False
            self._count_down()

    def _count_down(self) -> None:
        if self._practice.record:
            self._recording = RoundRecording(self.app, self._practice.pitch.path)
            self._recording.start()
        self._state = rehearse.start(self._state, self.rooms.clock())

    # Time

    def _tick(self) -> None:
        if self._over or self._reading:
            return
        now = self.rooms.clock()
        before = self._state.phase
        self._state, due_cues = rehearse.tick(self._state, now)
        for cue in due_cues:
            self.app.cue(cue)
        if before == "countdown" and self._state.phase == "speaking":
            self._begin()
        if self._state.phase == "speaking" and now - self._kept_at >= KEPT_EVERY:
            self._keep(now)
        self._show(now)

    def _begin(self) -> None:
        with self.app.telling():
            new = rehearse.new_round(self._report, self._state, datetime.now(UTC))
            self._round_id = self.rooms.store().begin(new)
        self._kept_at = self.rooms.clock()

    def _keep(self, now: float) -> None:
        """Save the round as it stands, so that not even a killed program loses it."""
        self._kept_at = now
        if self._round_id is not None:
            with self.app.telling():
                seconds = rehearse.elapsed(self._state, now)
                self.rooms.store().mark(self._round_id, seconds, rehearse.marks_of(self._state))

    # Showing

    def _show(self, now: float | None = None) -> None:
        now = self.rooms.clock() if now is None else now
        state, tr, signs = self._state, self.tr, self.app.signs
        seconds = rehearse.elapsed(state, now)
        current = rehearse.signal(state, now)
        counting = rehearse.counting_down(state, now)
        digits = self.query_one("#clock", Digits)
        shown = str(counting) if counting else clock_against(seconds, state.plan.slot_seconds)
        if digits.value != shown:
            digits.update(shown)
        digits.set_class(current in ("red", "over"), "-attention")
        self._update("#line", self._line(seconds))
        word = tr.render(SIGNAL_WORDS[current])
        if self._reading:
            word = tr("Listen first; Esc skips it")
        elif counting:
            word = tr("breathe in")
        elif state.phase == "paused":
            word = tr("PAUSED: p goes on")
        signal = self.query_one("#signal", Static)
        for name in rehearse.SIGNALS:
            signal.set_class(current == name, f"-{name}")
        self._update("#signal", f"{signs.signal} {word}")
        self._update("#sections", self._sections())
        self.query_one(Prompter).due = due(self._all_cues, state, now)
        self._show_level()

    def _update(self, selector: str, text: str) -> None:
        """Change a line only when it says something else: a repaint costs more than a comparison."""
        widget = self.query_one(selector, Static)
        if getattr(widget, "shown", None) != text:
            widget.shown = text  # type: ignore[attr-defined]  # what it said last, kept beside it
            widget.update(lit(text))

    def _line(self, seconds: float) -> str:
        """Draw the slot as a line with the signals on it and the place of now."""
        plain = self.app.settings.interface.ascii_signs
        rule, point, here = ("-", "|", "^") if plain else ("─", "┼", "▲")
        width = max(20, min(66, self.size.width - 14))
        green, yellow, red, _ = self._state.plan.points
        end = max(red, self._state.plan.slot_seconds, 1.0)
        cells = [rule] * width
        for at in (green, yellow, red):
            cells[min(width - 1, int(at / end * (width - 1)))] = point
        cells[min(width - 1, int(seconds / end * (width - 1)))] = here
        return f"0:00 {''.join(cells)} {clock(end)}"

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

    def _show_level(self) -> None:
        level = self._recording.look() if self._recording else None
        if level is not None:
            self.query_one("#level", Static).update(level)

    # Commands

    def action_mark(self) -> None:
        """End the current section; skip what is left of the reading aloud."""
        now = self.rooms.clock()
        self._state = rehearse.mark(self._state, now)
        self.query_one(Prompter).shift = 0
        if self._state.phase == "done":
            self._close()
        elif self._state.phase == "speaking":
            self._keep(now)
            self._show(now)

    def action_unmark(self) -> None:
        """Take the last mark back."""
        self._state = rehearse.unmark(self._state)
        self._keep(self.rooms.clock())
        self._show()

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
        """Go on or back in the text."""
        self.query_one(Prompter).shift += step

    def action_finish(self) -> None:
        """End the round: everything was said."""
        self._state = rehearse.finish(self._state, self.rooms.clock())
        if self._state.phase == "done":
            self._close()

    def action_stop(self) -> None:
        """Ask before a running round is stopped; the clock goes on while the question stands."""
        if self._reading:
            self.app.listener.stop()
        elif self._state.phase in ("ready", "countdown"):
            self._state = rehearse.abandon(self._state, self.rooms.clock())
            self._close()
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
        self._keep_whole()
        self.app.round_ended(self._practice, self._round_id)

    def _keep_whole(self) -> None:
        self._over = True
        take = self._recording.stop() if self._recording else None
        if self._round_id is not None:
            with self.app.telling():
                outcome = rehearse.outcome_of(self._state)
                seconds = rehearse.elapsed(self._state, self.rooms.clock())
                marks = rehearse.marks_of(self._state)
                path = take.path if take else None
                self.rooms.store().end(
                    self._round_id, "interrupted" if outcome == "running" else outcome, seconds, marks, path
                )

    def on_unmount(self) -> None:
        """Keep a round that the program does not live to finish."""
        self.app.listener.stop()
        if not self._over:
            self._keep_whole()
