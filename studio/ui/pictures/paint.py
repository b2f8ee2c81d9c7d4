"""Paints pictures of kinds, and keeps the small ones, which lists paint again and again."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from studio.layers.spec import LayerSpec
from studio.ui.pictures.choice import picture_of
from studio.ui.pictures.sketch import Sketch
from studio.ui.theme import FAMILY, Theme
from studio.ui.tokens import mix

MARGIN = 10.0


def paint(painter: QPainter, box: QRectF, spec: LayerSpec, theme: Theme) -> None:
    """The picture of a kind in a square of a painter."""
    family = FAMILY.get(spec.family, FAMILY["custom"])
    # The families' colours are made for a dark ground; on a light one they need more weight.
    colour = family if theme.dark else mix(family, theme.tokens.text, 0.22)
    picture_of(spec)(Sketch(painter, box, theme.tokens, colour))


class Thumbnails:
    """Pictures at the size of a list's rows, each painted once for a theme and a pixel ratio."""

    def __init__(self, theme: Theme, side: int = 20) -> None:
        self._theme = theme
        self._side = side
        self._kept: dict[tuple[str, str], QPixmap] = {}
        self._ratio = 0.0
        theme.changed.connect(self._kept.clear)

    def of(self, spec: LayerSpec, ratio: float) -> QPixmap:
        """The picture of a kind for a screen of this pixel ratio."""
        if ratio != self._ratio:
            self._kept.clear()
            self._ratio = ratio
        key = spec.key, spec.title
        if key not in self._kept:
            self._kept[key] = self._painted(spec, ratio)
        return self._kept[key]

    def _painted(self, spec: LayerSpec, ratio: float) -> QPixmap:
        pixmap = QPixmap(QSize(self._side, self._side) * ratio)
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        inset = 1.0
        side = self._side - 2 * inset
        paint(painter, QRectF(inset, inset, side, side), spec, self._theme)
        painter.end()
        return pixmap


class PictureView(QWidget):
    """A picture as large as there is room for, on the canvas's ground."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._spec: LayerSpec | None = None
        theme.changed.connect(self.update)

    def show_kind(self, spec: LayerSpec | None) -> None:
        """Show the picture of a kind, or none."""
        self._spec = spec
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._spec is None:
            return
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.ground)
        painter.drawRoundedRect(QRectF(self.rect()), 6, 6)
        side = min(self.width(), self.height()) - 2 * MARGIN
        box = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        paint(painter, box, self._spec, self._theme)
        painter.end()
