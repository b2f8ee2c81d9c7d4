"""The graph from afar: one recorded picture of blocks and lines, for when cards are too small."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPicture

from studio.graph.model import Wire
from studio.layers.spec import Family

if TYPE_CHECKING:
    from studio.ui.canvas.node_item import NodeItem
    from studio.ui.canvas.scene import CanvasScene

FAR = 0.36
"""Below this scale the overview stands in for the items."""


class Overview:
    """Records itself when it is first painted after a change.

    Nodes that are being dragged can be lifted out of the record and are painted each time.
    """

    def __init__(self, scene: CanvasScene) -> None:
        self._scene = scene
        self._picture: QPicture | None = None
        self._lifted: frozenset[str] = frozenset()

    def forget(self) -> None:
        """Something changed: record anew."""
        self._picture = None

    def lift(self, ids: Collection[str]) -> None:
        """These will move about."""
        self._lifted = frozenset(ids)
        self._picture = None

    def lower(self) -> None:
        """Nothing moves about any longer."""
        self._lifted = frozenset()
        self._picture = None

    def paint(self, painter: QPainter) -> None:
        """Paint the whole graph; the painter is in scene coordinates."""
        if self._picture is None:
            self._picture = self._record()
        self._picture.play(painter)
        scene = self._scene
        if self._lifted:
            loose = {wire for node_id in self._lifted for wire in scene.touching(node_id)}
            items = [item for n in self._lifted if (item := scene.node_item(n))]
            self._draw(painter, items, loose)
        for item in map(scene.node_item, scene.session.selection):
            if item is not None:
                painter.setPen(scene.look.ink.selected_far)
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(item.rect)

    def _record(self) -> QPicture:
        picture = QPicture()
        painter = QPainter(picture)
        scene = self._scene
        items = [item for item in scene.node_items() if item.node_id not in self._lifted]
        wires = (item.wire for item in scene.wire_items())
        fixed = (w for w in wires if not {w.source, w.target} & self._lifted)
        self._draw(painter, items, fixed)
        painter.end()
        return picture

    def _draw(self, painter: QPainter, items: Collection[NodeItem], wires: Iterable[Wire]) -> None:
        scene, ink = self._scene, self._scene.look.ink
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(ink.wire_far)
        found = (scene.wire_item(wire) for wire in wires)
        lines = [QLineF(*item.ends) for item in found if item is not None]
        if lines:
            painter.drawLines(lines)
        painter.setPen(Qt.PenStyle.NoPen)
        blocks: defaultdict[Family, list[QRectF]] = defaultdict(list)
        for item in items:
            blocks[item.card.family].append(item.rect)
        for family, rects in blocks.items():
            painter.setBrush(ink.far[family])
            painter.drawRects(rects)
        painter.setBrush(ink.error)
        for item in items:
            if item.card.severity == "error":
                corner = QPointF(item.left + item.card.layout.width, item.top)
                painter.drawEllipse(corner, 14, 14)
