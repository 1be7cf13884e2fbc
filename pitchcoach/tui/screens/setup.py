"""Setup: how shall the next rounds be? Slot, number of rounds, voice first, microphone."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from rich.cells import set_cell_size
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message as Event
from textual.widgets import Static

from pitchcoach.coach.check import check
from pitchcoach.coach.profile import told
from pitchcoach.coach.rehearse import plan_round
from pitchcoach.i18n import msg
from pitchcoach.model.pitch import Pitch
from pitchcoach.model.report import CheckReport
from pitchcoach.tui.lit import lit
from pitchcoach.tui.pitch_screen import PitchcoachScreen
from pitchcoach.tui.practice import Practice
from pitchcoach.tui.words import clock, length_words, section_name, time_words

SLOTS: Final = (15.0, 30.0, 45.0, 60.0, 90.0, 120.0, 180.0, 300.0)
"""Slots offered besides the pitch's own, in seconds."""
MOST_ROUNDS: Final = 20


class Read(Event):
    """The pitch was read exactly."""

    def __init__(self, report: CheckReport) -> None:
        self.report = report
        super().__init__()


class Setup(PitchcoachScreen):
    """What is chosen here holds for the rounds that follow."""

    SCREEN = "setup"
    ABOUT = msg(
        "Choose how long you have and how many times you want to say it. The plan below gives each section "
        "its part of the time; the last line tells the sounds that will come."
    )
    CSS_PATH = "setup.tcss"

    def __init__(self, pitch: Pitch) -> None:
        super().__init__()
        self._pitch = pitch
        self._slot = pitch.slot_seconds
        self._practice: Practice | None = None

    def body(self) -> ComposeResult:
        """Lay out the choices above the plan."""
        with Vertical(id="sheet"):
            yield Static(lit(self._pitch.title), id="title")
            yield Static(lit(self._pitch.audience), id="for")
            yield Static(id="slot", classes="choice")
            yield Static(id="rounds", classes="choice")
            yield Static(id="voice", classes="choice")
            yield Static(id="microphone", classes="choice")
            yield Static(id="plan")
            yield Static(id="hint")

    def on_mount(self) -> None:
        """Show a plan at once, and the exact one when the reading is there."""
        rehearsal = self.app.settings.rehearsal
        report = self._check(now=True)
        self._practice = Practice(
            pitch=self._pitch,
            report=report,
            rounds=max(1, min(rehearsal.rounds, MOST_ROUNDS)),
            read_first=rehearsal.read_first,
            record=rehearsal.record == "yes",
        )
        self._show()
        if not report.exact:
            self._read()

    def _read(self) -> None:
        self.app.background.ask("setup", lambda: Read(self._check(now=False)), self)

    def _check(self, *, now: bool) -> CheckReport:
        rooms = self.rooms
        return check(self._pitch, rooms.checker, self.app.settings, slot_seconds=self._slot, now=now)

    def on_read(self, event: Read) -> None:
        """Show the exact plan, unless another slot was chosen meanwhile."""
        if self._practice and event.report.slot_seconds == self._slot:
            self._practice = replace(self._practice, report=event.report)
            self._show()

    def _show(self) -> None:
        practice = self._practice
        if practice is None:
            return
        tr, signs, report = self.tr, self.app.signs, practice.report
        fits = f"{signs.fit(report.length)} {length_words(report, tr)}   {time_words(report, signs, tr)}"
        on_off = {True: tr("yes"), False: tr("no")}
        rows = {
            "slot": (
                tr("Slot"),
                f"← {clock(self._slot)} →   {fits}",
            ),
            "rounds": (tr("Number of rounds"), f"↑ {practice.rounds} ↓"),
            "voice": (tr("Voice reads it first"), on_off[practice.read_first] + "  (v)"),
            "microphone": (
                tr("Recording kept on this machine"),
                (f"{signs.recording} {tr('yes')}" if practice.record else tr("no")) + "  (m)",
            ),
        }
        for name, (label, value) in rows.items():
            text = Content.assemble((set_cell_size(label, 34), "$quiet"), value)
            self.query_one(f"#{name}", Static).update(text)
        plan = plan_round(report, self.app.settings, slot_seconds=self._slot)
        lines = []
        start = 0.0
        for section in plan.sections:
            name = set_cell_size(section_name(section.role, section.heading, tr), 16)
            bar = signs.bar(section.seconds / max(self._slot, 1), 24)
            lines.append(f"{name} {clock(start)}–{clock(start + section.seconds)}  {bar}")
            start += section.seconds
        self.query_one("#plan", Static).update(lit("\n".join(lines) or tr("There is nothing to say yet.")))
        green, yellow, red, _ = plan.points
        hint = tr(
            "green {green}, yellow {yellow}, red {red}; a countdown of {count} comes first",
            green=clock(green),
            yellow=clock(yellow),
            red=clock(red),
            count=plan.countdown,
        )
        pace = tr.render(told(self.rooms.profile.pace(self._pitch.language), self._pitch.language))
        self.query_one("#hint", Static).update(lit(f"{hint}\n{pace}"))

    def action_slot(self, step: int) -> None:
        """Choose the next longer or shorter slot."""
        slots = sorted({*SLOTS, self._pitch.slot_seconds})
        self._slot = slots[max(0, min(len(slots) - 1, slots.index(self._slot) + step))]
        if self._practice:
            report = self._check(now=True)
            self._practice = replace(self._practice, report=report)
            self._show()
            if not report.exact:
                self._read()

    def action_rounds(self, step: int) -> None:
        """Choose more or fewer rounds."""
        if self._practice:
            rounds = max(1, min(MOST_ROUNDS, self._practice.rounds + step))
            self._practice = replace(self._practice, rounds=rounds)
            self._show()

    def action_read(self) -> None:
        """Choose whether the voice reads the pitch before each round."""
        if self._practice:
            self._practice = replace(self._practice, read_first=not self._practice.read_first)
            self._show()

    def action_record(self) -> None:
        """Choose whether a round keeps a recording."""
        if self._practice:
            self._practice = replace(self._practice, record=not self._practice.record)
            self._show()

    def action_shadow(self) -> None:
        """Say it with the voice first."""
        self.app.open_shadow(self._pitch)

    def action_start(self) -> None:
        """Begin the first round."""
        if self._practice is None or not any(p.section.spoken.text for p in self._practice.report.sections):
            self.app.tell(msg("There is nothing to say yet; write the pitch first."))
            return
        self.app.begin_round(self._practice)
