"""From an empty canvas to a wired net, and to every part of the window, by keys alone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from studio.ui.commands.palette import CommandPalette
from studio.ui.window import MainWindow

Key = Qt.Key
NONE = Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
POINTER = (
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseButtonDblClick,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
)


class Watcher(QObject):
    """Counts what comes from a pointer."""

    count = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() in POINTER
        return False


@pytest.fixture
def watcher(qapp: QApplication) -> Iterator[Watcher]:
    watcher = Watcher()
    qapp.installEventFilter(watcher)
    yield watcher
    qapp.removeEventFilter(watcher)
    assert watcher.count == 0


def key(window: MainWindow, *keys: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
    for one in keys:
        QTest.keyClick(QApplication.focusWidget() or window, one, held)


def add(window: MainWindow, typed: str) -> None:
    key(window, Key.Key_Tab)
    QTest.keyClicks(QApplication.focusWidget(), typed)
    key(window, Key.Key_Return)


def test_a_net_is_drawn_wired_named_moved_and_put_in_order(
    qtbot: QtBot, window: MainWindow, watcher: Watcher
) -> None:
    session = window.session
    for typed in ("input", "linear", "relu"):
        add(window, typed)
    key(window, Key.Key_Escape)
    assert session.selection == ()
    for typed in ("linear", "output"):  # A second piece: nothing is selected, so it stands alone.
        add(window, typed)
    graph = session.graph
    names = {node.name: node.id for node in graph}
    assert names.keys() == {"input", "linear", "relu", "linear2", "output"}
    assert len(graph.wires()) == 3

    key(window, Key.Key_Escape, Key.Key_Left)  # Walking begins at the first layer.
    assert session.selection == (names["input"],)
    key(window, Key.Key_Right, Key.Key_Right, held=CONTROL)
    assert session.selection == (names["relu"],)
    key(window, Key.Key_C)
    QTest.keyClicks(QApplication.focusWidget(), "linear2")
    key(window, Key.Key_Return)
    assert [wire.target for wire in graph.outgoing(names["relu"])] == [names["linear2"]]
    assert len(graph.wires()) == 4

    key(window, Key.Key_Right, Key.Key_Right, held=CONTROL)
    assert session.selection == (names["output"],)
    at = graph.node(names["output"])
    key(window, Key.Key_Down, held=SHIFT)
    key(window, Key.Key_Right)
    moved = graph.node(names["output"])
    assert (moved.x, moved.y) > (at.x, at.y)
    key(window, Key.Key_F2)
    QTest.keyClicks(QApplication.focusWidget(), "scores")
    key(window, Key.Key_Return)
    assert graph.find("scores") is not None

    key(window, Key.Key_P, held=CONTROL | SHIFT)
    QTest.keyClicks(QApplication.focusWidget(), "tidy")
    key(window, Key.Key_Return)
    xs = [graph.node(names[name]).x for name in ("input", "linear", "relu", "linear2", "output")]
    assert xs == sorted(xs)
    key(window, Key.Key_Z, held=CONTROL)
    assert graph.node(names["output"]).y == moved.y
    key(window, Key.Key_Left, held=CONTROL)
    key(window, Key.Key_Delete)
    assert names["linear2"] not in graph
    key(window, Key.Key_Z, held=CONTROL)
    assert len(graph.wires()) == 4


def test_the_context_menu_opens_at_the_selected_node(
    qtbot: QtBot, window: MainWindow, watcher: Watcher
) -> None:
    session = window.session
    add(window, "relu")
    with qtbot.waitSignal(window.canvas.menu_wanted) as asked:
        key(window, Key.Key_F10, held=SHIFT)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    item = window.canvas.canvas.node_item(session.selection[0])
    assert item is not None
    corner = window.canvas.mapFromScene(item.rect.bottomLeft())
    assert asked.args == [window.canvas.viewport().mapToGlobal(corner)]
    while menu.activeAction() is None or menu.activeAction().objectName() != "edit.duplicate":
        QTest.keyClick(menu, Key.Key_Down)
    QTest.keyClick(menu, Key.Key_Return)
    assert len(session.graph) == 2
    key(window, Key.Key_Escape)
    assert session.selection == ()
    key(window, Key.Key_Menu)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert "Select all" in [entry.text() for entry in menu.actions()]
    QTest.keyClick(menu, Key.Key_Escape)


def test_every_panel_is_entered_from_the_palette_and_left_again(
    qtbot: QtBot, window: MainWindow, watcher: Watcher
) -> None:
    add(window, "linear")
    for typed, name in (("panels inspector", "inspector"), ("panels layers", "palette")):
        key(window, Key.Key_P, held=CONTROL | SHIFT)
        palette = window.findChild(CommandPalette)
        assert palette is not None
        QTest.keyClicks(palette.field, typed)
        assert palette.model.choices[0].key == f"panel.{name}"
        QTest.keyClick(palette.field, Key.Key_Return)
        inside = QApplication.focusWidget()
        assert window.layout_keeper.docks[name].isAncestorOf(inside)
    key(window, Key.Key_K, held=CONTROL)  # Back to the canvas, from wherever the focus is.
    key(window, Key.Key_Escape)
    assert QApplication.focusWidget() is window.canvas
    key(window, Key.Key_Tab, held=SHIFT)
    assert QApplication.focusWidget() is not window.canvas
