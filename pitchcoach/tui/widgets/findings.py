"""The findings of a check as a list: each is a line or two, and choosing it leads to its place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from rich.cells import cell_len, set_cell_size
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from pitchcoach.i18n import Message, Translator, msg
from pitchcoach.model.report import Finding
from pitchcoach.tui.kinsoku import wrap
from pitchcoach.tui.lit import visible


class FindingList(OptionList, inherit_bindings=False):
    """Findings in the order of the file; posts ``OptionSelected`` when one is chosen."""

    ABOUT: ClassVar[Message] = msg("What the check found. Enter goes to the place of a finding.")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "cursor_up", show=False),
        Binding("down", "cursor_down", show=False),
        Binding("pageup", "page_up", show=False),
        Binding("pagedown", "page_down", show=False),
        Binding("home", "first", show=False),
        Binding("end", "last", show=False),
        Binding("enter", "select", show=False),
    ]

    def __init__(self) -> None:
        super().__init__(id="findings", markup=False)
        self.found: tuple[Finding, ...] = ()
        self._rows: list[tuple[Finding, str, str]] = []

    def show(self, found: Sequence[Finding], where: Callable[[Finding], str], tr: Translator) -> None:
        """Show findings, each with ``where`` it stands; the chosen one stays chosen."""
        self.found = tuple(found)
        self._rows = [(one, visible(where(one)), visible(tr.render(one.message))) for one in found]
        self._fill()

    def on_resize(self) -> None:
        """Break the lines anew."""
        self._fill()

    def _fill(self) -> None:
        here = self.highlighted
        column = max((cell_len(place) for _, place, _ in self._rows), default=0)
        self.set_options([Option(self._row(*row, column)) for row in self._rows])
        if self._rows and here is not None:
            self.highlighted = min(here, len(self._rows) - 1)

    def _row(self, finding: Finding, place: str, sentence: str, column: int) -> Content:
        """Return a finding; the lines of a long sentence stand below each other."""
        lead = f"{finding.rule}  {set_cell_size(place, column)}  "
        indent = cell_len(lead) + 2
        lines = wrap(sentence, max(20, self.size.width - indent - 1))
        sign = "! " if finding.severity != "hint" else "  "
        return Content.assemble((sign, "$attention"), (lead, "$quiet"), f"\n{' ' * indent}".join(lines))

    @property
    def chosen(self) -> Finding | None:
        """The finding that is marked, else the first; None when there is none."""
        return self.found[self.highlighted or 0] if self.found else None

    def step(self) -> Finding | None:
        """Choose the next finding, after the last the first again; None when there is none."""
        if not self.found:
            return None
        here = -1 if self.highlighted is None else self.highlighted
        self.highlighted = (here + 1) % len(self.found)
        return self.found[self.highlighted]
