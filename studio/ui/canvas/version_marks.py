"""What is different from another version, on the canvas: signs at cards and wires, and ghosts.

No mark is told by its colour alone: what came has a plus, what went a minus and a dashed edge, what
is otherwise a tilde.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen

from studio.app.session import Session
from studio.app.versions import NOTHING
from studio.compile.card_sizes import ends_of
from studio.graph.comparing import Sign
from studio.graph.model import Node, Wire
from studio.ui.canvas import captions
from studio.ui.canvas.card import Card, blank, fitted, paint_card
from studio.ui.canvas.geometry import CORNER, Side, wire_path
from studio.ui.canvas.scene import CanvasScene
from studio.ui.text import say, tr

GHOST = 0.4
"""How much of a card that is gone is left."""
AROUND = 4.0
"""How far outside its card a mark runs."""
BADGE = 8.0
FAR = 0.3
"""Below this scale a mark is a filled card, and its sign grows."""


class VersionMarks:
    """Paints over the scene; knows of a graph what :meth:`Versions.marked` says."""

    def __init__(self, session: Session, scene: CanvasScene, changed: Callable[[], None]) -> None:
        self._session = session
        self._scene = scene
        self._changed = changed
        self._marked = NOTHING
        self._ghosts: dict[str, tuple[Card, Node]] = {}
        self._disconnects = [
            session.versions.changed.connect(lambda _: self._renew()),
            session.versions.moved.connect(lambda _: changed()),
            session.scoped.connect(lambda _: self._renew()),
        ]

    def close(self) -> None:
        """Hear no more of the session."""
        for disconnect in self._disconnects:
            disconnect()
        self._disconnects.clear()

    @property
    def active(self) -> bool:
        return self._marked is not NOTHING

    @property
    def ghosts(self) -> dict[str, QRectF]:
        """Where nodes that are gone stood, by their ids."""
        return {node_id: _place(*ghost) for node_id, ghost in self._ghosts.items()}

    def _renew(self) -> None:
        before = self._marked
        versions = self._session.versions
        graph = self._session.scope.graph
        self._marked = versions.marked(graph) if versions.active else NOTHING
        self._ghosts = {}
        old = self._marked.before
        for node_id, sign in self._marked.nodes.items():
            if sign == "−" and node_id in old:
                self._ghosts[node_id] = self._ghost(old.node(node_id)), old.node(node_id)
        if self._marked is not before:
            self._changed()

    def _ghost(self, node: Node) -> Card:
        spec = self._session.kinds.find(node.kind)
        card = blank(captions.family_of(spec), node.name, captions.kind_of(node, spec))
        ends = ends_of(spec, self._marked.before, node.id)
        card.layout = fitted(card, ends, self._scene.look.ink)
        return card

    # What the pointer finds.

    def place_of(self, node_id: str) -> QRectF | None:
        """Where a node is, or was."""
        if node_id in self._ghosts:
            return _place(*self._ghosts[node_id])
        item = self._scene.node_item(node_id)
        return item.rect if item else None

    def tip(self, point: QPointF) -> str:
        """What is different at what lies here, in words; empty where nothing is."""
        graph = self._session.scope.graph
        for node_id in self._marked.nodes:
            place = self.place_of(node_id)
            if place is not None and place.contains(point):
                told = self._session.versions.told_of(graph, node_id)
                lines = [f"{each.sign} {say(each.words)}" for each in told]
                if node_id in self._marked.inside:
                    lines.append(tr("~ What it stands for is different: enter it to see"))
                return "\n".join(lines)
        return ""

    # Painting.

    def paint(self, painter: QPainter) -> None:
        """Paint the marks in the painter's scene."""
        if self._marked is NOTHING:
            return
        scale = painter.worldTransform().m11()
        seen = painter.worldTransform().inverted()[0].mapRect(QRectF(painter.viewport()))
        pens = _Pens(self._scene, scale)
        for wire, sign in self._marked.wires.items():
            self._paint_wire(painter, wire, sign, pens, seen)
        for card, node in self._ghosts.values():
            place = _place(card, node)
            if place.intersects(seen):
                painter.save()
                painter.setOpacity(GHOST)
                painter.translate(place.topLeft())
                paint_card(painter, card, self._scene.look.ink, scale)
                painter.restore()
        chosen = self._session.versions.chosen
        graph = self._session.scope.graph
        inside = chosen is not None and chosen.difference.graph == graph
        here = chosen.difference.node if chosen is not None and inside else ""
        for node_id, sign in self._marked.nodes.items():
            rect = self.place_of(node_id)
            if rect is not None and rect.intersects(seen):
                pens.around(painter, rect, sign, strong=node_id == here)

    def _paint_wire(
        self, painter: QPainter, wire: Wire, sign: Sign, pens: _Pens, seen: QRectF
    ) -> None:
        item = self._scene.wire_item(wire) if sign != "−" else None
        if item is not None:
            path = item.path()
        else:
            start = self._anchor(wire.source, "output", wire.output)
            end = self._anchor(wire.target, "input", wire.input)
            if start is None or end is None:
                return
            path = wire_path(*start, *end)
        if path.boundingRect().adjusted(-9, -9, 9, 9).intersects(seen):
            painter.setPen(pens.wire(sign))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPath(path)
            if not pens.far:
                pens.badge(painter, path.pointAtPercent(0.5), sign)

    def _anchor(self, node_id: str, side: Side, end: str) -> tuple[float, float] | None:
        if node_id in self._ghosts:
            card, node = self._ghosts[node_id]
            x, y = card.layout.anchor(side, end)
            return node.x + x, node.y + y
        item = self._scene.node_item(node_id)
        return item.anchor(side, end) if item else None


