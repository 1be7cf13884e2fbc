"""Events: where do I go next, and what has worked? The evenings, and to what each pitch led."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from rich.cells import cell_len
from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message as Event
from textual.widgets import Static

from pitchcoach.coach.meet.deleting import with_event
from pitchcoach.coach.meet.events import next_event
from pitchcoach.coach.meet.everything import everything
from pitchcoach.coach.meet.overview import Overview, due, overviews, people_of
from pitchcoach.coach.meet.worked import Worked, worked
from pitchcoach.config.followup import load_pattern
from pitchcoach.i18n import msg
from pitchcoach.model.meet import EVENT_KINDS
from pitchcoach.model.meet import Event as Evening
from pitchcoach.tui.lit import visible
from pitchcoach.tui.screens.meet.list_screen import ListScreen
from pitchcoach.tui.screens.meet.pitch_names import pitch_names
from pitchcoach.tui.screens.meet.words import day_words, when_words
from pitchcoach.tui.widgets.row_list import RowList, fitted

WIDE: Final = 100
"""From this many columns on the kind and the purpose stand in the list, too."""
_NAME: Final = 20


@dataclass(frozen=True, slots=True)
class EventsState:
    """What the screen shows."""

    overviews: tuple[Overview, ...]
    """The latest day first."""
    worked: tuple[Worked, ...]
    """What each variant led to; only those of events with people."""
    due: int
    """How many people are to be got in touch with today."""
    names: Mapping[Path, str]
    """What the pitches are called."""


class EventsRead(Event):
    """The events were read."""

    def __init__(self, state: EventsState) -> None:
        self.state = state
        super().__init__()


class Events(ListScreen):
    """All events."""

    SCREEN = "events"
    ABOUT = msg(
        "Every event, the latest day first, with how many people stand on its list and of how many something "
        "was noted. Below it what each pitch led to: counts, because of a few people no percentage is worth "
        "anything."
    )

    def __init__(self) -> None:
        super().__init__()
        self._state: EventsState | None = None
        self._wanted: int | None = None

    def body(self) -> ComposeResult:
        """Lay out a sentence, the list, and what worked."""
        yield Static(id="head")
        yield RowList(id="table")
        yield Static(id="empty")
        with VerticalScroll(id="worked", can_focus=False):
            yield Static(id="worked-table")

    def on_screen_resume(self) -> None:
        """Read it all again: the user comes back from somewhere that may have changed it."""
        self._reload()

    def _reload(self) -> None:
        self.app.background.ask("events", self._read, self)

    def _read(self) -> EventsRead:
        meetings, rooms = self.rooms.meetings(), self.rooms
        pattern = load_pattern(rooms.locations.followup, self.tr.locale)
        waiting = people_of(due(meetings, pattern, rooms.today()))
        led = tuple(one for one in worked(meetings) if one.people)
        return EventsRead(EventsState(overviews(meetings), led, waiting, pitch_names(self.app)))

    def on_events_read(self, event: EventsRead) -> None:
        """Show them."""
        self._state = event.state
        self.show_list()

    # Showing

    def show_list(self) -> None:
        """Show what was read."""
        state = self._state
        if state is None:
            return
        tr, table = self.tr, self.query_one(RowList)
        self.query_one("#head", Static).update(self._head(state))
        self.fill(
            len(state.overviews),
            tr(
                "No event yet.\n\nn  begin one: its day makes the practice plan, its purpose stands "
                "above your notes\no  practise a one-to-one with a made-up partner"
            ),
        )
        width = table.size.width or self.size.width
        heads = [(tr("Day"), 11), (tr("How far"), 10), (tr("People"), 12)]
        if self.size.width >= WIDE:
            heads.insert(2, (tr("Kind"), 24))
        used = sum(cells + 2 for _, cells in heads)
        name = max(_NAME, min(34, width - used - 2))
        columns = [heads[0], (tr("Name"), name), *heads[1:]]
        left = width - used - name - 4
        if left >= _NAME:
            columns.append((tr("Purpose"), left))
        ids = [one.event.id for one in state.overviews]
        cursor = ids.index(self._wanted) if self._wanted in ids else table.cursor_row
        self._wanted = None
        table.show(columns, len(state.overviews), lambda at: self._cells(at)[: len(columns)], cursor)
        self.query_one("#worked").display = bool(state.worked)
        self.query_one("#worked-table", Static).update(self._worked(state.worked))

    def _head(self, state: EventsState) -> Content:
        tr, today = self.tr, self.rooms.today()
        parts = [tr.plural("{count} event", "{count} events", len(state.overviews))]
        coming = next_event([one.event for one in state.overviews], today)
        if coming is not None:
            parts.append(f"{visible(coming.name)} {when_words(coming.on, today, tr)}")
        if state.due:
            parts.append(tr("{count} to get in touch with today", count=state.due))
        return Content("   ".join(parts))

    def _cells(self, at: int) -> list[str]:
        one = self._state.overviews[at] if self._state else None
        if one is None:
            return []
        tr, event, today = self.tr, one.event, self.rooms.today()
        people = tr("{listed}, {noted} noted", listed=one.listed, noted=one.noted) if one.listed else "–"
        cells = [day_words(event.on, today, tr), event.name, when_words(event.on, today, tr)]
        if self.size.width >= WIDE:
            cells.append(tr.render(EVENT_KINDS[event.kind]))
        return [*cells, people, event.purpose]

    def _worked(self, led: tuple[Worked, ...]) -> Content:
        tr = self.tr
        heads = (
            tr("Events"),
            tr("People"),
            tr("Talks"),
            tr("1-to-1"),
            tr("Contacted"),
            tr("Answers"),
        )
        counts = [
            [
                str(n)
                for n in (one.events, one.people, one.talks, one.one_to_ones, one.follow_ups, one.answers)
            ]
            for one in led
        ]
        widths = [2 + max(map(cell_len, column)) for column in zip(heads, *counts, strict=True)]
        name = max(_NAME, min(40, self.size.width - 4 - sum(widths)))
        lines: list[str | tuple[str, str]] = [(_counted(tr("What worked"), name, heads, widths), "$quiet")]
        for one, row in zip(led, counts, strict=True):
            lines.append(f"\n{_counted(self._variant(one.variant), name, row, widths)}")
        return Content.assemble(*lines)

    def _variant(self, variant: Path | None) -> str:
        if variant is None:
            return self.tr("without a pitch")
        return self._state.names.get(variant, variant.stem) if self._state else variant.stem

    @property
    def _current(self) -> Evening | None:
        at = self.query_one(RowList).cursor_row
        found = self._state.overviews if self._state else ()
        return found[at].event if 0 <= at < len(found) else None

    # Commands

    @on(RowList.RowSelected)
    def action_open(self) -> None:
        """Open the event, or begin the first one."""
        if one := self._current:
            self._open(one)
        else:
            self.action_new()

    def _open(self, one: Evening) -> None:
        self._wanted = one.id
        self.app.open_event(one)

    def action_new(self) -> None:
        """Begin a new event."""
        self._form(None, self._open)

    def action_edit(self) -> None:
        """Change the event."""
        if one := self._current:
            self._form(one, lambda changed: self._reload())

    def _form(self, one: Evening | None, then: Callable[[Evening], None]) -> None:
        from pitchcoach.tui.screens.meet.event_form import EventForm

        self.app.push_screen(EventForm(one, then))

    def action_today(self) -> None:
        """See whom to get in touch with."""
        self.app.open_today()

    def action_people(self) -> None:
        """See everybody met so far."""
        self.app.open_people()

    def action_talk(self) -> None:
        """Practise a one-to-one."""
        self.app.open_one_to_one()

    def action_export(self) -> None:
        """Write everything into a file."""
        from pitchcoach.tui.screens.meet.taking_along import take_along

        with self.app.telling():
            take_along(self.app, everything(self.rooms.meetings()), "pitchcoach-people.csv")

    def action_delete(self) -> None:
        """Ask, then delete the event and what hangs on it."""
        one = self._current
        if one is None or one.id is None:
            return
        number = one.id
        with self.app.telling():
            going = with_event(self.rooms.meetings(), number)
            self.app.ask(
                msg(
                    "Delete {name} with its notes ({notes}) and the people met only there ({people})? They "
                    "cannot be brought back.",
                    name=one.name,
                    notes=going.notes,
                    people=going.people,
                ),
                lambda: self._delete(number),
                yes=msg("Delete"),
                no=msg("Keep"),
            )

    def _delete(self, number: int) -> None:
        with self.app.telling():
            self.rooms.meetings().delete_event(number)
        self._reload()


def _counted(label: str, cells: int, counts: Sequence[str], widths: Sequence[int]) -> str:
    """Return a row of a table: a label, and counts under each other's ends."""
    ends = (" " * (width - cell_len(count)) + count for count, width in zip(counts, widths, strict=True))
    return fitted(label, cells) + "".join(ends)
