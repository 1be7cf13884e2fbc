"""Trim: what to leave out so that it fits, or where to say more? The user cuts, and takes back, at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.message import Message as Event
from textual.widgets import Static

from pitchcoach.coach.drafting.trim import apply, outcome, suggestions
from pitchcoach.i18n import msg
from pitchcoach.model.pitch import Pitch
from pitchcoach.model.trim import Candidate, CutSet, Trimming
from pitchcoach.tui.kinsoku import wrap
from pitchcoach.tui.lit import cell, lit
from pitchcoach.tui.pitch_screen import PitchcoachScreen
from pitchcoach.tui.screens.trim_rows import Row, cut_rows, mark, set_rows, totals
from pitchcoach.tui.screens.trim_text import cut_text, line_of
from pitchcoach.tui.widgets.table import RowTable

WIDE: Final = 110
"""From this many columns on the text stands beside the lists."""
_TOLD: Final = 0.1
"""Share of the work after which its progress is told again."""


class Suggested(Event):
    """What can be done about the length was found."""

    def __init__(self, pitch: Pitch, found: Trimming) -> None:
        self.pitch = pitch
        self.found = found
        super().__init__()


class Looking(Event):
    """So much of the work is done."""

    def __init__(self, share: float) -> None:
        self.share = share
        super().__init__()


class Measured(Event):
    """What the chosen cuts come to was measured."""

    def __init__(self, chosen: frozenset[Candidate], result: CutSet) -> None:
        self.chosen = chosen
        self.result = result
        super().__init__()


class _LeftError(Exception):
    """Nobody waits for the rest any more: the screen was closed, or the text is another."""


class Trim(PitchcoachScreen):
    """One pitch and its cuts; ``put`` is called with the changed pitch at once."""

    SCREEN = "trim"
    ABOUT = msg(
        "What could be left out so that the pitch fits both its length and its slot. The first list has sets "
        "of cuts, the second every single cut; Tab goes from one to the other. In the text, what is cut "
        "stands in [- -] and what comes instead in [+ +]. Nothing changes before you press Enter, and u "
        "takes it back."
    )
    CSS_PATH = "trim.tcss"

    def __init__(self, pitch: Pitch, put: Callable[[Pitch], None]) -> None:
        super().__init__()
        self._pitch = pitch
        self._put = put
        self._before: list[Pitch] = []
        self._found: Trimming | None = None
        self._chosen: frozenset[Candidate] = frozenset()
        self._result: CutSet | None = None
        self._gone = False

    def body(self) -> ComposeResult:
        """Lay out the sentence, the two lists, the text and what the choice comes to."""
        yield Static(id="sentence")
        with Horizontal(id="sheet"):
            with Vertical(id="lists"):
                yield RowTable(id="sets")
                yield RowTable(id="cuts")
            with VerticalScroll(id="text", can_focus=False):
                yield Static(id="words")
        yield Static(id="totals")

    def on_mount(self) -> None:
        """Begin to look."""
        self._look()

    def on_unmount(self) -> None:
        """End the work nobody waits for any more."""
        self._gone = True

    def on_resize(self, event: events.Resize) -> None:
        """Put the text below the lists where it is narrow."""
        super().on_resize(event)
        self.set_class(event.size.width < WIDE, "-narrow")
        self.call_after_refresh(self._fill)

    # Looking

    def _look(self) -> None:
        self._found, self._result, self._chosen = None, None, frozenset()
        self.query_one("#sentence", Static).update(lit(self.tr("Looking for what can be left out …")))
        self._fill()
        pitch, rooms, settings = self._pitch, self.rooms, self.app.settings
        told = 0.0

        def tick(share: float) -> None:
            nonlocal told
            if self._gone or pitch is not self._pitch:
                raise _LeftError
            if share >= told + _TOLD:
                told = share
                self.post_message(Looking(share))

        def work() -> Event | None:
            try:
                return Suggested(pitch, suggestions(pitch, rooms, settings, tick=tick))
            except _LeftError:
                return None

        self.app.background.ask("trim", work, self)

    def on_looking(self, event: Looking) -> None:
        """Tell how far it is, where it takes long enough to be read."""
        if self._found is None:
            told = self.tr(
                "Looking for what can be left out … {percent} %", percent=f"{event.share * 100:.0f}"
            )
            self.query_one("#sentence", Static).update(lit(told))

    def on_suggested(self, event: Suggested) -> None:
        """Show what was found; what belongs to an earlier text is passed over."""
        if event.pitch is not self._pitch:
            return
        self._found = event.found
        self.query_one("#sentence", Static).update(lit(self.tr.render(event.found.sentence)))
        self._fill()
        first = self.query_one("#sets" if event.found.sets or event.found.thin else "#cuts", RowTable)
        first.focus()
        if event.found.sets:
            self._choose(event.found.sets[0].candidates, event.found.sets[0])
        else:
            self._choose(())
        self.refresh_bindings()

    # Showing

    def _fill(self) -> None:
        """Fill both lists anew; the chosen rows stay."""
        found = self._found
        sets, cuts = self.query_one("#sets", RowTable), self.query_one("#cuts", RowTable)
        lists = self.query_one("#lists")
        lists.display = found is None or bool(found.sets or found.thin or found.candidates)
        lists.set_class(found is not None and not found.candidates, "-no-cuts")
        lists.set_class(found is not None and not (found.sets or found.thin), "-no-sets")
        with self.prevent(RowTable.RowHighlighted):
            here = [max(0, table.cursor_row) for table in (sets, cuts)]
            for table in (sets, cuts):
                table.clear(columns=True)
            if found is not None:
                _show_rows(sets, set_rows(found, self.app.signs, self.tr))
                _show_rows(cuts, cut_rows(found, self._chosen, self.tr))
            for table, row in zip((sets, cuts), here, strict=True):
                table.move_cursor(row=row)
        self._show_text()

    def _show_text(self) -> None:
        report = self._found.report if self._found else None
        words = self.query_one("#words", Static)
        words.update(lit("") if report is None else cut_text(report, self._chosen, self.tr))

    def _show_totals(self) -> None:
        told = self.tr("Nothing is chosen.") if self._found and self._found.candidates else ""
        if self._chosen and self._result is None:
            told = self.tr("{count} chosen …", count=len(self._chosen))
        elif self._chosen and self._result is not None:
            told = totals(self._result, self.app.signs, self.tr)
        self.query_one("#totals", Static).update(lit(told))

    # Choosing

    def _choose(self, candidates: Sequence[Candidate], result: CutSet | None = None) -> None:
        """Take these cuts as the choice; without a result they are measured."""
        self._chosen, self._result = frozenset(candidates), result
        found = self._found
        table = self.query_one("#cuts", RowTable)
        if found is not None:
            for row, candidate in enumerate(found.candidates):
                table.update_cell_at((row, 0), cell(mark(candidate, self._chosen)))  # type: ignore[arg-type]
        self._show_text()
        self._show_totals()
        if found is not None and result is None and self._chosen:
            work = partial(self._measure, self._chosen, found)
            self.app.background.ask("trim-totals", work, self)

    def _measure(self, chosen: frozenset[Candidate], found: Trimming) -> Event:
        ordered = [candidate for candidate in found.candidates if candidate in chosen]
        report = found.report
        settings = self.app.settings
        return Measured(chosen, outcome(report.pitch, ordered, self.rooms, settings, report.slot_seconds))

    def on_measured(self, event: Measured) -> None:
        """Show what the choice comes to, if it still is the choice."""
        if event.chosen == self._chosen:
            self._result = event.result
            self._show_totals()

    @on(RowTable.RowHighlighted, "#sets")
    def _set_chosen(self) -> None:
        found, row = self._found, self.query_one("#sets", RowTable).cursor_row
        if found is not None and 0 <= row < len(found.sets) and self._sets_have_focus:
            self._choose(found.sets[row].candidates, found.sets[row])

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Let the list that has the focus say what is chosen: the sets begin anew with their row."""
        if event.widget.id == "sets":
            self._set_chosen()

    @on(RowTable.RowHighlighted, "#cuts")
    def _go_to_cut(self) -> None:
        """Bring the words of a single cut into view."""
        found, row = self._found, self.query_one("#cuts", RowTable).cursor_row
        if found is None or self._sets_have_focus or not 0 <= row < len(found.candidates):
            return
        view = self.query_one("#text", VerticalScroll)
        before = line_of(found.report, self._chosen, found.candidates[row], self.tr)
        width = max(4, self.query_one("#words", Static).size.width)
        view.scroll_to(y=max(0, len(wrap(before, width)) - 2), animate=False)

    @property
    def _sets_have_focus(self) -> bool:
        return self.query_one("#sets", RowTable).has_focus

    # Commands

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what can be done now."""
        if action == "undo":
            return bool(self._before)
        if action in ("choose", "apply"):
            return bool(self._found and self._found.candidates)
        return True

    def action_choose(self) -> None:
        """Choose a single cut or keep its words; another cut of the same words gives way."""
        found, table = self._found, self.query_one("#cuts", RowTable)
        if found is None or not found.candidates:
            return
        if self._sets_have_focus:
            table.focus()
            return
        one = found.candidates[table.cursor_row]
        if one in self._chosen:
            self._choose(tuple(self._chosen - {one}))
        else:
            self._choose((*(c for c in self._chosen if not c.cut.touches(one.cut)), one))

    def action_apply(self) -> None:
        """Make the chosen cuts."""
        if not self._chosen:
            self.app.tell(msg("Nothing is chosen."))
            return
        with self.app.telling():
            count = len(self._chosen)
            changed = apply(self._pitch, [c.cut for c in self._chosen], self.rooms)
            self._before.append(self._pitch)
            self._take(changed)
            self.app.tell(msg("Cuts made: {count}. u takes them back.", count=count))

    def action_undo(self) -> None:
        """Put the text back as it was."""
        if self._before:
            self._take(self._before.pop())
            self.app.tell(msg("The words are back."))

    def _take(self, pitch: Pitch) -> None:
        self._pitch = pitch
        self._put(pitch)
        self._look()
        self.refresh_bindings()


def _show_rows(table: RowTable, rows: Sequence[Row]) -> None:
    """Show rows under their head, which is the first of them."""
    for head in rows[0]:
        table.add_column(head)
    for row in rows[1:]:
        table.add_row(*(cell(text) for text in row))
