"""A wire on the canvas: a line behind the nodes, with dots where it is led through points."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from studio.graph.furniture import Point
from studio.graph.model import Wire
from studio.ui.canvas.courses import DOT, Ends, Sides, bounds_of, nearest, path_of
from studio.ui.canvas.lit_path import FAINT
from studio.ui.canvas.look import Look

BEHIND = -1.0
"""The height of a wire that comes to the scene later than nodes."""


class WireItem(QGraphicsItem):
    """Belongs to the scene, which looks it up by its wire and tells it where its ends are."""

    __slots__ = (
        "_bounds",
        "_ends",
        "_path",
        "_points",
        "_sides",
        "chosen",
        "dead",
        "hovered",
        "lit",
        "look",
        "wire",
    )

    def __init__(self, wire: Wire, ends: Ends, look: Look, sides: Sides | None = None) -> None:
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
        self._sides = sides
        self._points = wire.points
        self._bounds = bounds_of(look.style, ends, wire.points, sides)
        self._path: QPainterPath | None = None

    @property
    def ends(self) -> Ends:
        """Where it begins and ends, in the scene: x1, y1, x2, y2."""
        return self._ends

    @property
    def points(self) -> tuple[Point, ...]:
        """Where it is led through now; while they are dragged, not what the document has."""
        return self._points

    @property
    def sides(self) -> Sides | None:
        """The edges of its two cards, where its course depends on them."""
        return self._sides

    def span(self, ends: Ends, sides: Sides | None = None) -> None:
        """Run between these points from now on."""
        if ends != self._ends or sides != self._sides:
            self.prepareGeometryChange()
            self._ends, self._sides = ends, sides
            self._bounds = bounds_of(self.look.style, ends, self._points, sides)
            self._path = None

    def lead(self, points: tuple[Point, ...], sides: Sides | None) -> None:
        """Run through these points from now on."""
        if points != self._points or sides != self._sides:
            self.prepareGeometryChange()
            self._points, self._sides = points, sides
            self._bounds = bounds_of(self.look.style, self._ends, points, sides)
            self._path = None

    def restyle(self) -> None:
        """The style is another one. Without points, the bounds are the same in every style."""
        self._path = None
        if self._points:
            self.prepareGeometryChange()
            self._bounds = bounds_of(self.look.style, self._ends, self._points, self._sides)

    def path(self) -> QPainterPath:
        if self._path is None:
            self._path = path_of(self.look.style, self._ends, self._points, self._sides)
        return self._path

    def distance(self, point: QPointF) -> tuple[float, float]:
        """How far a point is from it, and how far along it (0 to 1) that is."""
        return nearest(self.path(), point)

    def boundingRect(self) -> QRectF:
        return self._bounds

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        path = self.look.path
        if path is None:
            self._paint_line(painter, self._pen())
            return
        part, opacity = path.of_wire(self.wire), painter.opacity()
        painter.setOpacity(opacity if part else opacity * FAINT)
        self._paint_line(painter, self.look.ink.path.wires[part] if part else self._pen())
        painter.setOpacity(opacity)

    def _paint_line(self, painter: QPainter, pen: QPen) -> None:
        painter.setPen(pen)
        x1, y1, x2, y2 = self._ends
        if y1 == y2 and x1 <= x2 and not self._points:
            painter.drawLine(QPointF(x1, y1), QPointF(x2, y2))
            return
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(self.path())
        if self._points:
            self._paint_points(painter, pen)

    def _pen(self) -> QPen:
        ink = self.look.ink
        if self.look.doomed and self.wire in self.look.doomed:
            return ink.wire_doomed
        if self.chosen:
            return ink.wire_chosen
        if self.hovered:
            return ink.wire_hover
        if self.dead:
            return ink.wire_dead_lit if self.lit else ink.wire_dead
        streams = self.look.streams
        if streams is not None and (stream := streams.get(self.wire.source)) is not None:
            return ink.flow.pen(stream)
        return ink.wire_lit if self.lit else ink.wire

    def _paint_points(self, painter: QPainter, pen: QPen) -> None:
        held = self.look.held_point
        index = held[1] if held is not None and held[0] == self.wire else None
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(pen.color())
        for place, (x, y) in enumerate(self._points):
            if place != index:
                painter.drawEllipse(QPointF(x, y), DOT, DOT)
        if index is not None and index < len(self._points):
            painter.setPen(self.look.ink.selected)
            painter.setBrush(self.look.ink.well)
            painter.drawEllipse(QPointF(*self._points[index]), DOT + 1, DOT + 1)
