"""The scene: keeps the items in step with the session's document, analysis and selection.

Items belong to the scene and are looked up by id. Only what a change touched is touched.
"""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QImage

from studio.app.session import Session
from studio.compile.problems import Problem
from studio.graph.edits import Change
from studio.graph.model import Graph, Node
from studio.ui.canvas import captions
from studio.ui.canvas.bodies import Bodies
from studio.ui.canvas.card import blank, fitted
from studio.ui.canvas.geometry import Layout, ends_of
from studio.ui.canvas.ink import Ink
from studio.ui.canvas.items import ItemScene
from studio.ui.canvas.node_item import NodeItem
from studio.ui.canvas.wire_item import BEHIND
from studio.ui.theme import Theme

if TYPE_CHECKING:
    from studio.compile.analysis import Analysis


class CanvasScene(ItemScene):
    """The picture of the session's model graph."""

    def __init__(self, session: Session, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(Ink(theme.tokens), parent)
        self.session = session
        self.theme = theme
        self.problems: dict[str, Problem] = {}
        self._disconnects = [
            session.opened.connect(lambda _document: self.rebuild()),
            session.scoped.connect(lambda _scope: self.rebuild()),
            session.extended.connect(lambda _: self.rebuild()),
            session.changed.connect(self.apply),
            session.analysed.connect(lambda _analysis: self.show_analysis()),
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
        return self.session.graph

    # In step with the document.

    def rebuild(self) -> None:
        """Show the document anew, from nothing."""
        self.empty()
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
        if self.session.here is not None:
            self._read(self.session.here)
        self.altered.emit()

    def apply(self, change: Change) -> None:
        """Follow a change of the document."""
        part, graph = change.of(self.session.scope.graph), self.graph
        for node_id in part.removed:
            self._drop_node(node_id)
            self.problems.pop(node_id, None)
        for node_id in part.added:
            if node_id in graph and node_id not in self._nodes:
                self._add_node(graph.node(node_id))
        for node_id in part.added | part.rewired:
            if node_id in graph:
                self._rewire(node_id)
        for node_id in part.renamed | part.retuned | part.rewired:
            self._dress(node_id)
        for node_id in part.moved:
            if node_id in graph:
                node = graph.node(node_id)
                self._place(node_id, node.x, node.y)
        if part.added or part.moved:
            self._reindex()
        self.altered.emit()

    def show_analysis(self) -> None:
        """Show what is known of the graph now."""
        if self.session.here is not None:
            self.set_analysis(self.session.here)

    def set_analysis(self, analysis: Analysis) -> None:
        """Show shapes, costs and problems."""
        self._read(analysis)
        self.altered.emit()

    def set_miniature(self, node_id: str, image: QImage | None) -> None:
        """Show a small picture in a node's card, or none."""
        item = self._nodes.get(node_id)
        if item is None:
            return
        changes_height = (image is None) != (item.card.miniature is None)
        item.card.miniature = image
        if changes_height:
            self._dress(node_id)
            self.altered.emit()
        else:
            item.update()

    def unplace(self, ids: Iterable[str]) -> None:
        """Show nodes where the document has them."""
        graph = self.graph
        self.place((n, graph.node(n).x, graph.node(n).y) for n in ids if n in graph)

    # Inside.

    def _on_theme(self) -> None:
        self.look.ink = Ink(self.theme.tokens)
        self.look.bodies = Bodies()
        self.altered.emit()
        self.update()

    def _add_node(self, node: Node) -> None:
        self.addItem(self._make_node(node))

    def _make_node(self, node: Node) -> NodeItem:
        spec = self.session.kinds.find(node.kind)
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

    def _rewire(self, node_id: str) -> None:
        wanted = {*self.graph.incoming(node_id), *self.graph.outgoing(node_id)}
        present = self._touching[node_id]
        for wire in tuple(present - wanted):
            self._drop_wire(wire)
        for wire in wanted - present:
            if wire.source in self._nodes and wire.target in self._nodes:
                self._add_wire(wire).setZValue(BEHIND)

    def _dress(self, node_id: str) -> None:
        """Give a card its texts and the layout they need."""
        item = self._nodes.get(node_id)
        if item is None or node_id not in self.graph:
            return
        node = self.graph.node(node_id)
        item.spec = self.session.kinds.find(node.kind)
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
