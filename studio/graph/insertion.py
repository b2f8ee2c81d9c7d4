"""Put a node into a wire, or beside others, and make room for it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from studio.graph import rules
from studio.graph.change import Change, EditError
from studio.graph.edits import AddNode, Batch, Connect, Disconnect, Edit, Move
from studio.graph.leading import parted, shifted
from studio.graph.model import MODEL, Graph, Node, Project, Wire
from studio.graph.patch import Patch
from studio.graph.ports import Kinds
from studio.message import Message

PACE = 216.0
"""From a card's left edge to the next one's: a wide card, and room for a wire."""
ROW = 96.0
"""From a card's upper edge to that of the next one below."""


PORT = 24.0
"""What each of several ports adds to that."""


@dataclass(frozen=True, slots=True)
class Insert:
    """Lead a wire through a new node.

    Where it goes is found when this is applied, for an offer may be older than the last drag. An
    id or a name that has been taken in the meantime gives way to a free one.
    """

    wire: Wire
    node: Node
    label: Message
    graph: str = MODEL
    input: str = "input"
    """The port of the node where the wire ends then."""
    output: str = "output"
    """The port of the node from where it goes on."""

    def title(self) -> Message:
        return self.label

    def apply(self, project: Project, kinds: Kinds) -> tuple[Patch, Change]:
        graph, wire = rules.graph_of(project, self.graph), self.wire
        if wire not in graph.wires():
            raise EditError("The wire that {name} should go into is gone.", name=self.node.name)
        x, y, shift = _between(graph.node(wire.source), graph.node(wire.target))
        node = replace(_free(graph, self.node), x=x, y=y)
        ends = [(end.x, end.y) for end in (graph.node(wire.source), graph.node(wire.target))]
        led = graph.wire_into(wire.target, wire.input) or wire
        # Where it makes room, it lies beyond where the target is as yet.
        at = (ends[0][0] + ends[1][0]) / 2 if shift else x
        before, behind = parted(led.points, ends[0], (at, y), ends[1])
        into = Wire(wire.source, wire.output, node.id, self.input, points=before)
        out = Wire(
            node.id, self.output, wire.target, wire.input, points=shifted(behind, shift, 0.0)
        )
        edits: list[Edit] = [
            Disconnect((wire,), self.graph),
            AddNode(node, self.graph),
            Connect(into, graph=self.graph),
            Connect(out, graph=self.graph),
        ]
        if shift:
            later = [graph.node(n) for n in sorted(graph.downstream([wire.target]))]
            moved = tuple((other.id, other.x + shift, other.y) for other in later)
            edits.append(Move(moved, self.graph))
        return Batch(tuple(edits), self.label).apply(project, kinds)


@dataclass(frozen=True, slots=True)
class Attach:
    """Add a node with its wires, before or behind what it is wired to.

    A wire to an input that is taken goes in place of the one that is there.
    """

    node: Node
    wires: tuple[Wire, ...]
    label: Message
    graph: str = MODEL

    def title(self) -> Message:
        return self.label

    def apply(self, project: Project, kinds: Kinds) -> tuple[Patch, Change]:
        graph = rules.graph_of(project, self.graph)
        old, new = self.node.id, _free(graph, self.node)
        wires = tuple(
            replace(
                wire,
                source=new.id if wire.source == old else wire.source,
                target=new.id if wire.target == old else wire.target,
            )
            for wire in self.wires
        )
        before = [rules.node_of(graph, wire.source) for wire in wires if wire.source != new.id]
        after = [rules.node_of(graph, wire.target) for wire in wires if wire.target != new.id]
        x, y = _beside(graph, new, before, after, kinds)
        edits: list[Edit] = [AddNode(replace(new, x=x, y=y), self.graph)]
        edits += [Connect(wire, replace=True, graph=self.graph) for wire in wires]
        return Batch(tuple(edits), self.label).apply(project, kinds)


def _free(graph: Graph, node: Node) -> Node:
    """The node, under an id and a name that are free."""
    if node.id in graph:
        node = replace(node, id=graph.fresh_id())
    return replace(node, name=graph.fresh_name(node.name))


def _between(source: Node, target: Node) -> tuple[float, float, float]:
    """Where a node between two others goes, and how far all after it move to the right."""
    gap = target.x - source.x
    if gap <= 0:  # The wire runs back, to the start of another row: there is room at the end.
        return source.x + PACE, source.y, 0.0
    if gap >= 2 * PACE:
        return (source.x + target.x) / 2, (source.y + target.y) / 2, 0.0
    return source.x + PACE, target.y, 2 * PACE - gap


def _beside(
    graph: Graph, new: Node, before: list[Node], after: list[Node], kinds: Kinds
) -> tuple[float, float]:
    """A free place behind the last of some nodes, or before the first of others."""
    if before:
        last = max(before, key=lambda node: node.x)
        x, y = last.x + PACE, last.y
    elif after:
        first = min(after, key=lambda node: node.x)
        x, y = first.x - PACE, first.y
    else:
        x, y = 0.0, max((node.y + ROW for node in graph), default=0.0)
    own = _height(new, kinds)
    column = [(node.y, _height(node, kinds)) for node in graph if abs(node.x - x) < PACE]
    for top, height in sorted(column):
        if top - own < y < top + height:
            y = top + height
    return x, y


def _height(node: Node, kinds: Kinds) -> float:
    """From a card's upper edge to where the next may begin: cards of several ports are taller."""
    kind = kinds.find(node.kind)
    ports = max(len(kind.inputs), len(kind.outputs)) if kind else 1
    return ROW if ports < 2 else ROW + ports * PORT
