"""A piece of work at the canvas, by mouse and keys: lasso, frame, note, wires, search, comparison.

All events go through the window, as from a person's hand.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from pictures.studio import Studio
from studio.app.actions import find
from studio.graph.furniture import Frame
from studio.ui.canvas.geometry import Side

LEFT = Qt.MouseButton.LeftButton
PLAIN = Qt.KeyboardModifier.NoModifier
ALT = Qt.KeyboardModifier.AltModifier
EXAMPLE = "residual_blocks"


def lasso(studio: Studio) -> None:
    """A line drawn round three layers, which stand in a frame then."""
    studio.open(EXAMPLE)
    hand = Hand(studio)
    hand.view.setFocus()
    hand.view.fit_all()
    studio.settle()
    hand.begin(hand.round("stem", "stem_norm", "stem_relu"), ALT)
    studio.photograph("lasso", hand.view)
    hand.release(ALT)


def frames(studio: Studio) -> None:
    """A frame with a title and a colour, and a note."""
    lasso(studio)
    hand = Hand(studio)
    hand.key(Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    hand.write("Stem")
    studio.window.trigger(find("frame.colour_blue"))
    hand.move(hand.below("stage1", 2.4))
    hand.key(Qt.Key.Key_N)
    hand.write("## Why so *narrow*?", "28 × 28 pixels, so **8 channels** are enough.")
    studio.session.select(())
    hand.view.fit_all()
    studio.settle()
    studio.photograph("frames", hand.view)


def collapsed(studio: Studio) -> None:
    """The same frame as a bar, with the badge of what is wrong in it."""
    frames(studio)
    hand = Hand(studio)
    studio.session.set_param(studio.node("stem"), "kernel_size", 40)
    studio.read()
    (frame,) = (
        each for each, piece in studio.session.graph.pieces.items() if isinstance(piece, Frame)
    )
    studio.session.select((frame,))
    hand.view.setFocus()
    hand.key(Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    studio.session.select(())
    hand.view.fit_all()
    hand.view.zoom_out()  # The bar's corner comes out from under the small map.
    studio.settle()
    studio.photograph("frame-collapsed", hand.view)


def wires(studio: Studio) -> None:
    """The way of the data through one layer, along wires with corners."""
    studio.open("fashion_resnet")
    hand = Hand(studio)
    studio.window.trigger(find("view.wires_orthogonal"))
    hand.view.setFocus()
    hand.view.fit_all()
    studio.settle()
    hand.click(hand.card(_middle(studio)))
    hand.key(Qt.Key.Key_U)
    studio.photograph("path-of-data", hand.view)
    hand.key(Qt.Key.Key_Escape)
    studio.window.trigger(find("view.wires_curved"))


def cutting(studio: Studio) -> None:
    """A knife drawn across wires; they are left whole."""
    studio.open(EXAMPLE)
    hand = Hand(studio)
    hand.view.setFocus()
    hand.view.fit_all()
    studio.settle()
    QTest.keyPress(studio.window.windowHandle(), Qt.Key.Key_Y)
    one, two = hand.card("stage1"), hand.card("stage2")
    between = QPoint((one.x() + two.x()) // 2, one.y())
    hand.begin([between - QPoint(10, 60), between, between + QPoint(10, 60)])
    studio.photograph("cutting", hand.view)
    hand.key(Qt.Key.Key_Escape)
    hand.release()
    QTest.keyRelease(studio.window.windowHandle(), Qt.Key.Key_Y)


def search(studio: Studio) -> None:
    """All that fits in the project, and where it is."""
    studio.open(EXAMPLE)
    hand = Hand(studio)
    hand.view.setFocus()
    hand.key(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    hand.type("conv")
    studio.settle(1.0)
    studio.photograph("search", hand.view)
    hand.key(Qt.Key.Key_Escape)


def comparison(studio: Studio) -> None:
    """What is different from the project as it was opened."""
    studio.open(EXAMPLE)
    hand = Hand(studio)
    studio.session.set_param(studio.node("stem"), "kernel_size", 5)
    studio.session.set_setting("train.lr", 0.01)
    studio.select("dropout")
    hand.view.setFocus()
    hand.key(Qt.Key.Key_Delete, ALT)
    studio.read()
    studio.session.versions.begin_with_step(0)
    studio.wait(lambda: studio.session.versions.ready)
    hand.view.fit_all()
    studio.settle(1.0)
    studio.photograph("comparison")
    hand.key(Qt.Key.Key_Escape)


class Hand:
    """Points and presses; places are in the window."""

    def __init__(self, studio: Studio) -> None:
        self._studio = studio
        self._window = studio.window
        self.view = studio.window.canvas
        self._at = QPoint()

    def card(self, name: str) -> QPoint:
        """The middle of a card."""
        item = self.view.canvas.node_item(self._studio.node(name))
        assert item is not None
        return self._place(self.view.mapFromScene(item.rect.center()))

    def below(self, name: str, heights: float) -> QPoint:
        """A place so many heights of its card below a layer."""
        item = self.view.canvas.node_item(self._studio.node(name))
        assert item is not None
        rect = item.rect
        return self._place(
            self.view.mapFromScene(rect.left(), rect.top() + heights * rect.height())
        )

    def port(self, name: str, side: Side) -> QPoint:
        """The middle of the first port of a side."""
        item = self.view.canvas.node_item(self._studio.node(name))
        assert item is not None
        first = next(port for port in item.card.layout.ports if port.side == side)
        return self._place(self.view.mapFromScene(item.port_point(first)))

    def round(self, *names: str) -> list[QPoint]:
        """A way round some cards."""
        ids = [self._studio.node(name) for name in names]
        rect = self.view.mapFromScene(self.view.canvas.content(ids)).boundingRect()
        rect.adjust(-14, -14, 14, 14)
        corners = [rect.topLeft(), rect.topRight(), rect.bottomRight(), rect.bottomLeft()]
        return [self._place(corner) for corner in (*corners, rect.topLeft() + QPoint(0, 12))]

    def move(self, *places: QPoint) -> None:
        for place in places:
            self._at = place
            QTest.mouseMove(self._window.windowHandle(), place)
            self._studio.settle(0.05)

    def begin(self, way: Sequence[QPoint], held: Qt.KeyboardModifier = PLAIN) -> None:
        """Press at the first place and move along the others."""
        self.move(way[0])
        QTest.mousePress(self._window.windowHandle(), LEFT, held, way[0])
        for start, end in pairwise(way):
            self.move(*(start + (end - start) * part for part in (0.25, 0.5, 0.75, 1.0)))

    def release(self, held: Qt.KeyboardModifier = PLAIN) -> None:
        QTest.mouseRelease(self._window.windowHandle(), LEFT, held, self._at)
        self._studio.settle(0.1)

    def click(self, place: QPoint) -> None:
        self.begin([place])
        self.release()

    def key(self, key: Qt.Key, held: Qt.KeyboardModifier = PLAIN) -> None:
        QTest.keyClick(self._window.windowHandle(), key, held)
        self._studio.settle(0.2)

    def key_to_focus(self, key: Qt.Key) -> None:
        """Press a key where the focus is: in a field that lies over the canvas."""
        QTest.keyClick(QApplication.focusWidget(), key)
        self._studio.settle(0.2)

    def type(self, text: str) -> None:
        """Type into what has the focus."""
        QTest.keyClicks(QApplication.focusWidget(), text)
        self._studio.settle(0.2)

    def write(self, *lines: str) -> None:
        """Write into the title or the note that has just come."""
        for number, line in enumerate(lines):
            if number:
                QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
            self.type(line)
        self.view.setFocus()
        self._studio.settle(0.2)

    def _place(self, point: QPoint) -> QPoint:
        return self.view.viewport().mapTo(self._window, point)


def _middle(studio: Studio) -> str:
    """The name of the layer that stands in the middle of the order."""
    nodes = list(studio.session.graph)
    return nodes[len(nodes) // 2].name
