"""The scene: keeps the items in step with the session's document, analysis and selection.

Items belong to the scene and are looked up by id. Only what a change touched is touched.
"""

from __future__ import annotations

import gc
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QImage

from studio.app.session import Session
from studio.compile.problems import Problem
from studio.compile.tensors import TensorSpec
from studio.graph.carrying import hidden
from studio.graph.edits import Change
from studio.graph.model import FOLD, PIN, Graph, Node, Wire
from studio.ui.canvas.bodies import Bodies
from studio.ui.canvas.dressing import Dressing
from studio.ui.canvas.furnished import FurnishedScene
from studio.ui.canvas.ink import Ink
from studio.ui.canvas.lighting import Lighting
from studio.ui.canvas.look import PortRef
from studio.ui.canvas.node_item import NodeItem
from studio.ui.canvas.piece_ink import FurnitureLook
from studio.ui.canvas.ties import Ties
from studio.ui.canvas.wire_item import BEHIND, WireItem
from studio.ui.theme import Theme

if TYPE_CHECKING:
    from studio.compile.analysis import Analysis


class CanvasScene(FurnishedScene):
    """The picture of the graph that the session shows."""

    def __init__(self, session: Session, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(Ink(theme.tokens), parent)
        self.session = session
        self.theme = theme
        self.look.style = session.settings.wires
        self._dressing = Dressing(session, self.look)
        self._disconnects = [
            session.opened.connect(lambda _document: self.rebuild()),
            session.scoped.connect(lambda _scope: self.rebuild()),
            session.extended.connect(lambda _: self.rebuild()),
            session.changed.connect(self.apply),
            session.analysed.connect(lambda _analysis: self.show_analysis()),
            session.advising.changed.connect(lambda _: self.show_analysis()),
            session.doctor.badged.connect(lambda _: self.show_analysis()),
            session.selected.connect(lambda _: self.show_selection(session.all_selected)),
        ]
        self.lighting = Lighting(self, session)
        """The path of the data, where that is lit up."""
        theme.changed.connect(self._on_theme)
        self.rebuild()

    def close(self) -> None:
        """Hear no more of the session."""
        for disconnect in self._disconnects:
            disconnect()
        self._disconnects.clear()
        self.lighting.close()

    @property
    def graph(self) -> Graph:
        return self.session.graph

    @property
    def problems(self) -> dict[str, Problem]:
        """By the node where one is, or by the block that holds that node."""
        return self._dressing.problems

    def tensor(self, ref: PortRef) -> TensorSpec | None:
        """What is known of the tensor that arrives at a port or leaves by it."""
        return self._dressing.tensor(ref.node, ref.side, ref.end)

    @property
    def calls(self) -> Mapping[str, str]:
        """For every node that shares its layer: the id of the node that has it."""
        return self._dressing.calls

    # In step with the document.

    def rebuild(self) -> None:
        """Show the graph anew, from nothing."""
        self.empty()
        self._ties = Ties(self.look)
        self.addItem(self._ties)
        self._dressing.begin()
        self._selected = frozenset(self.session.selection)
        with _collector_paused():  # or it would look through all the new items again and again
            for node in self.graph:
                self._make_node(node)
            self._reindex()
            for wire in self.graph.wires():
                self._add_wire(wire)  # before the nodes, so as to be behind them
            for item in self._nodes.values():
                self.addItem(item)
        self.furniture.begin(self.graph.pieces, self.session.selected_pieces)
        self._hide()
        if self.furniture:
            self._reindex()
        self._join()
        self.altered.emit()

    def apply(self, change: Change) -> None:
        """Follow a change of the document."""
        part, graph = change.of(self.session.scope.graph), self.graph
        for node_id in part.removed:
            self._drop_node(node_id)
            self.problems.pop(node_id, None)
        others = self._dressing.follow(change)
        for node_id in part.added:
            if node_id in graph and node_id not in self._nodes:
                self._add_node(graph.node(node_id))
        for node_id in part.added | part.rewired:
            if node_id in graph:
                self._rewire(node_id)
        for node_id in part.annotated | part.renamed | part.retuned | part.rewired | others:
            self._dress(node_id)
        for node_id in part.moved:
            if node_id in graph:
                node = graph.node(node_id)
                self._place(node_id, node.x, node.y)
                self._fold(node)
                for wire in graph.incoming(node_id):
                    self._renew_wire(wire)
        chosen = set(self.session.selected_pieces)
        self.furniture.follow(part.furnished, graph.pieces, chosen)
        if part.furnished or self._hidden:
            self._hide()
        if part.added or part.moved or part.furnished:
            self._reindex()
        self._join()
        self.altered.emit()

    def show_analysis(self) -> None:
        """Show what is known of the graph now."""
        if self.session.here is not None:
            self.set_analysis(self.session.here)

    def set_analysis(self, analysis: Analysis) -> None:
        """Show shapes, costs and problems."""
        changed = self._dressing.read(analysis, self._nodes.values())
        for node_id in changed:
            self._dress(node_id)
        self._mark_bars()
        if changed:
            self.altered.emit()

    def set_miniature(self, node_id: str, image: QImage | None) -> None:
        """Show a small picture in a node's card, or none."""
        item = self._nodes.get(node_id)
        if item is None:
            return
        had_room = item.card.pictured
        item.card.miniature = image
        if item.card.pictured != had_room:
            self._dress(node_id)
            self.altered.emit()
        else:
            item.update()

    def unplace(self, ids: Iterable[str]) -> None:
        """Show nodes where the document has them."""
        graph = self.graph
        there = [node_id for node_id in ids if node_id in graph]
        self.place((n, graph.node(n).x, graph.node(n).y) for n in there)
        for wire in {wire for node_id in there for wire in self.touching(node_id)}:
            self.lead(wire, wire.points)

    # Calls of one layer.

    @property
    def tied(self) -> Collection[str]:
        """The nodes that a line joins now, because they call one layer."""
        calls = self._dressing.calls
        owners = {calls.get(node_id) for node_id in (*self._selected, self._hovered_node)}
        return [node_id for node_id, owner in calls.items() if owner in owners]

    def show_selection(self, ids: Iterable[str]) -> None:
        shown = tuple(ids)
        self.furniture.show_selection(shown)
        super().show_selection(node_id for node_id in shown if node_id in self._nodes)
        self._hide(shown)
        if shown:
            self.choose(None)
        self._join()

    def choose(self, wire: Wire | None, point: int | None = None) -> None:
        chosen = self.chosen
        super().choose(wire, point)
        if wire != chosen:
            self.lighting.renew()

    def _hide(self, shown: Iterable[str] | None = None) -> None:
        """Keep out of sight what is in collapsed frames, but for what is selected."""
        chosen = self.session.all_selected if shown is None else tuple(shown)
        self.hide(hidden(self.graph, chosen))
        self._mark_bars()

    def problem_in(self, bar: str) -> str:
        """The node of the worst problem that a collapsed frame hides; empty where there is none."""
        found = [node for node in self.problems if self._hidden.get(node) == bar]
        return min(found, key=lambda node: self.problems[node].severity != "error", default="")

    def _mark_bars(self) -> None:
        for item in self.furniture:
            node = self.problem_in(item.piece.id) if item.is_bar else ""
            item.mark(self.problems[node].severity if node else None)

    def size(self, node_id: str) -> tuple[float, float]:
        """Width and height of a node's card."""
        item = self._nodes.get(node_id)
        return (item.card.layout.width, item.card.layout.height) if item else (0.0, 0.0)

    def hover(self, node_id: str, port: PortRef | None, wire: Wire | None) -> None:
        over_other = node_id != self._hovered_node
        super().hover(node_id, port, wire)
        if over_other:
            self._join()

    def _join(self) -> None:
        calls = self._dressing.calls
        if not calls and not self._ties.isVisible():
            return
        groups: dict[str, list[NodeItem]] = {}
        for node_id in self.tied:
            item = self._nodes.get(node_id)
            if item is not None and item.isVisible():
                groups.setdefault(calls[node_id], []).append(item)
        self._ties.join(groups.values())

    def _place(self, node_id: str, x: float, y: float) -> None:
        super()._place(node_id, x, y)
        if node_id in self._dressing.calls:
            self._join()

    # Inside.

    def _on_theme(self) -> None:
        self.look.ink = Ink(self.theme.tokens)
        self.look.bodies, self.look.pictures = Bodies(), Bodies()
        self.furniture.repaint(FurnitureLook(self.look.ink))
        self.altered.emit()
        self.update()

    def _add_node(self, node: Node) -> None:
        self.addItem(self._make_node(node))

    def _make_node(self, node: Node) -> NodeItem:
        item = self._dressing.make(node)
        if node.id in self._selected:
            item.card.selected = True
            item.setZValue(1)
        item.card.differs = node.id in self._differing
        self._nodes[node.id] = item
        self._touching[node.id] = set()
        return item

    def _add_wire(self, wire: Wire) -> WireItem:
        item = super()._add_wire(wire)
        item.dead = self._is_dead(wire)
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
        """Give a card what it shows and the layout it needs for it."""
        item = self._nodes.get(node_id)
        if item is None or node_id not in self.graph:
            return
        skip = item.card.guise.skip
        if self._dressing.renew(item, self.graph.node(node_id)):
            self._respan(node_id)
        if item.card.guise.skip != skip:
            for wire in self._touching[node_id]:
                self._wires[wire].dead = self._is_dead(wire)
                self._wires[wire].update()
        item.update()

    def _fold(self, node: Node) -> None:
        """Dress a card anew that was collapsed or pinned, or is so no more."""
        item = self._nodes.get(node.id)
        if item is None:
            return
        shown = item.card.layout.folded, item.card.guise.pinned
        if shown != (FOLD in node.flags, PIN in node.flags):
            self._dress(node.id)

    def _is_dead(self, wire: Wire) -> bool:
        return self._dressing.dead(wire, self._nodes[wire.source], self._nodes[wire.target])


@contextmanager
def _collector_paused() -> Iterator[None]:
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
