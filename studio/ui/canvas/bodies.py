"""Cards without their words, kept as pictures at the scale they are seen at.

Many cards look alike but for their texts; copying a picture costs a tenth of painting a card. Near
at hand, where few cards are in view and each would be a large picture, they are painted.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPixmap, QTransform

MOST_PIXELS = 6_000_000
"""So many are kept in all pictures together: 24 MB."""
LARGEST = 400_000
"""A card of more pixels is painted anew: few of them are in view, and they stay crisp."""


class Bodies:
    """A picture for each key at one scale; another scale begins anew."""

    def __init__(self) -> None:
        self._scale = 0.0
        self._kept: dict[Hashable, QPixmap] = {}
        self.pixels = 0
        """Of all pictures that are kept."""

    def paint(
        self,
        painter: QPainter,
        key: Hashable,
        size: tuple[float, float],
        margin: float,
        draw: Callable[[QPainter], None],
    ) -> None:
        """Paint what ``draw`` draws, about the painter's origin, from a picture if there is one."""
        view = painter.worldTransform()
        ratio = painter.device().devicePixelRatio()
        scale = view.m11() * ratio
        area = (size[0] + 2 * margin) * (size[1] + 2 * margin) * scale * scale
        if area > LARGEST:
            draw(painter)
            return
        if scale != self._scale or self.pixels > MOST_PIXELS:
            self._scale = scale
            self._kept.clear()
            self.pixels = 0
        picture = self._kept.get(key)
        if picture is None:
            picture = self._kept[key] = self._draw(size, margin, ratio, draw)
            self.pixels += picture.width() * picture.height()
        x = round((view.dx() - margin * view.m11()) * ratio) / ratio
        y = round((view.dy() - margin * view.m11()) * ratio) / ratio
        painter.setWorldTransform(QTransform())
        painter.drawPixmap(QPointF(x, y), picture)
        painter.setWorldTransform(view)

    def _draw(
        self,
        size: tuple[float, float],
        margin: float,
        ratio: float,
        draw: Callable[[QPainter], None],
    ) -> QPixmap:
        width, height = ((length + 2 * margin) * self._scale for length in size)
        picture = QPixmap(QSize(int(width) + 2, int(height) + 2))
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(self._scale, self._scale)
        painter.translate(margin, margin)
        draw(painter)
        painter.end()
        picture.setDevicePixelRatio(ratio)
        return picture
