"""What the model looked at: the sample, and beside it the same under the heat of its map."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.observe.frames import Floats
from studio.ui.plots import colours, numbers, scale
from studio.ui.plots.colours import MapName
from studio.ui.plots.plot import Plot, number_font, width_of, write
from studio.ui.text import tr
from studio.ui.theme import Theme

GAP = 8
FOOTER = 20
DIMMED = 0.45


class Heat(Plot):
    """An image, and the same under a map: of sizes, or of what speaks for and against."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._map: Floats = np.zeros((0, 0), np.float32)
        self._sample: QImage | None = None
        self._heat: QImage | None = None
        self._bounds = (0.0, 0.0)
        self._signed = False
        self._shown = DIMMED
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_map(self, sample: Floats, values: Floats, *, signed: bool) -> None:
        """Show a sample and how much each place counts; both may have channels first."""
        self._map, self._signed = flat(values, signed=signed), signed
        self._bounds = colours.bounds(self._map, signed)
        if not signed:
            self._bounds = 0.0, self._bounds[1]
        self._sample = picture(sample)
        # Over a picture that is dimmed to black, in both themes.
        quantised = colours.quantise(self._map, *self._bounds)
        self._heat = scale.indexed(quantised, self._name, fade=True)
        self.retell()
        self.update()

    def show_through(self, share: float) -> None:
        """Let so much of the sample be seen under the heat, from 0 to 1."""
        self._shown = share
        self.update()

    @property
    def heat_image(self) -> QImage | None:
        """The heat as it is laid over the sample, one pixel a value."""
        return self._heat

    @property
    def _name(self) -> MapName:
        return "diverging dark" if self._signed else "magma"

    def squares(self) -> tuple[QRectF, QRectF]:
        """Where the sample and the overlay are: beside each other, or below in a narrow dock."""
        width, height = float(self.width()), float(self.height() - FOOTER)
        rows, columns = (1, 1)
        if self._sample is not None:
            rows, columns = self._sample.height(), self._sample.width()
        beside = min((width - GAP) / 2 / columns, height / rows)
        below = min(width / columns, (height - GAP) / 2 / rows)
        unit = max(beside, below, 0.0)
        first = QRectF(0, 0, columns * unit, rows * unit)
        if beside >= below:
            return first, first.translated(first.width() + GAP, 0)
        return first, first.translated(0, first.height() + GAP)

    def draw(self, painter: QPainter) -> None:
        if self._sample is None or self._heat is None:
            return
        left, right = self.squares()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
        painter.drawImage(left, self._sample)
        painter.fillRect(right, Qt.GlobalColor.black)
        painter.setOpacity(self._shown)
        painter.drawImage(right, self._sample)
        painter.setOpacity(1.0)
        painter.drawImage(right, self._heat)
        self._draw_footer(painter, right.bottom() + 2)

    def _draw_footer(self, painter: QPainter, top: float) -> None:
        rect = QRectF(0, top, self.width(), FOOTER - 2)
        used = scale.draw_scale(painter, rect, self.tokens, self._name, self._bounds)
        words = self.describe(self.pointer) if self.pointer is not None else ""
        words = words or (tr("against … for") if self._signed else tr("how much it counts"))
        rect.setLeft(used + 16)
        if width_of(words, number_font()) <= rect.width():
            write(painter, rect, words, self.tokens.text_3, number_font())

    def describe(self, at: QPointF) -> str:
        if self._sample is None:
            return ""
        rows, columns = self._map.shape
        for square in self.squares():
            if square.contains(at):
                row = int((at.y() - square.top()) / square.height() * rows)
                column = int((at.x() - square.left()) / square.width() * columns)
                row, column = min(row, rows - 1), min(column, columns - 1)
                return f"({row}, {column}) {numbers.short(float(self._map[row, column]))}"
        return ""

    def sizeHint(self) -> QSize:
        return QSize(280, 160)

    def minimumSizeHint(self) -> QSize:
        return QSize(96, 72)


def flat(values: Floats, *, signed: bool) -> Floats:
    """One number a place: of channels their sum, or where signs mean nothing the largest size."""
    if values.ndim < 3:
        found = values if signed else np.abs(values)
        return found.reshape(found.shape if found.ndim == 2 else (1, -1))
    channels = values.reshape(-1, *values.shape[-2:])
    placed: Floats = channels.sum(axis=0) if signed else np.abs(channels).max(axis=0)
    return placed


def picture(values: Floats) -> QImage:
    """A sample as an image: grey, or in its own colours where it has three channels."""
    low, high = colours.bounds(values, signed=False)
    if low >= 0.0 and high <= 1.0:
        low, high = 0.0, 1.0
    if values.ndim == 3 and values.shape[0] >= 3:
        scaled = np.clip((values[:3] - low) / ((high - low) or 1.0) * 255, 0, 255)
        rgb = np.ascontiguousarray(scaled.transpose(1, 2, 0).astype(np.uint8))
        height, width = rgb.shape[:2]
        return QImage(rgb.data, width, height, 3 * width, QImage.Format.Format_RGB888).copy()
    grey = values[0] if values.ndim == 3 else np.atleast_2d(values)
    return scale.indexed(colours.quantise(grey, low, high), "grey")
