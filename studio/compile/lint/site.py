"""What a lint sees: one layer whose shapes are right, and what stands before and after it."""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping, Set
from dataclasses import dataclass, field
from typing import Final

from studio.compile.facts import NodeFacts
from studio.compile.flow import Finder, Flow
from studio.compile.plan import Step
from studio.compile.problems import Fix, Problem
from studio.compile.standing import WHOLE, Standing
from studio.compile.tensors import TensorSpec
from studio.graph.model import MODEL, Graph, Node, Wire
from studio.message import Message

REACH: Final = 4
"""How many wires a lint may follow. What changed farther away cannot change what it says."""


@dataclass(frozen=True, slots=True)
class View:
    """A graph that was walked, as its values flow past what is bypassed and muted."""

    graph: Graph
    name: str
    kinds: Finder
    flow: Flow
    live: Container[str]
    facts: Mapping[str, NodeFacts]
    step: Callable[[str], Step | None]
    """Of a node, where it works."""
    owners: Container[str]
    """Ids of the nodes whose layers others call again."""
    standing: Standing = WHOLE
    """What is known of how the graph is used."""
    _readers: dict[str, list[Wire]] = field(default_factory=dict)

    @property
    def is_model(self) -> bool:
        return self.name == MODEL

    def into(self, node_id: str) -> list[Wire]:
        """The wires into a node, from the nodes that really give the values."""
        return self.flow.incoming(node_id)

    def out_of(self, node_id: str) -> list[Wire]:
        """The wires out of a node, to the nodes that really take the values."""
        if not self.flow.skipped:
            return self.graph.outgoing(node_id)
        if not self._readers:
            for node in self.graph:
                if node.id not in self.flow.skipped:
                    for wire in self.flow.incoming(node.id):
                        self._readers.setdefault(wire.source, []).append(wire)
        return self._readers.get(node_id, [])

    def sole_reader(self, node_id: str) -> Wire | None:
        """The wire to the one node that takes anything of a node, if there is only one."""
        wires = self.out_of(node_id)
        return wires[0] if len(wires) == 1 else None

    def kind(self, node_id: str) -> str:
        return self.graph.node(node_id).kind

    def is_shared(self, node_id: str) -> bool:
        """Whether the layer of a node is called by several."""
        return node_id in self.owners or bool(self.graph.node(node_id).reuses)

    def origin(self, wire: Wire, through: Container[str]) -> Wire:
        """The wire along which a value comes, followed back past kinds that let it through."""
        for _ in range(REACH):
            into = self.into(wire.source)
            if self.kind(wire.source) not in through or len(into) != 1:
                break
            wire = into[0]
        return wire

    def around(self, changed: Set[str]) -> set[str]:
        """These nodes, and those from which a lint may see one of them."""
        found = set(changed)
        edge = found
        for _ in range(REACH + 2):
            ahead = {wire.target for node_id in edge for wire in self.out_of(node_id)}
            behind = {wire.source for node_id in edge for wire in self.into(node_id)}
            edge = (ahead | behind) - found
            found |= edge
        return found

    def goal(self, node_id: str, through: Container[str]) -> Wire | None:
        """The wire to the one node that takes a value, past kinds that let it through."""
        wire = self.sole_reader(node_id)
        for _ in range(REACH):
            if wire is None or self.kind(wire.target) not in through:
                break
            wire = self.sole_reader(wire.target)
        return wire


@dataclass(frozen=True, slots=True)
class Site:
    """One layer in its graph."""

    view: View
    node: Node
    step: Step
    wires: list[Wire]
    """Into it, from the nodes that really give the values."""
    given: Mapping[str, TensorSpec | None]
    """What comes in, by port."""

    @property
    def first(self) -> TensorSpec | None:
        """What comes in at the first port that is wired."""
        return next(iter(self.given.values()), None)

    @property
    def output(self) -> TensorSpec | None:
        """What it gives first."""
        return next(iter(self.view.facts[self.node.id].outputs.values()), None)

    @property
    def source(self) -> Node:
        """The node that the first wire comes from."""
        return self.view.graph.node(self.wires[0].source)

    def wire(self, port: str) -> Wire | None:
        return next((wire for wire in self.wires if wire.input == port), None)

    def warning(self, message: Message, *fixes: Fix) -> Problem:
        return Problem(self.node.id, "warning", message, fixes)
