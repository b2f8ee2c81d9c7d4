"""Masks over their pictures: what is true, what was predicted, and where the two differ."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPainter, QPen, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.observe.asks.predictions import Masks
from studio.ui.plots.plot import Plot, caption_font, write
from studio.ui.text import tr
from studio.ui.theme import FAMILY, Theme

GAP = 6
HEADER = 18
LARGEST = 180
SMALLEST = 48
OVER = 0.55
"""How much of a class's colour lies over the picture."""
Bytes = NDArray[np.uint8]


class MaskWall(Plot):
    """A row for each picture, in four columns."""

    chosen = Signal(int)
    """A row was clicked: its place."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._masks: Masks | None = None
        self._names: tuple[str, ...] = ()
        self._words: tuple[str, ...] = ()
        self._images: dict[tuple[int, int], QImage] = {}
        self._top = 0
        self.current: int | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Masks"))

    def show_masks(self, masks: Masks, names: Sequence[str], words: Sequence[str]) -> None:
        """Show these; ``words``: what to say of each picture."""
        self._masks, self._names, self._words = masks, tuple(names), tuple(words)
        self._images = {}
        self.retell()
        self.update()

    def restyle(self) -> None:
        self._images = {}
        super().restyle()

    # Where things are.

    @property
    def size_of_one(self) -> tuple[float, float]:
        assert self._masks is not None
        _, height, width = self._masks.given.shape
        room = (self.width() - 3 * GAP) / 4
        scale = min(room / width, LARGEST / max(width, height))
        scale = max(scale, SMALLEST / max(width, height))
        return width * scale, height * scale

    def place(self, row: int, column: int) -> QRectF:
        wide, high = self.size_of_one
        top = HEADER + (row - self._top) * (high + GAP + 14)
        return QRectF(column * (wide + GAP), top, wide, high)

    def _at(self, at: QPointF) -> tuple[int, int, int, int] | None:
        """Row, column, and where in the mask a point is."""
        if self._masks is None or at.y() < HEADER:
            return None
        wide, high = self.size_of_one
        row = int((at.y() - HEADER) // (high + GAP + 14)) + self._top
        column = int(at.x() // (wide + GAP))
        if row >= len(self._masks.given) or column > 3:
            return None
        place = self.place(row, column)
        if not place.contains(at):
            return None
        _, rows, columns = self._masks.given.shape
        y = min(int((at.y() - place.top()) / high * rows), rows - 1)
        return row, column, y, min(int((at.x() - place.left()) / wide * columns), columns - 1)

    # Painting.

    def draw(self, painter: QPainter) -> None:
        masks = self._masks
        if masks is None or not len(masks.given):
            return
        titles = (tr("picture"), tr("true"), tr("predicted"), tr("difference"))
        for column, title in enumerate(titles):
            place = self.place(self._top, column)
            write(painter, QRectF(place.left(), 0, place.width(), HEADER - 2), title,
                  self.tokens.text_3, caption_font())  # fmt: skip
        for row in range(self._top, len(masks.given)):
            if self.place(row, 0).top() > self.height():
                break
            for column in range(4):
                painter.drawImage(self.place(row, column), self._image(row, column))
            first = self.place(row, 0)
            below = QRectF(first.left(), first.bottom(), self.width(), 14)
            write(painter, below, self._words[row], self.tokens.text_2, caption_font())
            if row == self.current:
                painter.setPen(QPen(QColor(self.tokens.accent), 2))
                painter.drawRect(first)

    def _image(self, row: int, column: int) -> QImage:
        key = (row, column)
        if key not in self._images:
            assert self._masks is not None
            ground = _picture(self._masks, row)
            pixels = ground
            if column in (1, 2):
                mask = self._masks.right[row] if column == 1 else self._masks.given[row]
                pixels = _over(ground, mask, self._table(), OVER)
            elif column == 3:
                right, given = self._masks.right[row], self._masks.given[row]
                wrong = ((right != given) & (right >= 0)).astype(np.int64)
                pixels = _over(ground // 2, wrong, _rgb(["#000000", self.tokens.error]), 0.85)
            self._images[key] = _image(pixels)
        return self._images[key]

    def _table(self) -> Bytes:
        """A colour for each class but the first, which is left clear."""
        shades = list(FAMILY.values())[1:]
        count = max(2, len(self._names))
        return _rgb(["#000000", *(shades[index % len(shades)] for index in range(count))])

    # The hand.

    def describe(self, at: QPointF) -> str:
        found = self._at(at)
        if found is None or self._masks is None:
            return ""
        row, _, y, x = found
        right, given = int(self._masks.right[row, y, x]), int(self._masks.given[row, y, x])
        true = self._name(right) if right >= 0 else tr("not judged")
        return tr("({row}, {column}) true {true}, predicted {given}", row=y, column=x, true=true,
                  given=self._name(given))  # fmt: skip

    def _name(self, index: int) -> str:
        return self._names[index] if index < len(self._names) else str(index)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        found = self._at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and found is not None:
            self.current = found[0]
            self.update()
            self.chosen.emit(found[0])
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        step = steps.get(Qt.Key(event.key()))
        if step is None or self._masks is None:
            super().keyPressEvent(event)
            return
        here = self._top - 1 if self.current is None else self.current
        self.current = self._top = min(max(here + step, 0), len(self._masks.given) - 1)
        self.update()
        self.chosen.emit(self.current)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self._masks is None:
            return
        step = -1 if event.angleDelta().y() > 0 else 1
        self._top = min(max(self._top + step, 0), max(0, len(self._masks.given) - 1))
        self.retell()
        self.update()
        event.accept()

    def sizeHint(self) -> QSize:
        return QSize(420, 300)

    def minimumSizeHint(self) -> QSize:
        return QSize(220, 120)


def _picture(masks: Masks, row: int) -> Bytes:
    """What lies below the masks, rows × columns × 3: the picture, or nothing."""
    _, height, width = masks.given.shape
    values = masks.pictures[row]
    if not values.size:
        return np.zeros((height, width, 3), np.uint8)
    low, high = float(values.min()), float(values.max())
    pixels = np.rint((values - low) / ((high - low) or 1.0) * 255).astype(np.uint8)
    if len(pixels) != 3:
        pixels = np.repeat(pixels[:1], 3, axis=0)
    return np.ascontiguousarray(pixels.transpose(1, 2, 0))


def _over(ground: Bytes, mask: NDArray[np.int64], table: Bytes, share: float) -> Bytes:
    """Colours over a picture, where the class is not the first."""
    inked = mask > 0
    colours = table[np.clip(mask, 0, len(table) - 1)]
    mixed = ground + (colours.astype(np.float32) - ground) * share
    return np.where(inked[..., None], mixed, ground).astype(np.uint8)


def _rgb(colours: Sequence[str]) -> Bytes:
    return np.array(
        [(c.red(), c.green(), c.blue()) for c in map(QColor, colours)], np.uint8
    )  # fmt: skip


def _image(pixels: Bytes) -> QImage:
    pixels = np.ascontiguousarray(pixels)
    height, width, _ = pixels.shape
    return QImage(pixels.data, width, height, 3 * width, QImage.Format.Format_RGB888).copy()
