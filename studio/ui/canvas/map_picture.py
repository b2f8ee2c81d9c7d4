"""The picture of a whole graph on the small map: drawn once a change, and kept."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Literal

from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap, QTransform

from studio.compile.problems import Severity
from studio.layers.spec import Family
from studio.ui.canvas import map_marks
from studio.ui.canvas.card import Card
from studio.ui.canvas.heat import COOL, Shade
from studio.ui.canvas.node_item import NodeItem
from studio.ui.canvas.scene import CanvasScene
from studio.ui.theme import Theme, mix, translucent

INSET = 8
NEAR = 3.0
"""How far beside its block a node is still meant."""
SMALLEST_BLOCK = QSizeF(2.5, 2.5)
ROUND_AT_MOST = 200
"""Blocks whose corners are still seen; of more, none is large enough."""
SEVERITIES: tuple[Severity, ...] = ("warning", "error")
"""In the order in which their marks are painted: errors on top."""
Part = Literal["corner", "middle", "below"]


class MapPicture:
    """Knows where on the map the nodes are."""

    def __init__(self, scene: CanvasScene, theme: Theme) -> None:
        self._scene = scene
        self._theme = theme
        self.map = QTransform()
        """From the scene to the map."""

    def draw(self, box: QRect, ratio: float) -> QPixmap:
        """The ground, frames, a block for each node, and the marks of problems."""
        pixmap = QPixmap(box.size() * ratio)
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        tokens = self._theme.tokens
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(tokens.line), 1))
        painter.setBrush(translucent(mix(tokens.surface, tokens.ground, 0.3), 0.94))
        painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        self.map = _fit(self._scene.content(), QRectF(box))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.save()
        painter.setTransform(self.map, combine=True)
        self._scene.furniture.paint_far(painter)
        painter.restore()
        self._draw_blocks(painter)
        self._mark_problems(painter)
        painter.end()
        return pixmap

    def node_at(self, point: QPointF) -> NodeItem | None:
        """The node whose block is at a place of the map, or hardly beside it."""
        near = QRectF(point - QPointF(NEAR, NEAR), QSizeF(2 * NEAR, 2 * NEAR))
        found = (item for item in self._scene.node_items() if self.block(item).intersects(near))
        return min(found, key=lambda item: self._off(item, point), default=None)

    def places(self, ids: Iterable[str], part: Part) -> list[QPointF]:
        """Where the marks of these nodes go."""
        return map_marks.thinned(self._each(ids, part))

    def block(self, item: NodeItem) -> QRectF:
        """What stands for a node."""
        layout, scale = item.card.layout, self.map.m11()
        return QRectF(
            item.left * scale + self.map.dx(),
            item.top * scale + self.map.dy(),
            max(layout.width * scale, SMALLEST_BLOCK.width()),
            max(layout.height * scale, SMALLEST_BLOCK.height()),
        )

    def _draw_blocks(self, painter: QPainter) -> None:
        ink, warm = self._scene.look.ink, self._scene.look.warm
        items = list(self._scene.node_items())
        blocks: defaultdict[Family | Shade, list[QRectF]] = defaultdict(list)
        for item in items:
            look = item.card.family if not warm else _shade(item.card)
            blocks[look].append(self.block(item))
        for look, places in blocks.items():
            painter.setBrush(ink.shade(look) if isinstance(look, int) else ink.family[look])
            if len(items) > ROUND_AT_MOST:
                painter.drawRects(places)
            else:
                for place in places:
                    painter.drawRoundedRect(place, 1.5, 1.5)

    def _mark_problems(self, painter: QPainter) -> None:
        problems = self._scene.problems
        for severity in SEVERITIES:
            ids = [node for node, found in problems.items() if found.severity == severity]
            places = self.places(ids, "corner")
            map_marks.paint(painter, severity, places, self._theme.tokens)

    def _each(self, ids: Iterable[str], part: Part) -> Iterator[QPointF]:
        for node_id in ids:
            if (item := self._scene.node_item(node_id)) is None:
                continue
            block = self.block(item)
            if part == "corner":
                yield block.topRight()
            elif part == "middle":
                yield block.center()
            else:
                yield QPointF(block.center().x(), block.bottom() + 2.0)

    def _off(self, item: NodeItem, point: QPointF) -> float:
        return (self.block(item).center() - point).manhattanLength()


def _fit(content: QRectF, box: QRectF) -> QTransform:
    room = box.adjusted(INSET, INSET, -INSET, -INSET)
    if content.isEmpty():
        return QTransform()
    content = content.adjusted(-60, -60, 60, 60)
    scale = min(room.width() / content.width(), room.height() / content.height(), 0.14)
    found = QTransform.fromTranslate(room.center().x(), room.center().y())
    found.scale(scale, scale)
    return found.translate(-content.center().x(), -content.center().y())


def _shade(card: Card) -> Shade:
    return COOL if card.warmth is None else card.warmth.shade
