"""All heads of all layers as small matrices: a row a layer, a column a head."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.observe.frames import Floats
from studio.ui.plots import colours, scale
from studio.ui.plots.colours import NOTHING, Bytes
from studio.ui.plots.plot import Plot, caption_font, width_of, write
from studio.ui.text import tr
from studio.ui.theme import Theme

GAP = 3
LARGEST = 72
"""Pixels: a larger matrix in small says no more."""
SMALLEST = 10
FOOTER = 18


@dataclass(frozen=True, slots=True)
class Row:
    """A layer."""

    name: str
    maps: Floats
    """Heads × rows × columns."""


class HeadGrid(Plot):
    """A click chooses a head; a click on a layer's name the mean of its heads."""

    chosen = Signal(int, object)
    """A layer, and a head or ``None`` for the mean of all."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._rows: tuple[Row, ...] = ()
        self._picked: tuple[int, int | None] | None = None
        self._image: QImage | None = None
        self._made_for: tuple[float, float] = (0.0, 0.0)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(tr("Heads of attention, a row a layer"))

    def show_heads(self, rows: Sequence[Row], picked: tuple[int, int | None] | None) -> None:
        """Show these layers, in order; ``picked`` is marked."""
        self._rows, self._picked, self._image = tuple(rows), picked, None
        self.updateGeometry()
        self.retell()
        self.update()

    @property
    def columns(self) -> int:
        """How many heads the layer with the most of them has."""
        return max((len(row.maps) for row in self._rows), default=0)

    def _names(self) -> float:
        widest = max((width_of(row.name, caption_font()) for row in self._rows), default=0.0)
        return min(widest + 8, self.width() * 0.34)

    def side(self) -> float:
        """Of one matrix, with the gap after it."""
        room = self.width() - self._names()
        across = room / max(1, self.columns)
        down = (self.height() - FOOTER) / max(1, len(self._rows))
        return max(float(SMALLEST), min(across, down, float(LARGEST)))

    def draw(self, painter: QPainter) -> None:
        if not self._rows:
            return
        side, left = self.side(), self._names()
        image = self._picture(side)
        image.setDevicePixelRatio(self.devicePixelRatioF())
        painter.drawImage(QPointF(left, 0), image)
        for number, row in enumerate(self._rows):
            picked = self._picked is not None and self._picked[0] == number
            ink = self.tokens.text if picked else self.tokens.text_2
            write(painter, QRectF(0, number * side, left - 6, side - GAP), row.name, ink,
                  caption_font())  # fmt: skip
        self._draw_picked(painter, side, left)
        words = self.describe(self.pointer) if self.pointer is not None else ""
        words = words or tr("each head on its own scale")
        top = min(len(self._rows) * side + 1, self.height() - FOOTER)
        place = QRectF(0, top, self.width(), FOOTER)
        ink = self.tokens.text_2 if self.pointer is not None else self.tokens.text_3
        write(painter, place, words, ink, caption_font())

    def _draw_picked(self, painter: QPainter, side: float, left: float) -> None:
        if self._picked is None or self._picked[0] >= len(self._rows):
            return
        layer, head = self._picked
        first = 0 if head is None else head
        count = len(self._rows[layer].maps) if head is None else 1
        painter.setPen(QPen(QColor(self.tokens.accent), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(
            QRectF(left + first * side, layer * side, count * side - GAP, side - GAP).adjusted(
                1, 1, -1, -1
            )
        )

    def _picture(self, side: float) -> QImage:
        ratio = self.devicePixelRatioF()
        if self._image is None or self._made_for != (side, ratio):
            pitch, gap = max(4, int(side * ratio)), round(GAP * ratio)
            # The pitch of the picture and of the places must be the same.
            edges = np.rint(np.arange(max(self.columns, len(self._rows)) + 1) * side * ratio)
            height, width = int(edges[len(self._rows)]), int(edges[self.columns])
            whole: Bytes = np.full((height, width), NOTHING, np.uint8)
            size = max(1, pitch - gap)
            for number, row in enumerate(self._rows):
                top = int(edges[number])
                # By the square root, so that weak looks can be told apart.
                roots = np.sqrt(row.maps)
                highest = np.maximum(roots.max(axis=(1, 2), keepdims=True), 1e-12)
                indices = colours.quantise(roots / highest, 0.0, 1.0)
                down = np.arange(size) * roots.shape[1] // size
                across = np.arange(size) * roots.shape[2] // size
                tiles = indices.take(down, axis=1).take(across, axis=2)
                for head, tile in enumerate(tiles):
                    start = int(edges[head])
                    whole[top : top + size, start : start + size] = tile
            self._image = scale.indexed(whole, "viridis", nothing=QColor(self.tokens.surface))
            self._made_for = side, ratio
        return self._image

    def restyle(self) -> None:
        self._image = None
        super().restyle()

    def under(self, at: QPointF) -> tuple[int, int | None] | None:
        """The layer and the head at a point; no head over a layer's name."""
        side, left = self.side(), self._names()
        layer = int(at.y() // side)
        if not 0 <= layer < len(self._rows) or at.y() < 0:
            return None
        if at.x() < left:
            return layer, None
        head = int((at.x() - left) // side)
        return (layer, head) if head < len(self._rows[layer].maps) else None

    def describe(self, at: QPointF) -> str:
        found = self.under(at)
        if found is None:
            return ""
        layer, head = found
        name = self._rows[layer].name
        if head is None:
            return tr("{name}: mean of the heads", name=name)
        return tr("{name}: head {head}", name=name, head=head)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        found = self.under(event.position())
        if event.button() == Qt.MouseButton.LeftButton and found is not None:
            self.chosen.emit(*found)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go from head to head."""
        steps = {
            Qt.Key.Key_Left: (0, -1),
            Qt.Key.Key_Right: (0, 1),
            Qt.Key.Key_Up: (-1, 0),
            Qt.Key.Key_Down: (1, 0),
        }
        step = steps.get(Qt.Key(event.key()))
        if step is None or not self._rows or self._picked is None:
            super().keyPressEvent(event)
            return
        layer = min(max(self._picked[0] + step[0], 0), len(self._rows) - 1)
        head = self._picked[1]
        at = -1 if head is None else head
        at = min(at + step[1], len(self._rows[layer].maps) - 1)
        self.chosen.emit(layer, None if at < 0 else at)

    def sizeHint(self) -> QSize:
        return QSize(200, 160)

    def minimumSizeHint(self) -> QSize:
        return QSize(80, min(len(self._rows) * SMALLEST, 240) + FOOTER)
