"""One person: what is known, where you met, and what came of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from textual import events
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message as Event
from textual.widgets import Static

from pitchcoach.coach.meet import today as use_case
from pitchcoach.coach.meet.deleting import with_person
from pitchcoach.coach.meet.everything import Everything
from pitchcoach.coach.meet.today import CHANNEL_NAMES, STATE_NAMES
from pitchcoach.i18n import msg
from pitchcoach.model.meet import Encounter, Person, Talk, Touch
from pitchcoach.model.meet import Event as Evening
from pitchcoach.tui.lit import lit, visible
from pitchcoach.tui.pitch_screen import PitchcoachScreen
from pitchcoach.tui.screens.meet.words import category_words, day_words, firm_words, labelled, who_words
from pitchcoach.tui.widgets.row_list import RowList
from pitchcoach.tui.words import clock


@dataclass(frozen=True, slots=True)
class Known:
    """All that is known of somebody."""

    person: Person
    """Who it is."""
    met: tuple[tuple[Evening, Encounter], ...]
    """Where, the latest first."""
    talks: tuple[Talk, ...]
    """One-to-ones, newest first."""
    touches: tuple[Touch, ...]
    """Every time of getting in touch, the latest day first."""


class PersonRead(Event):
    """It was read."""

    def __init__(self, known: Known) -> None:
        self.known = known
        super().__init__()


class PersonScreen(PitchcoachScreen):
    """All that is known of one person."""

    SCREEN = "person"
    ABOUT = msg(
        "All that is known of somebody: the card, what was noted at each event, the one-to-ones, and below "
        "every time you got in touch or will. An answer that came is told with a."
    )
    CSS_PATH = "meet.tcss"

    def __init__(self, person: Person) -> None:
        super().__init__()
        self._person = person
        self._known: Known | None = None

    @property
    def number(self) -> int:
        """The person's number."""
        return self._person.id or 0

    def body(self) -> ComposeResult:
        """Lay out the card, the history, and the touches."""
        yield Static(id="title", classes="title")
        with VerticalScroll(id="card", can_focus=False):
            yield Static(id="about")
            yield Static(id="history")
        yield RowList(id="table")

    def on_mount(self) -> None:
        """Show what is known already."""
        self.query_one(RowList).focus()
        self._head(self._person)

    def on_screen_resume(self) -> None:
        """Read it again."""
        self._reload()

    def _reload(self) -> None:
        self.app.background.ask("person", self._read, self)

    def _read(self) -> PersonRead | None:
        meetings = self.rooms.meetings()
        person = meetings.person(self.number)
        if person is None:
            return None
        where = {event.id: event for event in meetings.events()}
        met = [(where[one.event_id], one) for one in meetings.encounters(person_id=self.number)]
        talks, touches = meetings.talks(person_id=self.number), meetings.touches(person_id=self.number)
        return PersonRead(Known(person, tuple(reversed(met)), tuple(talks), tuple(reversed(touches))))

    def on_person_read(self, event: PersonRead) -> None:
        """Show it."""
        self._known = event.known
        self._person = event.known.person
        self._show()

    def on_resize(self, event: events.Resize) -> None:
        """Let columns follow the width."""
        super().on_resize(event)
        self.call_after_refresh(self._show)

    # Showing

    def _head(self, person: Person) -> None:
        tr = self.tr
        self.query_one("#title", Static).update(lit(f"{who_words(person)}   {firm_words(person)}"))
        rows = (
            (tr("Line"), person.line),
            (tr("Customer"), category_words(person.category, tr)),
            (tr("E-mail"), person.email),
            (tr("Phone"), person.phone),
            (tr("Address"), person.address),
            (tr("Contact"), tr("nothing more is sent (t changes it)") if person.quiet else ""),
        )
        self.query_one("#about", Static).update(labelled(rows, 10))

    def _show(self) -> None:
        known = self._known
        if known is None:
            return
        tr, today = self.tr, self.rooms.today()
        self._head(known.person)
        parts: list[str | tuple[str, str]] = []
        for event, one in known.met:
            parts.append((f"{day_words(event.on, today, tr)} {visible(event.name)}", "bold"))
            noted = (
                (tr("Note"), one.note),
                (tr("Why here?"), one.why_here),
                (tr("I can do"), one.can_do),
                (tr("Promised"), one.promised),
            )
            said = [f"{label}: {visible(text)}" for label, text in noted if text]
            said += [tr("talked")] * one.talked + [tr("same trade")] * one.same_trade
            for talk in known.talks:
                if talk.event_id == event.id:
                    said.append(self._talk(talk))
            parts.append("".join(f"\n  {line}" for line in said) + "\n")
        parts += [self._talk(talk) + "\n" for talk in known.talks if talk.event_id is None]
        self.query_one("#history", Static).update(Content.assemble(*parts))
        table = self.query_one(RowList)
        width = table.size.width or self.size.width
        columns = [(tr("Day"), 11), (tr("Through"), 14), (tr("State"), 10)]
        columns.append((tr("Text"), max(8, width - sum(cells + 2 for _, cells in columns) - 3)))
        table.show(columns, len(known.touches), self._cells, table.cursor_row)

    def _talk(self, talk: Talk) -> str:
        words = self.tr(
            "one-to-one: they {theirs}, you {mine}", theirs=clock(talk.theirs), mine=clock(talk.mine)
        )
        return "   ".join(filter(None, (words, visible(talk.next_step))))

    def _cells(self, at: int) -> list[str]:
        touch = self._known.touches[at] if self._known else None
        if touch is None:
            return []
        tr, signs = self.tr, self.app.signs
        day = touch.done_at.astimezone().date() if touch.done_at else touch.due
        sign = {"due": signs.short, "done": signs.done, "answered": signs.fits, "dropped": signs.empty}
        state = f"{sign[touch.state]} {tr.render(STATE_NAMES[touch.state])}"
        through = tr.render(CHANNEL_NAMES[touch.channel])
        return [day_words(day, self.rooms.today(), tr), through, state, touch.text or touch.step]

    # Commands

    def action_edit(self) -> None:
        """Change what is known."""
        from pitchcoach.tui.screens.meet.person_form import PersonForm

        self.app.push_screen(PersonForm(self._person, lambda changed: self._reload()))

    def action_answered(self) -> None:
        """An answer came."""
        self._put(use_case.answered)

    def action_done(self) -> None:
        """It was done."""
        self._put(use_case.done)

    def action_reopen(self) -> None:
        """It is still to be done: the last key was a slip."""
        self._put(lambda touch, now: use_case.reopened(touch))

    def _put(self, change: Callable[[Touch, datetime], Touch]) -> None:
        at = self.query_one(RowList).cursor_row
        touches = self._known.touches if self._known else ()
        if 0 <= at < len(touches):
            with self.app.telling():
                self.rooms.meetings().put_touch(change(touches[at], datetime.now(UTC)))
            self._reload()

    def action_quiet(self) -> None:
        """Send nothing more, or send again."""
        with self.app.telling():
            self.rooms.meetings().put_person(replace(self._person, quiet=not self._person.quiet))
        self._reload()

    def action_talk(self) -> None:
        """Begin a one-to-one."""
        self.app.open_one_to_one(None, self._person)

    def action_export(self) -> None:
        """Write this person into a file."""
        from pitchcoach.tui.screens.meet.taking_along import take_along

        known = self._known
        if known is not None:
            met = tuple(one for _, one in reversed(known.met))
            events = tuple(event for event, _ in known.met)
            all_of_it = Everything(events, (known.person,), met, known.talks, tuple(reversed(known.touches)))
            take_along(self.app, all_of_it, f"{self.rooms.shelf.stem(known.person.name)}.vcf")

    def action_delete(self) -> None:
        """Ask, then delete all that is known of them."""
        with self.app.telling():
            going = with_person(self.rooms.meetings(), self.number)
            self.app.ask(
                msg(
                    "Delete {name} with {notes} notes, {talks} one-to-ones and {touches} messages? They "
                    "cannot be brought back.",
                    name=self._person.name,
                    notes=going.notes,
                    talks=going.talks,
                    touches=going.touches,
                ),
                self._delete,
                yes=msg("Delete"),
                no=msg("Keep"),
            )

    def _delete(self) -> None:
        with self.app.telling():
            self.rooms.meetings().delete_person(self.number)
            self.app.pop_screen()
