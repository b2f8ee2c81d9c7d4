"""A plot: how the loss of the last steps spreads, as a histogram."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from studio.observe.frames import Frame, Scalars
from studio.ui.plots.plugin import Run
from studio.ui.theme import Theme, mono_font

STEPS = 200
BINS = 24
FOOT = 18


class LossSpread(QWidget):
    """Takes the frames of a run and paints one bar for each bin."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.losses: deque[float] = deque(maxlen=STEPS)
        theme.changed.connect(self.update)

    def take(self, frames: Sequence[Frame]) -> bool:
        """Keep the losses that are among the frames; whether there were any."""
        found = [
            frame.values["train_loss"]
            for frame in frames
            if isinstance(frame, Scalars) and "train_loss" in frame.values
        ]
        self.losses.extend(found)
        return bool(found)

    def refresh(self) -> None:
        """Paint anew."""
        self.update()

    def forget(self) -> None:
        """Another run begins."""
        self.losses.clear()

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = self.theme.tokens
        counts, edges = np.histogram(np.array(self.losses), BINS)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.accent))
        room, width = self.height() - FOOT, self.width() / BINS
        for place, count in enumerate(counts):
            tall = room * count / max(counts.max(), 1)
            painter.drawRoundedRect(QRectF(place * width + 1, room - tall, width - 2, tall), 2, 2)
        painter.setPen(QColor(tokens.text_2))
        painter.setFont(mono_font(10.5))
        foot = QRectF(0, room, self.width(), FOOT)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(foot, middle | Qt.AlignmentFlag.AlignLeft, f"{edges[0]:.3g}")
        painter.drawText(foot, middle | Qt.AlignmentFlag.AlignRight, f"{edges[-1]:.3g}")
        painter.end()


def make(theme: Theme, run: Run) -> LossSpread:
    """The widget for one window. ``run`` knows the data's fields and the nodes' names."""
    return LossSpread(theme)
