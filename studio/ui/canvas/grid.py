"""The dots behind everything, at a calm distance at every zoom."""

from __future__ import annotations

from math import floor

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPen, QPolygonF

PITCH = 24.0
CLOSEST = 18.0
"""Dots are never closer than this in the view's pixels."""


class Grid:
    """Keeps the dots of one view's size and zoom, and paints them shifted."""

    def __init__(self) -> None:
        self._key: tuple[float, int, int] | None = None
        self._dots = QPolygonF()

    def paint(self, painter: QPainter, seen: QRectF, zoom: float, pen: QPen) -> None:
        """Paint the dots of what is seen; the painter is in scene coordinates."""
        pitch = PITCH
        while pitch * zoom < CLOSEST:
            pitch *= 2
        across, down = int(seen.width() // pitch) + 3, int(seen.height() // pitch) + 3
        if self._key != (pitch, across, down):
            self._key = (pitch, across, down)
            self._dots = QPolygonF(
                [
                    QPointF(column * pitch, row * pitch)
                    for row in range(down)
                    for column in range(across)
                ]
            )
        left, top = floor(seen.left() / pitch) * pitch, floor(seen.top() / pitch) * pitch
        painter.save()
        painter.translate(left, top)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, zoom > 1.5)
        painter.setPen(pen)
        painter.drawPoints(self._dots)
        painter.restore()
