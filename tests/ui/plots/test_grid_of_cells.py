"""The laws of rows and columns that one can zoom: what is under the mouse stays there."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF
from pytestqt.qtbot import QtBot

from studio.ui.plots.grid import Grid
from studio.ui.theme import Theme

ROOM = QRectF(30, 20, 400, 300)
share = st.floats(0.01, 0.99)
many = st.integers(1, 2000)


class Plain(Grid):
    """Cells without anything in them."""

    rows = columns = 1

    def extent(self) -> tuple[int, int]:
        return self.rows, self.columns

    def area(self) -> QRectF:
        return ROOM


def inside(grid: Grid) -> bool:
    view, (rows, columns) = grid.view, grid.extent()
    return (
        -1e-9 <= view.top < view.bottom <= rows + 1e-9
        and -1e-9 <= view.left < view.right <= columns + 1e-9
    )


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    size=st.tuples(many, many),
    hands=st.lists(st.tuples(st.floats(0.2, 3.0), share, share), max_size=6),
    aims=st.tuples(share, share),
)
def test_whatever_the_hand_does_a_cell_is_found_where_it_is(
    qtbot: QtBot,
    theme: Theme,
    size: tuple[int, int],
    hands: list[tuple[float, float, float]],
    aims: tuple[float, float],
) -> None:
    grid = Plain(theme)
    qtbot.addWidget(grid)
    rows, columns = grid.rows, grid.columns = size
    for factor, down, across in hands:
        at = QPointF(ROOM.left() + across * ROOM.width(), ROOM.top() + down * ROOM.height())
        before, view = grid.place(at), grid.view
        grid._zoom(factor, at)
        assert inside(grid)
        nearer = grid.view.rows <= view.rows and grid.view.columns <= view.columns
        if nearer and grid.is_zoomed:
            after = grid.place(at)
            assert before is not None and after is not None
            # On the line between two cells either is right.
            assert abs(after[0] - before[0]) <= 1 and abs(after[1] - before[1]) <= 1
        grid.look_at(grid.view.shifted(factor * rows * (down - 0.5), factor * across * columns))
        assert inside(grid)
    row, column = int(aims[0] * rows), int(aims[1] * columns)
    grid.look_at(grid.view.including(row, column))
    assert inside(grid)
    assert grid.place(grid.cell(row, column).center()) == (row, column)
    grid.show_all()
    assert not grid.is_zoomed
    assert (grid.view.rows, grid.view.columns) == (rows, columns)


def test_of_nothing_no_cell_is_found(qtbot: QtBot, theme: Theme) -> None:
    grid = Plain(theme)
    qtbot.addWidget(grid)
    grid.rows = grid.columns = 0
    assert grid.place(ROOM.center()) is None
