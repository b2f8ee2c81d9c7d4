"""Put a node into a wire and make room for it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from studio.graph import rules
from studio.graph.change import Change, EditError
from studio.graph.edits import AddNode, Batch, Connect, Disconnect, Edit, Move
from studio.graph.model import MODEL, Node, Project, Wire
from studio.graph.patch import Patch
from studio.graph.ports import Kinds
from studio.message import Message

PACE = 216.0
"""From a card's left edge to the next one's: a wide card, and room for a wire."""


@dataclass(frozen=True, slots=True)
class Insert:
    """Lead a wire through a new node, which has the ports ``input`` and ``output``.

    Where it goes is found when this is applied, for an offer may be older than the last drag.
    """

    wire: Wire
    node: Node
    label: Message
    graph: str = MODEL

    def title(self) -> Message:
        return self.label

    def apply(self, project: Project, kinds: Kinds) -> tuple[Patch, Change]:
        graph, wire = rules.graph_of(project, self.graph), self.wire
        if wire not in graph.wires():
            raise EditError("The wire that {name} should go into is gone.", name=self.node.name)
        x, y, shift = _place(graph.node(wire.source), graph.node(wire.target))
        edits: list[Edit] = [
            Disconnect((wire,), self.graph),
            AddNode(replace(self.node, x=x, y=y), self.graph),
            Connect(Wire(wire.source, wire.output, self.node.id, "input"), graph=self.graph),
            Connect(Wire(self.node.id, "output", wire.target, wire.input), graph=self.graph),
        ]
        if shift:
            later = [graph.node(n) for n in sorted(graph.downstream([wire.target]))]
            moved = tuple((node.id, node.x + shift, node.y) for node in later)
            edits.append(Move(moved, self.graph))
        return Batch(tuple(edits), self.label).apply(project, kinds)


def _place(source: Node, target: Node) -> tuple[float, float, float]:
    """Where a node between two others goes, and how far all after it move to the right."""
    gap = target.x - source.x
    if gap <= 0:  # The wire runs back, to the start of another row: there is room at the end.
        return source.x + PACE, source.y, 0.0
    if gap >= 2 * PACE:
        return (source.x + target.x) / 2, (source.y + target.y) / 2, 0.0
    return source.x + PACE, target.y, 2 * PACE - gap
