"""One number at the moments of a run, small, to go from one of them to another."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.ui.plots import numbers, polyline
from studio.ui.plots.plot import Plot, number_font, write
from studio.ui.text import tr
from studio.ui.theme import Theme, translucent

HEIGHT = 38
WORDS = 132
EDGE = 6


class MomentStrip(Plot):
    """A line through the known moments; the one that is shown stands out."""

    chosen = Signal(int)
    """A moment was clicked: its step."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._title = ""
        self._steps: tuple[int, ...] = ()
        self._values = np.zeros(0)
        self.current: int | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(HEIGHT)
        self.setAccessibleName(tr("Moments"))

    def show_moments(
        self, title: str, steps: Sequence[int], values: Sequence[float], current: int | None
    ) -> None:
        """Show the number at these steps, which ascend; ``current``: the one that is shown."""
        self._title, self._steps, self.current = title, tuple(steps), current
        self._values = np.asarray(values, np.float64)
        self.retell()
        self.update()

    def places(self) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
        """Where the moments are across: as far apart as the roots of their steps."""
        steps = np.sqrt(np.asarray(self._steps, np.float64))
        span = steps[-1] - steps[0] if len(steps) > 1 else 0.0
        shares = (steps - steps[0]) / span if span > 0 else np.full(len(steps), 0.5)
        return np.asarray(EDGE + shares * max(1.0, self.width() - WORDS - 2 * EDGE), np.float64)

    def draw(self, painter: QPainter) -> None:
        if not self._steps:
            return
        x, values = self.places(), self._values
        finite = values[np.isfinite(values)]
        low = float(finite.min()) if len(finite) else 0.0
        high = float(finite.max()) if len(finite) else 1.0
        y = HEIGHT - EDGE - (values - low) / ((high - low) or 1.0) * (HEIGHT - 2 * EDGE)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(translucent(self.tokens.accent, 0.7), 1.2))
        polyline.draw(painter, x, y)
        painter.setPen(Qt.PenStyle.NoPen)
        for each, across, down in zip(self._steps, x.tolist(), y.tolist(), strict=True):
            if not np.isfinite(down):
                continue
            shown = each == self.current
            painter.setBrush(QColor(self.tokens.text if shown else self.tokens.accent))
            size = 4.0 if shown else 2.0
            painter.drawEllipse(QPointF(across, down), size, size)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        step = self._told()
        if step is not None:
            value = float(values[self._steps.index(step)])
            place = QRectF(self.width() - WORDS + 6, 2, WORDS - 6, 16)
            write(painter, place, f"{self._title} {numbers.short(value)}", self.tokens.text,
                  number_font())  # fmt: skip
            words = tr("step {step}", step=f"{step:,}")
            write(painter, place.translated(0, 16), words, self.tokens.text_3, number_font())

    def _told(self) -> int | None:
        """The moment that words are about: the one under the mouse, or the one that is shown."""
        if self.pointer is not None and self.pointer.x() < self.width() - WORDS:
            return self.step_at(self.pointer)
        return self.current if self.current in self._steps else self._steps[-1]

    def step_at(self, at: QPointF) -> int | None:
        """The nearest moment."""
        if not self._steps:
            return None
        return self._steps[int(np.argmin(np.abs(self.places() - at.x())))]

    def describe(self, at: QPointF) -> str:
        step = self.step_at(at)
        return "" if step is None else tr("step {step}", step=f"{step:,}")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._choose(self.step_at(event.position()))
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._choose(self.step_at(event.position()))
        super().mouseMoveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key not in (Qt.Key.Key_Left, Qt.Key.Key_Right) or not self._steps:
            super().keyPressEvent(event)
            return
        here = self._steps.index(self.current) if self.current in self._steps else 0
        there = here + (1 if key == Qt.Key.Key_Right else -1)
        self._choose(self._steps[min(max(there, 0), len(self._steps) - 1)])

    def _choose(self, step: int | None) -> None:
        if step is not None and step != self.current:
            self.chosen.emit(step)

    def sizeHint(self) -> QSize:
        return QSize(300, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, HEIGHT)
