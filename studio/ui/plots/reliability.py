"""A reliability diagram: how often a model is right, by how sure it is."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.observe.statistics.calibration import Reliability
from studio.ui.plots.axes import Axes
from studio.ui.plots.plot import Plot, number_font, write
from studio.ui.text import tr
from studio.ui.theme import Theme, translucent

COUNTS = 40
"""Pixels of the histogram below."""


class ReliabilityPlot(Plot):
    """Bars of accuracy with their intervals against the diagonal, over counts of answers."""

    opened = Signal(float, float)
    """A bar was clicked: from where to where it goes."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._found: Reliability | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(tr("Reliability diagram"))

    def show_reliability(self, found: Reliability) -> None:
        self._found = found
        self.retell()
        self.update()

    def axes(self) -> Axes:
        room = QRectF(0, 0, self.width(), self.height() - COUNTS)
        return Axes.within(room, (0.0, 1.0), (0.0, 1.0))

    def draw(self, painter: QPainter) -> None:
        found, axes = self._found, self.axes()
        if found is None or not axes.drawable:
            return
        axes.paint(painter, self.tokens, tr("how sure"), tr("share that is right"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self.tokens.text_3), 1, Qt.PenStyle.DashLine))
        painter.drawLine(axes.point(0, 0), axes.point(1, 1))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        for index in np.flatnonzero(found.counts):
            self._draw_bin(painter, axes, found, int(index))
        self._draw_counts(painter, axes, found)
        words = tr(
            "calibration error {error}  {low} – {high}",
            error=f"{found.error:.3f}",
            low=f"{found.error_low:.3f}",
            high=f"{found.error_high:.3f}",
        )
        place = QRectF(axes.area.left() + 8, axes.area.top() + 4, axes.area.width() - 8, 14)
        write(painter, place, words, self.tokens.text, number_font())

    def _draw_bin(self, painter: QPainter, axes: Axes, found: Reliability, index: int) -> None:
        left, right = axes.right(found.edges[index : index + 2]).tolist()
        sure, share = float(found.confidence[index]), float(found.accuracy[index])
        base, top, ideal = axes.down(np.array([0.0, share, sure])).tolist()
        width, lower = max(1.0, right - left - 2), max(top, ideal)
        bar = QRectF(left + 1, lower, width, base - lower)
        painter.fillRect(bar, translucent(self.tokens.accent, 0.8))
        # What it is too sure of in one colour, what it could be surer of in another.
        gap = QRectF(left + 1, min(top, ideal), width, abs(top - ideal))
        boasts = share < sure
        painter.fillRect(gap, translucent(self.tokens.error if boasts else self.tokens.accent, 0.4))
        middle = round((left + right) / 2)
        low, high = axes.down(np.array([found.low[index], found.high[index]])).tolist()
        painter.fillRect(QRectF(middle, high, 1, low - high), QColor(self.tokens.text))
        for y in (low, high):
            painter.fillRect(QRectF(middle - 2, y, 5, 1), QColor(self.tokens.text))

    def _draw_counts(self, painter: QPainter, axes: Axes, found: Reliability) -> None:
        most = max(1, int(found.counts.max()))
        base = self.height() - 4.0
        for index, count in enumerate(found.counts.tolist()):
            left, right = axes.right(found.edges[index : index + 2]).tolist()
            height = (COUNTS - 10) * count / most
            place = QRectF(left + 1, base - height, max(1.0, right - left - 2), height)
            painter.fillRect(place, QColor(self.tokens.text_3))

    def describe(self, at: QPointF) -> str:
        found = self._found
        if found is None:
            return ""
        index = self._bin(at)
        if index is None:
            return ""
        return tr(
            "{count} answers, {sure} sure, {share} right ({low} – {high})",
            count=f"{int(found.counts[index]):,}",
            sure=f"{found.confidence[index]:.2f}",
            share=f"{found.accuracy[index]:.2f}",
            low=f"{found.low[index]:.2f}",
            high=f"{found.high[index]:.2f}",
        )

    def _bin(self, at: QPointF) -> int | None:
        """The bar under a point, if anything is in it."""
        if self._found is None:
            return None
        across, _ = self.axes().at(at)
        counts = self._found.counts
        index = math.floor(across * len(counts))
        return index if 0 <= index < len(counts) and counts[index] else None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self._bin(event.position())
        if event.button() == Qt.MouseButton.LeftButton and index is not None and self._found:
            low, high = self._found.edges[index : index + 2].tolist()
            self.opened.emit(low, high)
        super().mousePressEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(300, 260)

    def minimumSizeHint(self) -> QSize:
        return QSize(140, 120)
