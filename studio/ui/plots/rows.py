"""The rows of a table as points in a plane, and the neighbours of one of them as bars."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.observe.frames import Floats
from studio.ui.plots import numbers
from studio.ui.plots.plot import Plot, number_font, width_of, write
from studio.ui.plots.polyline import polygon
from studio.ui.text import tr
from studio.ui.theme import Theme, translucent

MARGIN = 12.0
NEAR = 12.0
"""Pixels from a point that still mean it."""
ROOM = 500
"""Square pixels a point, from which on all have their names; below it only those that matter."""
ROW = 18


class RowCloud(Plot):
    """A click on a point chooses its row."""

    chosen = Signal(int)

    def __init__(
        self, theme: Theme, name: Callable[[int], str], parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, parent)
        self._name = name
        self._points: Floats = np.zeros((0, 2), np.float32)
        self._rows: NDArray[np.int64] = np.zeros(0, np.int64)
        self._pixmap: QPixmap | None = None
        self._made_for: tuple[object, ...] = ()
        self._row = -1
        self._near: frozenset[int] = frozenset()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_points(
        self, points: Floats, rows: NDArray[np.int64], row: int, near: frozenset[int]
    ) -> None:
        """Show other points.

        Args:
            points: points × 2.
            rows: which row each point is.
            row: the chosen one.
            near: its neighbours.
        """
        self._points, self._rows, self._row, self._near = points, rows, row, near
        self.retell()
        self.update()

    def places(self) -> NDArray[np.float64]:
        """Where the points are on the widget."""
        if not len(self._points):
            return np.zeros((0, 2))
        low, high = self._points.min(0).astype(float), self._points.max(0).astype(float)
        span = np.where(high > low, high - low, 1.0)
        room = np.array([self.width() - 2 * MARGIN, self.height() - 2 * MARGIN])
        unit = float((room / span).min())  # The same for both, so that distances are true.
        offset = (room - span * unit) / 2 + MARGIN
        found: NDArray[np.float64] = (self._points - low) * unit + offset
        found[:, 1] = self.height() - found[:, 1]
        return found

    def draw(self, painter: QPainter) -> None:
        places = self.places()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.drawPixmap(QPointF(0, 0), self._ground(places))
        pointed = self._point_at(self.pointer) if self.pointer is not None else None
        everyone = len(places) * ROOM <= self.width() * self.height()
        matter = {self._row, *self._near}
        for place, row in enumerate(self._rows.tolist()):
            if not (everyone or row in matter or place == pointed):
                continue
            is_row, is_near = row == self._row, row in self._near
            spot = QPointF(*places[place])
            if is_row or is_near or place == pointed:
                painter.setPen(Qt.PenStyle.NoPen)
                colour = self.tokens.accent if is_row else self.tokens.warn
                painter.setBrush(QColor(colour if is_row or is_near else self.tokens.text))
                painter.drawEllipse(spot, 4 if is_row else 3, 4 if is_row else 3)
            if everyone or is_row or is_near or place == pointed:
                ink = self.tokens.text if is_row or place == pointed else self.tokens.text_2
                rect = QRectF(spot.x() + 5, spot.y() - 7, 120, 14)
                write(painter, rect, self._name(row), ink, number_font())

    def _ground(self, places: NDArray[np.float64]) -> QPixmap:
        """All points alike, painted once for as long as they lie as they do."""
        ratio = self.devicePixelRatioF()
        made_for = (id(self._points), self.width(), self.height(), ratio, self.tokens.surface)
        if self._pixmap is None or self._made_for != made_for:
            pixmap = QPixmap(int(self.width() * ratio), int(self.height() * ratio))
            pixmap.setDevicePixelRatio(ratio)
            pixmap.fill(QColor(self.tokens.surface))
            pen = QPen(translucent(self.tokens.text_3, 0.7), 3.6)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter = QPainter(pixmap)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(pen)
            painter.drawPoints(polygon(places[:, 0], places[:, 1]))
            painter.end()
            self._pixmap, self._made_for = pixmap, made_for
        return self._pixmap

    def _point_at(self, at: QPointF) -> int | None:
        places = self.places()
        if not len(places):
            return None
        apart = np.hypot(places[:, 0] - at.x(), places[:, 1] - at.y())
        nearest = int(apart.argmin())
        return nearest if apart[nearest] <= NEAR else None

    def describe(self, at: QPointF) -> str:
        found = self._point_at(at)
        return "" if found is None else self._name(int(self._rows[found]))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        found = self._point_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and found is not None:
            self.chosen.emit(int(self._rows[found]))

    def sizeHint(self) -> QSize:
        return QSize(240, 200)

    def minimumSizeHint(self) -> QSize:
        return QSize(96, 72)


class Neighbours(Plot):
    """Rows with the cosines of their angles to the chosen one. A click goes to that row."""

    chosen = Signal(int)

    def __init__(
        self, theme: Theme, name: Callable[[int], str], parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, parent)
        self._name = name
        self._rows: list[int] = []
        self._cosines: list[float] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_rows(self, rows: NDArray[np.int64], cosines: Floats) -> None:
        """Show these, the nearest first."""
        grown = len(rows) != len(self._rows)
        self._rows, self._cosines = rows.tolist(), cosines.tolist()
        if grown:
            self.updateGeometry()
        self.retell()
        self.update()

    def draw(self, painter: QPainter) -> None:
        if not self._rows:
            return
        names = [self._name(row) for row in self._rows]
        left = min(max(width_of(name, number_font()) for name in names) + 10, self.width() * 0.4)
        right = width_of("-0.000", number_font()) + 8
        room = max(1.0, self.width() - left - right)
        zero = left + (room / 2 if min(self._cosines) < 0 else 0.0)
        unit = room / 2 if min(self._cosines) < 0 else room
        for place, (name, cosine) in enumerate(zip(names, self._cosines, strict=True)):
            top = place * ROW
            write(painter, QRectF(0, top, left - 8, ROW), name, self.tokens.text_2, number_font())
            length = min(max(cosine, -1.0), 1.0) * unit
            bar = QRectF(min(zero, zero + length), top + 6, max(1.0, abs(length)), 6)
            painter.fillRect(bar, QColor(self.tokens.accent if cosine >= 0 else self.tokens.warn))
            write(painter, QRectF(self.width() - right, top, right, ROW), numbers.short(cosine),
                  self.tokens.text_2, number_font(), align=Qt.AlignmentFlag.AlignRight)  # fmt: skip
        painter.setPen(QPen(QColor(self.tokens.line), 1))
        painter.drawLine(QPointF(zero, 0), QPointF(zero, len(names) * ROW))

    def _row(self, at: QPointF) -> int | None:
        place = int(at.y() // ROW)
        return self._rows[place] if 0 <= place < len(self._rows) else None

    def describe(self, at: QPointF) -> str:
        row = self._row(at)
        if row is None:
            return ""
        cosine = self._cosines[self._rows.index(row)]
        return tr("{name}: cosine {value}", name=self._name(row), value=numbers.short(cosine))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        row = self._row(event.position())
        if event.button() == Qt.MouseButton.LeftButton and row is not None:
            self.chosen.emit(row)

    def sizeHint(self) -> QSize:
        return QSize(200, max(1, len(self._rows)) * ROW)

    def minimumSizeHint(self) -> QSize:
        return QSize(96, min(6, max(1, len(self._rows))) * ROW)
