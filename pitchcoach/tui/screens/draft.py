"""Draft: what do I say, and does it fit? The parts of a pitch as answers to questions, or its file as it is.

The screen lets words be collected, checked and kept, and shows what comes of it; it measures nothing itself
and writes no file.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from functools import partial
from typing import Final

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Static

from pitchcoach.coach.check import check
from pitchcoach.coach.drafting.keep import Keeper, Kept
from pitchcoach.coach.drafting.variants import spread
from pitchcoach.errors import PitchcoachError
from pitchcoach.i18n import msg
from pitchcoach.model.pitch import ROLE_NAMES, Pitch
from pitchcoach.model.report import CheckReport, Finding
from pitchcoach.tui.editor import editor_command
from pitchcoach.tui.lit import lit
from pitchcoach.tui.screens.draft_events import PitchChecked, PitchKept, checked
from pitchcoach.tui.screens.draft_places import finding_index, role_of_finding
from pitchcoach.tui.screens.draft_sheet import DraftSheet
from pitchcoach.tui.screens.draft_tools import DraftTools
from pitchcoach.tui.screens.manuscript import Manuscript
from pitchcoach.tui.spreading import PitchSpread
from pitchcoach.tui.widgets.findings import FindingList
from pitchcoach.tui.widgets.gauges import drawn, length_gauge, time_gauge
from pitchcoach.tui.widgets.text import LineInput, PitchArea
from pitchcoach.tui.words import manner_words

WIDE: Final = 100
"""From this many columns on the text as it will be said stands beside the fields."""
LOW: Final = 30
"""Below this many rows the findings show fewer lines."""
SAVED_AFTER: Final = 0.7
"""Seconds without a key until the file is written."""
RESTED: Final = 0.04
"""Seconds without a key until the exact reading is asked for: once a commit of the input method."""


class Draft(DraftTools):
    """One pitch being written."""

    SCREEN = "draft"
    ABOUT = msg(
        "Answer the questions as you would say it to somebody. The two bars at the bottom tell whether it "
        "fits: how much text there is, and how long it will take; a tilde stands before a first guess. "
        "Everything is saved as you write."
    )
    CSS_PATH = "draft.tcss"
    AUTO_FOCUS = ""

    def __init__(self, pitch: Pitch) -> None:
        super().__init__()
        self._begun = pitch
        self._failing = False
        self._report: CheckReport | None = None
        self._said_saved = self._said_count = ""
        self._delays: dict[str, Timer] = {}

    @property
    def _text(self) -> Manuscript:
        return self._sheet.text

    def body(self) -> ComposeResult:
        """Lay out fields, gauges and findings."""
        self._keeper = Keeper(self._begun, self.rooms)
        self._sheet = DraftSheet(
            Manuscript(self._begun, self.rooms.files), self.tr, self.app.signs, self._written
        )
        yield self._sheet
        yield Static(id="problem")
        yield Static(id="gauges")
        with Horizontal(id="state"):
            yield Static(id="count")
            yield Static(id="saved")
        yield FindingList()

    def on_mount(self) -> None:
        """Count at once, read exactly soon."""
        self._count()
        if self._begun.renewed:  # its file shall have the words of its base as they are now, too
            self._keeper.offer(self._begun)
            self._after(SAVED_AFTER, "save", self._save_soon)
        self._show_saved()
        if rescues := self._keeper.rescues():
            self.app.tell(
                msg("Words that could not be saved earlier are in {path}.", path=str(rescues[-1])), "warning"
            )

    def on_resize(self, event: events.Resize) -> None:
        """Let the right column give way."""
        super().on_resize(event)
        self._sheet.set_class(event.size.width < WIDE, "-narrow")
        self.set_class(event.size.height < LOW, "-low")
        self.call_after_refresh(self._show)
        self.call_after_refresh(self._rest)

    def on_screen_resume(self) -> None:
        """Look at the file again: it may have been changed where the user comes back from."""
        if self._report is not None and not self._keeper.waiting and not self._keeper.new:
            with contextlib.suppress(PitchcoachError):
                pitch = self.rooms.files.load(self._text.pitch.path)
                if pitch.stamp != self._keeper.stamp:
                    self._reload(pitch)
            self._count()  # a word may have been given another reading for all pitches

    def _after(self, seconds: float, name: str, then: Callable[[], None]) -> None:
        """Do ``then`` when nothing has asked for it again for so long."""
        if name in self._delays:
            self._delays[name].stop()
        self._delays[name] = self.set_timer(seconds, then)

    # Writing

    @on(PitchArea.Changed)
    @on(LineInput.Changed)
    def _written(self) -> None:
        """Count what was written; the rest follows when the keys rest."""
        if self._collect():
            self._count()
            self._show_saved()
            self._after(SAVED_AFTER, "save", self._save_soon)

    def _collect(self) -> bool:
        changed = self._sheet.collect()
        if changed:
            self._keeper.offer(self._text.to_keep)
        return changed

    def on_descendant_blur(self, event: events.DescendantBlur) -> None:
        """Let the fields agree again when one is left: a heading typed into one begins another part."""
        if self._sheet.plain:
            return
        self._written()
        if self._text.problem is not None:
            slot = f"{self._text.pitch.slot_seconds:g}"
            self.app.tell(msg("The slot stays {slot} s.", slot=slot), "warning")
            self._text.leave_field()
        self._sheet.fill()
        self._show()
        self._rest()
        if self._keeper.waiting:  # a title that is written to the end
            self._after(SAVED_AFTER, "save", self._save_soon)

    # What its tools need

    @property
    def pitch(self) -> Pitch:
        """What is written, as far as it can be read."""
        return self._text.pitch

    @property
    def report(self) -> CheckReport | None:
        """The newest figures and findings."""
        return self._report

    def place(self) -> int:
        """Return where in the file the cursor stands."""
        return self._sheet.cursor()

    def chosen_finding(self) -> Finding | None:
        """Return the finding that is marked, else the first."""
        return self.query_one(FindingList).chosen

    def put(self, pitch: Pitch) -> None:
        """Take a changed text into the fields, where undo takes it back, and keep it."""
        self._text.write_whole(pitch.text)
        self._sheet.fill(undoable=True)
        self._keeper.offer(self._text.to_keep)
        self._count()
        self._show_saved()
        self._after(SAVED_AFTER, "save", self._save_soon)

    # Checking

    def _count(self) -> None:
        """Show what is known at once; what costs more waits until the keys rest."""
        self._report = check(self._text.pitch, self.rooms.checker, self.app.settings, now=True)
        self._show()
        self._after(RESTED, "rest", self._rest)

    def _rest(self) -> None:
        """Show the text as it will be said; ask for the exact reading where there was only a guess."""
        report = self._report
        if report is None:
            return
        self._sheet.show_beside(report, self.rooms.files.limit_place(report))
        if not report.exact:
            pitch, checker, settings = report.pitch, self.rooms.checker, self.app.settings
            work = partial(checked, pitch, checker, settings)
            self.app.background.ask("draft check", work, self)

    def on_pitch_checked(self, event: PitchChecked) -> None:
        """Show the exact figures, unless more was written since."""
        if event.report.pitch.text == self._text.pitch.text:  # saving makes a new record of the same text
            self._report = event.report
            self._show()
            self._show_findings()
            if self._sheet.kana:
                self._rest()

    # Showing

    def _show(self) -> None:
        report, tr = self._report, self.tr
        if report is None:
            return
        self._sheet.show(report, self.rooms.files.limit_place(report))
        gauges = length_gauge(report, tr), time_gauge(report, self.app.settings.time.shortest_share, tr)
        lines = drawn(gauges, self.size.width - 2, self.app.signs)
        self.query_one("#gauges", Static).update(lines, layout=False)
        problem = self._text.problem
        line = self.query_one("#problem", Static)
        line.set_class(problem is not None, "-shown")
        if problem is not None:
            line.update(lit(f"! {self.app.sentence(problem)}"), layout=False)
        if report.exact:
            self._show_findings()

    def _show_findings(self, *, anew: bool = False) -> None:
        report = self._report
        if report is None:
            return
        listed = self.query_one(FindingList)
        if anew or report.findings != listed.found:
            listed.show(report.findings, self._where, self.tr)
        count = len(report.findings)
        words = (
            self.tr.plural("{count} finding", "{count} findings", count) if count else self.tr("no findings")
        )
        words += f"     {manner_words(report, self.tr)}" if report.estimate.seconds else ""
        if words != self._said_count:
            self._said_count = words
            self.query_one("#count", Static).update(lit(words), layout=False)

    def _where(self, finding: Finding) -> str:
        role = role_of_finding(self._text.pitch, finding)
        if self._sheet.plain or role is None:
            return self.tr("line {line}", line=finding.line)
        return self.tr.render(ROLE_NAMES[role])

    def _show_saved(self, error: PitchcoachError | None = None) -> None:
        if error is not None:
            words = self.tr("cannot save: {reason}", reason=error.message.values.get("reason", ""))
        elif self._keeper.waiting or self._keeper.new:
            words = self.tr("not saved yet")
        else:
            words = f"{self.app.signs.done} {self.tr('saved')}"
        style = "$quiet" if error is None else "$error"
        if words != self._said_saved:
            self._said_saved = words
            saved = self.query_one("#saved", Static)
            saved.set_class(error is not None, "-failed")
            saved.update(Content.assemble((words, style)), layout=False)

    # Saving

    def _save_soon(self) -> None:
        """Write in the background; a pitch without a file waits until its title is written to the end."""
        if self._keeper.new and self._sheet.values["title"].has_focus:
            return
        keeper = self._keeper

        def write() -> PitchKept | None:
            kept = keeper.write()
            return None if kept is None else PitchKept(kept)

        self.app.background.ask("draft save", write, self)

    def on_pitch_kept(self, event: PitchKept) -> None:
        """Tell what became of the words."""
        self._follow(event.kept)

    def _save(self, *, always: bool = False) -> Kept | None:
        """Write now what is not written yet; None when there is nothing to write."""
        self._collect()
        kept = self._keeper.write(always=always)
        if kept is not None:
            self._follow(kept)
        return kept

    def _follow(self, kept: Kept) -> None:
        """Follow the file to where it lies now, and say how it went."""
        self._text.lies(kept.pitch)
        self._show_saved(kept.error)
        self._tell(kept)

    def _tell(self, kept: Kept) -> None:
        """Tell what should be known: a failure once."""
        if kept.error is not None and not self._failing:
            self.app.tell_error(kept.error)
        elif kept.told is not None:
            self.app.tell(kept.told, "warning")
        self._failing = kept.error is not None

    def action_save(self) -> None:
        """Write now."""
        self._failing = False  # who asks is told again
        self._save(always=True)

    def on_unmount(self) -> None:
        """Lose no word, however the screen ends; let the variants of this pitch have the new ones."""
        self._collect()
        kept = self._keeper.write()
        if kept is not None:
            self._tell(kept)  # its widgets are gone already
        if self._begun.stamp != self._keeper.stamp:
            pitch, rooms, app = self.pitch, self.rooms, self.app
            app.background.ask("spread", lambda: PitchSpread(spread(pitch, rooms)), app)

    def step_back(self) -> bool:
        """Save before leaving; stay when the words could be kept nowhere."""
        kept = self._save()
        if kept is None or kept.error is None or kept.rescue is not None:
            return False
        self.app.ask(
            msg("These words could not be kept anywhere. Leave and lose them?"),
            self.app.pop_screen,
            yes=msg("Leave"),
            no=msg("Stay"),
        )
        return True

    def _saved(self) -> bool:
        kept = self._save(always=True)
        return kept is None or kept.error is None

    # Commands

    def action_mode(self) -> None:
        """Switch between the prompts and the plain file, at the same place."""
        self._save()
        if self._text.problem is not None:
            self.app.tell_error(self._text.problem)  # what cannot be read has no parts to show
            return
        index = self._sheet.cursor()
        self._sheet.turn()
        self._show()
        self._show_findings(anew=True)
        self._sheet.go_to(index)

    @on(FindingList.OptionSelected)
    def _finding_chosen(self, event: FindingList.OptionSelected) -> None:
        self._go_to(self.query_one(FindingList).found[event.option_index])

    def action_finding(self) -> None:
        """Go to the next finding."""
        finding = self.query_one(FindingList).step()
        if finding is None:
            self.app.tell(msg("There are no findings."))
        else:
            self._go_to(finding)

    def _go_to(self, finding: Finding) -> None:
        pitch = self._text.pitch
        role = role_of_finding(pitch, finding)
        if role is None and not self._sheet.plain:
            self.action_mode()  # only the plain file shows that place
        self._sheet.go_to(finding_index(pitch, finding), role)

    def action_kana(self) -> None:
        """Show the readings above the text as it will be said, or hide them."""
        self._sheet.kana = not self._sheet.kana
        self._rest()
        if self._sheet.has_class("-narrow"):
            self.app.tell(msg("There is room for it from {width} columns on; F3 shows it here.", width=WIDE))

    def action_rehearse(self) -> None:
        """Save, then open the round's preparation."""
        if self._saved():
            self.app.open_rehearsal(self._text.pitch.path)

    def action_editor(self) -> None:
        """Let the user's own editor change the file, then read it again."""
        with self.app.telling():
            command = editor_command()
            if self._saved():
                path = self._text.pitch.path
                self.app.run_outside([*command, str(path)])
                self._reload(self.rooms.files.load(path))

    def _reload(self, pitch: Pitch) -> None:
        """Show a file that was changed elsewhere."""
        self._keeper = Keeper(pitch, self.rooms)
        self._sheet.fill(Manuscript(pitch, self.rooms.files))
        self._count()
        self._show_saved()
