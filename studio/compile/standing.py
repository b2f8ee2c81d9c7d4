"""How a graph stands in its project while it is read: what a lint may take for granted there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from studio.graph.model import BLOCK, INPUT, MODEL, TRAINING, Graph, Node, Wire


@dataclass(frozen=True, slots=True)
class Standing:
    """Of one reading of a graph."""

    alone: bool = True
    """Whether the graph is read in no other way, so that what is wrong here is wrong with it."""
    data: frozenset[str] | None = None
    """The names of the inputs that bring data as nothing has touched them; ``None``: all."""

    def brings_data(self, node: Node) -> bool:
        """Whether a node is an input that does."""
        return node.kind == INPUT and (self.data is None or node.name in self.data)


WHOLE = Standing()
"""Of what is read by itself."""


@dataclass(slots=True)
class Calls:
    """How often graphs are called in a project.

    Args:
        known: what was found before, by graph with its state; grows.
    """

    known: dict[str, tuple[object, Counter[str]]] = field(default_factory=dict)

    def count(self, graphs: Mapping[str, Graph]) -> Counter[str]:
        """How many nodes call each graph, by its name."""
        total: Counter[str] = Counter()
        for name, graph in graphs.items():
            known = self.known.get(name)
            if known is None or known[0] is not graph.state:
                kinds = (node.kind for node in graph)
                found = Counter(kind.removeprefix(BLOCK) for kind in kinds if kind[:6] == BLOCK)
                known = self.known[name] = (graph.state, found)
            total += known[1]
        return total


def by_itself(name: str, calls: Mapping[str, int]) -> Standing:
    """Of the graph with which a reading begins."""
    if name in (MODEL, TRAINING):
        return WHOLE
    # Where it is called, what comes in there tells more than the shapes that stand on its inputs.
    return Standing(alone=not calls.get(name, 0))


def called(
    around: Standing, graph: Graph, node: Node, wires: list[Wire], calls: Mapping[str, int]
) -> Standing:
    """Of a graph that a node calls once.

    Args:
        around: how the graph of that node stands.
        graph: that graph.
        node: the node.
        wires: into it, from the nodes that really give the values.
        calls: how often graphs are called.
    """
    name = node.kind.removeprefix(BLOCK)
    if name == MODEL:
        return WHOLE
    data = frozenset(w.input for w in wires if around.brings_data(graph.node(w.source)))
    return Standing(around.alone and calls.get(name, 0) == 1, data)
