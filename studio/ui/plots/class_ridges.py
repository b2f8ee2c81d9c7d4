"""How often a unit has which value, for each class: one row for each, over one axis."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.ui.plots import numbers
from studio.ui.plots.cloud import ring
from studio.ui.plots.plot import Plot, caption_font, number_font, width_of, write
from studio.ui.text import tr
from studio.ui.theme import Theme

FOOTER = 18
WORDS = 90
LOWEST = 12
"""Pixels of a row: of more classes than have so much, the first are shown."""
Row = tuple[str, int, NDArray[np.int64]]
"""A class's name, the place of its colour, and counts."""


class ClassRidges(Plot):
    """All rows have the same scale, so that rare classes are low."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.rows: tuple[Row, ...] = ()
        self._edges: NDArray[np.floating[Any]] = np.zeros(2, np.float32)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_rows(self, rows: Sequence[Row], edges: NDArray[np.floating[Any]]) -> None:
        self.rows, self._edges = tuple(rows), edges
        self.retell()
        self.update()

    @property
    def shown(self) -> int:
        """How many rows there is room for."""
        return min(len(self.rows), max(1, int((self.height() - FOOTER) / LOWEST)))

    def draw(self, painter: QPainter) -> None:
        if not self.rows:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left, width = self._across()
        height = (self.height() - FOOTER) / self.shown
        most = max(int(counts.max(initial=1)) for _, _, counts in self.rows)
        colours = ring(self.tokens)
        for place, (name, colour, counts) in enumerate(self.rows[: self.shown]):
            bottom = (place + 1) * height - 1
            room = QRectF(0, bottom - height, left - 6, height)
            write(painter, room, name, self.tokens.text_2, caption_font())
            ink = QColor(colours[colour % len(colours)])
            painter.setPen(QPen(QColor(self.tokens.line), 1))
            painter.drawLine(QPointF(left, bottom), QPointF(left + width, bottom))
            xs = left + np.arange(len(counts) + 1) / len(counts) * width
            ys = bottom - counts / most * (height - 2)
            corners = [QPointF(left, bottom)]
            for index, y in enumerate(ys.tolist()):
                corners += [QPointF(float(xs[index]), y), QPointF(float(xs[index + 1]), y)]
            corners.append(QPointF(left + width, bottom))
            shade = QColor(ink)
            shade.setAlphaF(0.4)
            painter.setBrush(shade)
            painter.setPen(QPen(ink, 1))
            painter.drawPolygon(QPolygonF(corners))
        self._draw_axis(painter, left, width)

    def _across(self) -> tuple[float, float]:
        named = max((width_of(name, caption_font()) for name, _, _ in self.rows), default=0.0)
        left = min(named + 8, WORDS, self.width() / 3)
        return left, max(1.0, self.width() - left - 8)

    def _draw_axis(self, painter: QPainter, left: float, width: float) -> None:
        low, high = float(self._edges[0]), float(self._edges[-1])
        top, font = self.height() - FOOTER + 2, number_font()
        marks = numbers.ticks(low, high, max(2, int(width // 60)))
        for mark, text in zip(marks, numbers.labels(marks), strict=True):
            x = left + (mark - low) / ((high - low) or 1) * width
            half = width_of(text, font) / 2 + 1
            rect = QRectF(x - half, top, 2 * half, FOOTER - 2)
            write(painter, rect, text, self.tokens.text_3, font, align=Qt.AlignmentFlag.AlignLeft)

    def describe(self, at: QPointF) -> str:
        left, width = self._across()
        place = int(at.y() / ((self.height() - FOOTER) / max(1, self.shown)))
        if not 0 <= place < self.shown or at.x() < left:
            return ""
        name, _, counts = self.rows[place]
        index = min(int((at.x() - left) / width * len(counts)), len(counts) - 1)
        low, high = (numbers.short(float(edge)) for edge in self._edges[index : index + 2])
        return tr("{name}: {count} examples from {low} to {high}", name=name,
                  count=int(counts[index]), low=low, high=high)  # fmt: skip

    def sizeHint(self) -> QSize:
        return QSize(280, 160)

    def minimumSizeHint(self) -> QSize:
        return QSize(96, 48)
