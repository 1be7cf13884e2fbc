"""The footer: the keys that work right now, in the user's language, what one mostly does first.

Textual's own Footer shows English descriptions and scrolls sideways; this one is translated, measured in
cells, drops hints from the right when there is no room, and keeps the key of the help.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual import events
from textual.binding import ActiveBinding
from textual.content import Content
from textual.dom import DOMNode
from textual.widget import Widget

from pitchcoach.tui.commands import HELP_ID
from pitchcoach.tui.keys import key_label

if TYPE_CHECKING:
    from textual.screen import Screen

    from pitchcoach.tui.base import BaseApp

_GAP = 2


@dataclass(frozen=True, slots=True)
class Hint:
    """One key and what it does."""

    id: str
    """The command's id."""
    key: str
    """The key as a person reads it."""
    label: str
    """What it does, translated."""
    action: str
    """Textual's action."""
    node: DOMNode
    """Whose action it is."""
    enabled: bool = True
    """False while it cannot be done."""

    @property
    def cells(self) -> int:
        """Its width."""
        return cell_len(self.key) + 1 + cell_len(self.label)


def live_hints(screen: Screen[object], *, shown_only: bool = True) -> list[Hint]:
    """Return the hints of the keys that work now, the screen's own first, in the order of the table."""
    app: BaseApp = screen.app  # type: ignore[assignment]  # the screens of this program run in its app
    live: dict[str, ActiveBinding] = {}
    for active in screen.active_bindings.values():
        if active.binding.id and active.binding.id not in live:
            live[active.binding.id] = active
    hints = []
    for command in app.commands:
        if command.id in live and (command.show or not shown_only):
            active = live[command.id]
            key = key_label(active.binding.key, plain=app.settings.interface.ascii_signs)
            label = app.tr.render(command.label)
            hints.append(Hint(command.id, key, label, active.binding.action, active.node, active.enabled))
    return sorted(hints, key=lambda hint: hint.id.startswith("app."))


def fitting(hints: Sequence[Hint], width: int) -> list[tuple[int, Hint]]:
    """Return the hints that fit ``width`` cells, each with its column: the last are left out, help stays."""
    helps = [hint for hint in hints if hint.id == HELP_ID]
    others = [hint for hint in hints if hint.id != HELP_ID]
    room = width - sum(hint.cells + _GAP for hint in helps)
    placed: list[tuple[int, Hint]] = []
    column = 1
    for hint in others:
        if column + hint.cells > room:
            break
        placed.append((column, hint))
        column += hint.cells + _GAP
    for hint in helps:
        if column + hint.cells <= width:
            placed.append((column, hint))
            column += hint.cells + _GAP
    return placed


class KeyBar(Widget):
    """The footer of every screen."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"keybar--key", "keybar--primary", "keybar--label", "keybar--off"}

    def on_mount(self) -> None:
        """Follow the focus."""
        self.screen.bindings_updated_signal.subscribe(self, lambda _: self.refresh())

    def _placed(self) -> list[tuple[int, Hint]]:
        return fitting(live_hints(self.screen), self.size.width)

    def render(self) -> Content:
        """Return the line."""
        style = {
            name: self.get_visual_style(f"keybar--{name}") for name in ("key", "primary", "label", "off")
        }
        parts: list[tuple[str, object] | str] = []
        column = 0
        for number, (start, hint) in enumerate(self._placed()):
            parts.append(" " * (start - column))
            key = "primary" if number == 0 and not hint.id.startswith("app.") else "key"
            parts.append((hint.key, style[key] if hint.enabled else style["off"]))
            parts.append((" " + hint.label, style["label"] if hint.enabled else style["off"]))
            column = start + hint.cells
        return Content.assemble(*parts)  # type: ignore[arg-type]  # styles are Style objects

    async def on_click(self, event: events.Click) -> None:
        """Do what the hint under the pointer says."""
        for start, hint in self._placed():
            if start <= event.x < start + hint.cells and hint.enabled:
                await self.app.run_action(hint.action, default_namespace=hint.node)
                return
