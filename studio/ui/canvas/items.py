"""Nodes and wires on a scene: found by id, placed, and made to stand out."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from PySide6.QtCore import QObject, QRectF, Signal
from PySide6.QtWidgets import QGraphicsScene

from studio.app.settings import WireStyle
from studio.graph.furniture import Point
from studio.graph.model import Wire
from studio.ui.canvas.courses import STUB, Ends, Sides
from studio.ui.canvas.flow import Stream
from studio.ui.canvas.health import Health
from studio.ui.canvas.heat import Warmth
from studio.ui.canvas.ink import Ink
from studio.ui.canvas.look import Linking, Look, PortRef, ValueRef
from studio.ui.canvas.node_item import NodeItem
from studio.ui.canvas.wire_item import WireItem

MARGIN = 400.0
"""How far beyond its content the scene is indexed at least."""


class ItemScene(QGraphicsScene):
    """Owns the items; knows no document."""

    altered = Signal()
    """Nodes, wires, places or findings are not what they were."""
    lifted_changed = Signal()

    def __init__(self, ink: Ink, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.look = Look(ink)
        self.lifted: frozenset[str] = frozenset()
        """Nodes that are being dragged."""
        self.setSceneRect(-MARGIN, -MARGIN, 2 * MARGIN, 2 * MARGIN)
        self._nodes: dict[str, NodeItem] = {}
        self._wires: dict[Wire, WireItem] = {}
        self._touching: dict[str, set[Wire]] = {}
        self._selected: frozenset[str] = frozenset()
        self._differing: frozenset[str] = frozenset()
        self._hovered_node = ""
        self._hovered_wire: Wire | None = None
        self._chosen: Wire | None = None
        self._veiled: frozenset[Wire] = frozenset()

    # Looking up.

    def node_item(self, node_id: str) -> NodeItem | None:
        return self._nodes.get(node_id)

    def wire_item(self, wire: Wire) -> WireItem | None:
        return self._wires.get(wire)

    def node_items(self) -> Iterator[NodeItem]:
        return iter(self._nodes.values())

    def wire_items(self) -> Iterator[WireItem]:
        return iter(self._wires.values())

    def touching(self, node_id: str) -> Collection[Wire]:
        """The wires that begin or end at this node."""
        return self._touching.get(node_id, ())

    def content(self, ids: Iterable[str] | None = None) -> QRectF:
        """The rectangle that holds these cards, or all."""
        found = self._nodes.values() if ids is None else map(self._nodes.get, ids)
        items = [item for item in found if item is not None]
        if not items:
            return QRectF()
        left, top = min(item.left for item in items), min(item.top for item in items)
        right = max(item.left + item.card.layout.width for item in items)
        bottom = max(item.top + item.card.layout.height for item in items)
        return QRectF(left, top, right - left, bottom - top)

    @property
    def selected(self) -> frozenset[str]:
        """The nodes that are shown as selected."""
        return self._selected

    # Standing out.

    def set_differing(self, ids: frozenset[str]) -> None:
        """Mark the nodes that differ from the plan that is running."""
        for node_id in ids ^ self._differing:
            if item := self._nodes.get(node_id):
                item.card.differs = node_id in ids
                item.update()
        self._differing = ids

    def set_warmth(self, warmth: Mapping[str, Warmth]) -> None:
        """Colour nodes by what they cost; those that are not among these look as ever."""
        changed = self.look.warm != bool(warmth)
        self.look.warm = bool(warmth)
        for node_id, item in self._nodes.items():
            found = warmth.get(node_id)
            if item.card.warmth != found:
                item.card.warmth = found
                changed = True
        if changed:
            self.update()
            self.altered.emit()

    def set_streams(self, streams: Mapping[str, Stream] | None) -> None:
        """Let wires tell of the nodes that they leave; ``None``: look as ever."""
        before, self.look.streams = self.look.streams or {}, streams
        now = streams or {}
        for node_id in {*before, *now}:
            if before.get(node_id) != now.get(node_id):
                for wire in self.touching(node_id):
                    if wire.source == node_id:
                        self._wires[wire].update()

    def set_health(self, health: Mapping[str, Health] | None) -> None:
        """Put tags on these nodes; ``None``: on none."""
        before, self.look.health = self.look.health or {}, health
        now = health or {}
        for node_id in {*before, *now}:
            if before.get(node_id) != now.get(node_id) and (item := self._nodes.get(node_id)):
                item.update()

    def show_selection(self, ids: Iterable[str]) -> None:
        """Show these as selected."""
        selected = frozenset(ids)
        changed = selected ^ self._selected
        self._selected = selected
        for node_id in changed:
            if item := self._nodes.get(node_id):
                item.card.selected = node_id in selected
                item.setZValue(1 if item.card.selected else 0)
                item.update()
            for wire in self.touching(node_id):
                found = self._wires[wire]
                found.lit = wire.source in selected or wire.target in selected
                found.update()
        if selected:
            self.choose(None)

    def place(self, places: Iterable[tuple[str, float, float]]) -> None:
        """Show nodes elsewhere than the document has them, while they are dragged."""
        for node_id, x, y in places:
            self._place(node_id, x, y)

    def hover(self, node_id: str, port: PortRef | None, wire: Wire | None) -> None:
        """Show what is under the pointer."""
        if node_id != self._hovered_node:
            for item in (self._nodes.get(self._hovered_node), self._nodes.get(node_id)):
                if item is not None:
                    item.card.hovered = item.node_id == node_id
                    item.update()
            self._hovered_node = node_id
        if port != self.look.hovered_port:
            for ref in (self.look.hovered_port, port):
                if ref is not None and (item := self._nodes.get(ref.node)):
                    item.update()
            self.look.hovered_port = port
        if wire != self._hovered_wire:
            for one in (self._hovered_wire, wire):
                if one is not None and (found := self._wires.get(one)):
                    found.hovered = one == wire
                    found.update()
            self._hovered_wire = wire

    def hover_value(self, value: ValueRef) -> None:
        """Show which value of which card is under the pointer."""
        before, self.look.hovered_value = self.look.hovered_value, value
        if before != value:
            for node_id in {before.node, value.node}:
                if item := self._nodes.get(node_id):
                    item.update()

    @property
    def hovered_node(self) -> str:
        """The id of the node under the pointer, or of that of the port there."""
        return self._hovered_node

    @property
    def hovered_wire(self) -> Wire | None:
        """The wire under the pointer."""
        return self._hovered_wire

    @property
    def chosen(self) -> Wire | None:
        """The wire that was clicked, for the Delete key."""
        return self._chosen

    def choose(self, wire: Wire | None, point: int | None = None) -> None:
        """Make a wire the one that keys speak of, or one of the points that it is led through."""
        self.look.held_point = None if wire is None or point is None else (wire, point)
        for one in (self._chosen, wire):
            if one is not None and (item := self._wires.get(one)):
                item.chosen = one == wire
                item.update()
        self._chosen = wire

    def lead(self, wire: Wire, points: tuple[Point, ...]) -> None:
        """Show a wire led through points that the document does not have yet."""
        if item := self._wires.get(wire):
            item.lead(points, self._sides(wire, item.ends, points))

    def set_style(self, style: WireStyle) -> None:
        """Draw wires in this style."""
        if style != self.look.style:
            self.look.style = style
            for item in self._wires.values():
                item.restyle()
            self.update()
            self.altered.emit()

    def link(self, linking: Linking | None) -> None:
        """Show which ports a wire may end at, or that no wire is being drawn."""
        self.look.linking = linking
        self.veil(linking.hidden if linking else ())
        self.update()

    def veil(self, wires: Iterable[Wire]) -> None:
        """Keep these wires out of sight, and show those again that were before."""
        veiled = frozenset(wires)
        for wire in veiled ^ self._veiled:
            if item := self._wires.get(wire):
                item.setVisible(wire not in veiled)
        self._veiled = veiled

    def doom(self, wires: Iterable[Wire]) -> None:
        """Let these wires stand out as those that are about to be cut."""
        doomed = frozenset(wires)
        before, self.look.doomed = self.look.doomed, doomed
        for wire in doomed ^ before:
            if item := self._wires.get(wire):
                item.update()

    def aim(self, target: PortRef | None) -> None:
        """Show where the wire being drawn would end."""
        linking = self.look.linking
        if linking is None or linking.target == target:
            return
        for ref in (linking.target, target):
            if ref is not None and (item := self._nodes.get(ref.node)):
                item.update()
        linking.target = target

    def lift(self, ids: Iterable[str]) -> None:
        """These nodes will move about, until others do or none."""
        self.lifted = frozenset(ids)
        self.lifted_changed.emit()

    # For those who build on this.

    def empty(self) -> None:
        """Take all items away."""
        self.clear()
        self._nodes, self._wires, self._touching = {}, {}, {}
        self._hovered_node, self._hovered_wire, self._chosen = "", None, None
        self.look.linking = self.look.hovered_port = self.look.held_point = None
        self.look.doomed = self._veiled = frozenset()
        self.lifted = frozenset()

    def _reindex(self) -> None:
        """Let the index span the content; it may lie anywhere, but is slow outside its span."""
        content = self.content()
        if not self.sceneRect().contains(content):
            self.setSceneRect(
                content.adjusted(-MARGIN, -MARGIN, MARGIN, MARGIN).united(self.sceneRect())
            )

    def _drop_node(self, node_id: str) -> None:
        for wire in tuple(self.touching(node_id)):
            self._drop_wire(wire)
        self._touching.pop(node_id, None)
        if node_id == self._hovered_node:
            self._hovered_node = ""
        if self.look.hovered_port is not None and self.look.hovered_port.node == node_id:
            self.look.hovered_port = None
        if item := self._nodes.pop(node_id, None):
            self.removeItem(item)

    def _add_wire(self, wire: Wire) -> WireItem:
        ends = self._ends(wire)
        item = WireItem(wire, ends, self.look, self._sides(wire, ends, wire.points))
        item.lit = wire.source in self._selected or wire.target in self._selected
        self._wires[wire] = item
        self._touching[wire.source].add(wire)
        self._touching[wire.target].add(wire)
        self.addItem(item)
        return item

    def _drop_wire(self, wire: Wire) -> None:
        self._touching[wire.source].discard(wire)
        self._touching[wire.target].discard(wire)
        if wire == self._chosen:
            self._chosen = self.look.held_point = None
        if wire == self._hovered_wire:
            self._hovered_wire = None
        self.removeItem(self._wires.pop(wire))

    def _renew_wire(self, wire: Wire) -> None:
        """Show a wire as it is led now."""
        item = self._wires.get(wire)
        if item is None or item.wire is wire:
            return
        del self._wires[wire]
        self._wires[wire] = item
        for node_id in (wire.source, wire.target):
            self._touching[node_id].discard(wire)
            self._touching[node_id].add(wire)
        item.wire = wire
        if wire == self._chosen:
            held = self.look.held_point
            kept = held[1] if held is not None and held[1] < len(wire.points) else None
            self.choose(wire, kept)
        item.lead(wire.points, self._sides(wire, item.ends, wire.points))

    def _sides(self, wire: Wire, ends: Ends, points: tuple[Point, ...]) -> Sides | None:
        """The edges of the cards that a wire may have to go round; none where it need not."""
        if not points and ends[2] - ends[0] >= 2 * STUB:
            return None
        source, target = self._nodes[wire.source], self._nodes[wire.target]
        return Sides(
            (source.top, source.top + source.card.layout.height),
            (target.top, target.top + target.card.layout.height),
        )

    def _ends(self, wire: Wire) -> Ends:
        x1, y1 = self._nodes[wire.source].anchor("output", wire.output)
        x2, y2 = self._nodes[wire.target].anchor("input", wire.input)
        return x1, y1, x2, y2

    def _place(self, node_id: str, x: float, y: float) -> None:
        item = self._nodes.get(node_id)
        if item is not None and (item.left, item.top) != (x, y):
            item.place(x, y)
            self._respan(node_id)

    def _respan(self, node_id: str) -> None:
        for wire in self._touching[node_id]:
            item, ends = self._wires[wire], self._ends(wire)
            item.span(ends, self._sides(wire, ends, item.points))
