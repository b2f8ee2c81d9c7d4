"""A monkey at the canvas: whatever it does, the screen shows the document."""

import random

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from test_canvas_sync import expected, shown

from studio.graph.edits import Connect
from studio.graph.furnishing import PutPiece
from studio.graph.furniture import Frame, Note
from studio.ui.canvas import fitting, wiring
from studio.ui.canvas.look import PortRef

KINDS = ("input", "torch.nn.Conv2d", "Add", "torch.nn.LSTM", "torch.nn.Flatten", "output")
KEYS = (
    Qt.Key.Key_Escape,
    Qt.Key.Key_Tab,
    Qt.Key.Key_Return,
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_Down,
    Qt.Key.Key_C,
    Qt.Key.Key_F2,
    Qt.Key.Key_F,
    Qt.Key.Key_Delete,
    Qt.Key.Key_A,
    Qt.Key.Key_Space,
    Qt.Key.Key_Y,
    Qt.Key.Key_L,
    Qt.Key.Key_Home,
)
HELD = (Qt.KeyboardModifier.NoModifier,) * 3 + (
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
)
BUTTONS = (Qt.MouseButton.LeftButton,) * 6 + (
    Qt.MouseButton.MiddleButton,
    Qt.MouseButton.RightButton,
)


class Monkey:
    def __init__(self, hand, seed):
        self.hand, self.random = hand, random.Random(seed)
        self.down = None

    def place(self) -> QPoint:
        """Often a port or a card, sometimes a wire or one of its points, sometimes anywhere."""
        wires = list(self.hand.view.canvas.wire_items())
        if wires and self.random.random() < 0.2:
            wire = self.random.choice(wires)
            if wire.points and self.random.random() < 0.5:
                return self.hand.at(QPointF(*self.random.choice(wire.points)))
            return self.hand.at(wire.path().pointAtPercent(self.random.random()))
        items = list(self.hand.view.canvas.node_items())
        pieces = list(self.hand.view.canvas.furniture)
        if pieces and self.random.random() < 0.15:
            rect = self.random.choice(pieces).rect
            header = QPointF(rect.center().x(), rect.top() + 14)
            places = (rect.topLeft(), rect.bottomRight(), header)
            return self.hand.at(self.random.choice(places))
        if items and self.random.random() < 0.7:
            item = self.random.choice(items)
            ports = item.card.layout.ports
            if ports and self.random.random() < 0.7:
                return self.hand.at(item.port_point(self.random.choice(ports)))
            return self.hand.at(item.rect.center())
        return QPoint(self.random.randrange(1000), self.random.randrange(600))

    def act(self) -> None:
        viewport, choice = self.hand.view.viewport(), self.random.random()
        held = self.random.choice(HELD)
        if choice < 0.2 and self.down is None:
            self.down = self.random.choice(BUTTONS)
            QTest.mousePress(viewport, self.down, held, self.place())
        elif choice < 0.45:
            QTest.mouseMove(viewport, self.place())
        elif choice < 0.65 and self.down is not None:
            QTest.mouseRelease(viewport, self.down, held, self.place())
            self.down = None
        elif choice < 0.75:
            focus = QApplication.focusWidget() or self.hand.view
            QTest.keyClick(focus, self.random.choice(KEYS), held)
        elif choice < 0.8:
            places = [self.place(), self.place()]
            drop = self.random.random() < 0.7
            self.hand.carry(self.random.choice(KINDS), places, drop=drop)
        elif choice < 0.84:
            QTest.mouseDClick(viewport, Qt.MouseButton.LeftButton, held, self.place())
        elif choice < 0.88:
            self.random.choice((self.hand.session.document.undo, self.hand.session.document.redo))()
        else:
            QApplication.processEvents()


@pytest.mark.parametrize("seed", range(4))
def test_a_monkey_does_no_harm(hand, seed):
    for index, kind in enumerate(KINDS):
        hand.add(kind, 200.0 * (index % 3), 160.0 * (index // 3))
    hand.session.do(PutPiece(Frame("frame1", -40, -60, 420, 200, "stage")))
    hand.session.do(PutPiece(Note("note1", 20, 240, 160, 60, "why")))
    hand.view.fit_all()
    monkey = Monkey(hand, seed)
    for _ in range(150):
        monkey.act()
        hand.view.fixes.close()
        if hand.view.gestures.tool is None:
            assert shown(hand) == expected(hand)
    for _ in range(3):
        QTest.keyClick(QApplication.focusWidget() or hand.view, Qt.Key.Key_Escape)
    QTest.keyClick(hand.view, Qt.Key.Key_Escape)
    assert hand.view.gestures.tool is None
    assert hand.view.canvas.look.linking is None
    assert shown(hand) == expected(hand)
    while hand.session.document.redo():
        assert shown(hand) == expected(hand)
    after = hand.text
    while hand.session.document.undo():
        assert shown(hand) == expected(hand)
    while hand.session.document.redo():
        pass
    assert hand.text == after


@pytest.mark.parametrize("seed", range(3))
def test_the_ports_that_light_up_are_those_the_document_takes(hand, seed):
    chance = random.Random(seed)
    for index in range(8):
        hand.add(chance.choice(KINDS), 180.0 * index, 60.0 * (index % 3))
    ports = [
        PortRef(item.node_id, port.side, port.end)
        for item in hand.view.canvas.node_items()
        for port in item.card.layout.ports
    ]
    outputs = [port for port in ports if port.side == "output"]
    inputs = [port for port in ports if port.side == "input"]
    for _ in range(40):
        wire = wiring.wire_between(chance.choice(outputs), chance.choice(inputs))
        if hand.session.document.refusal(Connect(wire)) is None:
            hand.session.do(Connect(wire))
    for origin in ports:
        linking = fitting.linking_from(hand.graph, origin)
        for port in outputs if origin.side == "input" else inputs:
            wire = wiring.wire_between(origin, port)
            if wire not in hand.wires:
                taken = hand.session.document.refusal(Connect(wire, replace=True)) is None
                assert taken == (port.node in linking.fits)
