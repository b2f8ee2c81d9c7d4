"""What is known of a graph before it runs: of each node, and in total."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from studio.compile.costs import NO_COST, Cost
from studio.compile.plan import Plan
from studio.compile.problems import Problem
from studio.compile.tensors import TensorSpec
from studio.graph.model import MODEL
from studio.value import Value


@dataclass(frozen=True, slots=True)
class NodeFacts:
    """What is known of one node. Without ``outputs`` its shapes could not be found."""

    outputs: Mapping[str, TensorSpec] = field(default_factory=dict)
    derived: Mapping[str, Value] = field(default_factory=dict)
    cost: Cost = NO_COST
    computed: Mapping[str, Value] = field(default_factory=dict)
    """The values of the parameters that are given as expressions."""
    inside: tuple[Analysis, ...] = ()
    """Of a block: a reading of its graph for each repetition, as far as they came."""


NO_FACTS = NodeFacts()


@dataclass(frozen=True, slots=True)
class Analysis:
    """A reading of a graph. ``plan`` is there only if nothing stands in the way of running it."""

    nodes: Mapping[str, NodeFacts]
    problems: tuple[Problem, ...]
    total: Cost
    plan: Plan | None
    graph: str = MODEL
    """The name of the graph."""
    hushed: tuple[Problem, ...] = ()
    """Warnings that the user does not want to hear."""

    @property
    def ok(self) -> bool:
        return self.plan is not None

    def within(self, path: tuple[str, ...]) -> Analysis | None:
        """The reading of a block's graph, entered by node ids; ``n3#2`` is a third repetition.

        ``None`` where there is no such block, or its inputs are not known.
        """
        found: Analysis | None = self
        for entry in path:
            node, _, repetition = entry.partition("#")
            inside = found.nodes.get(node, NO_FACTS).inside if found else ()
            number = int(repetition or 0)
            found = inside[number] if number < len(inside) else None
        return found
