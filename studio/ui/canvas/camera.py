"""Where the view looks and how large: pan, zoom about a point, fit."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRectF
from PySide6.QtGui import QTransform
from PySide6.QtWidgets import QGraphicsView

from studio.compile.card_sizes import CARD_WIDTH

SMALLEST = 1 / CARD_WIDTH
"""A card is one pixel wide."""
LARGEST = 16.0
"""A line of a card fills a screen."""
LARGEST_FIT = 1.25
STEP = 1.2
FIT_MARGIN = 48.0


class Camera:
    """Moves a view over its scene."""

    def __init__(self, view: QGraphicsView) -> None:
        self._view = view
        self.panning = False
        """Whether one axis has moved and the other is about to."""

    @property
    def zoom(self) -> float:
        return self._view.transform().m11()

    def pan_by(self, dx: int, dy: int) -> None:
        """Move the picture by so many of the view's pixels."""
        across, down = self._view.horizontalScrollBar(), self._view.verticalScrollBar()
        self.panning = bool(dx and dy)
        if dx:
            across.setValue(across.value() - dx)
        self.panning = False
        if dy:
            down.setValue(down.value() - dy)

    def zoom_by(self, factor: float, about: QPoint | None = None) -> None:
        """Zoom, and keep the point of the scene at ``about`` where it is in the view."""
        self.zoom_to(self.zoom * factor, about)

    def zoom_to(self, zoom: float, about: QPoint | None = None) -> None:
        zoom = min(max(zoom, SMALLEST), LARGEST)
        view = self._view
        about = about if about is not None else view.viewport().rect().center()
        fixed = view.mapToScene(about)
        if zoom != self.zoom:
            view.setTransform(QTransform.fromScale(zoom, zoom))
            step = view.mapFromScene(fixed) - about
            self.pan_by(-step.x(), -step.y())

    def look_at(self, point: QPointF) -> None:
        self._view.centerOn(point)

    def fit(self, content: QRectF, beside: int = 0, below: int = 0) -> None:
        """Show all of a rectangle, no larger than is pleasant.

        Args:
            content: in the scene.
            beside: pixels at the right that stay free.
            below: pixels at the top that stay free.
        """
        if content.isEmpty():
            self.zoom_to(1.0)
            self.look_at(QPointF(0, 0))
            return
        zoom = self.zoom_of(content, beside, below)
        self._view.setTransform(QTransform.fromScale(zoom, zoom))
        self.look_at(content.center() + QPointF(beside, -below) / (2 * zoom))

    def zoom_of(self, content: QRectF, beside: int = 0, below: int = 0) -> float:
        """How large :meth:`fit` shows a rectangle."""
        room = self._view.viewport().size()
        across = (room.width() - beside - 2 * FIT_MARGIN) / content.width()
        down = (room.height() - below - 2 * FIT_MARGIN) / content.height()
        return min(max(min(across, down), SMALLEST), LARGEST_FIT)

    def seen(self) -> QRectF:
        """What of the scene is in view."""
        return self._view.mapToScene(self._view.viewport().rect()).boundingRect()

    def reveal(self, place: QRectF) -> None:
        """Pan as little as is needed to bring a place into view."""
        seen = self.seen().adjusted(20, 20, -20, -20)
        if seen.contains(place):
            return
        dx = min(0.0, place.left() - seen.left()) or max(0.0, place.right() - seen.right())
        dy = min(0.0, place.top() - seen.top()) or max(0.0, place.bottom() - seen.bottom())
        self.pan_by(round(-dx * self.zoom), round(-dy * self.zoom))
