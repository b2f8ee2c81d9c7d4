"""Class scores as bars, best first, with the explained and the true class marked."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.observe.frames import Floats
from studio.ui.plots import numbers
from studio.ui.plots.plot import Plot, number_font, width_of, write
from studio.ui.text import tr
from studio.ui.theme import Theme, ui_font

ROW = 20


class Scores(Plot):
    """As many rows as there is room for. A click on a row chooses that class."""

    chosen = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._scores: Floats = np.zeros(0, np.float32)
        self._names: tuple[str, ...] = ()
        self._target = -1
        self._label: int | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def show_scores(
        self, scores: Floats, names: tuple[str, ...], target: int, label: int | None
    ) -> None:
        """Show the model's outputs for one sample.

        Args:
            scores: one for each class.
            names: the classes' names; numbers where they are missing.
            target: the class that is explained.
            label: the true class.
        """
        self._scores, self._names = np.ravel(scores), names
        self._target, self._label = target, label
        self.retell()
        self.update()

    def order(self) -> list[int]:
        """Indices of the rows from the top down: best first, the explained class always there."""
        best = [int(index) for index in np.argsort(-self._scores, kind="stable")]
        rows = max(1, int(self.height() // ROW))
        shown = best[:rows]
        if 0 <= self._target < len(best) and self._target not in shown:
            shown[-1] = self._target
        return shown

    def name(self, index: int) -> str:
        return self._names[index] if index < len(self._names) else str(index)

    def draw(self, painter: QPainter) -> None:
        if not len(self._scores):
            return
        rows = self.order()
        texts = [numbers.short(float(self._scores[index])) for index in rows]
        if self._shares:
            texts = [f"{float(self._scores[index]):.2f}" for index in rows]
        numbers_width = max(width_of(text, number_font()) for text in texts) + 2
        names_width = max(width_of(self.name(index), ui_font(11)) for index in rows) + 22
        names_width = min(names_width, self.width() * 0.45)
        track = QRectF(names_width, 0, self.width() - names_width - numbers_width - 12, 8)
        low, high = self._bounds()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for row, (index, text) in enumerate(zip(rows, texts, strict=True)):
            top = row * ROW
            explained = index == self._target
            colour = self.tokens.text if explained else self.tokens.text_2
            place = QRectF(0, top, names_width - 16, ROW)
            write(painter, place, self.name(index), colour, ui_font(11))
            if index == self._label:
                self._draw_tick(painter, names_width - 12, top + ROW / 2)
            track.moveTop(top + 6)
            _bar(painter, track, 1.0, self.tokens.hover)
            share = (float(self._scores[index]) - low) / ((high - low) or 1.0)
            _bar(painter, track, share, self.tokens.accent if explained else self.tokens.text_3)
            place = QRectF(self.width() - numbers_width, top, numbers_width, ROW)
            write(painter, place, text, colour, number_font(), align=Qt.AlignmentFlag.AlignRight)

    def _draw_tick(self, painter: QPainter, x: float, y: float) -> None:
        """A dot that says: this is the true class."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.tokens.go))
        painter.drawEllipse(QPointF(x, y), 2.5, 2.5)
        painter.setBrush(Qt.BrushStyle.NoBrush)

    @property
    def _shares(self) -> bool:
        """Whether the scores are probabilities."""
        scores = self._scores
        return bool(scores.min() >= 0 and scores.max() <= 1.0001)

    def _bounds(self) -> tuple[float, float]:
        if self._shares:
            return 0.0, 1.0
        finite = self._scores[np.isfinite(self._scores)]
        if not len(finite):
            return 0.0, 1.0
        return min(0.0, float(finite.min())), max(0.0, float(finite.max()))

    def describe(self, at: QPointF) -> str:
        row = int(at.y() // ROW)
        rows = self.order() if len(self._scores) else []
        if not 0 <= row < len(rows):
            return ""
        index = rows[row]
        score = numbers.short(float(self._scores[index]))
        if index == self._label:
            return tr("{name} {score}, the true class", name=self.name(index), score=score)
        return f"{self.name(index)} {score}"

    def mousePressEvent(self, event: QMouseEvent) -> None:
        row = int(event.position().y() // ROW)
        rows = self.order() if len(self._scores) else []
        if event.button() == Qt.MouseButton.LeftButton and 0 <= row < len(rows):
            self.chosen.emit(rows[row])

    def sizeHint(self) -> QSize:
        return QSize(220, 4 * ROW)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 2 * ROW)


def _bar(painter: QPainter, track: QRectF, share: float, colour: str) -> None:
    width = track.width() * min(1.0, max(0.0, share))
    if width < 1:
        width = 1.0
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    radius = min(3.0, width / 2)
    painter.drawRoundedRect(
        QRectF(track.left(), track.top(), width, track.height()), radius, radius
    )
    painter.setBrush(Qt.BrushStyle.NoBrush)
