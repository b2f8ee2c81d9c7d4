"""How a graph is gone through: found once, however often a block is entered in one reading."""

from __future__ import annotations

from dataclasses import dataclass, field

from studio.compile.flow import Finder, Flow
from studio.compile.plan import legal_names
from studio.compile.runs import Arrangement
from studio.graph.model import OUTPUT, Graph, Node


@dataclass(slots=True)
class Course:
    """What of a walk does not depend on what comes in."""

    order: tuple[Node, ...]
    """Upstream to downstream."""
    outputs: tuple[str, ...]
    """Ids of the nodes that return something, or train."""
    owners: frozenset[str]
    """Ids of the nodes whose layers others call again."""
    flow: Flow
    live: set[str]
    """Ids of the nodes that lead to an output, and the outputs."""
    names: dict[str, str]
    """The name of each node's step, by id."""
    surroundings: dict[str, tuple[object, ...]] = field(default_factory=dict)
    """By id: what a node depends on beside itself and what is wired to it, where that is known."""
    near: dict[frozenset[str], set[str]] = field(default_factory=dict)
    """By ids of nodes that changed: those that a lint may see them from."""
    arranged: Arrangement | None = None
    """How the steps were arranged the last time."""


def is_end(node: Node, kinds: Finder) -> bool:
    """Whether what leads to this node is run."""
    if node.kind == OUTPUT:
        return True
    spec = kinds.find(node.kind)
    return spec is not None and spec.construct in ("optimiser", "metric")


def course(graph: Graph, kinds: Finder) -> Course:
    """Look through a graph."""
    order = tuple(graph.node(node_id) for node_id in graph.order())
    outputs = tuple(node.id for node in order if is_end(node, kinds))
    flow = Flow(graph, kinds)
    return Course(
        order,
        outputs,
        frozenset(node.reuses for node in order if node.reuses),
        flow,
        flow.live(outputs),
        legal_names(order),
    )
