"""The loss of a trial: over steps, or over a learning rate that grows, one of them marked."""

from __future__ import annotations

from math import ceil, floor, log10

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.ui.plots import numbers
from studio.ui.plots.plot import Plot, number_font, write
from studio.ui.text import tr
from studio.ui.theme import Theme

LEFT, TOP, FOOTER = 56, 10, 20
SPARE = 0.08
"""Of the height that stays empty above and below the curve."""


class TrialPlot(Plot):
    """Few points, so that all are drawn."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._x: tuple[float, ...] = ()
        self._losses: tuple[float, ...] = ()
        self._log = False
        self._mark: float | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_curve(
        self,
        x: tuple[float, ...],
        losses: tuple[float, ...],
        *,
        log: bool,
        mark: float | None = None,
    ) -> None:
        """Show another curve; ``log``: each tenfold of ``x`` takes as much room."""
        self._x, self._losses, self._log, self._mark = x, losses, log, mark
        self.retell()
        self.update()

    def draw(self, painter: QPainter) -> None:
        if len(self._losses) < 2:
            return
        area, tokens = self._area(), self.tokens
        low, high = self._range()
        grey, font = tokens.text_3, number_font()
        line = QColor(tokens.line)
        for value in numbers.ticks(low, high, 4):
            y = self._y(value)
            painter.fillRect(QRectF(area.left(), y, area.width(), 1), line)
            box = QRectF(0, y - 8, LEFT - 8, 16)
            write(painter, box, numbers.short(value), grey, font, align=Qt.AlignmentFlag.AlignRight)
        for value in self._stops():
            x = self._across(value)
            painter.fillRect(QRectF(x, area.bottom(), 1, 4), line)
            box = QRectF(x - 40, area.bottom() + 4, 80, FOOTER - 4)
            words = f"{value:g}"
            write(painter, box, words, grey, font, align=Qt.AlignmentFlag.AlignHCenter)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._mark is not None:
            x = self._across(self._mark)
            painter.setPen(QPen(QColor(tokens.go), 1.5, Qt.PenStyle.DashLine))
            painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))
        painter.setPen(QPen(QColor(tokens.accent), 1.5))
        painter.setClipRect(area)
        points = zip(self._x, self._losses, strict=True)
        painter.drawPolyline(QPolygonF([QPointF(self._across(x), self._y(y)) for x, y in points]))

    def describe(self, at: QPointF) -> str:
        area = self._area()
        if len(self._losses) < 2 or not area.width():
            return ""
        place = min(range(len(self._x)), key=lambda n: abs(self._across(self._x[n]) - at.x()))
        loss = numbers.short(self._losses[place])
        if self._log:
            return tr("learning rate {rate}: loss {loss}", rate=f"{self._x[place]:.2g}", loss=loss)
        return tr("step {step}: loss {loss}", step=f"{self._x[place]:g}", loss=loss)

    def sizeHint(self) -> QSize:
        return QSize(520, 260)

    def _area(self) -> QRectF:
        return QRectF(LEFT, TOP, self.width() - LEFT - 16, self.height() - TOP - FOOTER)

    def _range(self) -> tuple[float, float]:
        """Of losses that are shown: what explodes at the end would press all else flat."""
        low = min(self._losses)
        high = min(max(self._losses), max(2 * self._losses[0] - low, low))
        room = SPARE * (high - low) or 0.5 * abs(high) or 1.0
        return low - room, high + room

    def _y(self, value: float) -> float:
        low, high = self._range()
        area = self._area()
        return area.bottom() - (value - low) / (high - low) * area.height()

    def _across(self, value: float) -> float:
        area = self._area()
        first, last = self._x[0], self._x[-1]
        if self._log:
            first, last, value = log10(first), log10(last), log10(value)
        return area.left() + (value - first) / ((last - first) or 1.0) * area.width()

    def _stops(self) -> list[float]:
        """Numbers below the axis."""
        first, last = self._x[0], self._x[-1]
        if not self._log:
            return numbers.ticks(first, last, 6, whole=True)
        return [10.0**n for n in range(ceil(log10(first)), floor(log10(last)) + 1)]
