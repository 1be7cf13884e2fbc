"""The text as it was said, with marks in it; a cursor goes by phrase. Marks are signs first, colours last."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Final

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

from pitchcoach.coach.hearing.heard_text import HeardPhrase
from pitchcoach.i18n import Message, msg
from pitchcoach.tui.lit import visible

_CLASS: Final = {
    "phrase": "heard-text--phrase",
    "out": "heard-text--out",
    "unsure": "heard-text--quiet",
    "mark": "heard-text--mark",
    "quiet": "heard-text--quiet",
    "head": "heard-text--head",
}


@dataclass(frozen=True, slots=True)
class Marks:
    """The signs of the marks, drawn or plain."""

    stall: str = "▲"
    unasked: str = "∨"
    out: str = "✗"
    unsure: str = "?"
    fast: str = "»"
    lost: str = "~"
    again: str = "↻"
    open: str = "‹"
    shut: str = "›"


DRAWN: Final = Marks()
PLAIN: Final = Marks("^", "v", "x", "?", ">>", "~", "2x", "<", ">")


@dataclass(frozen=True, slots=True)
class _Piece:
    text: str
    kind: str
    phrase: int


class HeardText(ScrollView, can_focus=True, inherit_bindings=False):
    """Sections under their names, phrases with their marks."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "move(-1)", show=False),
        Binding("right", "move(1)", show=False),
        Binding("up", "row(-1)", show=False),
        Binding("down", "row(1)", show=False),
        Binding("pageup", "row(-5)", show=False),
        Binding("pagedown", "row(5)", show=False),
        Binding("home,ctrl+home", "move(-9999)", show=False),
        Binding("end,ctrl+end", "move(9999)", show=False),
    ]
    KEYS: ClassVar[tuple[tuple[str, Message], ...]] = (
        ("left,right", msg("phrase by phrase")),
        ("up,down", msg("line by line")),
        ("home,end", msg("the first, the last phrase")),
    )
    COMPONENT_CLASSES: ClassVar[set[str]] = {*_CLASS.values(), "heard-text--cursor"}
    DEFAULT_CSS = """
    HeardText { height: 1fr; overflow-x: hidden; scrollbar-size-vertical: 1; background: $background; }
    HeardText:focus { background-tint: $foreground 0%; }
    HeardText > .heard-text--phrase { color: $foreground; background: $background; }
    HeardText > .heard-text--out { color: $attention; background: $background; text-style: strike; }
    HeardText > .heard-text--mark { color: $attention; background: $background; text-style: bold; }
    HeardText > .heard-text--quiet { color: $quiet; background: $background; }
    HeardText > .heard-text--head { color: $now; background: $background; text-style: bold; }
    HeardText > .heard-text--cursor { background: $now 30%; color: $foreground; text-style: bold underline; }
    HeardText:ansi > .heard-text--cursor { text-style: reverse; }
    """
    cursor: reactive[int] = reactive(0, repaint=False, init=False)
    """Number of the phrase that is chosen; 0 when there is none."""

    class Chosen(Event):
        """Another phrase is chosen."""

    def __init__(self, *, plain: bool = False, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._marks = PLAIN if plain else DRAWN
        self._phrases: tuple[HeardPhrase, ...] = ()
        self._names: tuple[str, ...] = ()
        self._rows: list[list[_Piece]] = []

    def show(self, phrases: Sequence[HeardPhrase], names: Sequence[str]) -> None:
        """Show a text; ``names`` are those of its sections."""
        self._phrases, self._names = tuple(phrases), tuple(names)
        self._lay_out()

    @property
    def chosen(self) -> HeardPhrase | None:
        """The phrase under the cursor."""
        return self._phrases[self.cursor] if self._phrases else None

    @property
    def legend(self) -> tuple[tuple[str, str], ...]:
        """The signs that stand in this text, each with its code."""
        marks, one = self._marks, self._phrases
        there = {
            "stall": any(p.long for p in one),
            "unasked": any(_unasked(p) for p in one),
            "out": any(p.left_out for p in one),
            "unsure": any(p.said.said == "skipped" and not p.left_out for p in one),
            "again": any(p.said.said == "repeated" for p in one),
            "lost": any(p.lost for p in one),
            "fast": any(p.fast for p in one),
            "extra": any(p.extras for p in one),
        }
        signs = {
            "stall": marks.stall,
            "unasked": marks.unasked,
            "out": marks.out,
            "unsure": marks.unsure,
            "again": marks.again,
            "lost": marks.lost,
            "fast": marks.fast,
            "extra": f"{marks.open}…{marks.shut}",
        }
        return tuple((code, signs[code]) for code, is_there in there.items() if is_there)

    def validate_cursor(self, number: int) -> int:
        """Stay on a phrase that is there."""
        return max(0, min(number, len(self._phrases) - 1))

    def watch_cursor(self) -> None:
        """Bring the phrase into sight and tell of it."""
        self._into_sight()
        self.refresh()
        self.post_message(self.Chosen())

    # Keys and mouse

    def action_move(self, step: int) -> None:
        """Go on by some phrases."""
        self.cursor += step

    def action_row(self, step: int) -> None:
        """Go to a phrase some rows on, below or above where the cursor is."""
        row = self._row_of(self.cursor)
        column = (
            sum(cell_len(p.text) for p in self._rows[row] if 0 <= p.phrase < self.cursor) if self._rows else 0
        )
        for at in range(row + step, len(self._rows) if step > 0 else -1, 1 if step > 0 else -1):
            if 0 <= at < len(self._rows) and (found := self._phrase_at(at, column)) is not None:
                self.cursor = found
                return
        self.cursor = (
            self.cursor if 0 <= row + step < len(self._rows) else (len(self._phrases) if step > 0 else 0)
        )

    def next_marked(self, step: int) -> bool:
        """Go to the next phrase with a mark; False when there is none."""
        numbers = [n for n, one in enumerate(self._phrases) if one.marked]
        later = [n for n in numbers if (n > self.cursor if step > 0 else n < self.cursor)]
        if not later:
            return False
        self.cursor = later[0] if step > 0 else later[-1]
        return True

    def on_click(self, event: events.Click) -> None:
        """Choose the phrase under the pointer."""
        row = event.y + self.scroll_offset.y
        if 0 <= row < len(self._rows) and (found := self._phrase_at(row, event.x)) is not None:
            self.cursor = found

    def on_resize(self) -> None:
        """Break the text anew."""
        self._lay_out()

    # Drawing

    def render_line(self, y: int) -> Strip:
        """Draw one row."""
        row = y + self.scroll_offset.y
        segments = []
        for piece in self._rows[row] if row < len(self._rows) else ():
            here = piece.phrase == self.cursor and piece.kind in ("phrase", "out", "unsure")
            name = "heard-text--cursor" if here else _CLASS[piece.kind]
            segments.append(Segment(piece.text, self.get_component_rich_style(name)))
        ground: Style = self.get_component_rich_style("heard-text--phrase")
        return Strip(segments).adjust_cell_length(self.size.width, ground)

    def _lay_out(self) -> None:
        width = max(10, self.scrollable_content_region.width)
        self._rows = []
        section = -1
        for number, one in enumerate(self._phrases):
            if one.section != section:
                section = one.section
                self._rows.append([_Piece(visible(self._names[section]), "head", -1)])
                self._rows.append([])
            pieces = [_Piece(visible(text), kind, number) for text, kind in self._pieces(one)]
            together = sum(cell_len(piece.text.rstrip()) for piece in pieces)
            if together <= width < together + self._used:
                self._rows.append([])  # a phrase and its marks stay together
            for piece in pieces:
                self._add(piece, width)
        self.virtual_size = Size(width, len(self._rows))
        self._into_sight()
        self.refresh()

    @property
    def _used(self) -> int:
        return sum(cell_len(piece.text) for piece in self._rows[-1])

    def _add(self, piece: _Piece, width: int) -> None:
        """Put a piece on the last row, or on the next; one that is wider than a row is broken."""
        used = self._used
        if used and used + cell_len(piece.text) > width:
            self._rows.append([])
            used = 0
        text = piece.text.lstrip() if not used else piece.text
        while cell_len(text) > width:
            cut = next(n for n in range(len(text), 0, -1) if cell_len(text[:n]) <= width)
            self._rows[-1].append(_Piece(text[:cut], piece.kind, piece.phrase))
            self._rows.append([])
            text = text[cut:]
        if text:
            self._rows[-1].append(_Piece(text, piece.kind, piece.phrase))

    def _pieces(self, one: HeardPhrase) -> list[tuple[str, str]]:
        marks, said = self._marks, one.said
        if said.said == "skipped":
            sign, kind = (marks.out, "out") if one.left_out else (marks.unsure, "unsure")
            return [(f"{sign}{said.text}", kind), (self._between(said.text), "quiet")]
        pieces = [(f"{marks.again}{said.text}" if said.said == "repeated" else said.text, "phrase")]
        tail = (marks.fast if one.fast else "") + (marks.lost if one.lost else "")
        if tail:
            pieces.append((tail, "mark"))
        if one.extras:
            guess = "/".join(extra.guess or "…" for extra in one.extras)
            pieces.append((f"{marks.open}{guess}?{marks.shut}", "mark"))
        pause = one.pause
        if pause is not None:
            sign = marks.stall if one.long else marks.unasked if _unasked(one) else ""
            pieces.append((f" {sign}{pause.seconds:.1f} ", "mark" if sign else "quiet"))
        elif tail or one.extras or said.text.isascii():
            pieces.append((" ", "quiet"))
        return pieces

    @staticmethod
    def _between(text: str) -> str:
        return " " if text.isascii() else ""

    def _row_of(self, number: int) -> int:
        rows = (at for at, row in enumerate(self._rows) if any(piece.phrase == number for piece in row))
        return next(rows, 0)

    def _phrase_at(self, row: int, column: int) -> int | None:
        found = None
        at = 0
        for piece in self._rows[row]:
            if piece.phrase >= 0 and (found is None or at <= column):
                found = piece.phrase
            at += cell_len(piece.text)
        return found

    def _into_sight(self) -> None:
        row = self._row_of(self.cursor)
        top, height = self.scroll_offset.y, max(1, self.size.height)
        wanted = max(0, min(top, row - 1)) if row <= top else max(top, row - height + 1)
        if wanted != top:
            self.scroll_to(y=wanted, animate=False)


def _unasked(one: HeardPhrase) -> bool:
    return one.pause is not None and one.pause.place in ("between", "inside")
