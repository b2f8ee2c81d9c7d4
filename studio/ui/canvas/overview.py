"""The graph from afar: one picture of blocks and lines, for when cards are too small."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from itertools import pairwise

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPicture, QPixmap

from studio.app.settings import WireStyle
from studio.layers.spec import Family
from studio.ui.canvas.courses import corners
from studio.ui.canvas.heat import COOL, Shade
from studio.ui.canvas.items import ItemScene
from studio.ui.canvas.node_item import NodeItem
from studio.ui.canvas.wire_item import WireItem

FAR = 0.36
"""Below this scale the overview stands in for the items."""


MOST_PIXELS = 6_000_000
"""A larger picture is played from its record each time."""


class Overview:
    """Draws itself anew when it is first painted after a change, or at another scale.

    Nodes that are being dragged can be lifted out of the record and are painted each time.
    """

    def __init__(self, scene: ItemScene) -> None:
        self._scene = scene
        self._record: QPicture | None = None
        self._place: QRectF | None = None
        self._drawn: QPixmap | None = None
        self._scale = 0.0
        scene.altered.connect(self.forget)
        scene.lifted_changed.connect(self.forget)

    def forget(self) -> None:
        """Something changed: record anew."""
        self._record = self._drawn = self._place = None

    def paint(self, painter: QPainter, zoom: float) -> None:
        """Paint the whole graph; the painter is in scene coordinates."""
        self._paint_fixed(painter, zoom * painter.device().devicePixelRatio())
        scene = self._scene
        if self._scene.lifted:
            loose = {wire for node_id in self._scene.lifted for wire in scene.touching(node_id)}
            items = [item for n in self._scene.lifted if (item := scene.node_item(n))]
            found = [one for wire in loose if (one := scene.wire_item(wire))]
            self._draw(painter, items, found)
        for item in map(scene.node_item, sorted(scene.selected)):
            if item is not None:
                painter.setPen(scene.look.ink.selected_far)
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(item.rect)

    def _paint_fixed(self, painter: QPainter, scale: float) -> None:
        if self._place is None:
            self._place = self._scene.content().adjusted(-20, -20, 20, 20)
        size = (self._place.size() * scale).toSize()
        if size.width() * size.height() > MOST_PIXELS:
            if self._record is None:
                self._record = self._record_fixed()
            self._record.play(painter)
            return
        if self._drawn is None or self._scale != scale:
            self._drawn, self._scale = self._draw_fixed(size, self._place), scale
        painter.drawPixmap(self._place, self._drawn, QRectF(self._drawn.rect()))

    def _draw_fixed(self, size: QSize, place: QRectF) -> QPixmap:
        pixmap = QPixmap(size.expandedTo(QSize(1, 1)))
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.scale(pixmap.width() / place.width(), pixmap.height() / place.height())
        painter.translate(-place.topLeft())
        self._draw_all(painter)
        painter.end()
        return pixmap

    def _record_fixed(self) -> QPicture:
        picture = QPicture()
        painter = QPainter(picture)
        self._draw_all(painter)
        painter.end()
        return picture

    def _draw_all(self, painter: QPainter) -> None:
        """All but the nodes that are being dragged."""
        scene, lifted = self._scene, self._scene.lifted
        items, wires = list(scene.node_items()), list(scene.wire_items())
        if lifted:
            items = [item for item in items if item.node_id not in lifted]
            wires = [item for item in wires if not {item.wire.source, item.wire.target} & lifted]
        self._draw(painter, items, wires)

    def _draw(
        self, painter: QPainter, items: Collection[NodeItem], wires: Iterable[WireItem]
    ) -> None:
        scene, ink = self._scene, self._scene.look.ink
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(ink.wire_far)
        lines = lines_of(wires, scene.look.style)
        if lines:
            painter.drawLines(lines)
        painter.setPen(Qt.PenStyle.NoPen)
        blocks: defaultdict[Family | Shade, list[QRectF]] = defaultdict(list)
        for item in items:
            look: Family | Shade = item.card.family
            if scene.look.warm:
                look = item.card.warmth.shade if item.card.warmth is not None else COOL
            blocks[look].append(item.rect)
            if item.card.guise.block:
                blocks[look].append(_sheet(item.rect))
        for look, rects in blocks.items():
            painter.setBrush(ink.shade(look) if isinstance(look, int) else ink.far[look])
            painter.drawRects(rects)
        painter.setBrush(ink.error)
        for item in items:
            if item.card.severity == "error":
                corner = QPointF(item.left + item.card.layout.width, item.top)
                painter.drawEllipse(corner, 14, 14)


def lines_of(wires: Iterable[WireItem], style: WireStyle) -> list[QLineF]:
    """Wires from afar: straight from stop to stop, or along the axes."""
    lines: list[QLineF] = []
    for item in wires:
        if style == "orthogonal":
            stops = corners(item.ends, item.points, item.sides)
        elif item.points:
            stops = [item.ends[:2], *item.points, item.ends[2:]]
        else:
            lines.append(QLineF(*item.ends))
            continue
        lines += [QLineF(*one, *other) for one, other in pairwise(stops)]
    return lines


def _sheet(rect: QRectF) -> QRectF:
    """What peeps out below a block, as far as it is seen from afar."""
    return QRectF(rect.left() + 12, rect.bottom() + 5, rect.width() - 24, 7)
