"""Curves of what a threshold trades, one for each class, with their areas."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.observe.statistics.curves import Curve
from studio.ui.plots import polyline
from studio.ui.plots.axes import Axes
from studio.ui.plots.plot import Plot, number_font, width_of, write
from studio.ui.text import tr
from studio.ui.theme import Theme, translucent

MOST = 24
"""Curves at once; of more classes those that fare worst."""
NEAR = 14.0
"""Pixels from which a curve is under the mouse."""


@dataclass(frozen=True, slots=True)
class Words:
    """What a plot of curves is called, and its axes."""

    title: str
    across: str
    up: str
    area: str


class Trade(Plot):
    """All curves faint, one of them clear."""

    chosen = Signal(int)

    def __init__(self, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.words = words
        self._curves: tuple[Curve, ...] = ()
        self._names: tuple[str, ...] = ()
        self._faint: list[int] = []
        """The curves that are always drawn: those with the smallest areas, where there are many."""
        self.current = -1
        """The class whose curve is clear; below 0: the one under the mouse."""
        self.diagonal = False
        """Whether a guess is on the diagonal."""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(words.title)

    def show_curves(self, found: Sequence[Curve], names: Sequence[str]) -> None:
        self._curves, self._names = tuple(found), tuple(names)
        areas = np.array([curve.area for curve in self._curves])
        self._faint = np.argsort(areas, kind="stable")[:MOST].tolist()
        self.retell()
        self.update()

    def choose(self, index: int) -> None:
        """Let one curve be clear, or with -1 the one under the mouse."""
        if index != self.current:
            self.current = index
            self.update()

    def axes(self) -> Axes:
        room = QRectF(0, 0, self.width(), self.height())
        return Axes.within(room, (0.0, 1.0), (0.0, 1.0))

    @property
    def mean_area(self) -> float:
        areas = np.array([curve.area for curve in self._curves])
        return float(np.nanmean(areas)) if np.isfinite(areas).any() else float("nan")

    def draw(self, painter: QPainter) -> None:
        axes = self.axes()
        if not self._curves or not axes.drawable:
            return
        axes.paint(painter, self.tokens, self.words.across, self.words.up)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.diagonal:
            painter.setPen(QPen(QColor(self.tokens.text_3), 1, Qt.PenStyle.DashLine))
            painter.drawLine(axes.point(0, 0), axes.point(1, 1))
        clear = self._clear()
        many = len(self._curves) > 1
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=not many)
        painter.setPen(QPen(translucent(self.tokens.text_2, 0.35 if many else 1)))
        for index in self._faint:
            curve = self._curves[index]
            if index != clear:
                polyline.draw(painter, axes.right(curve.x), axes.down(curve.y))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if clear >= 0:
            painter.setPen(QPen(QColor(self.tokens.accent), 1.6))
            curve = self._curves[clear]
            polyline.draw(painter, axes.right(curve.x), axes.down(curve.y))
        self._draw_words(painter, axes, clear)

    def _clear(self) -> int:
        if 0 <= self.current < len(self._curves):
            return self.current
        found = self._near(self.pointer) if self.pointer is not None else None
        return -1 if found is None else found[0]

    def _draw_words(self, painter: QPainter, axes: Axes, clear: int) -> None:
        if clear >= 0:
            area, name = self._curves[clear].area, self._names[clear]
        else:
            area, name = self.mean_area, tr("mean of the classes")
            if len(self._curves) > MOST:
                name = tr("mean; the {count} lowest are drawn", count=MOST)
        words = f"{self.words.area} {area:.3f}  {name}"
        top = axes.area.bottom() - 20
        place = QRectF(axes.area.left() + 8, top, axes.area.width() - 16, 14)
        width = min(width_of(words, number_font()) + 8, place.width())
        ground = QRectF(place.right() - width + 4, top - 1, width, 16)
        painter.fillRect(ground, translucent(self.tokens.surface, 0.85))
        write(painter, place, words, self.tokens.text, number_font(),
              align=Qt.AlignmentFlag.AlignRight)  # fmt: skip

    def _near(self, at: QPointF) -> tuple[int, int] | None:
        """The curve under a point, and its point."""
        axes = self.axes()
        best, found = NEAR, None
        for index in self._faint:
            curve = self._curves[index]
            if not len(curve.x):
                continue
            far = np.hypot(axes.right(curve.x) - at.x(), axes.down(curve.y) - at.y())
            place = int(np.argmin(far))
            if far[place] < best:
                best, found = float(far[place]), (index, place)
        return found

    def describe(self, at: QPointF) -> str:
        found = self._near(at)
        if found is None:
            return ""
        curve = self._curves[found[0]]
        return tr(
            "{name}: {across} {x}, {up} {y} from {threshold} on",
            name=self._names[found[0]],
            across=self.words.across,
            x=f"{curve.x[found[1]]:.3f}",
            up=self.words.up,
            y=f"{curve.y[found[1]]:.3f}",
            threshold=f"{curve.thresholds[found[1]]:.3f}",
        )

    def mousePressEvent(self, event: QMouseEvent) -> None:
        found = self._near(event.position())
        if event.button() == Qt.MouseButton.LeftButton:
            self.chosen.emit(-1 if found is None else found[0])

    def sizeHint(self) -> QSize:
        return QSize(260, 240)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 110)
