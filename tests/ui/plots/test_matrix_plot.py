from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studio.observe.asks.weights import MatrixAsk, MatrixFound, Of
from studio.ui.panels.weight_views import MatrixView
from studio.ui.plots import colours
from studio.ui.plots.heads import HeadGrid, Row
from studio.ui.plots.matrix import Matrix
from studio.ui.plots.patches import Patches, grid
from studio.ui.plots.token_lines import TokenLines
from studio.ui.plots.windows import Shown
from studio.ui.theme import Theme


def turn(matrix: Matrix, at: QPointF, angle: int) -> None:
    event = QWheelEvent(
        at,
        matrix.mapToGlobal(at),
        QPoint(),
        QPoint(0, angle),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(matrix, event)


def spot(matrix: Matrix, row: float, column: float) -> QPointF:
    area, view = matrix.area(), matrix.view
    x = area.left() + (column + 0.5 - view.left) / view.columns * area.width()
    return QPointF(x, area.top() + (row + 0.5 - view.top) / view.rows * area.height())


def test_the_value_under_the_mouse_has_its_row_and_column(qtbot: QtBot, theme: Theme) -> None:
    matrix = Matrix(theme)
    qtbot.addWidget(matrix)
    matrix.resize(300, 240)
    matrix.show()
    values = np.linspace(-1, 1, 12, dtype=np.float32).reshape(3, 4)
    matrix.show_matrix(Shown(values, 3, 4))
    assert matrix.describe(spot(matrix, 2, 1)) == "row 2, column 1: 0.636"
    assert matrix.describe(QPointF(-5, 5)) == ""
    matrix.name_places(("a", "b", "c"), ("w", "x", "y", "z"))
    assert matrix.describe(spot(matrix, 0, 3)) == "row 0 a, column 3 z: -0.455"
    indices = np.frombuffer(matrix.image.constBits(), np.uint8)
    assert indices[0] == 0
    assert indices[matrix.image.bytesPerLine() * 2 + 3] == colours.TOP
    matrix.show_matrix(Shown(values, 6, 7, row_block=2, column_block=2))
    assert matrix.describe(spot(matrix, 5, 6)) == "rows 4–5, columns 6–6: mean 1.000"
    theme.set_scheme("light")
    assert not matrix.grab().isNull()


def test_the_wheel_comes_nearer_and_a_double_click_shows_all(qtbot: QtBot, theme: Theme) -> None:
    matrix = Matrix(theme)
    qtbot.addWidget(matrix)
    matrix.resize(300, 240)
    matrix.show()
    matrix.show_matrix(Shown(np.random.default_rng(0).random((40, 60), np.float32), 40, 60))
    there = spot(matrix, 30, 10)
    before = matrix.place(there)
    with qtbot.waitSignal(matrix.zoomed):
        turn(matrix, there, 600)
    assert matrix.view.rows < 40
    assert matrix.place(there) == before  # What is under the mouse stays there.
    view = matrix.view
    qtbot.keyClick(matrix, Qt.Key.Key_Right)
    assert matrix.view.left == pytest.approx(view.left + 0.1 * view.columns)
    turn(matrix, there, 20_000)
    assert matrix.view.rows == pytest.approx(4)
    qtbot.mouseDClick(matrix, Qt.MouseButton.LeftButton, pos=QPoint(50, 50))
    assert not matrix.is_zoomed


def test_coming_nearer_to_means_asks_for_the_values_themselves(qtbot: QtBot, theme: Theme) -> None:
    view = MatrixView(theme)
    qtbot.addWidget(view)
    view.resize(300, 240)
    view.show()
    of = Of("n1", "weight")
    assert view.ask(of) == MatrixAsk(of)
    coarse = np.zeros((200, 200), np.float32)
    view.show_found(MatrixFound(coarse, 1000, 1000, 0, 0, 5, 5, -1.0, 1.0))
    assert view.words == "1,000 × 1,000  means of 5 × 5"
    with qtbot.waitSignal(view.asked_again):
        turn(view.matrix, spot(view.matrix, 500, 500), 2000)
    ask = view.ask(of)
    assert isinstance(ask, MatrixAsk)
    assert ask.window is not None
    top, bottom, left, right = ask.window
    assert top < 500 < bottom
    fine = np.full((bottom - top, right - left), 0.5, np.float32)
    view.show_found(MatrixFound(fine, 1000, 1000, top, left, 1, 1, -1.0, 1.0))
    assert view.matrix.describe(spot(view.matrix, 500, 500)) == "row 500, column 500: 0.500"
    table = view.table()
    assert table is not None
    assert next(iter(table.rows)) == (top, left, 0.5)
    other = Of("n2", "weight")
    assert view.ask(other) == MatrixAsk(other)
    assert not view.matrix.is_zoomed


def test_keys_go_from_head_to_head(qtbot: QtBot, theme: Theme) -> None:
    heads = HeadGrid(theme)
    qtbot.addWidget(heads)
    heads.resize(260, 160)
    heads.show()
    rows = [Row(name, np.random.default_rng(1).random((3, 8, 8), np.float32)) for name in "ab"]
    heads.show_heads(rows, (0, None))
    assert not heads.grab().isNull()
    for key, expected in (
        (Qt.Key.Key_Right, (0, 0)),
        (Qt.Key.Key_Down, (1, None)),
    ):
        with qtbot.waitSignal(heads.chosen) as heard:
            qtbot.keyClick(heads, key)
        assert tuple(heard.args) == expected
    assert heads.describe(QPointF(2, 5)) == "a: mean of the heads"


def test_a_token_under_the_mouse_tells_where_it_looks(qtbot: QtBot, theme: Theme) -> None:
    lines = TokenLines(theme)
    qtbot.addWidget(lines)
    lines.resize(240, 200)
    lines.show()
    values = np.array([[1, 0, 0], [0.25, 0.75, 0], [0.2, 0.5, 0.3]], np.float32)
    lines.show_looks(values, (1, 1), "abc", "abc", None)
    words = lines.describe(QPointF(5, 16 + 2.5 * 13))
    assert words == "c looks most at b 0.500, c 0.300, a 0.200"
    with qtbot.waitSignal(lines.picked) as heard:
        qtbot.mouseClick(lines, Qt.MouseButton.LeftButton, pos=QPoint(5, 16 + 20))
    assert heard.args == [1]


def test_tokens_of_an_image_are_its_patches(qtbot: QtBot, theme: Theme) -> None:
    assert grid(197, 224, 224) == (1, 14, 14)
    assert grid(16, 8, 8) == (0, 4, 4)
    assert grid(8, 8, 16) == (0, 2, 4)
    assert grid(7, 8, 8) is None
    patches = Patches(theme)
    qtbot.addWidget(patches)
    patches.resize(200, 260)
    patches.show()
    row = np.linspace(0, 0.4, 5, dtype=np.float32)
    patches.show_looks(np.zeros((1, 8, 8), np.float32), row, (1, 2, 2), 3)
    area = patches.area()
    corner = QPointF(area.right() - 4, area.top() + 4)
    assert patches.describe(corner) == "patch (0, 1): 0.200"
    assert patches.describe(QPointF(4, 4)) == "class token: 0"
    with qtbot.waitSignal(patches.picked) as heard:
        qtbot.mouseClick(patches, Qt.MouseButton.LeftButton, pos=corner.toPoint())
    assert heard.args == [2]
    assert not patches.grab().isNull()
