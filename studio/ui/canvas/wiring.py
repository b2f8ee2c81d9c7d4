"""What a gesture means for the document: which ports fit, and the edits that wire and insert."""

from __future__ import annotations

from dataclasses import replace

from studio.app.session import Session
from studio.compile.card_sizes import CARD_WIDTH, FIRST_PORT, FIRST_ROW, ends_of
from studio.graph.edits import Batch, Connect, Disconnect, Edit, Move
from studio.graph.model import Graph, Node, Wire
from studio.layers.spec import LayerSpec
from studio.message import Message
from studio.ui.canvas.geometry import PortPlace, Side, snapped
from studio.ui.canvas.look import Linking, PortRef
from studio.ui.canvas.node_item import NodeItem

SPACE = 44
"""Between a card and the next one, along a wire."""


def opposite(side: Side) -> Side:
    return "input" if side == "output" else "output"


def first_end(spec: LayerSpec, side: Side) -> str | None:
    """The end of a kind's first port on this side; of its first slot, if that is variadic."""
    for port in spec.inputs if side == "input" else spec.outputs:
        return f"{port.name}.0" if port.variadic else port.name
    return None


def wire_between(one: PortRef, other: PortRef) -> Wire:
    """The wire between an output and an input, given in either order."""
    source, target = (one, other) if one.side == "output" else (other, one)
    return Wire(source.node, source.end, target.node, target.end)


def linking_from(graph: Graph, origin: PortRef, hidden: Wire | None = None) -> Linking:
    """Begin a wire at a port: it may go wherever it closes no circle."""
    if origin.side == "output":
        barred = _upstream(graph, origin.node)
    else:
        barred = graph.downstream([origin.node])
    fits = frozenset(node.id for node in graph if node.id not in barred)
    return Linking(origin, fits, hidden)


def _upstream(graph: Graph, node_id: str) -> set[str]:
    found, waiting = {node_id}, [node_id]
    while waiting:
        for wire in graph.incoming(waiting.pop()):
            if wire.source not in found:
                found.add(wire.source)
                waiting.append(wire.source)
    return found


def link_edit(linking: Linking, target: PortRef, graph: str) -> Edit | None:
    """The edit that ends this wire here; ``None`` if it ends where it did."""
    wire = wire_between(linking.origin, target)
    if linking.hidden is None:
        return Connect(wire, replace=True, graph=graph)
    if wire == linking.hidden:
        return None
    gone, come = Disconnect((linking.hidden,), graph), Connect(wire, replace=True, graph=graph)
    return Batch((gone, come), Message("Move a wire"))


def port_to_take(graph: Graph, item: NodeItem, side: Side, hidden: Wire | None) -> PortPlace | None:
    """The port that a wire dropped on a card goes to: a free one, a needed one, the first."""
    ports = [port for port in item.card.layout.ports if port.side == side]
    if side == "output" or not ports:
        return ports[0] if ports else None
    taken = {wire.input for wire in graph.incoming(item.node_id) if wire != hidden}
    free = [port for port in ports if port.end not in taken]
    needed = [port for port in free if not port.optional]
    return (needed or free or ports)[0]


def add_linked(session: Session, kind: str, x: float, y: float, linking: Linking) -> str | None:
    """Add a node whose port lies at this place and wire it at once; its id unless refused."""
    spec = session.kinds.find(kind)
    end = first_end(spec, linking.sought) if spec else None
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
    """The edits that lead a wire through a node and make room for it downstream."""
    spec = session.kinds.find(node.kind)
    entry = first_end(spec, "input") if spec else None
    leave = first_end(spec, "output") if spec else None
    if entry is None or leave is None:
        return ()
    graph, name = session.graph, session.scope.graph
    edits: list[Edit] = [
        Disconnect((wire,), name),
        Connect(Wire(wire.source, wire.output, node.id, entry), graph=name),
        Connect(Wire(node.id, leave, wire.target, wire.input), graph=name),
    ]
    source, target = graph.node(wire.source), graph.node(wire.target)
    shift = snapped(node.x + width + SPACE - target.x)
    if 0 < shift < 2 * (width + SPACE) and target.x > source.x:
        later = [graph.node(n) for n in sorted(graph.downstream([wire.target]))]
        moved = tuple((n.id, n.x + shift, n.y) for n in later if n.id != node.id)
        edits.append(Move(moved, name))
    return tuple(edits)
