"""Noting while introductions run: who speaks now, and what of it do I want to remember? One key to the next.

What is written is kept a moment after the last letter, and at once with every key that goes on: whatever
happens to the program, what was written a moment ago is there.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from pitchcoach.coach.library import folded
from pitchcoach.coach.meet.name_lines import person_of
from pitchcoach.coach.meet.today import CATEGORY_MEANINGS, CATEGORY_NAMES
from pitchcoach.i18n import Message, msg
from pitchcoach.model.meet import Category, Encounter, Person
from pitchcoach.model.meet import Event as Evening
from pitchcoach.tui.keys import key_label
from pitchcoach.tui.lit import lit, visible
from pitchcoach.tui.pitch_screen import PitchcoachScreen
from pitchcoach.tui.screens.meet.words import category_words, firm_words, who_words
from pitchcoach.tui.widgets.row_list import RowList
from pitchcoach.tui.widgets.text import LineInput

RESTED: Final = 0.2
"""Seconds without a letter until what was written is kept."""
WIDE: Final = 112
"""From this many columns on the list stands beside the lines: the four kinds have room in one row."""
LINES: Final = ("note", "why_here", "can_do", "promised")
"""The lines, by the names they have in the record."""
CATEGORIES: Final[tuple[Category, ...]] = ("now", "worried", "someday", "notyet")


class Noting(PitchcoachScreen):
    """One person after the other."""

    SCREEN = "noting"
    ABOUT = msg(
        "Type one line while somebody speaks; Enter goes on to the next person. Everything is kept as you "
        "write it. Tab leads to the other questions, F5 to F8 say what kind of customer it is. Somebody who "
        "is not on the list: Ctrl+N, or Enter after the last one. Ctrl+F finds somebody by a few letters."
    )
    CSS_PATH = "meet.tcss"
    AUTO_FOCUS = ""

    def __init__(
        self, evening: Evening, people: Sequence[Person], encounters: Sequence[Encounter], at: int
    ) -> None:
        super().__init__()
        self._evening = evening
        self._people, self._met = list(people), list(encounters)
        self._at = at if people else 0
        self._new = not people
        self._written: dict[str, str] = {}

    def body(self) -> ComposeResult:
        """Lay out who speaks, the lines, and the list."""
        self.set_class(self.app.size.width < WIDE, "-narrow")
        tr = self.tr
        with Horizontal(id="head"):
            yield Static(id="where")
            yield Static(id="purpose")
        with Horizontal(id="split"):
            with Vertical(id="lines"):
                yield Static(id="who")
                yield LineInput(id="name", placeholder=tr("a name, and the firm after it; Enter keeps it"))
                labels = (tr("Note"), tr("Why here?"), tr("I can do"), tr("Promised"))
                for name, label in zip(LINES, labels, strict=True):
                    with Horizontal(classes="row"):
                        yield Static(lit(label), classes="label")
                        yield LineInput(id=name)
                yield Static(id="kinds")
                yield Static(id="meaning")
            yield RowList(id="table")

    def on_mount(self) -> None:
        """Begin with the chosen person."""
        self.query_one(RowList).can_focus = False
        self._resting = self.set_timer(RESTED, self._keep, pause=True)
        self._show()
        self._begin()

    def on_resize(self, event: events.Resize) -> None:
        """Let the list stand beside the lines or below them."""
        super().on_resize(event)
        self.set_class(event.size.width < WIDE, "-narrow")
        self.call_after_refresh(self._show_list)

    # Who

    @property
    def _one(self) -> Encounter | None:
        return self._met[self._at] if 0 <= self._at < len(self._met) and not self._new else None

    def _begin(self) -> None:
        """Put the lines of the person who speaks into their fields."""
        one = self._one
        with self.prevent(LineInput.Changed):
            for name in LINES:
                line = self.query_one(f"#{name}", LineInput)
                line.value = getattr(one, name) if one else ""
                line.cursor_position = len(line.value)
            self.query_one("#name", LineInput).value = ""
        self._collect()
        # At once: a later focus would leave the first letters of a quick hand to the line before.
        self.set_focus(self.query_one("#name" if self._new else "#note", LineInput))

    def _go(self, at: int) -> None:
        """Keep what is written and go to somebody; past the end of the list it is somebody new."""
        if not self._keep():
            return
        self._new = at >= len(self._people)
        self._at = max(0, min(at, len(self._people) - 1))
        self._show()
        self._begin()

    # Keeping

    @on(LineInput.Changed)
    def _changed(self) -> None:
        self._collect()
        self._resting.stop()
        self._resting = self.set_timer(RESTED, self._keep)

    def _keep(self) -> bool:
        """Keep what is written of this person; False when it could not be kept, which is told."""
        one = self._one
        if one is None:
            return True
        self._collect()
        return self._put(replace(one, **self._written))  # type: ignore[arg-type]  # the four lines are texts

    def _collect(self) -> None:
        """Remember what the lines say; at the end of the program they are gone before this screen is."""
        if self.query(LineInput):
            self._written = {name: self.query_one(f"#{name}", LineInput).value.strip() for name in LINES}

    def _put(self, changed: Encounter) -> bool:
        if changed == self._met[self._at]:
            return True
        with self.app.telling():
            self.rooms.meetings().put_encounter(changed)
            self._met[self._at] = changed
            if self.query(RowList):
                self._show_list()
            return True
        return False

    def on_unmount(self) -> None:
        """Keep what was written last."""
        self._keep()

    # Showing

    def _show(self) -> None:
        tr, count = self.tr, len(self._people)
        where = (
            tr("somebody new") if self._new else tr("{number} of {count}", number=self._at + 1, count=count)
        )
        self.query_one("#where", Static).update(lit(f"{self._evening.name}   {where}"))
        self.query_one("#purpose", Static).update(lit(self._evening.purpose))
        self.set_class(self._new, "-new")
        for name in LINES:
            self.query_one(f"#{name}", LineInput).disabled = self._new
        self._show_who()
        self._show_list()

    def _show_who(self) -> None:
        tr, signs = self.tr, self.app.signs
        if self._new:
            self.query_one("#who", Static).update(lit(tr("Who speaks?")))
            self.query_one("#kinds", Static).update("")
            self.query_one("#meaning", Static).update("")
            return
        person, one = self._people[self._at], self._met[self._at]
        lines = Content.assemble(
            (f"{signs.now} {visible(who_words(person))}", "bold"),
            f"   {visible(firm_words(person))}",
            ("\n" + visible(person.line) if person.line else "", "$quiet"),
        )
        self.query_one("#who", Static).update(lines)
        marks = [
            (tr("talked"), "noting.talked", one.talked),
            (tr("same trade"), "noting.same", one.same_trade),
        ]
        parts: list[str | tuple[str, str]] = []
        for label, command, is_so in marks:
            parts += [(self._key(command) + " ", "$now"), self._marked(label, is_so), "   "]
        parts.append("\n")
        for category in CATEGORIES:
            label = tr.render(CATEGORY_NAMES[category])
            parts += [
                (self._key(f"noting.{category}") + " ", "$now"),
                self._marked(label, person.category == category),
                "  ",
            ]
        self.query_one("#kinds", Static).update(Content.assemble(*parts))
        self.query_one("#meaning", Static).update(lit(tr.render(CATEGORY_MEANINGS[person.category])))

    def _marked(self, label: str, is_so: bool) -> tuple[str, str]:
        return (
            (f"{self.app.signs.done} {label}", "bold")
            if is_so
            else (f"{self.app.signs.empty} {label}", "$quiet")
        )

    def _key(self, command: str) -> str:
        keys = next(one.keys for one in self.app.commands if one.id == command)
        return key_label(keys.split(",")[0])

    def _show_list(self) -> None:
        table, tr = self.query_one(RowList), self.tr
        width = table.size.width or self.size.width
        columns = [("", 1), (tr("Name"), 16), (tr("Customer"), 11)]
        columns.append((tr("Note"), max(8, width - sum(cells + 2 for _, cells in columns) - 3)))
        table.show(columns, len(self._people) + 1, self._cells, len(self._people) if self._new else self._at)

    def _cells(self, at: int) -> list[str]:
        if at == len(self._people):
            return ["+", self.tr("somebody new"), "", ""]
        person, one = self._people[at], self._met[at]
        sign = self.app.signs.done if one.noted else " "
        return [sign, person.name, category_words(person.category, self.tr), one.note or firm_words(person)]

    @on(RowList.RowHighlighted)
    def _clicked(self, event: RowList.RowHighlighted) -> None:
        """Go to the person that was clicked."""
        if event.row != (len(self._people) if self._new else self._at):
            self._go(event.row)

    # Commands

    def _after_typing(self, then: Callable[[], object]) -> None:
        """Do something once the letters typed before this key have reached their line."""
        (self.focused or self).call_later(then)

    def action_next(self) -> None:
        """Keep the line and go on to the next person; a new name is kept first."""
        self._after_typing(self._add if self._new else lambda: self._go(self._at + 1))

    def action_down(self) -> None:
        """Keep the line and go on to the next person."""
        self._after_typing(lambda: self._go(self._at + 1) if not self._new else None)

    def action_previous(self) -> None:
        """Keep the line and go back to the person before."""
        self._after_typing(lambda: self._go(len(self._people) - 1 if self._new else self._at - 1))

    def action_new(self) -> None:
        """Keep the line and write down somebody who is not on the list."""
        self._after_typing(lambda: self._go(len(self._people)))

    def action_find(self) -> None:
        """Go to somebody by a few letters: not everybody speaks in the order of the list."""
        from pitchcoach.tui.prompt import Prompt

        def go(letters: str | None) -> None:
            at = self._place_of(letters) if letters else None
            if at is not None:
                self._go(at)

        def check(letters: str) -> Message | None:
            return msg("Nobody here is called that.") if self._place_of(letters) is None else None

        self._after_typing(
            lambda: self.app.push_screen(Prompt(msg("Who speaks? A few letters will do."), "", check), go)
        )

    def _place_of(self, letters: str) -> int | None:
        wanted = folded(letters)
        heaps = (folded(f"{one.name}\n{one.reading}\n{one.firm}") for one in self._people)
        return next((at for at, heap in enumerate(heaps) if wanted in heap), None)

    def _add(self) -> None:
        written = self.query_one("#name", LineInput).value
        person = person_of(written)
        if person is None:
            if written.strip() or not self._people:
                self.app.tell(msg("Write a name first."))
            else:
                self.app.pop_screen()
            return
        with self.app.telling():
            meetings, number = self.rooms.meetings(), self._evening.id or 0
            (added,) = meetings.add_people(number, [person])
            (one,) = [e for e in meetings.encounters(person_id=added.id) if e.event_id == number]
            self._people.append(added)
            self._met.append(one)
            self._new, self._at = False, len(self._people) - 1
            self._show()
            self._begin()

    def action_category(self, category: Category) -> None:
        """Say what kind of customer it is; the same key takes it back."""
        if self._new:
            return
        person = self._people[self._at]
        changed = replace(person, category="" if person.category == category else category)
        with self.app.telling():
            self.rooms.meetings().put_person(changed)
            self._people[self._at] = changed
            self._show_who()
            self._show_list()

    def action_mark(self, name: str) -> None:
        """Note that one talked, or that they do the same; the same key takes it back."""
        if self._one is not None and self._keep():
            one = self._met[self._at]
            self._put(replace(one, **{name: not getattr(one, name)}))  # type: ignore[arg-type]  # one of the two marks
            self._show_who()

    def action_talk(self) -> None:
        """Begin a one-to-one with this person."""
        if not self._new and self._keep():
            self.app.open_one_to_one(self._evening, self._people[self._at])

    def on_screen_resume(self) -> None:
        """Read this person again: a one-to-one may have noted something."""
        one = self._one
        if one is None:
            return
        with self.app.telling():
            met = self.rooms.meetings().encounters(event_id=one.event_id)
            fresh = next((e for e in met if e.person_id == one.person_id), None)
            if fresh is not None and fresh != one:
                self._met[self._at] = fresh
                self._show()
                self._begin()

    def step_back(self) -> bool:
        """Leave the line for somebody new first."""
        if not self._new or not self._people:
            return False
        self._go(len(self._people) - 1)
        return True
