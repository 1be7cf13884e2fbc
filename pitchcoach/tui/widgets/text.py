"""The two fields of this program: Textual's, made fit for Japanese.

What they add: U+3000 and joined emoji arrive, text is NFC, cursor and deletion go by what a reader calls a
character, Ctrl with an arrow goes by phrase, a paste has a limit and says so, Tab leaves the field, nothing
blinks. They never translate or interpret text; what the user should know is posted as ``Told``.
"""

from __future__ import annotations

from typing import ClassVar

from rich.text import Text
from textual import events
from textual.document._document import Location
from textual.geometry import Offset
from textual.widgets import Input, TextArea
from textual.widgets.input import Selection

from pitchcoach.i18n import Message, msg
from pitchcoach.tui import clusters
from pitchcoach.tui.lit import lit, visible
from pitchcoach.tui.told import Told
from pitchcoach.tui.widgets import keystrokes

_EDITING: tuple[tuple[str, Message], ...] = (
    ("tab", msg("next field")),
    ("ctrl+left,ctrl+right", msg("phrase by phrase")),
    ("ctrl+w", msg("delete the phrase before")),
    ("ctrl+u,ctrl+k", msg("delete to the start or end of the line")),
    ("ctrl+x,ctrl+v", msg("cut, paste")),
)


def _cut_message(left_out: int) -> Message:
    return msg("The paste was too long: {count} characters at its end were left out.", count=left_out)


class PitchArea(TextArea):
    """Several lines of text that will be spoken."""

    ABOUT: ClassVar[Message] = msg(
        "Write as you would say it. A full stop ends a sentence; a blank line a paragraph."
    )
    KEYS: ClassVar[tuple[tuple[str, Message], ...]] = (*_EDITING, ("ctrl+z,ctrl+y", msg("undo, redo")))

    def __init__(
        self,
        text: str = "",
        *,
        placeholder: str = "",
        read_only: bool = False,
        id: str | None = None,  # noqa: A002  # Textual's name
        classes: str | None = None,
    ) -> None:
        super().__init__(
            keystrokes.normalised(text),
            soft_wrap=True,
            show_line_numbers=False,
            tab_behavior="focus",
            highlight_cursor_line=False,
            read_only=read_only,
            placeholder=lit(placeholder),
            id=id,
            classes=classes,
        )
        self.cursor_blink = False
        self.match_cursor_bracket = False

    def load_text(self, text: str) -> None:
        """Replace the text and forget the history."""
        super().load_text(keystrokes.normalised(text))

    def get_line(self, line_index: int) -> Text:
        """Return a line as it is drawn: control characters of a file as signs."""
        return Text(visible(self.document.get_line(line_index)), end="", no_wrap=True)

    def check_consume_key(self, key: str, character: str | None = None) -> bool:
        """Tell whether ``key`` is typed into the text."""
        return not self.read_only and (
            keystrokes.is_typed(character) or super().check_consume_key(key, character)
        )

    async def _on_key(self, event: events.Key) -> None:
        character = event.character
        if self.read_only or character is None or not keystrokes.is_typed(character):
            return
        (row, column), end = self.selection
        line = self.document[row]
        whole = keystrokes.composed(line[column - 1], character) if (row, column) == end and column else None
        if whole is not None:
            self.replace(whole, (row, column - 1), end, maintain_selection_offset=False)
        elif not event.is_printable:
            self.replace(character, *self.selection, maintain_selection_offset=False)
        else:
            return
        event.stop()
        event.prevent_default()

    async def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        if self.read_only:
            return
        text, left_out = keystrokes.pasted(event.text)
        result = self.replace(text, *self.selection, maintain_selection_offset=False)
        self.move_cursor(result.end_location)
        if left_out:
            self.post_message(Told(_cut_message(left_out), "warning"))

    def clamp_visitable(self, location: Location) -> Location:
        """Return the nearest place a cursor may stand: never inside a character."""
        row, column = super().clamp_visitable(location)
        return row, clusters.floor(self.document[row], column)

    def get_cursor_left_location(self) -> Location:
        """Return the place one character back."""
        row, column = self.cursor_location
        return (
            (row, clusters.before(self.document[row], column))
            if column
            else super().get_cursor_left_location()
        )

    def get_cursor_right_location(self) -> Location:
        """Return the place one character on."""
        row, column = self.cursor_location
        line = self.document[row]
        return (
            (row, clusters.after(line, column)) if column < len(line) else super().get_cursor_right_location()
        )

    def get_cursor_word_left_location(self) -> Location:
        """Return where the phrase before the cursor begins."""
        row, column = self.cursor_location
        if not column:
            return super().get_cursor_word_left_location()
        return row, keystrokes.phrase_before(self.document[row], column)

    def get_cursor_word_right_location(self) -> Location:
        """Return where the next phrase begins."""
        row, column = self.cursor_location
        line = self.document[row]
        if column == len(line):
            return super().get_cursor_word_right_location()
        return row, keystrokes.phrase_after(line, column)

    def action_delete_word_right(self) -> None:
        """Delete to where the next phrase begins, or the selection."""
        start, end = self.selection
        self._delete_via_keyboard(start, end if start != end else self.get_cursor_word_right_location())


