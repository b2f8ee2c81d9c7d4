"""A node that becomes one of another kind."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from studio.graph import rules
from studio.graph.change import EditError
from studio.graph.model import MODEL, Graph, Node, Project
from studio.graph.patch import Patch, patch_of
from studio.graph.ports import KindLike, Kinds
from studio.graph.reuse import own_params, owner_of, reusers
from studio.graph.step import Simple
from studio.message import Message
from studio.value import Value


@dataclass(frozen=True, slots=True)
class ChangeKind(Simple):
    """Make a node, and all that call the same layer, one of another kind, with these parameters.

    Its name and its wires stay, so the new kind must have their ports.
    """

    node: str
    kind: str
    params: Mapping[str, Value] = field(default_factory=dict)
    graph: str = MODEL

    def title(self) -> Message:
        return Message("Change the kind of a layer")

    def patch(self, project: Project, kinds: Kinds) -> Patch:
        graph = rules.graph_of(project, self.graph)
        owner = owner_of(graph, rules.node_of(graph, self.node))
        rules.check_kind(project, self.graph, self.kind)
        rules.check_values(owner.name, self.params)
        found = kinds.find(self.kind)
        nodes: dict[str, Node | None] = {
            owner.id: replace(owner, kind=self.kind, params=dict(self.params))
        }
        for other in reusers(graph, owner.id):
            changed = replace(other, kind=self.kind)
            nodes[other.id] = replace(changed, params=own_params(changed, kinds))
        for node_id in nodes:
            _check_ports(graph, graph.node(node_id), found)
        patch = patch_of(self.title(), self.graph, nodes)
        if found is not None and found.package:
            patch = replace(patch, packages={self.kind: found.package})
        return patch


def _check_ports(graph: Graph, node: Node, kind: KindLike | None) -> None:
    """Refuse a kind that lacks a port which is wired."""
    if kind is None:
        return
    inputs = [wire.input for wire in graph.incoming(node.id)]
    outputs = [wire.output for wire in graph.outgoing(node.id)]
    for ports, known in ((inputs, kind.inputs), (outputs, kind.outputs)):
        for port in ports:
            if not rules.is_port(port, known):
                raise EditError(
                    "{name} is wired at {port}, which the other kind does not have. Take that "
                    "wire away first.",
                    name=node.name,
                    port=port,
                )
