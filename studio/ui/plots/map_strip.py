"""Several maps of one sample side by side: over a run, or of a model that loses its weights."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.observe.frames import Floats
from studio.ui.plots import colours, scale
from studio.ui.plots.plot import Plot, caption_font, write
from studio.ui.plots.saliency import flat
from studio.ui.theme import Theme

TILE = 72.0
GAP = 6.0
CAPTION = 15.0


@dataclass(frozen=True, slots=True)
class Tile:
    """One map, what stands below it, and what is said of it under the mouse."""

    title: str
    values: Floats
    words: str
    marked: bool = False


class MapStrip(Plot):
    """As many tiles as there is room for, each on a scale of its own; the ends are always there."""

    chosen = Signal(int)
    """A click on a tile: its index among all."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._tiles: tuple[Tile, ...] = ()
        self._images: list[QImage] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_tiles(self, tiles: Sequence[Tile], *, signed: bool) -> None:
        """Show these maps from left to right."""
        self._tiles = tuple(tiles)
        self._images = [_image(tile.values, signed=signed) for tile in tiles]
        self.setFixedHeight(int(self._height() + CAPTION + 2))
        self.retell()
        self.update()

    def shown(self) -> list[int]:
        """Indices of the tiles that there is room for, evenly chosen."""
        count = len(self._tiles)
        room = max(1, int((self.width() + GAP) // (self._width() + GAP)))
        if count <= room:
            return list(range(count))
        if room == 1:
            return [count - 1]
        return sorted({round(n * (count - 1) / (room - 1)) for n in range(room)})

    def place(self, position: int) -> QRectF:
        """Where the picture at a position among those shown is."""
        return QRectF(position * (self._width() + GAP), 0, self._width(), self._height())

    def draw(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
        for position, index in enumerate(self.shown()):
            place, tile = self.place(position), self._tiles[index]
            painter.fillRect(place, Qt.GlobalColor.black)
            painter.drawImage(place, self._images[index])
            if tile.marked:
                painter.setPen(QColor(self.tokens.accent))
                painter.drawRect(place.adjusted(0.5, 0.5, -0.5, -0.5))
            below = QRectF(place.left(), place.bottom() + 1, place.width(), CAPTION)
            colour = self.tokens.text if tile.marked else self.tokens.text_2
            write(painter, below, tile.title, colour, caption_font())

    def describe(self, at: QPointF) -> str:
        index = self._index(at)
        return "" if index is None else self._tiles[index].words

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self._index(event.position())
        if event.button() == Qt.MouseButton.LeftButton and index is not None:
            self.chosen.emit(index)

    def _index(self, at: QPointF) -> int | None:
        for position, index in enumerate(self.shown()):
            if self.place(position).adjusted(0, 0, 0, CAPTION).contains(at):
                return index
        return None

    def _width(self) -> float:
        return TILE

    def _height(self) -> float:
        first = self._images[0] if self._images else None
        if first is None or first.height() == 1:
            return 24.0
        return min(TILE, TILE * first.height() / first.width())

    def sizeHint(self) -> QSize:
        return QSize(280, int(TILE + CAPTION + 2))

    def minimumSizeHint(self) -> QSize:
        return QSize(int(TILE), 40)


def _image(values: Floats, *, signed: bool) -> QImage:
    found = flat(values, signed=signed)
    low, high = colours.bounds(found, signed)
    low = low if signed else 0.0
    name: colours.MapName = "diverging dark" if signed else "magma"
    return scale.indexed(colours.quantise(found, low, high), name, fade=True)
