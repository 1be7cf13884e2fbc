"""A text with its readings above or below it, and a cursor that goes from word to word.

Lines are laid out once for a width and drawn when they come into sight: the cursor costs two lines.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar, Final, Literal

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message as Event
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from pitchcoach.i18n import Message, msg
from pitchcoach.tui.widgets.ruby_lines import Gloss, Line, Placed, lay_out

Look = Literal["plain", "guess", "told"]
_MARGIN: Final = 2


@dataclass(frozen=True, slots=True)
class Stop:
    """Where the cursor may stand: a word of a phrase."""

    number: int
    """The phrase it is part of, as its glosses call it."""
    start: int
    """Index of its first character in the phrase."""
    end: int
    """Index after its last character there."""
    look: Look
    """How it is drawn."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Phrases that begin on a line of their own."""

    heading: str
    """What stands above them; empty for nothing."""
    glosses: tuple[Gloss, ...]
    """The phrases."""


@dataclass(frozen=True, slots=True)
class _Drawn:
    """One line of the screen."""

    heading: str = ""
    line: Line = ()
    notes: bool = False


class ReadingLines(ScrollView, can_focus=True, inherit_bindings=False):
    """Paragraphs with readings; Enter is left to the screen, so that it is a command like any other."""

    KEYS: ClassVar[tuple[tuple[str, Message], ...]] = (
        ("left,right", msg("word by word")),
        ("up,down", msg("line by line")),
        ("home,end", msg("the first, the last word")),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "step(-1)", show=False),
        Binding("right", "step(1)", show=False),
        Binding("up", "line(-1)", show=False),
        Binding("down", "line(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("home,ctrl+home", "first", show=False),
        Binding("end,ctrl+end", "last", show=False),
    ]
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"readings--{name}" for name in ("heading", "note", "here", "plain", "guess", "told", "cursor")
    }
    DEFAULT_CSS = """
    ReadingLines { height: 1fr; background: $background; overflow-x: hidden; scrollbar-size-vertical: 1; }
    ReadingLines:focus { background-tint: $foreground 0%; }
    ReadingLines > .readings--heading { color: $now; text-style: bold; }
    ReadingLines > .readings--note { color: $quiet; }
    ReadingLines > .readings--here { color: $now; text-style: bold; }
    ReadingLines > .readings--plain { color: $foreground; }
    ReadingLines > .readings--guess { color: $attention; text-style: underline; }
    ReadingLines > .readings--told { color: $foreground; text-style: bold; }
    ReadingLines > .readings--cursor { background: $now; color: $background; text-style: bold; }
    ReadingLines:ansi > .readings--cursor { text-style: bold reverse; }
    """
    cursor: reactive[int] = reactive(0, repaint=False)
    """The number of the chosen word among the stops."""
    above: reactive[bool] = reactive(True)
    """Whether the readings stand above the words."""

    class Moved(Event):
        """Another word is chosen."""

    class Chosen(Event):
        """The chosen word was clicked."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  # Textual's own name
        super().__init__(id=id)
        self._paragraphs: Sequence[Paragraph] = ()
        self._stops: Sequence[Stop] = ()
        self._stops_of: dict[int, list[int]] = {}
        self._drawn: list[_Drawn] = []
        self._where: list[tuple[int, int]] = []
        self._laid_out = 0

    def show(self, paragraphs: Sequence[Paragraph], stops: Sequence[Stop], cursor: int) -> None:
        """Show another text with the cursor on one of its stops."""
        self._paragraphs, self._stops = paragraphs, stops
        self._stops_of = {}
        for at, stop in enumerate(stops):
            self._stops_of.setdefault(stop.number, []).append(at)
        self._lay_out()
        with self.prevent(self.Moved):
            self.cursor = cursor
        self._into_sight()

    # Lines

    def _lay_out(self) -> None:
        self._laid_out = self.scrollable_content_region.width
        width = max(8, self._laid_out - 2 * _MARGIN)
        self._drawn = []
        for paragraph in self._paragraphs:
            if paragraph.heading:
                self._drawn.append(_Drawn(heading=paragraph.heading))
            for line in lay_out(paragraph.glosses, width):
                pair = [_Drawn(line=line, notes=True), _Drawn(line=line)]
                self._drawn += [*(pair if self.above else reversed(pair)), _Drawn()]
        if self._drawn and self._drawn[-1] == _Drawn():
            self._drawn.pop()
        self._where = [(0, 0)] * len(self._stops)
        for y, drawn in enumerate(self._drawn):
            for placed in () if drawn.notes else drawn.line:
                for at, column in self._begun(placed):
                    self._where[at] = (y, column)
        self.virtual_size = Size(self._laid_out, len(self._drawn))
        self.refresh()

    def _begun(self, placed: Placed) -> Iterator[tuple[int, int]]:
        """Yield the number and the column of every stop that begins in a gloss."""
        gloss = placed.gloss
        for at in self._stops_of.get(gloss.number, ()):
            start = self._stops[at].start - gloss.offset
            if 0 <= start < len(gloss.text):
                yield at, placed.column + cell_len(gloss.text[:start])

    def on_resize(self) -> None:
        """Lay the lines out for the new width."""
        if self.scrollable_content_region.width != self._laid_out:
            self._lay_out()
        self._into_sight()

    def watch_above(self) -> None:
        """Turn the lines."""
        self._lay_out()
        self._into_sight()

    def validate_cursor(self, cursor: int) -> int:
        """Stay on a word that is there."""
        return max(0, min(cursor, len(self._stops) - 1))

    def watch_cursor(self, old: int, new: int) -> None:
        """Draw the lines of the two words anew."""
        for cursor in (old, new):
            if cursor < len(self._where):
                y = self._where[cursor][0]
                self.refresh_lines(max(0, y - 1), 3)
        self._into_sight()
        self.post_message(self.Moved())

    def _into_sight(self) -> None:
        if not self._where:
            return
        y = self._where[self.cursor][0]
        top, height = self.scroll_offset.y, max(3, self.size.height)
        first, last = max(0, y - 2), y + 2  # with its reading, and the heading above the first line
        wanted = max(min(top, first), last - height)
        if wanted != top:
            self.scroll_to(y=wanted, animate=False)

    # Keys and mouse

    def action_step(self, words: int) -> None:
        """Go on by some words."""
        self.cursor += words

    def action_line(self, lines: int) -> None:
        """Go to the nearest word of another line."""
        if self._where:
            ys = sorted({y for y, _ in self._where})
            at = ys.index(self._where[self.cursor][0]) + lines
            self._go_near(ys[max(0, min(at, len(ys) - 1))])

    def action_page(self, pages: int) -> None:
        """Go on by what the window shows."""
        if self._where:
            wanted = self._where[self.cursor][0] + pages * max(3, self.size.height - 3)
            self._go_near(min({y for y, _ in self._where}, key=lambda y: abs(y - wanted)))

    def action_first(self) -> None:
        """Go to the first word."""
        self.cursor = 0

    def action_last(self) -> None:
        """Go to the last word."""
        self.cursor = len(self._stops) - 1

    def _go_near(self, y: int) -> None:
        here = self._where[self.cursor][1]
        self.cursor = min(
            (number for number, (line, _) in enumerate(self._where) if line == y),
            key=lambda number: abs(self._where[number][1] - here),
        )

    def on_click(self, event: events.Click) -> None:
        """Choose the word under the pointer; a click on the chosen one is as good as Enter."""
        y, x = event.y + self.scroll_offset.y, event.x - _MARGIN
        if not self._where or y >= len(self._drawn):
            return
        near = [n for n, (line, column) in enumerate(self._where) if abs(line - y) <= 1 and column <= x]
        if not near:
            return
        chosen = max(near, key=lambda n: (-abs(self._where[n][0] - y), self._where[n][1]))
        if chosen == self.cursor:
            self.post_message(self.Chosen())
        self.cursor = chosen

    # Drawing

    def render_line(self, y: int) -> Strip:
        """Draw what stands there."""
        y += self.scroll_offset.y
        width = self.size.width
        empty = self._style("plain")
        if not 0 <= y < len(self._drawn):
            return Strip.blank(width, empty)
        drawn = self._drawn[y]
        segments = [Segment(" " * _MARGIN, empty)]
        if drawn.heading:
            segments[0] = Segment(" ", empty)
            segments.append(Segment(drawn.heading, self._style("heading")))
        column = 0
        here = self._stops[self.cursor].number if self._stops else -1
        for placed in drawn.line:
            segments.append(Segment(" " * (placed.column - column), empty))
            if drawn.notes:
                style = self._style("here" if placed.gloss.number == here else "note")
                segments.append(Segment(placed.gloss.note, style))
                column = placed.column + cell_len(placed.gloss.note)
            else:
                segments += self._text(placed.gloss)
                column = placed.column + cell_len(placed.gloss.text)
        return Strip(segments).simplify().adjust_cell_length(width, empty)

    def _text(self, gloss: Gloss) -> Iterator[Segment]:
        at = gloss.offset
        end = gloss.offset + len(gloss.text)
        for number in self._stops_of.get(gloss.number, ()):
            stop = self._stops[number]
            if stop.end <= at or stop.start >= end:
                continue
            first, last = max(stop.start, at), min(stop.end, end)
            style = self._style("cursor" if number == self.cursor else stop.look)
            yield Segment(gloss.text[at - gloss.offset : first - gloss.offset], self._style("plain"))
            yield Segment(gloss.text[first - gloss.offset : last - gloss.offset], style)
            at = last
        yield Segment(gloss.text[at - gloss.offset :], self._style("plain"))

    def _style(self, name: str) -> Style:
        return self.get_component_rich_style(f"readings--{name}")
