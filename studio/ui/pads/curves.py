"""Numbers in a row, such as a series, drawn as a curve with the mouse."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QSpinBox, QWidget

from studio.data.fields import Array, Field
from studio.data.own.taken import Taken, scaled, told
from studio.data.scale import Scale
from studio.ui.plots import numbers
from studio.ui.plots.plot import Plot, number_font, write
from studio.ui.text import tr
from studio.ui.theme import Theme

LEFT, FOOT, HEAD = 44, 18, 8
UNDOS = 32
FEW = 64
"""Of so many numbers each has a mark of its own."""
SPREADS = (-3.0, 3.0)
"""What is drawn where each number is scaled by itself."""


class CurvePad(Plot):
    """One curve for each feature, of which one is drawn at a time."""

    drawn = Signal()

    def __init__(self, field: Field, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._field = field
        scale = field.scale or Scale(low=-1.0, high=1.0)
        self.low, self.high = scale.low, scale.high
        self._is_scaled = len(scale.shift or ()) > 1
        if self._is_scaled:  # Each number has a range of its own, so what comes of them is drawn.
            self.low, self.high = SPREADS
        middle = 0.0 if self.low < 0 < self.high else (self.low + self.high) / 2
        count = field.shape[0]
        features = field.shape[1] if len(field.shape) > 1 else 1
        self._blank = np.full((count, features), middle, np.float64)
        self._values = self._blank.copy()
        self._past: list[Array] = []
        self._last: QPointF | None = None
        self.feature = QSpinBox()
        self.feature.setRange(0, features - 1)
        self.feature.setPrefix(tr("Feature "))
        self.feature.setToolTip(tr("Which of the features is drawn"))
        self.feature.setAccessibleName(tr("Feature"))
        self.feature.valueChanged.connect(lambda _: self.update())
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def controls(self) -> list[QWidget]:
        return [self.feature] if self.feature.maximum() else []

    def work(self) -> Callable[[], Taken]:
        values = self._values.reshape(self._field.shape).copy()
        if self._is_scaled:
            return partial(Taken, values.astype(np.float32), told([]))
        return partial(scaled, values, self._field, [])

    def clear(self) -> None:
        self._past = [*self._past[-UNDOS + 1 :], self._values.copy()]
        self._values = self._blank.copy()
        self._renew()

    def undo(self) -> None:
        if self._past:
            self._values = self._past.pop()
            self._renew()

    def area(self) -> QRectF:
        return QRectF(LEFT, HEAD, self.width() - LEFT - 8, self.height() - HEAD - FOOT)

    def point(self, index: int) -> QPointF:
        """Where a number of the drawn feature is."""
        return self._points(self.feature.value())[index]

    def draw(self, painter: QPainter) -> None:
        area, tokens = self.area(), self.tokens
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(tokens.line), 1))
        painter.drawRect(area)
        marks = numbers.ticks(self.low, self.high, max(2, int(area.height() // 36)))
        for mark, text in zip(marks, numbers.labels(marks), strict=True):
            y = area.bottom() - (mark - self.low) / (self.high - self.low) * area.height()
            painter.setPen(QPen(QColor(tokens.line), 1))
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
            rect = QRectF(0, y - 8, LEFT - 6, 16)
            right = Qt.AlignmentFlag.AlignRight
            write(painter, rect, text, tokens.text_3, number_font(), align=right)
        chosen = self.feature.value()
        for feature in range(self._values.shape[1]):
            if feature != chosen:
                painter.setPen(QPen(QColor(tokens.text_3), 1))
                painter.drawPolyline(QPolygonF(self._points(feature)))
        points = self._points(chosen)
        painter.setPen(QPen(QColor(tokens.accent), 1.5))
        painter.drawPolyline(QPolygonF(points))
        if len(points) <= FEW:
            painter.setBrush(QColor(tokens.accent))
            for point in points:
                painter.drawEllipse(point, 2.5, 2.5)

    def describe(self, at: QPointF) -> str:
        index, _ = self._place(at)
        return f"{index}: {numbers.short(float(self._values[index, self.feature.value()]))}"

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._past = [*self._past[-UNDOS + 1 :], self._values.copy()]
            self._last = event.position()
            self._lead(self._last, self._last)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        if self._last is not None:
            self._lead(self._last, event.position())
            self._last = event.position()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._last = None

    def sizeHint(self) -> QSize:
        return QSize(420, 240)

    def _points(self, feature: int) -> list[QPointF]:
        area, count = self.area(), len(self._values)
        xs = area.left() + (np.arange(count) + 0.5) / count * area.width()
        share = (self._values[:, feature] - self.low) / (self.high - self.low)
        ys = area.bottom() - share * area.height()
        return [QPointF(x, y) for x, y in zip(xs.tolist(), ys.tolist(), strict=True)]

    def _place(self, at: QPointF) -> tuple[int, float]:
        area, count = self.area(), len(self._values)
        index = int((at.x() - area.left()) / max(1.0, area.width()) * count)
        share = (area.bottom() - at.y()) / max(1.0, area.height())
        value = self.low + min(max(share, 0.0), 1.0) * (self.high - self.low)
        return min(max(index, 0), count - 1), value

    def _lead(self, start: QPointF, end: QPointF) -> None:
        """Lay the curve along a piece of the mouse's way."""
        (first, one), (last, other) = self._place(start), self._place(end)
        if first > last:
            first, last, one, other = last, first, other, one
        self._values[first : last + 1, self.feature.value()] = (
            other if first == last else np.linspace(one, other, last - first + 1)
        )
        self._renew()

    def _renew(self) -> None:
        self.update()
        self.drawn.emit()
