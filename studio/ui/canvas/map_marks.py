"""Marks on the small map. Their shapes alone tell them apart, so that no colour has to be seen."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from studio.ui.theme import Tokens

MarkShape = Literal["error", "warning", "live", "fresh"]
"""A triangle that stands; a hollow diamond; a ring; a line below."""
CELL = 4.0
"""Marks of one sort that are nearer than this are one."""
SIZE = 3.6
TRIANGLE = ((0.0, -SIZE), (SIZE, SIZE * 0.8), (-SIZE, SIZE * 0.8))
DIAMOND = ((0.0, -SIZE), (SIZE, 0.0), (0.0, SIZE), (-SIZE, 0.0))


def thinned(places: Iterable[QPointF]) -> list[QPointF]:
    """As many of the places as can be told apart."""
    cells = {(round(place.x() / CELL), round(place.y() / CELL)): place for place in places}
    return list(cells.values())


def paint(painter: QPainter, shape: MarkShape, places: Iterable[QPointF], tokens: Tokens) -> None:
    """Paint marks of one sort."""
    ground = QPen(QColor(tokens.ground), 1.0)
    for place in places:
        x, y = place.x(), place.y()
        if shape == "error":
            painter.setPen(ground)
            painter.setBrush(QColor(tokens.error))
            painter.drawPolygon(_shape(place, TRIANGLE))
        elif shape == "warning":
            painter.setBrush(QColor(tokens.ground))
            painter.setPen(QPen(QColor(tokens.warn), 1.3))
            painter.drawPolygon(_shape(place, DIAMOND))
        elif shape == "live":
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(tokens.go), 1.4))
            painter.drawEllipse(place, SIZE * 0.8, SIZE * 0.8)
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.text))
            painter.drawRect(QRectF(x - SIZE, y - 0.75, 2 * SIZE, 1.5))


def _shape(place: QPointF, corners: Iterable[tuple[float, float]]) -> QPolygonF:
    return QPolygonF([place + QPointF(dx, dy) for dx, dy in corners])
