"""Two axes around a plain: where numbers lie on it, its grid, and its words."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from studio.ui.plots import numbers
from studio.ui.plots.plot import caption_font, number_font, width_of, write
from studio.ui.theme import Tokens

FOOTER = 32
HEADER = 18
LEFT = 44
"""At least so much for the numbers at the upright axis."""
Doubles = NDArray[np.float64]
Span = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Axes:
    """A rectangle of the widget, and the numbers at its edges."""

    area: QRectF
    x: Span
    y: Span
    left: float = LEFT
    """Room for the numbers at the upright axis."""

    @classmethod
    def within(cls, room: QRectF, x: Span, y: Span) -> Axes:
        """With room for words at the left, above and below."""
        x, y = _wide(x), _wide(y)
        words = numbers.labels(_marks(y, room.height() - HEADER - FOOTER))
        left = max([LEFT, *(width_of(word, number_font()) + 10 for word in words)])
        return cls(room.adjusted(left, HEADER, -10, -FOOTER), x, y, left)

    def right(self, x: Doubles) -> Doubles:
        """From numbers to places across."""
        low, high = self.x
        return np.asarray(self.area.left() + (x - low) / (high - low) * self.area.width())

    def down(self, y: Doubles) -> Doubles:
        """From numbers to places down."""
        low, high = self.y
        return np.asarray(self.area.bottom() - (y - low) / (high - low) * self.area.height())

    def point(self, x: float, y: float) -> QPointF:
        return QPointF(float(self.right(np.array(x))), float(self.down(np.array(y))))

    def at(self, place: QPointF) -> tuple[float, float]:
        """From a place to numbers."""
        across = (place.x() - self.area.left()) / max(1.0, self.area.width())
        up = (self.area.bottom() - place.y()) / max(1.0, self.area.height())
        return (
            self.x[0] + across * (self.x[1] - self.x[0]),
            self.y[0] + up * (self.y[1] - self.y[0]),
        )

    @property
    def drawable(self) -> bool:
        """Whether there is room to draw in."""
        return self.area.width() > 24 and self.area.height() > 24

    def paint(self, painter: QPainter, tokens: Tokens, across: str, up: str) -> None:
        """Hairlines with their numbers, and what the axes are: one word below, one above."""
        area, font = self.area, number_font()
        line = QColor(tokens.line)
        marks = numbers.ticks(*self.x, max(2, int(area.width() // 56)))
        for mark, text in zip(marks, numbers.labels(marks), strict=True):
            x = round(float(self.right(np.array(mark))))
            painter.fillRect(QRectF(x, area.top(), 1, area.height()), line)
            width = width_of(text, font)
            write(painter, QRectF(x - width / 2, area.bottom() + 2, width + 2, 14), text,
                  tokens.text_3, font)  # fmt: skip
        marks = _marks(self.y, area.height())
        for mark, text in zip(marks, numbers.labels(marks), strict=True):
            y = round(float(self.down(np.array(mark))))
            painter.fillRect(QRectF(area.left(), y, area.width(), 1), line)
            place = QRectF(area.left() - self.left, y - 7, self.left - 6, 14)
            write(painter, place, text, tokens.text_3, font, align=Qt.AlignmentFlag.AlignRight)
        below = QRectF(area.left(), area.bottom() + 16, area.width(), 14)
        write(painter, below, across, tokens.text_2, caption_font(),
              align=Qt.AlignmentFlag.AlignRight)  # fmt: skip
        above = QRectF(
            area.left() - self.left, area.top() - HEADER, self.left + area.width() * 0.6, 14
        )
        write(painter, above, up, tokens.text_2, caption_font())


def _marks(y: Span, height: float) -> list[float]:
    return numbers.ticks(*y, max(2, int(height // 34)))


def _wide(span: Span) -> Span:
    low, high = span
    if not np.isfinite(low) or not np.isfinite(high):
        return 0.0, 1.0
    return (low, high) if high > low else (low - 0.5, low + 0.5)
