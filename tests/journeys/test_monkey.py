"""A monkey at the whole window: whatever it does, nothing breaks, and nothing is left behind."""

from __future__ import annotations

import gc
import os
import random
from collections import Counter
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog
from pytestqt.qtbot import QtBot

from studio.app.actions import ACTIONS, find
from studio.app.session import Session
from studio.app.settings import Settings
from studio.graph import fileio
from studio.ui.canvas.node_item import NodeItem
from studio.ui.canvas.view import CanvasView
from studio.ui.canvas.wire_item import WireItem
from studio.ui.theme import Theme
from studio.ui.window import MainWindow

SEEDS = range(int(os.environ.get("PLEXUS_MONKEYS", "2")))
EVENTS = 2_500
"""Of each; with the four of the nightly check they are ten thousand."""
LOOKS_EVERY = 25
"""Events between two looks at whether the screen shows the document."""
PLAIN = Qt.KeyboardModifier.NoModifier
HELD = (
    *(PLAIN, PLAIN, PLAIN, PLAIN),
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
)
BUTTONS = (Qt.MouseButton.LeftButton,) * 10 + (
    Qt.MouseButton.MiddleButton,
    Qt.MouseButton.RightButton,
)
MEANT = (
    *(Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Home),
    *(Qt.Key.Key_Delete, Qt.Key.Key_F2, Qt.Key.Key_Period),
    *(Qt.Key.Key_A, Qt.Key.Key_B, Qt.Key.Key_C, Qt.Key.Key_F, Qt.Key.Key_H, Qt.Key.Key_L),
    *(Qt.Key.Key_M, Qt.Key.Key_N, Qt.Key.Key_P, Qt.Key.Key_R, Qt.Key.Key_U, Qt.Key.Key_Y),
)
ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)
HOLDABLE = (Qt.Key.Key_Y, Qt.Key.Key_Space)
"""Keys that make another gesture of a drag while they are down."""
VERBS = [
    action
    for action in ACTIONS
    if action.menu in ("Edit", "View", "Model")
    and not action.id.startswith(("view.theme", "view.language"))
]


class Monkey:
    """Does what comes into its head, at places where something is."""

    def __init__(self, window: MainWindow, seed: int) -> None:
        self.window, self.chance = window, random.Random(seed)
        self.down: Qt.MouseButton | None = None
        self.held: Qt.Key | None = None

    @property
    def view(self) -> CanvasView:
        return self.window.canvas

    def place(self) -> QPoint:
        """Often a port, a card or a wire, sometimes anywhere."""
        chance, canvas = self.chance, self.view.canvas
        items = list(canvas.node_items())
        wires = list(canvas.wire_items())
        kind = chance.random()
        if items and kind < 0.35:
            item = chance.choice(items)
            ports = item.card.layout.ports
            if ports:
                return self.view.mapFromScene(item.port_point(chance.choice(ports)))
        if items and kind < 0.65:
            return self.view.mapFromScene(chance.choice(items).rect.center())
        if wires and kind < 0.8:
            return self.view.mapFromScene(
                chance.choice(wires).path().pointAtPercent(chance.random())
            )
        size = self.view.viewport().size()
        return QPoint(chance.randrange(size.width()), chance.randrange(size.height()))

    def act(self) -> None:
        chance, viewport = self.chance, self.view.viewport()
        keys, kind = chance.choice(HELD), chance.random()
        if kind < 0.16 and self.down is None:
            self.down = chance.choice(BUTTONS)
            QTest.mousePress(viewport, self.down, keys, self.place())
        elif kind < 0.46:
            QTest.mouseMove(viewport, self.place())
        elif kind < 0.6 and self.down is not None:
            QTest.mouseRelease(viewport, self.down, keys, self.place())
            self.down = None
        elif kind < 0.68:
            QTest.keyClick(QApplication.focusWidget() or self.view, chance.choice(MEANT))
        elif kind < 0.72:
            QTest.keyClick(QApplication.focusWidget() or self.view, chance.choice(ARROWS), keys)
        elif kind < 0.75:
            self.hold()
        elif kind < 0.79:
            QTest.mouseDClick(viewport, Qt.MouseButton.LeftButton, keys, self.place())
        elif kind < 0.83:
            self.roll()
        elif kind < 0.9:
            self.window.trigger(chance.choice(VERBS))
        elif kind < 0.93:
            self.window.trigger(find(chance.choice(UNDOING)))
        else:
            QApplication.processEvents()
        # What asks for an answer gets none.
        for asking in (QApplication.activePopupWidget(), QApplication.activeModalWidget()):
            if asking is not None:
                asking.close()
                self.down = None

    def hold(self) -> None:
        if self.held is None:
            self.held = self.chance.choice(HOLDABLE)
            QTest.keyPress(self.view, self.held)
        else:
            QTest.keyRelease(self.view, self.held)
            self.held = None

    def roll(self) -> None:
        """The wheel, which zooms with Control."""
        at, keys = QPointF(self.place()), self.chance.choice(HELD)
        turn = QPoint(0, self.chance.choice((-120, 120)))
        buttons, phase = Qt.MouseButton.NoButton, Qt.ScrollPhase.NoScrollPhase
        everywhere = QPointF(self.view.viewport().mapToGlobal(at))
        event = QWheelEvent(at, everywhere, QPoint(), turn, buttons, keys, phase, False)
        QApplication.sendEvent(self.view.viewport(), event)

    def rest(self) -> None:
        """Let go of everything, and put aside what is open."""
        if self.held is not None:
            QTest.keyRelease(self.view, self.held)
        if self.down is not None:
            QTest.mouseRelease(self.view.viewport(), self.down, PLAIN, self.place())
        self.held = self.down = None
        for _ in range(4):
            QTest.keyClick(QApplication.focusWidget() or self.view, Qt.Key.Key_Escape)
        self.view.setFocus()
        QTest.keyClick(self.view, Qt.Key.Key_Escape)
        QApplication.processEvents()


