"""How far numbers are off: a point an example, and how often each distance occurs."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.ui.plots import numbers, polyline
from studio.ui.plots.axes import Axes
from studio.ui.plots.plot import Plot
from studio.ui.text import tr
from studio.ui.theme import Theme, translucent

BINS = 40
HISTOGRAM = 0.2
"""Of the width."""
NEAR = 10.0
Doubles = NDArray[np.float64]


class Residuals(Plot):
    """Predicted minus true over one of the two; or predicted over true, with the diagonal."""

    chosen = Signal(int)
    """A point was clicked: its place."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._right: Doubles = np.zeros(0)
        self._given: Doubles = np.zeros(0)
        self._over = "true"
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(tr("Residuals"))

    def show_pairs(self, right: Doubles, given: Doubles, over: str) -> None:
        """Show these; ``over``: ``true``, ``predicted`` or ``both``, one against the other."""
        self._right, self._given, self._over = right, given, over
        self.retell()
        self.update()

    @property
    def across(self) -> Doubles:
        return self._given if self._over == "predicted" else self._right

    @property
    def up(self) -> Doubles:
        return self._given if self._over == "both" else self._given - self._right

    def axes(self) -> Axes:
        room = QRectF(0, 0, self.width() * (1 - HISTOGRAM), self.height())
        x, y = _span(self.across), _span(self.up)
        if self._over == "both":
            x = y = (min(x[0], y[0]), max(x[1], y[1]))
        return Axes.within(room, x, y)

    def draw(self, painter: QPainter) -> None:
        axes = self.axes()
        if not len(self._right) or not axes.drawable:
            return
        across = tr("predicted") if self._over == "predicted" else tr("true")
        up = tr("predicted") if self._over == "both" else tr("predicted − true")
        axes.paint(painter, self.tokens, across, up)
        painter.save()
        painter.setClipRect(axes.area)
        painter.setPen(QPen(QColor(self.tokens.text_2), 1, Qt.PenStyle.DashLine))
        if self._over == "both":
            painter.drawLine(axes.point(axes.x[0], axes.x[0]), axes.point(axes.x[1], axes.x[1]))
        else:
            painter.drawLine(axes.point(axes.x[0], 0), axes.point(axes.x[1], 0))
        painter.setPen(QPen(translucent(self.tokens.accent, 0.6), 3, Qt.PenStyle.SolidLine,
                            Qt.PenCapStyle.RoundCap))  # fmt: skip
        painter.drawPoints(polyline.polygon(axes.right(self.across), axes.down(self.up)))
        if self.pointer is not None and (near := self._near(self.pointer)) is not None:
            painter.setPen(QPen(QColor(self.tokens.text), 6, Qt.PenStyle.SolidLine,
                                Qt.PenCapStyle.RoundCap))  # fmt: skip
            painter.drawPoint(axes.point(float(self.across[near]), float(self.up[near])))
        painter.restore()
        self._draw_histogram(painter, axes)

    def _draw_histogram(self, painter: QPainter, axes: Axes) -> None:
        """How often each height occurs, beside the points."""
        counts, edges = np.histogram(self.up, BINS, axes.y)
        most = max(1, int(counts.max()))
        left = axes.area.right() + 12
        room = self.width() - left - 4
        places = axes.down(edges).tolist()
        for index, count in enumerate(counts.tolist()):
            if count:
                high = max(1.0, places[index] - places[index + 1] - 1)
                bar = QRectF(left, places[index + 1], max(1.0, room * count / most), high)
                painter.fillRect(bar, QColor(self.tokens.text_3))

    def _near(self, at: QPointF) -> int | None:
        axes = self.axes()
        if not len(self._right):
            return None
        far = np.hypot(axes.right(self.across) - at.x(), axes.down(self.up) - at.y())
        place = int(np.nanargmin(far))
        return place if far[place] < NEAR else None

    def describe(self, at: QPointF) -> str:
        near = self._near(at)
        if near is None:
            return ""
        return tr("true {true}, predicted {given}", true=numbers.short(float(self._right[near])),
                  given=numbers.short(float(self._given[near])))  # fmt: skip

    def mousePressEvent(self, event: QMouseEvent) -> None:
        near = self._near(event.position())
        if event.button() == Qt.MouseButton.LeftButton and near is not None:
            self.chosen.emit(near)
        super().mousePressEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(360, 260)

    def minimumSizeHint(self) -> QSize:
        return QSize(140, 110)


def _span(values: Doubles) -> tuple[float, float]:
    finite = values[np.isfinite(values)]
    if not len(finite):
        return 0.0, 1.0
    low, high = float(finite.min()), float(finite.max())
    pad = 0.05 * (high - low)
    return low - pad, high + pad
