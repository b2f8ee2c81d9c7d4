"""What is different between two states of a graph's parts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from studio.graph.change import GraphChange
from studio.graph.furniture import Piece
from studio.graph.model import (
    BYPASS,
    INPUT,
    LAYOUT_FLAGS,
    MUTE,
    OUTPUT,
    Graph,
    Node,
    Variable,
    Wire,
)

_LOGIC_FLAGS = frozenset((BYPASS, MUTE))
_KINDS = ("added", "removed", "retuned", "renamed", "moved", "annotated")


def graph_change(
    nodes: Mapping[str, Node | None],
    wires: Mapping[Wire, Wire | None],
    pieces: Mapping[str, Piece | None],
    face: bool,
    graph: Graph | None,
) -> GraphChange:
    """What is different in a graph from these states of its nodes and wires.

    Args:
        nodes: the former states.
        wires: the former states.
        pieces: the former states.
        face: whether the face is different.
        graph: as it is now; ``None`` if it is gone.
    """
    sets: dict[str, set[str]] = {name: set() for name in _KINDS}
    rewired: set[str] = set()
    for node_id, old in nodes.items():
        new = graph.node(node_id) if graph is not None and node_id in graph else None
        for name in _differences(old, new):
            sets[name].add(node_id)
    for wire, before in wires.items():
        now = None if graph is None else present(graph, wire)
        if (before is None) != (now is None):
            rewired |= {wire.source, wire.target}
        elif before is not None and now is not None and before.points != now.points:
            sets["moved"] |= {wire.source, wire.target}
    there: Mapping[str, Piece] = {} if graph is None else graph.pieces
    return GraphChange(
        rewired=frozenset(rewired - sets["removed"]),
        face=face,
        furnished=frozenset(key for key, old in pieces.items() if not same(old, there.get(key))),
        **{name: frozenset(ids) for name, ids in sets.items()},
    )


def alters_ports(nodes: Mapping[str, Node | None], part: GraphChange, graph: Graph | None) -> bool:
    """Whether the graph has other ports as a block: its inputs and outputs are what they were."""
    for node_id in part.added | part.removed | part.retuned | part.renamed | part.annotated:
        old = nodes.get(node_id)
        new = graph.node(node_id) if graph is not None and node_id in graph else None
        if any(node is not None and node.kind in (INPUT, OUTPUT) for node in (old, new)):
            return True
    return False


def renamed_graphs(gone: Mapping[str, Iterable[str]], come: Mapping[str, Graph]) -> dict[str, str]:
    """Of graphs that went and came, those that are one and the same by their nodes' ids."""
    found: dict[str, str] = {}
    for old, ids in gone.items():
        same_ids = set(ids)
        for new, graph in come.items():
            if new not in found.values() and same_ids == set(graph.ids()):
                found[old] = new
                break
    return found


def same(a: object, b: object) -> bool:
    """Whether two values are one and the same in a file: ``1``, ``1.0`` and ``True`` are not."""
    return a is b or (type(a) is type(b) and a == b and repr(a) == repr(b))


def equal_graphs(a: Graph, b: Graph) -> bool:
    """Whether two graphs are the same in a file."""
    if a is b:
        return True
    if a.ids() != b.ids() or (a.about, a.synonyms, a.extra) != (b.about, b.synonyms, b.extra):
        return False
    if not same(a.variables, b.variables):
        return False
    if not all(
        one == other and same(sorted(one.params.items()), sorted(other.params.items()))
        for one, other in zip(a, b, strict=True)
    ):
        return False
    wires = [[(wire, wire.points, wire.extra) for wire in graph.wires()] for graph in (a, b)]
    return wires[0] == wires[1] and same(dict(a.pieces), dict(b.pieces))


def present(graph: Graph, wire: Wire) -> Wire | None:
    """This very wire, if the graph has it."""
    found = graph.wire_into(wire.target, wire.input)
    return found if found == wire else None


def other_variables(before: tuple[Variable, ...], after: tuple[Variable, ...]) -> frozenset[str]:
    """The names of variables that came, went, or are different."""
    old, new = ({v.name: repr(v) for v in variables} for variables in (before, after))
    return frozenset(name for name in old.keys() | new.keys() if old.get(name) != new.get(name))


def _differences(old: Node | None, new: Node | None) -> tuple[str, ...]:
    if old is None or new is None:
        if old is new:
            return ()
        return ("added",) if old is None else ("removed",)
    if old is new:
        return ()
    found = []
    if _layer(old) != _layer(new) or not same(
        sorted(old.params.items()), sorted(new.params.items())
    ):
        found.append("retuned")
    if old.name != new.name:
        found.append("renamed")
    if (old.x, old.y) != (new.x, new.y) or (old.flags ^ new.flags) & LAYOUT_FLAGS:
        found.append("moved")
    flagged = (old.flags ^ new.flags) - LAYOUT_FLAGS
    if old.note != new.note or flagged or old.extra != new.extra:
        found.append("annotated")
    return tuple(found)


def _layer(node: Node) -> tuple[str, str, frozenset[str]]:
    return node.kind, node.reuses, node.flags & _LOGIC_FLAGS
