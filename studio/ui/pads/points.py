"""A point in the plane, for examples of two numbers."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QWidget

from studio.data.fields import Field
from studio.data.own.taken import Taken, scaled
from studio.data.scale import Scale
from studio.ui.plots import numbers
from studio.ui.plots.plot import Plot, number_font, write
from studio.ui.theme import Theme

MARGIN = 12


class PointPad(Plot):
    """Click or drag: both axes go over the range of the data."""

    drawn = Signal()

    def __init__(self, field: Field, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._field = field
        scale = field.scale or Scale(low=-1.0, high=1.0)
        room = 0.15 * (scale.high - scale.low)
        self.low, self.high = scale.low - room, scale.high + room
        middle = (self.low + self.high) / 2
        self._past: list[tuple[float, float]] = []
        self._blank = self.chosen = (middle, middle)
        self._pressed = False
        self.setCursor(Qt.CursorShape.CrossCursor)

    def controls(self) -> list[QWidget]:
        return []

    def work(self) -> Callable[[], Taken]:
        return partial(scaled, np.array(self.chosen, np.float64), self._field, [])

    def clear(self) -> None:
        self._move_to(self._blank, keep=True)

    def undo(self) -> None:
        if self._past:
            self._move_to(self._past.pop(), keep=False)

    def area(self) -> QRectF:
        side = max(1, min(self.width(), self.height()) - 2 * MARGIN)
        return QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)

    def place(self, x: float, y: float) -> QPointF:
        """Where a point of the plane is."""
        area, span = self.area(), self.high - self.low
        across, up = (x - self.low) / span, (y - self.low) / span
        return QPointF(area.left() + across * area.width(), area.bottom() - up * area.height())

    def draw(self, painter: QPainter) -> None:
        area, tokens = self.area(), self.tokens
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(area, QColor(tokens.ground))
        painter.setPen(QPen(QColor(tokens.line), 1))
        painter.drawRect(area)
        if self.low < 0 < self.high:
            zero = self.place(0, 0)
            painter.drawLine(QPointF(area.left(), zero.y()), QPointF(area.right(), zero.y()))
            painter.drawLine(QPointF(zero.x(), area.top()), QPointF(zero.x(), area.bottom()))
        at = self.place(*self.chosen)
        painter.setPen(QPen(QColor(tokens.accent), 1, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(area.left(), at.y()), QPointF(area.right(), at.y()))
        painter.drawLine(QPointF(at.x(), area.top()), QPointF(at.x(), area.bottom()))
        painter.setPen(QPen(QColor(tokens.ground), 1))
        painter.setBrush(QColor(tokens.accent))
        painter.drawEllipse(at, 5, 5)
        words = f"({numbers.short(self.chosen[0])}, {numbers.short(self.chosen[1])})"
        rect = area.adjusted(6, 4, -6, 0)
        rect.setHeight(16)
        write(painter, rect, words, tokens.text_2, number_font())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = True
            self._follow(event.position(), keep=True)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        if self._pressed:
            self._follow(event.position(), keep=False)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._pressed = False

    def sizeHint(self) -> QSize:
        return QSize(280, 280)

    def _follow(self, at: QPointF, *, keep: bool) -> None:
        area, span = self.area(), self.high - self.low
        across = min(max((at.x() - area.left()) / area.width(), 0.0), 1.0)
        up = min(max((area.bottom() - at.y()) / area.height(), 0.0), 1.0)
        self._move_to((self.low + across * span, self.low + up * span), keep=keep)

    def _move_to(self, chosen: tuple[float, float], *, keep: bool) -> None:
        if keep:
            self._past = [*self._past[-31:], self.chosen]
        self.chosen = chosen
        self.update()
        self.drawn.emit()
