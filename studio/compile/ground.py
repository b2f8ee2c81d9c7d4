"""What the parts of an analysis stand on while one graph is walked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Protocol

from studio.compile.course import Course
from studio.compile.derivation import derive
from studio.compile.entries import Assumed
from studio.compile.facts import Analysis, NodeFacts
from studio.compile.flow import Flow
from studio.compile.layouts import Layouts
from studio.compile.lint.lint import Concern
from studio.compile.plan import Ref, Step, complete
from studio.compile.problems import Fix, Problem, Severity, is_hushed
from studio.compile.shapes import Inferred, ShapeCache
from studio.compile.standing import WHOLE, Standing, called
from studio.compile.tensors import TensorSpec
from studio.expression import ExpressionError, resolve
from studio.graph.model import Graph, Node, Wire
from studio.layers.spec import LayerSpec
from studio.message import Message
from studio.value import Value

Entry = tuple[tuple[str, TensorSpec], ...]
"""What comes in at each input of a block, by name."""


class Reader(Protocol):
    """What a walk asks of the analysis that it is part of."""

    @property
    def cache(self) -> ShapeCache: ...
    @property
    def title(self) -> str: ...
    @property
    def root(self) -> str: ...
    @property
    def constants(self) -> Mapping[str, Value]: ...
    @property
    def lints(self) -> dict[str, Concern]: ...
    @property
    def layouts(self) -> Layouts: ...
    @property
    def calls(self) -> Mapping[str, int]: ...
    @property
    def minding(self) -> frozenset[str]: ...

    def graph(self, name: str) -> Graph: ...
    def course(self, name: str) -> Course: ...
    def find(self, key: str) -> LayerSpec | None: ...
    def trouble(self, key: str) -> Message: ...
    def allows(self, code: str) -> bool: ...
    def stamp(self, name: str) -> object: ...
    def read(
        self, name: str, arguments: Mapping[str, Value], entry: Entry, standing: Standing
    ) -> Analysis: ...


@dataclass(frozen=True, slots=True)
class Open:
    """An input that nothing is wired to, and which of the findings says so."""

    node: Node
    port: str
    finding: int


class Findings:
    """The problems of one graph, as they are found."""

    def __init__(self, graph: str, live: set[str]) -> None:
        self.found: list[Problem] = []
        self.hushed: list[Problem] = []
        """What would be said if the user had not said otherwise."""
        self.open: list[Open] = []
        self._graph = graph
        self._live = live
        self._told: set[tuple[str, str, str, str]] = set()

    @property
    def broken(self) -> bool:
        return any(problem.severity == "error" for problem in self.found)

    def report(self, node: Node, message: Message, fixes: tuple[Fix, ...] = ()) -> None:
        """A fault at a node: an error if the model needs the node, else a warning."""
        self.add(node.id, "error" if node.id in self._live else "warning", message, fixes)

    def add(
        self, node: str, severity: Severity, message: Message, fixes: tuple[Fix, ...] = ()
    ) -> None:
        self.take(Problem(node, severity, message, fixes))

    def leave_open(self, node: Node, port: str, message: Message) -> None:
        """An input that nothing is wired to; what would fit there is known later."""
        self.open.append(Open(node, port, len(self.found)))
        self.report(node, message)

    def offer(self, opening: Open, fixes: tuple[Fix, ...]) -> None:
        """Offer fixes for an input that is open."""
        found = self.found[opening.finding]
        self.found[opening.finding] = replace(found, fixes=fixes).of(self._graph)

    def take(self, problem: Problem) -> None:
        """A problem of a node of this graph; its fixes will change this graph."""
        self.found.append(problem.of(self._graph))

    def advise(self, node: Node, problem: Problem) -> None:
        """What a lint says of a node, unless the user does not want to hear it."""
        if node.id not in self._live:
            problem = replace(problem, severity="warning")
        wanted = self.hushed if is_hushed(problem, node.flags) else self.found
        wanted.append(problem.of(self._graph))

    def take_inside(self, node: str, problem: Problem, *, hushed: bool = False) -> None:
        """A problem of a block's own graph, once for all that stand for the same block."""
        live = node.partition("#")[0] in self._live
        severity: Severity = problem.severity if live else "warning"
        said = problem.lint or str(problem.message)
        told = (problem.graph, problem.node, said, severity)
        if told in self._told:
            return
        self._told.add(told)
        wanted = self.hushed if hushed else self.found
        wanted.append(problem.entered_at(node, severity))


@dataclass(slots=True)
class Ground:
    """One graph under way: what is known of it, and what has been found so far."""

    reader: Reader
    name: str
    graph: Graph
    scope: Mapping[str, Value]
    """The variables that expressions may use."""
    entry: Mapping[str, TensorSpec] | None
    """What comes in at the inputs of a block; ``None``: what stands on them."""
    assumed: Assumed
    """The labels of its inputs, where that is what comes in."""
    flow: Flow
    names: Mapping[str, str]
    """The name of each node's step, by id."""
    live: set[str]
    findings: Findings
    standing: Standing = WHOLE
    """What is known of how the graph is used."""
    facts: dict[str, NodeFacts] = field(default_factory=dict)
    layers: dict[str, Step] = field(default_factory=dict)
    """By id of the owner of a shared layer: the step that calls it first."""

    @property
    def root(self) -> str:
        """The graph at whose inputs the free axes are named."""
        return self.reader.root

    @property
    def is_entered(self) -> bool:
        """Whether this is a block, whose inputs bring what is wired to it."""
        return self.entry is not None

    def standing_of(self, node: Node, wires: list[Wire]) -> Standing:
        """How the graph that a node calls stands while it is read for that."""
        return called(self.standing, self.graph, node, wires, self.reader.calls)

    def find(self, key: str) -> LayerSpec | None:
        """The kind of this key."""
        return self.reader.find(key)

    def infer(self, step: Step, inputs: Mapping[str, tuple[TensorSpec, ...]]) -> Inferred:
        """What a step makes of inputs of these shapes."""
        return self.reader.cache.infer(step, inputs)

    def value(self, wire: Wire) -> TensorSpec | None:
        """What comes along a wire, where it is known."""
        return self.facts[wire.source].outputs.get(wire.output)

    def redo(
        self, node: Node, value: TensorSpec, settings: Mapping[str, Value]
    ) -> TensorSpec | None:
        """What a node with one input would give for another value, with other settings."""
        spec = self.find(node.kind)
        if spec is None or node.reuses or spec.construct == "block":
            return None
        try:
            given = {name: resolve(known, self.scope) for name, known in node.params.items()}
        except ExpressionError:
            return None
        given.update(settings)
        inputs = {spec.inputs[0].name: (value,)}
        filled, missing = complete(spec, given, derive(spec, given, inputs))
        if missing:
            return None
        refs = {port: (Ref("", port),) for port in inputs}
        found = self.infer(Step(node.id, node.name, spec, filled, refs), inputs)
        return found.outputs.get(spec.outputs[0].name)

    def called_before(self, node: Node) -> Step | None:
        """The step that called this node's layer before; ``None`` where this is the first call."""
        first = self.layers.get(node.reuses or node.id)
        return None if first is None or first.node == node.id else first

    def counted_before(self, node: Node) -> bool:
        """Whether the layer's parameters belong to a call before this one, which runs too."""
        first = self.called_before(node)
        return first is not None and (first.node in self.live or node.id not in self.live)
