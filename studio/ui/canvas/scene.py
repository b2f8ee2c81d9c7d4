"""The scene: keeps the items in step with the session's document, analysis and selection.

Items belong to the scene and are looked up by id. Only what a change touched is touched.
"""

from __future__ import annotations

import gc
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QGraphicsScene

from studio.app.session import Session
from studio.compile.problems import Problem
from studio.graph.edits import Change
from studio.graph.model import MODEL, Graph, Node, Wire
from studio.ui.canvas import captions
from studio.ui.canvas.bodies import Bodies
from studio.ui.canvas.card import blank, fitted
from studio.ui.canvas.geometry import Layout, ends_of
from studio.ui.canvas.ink import Ink
from studio.ui.canvas.look import Linking, Look, PortRef
from studio.ui.canvas.node_item import NodeItem
from studio.ui.canvas.overview import Overview
from studio.ui.canvas.wire_item import BEHIND, WireItem
from studio.ui.theme import Theme

if TYPE_CHECKING:
    from studio.compile.analysis import Analysis

MARGIN = 400.0
"""How far beyond its content the scene is indexed at least."""


class CanvasScene(QGraphicsScene):
    """The picture of the session's model graph."""

    altered = Signal()
    """Nodes, wires, places or findings are not what they were."""

    def __init__(self, session: Session, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.theme = theme
        self.look = Look(Ink(theme.tokens))
        self.overview = Overview(self)
        self.problems: dict[str, Problem] = {}
        self.setSceneRect(-MARGIN, -MARGIN, 2 * MARGIN, 2 * MARGIN)
        self._nodes: dict[str, NodeItem] = {}
        self._wires: dict[Wire, WireItem] = {}
        self._touching: dict[str, set[Wire]] = {}
        self._selected: frozenset[str] = frozenset()
        self._differing: frozenset[str] = frozenset()
        self._hovered_node = ""
        self._hovered_wire: Wire | None = None
        self._chosen: Wire | None = None
        self._disconnects = [
            session.opened.connect(lambda _document: self.rebuild()),
            session.changed.connect(self.apply),
            session.analysed.connect(self.set_analysis),
            session.selected.connect(self.show_selection),
        ]
        theme.changed.connect(self._on_theme)
        self.rebuild()

    def close(self) -> None:
        """Hear no more of the session."""
        for disconnect in self._disconnects:
            disconnect()
        self._disconnects.clear()

    @property
    def graph(self) -> Graph:
        return self.session.document.project.model

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

    # In step with the document.

    def rebuild(self) -> None:
        """Show the document anew, from nothing."""
        self.clear()
        self._nodes, self._wires, self._touching = {}, {}, {}
        self._hovered_node, self._hovered_wire, self._chosen = "", None, None
        self.look.linking = self.look.hovered_port = None
        self.problems = {}
        self._selected = frozenset(self.session.selection)
        with _collector_paused():  # or it would look through all the new items again and again
            for node in self.graph:
                self._make_node(node)
            self._reindex()
            for wire in self.graph.wires():
                self._add_wire(wire)  # before the nodes, so as to be behind them
            for item in self._nodes.values():
                self.addItem(item)
        if self.session.analysis is not None:
            self._read(self.session.analysis)
        self._settle()

    def apply(self, change: Change) -> None:
        """Follow a change of the document."""
        if change.graph != MODEL:
            return
        graph = self.graph
        for node_id in change.removed:
            self._drop_node(node_id)
        for node_id in change.added:
            if node_id in graph and node_id not in self._nodes:
                self._add_node(graph.node(node_id))
        for node_id in change.added | change.rewired:
            if node_id in graph:
                self._rewire(node_id)
        for node_id in change.renamed | change.retuned | change.rewired:
            self._dress(node_id)
        for node_id in change.moved:
            if node_id in graph:
                node = graph.node(node_id)
                self._place(node_id, node.x, node.y)
        if change.added or change.moved:
            self._reindex()
        self._settle()

    def set_analysis(self, analysis: Analysis) -> None:
        """Show shapes, costs and problems."""
        self._read(analysis)
        self._settle()

    def set_differing(self, ids: frozenset[str]) -> None:
        """Mark the nodes that differ from the plan that is running."""
        for node_id in ids ^ self._differing:
            if item := self._nodes.get(node_id):
                item.card.differs = node_id in ids
                item.update()
        self._differing = ids

    def set_miniature(self, node_id: str, image: QImage | None) -> None:
        """Show a small picture in a node's card, or none."""
        item = self._nodes.get(node_id)
        if item is None:
            return
        changes_height = (image is None) != (item.card.miniature is None)
        item.card.miniature = image
        if changes_height:
            self._dress(node_id)
            self._settle()
        else:
            item.update()

    # What only the screen knows.

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

    def unplace(self, ids: Iterable[str]) -> None:
        """Show nodes where the document has them."""
        graph = self.graph
        self.place((n, graph.node(n).x, graph.node(n).y) for n in ids if n in graph)
        self.overview.lower()

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

    @property
    def chosen(self) -> Wire | None:
        """The wire that was clicked, for the Delete key."""
        return self._chosen

    def choose(self, wire: Wire | None) -> None:
        """Make a wire the one that keys speak of."""
        for one in (self._chosen, wire):
            if one is not None and (item := self._wires.get(one)):
                item.chosen = one == wire
                item.update()
        self._chosen = wire

    def link(self, linking: Linking | None) -> None:
        """Show which ports a wire may end at, or that no wire is being drawn."""
        before = self.look.linking
        self.look.linking = linking
        for each in (before, linking):
            if each is not None and each.hidden and (item := self._wires.get(each.hidden)):
                item.setVisible(linking is not each)
        self.update()

    def aim(self, target: PortRef | None) -> None:
        """Show where the wire being drawn would end."""
        linking = self.look.linking
        if linking is None or linking.target == target:
            return
        for ref in (linking.target, target):
            if ref is not None and (item := self._nodes.get(ref.node)):
                item.update()
        linking.target = target

    # Inside.

    def _on_theme(self) -> None:
        self.look.ink = Ink(self.theme.tokens)
        self.look.bodies = Bodies()
        self.overview.forget()
        self.update()

    def _settle(self) -> None:
        self.overview.forget()
        self.altered.emit()

    def _reindex(self) -> None:
        """Let the index span the content; it may lie anywhere, but is slow outside its span."""
        content = self.content()
        if not self.sceneRect().contains(content):
            self.setSceneRect(
                content.adjusted(-MARGIN, -MARGIN, MARGIN, MARGIN).united(self.sceneRect())
            )

    def _add_node(self, node: Node) -> None:
        self.addItem(self._make_node(node))

    def _make_node(self, node: Node) -> NodeItem:
        spec = self.session.catalogue.find(node.kind)
        card = blank(captions.family_of(spec), node.name, captions.kind_of(node, spec))
        card.layout = fitted(card, ends_of(spec, self.graph, node.id), self.look.ink)
        item = NodeItem(node, spec, card, self.look)
        if node.id in self._selected:
            card.selected = True
            item.setZValue(1)
        card.differs = node.id in self._differing
        self._nodes[node.id] = item
        self._touching[node.id] = set()
        return item

    def _drop_node(self, node_id: str) -> None:
        for wire in tuple(self.touching(node_id)):
            self._drop_wire(wire)
        self._touching.pop(node_id, None)
        self.problems.pop(node_id, None)
        if item := self._nodes.pop(node_id, None):
            self.removeItem(item)

    def _add_wire(self, wire: Wire) -> WireItem:
        item = WireItem(wire, self._ends(wire), self.look)
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
            self._chosen = None
        self.removeItem(self._wires.pop(wire))

    def _rewire(self, node_id: str) -> None:
        wanted = {*self.graph.incoming(node_id), *self.graph.outgoing(node_id)}
        present = self._touching[node_id]
        for wire in tuple(present - wanted):
            self._drop_wire(wire)
        for wire in wanted - present:
            if wire.source in self._nodes and wire.target in self._nodes:
                self._add_wire(wire).setZValue(BEHIND)

    def _ends(self, wire: Wire) -> tuple[float, float, float, float]:
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
            self._wires[wire].span(self._ends(wire))

    def _dress(self, node_id: str) -> None:
        """Give a card its texts and the layout they need."""
        item = self._nodes.get(node_id)
        if item is None or node_id not in self.graph:
            return
        node = self.graph.node(node_id)
        item.spec = self.session.catalogue.find(node.kind)
        item.card.family = captions.family_of(item.spec)
        item.card.kind = captions.kind_of(node, item.spec)
        item.card.name = node.name
        layout: Layout = fitted(item.card, ends_of(item.spec, self.graph, node_id), self.look.ink)
        if layout is not item.card.layout:
            item.wear(layout)
            self._respan(node_id)
        item.update()

    def _read(self, analysis: Analysis) -> None:
        problems: dict[str, Problem] = {}
        for problem in analysis.problems:
            if problem.node and (
                problem.node not in problems
                or (problem.severity == "error" and problems[problem.node].severity != "error")
            ):
                problems[problem.node] = problem
        self.problems = problems
        graph = self.graph
        for node_id, item in self._nodes.items():
            if node_id not in graph:
                continue
            node, card = graph.node(node_id), item.card
            shape = captions.shape_of(node, graph, analysis)
            cost = captions.cost_of(node, analysis)
            found = problems.get(node_id)
            severity = found.severity if found else None
            if (shape, cost) != (card.shape, card.cost):
                card.shape, card.cost, card.severity = shape, cost, severity
                self._dress(node_id)
            elif severity != card.severity:
                card.severity = severity
                item.update()


@contextmanager
def _collector_paused() -> Iterator[None]:
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
