"""Which ports wires may be led to, which of them is meant, and why another does not do."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPointF

from studio.compile.tensor_kinds import expected, kind_of
from studio.graph.model import Graph, Wire
from studio.graph.ports import KindLike, Kinds, PortLike
from studio.ui.canvas import hits, tips, wiring
from studio.ui.canvas.geometry import PortPlace, Side
from studio.ui.canvas.look import Linking, PortRef
from studio.ui.canvas.node_item import NodeItem
from studio.ui.canvas.scene import CanvasScene
from studio.ui.text import say, tr

SNAP = 24.0
"""How near a fitting port draws a wire to it, in the view's pixels."""


def linking_from(
    graph: Graph, origin: PortRef, hidden: Iterable[Wire] = (), kinds: Kinds | None = None
) -> Linking:
    """Begin a wire at a port: it may go wherever it closes no circle."""
    if origin.side == "output":
        closing = _upstream(graph, [origin.node])
    else:
        closing = graph.downstream([origin.node])
    sought = wiring.opposite(origin.side)
    return _linking(graph, origin, closing, tuple(hidden), kinds, sought=sought)


def leading_from(graph: Graph, origin: PortRef, kinds: Kinds | None = None) -> Linking:
    """Pick up all wires of a port: they may go to another of its side that closes no circle."""
    wires = wires_at(graph, origin)
    if origin.side == "output":
        closing = graph.downstream(wire.target for wire in wires)
    else:
        closing = _upstream(graph, [wire.source for wire in wires])
    return _linking(graph, origin, closing, wires, kinds, sought=origin.side)


def wires_at(graph: Graph, port: PortRef) -> tuple[Wire, ...]:
    """The wires that begin or end at a port."""
    if port.side == "output":
        return tuple(wire for wire in graph.outgoing(port.node) if wire.output == port.end)
    wire = graph.wire_into(port.node, port.end)
    return (wire,) if wire is not None else ()


def wired_port(graph: Graph, port: PortRef) -> PortRef:
    """This port if it is wired, else the first of its node that is, outputs before inputs."""
    if wires_at(graph, port):
        return port
    for wire in graph.outgoing(port.node):
        return PortRef(port.node, "output", wire.output)
    for wire in graph.incoming(port.node):
        return PortRef(port.node, "input", wire.input)
    return port


def fixed_ends(linking: Linking) -> list[PortRef]:
    """Where the wires being led end that stay there."""
    if linking.sought != linking.origin.side:
        return [linking.origin]
    if linking.sought == "output":
        return [PortRef(wire.target, "input", wire.input) for wire in linking.hidden]
    return [PortRef(wire.source, "output", wire.output) for wire in linking.hidden]


def port_meant(scene: CanvasScene, point: QPointF, zoom: float) -> PortRef | None:
    """Where the wires being led would end: a port that is hit, the nearest that fits, the card's.

    It need not take them: see :func:`refusal`.
    """
    linking = scene.look.linking
    assert linking is not None
    hit = hits.port_at(scene, point, wanted=lambda port: port.side == linking.sought)
    if hit is not None:
        return hit
    near = hits.port_at(scene, point, SNAP / max(zoom, 0.2), linking.takes)
    if near is not None:
        return near
    other = hits.port_at(scene, point)
    item = hits.node_at(scene, point)
    if item is None or (other is not None and other != linking.origin):
        return other if other != linking.origin else None
    return _of_card(scene.graph, item, linking, point)


def refusal(scene: CanvasScene, port: PortRef) -> str:
    """Why the wires being led cannot end at a port, in a sentence; empty where they can."""
    linking = scene.look.linking
    assert linking is not None
    node = scene.graph.node(port.node)
    if not port.end:
        return tr("{name} has no port that this wire could end at.", name=node.name)
    if port.side != linking.sought:
        if linking.sought == "input":
            return tr("Here a wire begins. End it at an input: the left edge of a card.")
        return tr("Here a wire ends. Begin it at an output: the right edge of a card.")
    edit = wiring.link_edit(linking, port, scene.session.scope.graph)
    found = scene.session.document.refusal(edit) if edit is not None else None
    return say(found) if found is not None else ""


def caution(scene: CanvasScene, port: PortRef) -> str:
    """Where a wire may end at a port that is made for other tensors: what it takes instead."""
    linking = scene.look.linking
    assert linking is not None
    if linking.sought == linking.origin.side:
        return ""
    ends = (linking.origin, port)
    begin, end = ends if linking.origin.side == "output" else ends[::-1]
    item, tensor = scene.node_item(end.node), scene.tensor(begin)
    if item is None or item.spec is None or tensor is None:
        return ""
    wanted = expected(item.spec, "input", end.end)
    if wanted in ("any", kind_of(tensor)):
        return ""
    return tr(
        "It can be wired, but {name} takes {wanted}; {source} gives {tensor}.",
        name=scene.graph.node(end.node).name,
        wanted=tips.sort_name(wanted),
        source=scene.graph.node(begin.node).name,
        tensor=f"{tensor} {tensor.dtype}",
    )


def _of_card(graph: Graph, item: NodeItem, linking: Linking, point: QPointF) -> PortRef:
    """The port of a card that a drop on it means: free and needed, free, any; then the nearest."""
    taken: set[str] = set()
    if linking.sought == "input":
        wires = graph.incoming(item.node_id)
        taken = {wire.input for wire in wires if wire not in linking.hidden}

    def rank(port: PortPlace) -> tuple[bool, bool, bool, float]:
        refused = not linking.takes(PortRef(item.node_id, port.side, port.end))
        gap = abs(item.port_point(port).y() - point.y())
        return refused, port.end in taken, port.optional, gap

    ports = [port for port in item.card.layout.ports if port.side == linking.sought]
    best = min(ports, key=rank, default=None)
    return PortRef(item.node_id, linking.sought, best.end if best else "")


def _linking(
    graph: Graph,
    origin: PortRef,
    closing: set[str],
    wires: tuple[Wire, ...],
    kinds: Kinds | None,
    *,
    sought: Side,
) -> Linking:
    linking = Linking(origin, sought, frozenset(graph.ids()) - closing, wires)
    if kinds is not None:
        spec = kinds.find(graph.node(origin.node).kind)
        linking.carried = _carried(spec, origin.side, origin.end)
        linking.barred = _barred(graph, linking, kinds)
    return linking


def _barred(graph: Graph, linking: Linking, kinds: Kinds) -> frozenset[tuple[str, str]]:
    """The ports on the side sought that carry something else."""
    by_kind: dict[str, frozenset[str]] = {}
    found: set[tuple[str, str]] = set()
    for node in graph:
        if node.kind not in by_kind:
            ports = _ports(kinds.find(node.kind), linking.sought)
            names = (port.name for port in ports if port.carries != linking.carried)
            by_kind[node.kind] = frozenset(names)
        if others := by_kind[node.kind]:
            found.update((node.id, name) for name in others)
    return frozenset(found)


def _ports(spec: KindLike | None, side: Side) -> tuple[PortLike, ...]:
    if spec is None:
        return ()
    return spec.inputs if side == "input" else spec.outputs


def _carried(spec: KindLike | None, side: Side, end: str) -> str:
    name = end.partition(".")[0]
    return next((port.carries for port in _ports(spec, side) if port.name == name), "tensor")


def _upstream(graph: Graph, node_ids: list[str]) -> set[str]:
    found, waiting = set(node_ids), list(node_ids)
    while waiting:
        for wire in graph.incoming(waiting.pop()):
            if wire.source not in found:
                found.add(wire.source)
                waiting.append(wire.source)
    return found
