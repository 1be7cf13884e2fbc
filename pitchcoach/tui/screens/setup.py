"""Setup: how shall the next rounds be? Rung, slot, signals, number of rounds, voice first, microphone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Final

from rich.cells import set_cell_size
from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message as Event
from textual.widgets import Static

from pitchcoach.coach.check import check
from pitchcoach.coach.profile import told
from pitchcoach.coach.rehearsing.ladder import LADDER, STEPS, Proposal, propose, rung_name
from pitchcoach.coach.rehearsing.planning import event_of
from pitchcoach.coach.rehearsing.rehearse import plan_round
from pitchcoach.coach.rehearsing.shorten import SHORT_SLOTS, TIGHT
from pitchcoach.coach.rehearsing.signals import OWN, PRESETS, ROUND_PRESETS, preset
from pitchcoach.errors import NoVoiceError
from pitchcoach.i18n import msg
from pitchcoach.model.meet import Event as MeetingEvent
from pitchcoach.model.pitch import Pitch
from pitchcoach.model.report import CheckReport
from pitchcoach.model.round import Round, Rung
from pitchcoach.tui.lit import lit, visible
from pitchcoach.tui.pitch_screen import PitchcoachScreen
from pitchcoach.tui.practice import Practice, spoken
from pitchcoach.tui.record_permission import ask_to_record, look_for_microphone
from pitchcoach.tui.words import clock, length_words, section_name, time_words

SLOTS: Final = (15.0, 30.0, 45.0, 60.0, 90.0, 120.0, 180.0, 300.0)
"""Slots offered besides the pitch's own, in seconds."""
MOST_ROUNDS: Final = 20
LOOKED_AT: Final = 100
"""Rounds from which the next rung is proposed, the newest ones."""
ROOMY: Final = 28
"""Rows from which on there is room above the title."""
_LABEL_CELLS: Final = 16


class Read(Event):
    """The pitch was read exactly."""

    def __init__(self, report: CheckReport) -> None:
        self.report = report
        super().__init__()


class Voiceless(Event):
    """There is no voice for the language of the pitch."""


