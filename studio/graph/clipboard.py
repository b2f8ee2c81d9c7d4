"""Nodes as text, to copy and paste within a graph, between projects, or through a mail."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import count
from typing import Any

from studio.graph.change import EditError
from studio.graph.edits import AddNode, Batch, Connect
from studio.graph.jsontext import Cursor, FileError, compact, parse
from studio.graph.model import MODEL, Graph, Kinds, Node, Project, Wire
from studio.graph.patch import Edit
from studio.graph.records import node_record, place_record, read_node, read_wire, wire_record
from studio.graph.rules import graph_of
from studio.message import Message

FORMAT = "plexus-fragment"


def fragment(graph: Graph, ids: Iterable[str]) -> str:
    """The nodes as text, with the wires among them and those that come in from outside."""
    chosen = [graph.node(node_id) for node_id in dict.fromkeys(ids)]
    inside = {node.id for node in chosen}
    wires = [wire for node in chosen for wire in graph.incoming(node.id)]
    record: dict[str, Any] = {
        "format": FORMAT,
        "nodes": [node_record(node) for node in chosen],
        "layout": {node.id: place_record(node) or {"x": 0, "y": 0} for node in chosen},
        "wires": [wire_record(wire) for wire in wires if wire.source in inside],
        "incoming": [
            {"wire": wire_record(wire), "kind": source.kind, "name": source.name}
            for wire in wires
            if wire.source not in inside
            for source in (graph.node(wire.source),)
        ],
    }
    return compact(record)


def paste(
    text: str,
    project: Project,
    kinds: Kinds,
    at: tuple[float, float],
    *,
    keep_incoming: bool = False,
    graph: str = MODEL,
) -> tuple[Batch, tuple[str, ...]]:
    """The edit that puts a fragment into a graph, and the ids that its nodes will have.

    Args:
        text: what ``fragment`` gave.
        project: where to paste; it is not changed.
        kinds: the known kinds.
        at: where the fragment's left upper corner shall be.
        keep_incoming: also wire the new nodes to the layers outside that fed the copied ones,
            where those are still there.
        graph: the name of the graph to paste into.

    Raises:
        EditError: the text is no fragment.
    """
    goal = graph_of(project, graph)
    try:
        nodes, wires, incoming = _read(text)
    except FileError as error:
        raise EditError(
            "There are no layers on the clipboard. Select some layers and copy them first."
        ) from error
    ids, names = _fresh(goal, nodes)
    left, top = min(node.x for node in nodes), min(node.y for node in nodes)
    edits: list[Edit] = []
    for node in nodes:
        x, y = at[0] + node.x - left, at[1] + node.y - top
        new = replace(node, id=ids[node.id], name=names[node.id], x=x, y=y)
        edits.append(AddNode(new, graph))
    edits += [
        Connect(replace(wire, source=ids[wire.source], target=ids[wire.target]), graph=graph)
        for wire in wires
    ]
    if keep_incoming:
        edits += [
            Connect(replace(wire, target=ids[wire.target]), graph=graph)
            for wire, kind, name in incoming
            if _is_there(goal, wire.source, kind, name)
        ]
    label = Message("Paste a layer") if len(ids) == 1 else _many(len(ids))
    return Batch(tuple(edits), label), tuple(ids.values())


def _many(count: int) -> Message:
    return Message("Paste {count} layers", count=count)


def _read(text: str) -> tuple[list[Node], list[Wire], list[tuple[Wire, str, str]]]:
    root = parse(text, Message("The clipboard"))
    if root.members().get("format") != FORMAT:
        root.fail(Message("this is no copy of layers."))
    layout, copied = root.need("layout"), Graph()
    nodes = []
    for item in root.need("nodes").items():
        node = read_node(item, layout.get(item.need("id").filled()), copied)
        copied.put_node(node)
        nodes.append(node)
    if not nodes:
        root.fail(Message("there are no layers in it."))
    wires = [_inside(read_wire(item), item, copied) for item in root.need("wires").items()]
    incoming = []
    for item in root.need("incoming").items():
        wire = read_wire(item.need("wire"))
        if wire.target not in copied:
            item.fail(Message("the wire ends at a layer that was not copied."))
        incoming.append((wire, item.need("kind").text(), item.need("name").text()))
    return nodes, wires, incoming


def _inside(wire: Wire, at: Cursor, copied: Graph) -> Wire:
    if wire.source not in copied or wire.target not in copied:
        at.fail(Message("the wire ends at a layer that was not copied."))
    return wire


def _fresh(goal: Graph, nodes: list[Node]) -> tuple[dict[str, str], dict[str, str]]:
    """New ids and names by old id."""
    first = int(goal.fresh_id()[1:])
    ids: dict[str, str] = {}
    for node in nodes:
        while f"n{first}" in goal:
            first += 1
        ids[node.id] = f"n{first}"
        first += 1
    names: dict[str, str] = {}
    taken = goal.names()
    numbers: dict[str, Iterator[int]] = {}
    for node in nodes:
        name = node.name
        if name in taken:
            base = name.rstrip("0123456789")
            # One count for all copies of a name: a paste of a thousand takes no million tries.
            counted = (f"{base}{number}" for number in numbers.setdefault(base, count(2)))
            name = next(free for free in counted if free not in taken)
        names[node.id] = name
        taken.add(name)
    return ids, names


def _is_there(goal: Graph, node_id: str, kind: str, name: str) -> bool:
    # In another project the same id may be another layer.
    return node_id in goal and (goal.node(node_id).kind, goal.node(node_id).name) == (kind, name)
