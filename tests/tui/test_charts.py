"""Pictures in cells: every row as wide as asked for, heights in their order, nothing for nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from pitchcoach.tui import charts

VALUES = st.lists(st.none() | st.floats(-100, 100), max_size=80)


@given(VALUES, st.integers(1, 40), st.integers(2, 8), st.booleans())
def test_every_row_is_as_wide_as_there_are_columns(
    values: list[float | None], width: int, height: int, plain: bool
) -> None:
    columns = charts.squeezed(values, width)
    assert len(columns) == width
    for rows in (
        charts.bars(columns, height, -50, 50, plain=plain),
        charts.with_line(charts.dots(columns, height, -50, 50, plain=plain), 0, -50, 50, plain=plain),
        charts.wave([abs(value or 0) / 100 for value in columns], 4, plain=plain),
    ):
        assert {len(row) for row in rows} <= {width}
        assert not plain or all(row.isascii() for row in rows)


def test_bars_grow_with_their_values() -> None:
    assert charts.bars([0, 1, 2, None, 9], 2, 0, 2) == ["  █ █", " ██ █"]
    assert charts.bars([0.5, 1.5], 1, 0, 2) == ["▂▆"]
    assert charts.dots([0, 1, None, 2], 3, 0, 2) == ["   •", " •  ", "•   "]


def test_means_of_what_falls_into_a_column() -> None:
    assert charts.squeezed([1, 3, None, None, 5, 7], 3) == [2, None, 6]
    assert charts.squeezed([1, 2], 4) == [1, 1, 2, 2]
    assert charts.squeezed([], 2) == [None, None]


@pytest.mark.parametrize(("value", "row"), [(0.0, 3), (9.9, 0), (10.0, 0), (11.0, None)])
def test_a_level_line_goes_where_its_value_is(value: float, row: int | None) -> None:
    rows = charts.with_line(["  ", "  ", "  ", "█ "], value, 0, 10)
    assert [n for n, text in enumerate(rows) if "╌" in text] == ([] if row is None else [row])
    assert rows[3].startswith("█")


@given(
    st.lists(st.tuples(st.text(min_size=1, max_size=8), st.floats(0, 60), st.floats(0, 60)), max_size=6),
    st.integers(10, 80),
)
def test_names_below_a_picture_never_run_out_of_it(parts: list[tuple[str, float, float]], width: int) -> None:
    ordered = sorted((name, min(a, b), max(a, b)) for name, a, b in parts)
    assert cell_len(charts.ruler(sorted(ordered, key=lambda part: part[1]), 60, width)) <= width


def test_a_name_stands_below_its_stretch() -> None:
    assert charts.ruler([("特徴", 0, 30), ("Hook", 30, 60)], 60, 20) == "│特徴     │Hook"
    assert charts.place(59.9, 60, 20) == 19
    assert charts.place(5, 0, 20) == 0
