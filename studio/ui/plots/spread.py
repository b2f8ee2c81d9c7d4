"""How the values of one weight lie: a small histogram with its two ends."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.observe.frames import Histogram
from studio.ui.plots import numbers
from studio.ui.plots.plot import Plot, number_font, write
from studio.ui.text import tr
from studio.ui.theme import Theme, mix

HEIGHT = 52
FOOTER = 14


class Spread(Plot):
    """Bars of equal width from the lowest value to the highest."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._seen: Histogram | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_histogram(self, seen: Histogram | None) -> None:
        """Show other values, or none."""
        self._seen = seen
        words = describe(seen)
        self.setAccessibleName(words)
        self.retell()
        self.update()

    def draw(self, painter: QPainter) -> None:
        seen = self._seen
        if seen is None:
            return
        area = QRectF(0, 1, self.width(), self.height() - FOOTER - 2)
        painter.fillRect(
            QRectF(area.left(), area.bottom(), area.width(), 1), QColor(self.tokens.line)
        )
        fill = QColor(mix(self.tokens.surface, self.tokens.accent, 0.7))
        if not seen.std:
            # The histogram of equal numbers reaches half to either side of nothing.
            painter.fillRect(QRectF(area.center().x() - 1.5, area.top(), 3, area.height()), fill)
            self._write(painter, area, numbers.short(seen.mean), Qt.AlignmentFlag.AlignHCenter)
            return
        counts = seen.counts.tolist()
        most = max(counts) or 1
        pitch = area.width() / len(counts)
        for place, count in enumerate(counts):
            tall = area.height() * count / most
            bar = QRectF(area.left() + place * pitch, area.bottom() - tall, pitch + 0.5, tall)
            painter.fillRect(bar, fill)
        self._write(painter, area, numbers.short(seen.low), Qt.AlignmentFlag.AlignLeft)
        self._write(painter, area, numbers.short(seen.high), Qt.AlignmentFlag.AlignRight)
        if seen.low < 0 < seen.high:
            zero = area.left() - seen.low / (seen.high - seen.low) * area.width()
            painter.fillRect(QRectF(zero, area.top(), 1, area.height()), QColor(self.tokens.text_3))

    def _write(self, painter: QPainter, area: QRectF, text: str, align: Qt.AlignmentFlag) -> None:
        below = QRectF(area.left(), area.bottom() + 1, area.width(), FOOTER)
        write(painter, below, text, self.tokens.text_3, number_font(), align=align)

    def describe(self, at: QPointF) -> str:
        return describe(self._seen)

    def sizeHint(self) -> QSize:
        return QSize(200, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(80, HEIGHT)


def describe(seen: Histogram | None) -> str:
    """The mean and the deviation in words; empty where there is nothing."""
    if seen is None:
        return ""
    if not seen.std:
        return tr("all are {value}", value=numbers.short(seen.mean))
    return tr(
        "mean {mean}, deviation {std}",
        mean=numbers.short(seen.mean),
        std=numbers.short(seen.std),
    )
