"""What is different from another version, on the canvas: signs at cards and wires, and ghosts.

No mark is told by its colour alone: what came has a plus, what went a minus and a dashed edge, what
is otherwise a tilde.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPixmap

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
from studio.ui.tokens import Tokens

GHOST = 0.4
"""How much of a card that is gone is left."""
AROUND = 4.0
"""How far outside its card a mark runs."""
BADGE = 8.0
FAR = 0.3
"""Below this scale a mark is a filled card, and its sign grows."""
TINY = 0.1
"""Below this one there is no room for signs."""
MOST_SIGNS = 300
"""From afar: with more of them in view nobody reads any."""
SIGNS: tuple[Sign, ...] = ("+", "−", "~")


class VersionMarks:
    """Paints over the scene; knows of a graph what :meth:`Versions.marked` says."""

    def __init__(self, session: Session, scene: CanvasScene, changed: Callable[[], None]) -> None:
        self._session = session
        self._scene = scene
        self._changed = changed
        self._marked = NOTHING
        self._ghosts: dict[str, tuple[Card, Node]] = {}
        self._pens: tuple[tuple[Tokens, float, float], _Pens] | None = None
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
        pens = self._pens_at(scale, painter.device().devicePixelRatioF())
        for wire, sign in self._marked.wires.items():
            self._paint_wire(painter, wire, sign, pens, seen)
        for card, node in self._ghosts.values():
            place = _place(card, node)
            if place.intersects(seen) and pens.signed:
                painter.save()
                painter.setOpacity(GHOST)
                painter.translate(place.topLeft())
                paint_card(painter, card, self._scene.look.ink, scale)
                painter.restore()
        self._paint_around(painter, pens, seen)

    def _paint_around(self, painter: QPainter, pens: _Pens, seen: QRectF) -> None:
        chosen = self._session.versions.chosen
        here = ""
        if chosen is not None and chosen.difference.graph == self._session.scope.graph:
            here = chosen.difference.node
        rects: dict[Sign, list[QRectF]] = {sign: [] for sign in SIGNS}
        for node_id, sign in self._marked.nodes.items():
            rect = self.place_of(node_id)
            if rect is None or not rect.intersects(seen):
                continue
            outer = rect.adjusted(-AROUND, -AROUND, AROUND, AROUND)
            if node_id == here:
                pens.strong(painter, outer, sign)
            else:
                rects[sign].append(outer)
        for sign, found in rects.items():
            if found:
                pens.around(painter, found, sign)

    def _pens_at(self, scale: float, ratio: float) -> _Pens:
        tokens = self._scene.look.ink.tokens
        key = tokens, scale, ratio
        if self._pens is None or self._pens[0] != key:
            self._pens = key, _Pens(*key)
        return self._pens[1]

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
    """What a theme marks with, at a scale. Many marks are drawn at once, so all is made once."""

    def __init__(self, tokens: Tokens, scale: float, ratio: float) -> None:
        self._ground = QColor(tokens.ground)
        self._colours: dict[Sign, QColor] = {
            "+": QColor(tokens.go),
            "−": QColor(tokens.error),
            "~": QColor(tokens.warn),
        }
        self.far = scale < FAR
        self.signed = scale >= TINY
        self._unit = 1 / max(scale, 1e-6) if self.far else 1.0
        """A length of the scene that is one pixel from afar, and one unit from near."""
        self._cards = {sign: self._pen(sign, 1.5 if self.far else 2) for sign in SIGNS}
        self._wires = {sign: self._pen(sign, 1.5 if self.far else 3) for sign in SIGNS}
        self._radius = BADGE * self._unit * (0.75 if self.far else 1)
        side = 2 * (self._radius + self._unit)
        pixels = max(1, round(side * scale * ratio))
        self._half = side / 2
        self._badges = {sign: self._draw_badge(sign, pixels) for sign in SIGNS}

    def _pen(self, sign: Sign, width: float) -> QPen:
        pen = QPen(self._colours[sign], width)
        pen.setCosmetic(self.far)
        if sign == "−":
            pen.setDashPattern([4, 3])
        return pen

    def wire(self, sign: Sign) -> QPen:
        return self._wires[sign]

    def around(self, painter: QPainter, rects: Sequence[QRectF], sign: Sign) -> None:
        """The marks around cards. From very far what came is filled, and what went dashed."""
        painter.setPen(self._cards[sign])
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.save()
        if self.far:
            # Nobody sees the difference, and there may be thousands.
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, on=False)
            fill = QColor(self._colours[sign])
            fill.setAlphaF(0.9 if sign == "+" and not self.signed else 0.25)
            painter.setBrush(QBrush(fill))
            painter.drawRects(list(rects))
        else:
            for rect in rects:
                painter.drawRoundedRect(rect, CORNER + AROUND, CORNER + AROUND)
        if self.signed and (not self.far or len(rects) <= MOST_SIGNS):
            for rect in rects:
                self.badge(painter, rect.topLeft(), sign)
        painter.restore()

    def strong(self, painter: QPainter, rect: QRectF, sign: Sign) -> None:
        """The mark of the difference in hand."""
        pen = QPen(self._cards[sign])
        pen.setWidthF(2 * pen.widthF())
        fill = QColor(self._colours[sign])
        fill.setAlphaF(0.12)
        painter.setPen(pen)
        painter.setBrush(QBrush(fill))
        painter.drawRoundedRect(rect, CORNER + AROUND, CORNER + AROUND)
        self.badge(painter, rect.topLeft(), sign)

    def badge(self, painter: QPainter, centre: QPointF, sign: Sign) -> None:
        """The sign in a disc."""
        picture, half = self._badges[sign], self._half
        place = QRectF(centre.x() - half, centre.y() - half, 2 * half, 2 * half)
        painter.drawPixmap(place, picture, QRectF(picture.rect()))

    def _draw_badge(self, sign: Sign, pixels: int) -> QPixmap:
        picture = QPixmap(pixels, pixels)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(pixels / 18, pixels / 18)
        painter.translate(9, 9)
        painter.setPen(QPen(self._ground, 1.5))
        painter.setBrush(QBrush(self._colours[sign]))
        painter.drawEllipse(QPointF(), BADGE, BADGE)
        pen = QPen(self._ground, 2)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if sign == "~":
            painter.drawArc(QRectF(-4, -2, 4, 4), 0, 180 * 16)
            painter.drawArc(QRectF(0, -2, 4, 4), 180 * 16, 180 * 16)
        else:
            painter.drawLine(QPointF(-4, 0), QPointF(4, 0))
            if sign == "+":
                painter.drawLine(QPointF(0, -4), QPointF(0, 4))
        painter.end()
        return picture


def _place(card: Card, node: Node) -> QRectF:
    return QRectF(node.x, node.y, card.layout.width, card.layout.height)
