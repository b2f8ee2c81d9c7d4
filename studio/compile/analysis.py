"""The one call for views and for the command line: everything known of a graph before it runs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from studio.compile.costs import NO_COST, Cost
from studio.compile.explain import Case, explain
from studio.compile.lint import lint
from studio.compile.plan import (
    Plan,
    Ref,
    Step,
    class_name,
    complete,
    gather,
    legal_names,
    live_nodes,
)
from studio.compile.problems import Fix, Problem
from studio.compile.shapes import ShapeCache
from studio.compile.tensors import TensorSpec
from studio.graph.model import Graph, Node, Wire
from studio.layers.catalogue import Catalogue
from studio.layers.check import check
from studio.layers.spec import LayerSpec
from studio.message import Message
from studio.value import Value

Inputs = dict[str, tuple[TensorSpec, ...]]


@dataclass(frozen=True, slots=True)
class NodeFacts:
    """What is known of one node. Without ``outputs`` its shapes could not be found."""

    outputs: Mapping[str, TensorSpec] = field(default_factory=dict)
    derived: Mapping[str, Value] = field(default_factory=dict)
    cost: Cost = NO_COST


NO_FACTS = NodeFacts()


@dataclass(frozen=True, slots=True)
class Analysis:
    """A reading of a graph. ``plan`` is there only if nothing stands in the way of running it."""

    nodes: Mapping[str, NodeFacts]
    problems: tuple[Problem, ...]
    total: Cost
    plan: Plan | None

    @property
    def ok(self) -> bool:
        return self.plan is not None


@dataclass(frozen=True, slots=True)
class _Visited:
    """What a node gave, and all that it depended on."""

    node: Node
    name: str
    live: bool
    wires: list[Wire]
    specs: list[TensorSpec | None]
    facts: NodeFacts
    step: Step | None
    silent: bool
    """Whether there was nothing to report; reports may speak of other nodes, so are made anew."""


class Analyser:
    """Analyses graphs, remembering what nodes gave and what equal layers did with equal inputs."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._cache = ShapeCache()
        self._visited: dict[str, _Visited] = {}

    def analyse(self, graph: Graph, name: str = "model") -> Analysis:
        """Never raises for a user's mistake: what is wrong stands in ``problems``."""
        walk = _Walk(self._catalogue, self._cache, graph, self._visited)
        analysis = walk.run(name)
        self._visited = walk.visited
        return analysis


