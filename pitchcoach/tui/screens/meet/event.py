"""One event: why do I go, with what, and who will be there?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from textual import events, on
from textual.app import ComposeResult
from textual.message import Message as Event
from textual.widgets import Static

from pitchcoach.coach.meet.everything import everything
from pitchcoach.coach.meet.importing import take_over
from pitchcoach.coach.meet.listed import Row
from pitchcoach.coach.meet.name_lines import person_of
from pitchcoach.coach.meet.people import Suggestion, suggestions
from pitchcoach.coach.rehearsing.plan_words import today_told
from pitchcoach.coach.rehearsing.planning import plans
from pitchcoach.i18n import Message, msg
from pitchcoach.model.meet import EVENT_KINDS, Encounter, Person
from pitchcoach.model.meet import Event as Evening
from pitchcoach.tui.lit import lit
from pitchcoach.tui.screens.meet.list_screen import ListScreen
from pitchcoach.tui.screens.meet.pitch_names import pitch_names
from pitchcoach.tui.screens.meet.words import category_words, day_words, labelled, when_words
from pitchcoach.tui.widgets.row_list import RowList
from pitchcoach.tui.words import seconds_words

_NAME: Final = 18
_KIND: Final = 11


@dataclass(frozen=True, slots=True)
class EventState:
    """What the screen shows."""

    event: Evening
    """The event."""
    people: tuple[Person, ...]
    """In the order of the list."""
    encounters: tuple[Encounter, ...]
    """In the same order."""
    same: tuple[Suggestion, ...]
    """Who of them may be known already."""
    pitch: str
    """What the pitch is called; empty without one."""
    plan: Message | None
    """What is to be practised today; None after the event, or without a pitch."""


class EventRead(Event):
    """The event was read."""

    def __init__(self, state: EventState) -> None:
        self.state = state
        super().__init__()


class EventScreen(ListScreen):
    """One event and its list."""

    SCREEN = "event"
    ABOUT = msg(
        "The purpose stands on top: read it before you enter the room. A list of participants can be pasted "
        "here as it is (from a spreadsheet, an e-mail, one name a line) or read from a file. Enter begins to "
        "note at the chosen person."
    )

    def __init__(self, evening: Evening) -> None:
        super().__init__()
        self._evening = evening
        self._state: EventState | None = None
        self.wanted: int | None = None
        """The person to choose when the list is read next."""

    @property
    def number(self) -> int:
        """The event's number."""
        return self._evening.id or 0

    def body(self) -> ComposeResult:
        """Lay out what the event is, and the list."""
        yield Static(id="title", classes="title")
        yield Static(id="about")
        yield Static(id="count")
        yield RowList(id="table")
        yield Static(id="empty")

    def on_mount(self) -> None:
        """Show what is known already."""
        super().on_mount()
        self._head(None)

    def on_screen_resume(self) -> None:
        """Read it again: the user comes back from somewhere that may have changed it."""
        self._reload()

    def _reload(self) -> None:
        self.app.background.ask("event", self._read, self)

    def _read(self) -> EventRead | None:
        import pitchcoach.tui.screens.meet.noting  # noqa: F401  # loaded here, Enter is followed by letters at once

        meetings, today = self.rooms.meetings(), self.rooms.today()
        event = meetings.event(self.number)
        if event is None:
            return None
        people = tuple(meetings.people(self.number))
        here = {person.id or 0 for person in people}
        same = suggestions(meetings.people(), here, meetings.apart())
        plan = None
        if event.variant is not None and event.on >= today:
            preparations = plans(self.rooms, today).preparations
            plan = next((today_told(one) for one in preparations if one.event.id == event.id), None)
        encounters = tuple(meetings.encounters(event_id=self.number))
        pitch = "" if event.variant is None else pitch_names(self.app).get(event.variant, event.variant.stem)
        return EventRead(EventState(event, people, encounters, same, pitch, plan))

    def on_event_read(self, event: EventRead) -> None:
        """Show it."""
        self._state = event.state
        self._evening = event.state.event
        self.show_list()

    # Showing

    def _head(self, state: EventState | None) -> None:
        tr, one, today = self.tr, self._evening, self.rooms.today()
        title = f"{one.name}   {day_words(one.on, today, tr)}   {when_words(one.on, today, tr)}"
        self.query_one("#title", Static).update(lit(title))
        purpose = one.purpose or tr("none yet: why do you go? e writes it down")
        slot = seconds_words(one.slot_seconds, tr)
        kind = f"{tr.render(EVENT_KINDS[one.kind])}   {slot}"
        pitch = tr("none chosen yet (e)")
        if one.variant is not None:
            pitch = state.pitch if state is not None else one.variant.stem
        if state is not None and state.plan is not None:
            pitch += f"   {tr.render(state.plan)}"
        rows = (
            (tr("Purpose"), purpose),
            (tr("Pitch"), pitch),
            (tr("Kind"), kind + (f"   {one.place}" if one.place else "")),
        )
        self.query_one("#about", Static).update(labelled(rows, 10))

    def show_list(self) -> None:
        """Show what was read."""
        state = self._state
        if state is None:
            return
        tr, table = self.tr, self.query_one(RowList)
        self._head(state)
        self.fill(
            len(state.people),
            tr(
                "Nobody on the list yet.\n\nPaste a list here as it is, or press\n"
                "i      to read one from a file or to paste it\n"
                "Enter  to begin noting: write a name as soon as somebody speaks"
            ),
        )
        noted = sum(one.noted for one in state.encounters)
        count = tr.plural(
            "{count} person, {noted} noted", "{count} people, {noted} noted", len(state.people), noted=noted
        )
        if state.same:
            count += "   " + tr(
                "{sign} {count} may be known already: k looks",
                sign=self.app.signs.long,
                count=len(state.same),
            )
        self.query_one("#count", Static).update(lit(count) if state.people else "")
        width = table.size.width or self.size.width
        firm = 18 if width < 100 else 26
        columns = [("", 1), (tr("Name"), _NAME), (tr("Firm, trade"), firm), (tr("Customer"), _KIND)]
        columns.append((tr("Note"), max(10, width - sum(cells + 2 for _, cells in columns) - 3)))
        numbers = [person.id for person in state.people]
        cursor = numbers.index(self.wanted) if self.wanted in numbers else table.cursor_row
        self.wanted = None
        table.show(columns, len(state.people), self._cells, cursor)

    def _cells(self, at: int) -> list[str]:
        state = self._state
        if state is None:
            return []
        person, one = state.people[at], state.encounters[at]
        firm = "  ".join(filter(None, (person.firm, person.trade)))
        note = "  ".join(filter(None, (one.note, one.promised)))
        sign = self.app.signs.done if one.noted else " "
        return [sign, person.name, firm, category_words(person.category, self.tr), note]

    @property
    def _current(self) -> Person | None:
        at = self.query_one(RowList).cursor_row
        people = self._state.people if self._state else ()
        return people[at] if 0 <= at < len(people) else None

    # Commands

    @on(RowList.RowSelected)
    def action_note(self) -> None:
        """Begin to note at the chosen person."""
        from pitchcoach.tui.screens.meet.noting import Noting

        state = self._state
        if state is not None:
            at = self.query_one(RowList).cursor_row
            self.app.push_screen(Noting(state.event, state.people, state.encounters, at))

    def on_paste(self, event: events.Paste) -> None:
        """Take a pasted list."""
        event.stop()
        self._paste(event.text)

    def action_import(self) -> None:
        """Paste a list, or read one from a file."""
        self._paste("")

    def _paste(self, text: str) -> None:
        from pitchcoach.tui.screens.meet.pasting import Pasting

        self.app.push_screen(Pasting(self._evening, text))

    def action_add(self) -> None:
        """Ask for one name."""
        from pitchcoach.tui.prompt import Prompt

        def add(line: str | None) -> None:
            person = person_of(line) if line else None
            if person is not None:
                with self.app.telling():
                    new = take_over(self.rooms.meetings(), self.number, (Row(person),)).people
                    self.wanted = new[0].id if new else None
                self._reload()

        question = msg("Who? A name, and the firm after it if you know it.")
        self.app.push_screen(Prompt(question, "", _a_name), add)

    def action_person(self) -> None:
        """See all that is known of somebody."""
        if one := self._current:
            self.wanted = one.id
            self.app.open_person(one)

    def action_talk(self) -> None:
        """Begin a one-to-one with somebody."""
        one = self._current
        self.wanted = one.id if one else None
        self.app.open_one_to_one(self._evening, one)

    def action_rehearse(self) -> None:
        """Rehearse the pitch for this event."""
        if self._evening.variant is None:
            self.app.tell(msg("No pitch is chosen for this event yet; e chooses one."))
        else:
            self.app.open_rehearsal(self._evening.variant)

    def action_edit(self) -> None:
        """Change the event."""
        from pitchcoach.tui.screens.meet.event_form import EventForm

        self.app.push_screen(EventForm(self._evening, lambda changed: self._reload()))

    def action_export(self) -> None:
        """Write this event and its people into a file."""
        from pitchcoach.tui.screens.meet.taking_along import take_along

        with self.app.telling():
            name = f"{self.rooms.shelf.stem(self._evening.name)}.csv"
            take_along(self.app, everything(self.rooms.meetings(), self.number), name)

    def action_same(self) -> None:
        """See who may be known already."""
        if self._state is None or not self._state.same:
            self.app.tell(msg("Nobody here seems to be known from elsewhere."))
        else:
            from pitchcoach.tui.screens.meet.same import Same

            self.app.push_screen(Same(self._state.same))


def _a_name(value: str) -> Message | None:
    return None if person_of(value) else msg("Write a name, or press Esc.")
