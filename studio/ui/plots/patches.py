"""An image whose patches look at each other: the looks of one patch as heat over the image."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.observe.frames import Floats
from studio.ui.plots import colours, numbers, scale
from studio.ui.plots.plot import Plot, caption_font, width_of, write
from studio.ui.plots.saliency import picture
from studio.ui.text import tr
from studio.ui.theme import Theme

FOOTER = 20
EXTRA = (0, 1, 2, 5)
"""How many tokens stand before those of the patches: of a class, of a teacher, registers."""
DIMMED = 0.5


def grid(tokens: int, height: int, width: int) -> tuple[int, int, int] | None:
    """Tokens before those of patches, and rows and columns of patches; ``None``: no patches."""
    for extra in EXTRA:
        rows = math.isqrt(max(0, (tokens - extra) * height // width))
        for found in (rows, rows + 1):
            if found > 1 and (tokens - extra) % found == 0:
                columns = (tokens - extra) // found
                if found * width == columns * height:
                    return extra, found, columns
    return None


class Patches(Plot):
    """A click on a patch shows its looks; a click on the class token those of that."""

    picked = Signal(int)
    """A token was clicked."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._sample: QImage | None = None
        self._heat: QImage | None = None
        self._row: Floats = np.zeros(0, np.float32)
        self._grid = (0, 1, 1)
        self._token = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_looks(
        self, image: Floats, row: Floats, patches: tuple[int, int, int], token: int
    ) -> None:
        """Show what a token looks at.

        Args:
            image: channels × rows × columns.
            row: a share for each token.
            patches: as ``grid`` gives it.
            token: whose looks they are.
        """
        extra, rows, columns = patches
        self._sample = picture(image)
        self._row, self._grid, self._token = row, patches, token
        heat = row[extra:].reshape(rows, columns)
        high = colours.bounds(heat, signed=False)[1]
        self._heat = scale.indexed(colours.quantise(heat, 0.0, high), "magma", fade=True)
        self.retell()
        self.update()

    def area(self) -> QRectF:
        """Where the image is."""
        if self._sample is None:
            return QRectF()
        height = self.height() - 2 * FOOTER
        unit = min(self.width() / self._sample.width(), height / self._sample.height())
        unit = max(unit, 0.0)
        return QRectF(0, FOOTER, self._sample.width() * unit, self._sample.height() * unit)

    def draw(self, painter: QPainter) -> None:
        if self._sample is None or self._heat is None:
            return
        area = self.area()
        extra, rows, columns = self._grid
        painter.fillRect(area, Qt.GlobalColor.black)
        painter.setOpacity(DIMMED)
        painter.drawImage(area, self._sample)
        painter.setOpacity(1.0)
        painter.drawImage(area, self._heat)
        if extra:
            ink = self.tokens.accent if self._token < extra else self.tokens.text_2
            write(painter, QRectF(0, 0, area.width(), FOOTER - 2), tr("class token"), ink,
                  caption_font())  # fmt: skip
        if self._token >= extra:
            row, column = divmod(self._token - extra, columns)
            across, down = area.width() / columns, area.height() / rows
            painter.setPen(QPen(QColor(self.tokens.accent), 2))
            painter.drawRect(
                QRectF(area.left() + column * across, area.top() + row * down, across, down)
            )
        words = self.describe(self.pointer) if self.pointer is not None else ""
        words = words or tr("click a patch to see what it looks at")
        rect = QRectF(0, area.bottom() + 2, self.width(), FOOTER - 2)
        write(painter, rect, words, self.tokens.text_3, caption_font())

    def token(self, at: QPointF) -> int | None:
        """The token at a point."""
        area, (extra, rows, columns) = self.area(), self._grid
        if extra and at.y() < FOOTER and at.x() < width_of(tr("class token"), caption_font()):
            return 0
        if not area.contains(at):
            return None
        row = min(int((at.y() - area.top()) / area.height() * rows), rows - 1)
        column = min(int((at.x() - area.left()) / area.width() * columns), columns - 1)
        return extra + row * columns + column

    def describe(self, at: QPointF) -> str:
        token = self.token(at)
        if token is None or token >= len(self._row):
            return ""
        extra, _, columns = self._grid
        value = numbers.short(float(self._row[token]))
        if token < extra:
            return tr("class token: {value}", value=value)
        row, column = divmod(token - extra, columns)
        return tr("patch ({row}, {column}): {value}", row=row, column=column, value=value)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        token = self.token(event.position())
        if event.button() == Qt.MouseButton.LeftButton and token is not None:
            self.picked.emit(token)

    def sizeHint(self) -> QSize:
        return QSize(240, 260)

    def minimumSizeHint(self) -> QSize:
        return QSize(96, 96)
