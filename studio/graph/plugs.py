"""Wires at the instances of a block, which follow its inputs and outputs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from studio.graph.model import INPUT, Node, Project, Wire
from studio.graph.patch import Part, Patch
from studio.graph.uses import users
from studio.message import Message

_LABEL = Message("Follow the ports of a block")


def plugged(project: Project, block: str, port: Node) -> Iterator[tuple[str, Wire]]:
    """The wires at instances of a block that end at one of its ports, with their graphs' names."""
    for name, node in users(project, block):
        graph = project.graphs[name]
        if port.kind == INPUT:
            wire = graph.wire_into(node.id, port.name)
            if wire is not None:
                yield name, wire
        else:
            for wire in graph.outgoing(node.id):
                if wire.output == port.name:
                    yield name, wire


def unplugged(project: Project, block: str, port: Node) -> Patch:
    """Takes away the wires that end at a port which goes."""
    wires: dict[str, dict[Wire, Wire | None]] = {}
    for name, wire in plugged(project, block, port):
        wires.setdefault(name, {})[wire] = None
    return Patch(_LABEL, {name: Part(wires=found) for name, found in wires.items()})


def replugged(project: Project, block: str, port: Node, name: str) -> Patch:
    """Leads the wires of a port to where it has another name."""
    wires: dict[str, dict[Wire, Wire | None]] = {}
    for graph, wire in plugged(project, block, port):
        found = wires.setdefault(graph, {})
        found[wire] = None
        if port.kind == INPUT:
            # A wire that ended at this name before there was such a port.
            stale = project.graphs[graph].wire_into(wire.target, name)
            if stale is not None:
                found[stale] = None
            new = replace(wire, input=name)
        else:
            new = replace(wire, output=name)
        found[new] = new
    return Patch(_LABEL, {graph: Part(wires=found) for graph, found in wires.items()})
