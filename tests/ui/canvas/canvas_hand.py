"""A hand that moves a real pointer and presses real keys over a canvas."""

from collections.abc import Iterable

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from studio.app.session import Session
from studio.graph import fileio
from studio.graph.edits import Connect
from studio.graph.model import Wire
from studio.ui.canvas.look import PortRef
from studio.ui.canvas.view import MIME, CanvasView

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier


class Hand:
    """Knows the view and the session it shows."""

    def __init__(self, view: CanvasView, session: Session) -> None:
        self.view = view
        self.session = session
        self.notices: list[str] = []
        session.notified.connect(lambda notice: self.notices.append(str(notice.message)))

    # Building, through the document.

    def add(self, kind: str, x: float, y: float, name: str = "") -> str:
        node = self.session.add(kind, x, y, name)
        assert node is not None
        return node

    def wire(self, source: str, target: str, entry: str = "input", leave: str = "output") -> Wire:
        wire = Wire(source, leave, target, entry)
        assert self.session.do(Connect(wire))
        return wire

    # Reading.

    @property
    def graph(self):
        return self.session.document.project.model

    @property
    def text(self) -> str:
        return fileio.dumps(self.session.document.project)

    @property
    def wires(self) -> list[Wire]:
        return self.graph.wires()

    @property
    def trace(self) -> tuple:
        """All that a gesture given up must leave as it was."""
        canvas, document = self.view.canvas, self.session.document
        look = canvas.look
        return (
            self.text,
            document.steps,
            document.position,
            self.session.selection,
            sorted(item.wire for item in canvas.wire_items() if item.isVisible()),
            {item.node_id: item.rect.topLeft().toTuple() for item in canvas.node_items()},
            canvas.selected,
            (look.linking, look.doomed, self.view.gestures.tool),
            self.view.whisperer.isVisible(),
        )

    def place(self, node: str) -> tuple[float, float]:
        found = self.graph.node(node)
        return found.x, found.y

    def port(self, node: str, side: str, end: str) -> QPoint:
        item = self.view.canvas.node_item(node)
        return self.at(QPointF(*item.anchor(side, end)))

    def card(self, node: str) -> QPoint:
        return self.at(self.view.canvas.node_item(node).rect.center())

    def at(self, point: QPointF) -> QPoint:
        return self.view.mapFromScene(point)

    # Doing.

    def press(self, place: QPoint, keys=NONE, button=LEFT) -> None:
        QTest.mouseMove(self.view.viewport(), place)
        QTest.mousePress(self.view.viewport(), button, keys, place)

    def move(self, *places: QPoint) -> None:
        for place in places:
            QTest.mouseMove(self.view.viewport(), place)
            QApplication.processEvents()

    def release(self, place: QPoint, keys=NONE, button=LEFT) -> None:
        QTest.mouseRelease(self.view.viewport(), button, keys, place)
        QApplication.processEvents()

    def click(self, place: QPoint, keys=NONE) -> None:
        self.press(place, keys)
        self.release(place, keys)

    def double_click(self, place: QPoint) -> None:
        QTest.mouseDClick(self.view.viewport(), LEFT, NONE, place)
        self.release(place)

    def drag(self, start: QPoint, end: QPoint, keys=NONE, button=LEFT) -> None:
        self.begin(start, end, keys, button)
        self.release(end, keys, button)

    def begin(self, start: QPoint, end: QPoint, keys=NONE, button=LEFT) -> None:
        self.press(start, keys, button)
        self.move((start + end) / 2, end)

    def key(self, *keys: Qt.Key, held=NONE) -> None:
        for key in keys:
            QTest.keyClick(QApplication.focusWidget() or self.view, key, held)

    def type(self, text: str) -> None:
        QTest.keyClicks(QApplication.focusWidget(), text)

    def carry(self, kind: str, places: Iterable[QPoint], drop: bool = True) -> None:
        """Drag a kind from a palette along these places."""
        data = QMimeData()
        data.setData(MIME, kind.encode())
        copy, viewport = Qt.DropAction.CopyAction, self.view.viewport()
        first, *rest = list(places)
        QApplication.sendEvent(viewport, QDragEnterEvent(first, copy, data, LEFT, NONE))
        for place in rest:
            QApplication.sendEvent(viewport, QDragMoveEvent(place, copy, data, LEFT, NONE))
        if drop:
            last = QPointF((rest or [first])[-1])
            QApplication.sendEvent(viewport, QDropEvent(last, copy, data, LEFT, NONE))
        else:
            QApplication.sendEvent(viewport, QDragLeaveEvent())


def output(node: str, end: str = "output") -> PortRef:
    return PortRef(node, "output", end)
