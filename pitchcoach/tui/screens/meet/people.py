"""People: everybody met so far, found by a few letters."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from textual import on
from textual.app import ComposeResult
from textual.message import Message as Event
from textual.widgets import Static

from pitchcoach.coach.library import folded
from pitchcoach.coach.meet.deleting import with_all
from pitchcoach.coach.meet.everything import everything
from pitchcoach.coach.meet.people import Suggestion, suggestions
from pitchcoach.i18n import msg
from pitchcoach.model.meet import Person
from pitchcoach.tui.lit import lit
from pitchcoach.tui.screens.meet.list_screen import ListScreen
from pitchcoach.tui.screens.meet.words import category_words, day_words
from pitchcoach.tui.widgets.row_list import RowList
from pitchcoach.tui.widgets.text import LineInput


@dataclass(frozen=True, slots=True)
class PeopleState:
    """What the screen shows."""

    people: tuple[Person, ...]
    """By reading, else by name."""
    last: Mapping[int, date]
    """The day on which somebody was met last."""
    heaps: Mapping[int, str]
    """What a search looks at."""
    same: tuple[Suggestion, ...]
    """Who may be one person."""


class PeopleRead(Event):
    """The people were read."""

    def __init__(self, state: PeopleState) -> None:
        self.state = state
        super().__init__()


class People(ListScreen):
    """Everybody."""

    SCREEN = "people"
    ABOUT = msg(
        "Everybody you met, by reading. / finds somebody by a few letters of the name, the firm, the trade "
        "or what you noted. k shows who may stand here twice."
    )
    AUTO_FOCUS = "#table"

    def __init__(self) -> None:
        super().__init__()
        self._state: PeopleState | None = None
        self._found: list[Person] = []
        self._words = ""

    def body(self) -> ComposeResult:
        """Lay out the head and the list."""
        yield Static(id="head")
        yield RowList(id="table")
        yield Static(id="empty")

    def on_screen_resume(self) -> None:
        """Read it again."""
        self._reload()

    def _reload(self) -> None:
        self.app.background.ask("people", self._read, self)

    def _read(self) -> PeopleRead:
        meetings = self.rooms.meetings()
        people = tuple(meetings.people())
        days = {event.id: event.on for event in meetings.events()}
        heaps = {
            one.id or 0: "\n".join((one.name, one.reading, one.firm, one.trade, one.line)) for one in people
        }
        last: dict[int, date] = {}
        for met in meetings.encounters():
            last[met.person_id] = max(last.get(met.person_id, date.min), days[met.event_id])
            heaps[met.person_id] += "\n".join(("", met.note, met.why_here, met.can_do, met.promised))
        folded_heaps = {number: folded(heap) for number, heap in heaps.items()}
        return PeopleRead(
            PeopleState(people, last, folded_heaps, suggestions(people, apart=meetings.apart()))
        )

    def on_people_read(self, event: PeopleRead) -> None:
        """Show them."""
        self._state = event.state
        self.show_list()

    def show_list(self) -> None:
        """Show what was read."""
        state, tr = self._state, self.tr
        if state is None:
            return
        wanted = folded(self._words).split()
        self._found = [
            one for one in state.people if all(word in state.heaps[one.id or 0] for word in wanted)
        ]
        head = tr.plural("{count} person", "{count} people", len(state.people))
        if wanted:
            head += "   " + tr("{count} found", count=len(self._found))
        if state.same:
            head += "   " + tr(
                "{sign} {count} may stand here twice: k looks",
                sign=self.app.signs.long,
                count=len(state.same),
            )
        self.query_one("#head", Static).update(lit(head))
        self.fill(
            len(state.people),
            tr("Nobody yet.\n\nPeople come in with the list of an event, or while you note. Esc goes back."),
        )
        table = self.query_one(RowList)
        width = table.size.width or self.size.width
        columns = [(tr("Name"), 18), (tr("Customer"), 11), (tr("Last met"), 11)]
        left = width - sum(cells + 2 for _, cells in columns) - 3
        firm = max(12, min(26, left // 2))
        columns[1:1] = [(tr("Firm"), firm), (tr("Trade"), max(8, left - firm - 4))]
        table.show(columns, len(self._found), self._cells, table.cursor_row)

    def _cells(self, at: int) -> list[str]:
        one = self._found[at]
        last = self._state.last.get(one.id or 0) if self._state else None
        met = day_words(last, self.rooms.today(), self.tr) if last else "–"
        return [one.name, one.firm, one.trade, category_words(one.category, self.tr), met]

    # Commands

    @on(RowList.RowSelected)
    def action_open(self) -> None:
        """See all that is known of somebody."""
        at = self.query_one(RowList).cursor_row
        if 0 <= at < len(self._found):
            self.app.open_person(self._found[at])

    def action_find(self) -> None:
        """Let the user type letters."""
        if not self.query("#find"):
            field = LineInput(id="find", placeholder=self.tr("letters to look for; Esc shows all again"))
            self.mount(field, before="#table")
        self.query_one("#find").focus()

    def on_input_changed(self, event: LineInput.Changed) -> None:
        """Show who has the letters."""
        self._words = event.value
        self.show_list()

    def on_input_submitted(self) -> None:
        """Go to the list of those found."""
        self.query_one(RowList).focus()

    def step_back(self) -> bool:
        """End the search first."""
        if not self.query("#find"):
            return False
        self.query_one("#find").remove()
        self._words = ""
        self.show_list()
        self.query_one(RowList).focus()
        return True

    def action_same(self) -> None:
        """See who may stand here twice."""
        if self._state is None or not self._state.same:
            self.app.tell(msg("Nobody seems to stand here twice."))
        else:
            from pitchcoach.tui.screens.meet.same import Same

            self.app.push_screen(Same(self._state.same))

    def action_export(self) -> None:
        """Write everything into a file."""
        from pitchcoach.tui.screens.meet.taking_along import take_along

        with self.app.telling():
            take_along(self.app, everything(self.rooms.meetings()), "pitchcoach-people.vcf")

    def action_delete_all(self) -> None:
        """Ask, then delete every event and everything about people."""
        with self.app.telling():
            going = with_all(self.rooms.meetings())
            self.app.ask(
                msg(
                    "Delete everything about people: {events} events, {people} people, {notes} notes? Your "
                    "pitches and rounds stay; the rest cannot be brought back.",
                    events=going.events,
                    people=going.people,
                    notes=going.notes,
                ),
                self._delete_all,
                yes=msg("Delete everything"),
                no=msg("Keep"),
            )

    def _delete_all(self) -> None:
        with self.app.telling():
            self.rooms.meetings().delete_all()
        self._reload()
