"""Today: whom do I get in touch with, and with which words? One list, the text ready beside it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Final

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.message import Message as Event
from textual.widgets import Static

from pitchcoach.coach.meet import today as use_case
from pitchcoach.coach.meet.letters import Ready, ready
from pitchcoach.coach.meet.overview import due, people_of
from pitchcoach.coach.meet.today import CHANNEL_NAMES, Todo
from pitchcoach.config.followup import Pattern, load_pattern, write_default
from pitchcoach.i18n import Message, msg
from pitchcoach.model.meet import Encounter, Touch
from pitchcoach.tui.editor import editor_command
from pitchcoach.tui.lit import lit
from pitchcoach.tui.screens.meet.list_screen import ListScreen
from pitchcoach.tui.screens.meet.words import category_words, day_words, when_words
from pitchcoach.tui.widgets.row_list import RowList
from pitchcoach.tui.widgets.text import PitchArea

WIDE: Final = 100
"""From this many columns on the text stands beside the list."""
_WHOM: Final = 16
_WHY: Final = 24
"""Cells below which the reason stands above the text only."""


_IN_LIST: Final = ("copy", "done", "snooze", "edit", "answered", "drop", "undo", "person", "alone", "pattern")


class Letter(PitchArea):
    """The text for one person, to be changed before it is sent."""

    ABOUT = msg("Change the text as you like; it is kept for this person. Esc goes back to the list.")


class TodayRead(Event):
    """What is due was read."""

    def __init__(self, todos: tuple[Todo, ...], pattern: Pattern, met: dict[int, list[Encounter]]) -> None:
        self.todos = todos
        self.pattern = pattern
        self.met = met
        super().__init__()


class Today(ListScreen):
    """The list of a day."""

    SCREEN = "today"
    ABOUT = msg(
        "Whom to get in touch with, through what and why, the most pressing first. The text is ready and "
        "quotes your note: Enter copies it, e changes it first. Then say what became of it: d done, s "
        "tomorrow, a answered, x not at all; u takes the last one back. F4 opens the pattern behind the "
        "list in your editor: steps, letters, your name, when to stop."
    )

    def __init__(self) -> None:
        super().__init__()
        self._todos: tuple[Todo, ...] = ()
        self._pattern: Pattern | None = None
        self._met: dict[int, list[Encounter]] = {}
        self._before: list[Touch] = []
        self._wanted: int | None = None
        self._shown: Todo | None = None
        self._text = self._offered = ""
        self._unsigned_told = False

    def body(self) -> ComposeResult:
        """Lay out the list and the text."""
        self.set_class(self.app.size.width < WIDE, "-narrow")
        yield Static(id="head")
        with Horizontal(id="split"):
            yield RowList(id="table")
            with Vertical(id="letter"):
                yield Static(id="whom")
                yield Letter(id="text")
                yield Static(id="room")
        yield Static(id="empty")

    def on_screen_resume(self) -> None:
        """Read it again."""
        self._reload()

    def _reload(self) -> None:
        if self._wanted is None and self._shown is not None:
            self._wanted = self._shown.touch.id
        self.app.background.ask("today", self._read, self)

    def _read(self) -> TodayRead:
        rooms = self.rooms
        meetings = rooms.meetings()
        pattern = load_pattern(rooms.locations.followup, self.tr.locale)
        found = due(meetings, pattern, rooms.today())
        met: dict[int, list[Encounter]] = {}
        for one in meetings.encounters() if found else ():
            met.setdefault(one.person_id, []).append(one)
        return TodayRead(found, pattern, met)

    def on_today_read(self, event: TodayRead) -> None:
        """Show it."""
        self._todos, self._pattern, self._met = event.todos, event.pattern, event.met
        self.show_list()

    def on_resize(self, event: events.Resize) -> None:
        """Let the text stand beside the list or below it."""
        super().on_resize(event)
        self.set_class(event.size.width < WIDE, "-narrow")

    # Showing

    def show_list(self) -> None:
        """Show what was read."""
        tr, table = self.tr, self.query_one(RowList)
        if self._pattern is None:
            return
        self.query_one("#head", Static).update(lit(self._head()))
        self.fill(
            len(self._todos),
            tr(
                "Nobody waits for you today.\n\nWhoever you note something of at an event stands here "
                "the next morning, with the text ready.\nEsc goes back."
            ),
        )
        width = table.size.width or self.size.width
        columns = [(tr("Through"), 16), (tr("Until"), 11)]
        left = width - sum(cells + 2 for _, cells in columns) - 3
        why = left - _WHOM - 2 >= _WHY
        columns.insert(0, (tr("Whom"), _WHOM if why else max(10, left)))
        if why:
            columns.insert(2, (tr("Why"), left - _WHOM - 2))
        ids = [todo.touch.id for todo in self._todos]
        cursor = ids.index(self._wanted) if self._wanted in ids else table.cursor_row
        self._wanted = None

        def cells(at: int) -> list[str]:
            todo = self._todos[at]
            whom, through = todo.person.name, tr.render(CHANNEL_NAMES[todo.touch.channel])
            until = self._until(todo)
            return [whom, through, tr.render(todo.why), until] if why else [whom, through, until]

        table.show(columns, len(self._todos), cells, cursor)
        self._show_letter()

    def _head(self) -> str:
        tr, late = self.tr, sum(todo.late > 0 for todo in self._todos)
        words = [day_words(self.rooms.today(), self.rooms.today(), tr)]
        if self._todos:
            people = people_of(self._todos)
            words.append(tr.plural("{count} person", "{count} people", people))
            words.append(tr.plural("{count} thing to do", "{count} things to do", len(self._todos)))
        if late:
            words.append(f"{self.app.signs.long} " + tr("{count} of them late", count=late))
        return "   ".join(words)

    def _until(self, todo: Todo) -> str:
        if todo.late:
            return f"{self.app.signs.long} " + self.tr("{days} days late", days=todo.late)
        if todo.touch.until is None:
            return ""
        until, today = todo.touch.until, self.rooms.today()
        near = (until - today).days <= 1
        return when_words(until, today, self.tr) if near else day_words(until, today, self.tr)

    @on(RowList.RowHighlighted)
    def _show_letter(self) -> None:
        self._keep_text()
        todo, tr = self._current, self.tr
        before, self._shown = self._shown, todo
        if todo is None:
            return
        person = todo.person
        kind = category_words(person.category, tr)
        who = "   ".join(filter(None, (person.name, person.firm, person.trade, kind)))
        how = {"message": person.email, "phone": person.phone, "postcard": person.address}
        how |= {"newyear": person.address, "summer": person.address, "newsletter": person.email}
        lines = [who, tr.render(todo.why)]
        if address := how.get(todo.touch.channel, ""):
            lines.append(address)
        self.query_one("#whom", Static).update(lit("\n".join(lines)))
        written = self._written(todo)
        if before is None or before.touch.id != todo.touch.id or written != self._text:
            self._text = self._offered = written
            with self.prevent(Letter.Changed):
                self.query_one(Letter).load_text(written)
        self._show_room()

    def _ready(self, todo: Todo, pattern: Pattern) -> Ready:
        mine = [
            e for e in self._met.get(todo.touch.person_id, ()) if todo.touch.event_id in (None, e.event_id)
        ]
        return ready(todo, pattern, mine[-1] if mine else None, self.rooms.today())

    def _written(self, todo: Todo) -> str:
        return "" if self._pattern is None else self.tr.render(self._ready(todo, self._pattern).text)

    @on(Letter.Changed)
    def _show_room(self) -> None:
        """Tell how long the text is, and how long it may be."""
        if self._shown is None or self._pattern is None:
            return
        tr, signs = self.tr, self.app.signs
        self._text = self.query_one(Letter).text  # the field is gone before this screen is
        count = self.rooms.checker.count_characters(self.query_one(Letter).text)
        limit = self._ready(self._shown, self._pattern).limit
        if limit is None:
            words = tr("{count} chars", count=count)
        elif count <= limit:
            words = f"{signs.fits} " + tr("{count} of {limit} characters", count=count, limit=limit)
        else:
            over = tr("{count} characters too many for this channel", count=count - limit)
            words = f"{signs.long} {over}"
        self.query_one("#room", Static).update(lit(words))

    @property
    def _current(self) -> Todo | None:
        at = self.query_one(RowList).cursor_row
        return self._todos[at] if 0 <= at < len(self._todos) else None

    # The text

    def _keep_text(self) -> None:
        """Keep the text of the person shown if the user changed it; notes and pattern change it, too."""
        todo = self._shown
        if todo is None:
            return
        text = self._text
        if text != self._offered:
            self._offered = text
            changed = replace(todo.touch, text=text)
            with self.app.telling():
                self.rooms.meetings().put_touch(changed)
                self._todos = tuple(
                    replace(one, touch=changed) if one.touch.id == changed.id else one for one in self._todos
                )
                self._shown = replace(todo, touch=changed)

    def on_unmount(self) -> None:
        """Keep what was written last."""
        self._keep_text()

    def step_back(self) -> bool:
        """Go from the text back to the list."""
        if self.has_class("-alone"):
            self.action_alone()
        elif isinstance(self.focused, Letter):
            self._keep_text()
            self.query_one(RowList).focus()
        else:
            return False
        return True

    # Commands

    @on(RowList.RowSelected)
    def action_copy(self) -> None:
        """Copy the text."""
        if self._current is not None:
            text = self.query_one(Letter).text
            self.app.copy_to_clipboard(text)
            self.app.tell(
                msg("Copied. If your terminal does not let it through: v shows the text alone, to be marked.")
            )
            self._tell_unsigned(self._current)

    def _tell_unsigned(self, todo: Todo) -> None:
        """Say once that a letter would have named the user."""
        if self._pattern and not self._unsigned_told and self._ready(todo, self._pattern).unsigned:
            self._unsigned_told = True
            self.app.tell(
                msg("The text is without your name: F4 opens the pattern, write it after signature."),
                "warning",
            )

    def action_pattern(self) -> None:
        """Let the user's editor change the pattern, and read it again."""
        self._keep_text()
        path, locale = self.rooms.locations.followup, self.tr.locale
        with self.app.telling():
            command = editor_command()
            write_default(path, locale)
            self.app.run_outside([*command, str(path)])
            load_pattern(path, locale)  # a mistake is told, and the list stays as it is
            self._reload()

    def action_alone(self) -> None:
        """Show the text without anything beside it, to be marked with the mouse; the same key goes back."""
        self.toggle_class("-alone")
        if not self.has_class("-alone"):
            self.call_after_refresh(self.query_one(RowList).focus)

    def action_edit(self) -> None:
        """Change the text."""
        if self._current is not None:
            letter = self.query_one(Letter)
            letter.move_cursor(letter.document.end)
            letter.focus()

    def action_keep(self) -> None:
        """Keep the text and go back to the list."""
        self.step_back()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what can be done in the list, or in the text."""
        editing = isinstance(self.focused, Letter)
        if action == "keep":
            return editing
        return not editing if action in _IN_LIST else True

    def action_done(self) -> None:
        """It was done, with the text that stands here."""
        text = self.query_one(Letter).text
        self._put(lambda touch: use_case.done(touch, datetime.now(UTC), text), msg("done"))

    def action_answered(self) -> None:
        """It led to an answer."""
        text = self.query_one(Letter).text

        def answered(touch: Touch) -> Touch:
            now = datetime.now(UTC)
            return use_case.answered(use_case.done(touch, now, text), now)

        self._put(answered, msg("answered"))

    def action_snooze(self, days: int) -> None:
        """Ask again later."""
        today = self.rooms.today()
        words = msg("again tomorrow") if days == 1 else msg("again in {days} days", days=days)
        self._put(lambda touch: use_case.snoozed(touch, today, days), words)

    def action_drop(self) -> None:
        """It will not be done."""
        self._put(lambda touch: use_case.dropped(touch, datetime.now(UTC)), msg("dropped"))

    def _put(self, change: Callable[[Touch], Touch], word: Message) -> None:
        self._keep_text()
        todo = self._current
        if todo is None:
            return
        with self.app.telling():
            self.rooms.meetings().put_touch(change(todo.touch))
            self._before.append(todo.touch)
            self._shown = None
            self._todos = tuple(one for one in self._todos if one is not todo)
            self.app.tell(msg("{name}: {word}; u takes it back.", name=todo.person.name, word=word))
            self.show_list()

    def action_undo(self) -> None:
        """Take the last one back."""
        if not self._before:
            self.app.tell(msg("Nothing was done here yet."))
            return
        with self.app.telling():
            touch = self._before.pop()
            self.rooms.meetings().put_touch(touch)
            self._wanted = touch.id
            self._reload()

    def action_person(self) -> None:
        """See all that is known of them."""
        if todo := self._current:
            self._wanted = todo.touch.id
            self.app.open_person(todo.person)
