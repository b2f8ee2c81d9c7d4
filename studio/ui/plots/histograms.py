"""How a parameter's values spread over time: one ridge for each look, the latest in front."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.observe.frames import Histogram
from studio.ui.plots import numbers
from studio.ui.plots.plot import Plot, number_font, width_of, write
from studio.ui.plots.polyline import polygon
from studio.ui.text import tr
from studio.ui.theme import Theme, mix

KEPT = 48
"""Looks that are kept; when there are more, every second old one goes."""
FOOTER = 18
PITCH = 11
"""Pixels between the feet of neighbouring ridges."""
OVERLAP = 2.6
"""How many pitches high the highest ridge may be."""


@dataclass(frozen=True, slots=True)
class _Ridge:
    """What a look is drawn from, whatever the scale."""

    peak: float
    """The highest density of its bins."""
    x: NDArray[np.float64]
    """From the lowest to the highest of its values."""
    y: NDArray[np.float64]

    @classmethod
    def of(cls, look: Histogram) -> _Ridge:
        density = _density(look)
        half = (look.high - look.low) / max(1, len(density)) / 2
        centres = np.linspace(look.low + half, look.high - half, len(density))
        soft = _soften(density, int(look.counts.sum()))
        return cls(
            float(density.max(initial=0.0)),
            np.concatenate(([look.low], centres, [look.high])),
            np.concatenate(([0.0], soft, [0.0])),
        )

    def outline(self, low: float, high: float) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """The corners, from one end of the axis to the other."""
        x = np.concatenate(([low], self.x, [high]))
        return x, np.concatenate(([0.0], self.y, [0.0]))


class Ridges(Plot):
    """Histograms of one parameter, oldest at the back."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._looks: list[tuple[int, Histogram]] = []
        self._step: int | None = None
        self._known: dict[int, tuple[Histogram, _Ridge]] = {}
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_looks(self, looks: list[tuple[int, Histogram]], step: int | None = None) -> None:
        """Show these (step, histogram) pairs, in order of their steps; ``step`` is marked."""
        self._looks, self._step = [*looks], step
        there = {id(look) for _, look in looks}
        self._known = {key: known for key, known in self._known.items() if key in there}
        self.retell()
        self.update()

    def visible_looks(self) -> list[tuple[int, Histogram]]:
        """As many as there is room for, evenly chosen.

        Always with the first and the latest, and with the marked one.
        """
        room = max(2, int((self.height() - FOOTER - PITCH * OVERLAP) // PITCH) + 1)
        if len(self._looks) <= room:
            return self._looks
        at = np.unique(np.linspace(0, len(self._looks) - 1, room).round().astype(int))
        chosen = {int(index) for index in at}
        chosen |= {n for n, (step, _) in enumerate(self._looks) if step == self._step}
        return [self._looks[index] for index in sorted(chosen)]

    def draw(self, painter: QPainter) -> None:
        looks = self.visible_looks()
        if not looks:
            return
        area = self._area(looks)
        low, high = _span(looks)
        feet = self._feet(area, len(looks))
        peak = max(self._ridge(look).peak for _, look in looks) or 1.0
        pitch = feet[1] - feet[0] if len(looks) > 1 else area.height()
        tall = min(pitch * OVERLAP, feet[0] - area.top())
        fill = QColor(mix(self.tokens.surface, self.tokens.accent, 0.12))
        self._draw_axis(painter, area, low, high)
        for row, ((step, look), foot) in enumerate(zip(looks, feet, strict=True)):
            age = 1.0 - (row + 1) / len(looks)
            x, y = self._ridge(look).outline(low, high)
            xs = area.left() + (x - low) / (high - low) * area.width()
            corners = polygon(xs, foot - y / peak * max(4.0, tall))
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(fill)
            painter.drawPolygon(corners)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            colour = mix(self.tokens.accent, self.tokens.text_3, 0.75 * age)
            marked = step == self._step and row < len(looks) - 1
            painter.setPen(QPen(QColor(self.tokens.warn if marked else colour), 1))
            painter.drawPolyline(corners)
            if row in {0, len(looks) - 1} or marked:
                rect = QRectF(area.right() + 6, foot - 12, self.width() - area.right() - 6, 14)
                ink = self.tokens.text_3 if row < len(looks) - 1 else self.tokens.text_2
                write(painter, rect, f"{step:,}", ink, number_font())

    def _ridge(self, look: Histogram) -> _Ridge:
        if id(look) not in self._known:
            self._known[id(look)] = look, _Ridge.of(look)
        return self._known[id(look)][1]

    def _area(self, looks: list[tuple[int, Histogram]]) -> QRectF:
        widest = max(width_of(f"{step:,}", number_font()) for step, _ in (looks[0], looks[-1]))
        return QRectF(1, 2, self.width() - widest - 10, self.height() - FOOTER - 4)

    def _feet(self, area: QRectF, count: int) -> list[float]:
        pitch = float(PITCH)
        if count > 1:
            pitch = min(3.0 * PITCH, area.height() / (count - 1 + OVERLAP))
        return [area.bottom() - pitch * (count - 1 - row) for row in range(count)]

    def _draw_axis(self, painter: QPainter, area: QRectF, low: float, high: float) -> None:
        font, top = number_font(), area.bottom() + 4
        marks = numbers.ticks(low, high, max(2, int(area.width() // 64)))
        for mark, text in zip(marks, numbers.labels(marks), strict=True):
            x = area.left() + (mark - low) / (high - low) * area.width()
            painter.fillRect(QRectF(round(x), 0, 1, area.bottom()), QColor(self.tokens.line))
            width = width_of(text, font) + 2
            left = min(max(0.0, x - width / 2), self.width() - width)
            write(painter, QRectF(left, top, width, FOOTER - 4), text, self.tokens.text_3, font)

    def describe(self, at: QPointF) -> str:
        looks = self.visible_looks()
        if not looks:
            return ""
        area = self._area(looks)
        feet = self._feet(area, len(looks))
        row = next((index for index, foot in enumerate(feet) if at.y() <= foot), len(looks) - 1)
        step, look = looks[row]
        return tr(
            "step {step}: mean {mean}, deviation {std}",
            step=f"{step:,}",
            mean=numbers.short(look.mean),
            std=numbers.short(look.std),
        )

    def sizeHint(self) -> QSize:
        return QSize(280, 160)

    def minimumSizeHint(self) -> QSize:
        return QSize(96, 72)


def keep(looks: list[tuple[int, Histogram]], step: int, look: Histogram) -> None:
    """Add a look to a list in order of steps that stays short: old ones grow sparse."""
    place = bisect_left(looks, step, key=lambda pair: pair[0])
    if place < len(looks) and looks[place][0] == step:
        looks[place] = (step, look)
        return
    looks.insert(place, (step, look))
    if len(looks) > KEPT:
        del looks[1:-1:2]


def _density(look: Histogram) -> NDArray[np.float64]:
    width = (look.high - look.low) / max(1, len(look.counts))
    total = float(look.counts.sum()) * width
    return look.counts / total if total > 0 else np.zeros(len(look.counts))


def _span(looks: list[tuple[int, Histogram]]) -> tuple[float, float]:
    low = min(look.low for _, look in looks)
    high = max(look.high for _, look in looks)
    if high <= low:
        return low - 0.5, high + 0.5
    return low, high


def _soften(density: NDArray[np.float64], values: int) -> NDArray[np.float64]:
    """Spread each bin over its neighbours, more where so many bins are too fine for few values.

    Rice's rule says how many bins that many values deserve.
    """
    deserved = 2 * max(1, values) ** (1 / 3)
    reach = max(1, min(len(density) // 4, round(len(density) / deserved)))
    kernel = np.convolve(np.ones(reach + 1), np.ones(reach + 1))
    wide = np.convolve(density, kernel / kernel.sum())
    return wide[reach : reach + len(density)]
