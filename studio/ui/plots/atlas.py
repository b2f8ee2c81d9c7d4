"""Feature maps or filters: all of them in one 8-bit picture with a colour table."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.observe.frames import Floats
from studio.ui.plots import colours, numbers, scale, tiling
from studio.ui.plots.colours import Bytes, MapName
from studio.ui.plots.plot import Plot, caption_font, number_font, width_of, write
from studio.ui.text import tr
from studio.ui.theme import Theme

SMALLEST = 14
"""Pixels: below this side a map tells nothing, so fewer are shown."""
GAP = 2


class Atlas(Plot):
    """Maps × rows × columns, side by side, under one scale that stands below them."""

    clicked = Signal(int)
    """The index of a map that was clicked."""
    cell = Signal(int, int, int)
    """The map, row and column of it."""

    def __init__(
        self,
        theme: Theme,
        name: Callable[[int], str] | None = None,
        group: int = 1,
        parent: QWidget | None = None,
    ) -> None:
        """Make an empty one.

        Args:
            theme: the theme.
            name: what to call the map of an index.
            group: how many neighbours belong together, and stand in one row where they can.
            parent: the widget it is part of.
        """
        super().__init__(theme, parent)
        self.name = name or (lambda index: tr("map {index}", index=index))
        self.group = group
        self._values: Floats = np.zeros((0, 1, 1), np.float32)
        self._total = 0
        self._signed = False
        self._own_scale = False
        self._range = (0.0, 0.0)
        self._tiling = tiling.Tiling(0, 1, 1, 1, GAP)
        self._image: QImage | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_maps(self, values: Floats, total: int = 0, signed: bool | None = None) -> None:
        """Show other maps, or the same ones later.

        Args:
            values: maps × rows × columns.
            total: how many maps there are in truth.
            signed: whether zero is the middle of the scale; by default, whether any is below.
        """
        before = self._values.shape
        self._values = values
        self._total = max(total, len(values))
        self._signed = bool((values < 0).any()) if signed is None else signed
        self._range = colours.bounds(values, self._signed)
        if values.shape != before:
            self._arrange()
        self._image = None
        self.retell()
        self.update()

    def set_own_scale(self, own: bool) -> None:
        """Whether each map is drawn on a scale of its own."""
        self._own_scale, self._image = own, None
        self.update()

    @property
    def map_name(self) -> MapName:
        """The colour map in use."""
        if not self._signed:
            return "viridis"
        return "diverging dark" if self.theme.dark else "diverging light"

    @property
    def left_out(self) -> int:
        """How many maps are not shown."""
        return self._total - self._tiling.shown

    @property
    def image(self) -> QImage:
        """The one picture, in physical pixels."""
        if self._image is None:
            indices = tiling.compose(self._indices(), self._tiling)
            ground = QColor(self.tokens.surface)
            self._image = scale.indexed(indices, self.map_name, nothing=ground)
        return self._image

    def _indices(self) -> Bytes:
        values = tiling.shrink(self._values[: self._tiling.shown], self._tiling)
        if not self._own_scale or not len(values):
            return colours.quantise(values, *self._range)
        each = [colours.quantise(one, *colours.bounds(one, self._signed)) for one in values]
        return np.stack(each)

    def _arrange(self) -> None:
        ratio = self.devicePixelRatioF()
        room = (int(self.width() * ratio), int((self.height() - scale.HEIGHT) * ratio))
        gap, smallest = round(GAP * ratio), round(SMALLEST * ratio)
        shape = (self._values.shape[1], self._values.shape[2])
        self._tiling = tiling.tile(
            len(self._values), shape, room, gap=gap, smallest=smallest, multiple=self.group
        )
        self._image = None

    def restyle(self) -> None:
        self._image = None
        super().restyle()

    def draw(self, painter: QPainter) -> None:
        if not len(self._values):
            return
        ratio = self.devicePixelRatioF()
        image = self.image
        image.setDevicePixelRatio(ratio)
        painter.drawImage(QPointF(0, 0), image)
        self._draw_pointed(painter, ratio)
        height = self._tiling.size[1] / ratio
        self._draw_footer(painter, QRectF(0, height + 2, self.width(), scale.HEIGHT - 2))

    def _draw_pointed(self, painter: QPainter, ratio: float) -> None:
        found = self._under(self.pointer) if self.pointer is not None else None
        if found is None:
            return
        x, y = self._tiling.origin(found[0])
        painter.setPen(QPen(QColor(self.tokens.accent), 1))
        width, height = self._tiling.width / ratio, self._tiling.height / ratio
        painter.drawRect(QRectF(x / ratio - 0.5, y / ratio - 0.5, width, height))

    def _draw_footer(self, painter: QPainter, rect: QRectF) -> None:
        used = 0.0
        if self._own_scale:
            text = tr("each on its own scale")
            used = width_of(text, caption_font())
            write(painter, rect, text, self.tokens.text_3, caption_font())
        else:
            used = scale.draw_scale(painter, rect, self.tokens, self.map_name, self._range)
        words = self.describe(self.pointer) if self.pointer is not None else ""
        if not words and self.left_out:
            words = tr("{shown} of {total} shown", shown=self._tiling.shown, total=self._total)
        space = rect.width() - used - 12
        if words and space > 40:
            width = min(space, width_of(words, number_font()) + 2)
            place = QRectF(rect.right() - width, rect.top(), width, rect.height())
            write(painter, place, words, self.tokens.text_2, number_font())

    def describe(self, at: QPointF) -> str:
        found = self._under(at)
        if found is None:
            return ""
        index, row, column = found
        value = numbers.short(float(self._values[index, row, column]))
        return f"{self.name(index)} ({row}, {column}) {value}"

    def mousePressEvent(self, event: QMouseEvent) -> None:
        found = self._under(event.position())
        if found is not None and event.button() == Qt.MouseButton.LeftButton:
            self.clicked.emit(found[0])
            self.cell.emit(*found)
        super().mousePressEvent(event)

    def _under(self, at: QPointF) -> tuple[int, int, int] | None:
        ratio = self.devicePixelRatioF()
        found = self._tiling.at(at.x() * ratio, at.y() * ratio)
        if found is None:
            return None
        index, across, down = found
        _, rows, columns = self._values.shape
        return index, int(down * rows), int(across * columns)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()
        super().resizeEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(280, 240)

    def minimumSizeHint(self) -> QSize:
        return QSize(96, 64)
