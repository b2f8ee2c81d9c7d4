"""A series as lines, each step on a ground that says how much it counts."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.observe.frames import Floats
from studio.ui.plots import colours, numbers, scale
from studio.ui.plots.plot import Plot, number_font, write
from studio.ui.text import tr
from studio.ui.theme import Theme

LINES = 8
"""As many features are drawn at most: those that count most."""
FOOTER = 20
EMPTY: Floats = np.zeros((0, 0), np.float32)


class SeriesHeat(Plot):
    """Steps from left to right."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._sample: Floats = EMPTY
        self._values: Floats = EMPTY
        self._heat: Floats = np.zeros(0, np.float32)
        self._signed = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_series(self, sample: Floats, values: Floats, *, signed: bool) -> None:
        """Show a series: steps × features, with one value or as many values a step."""
        self._sample, self._values, self._signed = sample, values, signed
        self._heat = values.sum(axis=1) if signed else np.abs(values).max(axis=1)
        self.retell()
        self.update()

    def lines(self) -> list[int]:
        """The features that are drawn."""
        features = self._sample.shape[1] if self._sample.ndim == 2 else 0
        if self._values.shape[1] != features:
            return list(range(min(LINES, features)))
        strongest = np.argsort(-np.abs(self._values).sum(axis=0), kind="stable")[:LINES]
        return sorted(strongest.tolist())

    def draw(self, painter: QPainter) -> None:
        if not self._sample.size:
            return
        area = QRectF(0, 0, self.width(), self.height() - FOOTER)
        low, high = colours.bounds(self._heat, self._signed)
        low = low if self._signed else 0.0
        shades = colours.quantise(self._heat, low, high)
        painter.drawImage(area, scale.indexed(shades[None, :], self._name, fade=True))
        below, above = colours.bounds(self._sample, signed=False)
        span = (above - below) or 1.0
        steps = len(self._sample)
        pitch = area.width() / steps
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = self.lines()
        for number, feature in enumerate(chosen):
            colour = QColor(self.tokens.text if number == 0 else self.tokens.text_2)
            painter.setPen(QPen(colour, 1.0))
            line = np.nan_to_num(self._sample[:, feature])
            ys = area.bottom() - 4 - (line - below) / span * (area.height() - 8)
            points = [QPointF((n + 0.5) * pitch, float(y)) for n, y in enumerate(ys.tolist())]
            painter.drawPolyline(QPolygonF(points))
        rect = QRectF(0, area.bottom() + 2, self.width(), FOOTER - 2)
        used = scale.draw_scale(painter, rect, self.tokens, self._name, (low, high))
        words = self.describe(self.pointer) if self.pointer is not None else ""
        features = self._sample.shape[1]
        if not words and len(chosen) < features:
            words = tr("{shown} of {all} features", shown=len(chosen), all=features)
        rect.setLeft(used + 16)
        write(painter, rect, words, self.tokens.text_3, number_font())

    @property
    def _name(self) -> colours.MapName:
        if not self._signed:
            return "magma"
        return "diverging dark" if self.theme.dark else "diverging light"

    def describe(self, at: QPointF) -> str:
        steps = len(self._heat)
        step = int(at.x() / max(1, self.width()) * steps)
        if not 0 <= step < steps or not 0 <= at.y() <= self.height() - FOOTER:
            return ""
        return tr("step {step}: {value}", step=step,
                  value=numbers.short(float(self._heat[step])))  # fmt: skip

    def sizeHint(self) -> QSize:
        return QSize(280, 120)

    def minimumSizeHint(self) -> QSize:
        return QSize(96, 64)
