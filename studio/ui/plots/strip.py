"""One vector as bars around zero; a long one as the outline of its bars."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.observe.frames import Floats
from studio.ui.plots import numbers
from studio.ui.plots.plot import Plot, number_font, width_of, write
from studio.ui.text import tr
from studio.ui.theme import Theme

FOOTER = 18


class Strip(Plot):
    """Values by index, with zero where it belongs."""

    clicked = Signal(int)
    """The index of a value that was clicked."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._values: Floats = np.zeros(0, np.float32)
        self._names: tuple[str, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_values(self, values: Floats, names: tuple[str, ...] = ()) -> None:
        """Show another vector; ``names`` are used where there is one for each value."""
        self._values = np.ravel(values)
        self._names = names if len(names) == len(self._values) else ()
        self.retell()
        self.update()

    def draw(self, painter: QPainter) -> None:
        values = np.nan_to_num(self._values, nan=0.0, posinf=0.0, neginf=0.0)
        if not len(values):
            return
        area = self._area()
        low, high = min(0.0, float(values.min())), max(0.0, float(values.max()))
        span = (high - low) or 1.0
        zero = area.bottom() + low / span * area.height()
        tops = zero - values / span * area.height()
        self._draw_scale(painter, area, low, high)
        painter.fillRect(QRectF(area.left(), zero, area.width(), 1), QColor(self.tokens.line))
        pitch = area.width() / len(values)
        pointed = self._index(self.pointer) if self.pointer is not None else None
        if pitch < 2:
            self._draw_outline(painter, area, tops, zero)
        else:
            width = max(1.0, pitch - max(1.0, pitch * 0.2))
            above, below = QColor(self.tokens.accent), QColor(self.tokens.warn)
            for index, top in enumerate(tops.tolist()):
                colour = above if values[index] >= 0 else below
                if index == pointed:
                    colour = QColor(self.tokens.text)
                left = area.left() + index * pitch
                height = max(1.0, abs(zero - top))
                painter.fillRect(QRectF(left, min(top, zero), width, height), colour)
        self._draw_footer(painter, area, pitch)

    def _area(self) -> QRectF:
        margin = 52 if self.width() >= 200 else 0
        return QRectF(margin, 4, self.width() - margin - 4, self.height() - FOOTER - 8)

    def _draw_outline(self, painter: QPainter, area: QRectF, tops: np.ndarray, zero: float) -> None:
        """One bar a pixel, from the lowest to the highest of the values that share it."""
        columns = max(1, int(area.width()))
        starts = (np.arange(columns) * len(tops)) // columns
        high = np.minimum(np.minimum.reduceat(tops, starts), zero)
        low = np.maximum(np.maximum.reduceat(tops, starts), zero)
        above, below = QColor(self.tokens.accent), QColor(self.tokens.warn)
        for x, (top, bottom) in enumerate(zip(high.tolist(), low.tolist(), strict=True)):
            painter.fillRect(QRectF(area.left() + x, top, 1, zero - top), above)
            painter.fillRect(QRectF(area.left() + x, zero, 1, bottom - zero), below)

    def _draw_scale(self, painter: QPainter, area: QRectF, low: float, high: float) -> None:
        if area.left() <= 0:
            return
        span = (high - low) or 1.0
        for value in {low, 0.0, high}:
            y = area.bottom() - (value - low) / span * area.height()
            if value == 0 or abs(y - (area.bottom() + low / span * area.height())) > 12:
                rect = QRectF(0, y - 8, area.left() - 8, 16)
                text = numbers.short(value)
                rect.setLeft(rect.right() - width_of(text, number_font()) - 1)
                write(painter, rect, text, self.tokens.text_3, number_font())

    def _draw_footer(self, painter: QPainter, area: QRectF, pitch: float) -> None:
        font, top = number_font(), self.height() - FOOTER
        words = self.describe(self.pointer) if self.pointer is not None else ""
        if words:
            rect = QRectF(area.left(), top, area.width(), FOOTER)
            write(painter, rect, words, self.tokens.text_2, font)
            return
        count = len(self._values)
        widest = max((width_of(name, font) for name in self._names), default=0.0)
        if self._names and pitch < widest + 6:
            return
        room = max(2, int(area.width() // (width_of(str(count), font) + 14)))
        marks = range(count) if self._names else numbers.ticks(0, count - 1, room, whole=True)
        for index in (int(mark) for mark in marks or [0]):
            name = self._names[index] if self._names else str(index)
            centre = area.left() + (index + 0.4) * pitch
            width = width_of(name, font) + 2
            left = min(max(0.0, centre - width / 2), self.width() - width)
            write(painter, QRectF(left, top, width, FOOTER), name, self.tokens.text_3, font)

    def describe(self, at: QPointF) -> str:
        index = self._index(at)
        if index is None:
            return ""
        name = self._names[index] if self._names else tr("index {index}", index=index)
        return f"{name} {numbers.short(float(self._values[index]))}"

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self._index(event.position())
        if index is not None and event.button() == Qt.MouseButton.LeftButton:
            self.clicked.emit(index)
        super().mousePressEvent(event)

    def _index(self, at: QPointF) -> int | None:
        area = self._area()
        if not len(self._values) or not area.left() <= at.x() < area.right():
            return None
        index = int((at.x() - area.left()) / area.width() * len(self._values))
        return min(index, len(self._values) - 1)

    def sizeHint(self) -> QSize:
        return QSize(280, 120)

    def minimumSizeHint(self) -> QSize:
        return QSize(96, 56)
