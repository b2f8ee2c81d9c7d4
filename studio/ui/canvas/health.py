"""A tag on a card that tells which share of its units is dead, or of its values saturated."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from studio.ui.canvas.bodies import Bodies
from studio.ui.canvas.geometry import PAD, Layout
from studio.ui.canvas.ink import Ink

HEIGHT = 14.0
SINK = 9.0
"""How far a tag stands out below its card."""
LOUD = 0.5
"""From this share on the tag is in the colour of what is wrong."""


class Health(NamedTuple):
    """What a tag says."""

    share: float
    words: str

    @property
    def quiet(self) -> bool:
        """Whether there is nothing to be seen: nothing dead, nothing saturated."""
        return round(100 * self.share) == 0


def tag_of(layout: Layout, health: Health, ink: Ink) -> QRectF:
    """Where the tag is: on the lower edge of its card, as other tags are on the upper."""
    width = ink.cost.width(health.words) + 12
    return QRectF(layout.width - PAD - width, layout.height + SINK - HEIGHT, width, HEIGHT)


def paint_health(
    painter: QPainter, layout: Layout, health: Health, ink: Ink, bodies: Bodies | None = None
) -> None:
    """A pill that is filled from the left as far as the share goes, with the share in words."""
    tag = tag_of(layout, health, ink)
    painter.translate(tag.topLeft())
    size = (tag.width(), tag.height())
    if bodies is None:
        _paint_pill(painter, size, health, ink)
    else:
        key = (health.words, round(100 * health.share))
        bodies.paint(painter, key, size, 1.0, lambda own: _paint_pill(own, size, health, ink))
    painter.translate(-tag.topLeft())


def _paint_pill(painter: QPainter, size: tuple[float, float], health: Health, ink: Ink) -> None:
    pill, radius = QRectF(0, 0, *size), HEIGHT / 2
    painter.setPen(ink.edge_hover)
    painter.setBrush(ink.card)
    painter.drawRoundedRect(pill, radius, radius)
    if not health.quiet:
        painter.save()
        filled = QRectF(0, 0, pill.width() * min(health.share, 1.0), HEIGHT)
        painter.setClipRect(filled, Qt.ClipOperation.IntersectClip)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink.ill if health.share >= LOUD else ink.ailing)
        painter.drawRoundedRect(pill, radius, radius)
        painter.restore()
    painter.setPen(ink.text_3 if health.quiet else ink.text)
    ink.cost.write(painter, 6, HEIGHT - 3.5, health.words)