class _Pens:
    """What a theme marks with, at a scale."""

    def __init__(self, scene: CanvasScene, scale: float) -> None:
        tokens = scene.look.ink.tokens
        self._ground = QColor(tokens.ground)
        self._colours: dict[Sign, QColor] = {
            "+": QColor(tokens.go),
            "−": QColor(tokens.error),
            "~": QColor(tokens.warn),
        }
        self.far = scale < FAR
        self._unit = 1 / max(scale, 1e-6) if self.far else 1.0
        """A length of the scene that is one pixel from afar, and one unit from near."""

    def _pen(self, sign: Sign, width: float) -> QPen:
        pen = QPen(self._colours[sign], width * self._unit)
        if sign == "−":
            pen.setDashPattern([4, 3])
        return pen

    def wire(self, sign: Sign) -> QPen:
        return self._pen(sign, 1.5 if self.far else 3)

    def around(self, painter: QPainter, rect: QRectF, sign: Sign, *, strong: bool) -> None:
        """The mark around a card; a stronger one for the difference in hand."""
        colour = QColor(self._colours[sign])
        painter.setPen(self._pen(sign, 4 if strong else 2))
        colour.setAlphaF(0.35 if self.far else 0.12 if strong else 0)
        painter.setBrush(QBrush(colour))
        outer = rect.adjusted(-AROUND, -AROUND, AROUND, AROUND)
        painter.drawRoundedRect(outer, CORNER + AROUND, CORNER + AROUND)
        self.badge(painter, outer.topLeft(), sign)

    def badge(self, painter: QPainter, centre: QPointF, sign: Sign) -> None:
        """The sign in a disc."""
        unit = self._unit * (0.75 if self.far else 1)
        painter.setPen(QPen(self._ground, 1.5 * unit))
        painter.setBrush(QBrush(self._colours[sign]))
        painter.drawEllipse(centre, BADGE * unit, BADGE * unit)
        pen = QPen(self._ground, 2 * unit)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        arm = 4 * unit
        across, down = QPointF(arm, 0), QPointF(0, arm)
        if sign == "~":
            box = QRectF(0, 0, arm, arm)
            box.moveCenter(centre - across / 2)
            painter.drawArc(box, 0, 180 * 16)
            box.moveCenter(centre + across / 2)
            painter.drawArc(box, 180 * 16, 180 * 16)
            return
        painter.drawLine(centre - across, centre + across)
        if sign == "+":
            painter.drawLine(centre - down, centre + down)


def _place(card: Card, node: Node) -> QRectF:
    return QRectF(node.x, node.y, card.layout.width, card.layout.height)
