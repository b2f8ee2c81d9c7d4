"""What a gesture means for the document: which ports fit, and the edits that wire and insert."""

from __future__ import annotations

from dataclasses import replace

from studio.app.session import Session
from studio.compile.card_sizes import CARD_WIDTH, FIRST_PORT, FIRST_ROW, ends_of
from studio.graph.edits import Batch, Connect, Disconnect, Edit, Move
from studio.graph.leading import parted, shifted
from studio.graph.model import Graph, Node, Wire
from studio.layers.spec import LayerSpec
from studio.message import Message
from studio.ui.canvas.geometry import Side, snapped
from studio.ui.canvas.look import Linking, PortRef
from studio.ui.canvas.node_item import NodeItem

SPACE = 44
"""Between a card and the next one, along a wire."""


def opposite(side: Side) -> Side:
    return "input" if side == "output" else "output"


def first_end(spec: LayerSpec, side: Side, carried: str = "tensor") -> str | None:
    """The end of a kind's first port for this on a side; of its first slot, if that is variadic."""
    for port in spec.inputs if side == "input" else spec.outputs:
        if port.carries == carried:
            return f"{port.name}.0" if port.variadic else port.name
    return None


def wire_between(one: PortRef, other: PortRef) -> Wire:
    """The wire between an output and an input, given in either order."""
    source, target = (one, other) if one.side == "output" else (other, one)
    return Wire(source.node, source.end, target.node, target.end)


def link_edit(linking: Linking, target: PortRef, graph: str) -> Edit | None:
    """The edit that ends the wires here; ``None`` if they end where they did."""
    if not linking.hidden:
        return Connect(wire_between(linking.origin, target), replace=True, graph=graph)
    led = tuple(_led(wire, target) for wire in linking.hidden)
    if led == linking.hidden:
        return None
    edits = [Connect(wire, replace=True, graph=graph) for wire in led]
    many = Message("Move {count} wires", count=len(led))
    label = Message("Move a wire") if len(led) == 1 else many
    return Batch((Disconnect(linking.hidden, graph), *edits), label)


def _led(wire: Wire, target: PortRef) -> Wire:
    """The wire with one end at another port."""
    if target.side == "input":
        return replace(wire, target=target.node, input=target.end)
    return replace(wire, source=target.node, output=target.end)


def add_linked(session: Session, kind: str, x: float, y: float, linking: Linking) -> str | None:
    """Add a node whose port lies at this place and wire it at once; its id unless refused."""
    spec = session.kinds.find(kind)
    end = first_end(spec, linking.sought, linking.carried) if spec else None
    node = session.fresh(kind)
    left = x if linking.sought == "input" else x - CARD_WIDTH
    top = y - _first_height(session.graph, spec)
    node = moved(node, snapped(left), snapped(top))
    graph = session.scope.graph
    edits: list[Edit] = [session.adding(node)]
    if end is not None:
        wire = wire_between(linking.origin, PortRef(node.id, linking.sought, end))
        edits.append(Connect(wire, replace=True, graph=graph))
    label = Message("Add {name}", name=node.name)
    return node.id if session.do(Batch(tuple(edits), label)) else None


def _first_height(graph: Graph, spec: LayerSpec | None) -> float:
    return FIRST_ROW if ends_of(spec, graph, "").labelled else FIRST_PORT


def moved(node: Node, x: float, y: float) -> Node:
    """The same node elsewhere."""
    return replace(node, x=x, y=y)


def fits_between(spec: LayerSpec | None) -> bool:
    """Whether a kind can stand in the middle of a wire."""
    return spec is not None and bool(spec.inputs) and bool(spec.outputs)


def clear_of(source: NodeItem | None, x: float, y: float, height: float) -> float:
    """Where a card goes that is dropped on a wire of ``source``: not onto its card."""
    if source is None:
        return x
    rect = source.rect
    beside = rect.top() - height < y < rect.bottom()
    on_it = rect.left() <= x < rect.right() + SPACE
    return snapped(rect.right() + SPACE) if beside and on_it else x


def splice(session: Session, wire: Wire, node: Node, width: float) -> tuple[Edit, ...]:
    """The edits that lead a wire through a node and make room for it downstream.

    The points it was led through stay before the node and behind it.
    """
    spec = session.kinds.find(node.kind)
    entry = first_end(spec, "input") if spec else None
    leave = first_end(spec, "output") if spec else None
    if entry is None or leave is None:
        return ()
    graph, name = session.graph, session.scope.graph
    source, target = graph.node(wire.source), graph.node(wire.target)
    shift = snapped(node.x + width + SPACE - target.x)
    makes_room = 0 < shift < 2 * (width + SPACE) and target.x > source.x
    led = graph.wire_into(wire.target, wire.input) or wire
    place = node.x + width / 2, node.y + FIRST_PORT
    start = source.x + CARD_WIDTH, source.y + FIRST_PORT
    end = target.x, target.y + FIRST_PORT
    before, behind = parted(led.points, start, place, end)
    if makes_room:
        behind = shifted(behind, shift, 0.0)
    edits: list[Edit] = [
        Disconnect((wire,), name),
        Connect(Wire(wire.source, wire.output, node.id, entry, points=before), graph=name),
        Connect(Wire(node.id, leave, wire.target, wire.input, points=behind), graph=name),
    ]
    if makes_room:
        later = [graph.node(n) for n in sorted(graph.downstream([wire.target]))]
        moved = tuple((n.id, n.x + shift, n.y) for n in later if n.id != node.id)
        edits.append(Move(moved, name))
    return tuple(edits)
