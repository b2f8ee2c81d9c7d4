"""One row a class: a few shares with their intervals side by side, and how many there are of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.observe.statistics.confusion import Share
from studio.ui.plots.plot import Plot, caption_font, number_font, width_of, write
from studio.ui.text import tr
from studio.ui.theme import Theme, translucent, ui_font

ROW = 20
HEADER = 22
COUNT = 62
NUMBER = 36
GAP = 14


@dataclass(frozen=True, slots=True)
class Lane:
    """One share of each class."""

    title: str
    share: Share
    counted: bool = True
    """Whether its interval says something; else it is left out."""


class ClassRows(Plot):
    """Dots on a scale from 0 to 1, with whiskers for the 95 % intervals."""

    opened = Signal(int)
    """A class was clicked."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._names: tuple[str, ...] = ()
        self._lanes: tuple[Lane, ...] = ()
        self._support: NDArray[np.int64] = np.zeros(0, np.int64)
        self._order: list[int] = []
        self._top = 0
        self.current: int | None = None
        """The class that the keys are at."""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(tr("Results for each class"))

    def show_lanes(
        self,
        lanes: Sequence[Lane],
        names: Sequence[str],
        support: NDArray[np.int64],
        order: Sequence[int],
    ) -> None:
        """Show these; ``order``: which class is in which row."""
        self._lanes, self._names, self._support = tuple(lanes), tuple(names), support
        self._order = list(order)
        self._top = min(self._top, max(0, len(self._order) - 1))
        self.retell()
        self.update()

    # Where things are.

    @property
    def _seen(self) -> int:
        return max(1, int((self.height() - HEADER) // ROW))

    def _left(self) -> float:
        font = ui_font(11)
        widest = max((width_of(name, font) for name in self._names[:200]), default=0.0)
        return min(widest + 10, self.width() * 0.26)

    def lane(self, index: int) -> QRectF:
        """The scale of a lane, in the first row."""
        left = self._left() + COUNT
        width = (self.width() - left - 6) / max(1, len(self._lanes))
        return QRectF(left + index * width + GAP / 2, HEADER, width - GAP - NUMBER, ROW)

    def class_at(self, at: QPointF) -> int | None:
        row = int((at.y() - HEADER) // ROW) + self._top
        inside = at.y() >= HEADER and 0 <= row < len(self._order)
        return self._order[row] if inside else None

    # Painting.

    def draw(self, painter: QPainter) -> None:
        if not self._order or self.width() < 160:
            return
        self._draw_header(painter)
        pointed = self.class_at(self.pointer) if self.pointer is not None else None
        for place, index in enumerate(self._order[self._top : self._top + self._seen]):
            self._draw_row(painter, HEADER + place * ROW, index, index in (pointed, self.current))

    def _draw_header(self, painter: QPainter) -> None:
        right = Qt.AlignmentFlag.AlignRight
        place = QRectF(self._left(), 2, COUNT - 6, 14)
        write(painter, place, tr("examples"), self.tokens.text_3, caption_font(), align=right)
        for index, lane in enumerate(self._lanes):
            rect = self.lane(index)
            place = QRectF(rect.left(), 2, rect.width() + NUMBER, 14)
            write(painter, place, lane.title, self.tokens.text_2, caption_font())

    def _draw_row(self, painter: QPainter, top: float, index: int, lit: bool) -> None:
        if lit:
            painter.fillRect(QRectF(0, top, self.width(), ROW), QColor(self.tokens.hover))
        right, middle = Qt.AlignmentFlag.AlignRight, top + ROW / 2
        colour = self.tokens.text if lit else self.tokens.text_2
        write(painter, QRectF(0, top, self._left() - 6, ROW), self._names[index], colour,
              ui_font(11), align=right)  # fmt: skip
        write(painter, QRectF(self._left(), top, COUNT - 6, ROW), f"{int(self._support[index]):,}",
              self.tokens.text_3, number_font(), align=right)  # fmt: skip
        for place, lane in enumerate(self._lanes):
            rect = self.lane(place)
            track = QRectF(rect.left(), round(middle), rect.width(), 1)
            painter.fillRect(track, QColor(self.tokens.line))
            value = float(lane.share.value[index])
            if np.isnan(value):
                text = "–"
            else:
                self._draw_share(painter, rect, middle, lane, index)
                text = f"{value:.2f}"
            number = QRectF(rect.right() + 6, top, NUMBER - 6, ROW)
            write(painter, number, text, self.tokens.text, number_font())

    def _draw_share(
        self, painter: QPainter, rect: QRectF, middle: float, lane: Lane, index: int
    ) -> None:
        low, high = float(lane.share.low[index]), float(lane.share.high[index])
        if lane.counted:
            band = QRectF(rect.left() + low * rect.width(), round(middle) - 3,
                          max(1.0, (high - low) * rect.width()), 7)  # fmt: skip
            painter.fillRect(band, translucent(self.tokens.accent, 0.35))
        x = rect.left() + float(lane.share.value[index]) * rect.width()
        painter.fillRect(QRectF(round(x) - 1, round(middle) - 5, 3, 11), QColor(self.tokens.accent))

    def describe(self, at: QPointF) -> str:
        index = self.class_at(at)
        if index is None:
            return ""
        parts = []
        for lane in self._lanes:
            share = lane.share
            value = f"{lane.title} {share.value[index]:.3f}"
            if lane.counted:
                value += f" ({share.low[index]:.3f} – {share.high[index]:.3f})"
            parts.append(value)
        return f"{self._names[index]}: {'  '.join(parts)}"

    # The hand.

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.class_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and index is not None:
            self._choose(index)
            self.opened.emit(index)
        super().mousePressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._scroll(-3 if event.angleDelta().y() > 0 else 3)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and self._order:
            here = self._order.index(self.current) if self.current in self._order else -1
            there = here + (1 if key == Qt.Key.Key_Down else -1)
            row = min(max(there, 0), len(self._order) - 1)
            self._choose(self._order[row])
            self._top = min(max(self._top, row - self._seen + 1), row)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current is not None:
            self.opened.emit(self.current)
        else:
            super().keyPressEvent(event)

    def _choose(self, index: int) -> None:
        self.current = index
        self.update()

    def _scroll(self, rows: int) -> None:
        self._top = min(max(self._top + rows, 0), max(0, len(self._order) - self._seen))
        self.retell()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(420, HEADER + ROW * 10)

    def minimumSizeHint(self) -> QSize:
        return QSize(180, HEADER + 3 * ROW)
