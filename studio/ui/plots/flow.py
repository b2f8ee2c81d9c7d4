"""A number of every layer over time: layers from the first to the last down, moments across.

Colour goes by the logarithm. At the right is the moment that is looked at, as a line through all
layers.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.ui.plots import colours, numbers, polyline, scale
from studio.ui.plots.gradients import Values, together
from studio.ui.plots.plot import Plot, number_font, width_of, write
from studio.ui.text import tr
from studio.ui.theme import Theme, ui_font

TALLEST = 26.0
"""Pixels of a row, where there are few."""
NAME = 12.0
"""Pixels that a name needs."""
AXIS = 14
FOOTER = 20
LINE = 0.24
"""Of the width, what the line of now has."""


class FlowMap(Plot):
    """A click chooses the layer."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.combine = together
        """Makes one number of those of a layer's parameters."""
        self._told: tuple[tuple[tuple[str, str], ...], object] = ((), None)
        self._columns: dict[int, tuple[Values, NDArray[np.float32]]] = {}
        self._rows: list[tuple[str, str]] = []
        self._widest = 0.0
        """Pixels of the longest name."""
        self._steps: list[int] = []
        self._logs: NDArray[np.float32] = np.zeros((0, 0), np.float32)
        self._moments: list[Values] = []
        self._now: int = 0
        self._selected: frozenset[str] = frozenset()
        self._bounds = (-4.0, 0.0)
        self._image: QImage | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_flow(
        self,
        moments: Mapping[int, Values],
        names: Sequence[tuple[str, str]],
        now: int,
        selected: frozenset[str] = frozenset(),
    ) -> None:
        """Show what is known.

        Args:
            moments: by step, by layer, by parameter.
            names: (id, name) in the order of the model; those without numbers are passed over.
            now: the step that is looked at.
            selected: ids to mark.
        """
        self._steps = sorted(moments)
        self._moments = [moments[step] for step in self._steps]
        told = (tuple(names), self.combine)
        if told != self._told:
            self._told, self._columns = told, {}
        self._columns = {step: self._column_of(step, moments[step]) for step in self._steps}
        columns = [logs for _, logs in self._columns.values()]
        logs = np.stack(columns, axis=1) if columns else np.zeros((0, 0), np.float32)
        # Layers without numbers are passed over; those without a gradient yet are kept.
        there = [not bool(np.isneginf(row).all()) for row in logs]
        self._rows = [row for row, known in zip(names, there, strict=False) if known]
        font = ui_font(11)
        self._widest = max((width_of(name, font) for _, name in self._rows), default=0.0)
        logs = logs[np.array(there, bool)]
        logs[np.isneginf(logs)] = np.nan
        self._now, self._selected, self._image = now, selected, None
        self._logs = logs
        finite = logs[np.isfinite(logs)]
        if len(finite):
            low, high = float(finite.min()), float(finite.max())
            self._bounds = (low, high) if high - low > 0.1 else (low - 0.5, high + 0.5)
        self.retell()
        self.update()

    def _column_of(self, step: int, values: Values) -> tuple[Values, NDArray[np.float32]]:
        """The logarithms of a moment, worked out once: there may be hundreds of moments.

        Minus infinity stands for a layer without numbers.
        """
        known = self._columns.get(step)
        if known is not None and known[0] is values:
            return known
        found = [
            _log(self.combine(values[node])) if node in values else -math.inf
            for node, _ in self._told[0]
        ]
        return values, np.array(found, np.float32)

    @property
    def rows(self) -> list[str]:
        """The ids of the layers, from the top down."""
        return [node for node, _ in self._rows]

    # Where things are.

    def pitch(self) -> float:
        """The height of a row."""
        return min(TALLEST, (self.height() - AXIS - FOOTER) / max(1, len(self._rows)))

    def area(self) -> QRectF:
        """Where the map is."""
        left = min(self._widest + 10, self.width() * 0.3)
        width = max(8.0, self.width() * (1 - LINE) - left - 10)
        return QRectF(left, 0, width, self.pitch() * len(self._rows))

    def _line_area(self) -> QRectF:
        area = self.area()
        left = area.right() + 12
        return QRectF(left, 0, max(8.0, self.width() - left - 6), area.height())

    # Painting.

    def draw(self, painter: QPainter) -> None:
        if not self._rows or not self._steps:
            return
        area = self.area()
        painter.drawImage(area, self._picture())
        self._draw_broken(painter, area)
        self._draw_names(painter, area)
        self._draw_now(painter, area)
        self._draw_axis(painter, area)
        top = area.bottom() + AXIS
        rect = QRectF(0, top + 2, self.width(), FOOTER - 2)
        words = self.describe(self.pointer) if self.pointer is not None else ""
        if words:
            write(painter, rect, words, self.tokens.text_2, number_font())
        else:
            ends = (10.0 ** self._bounds[0], 10.0 ** self._bounds[1])
            scale.draw_scale(painter, rect, self.tokens, "viridis", ends)

    def _picture(self) -> QImage:
        if self._image is None:
            indices = colours.quantise(self._logs, *self._bounds)
            self._image = scale.indexed(indices, "viridis", nothing=QColor(self.tokens.ground))
        return self._image

    def restyle(self) -> None:
        self._image = None
        super().restyle()

    def _draw_broken(self, painter: QPainter, area: QRectF) -> None:
        """What is not a finite number stands out."""
        across, down = area.width() / len(self._steps), self.pitch()
        for row, column in np.argwhere(np.isposinf(self._logs)).tolist():
            cell = QRectF(area.left() + column * across, row * down, max(1.0, across), down)
            painter.fillRect(cell, QColor(self.tokens.error))

    def _draw_names(self, painter: QPainter, area: QRectF) -> None:
        down = self.pitch()
        every = max(1, math.ceil(NAME / max(down, 0.1)))
        for row, (node, name) in enumerate(self._rows):
            picked = node in self._selected
            if row % every == 0 or picked:
                ink = self.tokens.accent if picked else self.tokens.text_2
                rect = QRectF(0, (row + 0.5) * down - 8, area.left() - 8, 16)
                write(painter, rect, name, ink, ui_font(11))
            if picked:
                painter.setPen(QPen(QColor(self.tokens.accent), 1))
                painter.drawRect(QRectF(area.left(), row * down, area.width(), down - 1))

    def _draw_now(self, painter: QPainter, area: QRectF) -> None:
        column = self._column()
        if column is None:
            return
        across = area.width() / len(self._steps)
        if column < len(self._steps) - 1:
            x = area.left() + (column + 0.5) * across
            painter.fillRect(QRectF(x, 0, 1, area.height()), QColor(self.tokens.warn))
        line, (low, high) = self._line_area(), self._bounds
        for decade in range(math.ceil(low), math.floor(high) + 1):
            x = line.left() + (decade - low) / (high - low) * line.width()
            painter.fillRect(QRectF(round(x), 0, 1, line.height()), QColor(self.tokens.line))
        found = self._logs[:, column]
        logs = np.nan_to_num(found, nan=low, posinf=high, neginf=low).astype(np.float64)
        xs = line.left() + (logs - low) / (high - low) * line.width()
        ys = (np.arange(len(logs), dtype=np.float64) + 0.5) * self.pitch()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self.tokens.accent), 1))
        polyline.draw(painter, xs, ys)
        painter.setBrush(QColor(self.tokens.accent))
        if self.pitch() >= 6:
            for x, y in zip(xs.tolist(), ys.tolist(), strict=True):
                painter.drawEllipse(QPointF(x, y), 2, 2)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def _draw_axis(self, painter: QPainter, area: QRectF) -> None:
        font, top = number_font(), area.bottom() + 2
        first, last = f"{self._steps[0]:,}", f"{self._steps[-1]:,}"
        rect = QRectF(area.left(), top, area.width(), AXIS - 2)
        write(painter, rect, first, self.tokens.text_3, font)
        if len(self._steps) > 1:
            write(painter, rect, last, self.tokens.text_3, font, align=Qt.AlignmentFlag.AlignRight)
        line = self._line_area()
        words = tr("step {step}", step=f"{self._now:,}")
        rect = QRectF(line.left(), top, line.width(), AXIS - 2)
        write(painter, rect, words, self.tokens.text_3, font)

    # What is under the mouse.

    def _column(self) -> int | None:
        """Where the step that is looked at is: the last one before it."""
        before = [place for place, step in enumerate(self._steps) if step <= self._now]
        return before[-1] if before else None

    def under(self, at: QPointF) -> tuple[int, int] | None:
        """The layer and the moment at a point; beside the map the moment that is looked at."""
        area, down = self.area(), self.pitch()
        row = int(at.y() // max(down, 0.1))
        if not 0 <= row < len(self._rows) or at.y() < 0:
            return None
        if area.left() <= at.x() < area.right():
            column = int((at.x() - area.left()) / area.width() * len(self._steps))
            return row, min(column, len(self._steps) - 1)
        now = self._column()
        return None if now is None else (row, now)

    def describe(self, at: QPointF) -> str:
        found = self.under(at)
        if found is None:
            return ""
        row, column = found
        node, name = self._rows[row]
        parts = self._moments[column].get(node, {})
        if not parts:
            return ""
        told = [f"{part} {numbers.short(value)}" for part, value in parts.items()]
        if len(told) > 1:
            told.insert(0, numbers.short(self.combine(parts)))
        step = f"{self._steps[column]:,}"
        return tr("{name}, step {step}: {parts}", name=name, step=step, parts="  ".join(told[:4]))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        found = self.under(event.position())
        if event.button() == Qt.MouseButton.LeftButton and found is not None:
            self.chosen.emit(self._rows[found[0]][0])

    def sizeHint(self) -> QSize:
        return QSize(280, int(min(14, max(3, len(self._rows))) * 18) + AXIS + FOOTER)

    def minimumSizeHint(self) -> QSize:
        return QSize(140, 80)


def _log(norm: float) -> float:
    """Of nothing there is no logarithm: it is left out. What is not finite is infinite."""
    if not math.isfinite(norm):
        return math.inf
    return math.log10(norm) if norm > 0 else math.nan
