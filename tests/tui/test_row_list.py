from collections.abc import Sequence

from textual.app import App, ComposeResult

from pitchcoach.tui import themes
from pitchcoach.tui.widgets.row_list import RowList, fitted
from tests.tui.looking import shown


class Rows(App[None]):
    def __init__(self, count: int) -> None:
        super().__init__()
        for theme in themes.THEMES:
            self.register_theme(theme)
        self.theme = themes.DEFAULT
        self.count = count
        self.made = 0
        self.chosen: list[int] = []
        self.selected: list[int] = []

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return dict(themes.THEMES[0].variables)

    def compose(self) -> ComposeResult:
        yield RowList(id="table")

    @property
    def table(self) -> RowList:
        return self.query_one(RowList)

    def on_mount(self) -> None:
        self.table.focus()
        self.call_after_refresh(self.show_rows, 0)

    def show_rows(self, cursor: int, before: int = 0) -> None:
        """Show the rows, with ``before`` others in front of them."""

        def cells(row: int) -> Sequence[str]:
            self.made += 1
            return (f"new {row}" if row < before else f"row {row - before}", "行政書士です")

        self.table.show([("Name", 12), ("Job", 8)], self.count + before, cells, cursor)

    def on_row_list_row_highlighted(self, event: RowList.RowHighlighted) -> None:
        if not isinstance(event, RowList.RowSelected):
            self.chosen.append(event.row)

    def on_row_list_row_selected(self, event: RowList.RowSelected) -> None:
        self.selected.append(event.row)


def lines(app: App[None]) -> list[str]:
    """Return the lines without the scroll bar."""
    return [line.rstrip(" ▁▂▃▄▅▆▇█").lstrip() for line in shown(app).splitlines()]


async def test_only_the_rows_in_sight_are_made() -> None:
    app = Rows(2000)
    async with app.run_test(size=(40, 10)) as pilot:
        await pilot.pause()
        assert lines(app)[:2] == ["Name          Job", "row 0         行政書…"]
        assert lines(app)[9].startswith("row 8 ")
        assert app.made < 60


async def test_keys_move_the_choice_and_bring_it_into_sight() -> None:
    app = Rows(2000)
    async with app.run_test(size=(40, 10)) as pilot:
        await pilot.pause()
        for key, row in (
            ("down", 1),
            ("up", 0),
            ("up", 0),
            ("pagedown", 9),
            ("end", 1999),
            ("down", 1999),
            ("pageup", 1990),
            ("home", 0),
        ):
            await pilot.press(key)
            assert app.table.cursor_row == row
            await pilot.pause()
            assert any(line.startswith(f"row {row} ") for line in lines(app)[1:])
        assert app.chosen == [1, 0, 9, 1999, 1990, 0]


async def test_rows_that_come_in_front_leave_the_choice_where_it_stands_on_the_screen() -> None:
    app = Rows(200)
    async with app.run_test(size=(40, 10)) as pilot:
        await pilot.pause()
        app.table.move_cursor(50)
        await pilot.press("up", "up", "up")
        before = lines(app)
        assert before[6].startswith("row 47 ")
        app.show_rows(cursor=47 + 20, before=20)
        await pilot.pause()
        assert lines(app) == before
        app.chosen.clear()
        await pilot.press("down")
        assert app.chosen == [68]


async def test_fewer_rows_keep_the_choice_among_them() -> None:
    app = Rows(200)
    async with app.run_test(size=(40, 10)) as pilot:
        await pilot.press("end")
        app.count = 3
        app.show_rows(cursor=199)
        await pilot.pause()
        assert app.table.cursor_row == 2
        assert lines(app)[1:5] == [
            "row 0         行政書…",
            "row 1         行政書…",
            "row 2         行政書…",
            "",
        ]
        app.count = 0
        app.show_rows(cursor=2)
        await pilot.press("down", "end", "up")
        assert app.table.cursor_row == 0
        assert not lines(app)[1]


async def test_a_row_that_says_something_else_is_drawn_anew() -> None:
    app = Rows(5)
    async with app.run_test(size=(40, 10)) as pilot:
        await pilot.pause()
        app.show_rows(cursor=0, before=2)
        await pilot.pause()
        assert lines(app)[1].startswith("new 0 ")
        assert lines(app)[3].startswith("row 0 ")


async def test_a_click_chooses_and_a_second_one_selects() -> None:
    app = Rows(50)
    async with app.run_test(size=(40, 10)) as pilot:
        await pilot.pause()
        await pilot.click("#table", offset=(3, 4))
        assert app.table.cursor_row == 3
        assert not app.selected
        await pilot.click("#table", offset=(3, 4))
        assert app.selected == [3]
        await pilot.click("#table", offset=(3, 0))  # the head
        assert app.table.cursor_row == 3


def test_a_cell_is_one_line_of_exactly_its_width() -> None:
    assert fitted("行政書士", 8) == "行政書士"
    assert fitted("行政書士", 7) == "行政書…"
    assert fitted("行政書士", 6) == "行政… "
    assert fitted("a\nb\tc\x1b", 8) == "a b c␛  "