class Setup(PitchcoachScreen):
    """What is chosen here holds for the rounds that follow."""

    SCREEN = "setup"
    ABOUT = msg(
        "A ladder leads off the page: each rung shows less, and the one that is proposed follows from your "
        "rounds so far. ↑ and ↓ choose any of them. The plan gives each section its part of the time; the "
        "last lines tell the signals that will come, and the pace that the times rest on."
    )
    CSS_PATH = "setup.tcss"

    def __init__(self, pitch: Pitch) -> None:
        super().__init__()
        self._pitch = pitch
        self._slot = pitch.slot_seconds
        self._practice: Practice | None = None
        self._proposal: Proposal | None = None
        self._done: Sequence[Round] = ()
        self._event: MeetingEvent | None = None
        self._voiced = True
        self._may_ask = False

    def body(self) -> ComposeResult:
        """Lay out the ladder beside the choices and the plan, the reasons below."""
        with Vertical(id="sheet"):
            yield Static(id="title")
            with Horizontal(id="middle"):
                yield Static(id="ladder")
                with Vertical(id="choices"):
                    for name in ("slot", "fits", "signals", "rounds", "voice", "microphone"):
                        yield Static(id=name, classes="choice")
                    yield Static(id="plan")
            yield Static(id="why")
            yield Static(id="proposal")
            yield Static(id="left_out")
            yield Static(id="hint")

    def on_mount(self) -> None:
        """Show a plan at once, and the exact one when the reading is there."""
        settings = self.app.settings
        title = Content.assemble(
            (visible(self._pitch.title), "bold"), ("   " + visible(self._pitch.audience), "$quiet")
        )
        self.query_one("#title", Static).update(title)
        report = self._check(now=True)
        self._practice = Practice(
            pitch=self._pitch,
            report=report,
            rounds=max(1, min(settings.rehearsal.rounds, MOST_ROUNDS)),
            read_first=settings.rehearsal.read_first,
            record=settings.rehearsal.record == "yes",
            signals=self._organiser() or settings.signals.preset,
        )
        self._climb()
        if not report.exact:
            self._read()
        self.app.background.ask("voice", self._look_for_voice, self)
        if settings.rehearsal.record == "ask":
            rooms = self.rooms
            self.app.background.ask("microphone", lambda: look_for_microphone(rooms), self)

    def _organiser(self) -> str:
        """Return the signals of the event that the pitch is for; empty when nobody has told any."""
        rooms = self.rooms
        with self.app.telling():
            self._event = event_of(self._pitch.path, rooms.meetings().events(), rooms.today())
        signals = self._event.signals if self._event else ""
        return signals if signals in ROUND_PRESETS else ""

    def on_resize(self, event: events.Resize) -> None:
        """Leave more room where there is some."""
        super().on_resize(event)
        self.set_class(event.size.height >= ROOMY, "-roomy")

    def on_screen_resume(self) -> None:
        """Propose anew after a practice with the voice."""
        if self._practice is not None:
            self._climb()

    def _climb(self) -> None:
        """Choose the rung that is proposed after the rounds so far, unless another one was chosen by hand."""
        before, practice = self._proposal, self._practice
        known = len(self._done)
        with self.app.telling():
            self._done = self.rooms.store().rounds(self._pitch.path.absolute(), limit=LOOKED_AT)
        without: tuple[Rung, ...] = () if self._voiced else ("shadow",)
        self._proposal = ahead = propose(self._done, datetime.now(UTC), without=without)
        if practice is not None:
            stands = before is None or (practice.rung, practice.level) == (before.rung, before.level)
            if stands or len(self._done) != known:
                self._practice = replace(practice, rung=ahead.rung, level=ahead.level)
        self._show()

    def on_microphone_there(self) -> None:
        """Ask before the first round whether it may be recorded."""
        self._may_ask = True

    def _ask_to_record(self, then: Callable[[], object]) -> None:
        def answered(allowed: bool) -> None:
            self._may_ask = False
            if self._practice:
                self._practice = replace(self._practice, record=allowed)
            self._show()
            then()

        ask_to_record(self.app, answered)

    def _look_for_voice(self) -> Voiceless | None:
        try:
            self.app.listener.voice_for(self._pitch.language)
        except NoVoiceError:
            return Voiceless()
        return None

    def on_voiceless(self) -> None:
        """Propose what needs no voice: there is none."""
        self._voiced = False
        self._climb()

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

    # Showing

    def _show(self) -> None:
        practice = self._practice
        if practice is None:
            return
        tr, signs = self.tr, self.app.signs
        said = spoken(practice, self.rooms.checker, self.app.settings)
        report = said.report
        on_off = {True: tr("yes"), False: tr("no")}
        self._choice("slot", tr("Slot"), f"← {clock(practice.slot_seconds)} →")
        self._choice(
            "fits",
            "",
            f"{signs.fit(report.length)} {length_words(report, tr)}   {time_words(report, signs, tr)}",
        )
        name = tr.render(PRESETS.get(practice.signals, PRESETS[OWN]).name)
        organiser = self._event if self._event and self._event.signals == practice.signals else None
        whose = f"  {tr('as at {event}', event=organiser.name)}" if organiser else ""
        self._choice("signals", tr("Signals"), f"{name}  (g){whose}")
        self._choice("rounds", tr("How often"), f"− {practice.rounds} +")
        self._choice("voice", tr("Voice first"), on_off[practice.read_first] + "  (v)")
        recording = f"{signs.recording} {tr('kept on this machine')}" if practice.record else tr("no")
        self._choice("microphone", tr("Recording"), recording + "  (m)")
        self._show_ladder(practice)
        self._show_plan(report, practice)
        self._show_hints(report, practice, told_pace=not said.left_out)
        self.query_one("#why", Static).update(lit(tr.render(LADDER[practice.rung].why)))
        left_out = self.query_one("#left_out", Static)
        left_out.update(lit(self._left_out(said.left_out, said.over, practice.slot_seconds)))
        left_out.display = bool(said.left_out)

    def _choice(self, name: str, label: str, value: str) -> None:
        text = Content.assemble((set_cell_size(label, _LABEL_CELLS), "$quiet"), value)
        self.query_one(f"#{name}", Static).update(text)

    def _show_ladder(self, practice: Practice) -> None:
        """Draw the rungs, the highest above: which is chosen, which are known, which is proposed."""
        tr, signs, proposal = self.tr, self.app.signs, self._proposal
        known = {done.rung for done in self._done if done.outcome == "done"}
        parts: list[tuple[str, str] | str] = []
        for rung in reversed(LADDER):
            chosen = rung == practice.rung
            level = practice.level if chosen else proposal.level if proposal else 0
            ahead = proposal is not None and rung == proposal.rung
            lead = signs.now if chosen else signs.done if rung in known else " "
            name = tr.render(rung_name(rung, level) if chosen or ahead else LADDER[rung].name)
            style = "bold $now" if chosen else "$foreground" if ahead or rung in known else "$quiet"
            parts += [(f"{lead} {name}", style), (f" {signs.signal}" if ahead else "", "$now"), "\n"]
        self.query_one("#ladder", Static).update(Content.assemble(*parts[:-1]))
        if proposal is not None:
            name = tr.render(rung_name(proposal.rung, proposal.level))
            text = tr("{sign} Proposed: {rung}. {why}", sign=signs.signal, rung=name, why=proposal.why)
            self.query_one("#proposal", Static).update(lit(text))

    def _show_plan(self, report: CheckReport, practice: Practice) -> None:
        tr, signs = self.tr, self.app.signs
        plan = plan_round(report, self.app.settings, practice.signals)
        lines, start = [], 0.0
        for section in plan.sections:
            name = set_cell_size(section_name(section.role, section.heading, tr), _LABEL_CELLS)
            bar = signs.bar(section.seconds / max(plan.slot_seconds, 1), 20)
            lines.append(f"{name}{clock(start)}–{clock(start + section.seconds)}  {bar}")
            start += section.seconds
        self.query_one("#plan", Static).update(lit("\n".join(lines) or tr("There is nothing to say yet.")))

    def _show_hints(self, report: CheckReport, practice: Practice, *, told_pace: bool) -> None:
        """Tell the signals that will come, and what the times rest on where there is room for it."""
        tr, signs = self.tr, self.app.signs
        signals = preset(practice.signals, report.slot_seconds, self.app.settings)
        points = "   ".join(
            f"{signs.shape(point.shape)} {tr.render(point.name)} {clock(point.at)}"
            for point in signals.points
        )
        language = self._pitch.language
        pace = tr.render(told(self.rooms.profile.pace(language), language)) if told_pace else ""
        self.query_one("#hint", Static).update(lit(f"{points}\n{pace}".rstrip()))

    def _left_out(self, beginnings: Sequence[str], over: float, slot: float) -> str:
        """Tell what is not said in the shorter slot."""
        if not beginnings:
            return ""
        text = self.tr("Leave out: {sentences}", sentences="  ".join(beginnings))
        if over > slot * TIGHT:
            text += " " + self.tr("Even so {over} s too long.", over=f"{over:.0f}")
        return text

    # Commands

    def action_rung(self, step: int) -> None:
        """Choose the next rung above or below; the gaps have several levels."""
        if self._practice:
            here = STEPS.index((self._practice.rung, self._practice.level))
            rung, level = STEPS[max(0, min(len(STEPS) - 1, here + step))]
            self._practice = replace(self._practice, rung=rung, level=level)
            self._show()

    def action_slot(self, step: int) -> None:
        """Choose the next longer or shorter slot; on the rung of the shorter slot, how short."""
        practice = self._practice
        if practice is None:
            return
        if practice.rung == "short":
            shorter = sorted(slot for slot in SHORT_SLOTS if slot < self._slot) or [practice.slot_seconds]
            at = shorter.index(practice.slot_seconds) + step
            self._practice = replace(practice, short_seconds=shorter[max(0, min(len(shorter) - 1, at))])
            self._show()
            return
        slots = sorted({*SLOTS, self._pitch.slot_seconds})
        self._slot = slots[max(0, min(len(slots) - 1, slots.index(self._slot) + step))]
        report = self._check(now=True)
        self._practice = replace(practice, report=report, short_seconds=0.0)
        self._show()
        if not report.exact:
            self._read()

    def action_signals(self) -> None:
        """Choose the next preset of signals."""
        if self._practice:
            at = ROUND_PRESETS.index(self._practice.signals) if self._practice.signals in ROUND_PRESETS else 0
            chosen = ROUND_PRESETS[(at + 1) % len(ROUND_PRESETS)]
            self._practice = replace(self._practice, signals=chosen)
            self._show()

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
        if self._may_ask:
            self._ask_to_record(lambda: None)
        elif self._practice:
            self._practice = replace(self._practice, record=not self._practice.record)
            self._show()

    def action_shadow(self) -> None:
        """Say it with the voice first."""
        self.app.open_shadow(self._pitch)

    def action_start(self) -> None:
        """Begin the first round."""
        if self._practice is None or not any(p.section.spoken.text for p in self._practice.report.sections):
            self.app.tell(msg("There is nothing to say yet; write the pitch first."))
        elif self._may_ask:
            self._ask_to_record(self.action_start)
        else:
            self.app.begin_round(self._practice)
