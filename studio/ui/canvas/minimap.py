"""The whole graph in a corner, with a frame for what is in view. Press or drag to go there."""

from __future__ import annotations

from collections import defaultdict

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap, QTransform
from PySide6.QtWidgets import QWidget

from studio.layers.spec import Family
from studio.ui.canvas.card import Card
from studio.ui.canvas.heat import COOL, Shade
from studio.ui.canvas.node_item import NodeItem
from studio.ui.canvas.scene import CanvasScene
from studio.ui.text import tr
from studio.ui.theme import Theme, mix, translucent

SIZE = QSize(132, 84)
MARGIN = 14
INSET = 8
SMALLEST_BLOCK = QSizeF(2.5, 2.5)
LATER_MS = 30
ROUND_AT_MOST = 200
"""Blocks whose corners are still seen; of more, none is large enough."""


class Minimap(QWidget):
    """Draws the blocks once a change; the frame whenever the view moves."""

    aimed = Signal(QPointF)
    """The user wants to see this place of the scene."""

    def __init__(self, scene: CanvasScene, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._scene = scene
        self._theme = theme
        self._blocks: QPixmap | None = None
        self._map = QTransform()
        self._seen = QRectF()
        self.setFixedSize(SIZE)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(tr("Overview of the graph"))
        self.setToolTip(tr("Overview: press to go there"))
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(LATER_MS)
        self._later.timeout.connect(self._forget)
        scene.altered.connect(self._on_altered)
        theme.changed.connect(self._forget)
        self._forget()

    def show_seen(self, seen: QRectF) -> None:
        """The view now shows this part of the scene."""
        if seen != self._seen:
            self._seen = seen
            self.update()

    def place_of(self, point: QPointF) -> QPointF:
        """Where on the map a place of the scene is."""
        return self._map.map(point)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._blocks is None or self._blocks.devicePixelRatio() != self.devicePixelRatioF():
            self._blocks = self._draw_blocks()
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.drawPixmap(0, 0, self._blocks)
        frame = self._map.mapRect(self._seen).intersected(
            QRectF(self.rect()).adjusted(3, 3, -3, -3)
        )
        painter.setPen(QPen(QColor(tokens.accent), 1))
        painter.setBrush(translucent(tokens.accent, 0.06))
        painter.drawRoundedRect(frame.adjusted(0.5, 0.5, -0.5, -0.5), 2, 2)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._aim(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._aim(event.position())

    def _aim(self, point: QPointF) -> None:
        back, possible = self._map.inverted()
        if possible:
            self.aimed.emit(back.map(point))

    def _on_altered(self) -> None:
        """Of a large graph the view is drawn first, and the map in a stroke of its own."""
        if self._blocks is None or len(self._scene.graph) <= ROUND_AT_MOST:
            self._forget()
        else:
            self._later.start()

    def _forget(self) -> None:
        self._blocks = None
        self.setVisible(len(self._scene.graph) > 0 or bool(self._scene.furniture))
        self.update()

    def _draw_blocks(self) -> QPixmap:
        ratio = self.devicePixelRatioF()
        pixmap = QPixmap(self.size() * ratio)
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        tokens, ink = self._theme.tokens, self._scene.look.ink
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(tokens.line), 1))
        painter.setBrush(translucent(mix(tokens.surface, tokens.ground, 0.3), 0.94))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        items = list(self._scene.node_items())
        self._map = self._fit(self._scene.content())
        painter.setPen(Qt.PenStyle.NoPen)
        warm = self._scene.look.warm
        painter.save()
        painter.setTransform(self._map, combine=True)
        self._scene.furniture.paint_far(painter)
        painter.restore()
        blocks: defaultdict[Family | Shade, list[QRectF]] = defaultdict(list)
        for item in items:
            look = item.card.family if not warm else _shade(item.card)
            blocks[look].append(self._block(item))
        for look, places in blocks.items():
            painter.setBrush(ink.shade(look) if isinstance(look, int) else ink.family[look])
            if len(items) > ROUND_AT_MOST:
                painter.drawRects(places)
            else:
                for place in places:
                    painter.drawRoundedRect(place, 1.5, 1.5)
        painter.end()
        return pixmap

    def _block(self, item: NodeItem) -> QRectF:
        layout, scale = item.card.layout, self._map.m11()
        return QRectF(
            item.left * scale + self._map.dx(),
            item.top * scale + self._map.dy(),
            max(layout.width * scale, SMALLEST_BLOCK.width()),
            max(layout.height * scale, SMALLEST_BLOCK.height()),
        )

    def _fit(self, content: QRectF) -> QTransform:
        room = QRectF(self.rect()).adjusted(INSET, INSET, -INSET, -INSET)
        if content.isEmpty():
            return QTransform()
        content = content.adjusted(-60, -60, 60, 60)
        scale = min(room.width() / content.width(), room.height() / content.height(), 0.14)
        found = QTransform.fromTranslate(room.center().x(), room.center().y())
        found.scale(scale, scale)
        return found.translate(-content.center().x(), -content.center().y())


def _shade(card: Card) -> Shade:
    return COOL if card.warmth is None else card.warmth.shade
