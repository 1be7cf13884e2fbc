"""The table of cells: a row keeps its label, however early it is painted."""

from __future__ import annotations

from textual.app import App, ComposeResult

from pitchcoach.tui import themes
from pitchcoach.tui.widgets.grid import Grid
from tests.tui.looking import shown


class Alone(App[None]):
    def get_theme_variable_defaults(self) -> dict[str, str]:
        return dict(themes.THEMES[0].variables)

    def compose(self) -> ComposeResult:
        yield Grid()


async def test_a_row_that_is_painted_before_it_is_measured_gets_its_label() -> None:
    app = Alone()
    async with app.run_test(size=(60, 10)) as pilot:
        grid = app.query_one(Grid)
        grid.clear(columns=True)
        grid.add_column("30 s", width=10)
        grid.add_row("fits", label="listeners")
        grid._get_row_renderables(0)  # what a paint in between does
        await pilot.pause()
        await pilot.pause()
        assert "fits" in shown(app)
        assert "listeners" not in shown(app), "Textual measures it itself now: draw_labels can go"
        grid.draw_labels()
        await pilot.pause()
        await pilot.pause()
        assert "listeners" in shown(app)
