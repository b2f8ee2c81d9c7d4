"""Select what a line drawn by hand goes round."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPolygonF

from studio.ui.canvas import hits
from studio.ui.canvas.tools.tool import Pointer, Surface, Tool
from studio.ui.text import tr

APART = 4
"""How far the pointer goes before the line has another corner, in the view's pixels."""


class Lasso(Tool):
    """A card is inside when its middle is. With Shift it adds, with Control it takes away.

    Begun by a key it waits for the next drag; meanwhile nodes may be walked to and taken up.
    """

    cursor = Qt.CursorShape.CrossCursor

    def __init__(self, surface: Surface, waits: bool = False) -> None:
        super().__init__(surface)
        self.waits = waits
        self._line: list[QPointF] = []
        self._inside: dict[str, None] = {}
        self._before = surface.session.all_selected
        self._last = next(reversed(surface.session.selection), "")
        self._adds = self._takes = False
        self._chosen = surface.canvas.chosen

    def start(self, at: Pointer) -> None:
        self.waits = False
        self._first = at
        self._corner = at
        self._line = [at.scene]
        self._adds = bool(at.modifiers & Qt.KeyboardModifier.ShiftModifier)
        self._takes = bool(at.modifiers & Qt.KeyboardModifier.ControlModifier)

    def move(self, at: Pointer) -> None:
        if (at.view - self._corner.view).manhattanLength() < APART:
            return
        corner = self._line[0], self._line[-1], at.scene
        self._line.append(at.scene)
        self._corner = at
        # The loop gains or loses the triangle of its beginning, its last corner and the new one.
        canvas = self.surface.canvas
        triangle = QPolygonF([*corner]).boundingRect()
        for node_id in sorted(hits.nodes_in(canvas, triangle)):
            item = canvas.node_item(node_id)
            if item is not None and _holds(corner, item.rect.center()):
                if node_id in self._inside:
                    del self._inside[node_id]
                else:
                    self._inside[node_id] = None
        canvas.show_selection(self._found())

    def take_up(self, node_id: str) -> None:
        """Let a node that was walked to be one of those inside."""
        self._inside.pop(node_id, None)
        self._inside[node_id] = None
        self.surface.canvas.show_selection(self._found())

    @property
    def last(self) -> str:
        """The node that was walked to last, or was selected last before."""
        return next(reversed(self._inside), self._last)

    def end(self, at: Pointer) -> None:
        if self._inside or self._line:
            self.surface.canvas.choose(None)
            self.surface.session.select(self._found())

    def cancel(self) -> None:
        self.surface.canvas.show_selection(self.surface.session.all_selected)
        self.surface.canvas.choose(self._chosen)

    def hint(self) -> str:
        if self.waits:
            return tr("Draw round layers to select them; or go to them by arrow keys, then Return")
        return tr("Lasso: with Shift it adds to the selection, with Ctrl it takes away")

    def bounds(self) -> QRectF:
        return QPolygonF(self._line).boundingRect().adjusted(-2, -2, 2, 2)

    def paint(self, painter: QPainter) -> None:
        if len(self._line) > 1:
            ink = self.surface.canvas.look.ink
            painter.setPen(ink.marquee)
            painter.setBrush(ink.wash)
            painter.drawPolygon(QPolygonF(self._line))

    def _found(self) -> tuple[str, ...]:
        loop = QPainterPath()
        loop.addPolygon(QPolygonF(self._line))
        loop.closeSubpath()
        inside = dict.fromkeys(
            (*self._inside, *self.surface.canvas.furniture.touched(loop)),
        )
        if self._takes:
            return tuple(each for each in self._before if each not in inside)
        return tuple(dict.fromkeys((*self._before, *inside) if self._adds else inside))


def _holds(corners: tuple[QPointF, QPointF, QPointF], point: QPointF) -> bool:
    """Whether a triangle holds a point; of two that share an edge, one does."""
    a, b, c = corners
    return _beyond(a, b, point) ^ _beyond(b, c, point) ^ _beyond(c, a, point)


def _beyond(one: QPointF, other: QPointF, point: QPointF) -> bool:
    """Whether an edge lies to the right of a point, at its height."""
    low, high = (one, other) if (one.y(), one.x()) < (other.y(), other.x()) else (other, one)
    if not low.y() <= point.y() < high.y():
        return False
    slope = (high.x() - low.x()) / (high.y() - low.y())
    return point.x() < low.x() + slope * (point.y() - low.y())
