"""The scale of a picture: a strip of its colours between its lowest and highest value."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from studio.ui.plots import numbers
from studio.ui.plots.colours import NOTHING, TOP, Bytes, MapName, table
from studio.ui.plots.plot import number_font, width_of, write
from studio.ui.theme import Tokens

HEIGHT = 20
STRIP = 64


def indexed(
    indices: Bytes, name: MapName, *, fade: bool = False, nothing: QColor | None = None
) -> QImage:
    """An image of one byte a pixel, coloured by a table. It holds its own copy of the pixels.

    Args:
        indices: rows × columns.
        name: the colour map.
        fade: whether low values are clear, for a picture that is laid over another.
        nothing: the colour where there is no value; clear, and slower to paint, by default.
    """
    height, width = indices.shape
    pixels = np.ascontiguousarray(indices)
    image = QImage(pixels.data, width, height, width, QImage.Format.Format_Indexed8).copy()
    colours = table(name, fade)
    if nothing is not None:
        colours = (*colours[:NOTHING], nothing.rgba())
    image.setColorTable(colours)
    return image


def draw_scale(
    painter: QPainter, rect: QRectF, tokens: Tokens, name: MapName, bounds: tuple[float, float]
) -> float:
    """Paint it at the left of ``rect``; how wide it is, 0 where there is no room."""
    font = number_font()
    texts = [numbers.short(bound) for bound in bounds]
    widths = [width_of(text, font) + 2 for text in texts]
    if sum(widths) + STRIP + 12 > rect.width():
        return 0.0
    x, y, height = rect.left(), rect.center().y(), rect.height()
    write(painter, QRectF(x, rect.top(), widths[0], height), texts[0], tokens.text_3, font)
    x += widths[0] + 6
    strip = indexed(np.arange(TOP + 1, dtype=np.uint8)[None, :], name)
    painter.drawImage(QRectF(x, y - 3, STRIP, 6), strip)
    x += STRIP + 6
    write(painter, QRectF(x, rect.top(), widths[1], height), texts[1], tokens.text_3, font)
    return x + widths[1] - rect.left()
