"""What progress shows of one thing: its name, a sentence, and a chart that says the same."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets import Static

from pitchcoach.coach.reviewing.charts import VALUES, draw
from pitchcoach.coach.reviewing.progress_parts import Panel
from pitchcoach.i18n import Translator
from pitchcoach.tui.lit import visible

if TYPE_CHECKING:
    from collections.abc import Sequence

HIGH = 7
"""Rows of dots; fewer on a low screen."""
LOW = 5


class ChartPanel(Static):
    """One panel of progress, drawn for the width that it has."""

    DEFAULT_CSS = "ChartPanel { height: auto; margin-bottom: 1; }"

    def __init__(self, panel: Panel, tr: Translator, *, plain: bool) -> None:
        super().__init__(id=panel.name)
        self._panel, self._tr, self._plain = panel, tr, plain

    def on_resize(self) -> None:
        """Draw for the new width."""
        self.update(self.drawn(self.size.width, HIGH if self.app.size.height >= 30 else LOW))

    def drawn(self, width: int, height: int) -> Content:
        """Return the panel for so many cells; values have a colour besides their sign."""
        panel, tr = self._panel, self._tr
        said = visible(tr.render(panel.sentence))
        parts: list[tuple[str, str] | str] = [(visible(tr.render(panel.title)), "bold"), f"  {said}"]
        rows: Sequence[str] = ()
        if panel.chart is not None:
            rows = draw(panel.chart, tr.render, width=width, height=height, plain=self._plain)
        for row in rows:
            parts.append("\n")
            for is_value, signs in groupby(visible(row), key=VALUES.__contains__):
                parts.append(("".join(signs), "$now" if is_value else "$quiet"))
        return Content.assemble(*parts)
