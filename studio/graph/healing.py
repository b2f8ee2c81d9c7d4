"""What becomes of the wires when nodes are taken out from between others."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass

from studio.graph.edits import Batch, Connect, Disconnect, Edit, Move, RemoveNodes
from studio.graph.model import MODEL, Graph, Wire, natural
from studio.graph.ports import Kinds, PortLike
from studio.message import Message

Fits = Callable[[Wire, Wire], bool]
"""Whether what the first wire carries may stand in place of what the second one carries."""


@dataclass(frozen=True, slots=True)
class Healing:
    """The wires around some nodes, and those that would close the gap."""

    cut: tuple[Wire, ...]
    """Between the nodes and others."""
    joined: tuple[Wire, ...]
    """From what fed the nodes to what they fed."""
    lost: tuple[Wire, ...]
    """Those out of the nodes that nothing takes the place of."""


def healing(
    graph: Graph, kinds: Kinds, ids: Collection[str], fits: Fits = lambda _given, _gone: True
) -> Healing:
    """Lead each wire out of the nodes on from what came in at the first input that is wired."""
    inside = set(ids)
    ways: dict[str, Wire | None] = {}
    cut: list[Wire] = []
    joined: list[Wire] = []
    lost: list[Wire] = []
    for node_id in ids:
        cut += [wire for wire in graph.incoming(node_id) if wire.source not in inside]
        for wire in graph.outgoing(node_id):
            if wire.target in inside:
                continue
            cut.append(wire)
            given = _way_in(graph, kinds, node_id, inside, ways)
            led = given and Wire(
                given.source,
                given.output,
                wire.target,
                wire.input,
                points=given.points + wire.points,
            )
            if given and led and fits(given, wire) and _alike(graph, kinds, led):
                joined.append(led)
            else:
                lost.append(wire)
    return Healing(tuple(cut), tuple(joined), tuple(lost))


def unhooking(
    healed: Healing,
    label: Message,
    graph: str = MODEL,
    places: tuple[tuple[str, float, float], ...] = (),
) -> Edit:
    """Take nodes out from between others and keep them, at other places if there are any."""
    edits: list[Edit] = [Disconnect(healed.cut, graph)] if healed.cut else []
    edits += [Connect(wire, graph=graph) for wire in healed.joined]
    if places:
        edits.append(Move(places, graph))
    return Batch(tuple(edits), label)


def removal(healed: Healing, ids: tuple[str, ...], label: Message, graph: str = MODEL) -> Edit:
    """Remove nodes and close the gap."""
    edits: list[Edit] = [RemoveNodes(ids, graph)]
    edits += [Connect(wire, graph=graph) for wire in healed.joined]
    return Batch(tuple(edits), label)


def _way_in(
    graph: Graph, kinds: Kinds, node_id: str, inside: set[str], ways: dict[str, Wire | None]
) -> Wire | None:
    """The wire from without that comes to a node, by its first input or through others inside."""
    passed: list[str] = []
    first: Wire | None = None
    while node_id not in ways:
        passed.append(node_id)
        first = _first_in(graph, kinds, node_id)
        if first is None or first.source not in inside:
            ways[node_id] = first
            break
        node_id = first.source
    ways.update(dict.fromkeys(passed, ways[node_id]))
    return ways[node_id]


def _first_in(graph: Graph, kinds: Kinds, node_id: str) -> Wire | None:
    """The wire into the first input of a node that is wired, in its kind's order."""
    spec = kinds.find(graph.node(node_id).kind)
    names = [port.name for port in spec.inputs] if spec else []

    def order(wire: Wire) -> tuple[int, object]:
        base = wire.input.partition(".")[0]
        return (names.index(base) if base in names else len(names)), natural(wire.input)

    return min(graph.incoming(node_id), key=order, default=None)


def _alike(graph: Graph, kinds: Kinds, wire: Wire) -> bool:
    """Whether both ends carry the same. It closes no circle: data flowed that way before."""
    source = kinds.find(graph.node(wire.source).kind)
    target = kinds.find(graph.node(wire.target).kind)
    if source is None or target is None:
        return True
    return _carried(source.outputs, wire.output) == _carried(target.inputs, wire.input)


def _carried(ports: tuple[PortLike, ...], end: str) -> str:
    name = end.partition(".")[0]
    return next((port.carries for port in ports if port.name == name), "tensor")
