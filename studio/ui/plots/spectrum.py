"""Singular values, the largest first, on a logarithmic scale."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.ui.plots import numbers, polyline
from studio.ui.plots.plot import Plot, number_font, width_of, write
from studio.ui.text import tr
from studio.ui.theme import Theme

FOOTER = 18
LEFT = 46
LOWEST = 1e-9
"""Of the largest: below it is rounding."""


class Spectrum(Plot):
    """A curve over the values' places, with a line where the effective rank is."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._values: NDArray[np.float64] = np.zeros(0)
        self._total = 0
        self._rank = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_values(self, values: NDArray[np.float64], total: int, rank: float) -> None:
        """Show other values.

        Args:
            values: the largest first.
            total: how many there are in truth.
            rank: the effective rank.
        """
        self._values, self._total, self._rank = values, total, rank
        self.retell()
        self.update()

    def decades(self) -> tuple[float, float]:
        """From where to where the scale goes, as powers of ten."""
        there = self._values[self._values > 0]
        if not len(there):
            return -1.0, 0.0
        top = math.log10(there[0])
        low = math.log10(max(there[-1], there[0] * LOWEST))
        return (math.floor(low), math.ceil(top)) if top - low > 1 else (low - 0.1, top + 0.1)

    def area(self) -> QRectF:
        """Where the curve is."""
        return QRectF(LEFT, 4, max(1.0, self.width() - LEFT - 8), self.height() - FOOTER - 8)

    def draw(self, painter: QPainter) -> None:
        if not len(self._values):
            return
        area, (low, high) = self.area(), self.decades()
        font, last = number_font(), max(1, self._total - 1)
        hairline = QColor(self.tokens.line)
        for mark in _marks(low, high, area.height()):
            y = area.bottom() - (mark - low) / (high - low) * area.height()
            painter.fillRect(QRectF(area.left(), round(y), area.width(), 1), hairline)
            rect = QRectF(0, y - 8, LEFT - 8, 16)
            write(painter, rect, numbers.short(10.0**mark), self.tokens.text_3, font,
                  align=Qt.AlignmentFlag.AlignRight)  # fmt: skip
        for tick in numbers.ticks(0, last, max(2, int(area.width() // 60)), whole=True):
            x = area.left() + tick / last * area.width()
            rect = QRectF(x - 24, area.bottom() + 3, 48, FOOTER - 3)
            write(painter, rect, f"{int(tick) + 1:,}", self.tokens.text_3, font,
                  align=Qt.AlignmentFlag.AlignHCenter)  # fmt: skip
        if self._rank >= 1:
            x = round(area.left() + (self._rank - 1) / last * area.width()) + 0.5
            painter.setPen(QPen(QColor(self.tokens.warn), 1, Qt.PenStyle.DashLine))
            painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))
        with np.errstate(divide="ignore"):
            logs = np.log10(np.maximum(self._values, 10.0**low))
        xs = area.left() + np.arange(len(logs)) / last * area.width()
        ys = area.bottom() - (logs - low) / (high - low) * area.height()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self.tokens.accent), 1))
        polyline.draw(painter, xs, ys)
        pointed = self._index(self.pointer) if self.pointer is not None else None
        if pointed is not None:
            painter.setBrush(QColor(self.tokens.accent))
            painter.drawEllipse(QPointF(xs[pointed], ys[pointed]), 3, 3)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            words = self.describe(self.pointer or QPointF())
            width = width_of(words, font) + 2
            corner = QRectF(area.right() - width, area.top(), width, 14)
            write(painter, corner, words, self.tokens.text_2, font)

    def describe(self, at: QPointF) -> str:
        index = self._index(at)
        if index is None:
            return ""
        value = numbers.short(float(self._values[index]))
        return tr("singular value {place}: {value}", place=index + 1, value=value)

    def _index(self, at: QPointF) -> int | None:
        area = self.area()
        if not len(self._values) or not area.left() - 4 <= at.x() <= area.right() + 4:
            return None
        index = round((at.x() - area.left()) / area.width() * max(1, self._total - 1))
        return index if 0 <= index < len(self._values) else None

    def sizeHint(self) -> QSize:
        return QSize(280, 160)

    def minimumSizeHint(self) -> QSize:
        return QSize(96, 72)


def _marks(low: float, high: float, length: float) -> list[float]:
    """Powers of ten, with twice and five times as much where there is room for them."""
    decades = range(math.floor(low), math.ceil(high) + 1)
    fine = [decade + math.log10(part) for decade in decades for part in (1, 2, 5)]
    inside = [mark for mark in fine if low <= mark <= high]
    if len(inside) * 22 <= length:
        return inside
    whole = [float(mark) for mark in range(math.ceil(low), math.floor(high) + 1)]
    return whole[:: max(1, math.ceil(len(whole) * 22 / max(length, 1)))]
