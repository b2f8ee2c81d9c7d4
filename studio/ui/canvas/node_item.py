"""A node on the canvas: one item that paints its card, with as much detail as can be seen."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from studio.graph.model import Node
from studio.layers.spec import LayerSpec
from studio.ui.canvas.card import READABLE, Card, paint_card
from studio.ui.canvas.geometry import Layout, PortPlace, Side
from studio.ui.canvas.health import paint_health
from studio.ui.canvas.lit_path import FAINT, paint_edge
from studio.ui.canvas.look import Look
from studio.ui.canvas.port_marks import Mark
from studio.ui.canvas.value_rows import APPROACH
from studio.ui.canvas.working import paint_working


class NodeItem(QGraphicsItem):
    """Belongs to the scene, which looks it up by its node's id. Paints; does not react."""

    __slots__ = ("_bounds", "card", "left", "look", "node_id", "spec", "top")

    def __init__(self, node: Node, spec: LayerSpec | None, card: Card, look: Look) -> None:
        super().__init__()
        self.node_id = node.id
        self.spec = spec
        self.card = card
        self.look = look
        self._bounds = card.layout.bounds
        self.place(node.x, node.y)

    def place(self, x: float, y: float) -> None:
        """Move the card's upper left corner here."""
        self.left, self.top = x, y
        self.setPos(x, y)

    def wear(self, layout: Layout) -> None:
        """Take a new layout."""
        if layout is not self.card.layout:
            self.prepareGeometryChange()
            self.card.layout = layout
            self.card.carried = self.card.values = None
            self._bounds = layout.bounds

    @property
    def rect(self) -> QRectF:
        """The card in the scene, without what straddles its edge."""
        layout = self.card.layout
        return QRectF(self.left, self.top, layout.width, layout.height)

    def anchor(self, side: Side, end: str) -> tuple[float, float]:
        """Where in the scene a wire meets this card."""
        x, y = self.card.layout.anchor(side, end)
        return self.left + x, self.top + y

    def port_point(self, port: PortPlace) -> QPointF:
        return QPointF(self.left + port.x, self.top + port.y)

    def boundingRect(self) -> QRectF:
        return self._bounds

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        look = self.look
        if self.card.carried is None:
            self.card.carried = look.carried(self.node_id, self.card.layout)
        mark = None
        if look.linking is not None or (
            look.hovered_port is not None and look.hovered_port.node == self.node_id
        ):
            mark = self._mark
        bodies = look.bodies if widget is not None else None
        scale = painter.worldTransform().m11()
        if widget is None:
            scale = min(scale, APPROACH)  # In a file a card is as it is seen at its own size.
        elif scale > APPROACH and self.card.values is None:
            self.card.values = look.values(self.node_id, self.card)
        hovered = look.hovered_value.name if look.hovered_value.node == self.node_id else ""
        part = look.path.of_node(self.node_id) if look.path is not None else None
        if part == "":
            painter.setOpacity(FAINT)
        pictures = look.pictures if widget is not None else None
        paint_card(
            painter,
            self.card,
            look.ink,
            scale,
            mark=mark,
            bodies=bodies,
            pictures=pictures,
            hovered=hovered,
        )
        health = look.health.get(self.node_id) if look.health is not None else None
        if health is not None and scale >= READABLE:
            paint_health(painter, self.card.layout, health, look.ink, bodies)
        if part == "":
            painter.setOpacity(1.0)
        elif part is not None:
            paint_edge(painter, self.card.layout.rect, part, look.ink.path)
        if look.working and self.node_id in look.working and widget is not None:
            paint_working(painter, self.card.layout, look.phase, look.ink)

    def _mark(self, port: PortPlace) -> Mark:
        return self.look.mark(self.node_id, port)
