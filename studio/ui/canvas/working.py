"""How a card shows that its node is being computed: a light at some place of its way, or a line."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from studio.ui.canvas.geometry import CORNER, STRIPE, Layout
from studio.ui.canvas.ink import Ink

STILL: Final = -1.0
"""In place of how far the light is on its way: there is no movement."""
_WIDTH = 56.0
_PARTS = 8
_INSET = 1.5
_LINE = 2.0


def bounds(layout: Layout, phase: float) -> QRectF:
    """Where on a card the light is, from 0, before its left edge, to 1, beyond its right."""
    if phase == STILL:
        return QRectF(CORNER, layout.height - _LINE - 1, layout.width - 2 * CORNER, _LINE)
    left = phase * (layout.width + _WIDTH) - _WIDTH
    strip = QRectF(left, _INSET, _WIDTH, layout.height - 2 * _INSET)
    return strip & QRectF(STRIPE, 0, layout.width - STRIPE - _INSET, layout.height)


def paint_working(painter: QPainter, layout: Layout, phase: float, ink: Ink) -> None:
    """Paint the light, strongest in its middle, or the line."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink.light)
    place = bounds(layout, phase)
    if phase == STILL:
        painter.setBrush(ink.accent_brush)
        painter.drawRect(place)
        return
    for part in range(_PARTS):
        inset = part * _WIDTH / (2 * _PARTS)
        centre = phase * (layout.width + _WIDTH) - _WIDTH / 2
        half = _WIDTH / 2 - inset
        painter.drawRect(QRectF(centre - half, place.top(), 2 * half, place.height()) & place)
