"""Plan: what is to be said on which day until the event, and what was said already?"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from rich.cells import cell_len, set_cell_size
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message as Event
from textual.widgets import Static

from pitchcoach.coach.rehearsing.plan import PlannedDay, Preparation
from pitchcoach.coach.rehearsing.plan_words import day_told, event_told, rungs_told, today_told
from pitchcoach.coach.rehearsing.planning import plans, set_event
from pitchcoach.i18n import msg
from pitchcoach.tui.ask_day import ask_day
from pitchcoach.tui.lit import lit, visible
from pitchcoach.tui.pitch_screen import PitchcoachScreen

if TYPE_CHECKING:
    from pitchcoach.model.history import DayFigures
    from pitchcoach.model.pitch import Pitch

_PAST_DAYS: Final = 5
"""Days of practice before today that are shown, the newest ones."""
_DAY: Final = 18
_ROUNDS: Final = 12

Piece = tuple[str, str] | str


class PlanRead(Event):
    """The plan was made; ``said`` are the days before today with a round."""

    def __init__(self, plan: Preparation | None, said: tuple[DayFigures, ...]) -> None:
        self.plan = plan
        self.said = said
        super().__init__()


class PlanScreen(PitchcoachScreen):
    """The plan of one pitch for its nearest event."""

    SCREEN = "plan"
    ABOUT = msg(
        "Each row is a day with its rounds, each round a sign: ✓ is said, · is still to be said. The plan is "
        "made anew from what was said, whenever you look: a day without a round changes it and means nothing "
        "else. d sets another day, Del takes the event away."
    )
    CSS_PATH = "plan.tcss"
    AUTO_FOCUS = "#days"

    def __init__(self, pitch: Pitch) -> None:
        super().__init__()
        self._pitch = pitch
        self._plan: Preparation | None = None

    def body(self) -> ComposeResult:
        """Lay out what is due above the days."""
        with Vertical(id="sheet"):
            yield Static(lit(self._pitch.title), id="title")
            yield Static(id="event")
            yield Static(id="due")
            with VerticalScroll(id="days", can_focus=True):
                yield Static()

    def on_screen_resume(self) -> None:
        """Plan anew: a round may have been said meanwhile."""
        self.app.background.ask("plan", self._read, self)

    def _read(self) -> PlanRead:
        path, today = self._pitch.path.absolute(), self.rooms.today()
        said = self.rooms.store().history(path, newest=0).days
        return PlanRead(plans(self.rooms, today).of(path), tuple(one for one in said if one.day < today))

    def on_plan_read(self, event: PlanRead) -> None:
        """Show the days until the event, and the last ones before today."""
        self._plan = plan = event.plan
        tr = self.tr
        head, due, days = self.query_one("#event", Static), self.query_one("#due", Static), Content("")
        if plan is None:
            head.update(lit(tr("No event is set. d sets its day.")))
            due.update("")
        else:
            when = f"{tr.render(day_told(plan.event.on))}   {tr.render(event_told(plan))}"
            head.update(lit(f"{plan.event.name}   {when}"))
            due.update(lit(tr.render(today_told(plan))))
            days = Content.assemble(
                *(piece for one in event.said[-_PAST_DAYS:] for piece in self._past(one)),
                *(piece for one in plan.days for piece in self._day(one, plan)),
            )
        self.query_one("#days > Static", Static).update(days)

    def _past(self, one: DayFigures) -> list[Piece]:
        done = f"{self.app.signs.done * one.rounds} {one.rounds}"
        return [(f"  {_cells(self.tr.render(day_told(one.day)), _DAY)}{done}\n", "$quiet")]

    def _day(self, one: PlannedDay, plan: Preparation) -> list[Piece]:
        tr, signs = self.tr, self.app.signs
        today, left = one.day == plan.today, (plan.event.on - one.day).days
        whole = one.done + len(one.rungs)
        counted = f"{one.done}/{whole}" if one.done else f"{whole}"
        rounds = f"{signs.done * one.done}{signs.empty * len(one.rungs)} {counted}"
        words = tr.render(rungs_told(one.rungs)) if one.rungs else tr("done")
        named = tr("today") if today else tr("event") if left == 0 else tr("the eve") if left == 1 else ""
        day = f"{tr.render(day_told(one.day))} {named}"
        line = f"{signs.now if today else ' '} {_cells(day, _DAY)}{_cells(rounds, _ROUNDS)}{visible(words)}\n"
        return [(line, "bold $now")] if today else [(line, "bold")] if left == 0 else [line]

    # Commands

    def action_rehearse(self) -> None:
        """Open the preparation of a round."""
        self.app.open_rehearsal(self._pitch.path)

    def action_day(self) -> None:
        """Ask for another day."""
        on = self._plan.event.on if self._plan else None
        ask_day(self.app, msg("On which day is the event? (12/2, Thursday, +5)"), on, self._set)

    def _set(self, on: date) -> None:
        with self.app.telling():
            set_event(self._pitch, on, self.tr("Event for {title}", title=self._pitch.title), self.rooms)
        self.on_screen_resume()

    def action_remove(self) -> None:
        """Ask, then delete the event; what was noted of it goes with it, and the rounds stay."""
        if self._plan is None:
            self.app.tell(msg("No event is set. d sets its day."))
            return
        self.app.ask(
            msg("Delete this event, with the people and notes that belong to it alone? The rounds stay."),
            self._remove,
            yes=msg("Delete"),
            no=msg("Keep"),
        )

    def _remove(self) -> None:
        with self.app.telling():
            if self._plan is not None and self._plan.event.id is not None:
                self.rooms.meetings().delete_event(self._plan.event.id)
        self.on_screen_resume()

    def action_close(self) -> None:
        """Go back."""
        self.app.pop_screen()


def _cells(text: str, width: int) -> str:
    return set_cell_size(text, width) if cell_len(text) < width else f"{text} "
