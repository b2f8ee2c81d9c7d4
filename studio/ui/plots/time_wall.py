"""The same examples at several moments: a row of pictures for each."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.observe.frames import Shown
from studio.ui.plots.plot import Plot, number_font, write
from studio.ui.plots.wall import painted
from studio.ui.text import tr
from studio.ui.theme import Theme

SIDE = 48
"""Pixels of a picture's height, at least."""
GAP = 2
WORDS = 62


class TimeWall(Plot):
    """As many moments as there is room for, the first and the last among them."""

    chosen = Signal(int)
    """A row was clicked: its step."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._frames: tuple[Shown, ...] = ()
        self._images: dict[tuple[int, int], QImage] = {}
        self._bounds = (0.0, 1.0)
        self.current: int | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(tr("Pictures over time"))

    def show_frames(self, frames: Sequence[Shown], current: int) -> None:
        """Show these, in the order of their steps; ``current``: the step that is looked at."""
        self._frames, self.current, self._images = tuple(frames), current, {}
        lows = [float(np.nanmin(frame.values)) for frame in frames if frame.values.size]
        highs = [float(np.nanmax(frame.values)) for frame in frames if frame.values.size]
        self._bounds = (min(lows, default=0.0), max(highs, default=1.0))
        self.retell()
        self.update()

    def rows(self) -> tuple[Shown, ...]:
        """The moments that are shown, evenly chosen."""
        most = max(1, int((self.height() + GAP) // (SIDE + GAP)))
        if len(self._frames) <= most:
            return self._frames
        places = np.unique(np.linspace(0, len(self._frames) - 1, most).round().astype(int))
        return tuple(self._frames[place] for place in places.tolist())

    def place(self, row: int, column: int) -> QRectF:
        """Where a picture is on the widget."""
        rows = self.rows()
        _, _, height, width = rows[row].values.shape
        high = min(2.0 * SIDE, (self.height() + GAP) / len(rows) - GAP)
        wide = high * width / max(1, height)
        return QRectF(WORDS + column * (wide + GAP), row * (high + GAP), wide, high)

    def _at(self, at: QPointF) -> tuple[int, int] | None:
        rows = self.rows()
        for row, frame in enumerate(rows):
            first = self.place(row, 0)
            if first.top() <= at.y() <= first.bottom():
                column = int((at.x() - WORDS) // (first.width() + GAP)) if at.x() > WORDS else -1
                return (row, column) if column < len(frame.values) else None
        return None

    def draw(self, painter: QPainter) -> None:
        for row, frame in enumerate(self.rows()):
            looked = frame.step == self.current
            first = self.place(row, 0)
            words = QRectF(0, first.top(), WORDS - 8, first.height())
            colour = self.tokens.text if looked else self.tokens.text_3
            write(painter, words, f"{frame.step:,}", colour, number_font(),
                  align=Qt.AlignmentFlag.AlignRight)  # fmt: skip
            for column in range(len(frame.values)):
                place = self.place(row, column)
                if place.right() > self.width():
                    break
                painter.drawImage(place, self._image(frame, column))
            if looked:
                painter.setPen(QPen(QColor(self.tokens.accent), 2))
                x = WORDS - 4
                painter.drawLine(QPointF(x, first.top()), QPointF(x, first.bottom()))

    def _image(self, frame: Shown, column: int) -> QImage:
        key = (frame.step, column)
        if key not in self._images:
            self._images[key] = painted(frame.values[column], self._bounds)
        return self._images[key]

    def describe(self, at: QPointF) -> str:
        found = self._at(at)
        if found is None:
            return ""
        step = f"{self.rows()[found[0]].step:,}"
        if found[1] < 0:
            return tr("step {step}", step=step)
        return tr("step {step}, example {index}", step=step, index=found[1])

    def mousePressEvent(self, event: QMouseEvent) -> None:
        found = self._at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and found is not None:
            self.chosen.emit(self.rows()[found[0]].step)
        super().mousePressEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(320, 260)

    def minimumSizeHint(self) -> QSize:
        return QSize(140, SIDE + GAP)
