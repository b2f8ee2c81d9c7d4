"""A soft light that passes over the cards whose nodes are being computed; nothing else is painted.

Twenty times a second at most, only while something is computed, and only the strip where the light
is. Without movement a still line stands in for it.
"""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from typing import Final

from PySide6.QtCore import QObject, QRectF, QTimer

from studio.app.settings import Settings
from studio.ui.canvas.node_item import NodeItem
from studio.ui.canvas.overview import FAR
from studio.ui.canvas.sheet import Sheet
from studio.ui.canvas.working import STILL, bounds

PACE_MS: Final = 50
PERIOD: Final = 26
"""Strokes from one pass of the light to the next."""
MOST: Final = 300
"""Cards with a light at once."""


class Shimmer(QObject):
    """Of one view."""

    def __init__(self, view: Sheet, settings: Settings) -> None:
        super().__init__(view)
        self._view = view
        self._look = view.canvas.look
        self._settings = settings
        self._timer = QTimer(self)
        self._timer.setInterval(PACE_MS)
        self._timer.timeout.connect(self._go_on)

    @property
    def moving(self) -> bool:
        return self._timer.isActive()

    def show(self, ids: AbstractSet[str]) -> None:
        """These nodes are being computed now; those of them that are in view are seen to be."""
        before = self._look.working
        self._look.working = self._in_view(ids)
        for node_id in before ^ self._look.working:
            if item := self._view.canvas.node_item(node_id):
                item.update()
        if not self._look.working or not self._settings.motion:
            self._timer.stop()
            self._look.phase = STILL
        elif not self._timer.isActive():
            self._look.phase = 0.0
            self._timer.start()

    def _in_view(self, ids: AbstractSet[str]) -> frozenset[str]:
        if not ids or self._view.zoom < FAR or not self._view.isVisible():
            return frozenset()
        seen = self._view.camera.seen()
        found = (item for node_id in ids if (item := self._view.canvas.node_item(node_id)))
        cards = (item.node_id for item in found if item.rect.intersects(seen))
        return frozenset(node_id for node_id, _ in zip(cards, range(MOST), strict=False))

    def _go_on(self) -> None:
        before = self._look.phase
        self._look.phase = (before + 1 / PERIOD) % 1
        for node_id in self._look.working:
            if item := self._view.canvas.node_item(node_id):
                item.update(_strip(item, before).united(_strip(item, self._look.phase)))


def _strip(item: NodeItem, phase: float) -> QRectF:
    return bounds(item.card.layout, phase)
