"""Examples side by side, each with a line below that says what it is and what it was taken for.

A click looks at one; arrows move, and the wheel scrolls by rows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPainter, QPen, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.observe.frames import Floats
from studio.ui.plots import colours
from studio.ui.plots.plot import Plot, caption_font, width_of, write
from studio.ui.plots.scale import indexed
from studio.ui.theme import Theme

GAP = 8
LINE = 14
PICTURE = 72
"""Pixels of a picture's longer side, where there is room for several."""
WIDEST = 128
"""Pixels of a title: longer ones are cut off."""
TEXT = 150
"""Of what is no picture."""


@dataclass(frozen=True, slots=True)
class Tile:
    """One example."""

    index: int
    """In its split."""
    title: str
    below: str = ""
    wrong: bool = False
    tip: str = ""


class Wall(Plot):
    """Tiles in rows, as many as fit in the width."""

    chosen = Signal(int)
    """A tile was clicked: the index of its example."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.tiles: tuple[Tile, ...] = ()
        self._pictures: dict[int, Floats] = {}
        self._images: dict[int, QImage] = {}
        self._bounds = (0.0, 1.0)
        self._top = 0
        """The first row in sight."""
        self._pitch: tuple[float, float] | None = None
        self.current: int | None = None
        """The example that is looked at."""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_tiles(self, tiles: Sequence[Tile]) -> None:
        """Show these, from the top if they are others than before."""
        found = tuple(tiles)
        if [tile.index for tile in found] != [tile.index for tile in self.tiles]:
            self._top = 0
        self.tiles, self._pitch = found, None
        self.retell()
        self.update()

    def show_pictures(self, pictures: dict[int, Floats]) -> None:
        """What is known of how examples look, by their indices: channels × rows × columns."""
        if pictures.keys() == self._pictures.keys():
            return  # Examples do not change.
        self._pictures, self._images, self._pitch = pictures, {}, None
        values = [value for value in pictures.values() if value.size]
        low = min((float(np.nanmin(value)) for value in values), default=0.0)
        high = max((float(np.nanmax(value)) for value in values), default=1.0)
        self._bounds = (low, high)
        self.update()

    def look_at(self, index: int | None) -> None:
        """Mark the example that is looked at."""
        if index != self.current:
            self.current = index
            self.update()

    # Where things are.

    @property
    def pitch(self) -> tuple[float, float]:
        """Width and height of a tile with its gap."""
        if self._pitch is None:
            self._pitch = self._measured()
        return self._pitch

    def _measured(self) -> tuple[float, float]:
        font = caption_font()
        widest = max((width_of(tile.title, font) for tile in self.tiles), default=0.0) + 2
        wide = high = float(PICTURE)
        shape = next((value.shape[-2:] for value in self._pictures.values()), None)
        if shape is not None and min(shape) > 1:
            longest = max(shape)
            wide, high = max(56.0, PICTURE * shape[1] / longest), PICTURE * shape[0] / longest
        elif shape is not None:
            wide, high = TEXT, 28.0
        wide = max(wide, min(widest, WIDEST))
        return wide + GAP, high + 2 * LINE + GAP

    @property
    def columns(self) -> int:
        return max(1, int((self.width() + GAP) // self.pitch[0]))

    @property
    def rows(self) -> int:
        return -(-len(self.tiles) // self.columns)

    def place(self, position: int) -> QRectF:
        """Where a tile is on the widget."""
        wide, high = self.pitch
        row, column = divmod(position, self.columns)
        return QRectF(column * wide, (row - self._top) * high, wide - GAP, high - GAP)

    def position_at(self, at: QPointF) -> int | None:
        wide, high = self.pitch
        column, row = int(at.x() // wide), int(at.y() // high) + self._top
        position = row * self.columns + column
        if column >= self.columns or position >= len(self.tiles) or at.x() < 0 or at.y() < 0:
            return None
        return position if self.place(position).contains(at) else None

    # Painting.

    def restyle(self) -> None:
        self._images = {}
        super().restyle()

    def draw(self, painter: QPainter) -> None:
        pointed = self.position_at(self.pointer) if self.pointer is not None else None
        high = self.pitch[1]
        first = self._top * self.columns
        last = min(len(self.tiles), first + self.columns * (int(self.height() // high) + 1))
        for position in range(first, last):
            self._draw_tile(painter, position, position == pointed)
        hidden = self.rows * high - self.height()
        if hidden > 0:
            self._draw_bar(painter)

    def _draw_tile(self, painter: QPainter, position: int, pointed: bool) -> None:
        tile, place = self.tiles[position], self.place(position)
        picture = place.adjusted(0, 0, 0, -2 * LINE)
        image = self._image(tile.index)
        if image is None:
            painter.fillRect(picture, QColor(self.tokens.ground))
        else:
            size = image.size().scaled(picture.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
            if image.height() == 1:
                size = picture.size().toSize()
            shown = QRectF(0, 0, size.width(), size.height())
            shown.moveCenter(picture.center())
            painter.drawImage(shown.toRect(), image)
        if tile.index == self.current or pointed:
            looked = tile.index == self.current
            painter.setPen(QPen(QColor(self.tokens.accent if looked else self.tokens.text_3),
                                2 if looked else 1))  # fmt: skip
            painter.drawRect(picture.adjusted(0.5, 0.5, -0.5, -0.5))
        colour = self.tokens.error if tile.wrong else self.tokens.text
        top = QRectF(place.left(), picture.bottom(), place.width(), LINE)
        write(painter, top, tile.title, colour, caption_font())
        write(painter, top.translated(0, LINE - 1), tile.below, self.tokens.text_3, caption_font())

    def _draw_bar(self, painter: QPainter) -> None:
        """How much of the wall is in sight."""
        whole = self.rows
        seen = min(1.0, self.height() / (whole * self.pitch[1]))
        top = self._top / whole * self.height()
        bar = QRectF(self.width() - 3, top, 3, seen * self.height())
        painter.fillRect(bar, QColor(self.tokens.line))

    def _image(self, index: int) -> QImage | None:
        if index not in self._images:
            values = self._pictures.get(index)
            if values is None:
                return None
            self._images[index] = painted(values, self._bounds)
        return self._images[index]

    # The hand.

    def describe(self, at: QPointF) -> str:
        position = self.position_at(at)
        return "" if position is None else self.tiles[position].tip

    def mousePressEvent(self, event: QMouseEvent) -> None:
        position = self.position_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and position is not None:
            self.chosen.emit(self.tiles[position].index)
        super().mousePressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._scroll(-1 if event.angleDelta().y() > 0 else 1)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key
        steps = {key.Key_Left: -1, key.Key_Right: 1, key.Key_Up: -self.columns,
                 key.Key_Down: self.columns}  # fmt: skip
        step = steps.get(Qt.Key(event.key()))
        if step is None or not self.tiles:
            super().keyPressEvent(event)
            return
        places = {tile.index: place for place, tile in enumerate(self.tiles)}
        here = places.get(-1 if self.current is None else self.current)
        position = 0 if here is None else min(max(here + step, 0), len(self.tiles) - 1)
        row, seen = position // self.columns, max(1, int(self.height() // self.pitch[1]))
        self._top = min(max(self._top, row - seen + 1), row)
        self.chosen.emit(self.tiles[position].index)
        self.update()

    def _scroll(self, rows: int) -> None:
        seen = int(self.height() // self.pitch[1])
        top = min(max(self._top + rows, 0), max(0, self.rows - max(1, seen)))
        if top != self._top:
            self._top = top
            self.retell()
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(260, 240)

    def minimumSizeHint(self) -> QSize:
        return QSize(90, 80)


def painted(values: Floats, bounds: tuple[float, float]) -> QImage:
    """A picture of 1 or 3 channels, or a row of numbers, within these bounds."""
    if len(values) == 3 and min(values.shape[1:]) > 1:
        low, high = bounds
        shares = np.clip((values - low) / ((high - low) or 1.0), 0, 1)
        pixels = np.ascontiguousarray(np.rint(shares * 255).astype(np.uint8).transpose(1, 2, 0))
        height, width, _ = pixels.shape
        return QImage(pixels.data, width, height, 3 * width, QImage.Format.Format_RGB888).copy()
    plain = values[0] if values.ndim == 3 else values
    name: colours.MapName = "grey" if min(plain.shape) > 1 else "viridis"
    return indexed(colours.quantise(plain, *bounds), name)
