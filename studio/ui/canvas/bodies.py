"""Cards without their words, kept as pictures at the scale they are seen at.

Many cards look alike but for their texts; copying a picture costs a tenth of painting a card.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPixmap, QTransform

MOST = 300
"""So many pictures are kept."""


class Bodies:
    """A picture for each key at one scale; another scale begins anew."""

    def __init__(self) -> None:
        self._scale = 0.0
        self._kept: dict[Hashable, QPixmap] = {}

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
        if scale != self._scale or len(self._kept) > MOST:
            self._scale = scale
            self._kept.clear()
        picture = self._kept.get(key)
        if picture is None:
            picture = self._kept[key] = self._draw(size, margin, ratio, draw)
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
