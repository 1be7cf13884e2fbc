"""Two entries that may be one person: side by side, with the reason. Only the user makes them one."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from pitchcoach.coach.meet.people import Suggestion
from pitchcoach.i18n import msg
from pitchcoach.model.meet import Encounter, Person
from pitchcoach.tui.lit import lit, visible
from pitchcoach.tui.pitch_screen import PitchcoachScreen
from pitchcoach.tui.screens.meet.words import day_words, firm_words, who_words


class Same(PitchcoachScreen):
    """One suggestion after the other."""

    SCREEN = "same"
    ABOUT = msg(
        "These two entries may be one person. Enter makes them one: the earlier entry stays, empty fields "
        "are filled, and what was noted of both is kept. n says that they are two people."
    )
    CSS_PATH = "meet.tcss"

    def __init__(self, found: Sequence[Suggestion]) -> None:
        super().__init__()
        self._left = list(found)

    def body(self) -> ComposeResult:
        """Lay out the reason above the two."""
        yield Static(id="title", classes="title")
        yield Static(id="reason")
        yield Static(id="pair")

    def on_mount(self) -> None:
        """Show the first."""
        self._show()

    def on_resize(self, event: events.Resize) -> None:
        """Draw it anew."""
        super().on_resize(event)
        self._show()

    def _show(self) -> None:
        if not self._left:
            return
        one, tr = self._left[0], self.tr
        self.query_one("#title", Static).update(
            lit(tr("One person? {count} to look at", count=len(self._left)))
        )
        sign = self.app.signs.fits if one.certain else self.app.signs.short
        sure = tr("probably") if one.certain else tr("perhaps")
        self.query_one("#reason", Static).update(lit(f"{sign} {sure}: {tr.render(one.reason)}"))
        first = self._lines(tr("The earlier entry, which stays"), one.known)
        second = self._lines(tr("The later entry, which goes into it"), one.other)
        self.query_one("#pair", Static).update(Content.assemble(*first, "\n\n", *second))

    def _lines(self, heading: str, person: Person) -> list[str | tuple[str, str]]:
        rows = [who_words(person), firm_words(person), person.line, person.email, person.phone]
        met = self.rooms.meetings().encounters(person_id=person.id)
        rows += [self._met(one) for one in met]
        return [(heading, "$quiet"), *(f"\n  {visible(row)}" for row in rows if row)]

    def _met(self, one: Encounter) -> str:
        event = self.rooms.meetings().event(one.event_id)
        where = "" if event is None else f"{day_words(event.on, self.rooms.today(), self.tr)} {event.name}"
        return "   ".join(filter(None, (where, one.note)))

    def _next(self) -> None:
        self._left.pop(0)
        if self._left:
            self._show()
        else:
            self.app.pop_screen()

    def action_merge(self) -> None:
        """Make them one person."""
        one = self._left[0]
        with self.app.telling():
            keep, drop = one.known.id or 0, one.other.id or 0
            self.rooms.meetings().merge_people(keep, drop)
            self.app.tell(msg("{name} is one person now.", name=one.known.name))
            self._left = [s for s in self._left if drop not in (s.known.id, s.other.id) or s is one]
            self._next()

    def action_apart(self) -> None:
        """Leave them two people, for good."""
        one = self._left[0]
        with self.app.telling():
            self.rooms.meetings().keep_apart(one.known.id or 0, one.other.id or 0)
            self._next()
