"""The ground with its dots, at a calm distance at every zoom; drawn once, then only copied."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPixmap, QPolygonF, QTransform

from studio.ui.canvas.ink import Ink

PITCH = 24.0
CLOSEST = 18.0
"""Dots are never closer than this in the view's pixels."""


class Grid:
    """Keeps a picture of the ground a little larger than the view, and paints it shifted."""

    def __init__(self) -> None:
        self._key: tuple[object, ...] = ()
        self._ground = QPixmap()
        self._pitch = 0.0
        self.shown = True
        """Whether there are dots."""

    def paint(
        self, painter: QPainter, view: QTransform, size: QSize, exposed: QRect, ink: Ink
    ) -> None:
        """Paint the exposed part of a view of this size; the painter is in scene coordinates."""
        ratio = painter.device().devicePixelRatio()
        key = (view.m11(), size.width(), size.height(), ratio, id(ink), self.shown)
        if key != self._key:
            self._key = key
            self._draw(view.m11(), size, ratio, ink)
        shift = QPointF(view.dx() % self._pitch, view.dy() % self._pitch).toPoint()
        room = ceil(self._pitch)
        source = QRectF(exposed.translated(room - shift.x(), room - shift.y()))
        painter.save()
        painter.setWorldTransform(QTransform())
        painter.drawPixmap(
            QRectF(exposed),
            self._ground,
            QRectF(source.topLeft() * ratio, source.size() * ratio),
        )
        painter.restore()

    def _draw(self, zoom: float, size: QSize, ratio: float, ink: Ink) -> None:
        self._pitch = PITCH * zoom
        while self._pitch < CLOSEST:
            self._pitch *= 2
        room = ceil(self._pitch)
        self._ground = QPixmap((size + QSize(room, room)) * ratio)
        self._ground.setDevicePixelRatio(ratio)
        self._ground.fill(ink.ground)
        if not self.shown:
            return
        across, down = int(size.width() / self._pitch) + 3, int(size.height() / self._pitch) + 3
        painter = QPainter(self._ground)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(ink.dot)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPoints(
            QPolygonF(
                [
                    QPointF(room + (column - 1) * self._pitch, room + (row - 1) * self._pitch)
                    for row in range(down)
                    for column in range(across)
                ]
            )
        )
        painter.end()
