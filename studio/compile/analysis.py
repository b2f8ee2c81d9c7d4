"""The one call for views and for the command line: everything known of a graph before it runs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from studio.compile.costs import NO_COST, Cost
from studio.compile.explain import Case, explain
from studio.compile.lint import lint
from studio.compile.plan import Plan, Step, class_name, complete, gather, legal_names, live_nodes
from studio.compile.problems import Fix, Problem
from studio.compile.shapes import ShapeCache
from studio.compile.tensors import TensorSpec
from studio.graph.model import Graph, Node
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


class Analyser:
    """Analyses graphs, remembering what equal layers did with equal inputs."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._cache = ShapeCache()

    def analyse(self, graph: Graph, name: str = "model") -> Analysis:
        """Never raises for a user's mistake: what is wrong stands in ``problems``."""
        return _Pass(self._catalogue, self._cache, graph).run(name)


class _Pass:
    """One walk over a graph, upstream to downstream."""

    def __init__(self, catalogue: Catalogue, cache: ShapeCache, graph: Graph) -> None:
        self.catalogue = catalogue
        self.cache = cache
        self.graph = graph
        self.facts: dict[str, NodeFacts] = {}
        self.steps: list[Step] = []
        self.problems: list[Problem] = []

    def run(self, name: str) -> Analysis:
        order = [self.graph.node(node_id) for node_id in self.graph.order()]
        self.names = legal_names(order)
        outputs = [node.id for node in order if node.kind == "output"]
        self.live = live_nodes(self.graph, outputs)
        for node in order:
            self.facts[node.id] = self._visit(node)
        self._whole_graph(order, outputs)
        total = sum((self.facts[node_id].cost for node_id in self.live), NO_COST)
        broken = any(problem.severity == "error" for problem in self.problems)
        plan = None if broken else Plan(class_name(name), tuple(self.steps))
        return Analysis(self.facts, tuple(self.problems), total, plan)

    def _visit(self, node: Node) -> NodeFacts:
        spec = self.catalogue.find(node.kind)
        if spec is None:
            self._report(
                node,
                Message("The kind {kind} is not installed, so it cannot run.", kind=node.kind),
            )
            return NodeFacts()
        wires = self.graph.incoming(node.id)
        refs = gather(spec, wires)
        complete_inputs = self._check_ports(node, spec, set(refs))
        inputs: Inputs = {}
        for port, values in refs.items():
            specs = [self.facts[ref.node].outputs.get(ref.port) for ref in values]
            if None in specs:
                return self._blocked(node, spec, values[specs.index(None)].node)
            inputs[port] = tuple(spec for spec in specs if spec is not None)
        derived, batch = _derive(spec, node, inputs)
        settings, missing = complete(spec, node.params, derived)
        if not self._check_settings(node, spec, settings) or not complete_inputs:
            return NodeFacts(derived=derived)
        step = Step(node.id, self.names[node.id], spec, settings, refs, node.note)
        if missing:
            if batch or inputs:
                case = Case(self.graph, node, step, inputs, derived, "missing axis")
                self._report(node, *_no_axis(case, missing))
            return NodeFacts(derived=derived)
        found = self.cache.infer(step, inputs)
        if found.error:
            self._report(node, *explain(Case(self.graph, node, step, inputs, derived, found.error)))
            return NodeFacts(derived=derived)
        if node.id in self.live:
            shown = {port: str(value) for port, value in found.outputs.items()}
            self.steps.append(Step(node.id, step.name, spec, settings, refs, node.note, shown))
        self.problems += lint(self.graph, node, step, inputs)
        return NodeFacts(found.outputs, derived, found.cost)

    def _blocked(self, node: Node, spec: LayerSpec, source: str) -> NodeFacts:
        """A value this node needs is not there; say so only if no fault upstream explains it."""
        facts = self.facts[source]
        if facts.outputs:
            self._report(
                node,
                Message(
                    "{source} does not give the value that {kind} is wired to.",
                    source=self.graph.node(source).name,
                    kind=spec.title,
                ),
            )
        return NodeFacts()

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
            if node.id not in self.live and self.facts[node.id].outputs:
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


def _derive(spec: LayerSpec, node: Node, inputs: Inputs) -> tuple[dict[str, Value], bool]:
    """Parameters read off the incoming shapes, and whether one of them would be the batch."""
    derived: dict[str, Value] = {}
    batch = False
    for rule in spec.derived:
        if rule.port not in inputs:
            continue
        shape = inputs[rule.port][0].shape
        if not -len(shape) <= rule.axis < len(shape):
            batch = True
            continue
        size = shape[rule.axis]
        if not isinstance(size, int):
            batch = True
            continue
        reference = node.params.get(rule.none_if_equals, derived.get(rule.none_if_equals))
        if rule.none_if_equals and reference == size:
            derived[rule.param] = None
        else:
            derived[rule.param] = (size,) if rule.as_tuple else size
    return derived, batch


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