class _Walk:
    """One walk over a graph, upstream to downstream."""

    def __init__(
        self,
        catalogue: Catalogue,
        cache: ShapeCache,
        graph: Graph,
        before: Mapping[str, _Visited],
    ) -> None:
        self.catalogue = catalogue
        self.cache = cache
        self.graph = graph
        self.before = before
        self.visited: dict[str, _Visited] = {}
        self.facts: dict[str, NodeFacts] = {}
        self.steps: list[Step] = []
        self.problems: list[Problem] = []

    def run(self, name: str) -> Analysis:
        order = [self.graph.node(node_id) for node_id in self.graph.order()]
        self.names = legal_names(order)
        outputs = [node.id for node in order if node.kind == "output"]
        self.live = live_nodes(self.graph, outputs)
        for node in order:
            self._visit(node)
        self._whole_graph(order, outputs)
        costs = [self.facts[node_id].cost for node_id in self.live]
        total = Cost(
            sum(cost.parameters for cost in costs),
            sum(cost.multiply_adds for cost in costs),
            sum(cost.activation_bytes for cost in costs),
        )
        broken = any(problem.severity == "error" for problem in self.problems)
        plan = None if broken else Plan(class_name(name), tuple(self.steps))
        return Analysis(self.facts, tuple(self.problems), total, plan)

    def _visit(self, node: Node) -> None:
        wires = self.graph.incoming(node.id)
        specs = [self.facts[wire.source].outputs.get(wire.output) for wire in wires]
        name, live = self.names[node.id], node.id in self.live
        old = self.before.get(node.id)
        if (
            old is None
            or old.node is not node
            or not old.silent
            or (old.name, old.live) != (name, live)
            or old.wires != wires
            or old.specs != specs
        ):
            problems = len(self.problems)
            facts, step = self._examine(node, wires, specs)
            silent = problems == len(self.problems)
            old = _Visited(node, name, live, wires, specs, facts, step, silent)
        self.visited[node.id] = old
        self.facts[node.id] = old.facts
        if old.step is not None:
            if specs and specs[0] is not None:
                self.problems += lint(self.graph, node, old.step, specs[0])
            if live:
                self.steps.append(old.step)

    def _examine(
        self, node: Node, wires: list[Wire], specs: list[TensorSpec | None]
    ) -> tuple[NodeFacts, Step | None]:
        """Facts and, where the layer works, its step. Findings go to ``problems``."""
        spec = self.catalogue.find(node.kind)
        if spec is None:
            message = Message("The kind {kind} is not installed, so it cannot run.", kind=node.kind)
            self._report(node, message)
            return NO_FACTS, None
        refs = gather(spec, wires)
        wired = self._check_ports(node, spec, set(refs))
        by_source = {Ref(wire.source, wire.output): s for wire, s in zip(wires, specs, strict=True)}
        inputs: Inputs = {}
        for port, values in refs.items():
            found = [by_source[ref] for ref in values]
            if None in found:
                self._blocked(node, spec, values[found.index(None)].node)
                return NO_FACTS, None
            inputs[port] = tuple(value for value in found if value is not None)
        derived = _derive(spec, node, inputs)
        settings, missing = complete(spec, node.params, derived)
        facts = NodeFacts(derived=derived)
        if not self._check_settings(node, spec, settings) or not wired:
            return facts, None
        step = Step(node.id, self.names[node.id], spec, settings, refs, node.note, called=node.name)
        if missing:
            case = Case(self.graph, node, step, inputs, derived, "")
            self._report(node, *_no_axis(case, missing))
            return facts, None
        result = self.cache.infer(step, inputs)
        if result.error:
            case = Case(self.graph, node, step, inputs, derived, result.error)
            self._report(node, *explain(case))
            return facts, None
        shown = {port: str(value) for port, value in result.outputs.items()}
        return NodeFacts(result.outputs, derived, result.cost), replace(step, shapes=shown)

    def _blocked(self, node: Node, spec: LayerSpec, source: str) -> None:
        """A value this node needs is not there; say so only if no fault upstream explains it."""
        if self.facts[source].outputs:
            name = self.graph.node(source).name
            message = Message(
                "{source} does not give the value that {kind} is wired to.",
                source=name,
                kind=spec.title,
            )
            self._report(node, message)

    def _check_ports(self, node: Node, spec: LayerSpec, wired: set[str]) -> bool:
        good = True
        for port in spec.inputs:
            if not port.optional and port.name not in wired:
                name = "" if len(spec.inputs) == 1 else port.name
                message = (
                    Message("The input {port} is not wired.", port=name)
                    if name
                    else Message("Nothing is wired to its input.")
                )
                self._report(node, message)
                good = False
        for argument in spec.arguments:
            ports = set(argument.ports)
            if argument.as_tuple and wired & ports and not ports <= wired:
                missing = ", ".join(sorted(ports - wired))
                given = ", ".join(sorted(ports & wired))
                self._report(
                    node,
                    Message("{given} also needs {missing} wired.", given=given, missing=missing),
                )
                good = False
        return good

    def _check_settings(self, node: Node, spec: LayerSpec, settings: Mapping[str, Value]) -> bool:
        good = True
        for name in node.params:
            param = spec.param(name)
            if param is None:
                message = Message("{kind} has no parameter {name}.", kind=spec.title, name=name)
                self._add(node.id, "warning", message)
            elif (wrong := check(param, settings[name])) is not None:
                self._report(node, wrong)
                good = False
        return good

    def _whole_graph(self, order: list[Node], outputs: list[str]) -> None:
        if not order:
            self._add("", "error", Message("The graph is empty. Drag an Input onto the canvas."))
            return
        if not outputs:
            self._add("", "error", Message("The model returns nothing. Add an Output."))
            return
        if not any(node.kind == "input" for node in order):
            self._add("", "error", Message("The model takes nothing. Add an Input."))
        for node in order:
            loose = node.id not in self.live and not self.graph.outgoing(node.id)
            if loose and self.facts[node.id].outputs:
                self._add(
                    node.id,
                    "warning",
                    Message("Nothing leads from {name} to an output.", name=node.name),
                )

    def _report(self, node: Node, message: Message, fixes: tuple[Fix, ...] = ()) -> None:
        """A fault at a node: an error if the model needs the node, else a warning."""
        severity = "error" if node.id in self.live else "warning"
        self._add(node.id, severity, message, fixes)

    def _add(self, node: str, severity: str, message: Message, fixes: tuple[Fix, ...] = ()) -> None:
        self.problems.append(
            Problem(node, "error" if severity == "error" else "warning", message, fixes)
        )


def _derive(spec: LayerSpec, node: Node, inputs: Inputs) -> dict[str, Value]:
    """Parameters read off the incoming shapes; none where the axis is missing or the batch."""
    derived: dict[str, Value] = {}
    for rule in spec.derived:
        shape = inputs[rule.port][0].shape if rule.port in inputs else ()
        size = shape[rule.axis] if -len(shape) <= rule.axis < len(shape) else None
        if not isinstance(size, int):
            continue
        reference = node.params.get(rule.none_if_equals, derived.get(rule.none_if_equals))
        if rule.none_if_equals and reference == size:
            derived[rule.param] = None
        else:
            derived[rule.param] = (size,) if rule.as_tuple else size
    return derived


def _no_axis(case: Case, missing: list[str]) -> tuple[Message, tuple[Fix, ...]]:
    """A parameter that should come from a shape has no axis to come from."""
    if case.axes():
        return explain(case)
    return Message(
        "{kind} reads {params} off its input, but {source} gives {found}.",
        kind=case.step.spec.title,
        params=", ".join(missing),
        source=case.source.name,
        found=str(case.first),
    ), ()
