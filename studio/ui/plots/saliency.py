"""What the model looked at: the sample, and beside it the same under the heat of its gradient."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.observe.frames import Floats, Saliency
from studio.ui.plots import colours, numbers, scale
from studio.ui.plots.plot import Plot, number_font, width_of, write
from studio.ui.text import tr
from studio.ui.theme import Theme

GAP = 8
FOOTER = 20
DIMMED = 0.45


class Heat(Plot):
    """An image sample as two pictures; any other sample as bars, coloured by heat."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._frame: Saliency | None = None
        self._sample: QImage | None = None
        self._heat: QImage | None = None
        self._high = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_frame(self, frame: Saliency | None) -> None:
        self._frame = frame
        self._sample = self._heat = None
        if frame is not None:
            heat = flat(frame.values)
            self._high = colours.bounds(heat, signed=False)[1]
            if heat.ndim == 2:
                self._sample = picture(frame.input)
                self._heat = scale.indexed(
                    colours.quantise(heat, 0.0, self._high), "magma", fade=True
                )
        self.retell()
        self.update()

    @property
    def heat_image(self) -> QImage | None:
        """The heat as it is laid over the sample, one pixel a value."""
        return self._heat

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
        if self._frame is None:
            return
        if self._sample is None or self._heat is None:
            self._draw_bars(painter, self._frame)
            return
        left, right = self.squares()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
        painter.drawImage(left, self._sample)
        painter.fillRect(right, Qt.GlobalColor.black)
        painter.setOpacity(DIMMED)
        painter.drawImage(right, self._sample)
        painter.setOpacity(1.0)
        painter.drawImage(right, self._heat)
        self._draw_footer(painter, right.bottom() + 2)

    def _draw_footer(self, painter: QPainter, top: float) -> None:
        rect = QRectF(0, top, self.width(), FOOTER - 2)
        used = scale.draw_scale(painter, rect, self.tokens, "magma", (0.0, self._high))
        words = self.describe(self.pointer) if self.pointer is not None else ""
        words = words or tr("|∂score/∂input|")
        rect.setLeft(used + 16)
        if width_of(words, number_font()) <= rect.width():
            write(painter, rect, words, self.tokens.text_3, number_font())

    def _draw_bars(self, painter: QPainter, frame: Saliency) -> None:
        """The sample's values as bars around zero, each in the colour of its heat."""
        values = np.nan_to_num(np.ravel(frame.input))
        shades = colours.shades("magma")
        heat = colours.quantise(np.ravel(frame.values), 0.0, self._high)
        far = float(np.abs(values).max(initial=0.0)) or 1.0
        middle = (self.height() - FOOTER) / 2
        pitch = self.width() / max(1, len(values))
        painter.fillRect(QRectF(0, middle, self.width(), 1), QColor(self.tokens.line))
        for index, value in enumerate(values.tolist()):
            height = max(1.0, abs(value) / far * (middle - 4))
            top = middle - height if value >= 0 else middle
            shade = shades[64 + min(int(heat[index]), colours.TOP) * 190 // colours.TOP]
            bar = QRectF(index * pitch, top, max(1.0, pitch * 0.8), height)
            painter.fillRect(bar, QColor(*(int(part) for part in shade)))
        self._draw_footer(painter, self.height() - FOOTER + 2)

    def describe(self, at: QPointF) -> str:
        if self._frame is None:
            return ""
        heat = flat(self._frame.values)
        if heat.ndim == 1:
            index = int(at.x() / max(1, self.width()) * len(heat))
            if not 0 <= index < len(heat):
                return ""
            return f"{tr('index {index}', index=index)} {numbers.short(float(heat[index]))}"
        for square in self.squares():
            if square.contains(at):
                row = int((at.y() - square.top()) / square.height() * heat.shape[0])
                column = int((at.x() - square.left()) / square.width() * heat.shape[1])
                row, column = min(row, heat.shape[0] - 1), min(column, heat.shape[1] - 1)
                return f"({row}, {column}) {numbers.short(float(heat[row, column]))}"
        return ""

    def sizeHint(self) -> QSize:
        return QSize(280, 160)

    def minimumSizeHint(self) -> QSize:
        return QSize(96, 72)


def flat(values: Floats) -> Floats:
    """Heat as a picture (the strongest channel at each place), or as a vector."""
    found: Floats = np.abs(values)
    if found.ndim == 3 and found.shape[0] <= 4:
        return found.max(axis=0)  # type: ignore[no-any-return]
    return found if found.ndim == 2 and min(found.shape) > 1 else found.ravel()


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
    grey = values[0] if values.ndim == 3 else values
    return scale.indexed(colours.quantise(grey, low, high), "grey")
