"""Drag one of the points that a wire is led through."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from studio.graph.furnishing import LeadWire
from studio.graph.furniture import Point
from studio.ui.canvas.tools.guides import Guides, Level
from studio.ui.canvas.tools.tool import Pointer, Surface, Tool
from studio.ui.canvas.wire_item import WireItem
from studio.ui.text import tr


class MovePoint(Tool):
    """A click chooses the point, for keys; moving on moves it."""

    cursor = Qt.CursorShape.SizeAllCursor

    def __init__(self, surface: Surface, item: WireItem, index: int) -> None:
        super().__init__(surface)
        self._wire = item.wire
        self._index = index
        self._points = item.points

    def start(self, at: Pointer) -> None:
        self._first = at
        self._dragging = False
        self._now = self._points
        place = self._points[self._index]
        self._guides = Guides(self.surface, QRectF(*place, 0, 0), place, (), self._levels())

    def move(self, at: Pointer) -> None:
        if not self._dragging and not at.far_from(self._first):
            return
        self._dragging = True
        self._now = self._with(self._place(at))
        self.surface.canvas.lead(self._wire, self._now)

    def end(self, at: Pointer) -> None:
        canvas, session = self.surface.canvas, self.surface.session
        if self._dragging:
            session.document.seal()
            if not session.do(LeadWire(self._wire, self._now, session.scope.graph)):
                canvas.lead(self._wire, self._points)
            session.document.seal()
        session.select(())
        item = canvas.wire_item(self._wire)
        canvas.choose(item.wire if item else None, self._index)

    def cancel(self) -> None:
        item = self.surface.canvas.wire_item(self._wire)
        if item is not None:
            self.surface.canvas.lead(item.wire, item.wire.points)

    def bounds(self) -> QRectF:
        return self._guides.bounds()

    def paint(self, painter: QPainter) -> None:
        self._guides.paint(painter)

    def hint(self) -> str:
        return tr("Drag the point elsewhere; Delete or a double-click removes it")

    def _place(self, at: Pointer) -> Point:
        x, y = self._points[self._index]
        dx, dy = self._guides.step(at.scene - self._first.scene, at.modifiers)
        return x + dx, y + dy

    def _levels(self) -> Iterator[Level]:
        """Where the wire would run level on to the stops beside the point."""
        item = self.surface.canvas.wire_item(self._wire)
        if item is None:
            return
        stops = (item.ends[:2], *self._points, item.ends[2:])
        x, y = self._points[self._index]
        for stop_x, stop_y in (stops[self._index], stops[self._index + 2]):
            yield Level(stop_y - y, stop_y, stop_x, x)

    def _with(self, point: Point) -> tuple[Point, ...]:
        return (*self._points[: self._index], point, *self._points[self._index + 1 :])
