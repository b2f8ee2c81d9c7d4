"""Edits: frozen values that change a project and give back their inverse.

They carry ids and values, never objects of the screen. Each checks the hard rules, then applies one
:class:`~studio.graph.patch.Patch`; what is refused changes nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from studio.graph import rules
from studio.graph.change import Change, EditError
from studio.graph.leading import carried
from studio.graph.model import INPUT, MODEL, OUTPUT, Graph, Node, Project, Wire
from studio.graph.patch import RESET, Edit, Patch, Reset, chained, patch_of
from studio.graph.plugs import replugged, unplugged
from studio.graph.ports import Kinds
from studio.graph.projectwide import RenameProject, SetPackage, SetSetting
from studio.graph.reuse import check_owner, heirs, tuned
from studio.graph.step import Batch, Simple
from studio.message import Message
from studio.value import Value

__all__ = [
    "RESET",
    "AddNode",
    "Batch",
    "Change",
    "Connect",
    "Disconnect",
    "Edit",
    "EditError",
    "Move",
    "RemoveNodes",
    "Rename",
    "RenameProject",
    "Reset",
    "SetFlags",
    "SetNote",
    "SetPackage",
    "SetParam",
    "SetSetting",
]


@dataclass(frozen=True, slots=True)
class AddNode(Simple):
    """Add a node. Its id and its name must be free: see ``Graph.fresh_id``, ``fresh_name``.

    The project also notes the ``package`` that must be installed for this kind: this one, or the
    one that brings the kind here.
    """

    node: Node
    graph: str = MODEL
    package: str = ""

    def title(self) -> Message:
        return Message("Add {name}", name=self.node.name)

    def patch(self, project: Project, kinds: Kinds) -> Patch:
        graph, node = rules.graph_of(project, self.graph), self.node
        rules.check_node(node)
        if node.id in graph:
            raise EditError(
                "The id {id} belongs to the layer {name} already. Use {free}.",
                id=node.id,
                name=graph.node(node.id).name,
                free=graph.fresh_id(),
            )
        rules.check_name(graph, node.name)
        rules.check_kind(project, self.graph, node.kind)
        if node.reuses:
            check_owner(graph, node, node.reuses)
        x = rules.check_number(node.name, "position", node.x)
        y = rules.check_number(node.name, "position", node.y)
        clean = replace(node, params=dict(node.params), x=x, y=y, extra=dict(node.extra))
        patch = patch_of(self.title(), self.graph, nodes={node.id: clean})
        kind = kinds.find(node.kind)
        package = self.package or (kind.package if kind else "")
        if package:
            rules.check_text(node.name, "package", package)
            patch = replace(patch, packages={node.kind: package})
        return patch


@dataclass(frozen=True, slots=True)
class RemoveNodes(Simple):
    """Remove nodes and all wires that touch them."""

    ids: tuple[str, ...]
    graph: str = MODEL

    def title(self) -> Message:
        if len(self.ids) == 1:
            return Message("Delete a layer")
        return Message("Delete {count} layers", count=len(self.ids))

    def patch(self, project: Project, kinds: Kinds) -> Patch:
        graph = rules.graph_of(project, self.graph)
        wires: dict[Wire, Wire | None] = {}
        ports: list[Node] = []
        for node_id in self.ids:
            node = rules.node_of(graph, node_id)
            wires.update(dict.fromkeys(graph.incoming(node_id)))
            wires.update(dict.fromkeys(graph.outgoing(node_id)))
            if node.kind in (INPUT, OUTPUT):
                ports.append(node)
        nodes = {**heirs(graph, self.ids, kinds), **dict.fromkeys(self.ids)}
        here = patch_of(self.title(), self.graph, nodes, wires)
        outside = [unplugged(project, self.graph, node) for node in ports]
        return chained(self.title(), (here, *outside)) if outside else here


@dataclass(frozen=True, slots=True)
class Connect(Simple):
    """Add a wire. With ``replace`` the wire that occupies the input goes; without, it refuses."""

    wire: Wire
    replace: bool = False
    graph: str = MODEL

    def title(self) -> Message:
        return Message("Connect")

    def patch(self, project: Project, kinds: Kinds) -> Patch:
        graph, wire = rules.graph_of(project, self.graph), self.wire
        rules.check_wire(graph, kinds, wire)
        wires: dict[Wire, Wire | None] = {}
        old = graph.wire_into(wire.target, wire.input)
        if old is not None:
            target = graph.node(wire.target).name
            if old == wire:
                raise EditError(
                    "{source} is connected to {port} of {target} already.",
                    source=graph.node(wire.source).name,
                    port=wire.input,
                    target=target,
                )
            if not self.replace:
                raise EditError(
                    "The input {port} of {target} is taken by {source}. Remove that wire first.",
                    port=wire.input,
                    target=target,
                    source=graph.node(old.source).name,
                )
            wires[old] = None
        wires[wire] = wire
        return patch_of(self.title(), self.graph, wires=wires)


@dataclass(frozen=True, slots=True)
class Disconnect(Simple):
    """Remove wires."""

    wires: tuple[Wire, ...]
    graph: str = MODEL

    def title(self) -> Message:
        if len(self.wires) == 1:
            return Message("Remove a wire")
        return Message("Remove {count} wires", count=len(self.wires))

    def patch(self, project: Project, kinds: Kinds) -> Patch:
        graph = rules.graph_of(project, self.graph)
        for wire in self.wires:
            if graph.wire_into(wire.target, wire.input) != wire:
                raise EditError(
                    "There is no wire from {source} to {port} of {target} any more.",
                    source=_name(graph, wire.source),
                    port=wire.input,
                    target=_name(graph, wire.target),
                )
        return patch_of(self.title(), self.graph, wires=dict.fromkeys(self.wires))


@dataclass(frozen=True, slots=True)
class SetParam(Simple):
    """Give a parameter of a node a value of its own, or with ``RESET`` its default again.

    Where the node reuses another's layer, it is that layer's parameter, unless it is one that is
    given at each call.
    """

    node: str
    param: str
    value: Value | Reset
    graph: str = MODEL

    def title(self) -> Message:
        if self.value is RESET:
            return Message("Reset {param}", param=self.param)
        return Message("Set {param}", param=self.param)

    def patch(self, project: Project, kinds: Kinds) -> Patch:
        graph = rules.graph_of(project, self.graph)
        node = tuned(graph, rules.node_of(graph, self.node), self.param, kinds)
        params = dict(node.params)
        if self.value is RESET:
            params.pop(self.param, None)
        else:
            rules.check_values(node.name, {self.param: self.value})
            params[self.param] = self.value
        return patch_of(self.title(), self.graph, nodes={node.id: replace(node, params=params)})


@dataclass(frozen=True, slots=True)
class Rename(Simple):
    """Give a node another name. Wires follow to a port of a block that has a new name."""

    node: str
    name: str
    graph: str = MODEL

    def title(self) -> Message:
        return Message("Rename to {name}", name=self.name)

    def patch(self, project: Project, kinds: Kinds) -> Patch:
        graph = rules.graph_of(project, self.graph)
        node = rules.node_of(graph, self.node)
        rules.check_name(graph, self.name, node.id)
        here = patch_of(self.title(), self.graph, nodes={node.id: replace(node, name=self.name)})
        if node.kind not in (INPUT, OUTPUT):
            return here
        return chained(self.title(), (here, replugged(project, self.graph, node, self.name)))


@dataclass(frozen=True, slots=True)
class Move(Simple):
    """Put nodes at new positions: triples of id, x, y.

    Wires between nodes that all move by the same take the points along that they are led through.
    """

    positions: tuple[tuple[str, float, float], ...]
    graph: str = MODEL

    def title(self) -> Message:
        if len(self.positions) == 1:
            return Message("Move a layer")
        return Message("Move {count} layers", count=len(self.positions))

    def patch(self, project: Project, kinds: Kinds) -> Patch:
        graph = rules.graph_of(project, self.graph)
        nodes: dict[str, Node | None] = {}
        for node_id, x, y in self.positions:
            node = rules.node_of(graph, node_id)
            nodes[node_id] = replace(
                node,
                x=rules.check_number(node.name, "position", x),
                y=rules.check_number(node.name, "position", y),
            )
        return patch_of(self.title(), self.graph, nodes=nodes, wires=carried(graph, nodes))


@dataclass(frozen=True, slots=True)
class SetNote(Simple):
    """Write the note of a node; it becomes a comment in the Python."""

    node: str
    note: str
    graph: str = MODEL

    def title(self) -> Message:
        return Message("Edit note")

    def patch(self, project: Project, kinds: Kinds) -> Patch:
        node = rules.node_of(rules.graph_of(project, self.graph), self.node)
        rules.check_text(node.name, "note", self.note)
        return patch_of(self.title(), self.graph, nodes={node.id: replace(node, note=self.note)})


@dataclass(frozen=True, slots=True)
class SetFlags(Simple):
    """Replace the flags of a node."""

    node: str
    flags: frozenset[str]
    graph: str = MODEL

    def title(self) -> Message:
        return Message("Change flags")

    def patch(self, project: Project, kinds: Kinds) -> Patch:
        node = rules.node_of(rules.graph_of(project, self.graph), self.node)
        for flag in self.flags:
            rules.check_text(node.name, "flag", flag)
        flags = frozenset(self.flags)
        return patch_of(self.title(), self.graph, nodes={node.id: replace(node, flags=flags)})


def _name(graph: Graph, node_id: str) -> str:
    return graph.node(node_id).name if node_id in graph else node_id
