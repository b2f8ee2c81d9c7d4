"""What a drag takes along: cards, frames with what they hold, notes, the ways of wires."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRectF

from studio.app.pins import PIN_ACTION, pinned_told
from studio.graph.carrying import load_of, shifted
from studio.graph.edits import Edit
from studio.ui.canvas.scene import CanvasScene


class Carriage:
    """Shows its load elsewhere; the document is told when the drag ends."""

    def __init__(
        self,
        canvas: CanvasScene,
        nodes: Iterable[str],
        pieces: Iterable[str],
        *,
        alone: bool = False,
    ) -> None:
        self._canvas = canvas
        graph = canvas.graph
        self.load = load = load_of(graph, nodes, canvas.size, pieces, alone=alone)
        found = (graph.node(node_id) for node_id in load.nodes)
        self.origins = {node.id: (node.x, node.y) for node in found}
        """Where the cards were."""
        keys = canvas.session.bindings.first(PIN_ACTION)
        self.refusal = pinned_told(graph, load.pinned, keys) if load.pinned else None
        """What stays though it was taken hold of, and why."""
        kept = (canvas.furniture.item(piece_id) for piece_id in load.pieces)
        self._rects = {item.piece.id: QRectF(item.rect) for item in kept if item is not None}

    @property
    def ids(self) -> tuple[str, ...]:
        """All that moves."""
        return (*self.load.nodes, *self.load.pieces)

    def show(self, dx: float, dy: float) -> None:
        """Show everything so far from where it was."""
        canvas = self._canvas
        # Pieces first: wires may end at them.
        canvas.furniture.place((p, rect.translated(dx, dy)) for p, rect in self._rects.items())
        canvas.place((n, x + dx, y + dy) for n, (x, y) in self.origins.items())
        for wire in self.load.wires:
            canvas.lead(wire, tuple((x + dx, y + dy) for x, y in wire.points))

    def put_back(self) -> None:
        """Show everything where the document has it."""
        canvas = self._canvas
        canvas.furniture.unplace(self._rects)
        canvas.unplace(self.origins)
        for wire in self.load.wires:
            if item := canvas.wire_item(wire):
                canvas.lead(wire, item.wire.points)

    def edit(self, dx: float, dy: float) -> Edit:
        """What moves it in the document."""
        return shifted(self._canvas.graph, self.load, dx, dy, self._canvas.session.scope.graph)
