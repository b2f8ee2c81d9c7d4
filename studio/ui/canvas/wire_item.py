"""A wire on the canvas: a cubic behind the nodes."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from studio.graph.model import Wire
from studio.ui.canvas.geometry import distance_to_path, wire_bounds, wire_path
from studio.ui.canvas.look import Look

BEHIND = -1.0
"""The height of a wire that comes to the scene later than nodes."""


class WireItem(QGraphicsItem):
    """Belongs to the scene, which looks it up by its wire and tells it where its ends are."""

    __slots__ = ("_bounds", "_ends", "_path", "chosen", "dead", "hovered", "lit", "look", "wire")

    def __init__(self, wire: Wire, ends: tuple[float, float, float, float], look: Look) -> None:
        super().__init__()
        self.wire = wire
        self.look = look
        self.lit = False
        """Whether it touches the selection."""
        self.dead = False
        """Whether nothing runs along it, because one of its ends is muted or bypassed."""
        self.hovered = False
        self.chosen = False
        self._ends = ends
        self._bounds = wire_bounds(*ends)
        self._path: QPainterPath | None = None

    @property
    def ends(self) -> tuple[float, float, float, float]:
        """Where it begins and ends, in the scene: x1, y1, x2, y2."""
        return self._ends

    def span(self, ends: tuple[float, float, float, float]) -> None:
        """Run between these points from now on."""
        if ends != self._ends:
            self.prepareGeometryChange()
            self._ends = ends
            self._bounds = wire_bounds(*ends)
            self._path = None

    def path(self) -> QPainterPath:
        if self._path is None:
            self._path = wire_path(*self._ends)
        return self._path

    def distance(self, point: QPointF) -> tuple[float, float]:
        """How far a point is from it, and how far along it (0 to 1) that is."""
        return distance_to_path(self.path(), point)

    def boundingRect(self) -> QRectF:
        return self._bounds

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        ink = self.look.ink
        if self.chosen:
            pen = ink.wire_chosen
        elif self.hovered:
            pen = ink.wire_hover
        elif self.dead:
            pen = ink.wire_dead_lit if self.lit else ink.wire_dead
        else:
            pen = ink.wire_lit if self.lit else ink.wire
        painter.setPen(pen)
        x1, y1, x2, y2 = self._ends
        if y1 == y2 and x1 <= x2:
            painter.drawLine(QPointF(x1, y1), QPointF(x2, y2))
            return
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(self.path())
