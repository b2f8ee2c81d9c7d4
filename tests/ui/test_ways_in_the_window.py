"""The whole window: from a problem, a line, a search and a bookmark to the node, and back."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from studio.app.session import Session
from studio.ui.canvas.view import CanvasView
from studio.ui.search.box import ProjectSearch
from studio.ui.theme import Theme
from studio.ui.window import MainWindow

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def window(qtbot: QtBot, session: Session, theme: Theme) -> Iterator[MainWindow]:
    session.open_example("digits_cnn")
    window = MainWindow(session, theme)
    with qtbot.waitExposed(window):
        window.show()
    with qtbot.waitActive(window):
        window.activateWindow()
    window.canvas.setFocus()
    QApplication.processEvents()
    yield window
    window.shut_down()
    window.close_now()
    window.deleteLater()


def named(session: Session, name: str) -> str:
    node = session.graph.find(name)
    assert node is not None
    return node.id


def press(key: Qt.Key, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key, keys)
    QApplication.processEvents()


def in_view(canvas: CanvasView, node: str) -> bool:
    item = canvas.canvas.node_item(node)
    return item is not None and canvas.camera.seen().contains(item.rect)


def test_every_way_there_and_back(qtbot: QtBot, window: MainWindow, session: Session) -> None:
    canvas, code = window.canvas, window.bench.code
    canvas.zoom_by(3.0)
    first, last = named(session, "conv1"), named(session, "classes")
    canvas.center_on(first)
    press(Qt.Key.Key_1, CTRL | Qt.KeyboardModifier.AltModifier)
    assert [each.key for each in session.document.project.bookmarks] == [1]

    press(Qt.Key.Key_F, CTRL | SHIFT)
    box = window.findChild(ProjectSearch)
    assert box.field.hasFocus()
    QTest.keyClicks(box.field, "classes")
    press(Qt.Key.Key_Return)
    assert session.selection == (last,)
    assert in_view(canvas, last)
    assert canvas.hasFocus()

    press(Qt.Key.Key_F12)
    qtbot.waitUntil(code.isVisible)
    assert session.source is not None
    assert code.view.hasFocus()
    assert code.view.line in session.source.lines_of(last)
    canvas.center_on(first)
    assert not in_view(canvas, last)
    press(Qt.Key.Key_Return)
    assert in_view(canvas, last)
    assert canvas.hasFocus()

    press(Qt.Key.Key_1)
    assert in_view(canvas, first)
    press(Qt.Key.Key_BracketLeft, CTRL)
    assert in_view(canvas, last)
    press(Qt.Key.Key_BracketRight, CTRL)
    assert in_view(canvas, first)

    assert session.set_param(last, "out_features", 3)
    canvas.center_on(first)
    problem = next(each for each in session.problems if each.node == last)
    window.show_panel("problems")
    qtbot.waitUntil(window.bench.problems.isVisible)
    row = next(row for row in window.bench.problems.rows if row.problem == problem)
    assert isinstance(row, QWidget)
    row.setFocus()
    press(Qt.Key.Key_Return)
    assert session.selection == (last,)
    assert in_view(canvas, last)
    canvas.setFocus()
    press(Qt.Key.Key_BracketLeft, CTRL)
    assert in_view(canvas, first)

    press(Qt.Key.Key_M, CTRL | SHIFT)
    assert canvas.minimap.hasFocus()
    seen = canvas.camera.seen()
    press(Qt.Key.Key_Right)
    assert canvas.camera.seen().left() > seen.left()
    press(Qt.Key.Key_Escape)
    assert canvas.hasFocus()