UNDOING = ("edit.undo", "edit.undo", "edit.redo")


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> MainWindow:
    for ask in ("getOpenFileName", "getSaveFileName"):
        monkeypatch.setattr(QFileDialog, ask, lambda *_: ("", ""))
    monkeypatch.setattr(QDialog, "exec", lambda _: QDialog.DialogCode.Rejected)
    theme = Theme("dark")
    settings = Settings(tmp_path / "settings.json")
    session = Session(settings, runs_folder=tmp_path / "runs", recovery_folder=tmp_path / "kept")
    window = MainWindow(session, theme)
    qtbot.addWidget(window, before_close_func=lambda closing: closing.close_now())
    window.resize(1300, 850)
    with qtbot.waitExposed(window):
        window.show()
    window.complete()
    return window


def shows_the_document(window: MainWindow) -> None:
    """There are the cards and wires of the graph, where they belong; frames may hide some."""
    canvas, graph = window.canvas.canvas, window.session.graph
    kinds = Counter(type(item) for item in canvas.items())
    assert (kinds[NodeItem], kinds[WireItem]) == (len(graph), len(graph.wires()))
    for node in graph:
        item = canvas.node_item(node.id)
        assert item is not None
        assert (item.card.name, item.left, item.top) == (node.name, node.x, node.y)
    shown = set(canvas.node_items())
    for wire in graph.wires():
        begin, end = canvas.node_item(wire.source), canvas.node_item(wire.target)
        found = canvas.wire_item(wire)
        assert found is not None and begin is not None and end is not None
        if {begin, end} <= shown:
            ends = begin.anchor("output", wire.output) + end.anchor("input", wire.input)
            assert ends == found.ends


@pytest.mark.parametrize("seed", SEEDS)
def test_thousands_of_events_do_no_harm(
    window: MainWindow, seed: int, caplog: pytest.LogCaptureFixture
) -> None:
    session = window.session
    session.open_example("shared_encoder")
    window.canvas.fit_all()
    start = fileio.dumps(session.document.project)
    monkey = Monkey(window, seed)
    for number in range(EVENTS):
        monkey.act()
        if number % LOOKS_EVERY == 0 and window.canvas.gestures.tool is None:
            shows_the_document(window)
    monkey.rest()
    assert window.canvas.gestures.tool is None
    shows_the_document(window)

    while session.document.redo():
        shows_the_document(window)
    text = fileio.dumps(session.document.project)
    assert fileio.dumps(fileio.loads(text)) == text
    while session.document.undo():
        shows_the_document(window)
    assert fileio.dumps(session.document.project) == start
    while session.document.redo():
        pass
    assert fileio.dumps(session.document.project) == text

    assert not caplog.records
    session.new()
    QApplication.processEvents()
    assert not list(window.canvas.canvas.node_items())
    gc.collect()
    left = {type(each) for each in gc.get_objects() if issubclass(type(each), NodeItem | WireItem)}
    assert not left
