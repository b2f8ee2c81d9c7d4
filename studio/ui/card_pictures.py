"""Small pictures for the cards of nodes: maps, images, matrices, bars, histograms, figures."""

from __future__ import annotations

from typing import Final

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter

from studio.app.overlays import Picture
from studio.observe.asks.vitals import Spread
from studio.observe.frames import Floats
from studio.ui.plots import colours, numbers
from studio.ui.plots.plot import number_font
from studio.ui.theme import FAMILY, Theme

HEIGHT: Final = 76
WIDTH: Final = 260
GAP: Final = 6
MAPS: Final = 3
BARS: Final = 40
GROUND: Final = 2
"""Pixels of the line that bars stand on."""


def picture(values: Floats, kind: str, theme: Theme) -> QImage:
    """A few maps side by side, an image, a matrix, bars for a short vector, else a histogram."""
    if values.ndim == 3 and values.shape[0] == 3 and kind == "input":
        return _photograph(values)
    if values.ndim == 2 and min(values.shape) > 1:
        return _matrix(values)
    if values.ndim == 3 and min(values.shape[1:]) > 1:
        return _maps(values, "grey" if kind in ("input", "output") else "viridis", theme)
    flat = np.ravel(values)
    if not values.shape:
        return _number(float(flat[0]), theme)
    if len(flat) <= BARS:
        return _bars(np.abs(flat) if (flat < 0).all() else flat, theme.tokens.accent)
    counts, _ = np.histogram(flat[np.isfinite(flat)], bins=BARS)
    return _bars(counts.astype(np.float32), FAMILY["dense"])


def _number(value: float, theme: Theme) -> QImage:
    """A single number, such as a loss, in figures."""
    found = QImage(WIDTH, HEIGHT, QImage.Format.Format_ARGB32_Premultiplied)
    found.fill(Qt.GlobalColor.transparent)
    painter = QPainter(found)
    font = QFont(number_font())  # A copy: the one is shared by all plots.
    font.setPixelSize(HEIGHT // 2)
    painter.setFont(font)
    painter.setPen(QColor(theme.tokens.text))
    painter.drawText(found.rect(), int(Qt.AlignmentFlag.AlignCenter), numbers.short(value))
    painter.end()
    return found


def _maps(values: Floats, name: colours.MapName, theme: Theme) -> QImage:
    """The first maps, enlarged by whole pixels so that they stay sharp."""
    shown = values[:MAPS]
    low, high = colours.bounds(shown, signed=False)
    index = np.ascontiguousarray(colours.quantise(shown, low, high))
    table = list(colours.table(name))
    pieces: list[QImage] = []
    for one in index:
        height, width = one.shape
        image = QImage(one.data, width, height, width, QImage.Format.Format_Indexed8)
        image.setColorTable(table)
        factor = max(1, round(HEIGHT / height))
        pieces.append(image.scaled(width * factor, height * factor))
    width = sum(piece.width() for piece in pieces) + GAP * (len(pieces) - 1)
    found = QImage(
        width, max(p.height() for p in pieces), QImage.Format.Format_ARGB32_Premultiplied
    )
    found.fill(Qt.GlobalColor.transparent)
    painter = QPainter(found)
    x = 0
    for piece in pieces:
        painter.drawImage(x, 0, piece)
        x += piece.width() + GAP
    painter.end()
    return found


def _bars(heights: Floats, colour: str) -> QImage:
    """Bars from a common ground; those below zero hang from it."""
    found = QImage(WIDTH, HEIGHT, QImage.Format.Format_ARGB32_Premultiplied)
    found.fill(Qt.GlobalColor.transparent)
    finite = np.nan_to_num(heights, nan=0.0, posinf=0.0, neginf=0.0)
    top, bottom = max(0.0, float(finite.max())), min(0.0, float(finite.min()))
    if top == bottom:
        return found
    scale = HEIGHT / (top - bottom)
    pitch = WIDTH / len(finite)
    painter = QPainter(found)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    for at, height in enumerate(finite):
        y = (top - max(height, 0.0)) * scale
        size = max(1.5, abs(float(height)) * scale)
        painter.drawRect(QRectF(at * pitch + pitch * 0.1, y, pitch * 0.8, size))
    painter.end()
    return found


def histogram(spread: Spread, picture: Picture, theme: Theme) -> QImage:
    """How values spread, from the lowest to the highest, with a line where they are 0."""
    found = QImage(WIDTH, HEIGHT, QImage.Format.Format_ARGB32_Premultiplied)
    found.fill(Qt.GlobalColor.transparent)
    most = int(spread.counts.max(initial=0))
    if not most:
        return found
    tokens = theme.tokens
    pitch, room = WIDTH / len(spread.counts), HEIGHT - GROUND
    painter = QPainter(found)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tokens.accent if picture == "weights" else tokens.warn))
    for at, count in enumerate(spread.counts.tolist()):
        if count:
            # Roots, so that the few values far out are seen too.
            height = max(2.0, room * (count / most) ** 0.5)
            painter.drawRect(QRectF(at * pitch + 0.75, room - height, pitch - 1.5, height))
    painter.fillRect(QRectF(0, room, WIDTH, GROUND), QColor(tokens.line))
    if spread.low < 0 < spread.high:
        x = WIDTH * -spread.low / (spread.high - spread.low)
        painter.fillRect(QRectF(x - 1, 0, 2, HEIGHT), QColor(tokens.text))
    painter.end()
    return found


def _photograph(values: Floats) -> QImage:
    """Three channels as red, green and blue."""
    low, high = colours.bounds(values, signed=False)
    index = np.minimum(colours.quantise(values, low, high), colours.TOP)
    pixels = np.ascontiguousarray(np.moveaxis(index, 0, 2))
    height, width, _ = pixels.shape
    image = QImage(pixels.data, width, height, 3 * width, QImage.Format.Format_RGB888)
    factor = max(1, round(HEIGHT / height))
    return image.scaled(width * factor, height * factor)


def _matrix(values: Floats) -> QImage:
    """A row of numbers above the other, stretched to the place that there is."""
    low, high = colours.bounds(values, signed=False)
    index = np.ascontiguousarray(colours.quantise(values, low, high))
    height, width = index.shape
    image = QImage(index.data, width, height, width, QImage.Format.Format_Indexed8)
    image.setColorTable(list(colours.table("viridis")))
    size = (HEIGHT, HEIGHT) if height == width else (WIDTH, HEIGHT)
    return image.scaled(*size)
