"""The learning rate over a run that has not begun, as one line."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.ui.plots import numbers
from studio.ui.plots.plot import Plot, number_font, write
from studio.ui.text import tr
from studio.ui.theme import Theme

HEIGHT = 84
FOOTER = 16


class RateLine(Plot):
    """From the first update on the left to the last on the right; 0 is at the bottom."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._values: tuple[float, ...] = ()
        self._updates = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_rates(self, values: tuple[float, ...], updates: int) -> None:
        """Show other rates, evenly spread over so many updates."""
        self._values, self._updates = values, updates
        self.setAccessibleName(
            tr("Learning rate: {first} at first, {most} at most, {last} at the end").format(
                first=numbers.short(values[0]),
                most=numbers.short(max(values)),
                last=numbers.short(values[-1]),
            )
        )
        self.retell()
        self.update()

    def draw(self, painter: QPainter) -> None:
        if not self._values:
            return
        area = self._area()
        painter.fillRect(
            QRectF(area.left(), area.bottom(), area.width(), 1), QColor(self.tokens.line)
        )
        most = max(self._values) or 1.0
        across = area.width() / max(1, len(self._values) - 1)
        line = QPolygonF(
            [
                QPointF(area.left() + n * across, area.bottom() - value / most * area.height())
                for n, value in enumerate(self._values)
            ]
        )
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self.tokens.accent), 1.5))
        painter.drawPolyline(line)
        grey, font = self.tokens.text_3, number_font()
        above = QRectF(area.left(), 0, area.width(), FOOTER)
        write(painter, above, numbers.short(most), grey, font, align=Qt.AlignmentFlag.AlignRight)
        below = QRectF(area.left(), area.bottom() + 2, area.width(), FOOTER)
        first, last = numbers.short(self._values[0]), numbers.short(self._values[-1])
        write(painter, below, first, grey, font, align=Qt.AlignmentFlag.AlignLeft)
        write(painter, below, last, grey, font, align=Qt.AlignmentFlag.AlignRight)

    def describe(self, at: QPointF) -> str:
        area = self._area()
        if not self._values or not area.width():
            return ""
        share = min(max((at.x() - area.left()) / area.width(), 0.0), 1.0)
        place = round(share * (len(self._values) - 1))
        return tr("Update {count}: {rate}").format(
            count=round(share * max(0, self._updates - 1)) + 1,
            rate=numbers.short(self._values[place]),
        )

    def _area(self) -> QRectF:
        return QRectF(0, FOOTER, self.width(), self.height() - 2 * FOOTER - 2)

    def sizeHint(self) -> QSize:
        return QSize(220, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, HEIGHT)
