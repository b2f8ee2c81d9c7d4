"""How much each number of a vector counts: a bar for each, under its name."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.observe.frames import Floats
from studio.ui.plots import colours, numbers
from studio.ui.plots.plot import Plot, number_font, width_of, write
from studio.ui.text import tr
from studio.ui.theme import Theme, ui_font

ROW = 20
NAMES = 0.4
"""Of the width, at most."""
NOTHING: Floats = np.zeros(0, np.float32)


class Columns(Plot):
    """As many rows as there is room for: those that count most, in the order of the data."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._sample, self._values = NOTHING, NOTHING
        self._names: tuple[str, ...] = ()
        self._signed = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_columns(
        self, sample: Floats, values: Floats, names: tuple[str, ...], *, signed: bool
    ) -> None:
        """Show how much each number of a sample counts; ``names`` only where each has one."""
        self._sample = np.ravel(sample)
        found = np.ravel(values)
        self._values = found if signed else np.abs(found)
        fits = len(names) == len(found)
        self._names = names if fits else tuple(str(n) for n in range(len(found)))
        self._signed = signed
        self.retell()
        self.update()

    def rows(self) -> list[int]:
        """Indices of what is shown, from the top down."""
        room = max(1, self.height() // ROW)
        strongest = np.argsort(-np.abs(self._values), kind="stable")[:room]
        return sorted(strongest.tolist())

    def bar(self, row: int) -> QRectF:
        """Where the bar of a row is."""
        rows = self.rows()
        return self._bar(row, rows[row], self._track(rows))

    def _bar(self, row: int, index: int, track: QRectF) -> QRectF:
        far = float(np.abs(self._values).max(initial=0.0)) or 1.0
        share = float(np.nan_to_num(self._values[index])) / far
        zero = track.center().x() if self._signed else track.left()
        reach = track.width() / 2 if self._signed else track.width()
        end = zero + share * reach
        return QRectF(min(zero, end), row * ROW + 5, max(1.0, abs(end - zero)), ROW - 10)

    def draw(self, painter: QPainter) -> None:
        if not len(self._values):
            return
        rows = self.rows()
        track = self._track(rows)
        shades = colours.shades("diverging dark" if self.theme.dark else "diverging light")
        zero = track.center().x() if self._signed else track.left()
        painter.fillRect(QRectF(zero, 0, 1, len(rows) * ROW), QColor(self.tokens.line))
        for row, index in enumerate(rows):
            value = float(self._values[index])
            name = QRectF(0, row * ROW, track.left() - 8, ROW)
            write(painter, name, self._names[index], self.tokens.text, ui_font(11))
            shade = shades[0 if value < 0 else -1]
            painter.fillRect(self._bar(row, index, track), QColor(*(int(part) for part in shade)))
            figure = QRectF(track.right() + 6, row * ROW, self.width() - track.right() - 6, ROW)
            write(painter, figure, numbers.short(value), self.tokens.text_2, number_font())

    def describe(self, at: QPointF) -> str:
        row = int(at.y() // ROW)
        rows = self.rows() if len(self._values) else []
        if not 0 <= row < len(rows):
            return ""
        index = rows[row]
        return tr(
            "{name} is {value} and counts {amount}",
            name=self._names[index],
            value=numbers.short(float(self._sample[index])),
            amount=numbers.short(float(self._values[index])),
        )

    def _track(self, rows: list[int]) -> QRectF:
        names = max((width_of(self._names[index], ui_font(11)) for index in rows), default=0) + 8
        figures = [numbers.short(float(self._values[index])) for index in rows]
        right = max((width_of(each, number_font()) for each in figures), default=0) + 10
        left = min(names, self.width() * NAMES)
        return QRectF(left, 0, max(1.0, self.width() - left - right), self.height())

    def sizeHint(self) -> QSize:
        return QSize(280, 6 * ROW)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 2 * ROW)
