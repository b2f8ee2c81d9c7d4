"""Use again: nodes that call the layer of another node of the same graph."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from studio.graph import rules
from studio.graph.change import EditError
from studio.graph.model import INPUT, MODEL, OUTPUT, Graph, Node, Project
from studio.graph.patch import Patch, patch_of
from studio.graph.ports import Kinds
from studio.graph.step import Simple
from studio.message import Message
from studio.value import Value


def reusers(graph: Graph, owner: str) -> list[Node]:
    """The nodes that call the layer of this one again, in natural order of their ids."""
    return [node for node in graph if node.reuses == owner]


def owner_of(graph: Graph, node: Node) -> Node:
    """The node whose layer this one calls: itself, or the one that it reuses."""
    return graph.node(node.reuses) if node.reuses in graph else node


def own_params(node: Node, kinds: Kinds) -> dict[str, Value]:
    """Those of a node's parameters that are given at each call, so that no owner has them."""
    given = _at_call(node.kind, kinds)
    return {name: value for name, value in node.params.items() if name in given}


def layer_params(graph: Graph, node: Node, kinds: Kinds) -> dict[str, Value]:
    """The parameters that count for a node: its owner's, and its own that are given at the call."""
    if not node.reuses:
        return dict(node.params)
    owner = owner_of(graph, node)
    given = _at_call(node.kind, kinds)
    kept = {name: value for name, value in owner.params.items() if name not in given}
    return {**kept, **own_params(node, kinds)}


def tuned(graph: Graph, node: Node, param: str, kinds: Kinds) -> Node:
    """The node that holds a parameter of another: itself, or the owner of its layer."""
    return node if param in _at_call(node.kind, kinds) else owner_of(graph, node)


def heirs(graph: Graph, gone: Iterable[str], kinds: Kinds) -> dict[str, Node | None]:
    """What becomes of nodes whose owners go: the first takes the layer over, the others follow."""
    leaving = set(gone)
    found: dict[str, Node | None] = {}
    staying: dict[str, list[Node]] = {}
    for node in graph:
        if node.reuses in leaving and node.id not in leaving:
            staying.setdefault(node.reuses, []).append(node)
    for first, *others in staying.values():
        found[first.id] = replace(first, params=layer_params(graph, first, kinds), reuses="")
        found.update((node.id, replace(node, reuses=first.id)) for node in others)
    return found


def check_owner(graph: Graph, node: Node, owner_id: str) -> None:
    """Refuse to call a layer again that is not there, is another kind, or is itself borrowed."""
    owner = rules.node_of(graph, owner_id)
    if owner.id == node.id:
        raise EditError("{name} cannot use its own layer again.", name=node.name)
    if node.kind in (INPUT, OUTPUT):
        raise EditError("{name} has no layer that could be used again.", name=node.name)
    if owner.kind != node.kind:
        raise EditError(
            "{name} cannot use the layer of {owner}: they are of different kinds. Choose a layer "
            "of the same kind.",
            name=node.name,
            owner=owner.name,
        )
    if owner.reuses:
        raise EditError(
            "{name} cannot use the layer of {owner}, which has none of its own. Choose {first}.",
            name=node.name,
            owner=owner.name,
            first=graph.node(owner.reuses).name,
        )


@dataclass(frozen=True, slots=True)
class Reuse(Simple):
    """Let a node call the layer of another of its kind; those that called its own follow."""

    node: str
    owner: str
    graph: str = MODEL

    def title(self) -> Message:
        return Message("Use a layer again")

    def patch(self, project: Project, kinds: Kinds) -> Patch:
        graph = rules.graph_of(project, self.graph)
        node = rules.node_of(graph, self.node)
        owner = owner_of(graph, rules.node_of(graph, self.owner))
        check_owner(graph, node, owner.id)
        nodes: dict[str, Node | None] = {
            other.id: replace(other, reuses=owner.id) for other in reusers(graph, node.id)
        }
        nodes[node.id] = replace(node, reuses=owner.id, params=own_params(node, kinds))
        return patch_of(self.title(), self.graph, nodes)


@dataclass(frozen=True, slots=True)
class StopReusing(Simple):
    """Give a node a layer of its own again, with the parameters of the one it called."""

    node: str
    graph: str = MODEL

    def title(self) -> Message:
        return Message("Use a layer of its own")

    def patch(self, project: Project, kinds: Kinds) -> Patch:
        graph = rules.graph_of(project, self.graph)
        node = rules.node_of(graph, self.node)
        if not node.reuses:
            raise EditError("{name} has a layer of its own already.", name=node.name)
        params = layer_params(graph, node, kinds)
        return patch_of(
            self.title(), self.graph, {node.id: replace(node, params=params, reuses="")}
        )


def _at_call(kind: str, kinds: Kinds) -> Mapping[str, None]:
    found = kinds.find(kind)
    if found is None:
        return {}
    return {param.name: None for param in found.params if param.at_call}
