"""Guide: a blank page becomes a pitch. One question at a time; whatever is answered is kept at once.

It asks and puts each answer into its place in the pitch; the caller keeps the pitch it is handed.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message as Event
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Static

from pitchcoach.coach.check import check
from pitchcoach.coach.drafting.answers import answer_of, answered, purpose_elsewhere
from pitchcoach.coach.drafting.prompts import Prompt, Prompts, prompts_for
from pitchcoach.coach.drafting.questions import STEPS, Step
from pitchcoach.coach.ports import PitchFiles
from pitchcoach.errors import PitchcoachError
from pitchcoach.i18n import Message, msg
from pitchcoach.model.pitch import ROLES, Pitch
from pitchcoach.model.report import CheckReport
from pitchcoach.tui.keys import key_label
from pitchcoach.tui.lit import lit
from pitchcoach.tui.pitch_screen import PitchcoachScreen
from pitchcoach.tui.screens.draft_events import PitchChecked, checked
from pitchcoach.tui.screens.guide_end import GuideEnd
from pitchcoach.tui.widgets.part_gauge import part_gauge, slot_line, whole_line
from pitchcoach.tui.widgets.question import STEP_NAMES, Question
from pitchcoach.tui.widgets.text import LineInput, PitchArea

LOW: Final = 22
"""Below this many rows only the help shows what helps to answer."""
HIGH: Final = 30
"""From this many rows on the field shows more lines."""
WIDEST: Final = 100
"""Columns of the text: longer lines are hard to read."""
RESTED: Final = 0.04
"""Seconds without a key until the exact reading is asked for."""
MINUTES: Final = 5
"""How long a first pass usually takes; nothing happens when they are over."""
LOOKED_AT: Final = 5.0
"""Seconds between two looks at the clock."""


class PurposeFound(Event):
    """Another pitch of the folder tells why its author goes."""

    def __init__(self, other: Pitch) -> None:
        self.other = other
        super().__init__()


def purpose_found(pitch: Pitch, files: PitchFiles) -> PurposeFound | None:
    """Look for a purpose in the other pitches; for the background thread."""
    other = purpose_elsewhere(pitch, files)
    return None if other is None else PurposeFound(other)


class Guide(PitchcoachScreen):
    """The questions about one pitch, then what the answers make."""

    SCREEN = "guide"
    ABOUT = msg(
        "Answer one question after the other, in the words you would say. Nothing has to be perfect: five "
        "minutes make a first pitch. Leave out what you cannot answer, and leave whenever you like; every "
        "answer is kept. Tab goes on, too, and Shift+Tab back."
    )
    CSS_PATH = "guide.tcss"
    AUTO_FOCUS = ""

    def __init__(self, pitch: Pitch, put: Callable[[Pitch], None]) -> None:
        super().__init__()
        self._pitch = self._before = self._kept = pitch
        self._put = put
        self._at = 0
        self._offered = ""
        self._problem: PitchcoachError | None = None
        self._report: CheckReport | None = None
        self._resting: Timer | None = None

    def body(self) -> ComposeResult:
        """Lay out where one is, all questions of which one is seen, and the gauge."""
        files, prompts = self.rooms.files, self._prompts()
        self._begun = self.rooms.clock()
        self._questions = {
            step: Question(step, answer_of(self._pitch, step, files), prompts.steps[step], self.tr)
            for step in STEPS
        }
        self._summary = GuideEnd(self.tr, self.app.signs)
        with Horizontal(id="head"):
            yield Static(lit(self._pitch.title), id="title")
            yield Static(id="progress")
        yield Static(id="steps")
        with Vertical(id="questions"):
            yield from self._questions.values()
        yield Static(id="gauge")
        yield self._summary

    def on_mount(self) -> None:
        """Begin at the first question without an answer."""
        self._at = next((at for at, step in enumerate(STEPS) if not self._answer(step)), 0)
        self._turn()
        self.set_interval(LOOKED_AT, self._show_progress)
        if not self._pitch.purpose:
            work = partial(purpose_found, self._pitch, self.rooms.files)
            self.app.background.ask("guide purpose", work, self)

    def on_resize(self, event: events.Resize) -> None:
        """Let what helps give way to the field."""
        super().on_resize(event)
        self.set_class(event.size.height < LOW, "-low")
        self.set_class(event.size.height >= HIGH, "-high")
        self._show()

    @property
    def step(self) -> Step | None:
        """What is asked now; None at the end."""
        return STEPS[self._at] if self._at < len(STEPS) else None

    def _answer(self, step: Step) -> str:
        return answer_of(self._pitch, step, self.rooms.files)

    def _prompts(self) -> Prompts:
        pitch = self._pitch
        return prompts_for(pitch.language, pitch.slot_seconds, pitch.audience, self.app.settings.length)

    # Answering

    @on(PitchArea.Changed)
    @on(LineInput.Changed)
    def _written(self) -> None:
        """Count what is being written."""
        if self._collect():
            self._count()

    def _collect(self, *, moving_on: bool = False) -> bool:
        """Put the answer into the pitch; tell whether that changed anything.

        It is put where the writing of this answer began: a heading typed into a field would otherwise end the
        part, and what follows be written again with every key. What another pitch offers is nobody's answer
        until the author moves on from it.
        """
        step, before, problem = self.step, self._pitch, self._problem
        if step is None:
            return False
        answer = self._questions[step].answer
        if step == "purpose" and answer == self._offered and not moving_on:
            answer = ""
        try:
            self._pitch = answered(self._before, step, answer, self.rooms.files)
            self._problem = None
        except PitchcoachError as error:
            self._pitch, self._problem = self._before, error
        return before.text != self._pitch.text or problem is not self._problem

    def _keep(self) -> None:
        """Hand the pitch over if it is another one than before."""
        if self._pitch.text != self._kept.text:
            self._kept = self._pitch
            self._put(self._pitch)

    def on_purpose_found(self, event: PurposeFound) -> None:
        """Offer the purpose of another pitch, unless something is written already."""
        question = self._questions["purpose"]
        if self.step == "purpose" and not question.answer:
            self._offered = event.other.purpose
            question.write(self._offered)
            question.begin()
            question.tell(self.tr("As in “{title}”. Enter takes it over.", title=event.other.title))

    # Moving

    @on(LineInput.Submitted)
    def action_next(self) -> None:
        """Keep the answer and ask the next question."""
        self._go(min(self._at + 1, len(STEPS)))

    def action_back(self) -> None:
        """Keep the answer and go back to the question before."""
        self._go(max(self._at - 1, 0))

    def action_open(self) -> None:
        """Keep the answer and go to the next question without one, else to the end."""
        self._collect(moving_on=True)
        later = range(self._at + 1, len(STEPS))
        self._go(next((at for at in later if not self._answer(STEPS[at])), len(STEPS)))

    def focus_next(self, selector: object = "*") -> Widget | None:
        """Go on with Tab, as in any form."""
        if self.step is not None:
            self.action_next()
        return self.focused

    def focus_previous(self, selector: object = "*") -> Widget | None:
        """Go back with Shift+Tab."""
        self.action_back()
        return self.focused

    def _go(self, at: int) -> None:
        self._collect(moving_on=True)
        if self._problem is not None:
            self._show()
            return
        self._keep()
        self._before = self._pitch
        if at != self._at:
            self._at = at
            self._turn()

    def _turn(self) -> None:
        """Ask the question of this place, or show the end."""
        files, prompts = self.rooms.files, self._prompts()
        for step, question in self._questions.items():
            question.write(answer_of(self._pitch, step, files))
            question.ask(prompts.steps[step])
            question.set_class(step == self.step, "-now")
        self._summary.set_class(self.step is None, "-now")
        if self.step is None:
            self.set_focus(None)
        else:
            self._questions[self.step].begin()
        self.refresh_bindings()
        self._count()

    def step_back(self) -> bool:
        """Keep everything before leaving."""
        self._collect()
        if self._problem is not None:
            slot = f"{self._pitch.slot_seconds:g}"
            self.app.tell(msg("The slot stays {slot} s.", slot=slot), "warning")
        self._keep()
        return False

    def on_unmount(self) -> None:
        """Lose no answer, however the screen ends."""
        self._collect()
        self._keep()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done here."""
        at_end = self.step is None
        can = {"next": not at_end, "open": not at_end, "back": self._at > 0, "draft": at_end}
        can["rehearse"] = at_end and bool(self._report and self._report.characters)
        return can.get(action, True)

    def action_draft(self) -> None:
        """Go on in the draft."""
        self._keep()
        self.app.guide_ended(self._pitch)

    def action_rehearse(self) -> None:
        """Go on to the first round."""
        self._keep()
        self.app.guide_ended(self._pitch, rehearse=True)

    # Showing

    def _count(self) -> None:
        """Show what is known at once, the exact reading when the keys rest."""
        self._report = check(self._pitch, self.rooms.checker, self.app.settings, now=True)
        self._show()
        if self._resting is not None:
            self._resting.stop()
        if not self._report.exact:
            self._resting = self.set_timer(RESTED, self._read)

    def _read(self) -> None:
        work = partial(checked, self._pitch, self.rooms.checker, self.app.settings)
        self.app.background.ask("guide check", work, self)

    def on_pitch_checked(self, event: PitchChecked) -> None:
        """Show the exact figures, unless more was written since."""
        if event.report.pitch.text == self._pitch.text:
            self._report = event.report
            self._show()

    def _show(self) -> None:
        self._show_progress()
        self.query_one("#steps", Static).update(self._steps_shown())
        gauge = self.query_one("#gauge", Static)
        gauge.set_class(self.step is not None, "-now")
        gauge.update(self._gauge())
        report = self._report
        if self.step is None and report is not None:
            names = [self.tr.render(STEP_NAMES[step]) for step in STEPS if not self._answer(step)]
            share, limit = self.app.settings.time.shortest_share, self.rooms.files.limit_place(report)
            width = min(WIDEST, self.size.width - 6)
            self._summary.show(report, names, self.tr.render(self._next_keys()), share, limit, width)

    def _show_progress(self) -> None:
        """Show how far one is; the minutes are told, and nobody is hurried."""
        minute = int((self.rooms.clock() - self._begun) // 60) + 1
        words = self.tr("minute {minute} of {minutes}", minute=minute, minutes=MINUTES)
        if minute > MINUTES:
            words = self.tr("minute {minute}", minute=minute)
        if self.step is not None:
            number = self.tr("question {number} of {count}", number=self._at + 1, count=len(STEPS))
            words = f"{number}   {words}"
        self.query_one("#progress", Static).update(lit(words))

    def _steps_shown(self) -> Content:
        """Return all questions with how they stand; where there is no room, the name of this one alone."""
        all_names = Content("  ").join([self._step_shown(step, named=True) for step in STEPS])
        if all_names.cell_length <= self.size.width - 4:
            return all_names
        return Content(" ").join([self._step_shown(step, named=step == self.step) for step in STEPS])

    def _step_shown(self, step: Step, *, named: bool) -> Content:
        signs = self.app.signs
        now = step == self.step
        sign = signs.now if now else signs.done if self._answer(step) else signs.empty
        name = f" {self.tr.render(STEP_NAMES[step])}" if named else ""
        return Content.assemble((sign + name, "bold $now" if now else "$quiet"))

    def _gauge(self) -> Content:
        """Return what is known of this answer: an obstacle, or how much of the pitch it is."""
        report, step, tr, signs = self._report, self.step, self.tr, self.app.signs
        if self._problem is not None:
            told = (
                tr("This is no number of seconds up to 3600: write 60 or 1:00.")
                if step == "slot"
                else self.app.sentence(self._problem)
            )
            return Content.assemble((f"{signs.long} ", "$attention"), told)
        if report is None or step in (None, "purpose", "audience"):
            return Content("")
        if step == "slot":
            return slot_line(report, tr)
        role = next(role for role in ROLES if role == step)
        section = self._pitch.section(role)
        part = next((p for p in report.sections if p.section.line == section.line), None) if section else None
        prompt: Prompt = self._prompts().steps[step]
        return Content("\n").join(
            [part_gauge(report, part, prompt, self.size.width - 4, signs, tr), whole_line(report, signs, tr)]
        )

    def _next_keys(self) -> Message:
        keys = {command.id: key_label(command.keys.split(",")[0]) for command in self.app.commands}
        if self._report is None or not self._report.characters:
            return msg("{back} goes back to the questions.", back=keys["guide.back"])
        return msg(
            "{draft} opens the draft, {rehearse} rehearses it, {back} goes back to the questions.",
            draft=keys["guide.draft"],
            rehearse=keys["guide.rehearse"],
            back=keys["guide.back"],
        )