class LineInput(Input):
    """One line: a title, an audience, a search."""

    KEYS: ClassVar[tuple[tuple[str, Message], ...]] = _EDITING
    _WORD_START = keystrokes.PHRASE_START

    def __init__(
        self,
        value: str = "",
        *,
        placeholder: str = "",
        max_length: int = 200,
        id: str | None = None,  # noqa: A002  # Textual's name
        classes: str | None = None,
    ) -> None:
        super().__init__(
            value,
            placeholder=visible(placeholder),
            max_length=max_length,
            select_on_focus=False,
            id=id,
            classes=classes,
        )
        self.cursor_blink = False

    def validate_value(self, value: str) -> str:
        """Keep the value one line of NFC."""
        return keystrokes.without_controls(
            " ".join(keystrokes.normalised(value).replace("\t", " ").split("\n"))
        )

    @property
    def cursor_screen_offset(self) -> Offset:
        """Where the caret is drawn; Textual's own value is one cell too far at the end of the text."""
        region = self.content_region
        column = self._position_to_cell(self.cursor_position) - self.scroll_offset.x
        return Offset(region.x + column, region.y)

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Tell whether ``key`` is typed into the text."""
        return keystrokes.is_typed(character) or super().check_consume_key(key, character)

    async def _on_key(self, event: events.Key) -> None:
        character = event.character
        if character is None or not keystrokes.is_typed(character):
            return
        place = self.cursor_position
        whole = (
            keystrokes.composed(self.value[place - 1], character)
            if self.selection.is_empty and place
            else None
        )
        if whole is not None:
            self.replace(whole, place - 1, place)
        elif not event.is_printable:
            self.replace(character, *self.selection)
        else:
            return
        event.stop()
        event.prevent_default()

    def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        start, end = sorted(self.selection)
        room = (self.max_length or keystrokes.PASTE_LIMIT) - len(self.value) + end - start
        text, left_out = keystrokes.pasted(self.validate_value(event.text).strip(), max(0, room))
        self.replace(text, start, end)
        if left_out:
            self.post_message(Told(_cut_message(left_out), "warning"))

    def validate_selection(self, selection: Selection) -> Selection:
        """Keep both ends of the selection off the inside of a character."""
        start, end = super().validate_selection(selection)
        return Selection(clusters.floor(self.value, start), clusters.floor(self.value, end))

    def action_cursor_left(self, select: bool = False) -> None:
        """Move one character back."""
        self._move(clusters.before(self.value, self.selection.end), select, min(self.selection))

    def action_cursor_right(self, select: bool = False) -> None:
        """Move one character on."""
        self._move(clusters.after(self.value, self.selection.end), select, max(self.selection))

    def _move(self, target: int, select: bool, edge: int) -> None:
        start, _ = self.selection
        if select:
            self.selection = Selection(start, target)
        else:
            self.cursor_position = target if self.selection.is_empty else edge

    def action_delete_left(self) -> None:
        """Delete one character back, or the selection."""
        if self.selection.is_empty:
            self.delete(clusters.before(self.value, self.cursor_position), self.cursor_position)
        else:
            self.delete_selection()

    def action_delete_right(self) -> None:
        """Delete one character on, or the selection."""
        if self.selection.is_empty:
            self.delete(self.cursor_position, clusters.after(self.value, self.cursor_position))
        else:
            self.delete_selection()
