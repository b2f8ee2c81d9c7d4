"""Shapes of the pointer that Qt does not have."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QCursor, QPainter, QPen, QPixmap, QPolygonF

from studio.ui.theme import Theme

KNIFE = Qt.CursorShape.BitmapCursor
SIDE = 24
TIP = 3
"""How far the knife's tip is from its picture's corner."""


def knife(theme: Theme) -> QCursor:
    """A blade that points to the upper left, where it cuts."""
    ratio = 2
    picture = QPixmap(SIDE * ratio, SIDE * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    tokens = theme.tokens
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    blade = QPolygonF([QPointF(TIP, TIP), QPointF(16, 10), QPointF(10, 16)])
    painter.setPen(QPen(QColor(tokens.ground), 1.5))
    painter.setBrush(QColor(tokens.text))
    painter.drawPolygon(blade)
    painter.setPen(QPen(QColor(tokens.ground), 6, c=Qt.PenCapStyle.RoundCap))
    painter.drawLine(QPointF(14.5, 14.5), QPointF(19, 19))
    painter.setPen(QPen(QColor(tokens.error), 4, c=Qt.PenCapStyle.RoundCap))
    painter.drawLine(QPointF(14.5, 14.5), QPointF(19, 19))
    painter.end()
    return QCursor(picture, TIP, TIP)
