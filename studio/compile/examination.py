"""One node looked at: are its inputs there, do its settings fit, what does it give."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from studio.compile import mend, mistreated, proper
from studio.compile.costs import Cost
from studio.compile.demands import Demand
from studio.compile.derivation import derive
from studio.compile.entries import entry_spec, free_axes
from studio.compile.explain import explain
from studio.compile.explain_axes import no_number, two_sizes
from studio.compile.explain_ranks import with_axis
from studio.compile.facts import NO_FACTS, NodeFacts
from studio.compile.ground import Ground
from studio.compile.inlets import Inlets
from studio.compile.nesting import Nesting
from studio.compile.objective import Objective
from studio.compile.plan import Ref, Step, complete, gather
from studio.compile.refusal import Case, Explained
from studio.compile.tensors import ABSENT, TensorSpec
from studio.expression import ExpressionError, has_expression, resolve
from studio.graph.model import CODE, INPUT, Node, Wire
from studio.layers.check import check
from studio.layers.spec import LayerSpec
from studio.layers.treatments import key_of, keys_in
from studio.layers.versions import too_new
from studio.message import Message
from studio.value import Value

Inputs = dict[str, tuple[TensorSpec, ...]]
Found = tuple[NodeFacts, Step | None]


class Examination:
    """Facts of one node and, where it works, its step. Findings go to the ground."""

    def __init__(
        self, ground: Ground, node: Node, wires: list[Wire], specs: list[TensorSpec | None]
    ) -> None:
        self.ground = ground
        self.node = node
        self.wires = wires
        self.specs = specs
        self._resolved: dict[str, Value] = {}

    def run(self) -> Found:
        node, ground = self.node, self.ground
        spec = ground.reader.find(node.kind)
        if spec is None:
            fixes = proper.unknown(ground.graph, ground, node)
            ground.findings.report(node, ground.reader.trouble(node.kind), fixes)
            return NO_FACTS, None
        if node.kind.startswith(CODE) and not ground.reader.allows(spec.code):
            message = Message(
                "{name} holds Python that has not been allowed to run yet. Read it, then allow it.",
                name=node.name,
            )
            fix = mend.allow(node.kind.removeprefix(CODE))
            ground.findings.report(node, message, (fix,))
            return NO_FACTS, None
        given = self._given(spec)
        refs = gather(spec, self.wires)
        self.inlets = Inlets(ground, node, spec, self.wires, refs)
        wired = self.inlets.are_wired()
        if given is None:
            return NO_FACTS, None
        inputs = self._inputs(spec, refs)
        if inputs is None:
            return NO_FACTS, None
        derived = self._derived(spec, given, inputs)
        settings, missing = complete(spec, given, derived)
        settings.update((str(key), given[str(key)]) for key in keys_in(given))
        computed = {name: settings[name] for name in self._written if name in settings}
        facts = NodeFacts(derived=derived, computed=computed)
        if not self._settings_fit(spec, given, settings) or not wired:
            return facts, None
        step = Step(
            node.id,
            ground.names[node.id],
            spec,
            settings,
            refs,
            node.note,
            called=node.name,
            layer=ground.names[node.reuses] if node.reuses else "",
            written=self._written,
        )
        if missing:
            unset = [name for name in missing if spec.derived_from(name) is None]
            case = self._case(step, inputs, derived, "")
            found = _unset(case, unset) if unset else _no_axis(case, missing)
            ground.findings.report(node, *found)
            return facts, None
        if spec.of_training:
            return Objective(ground, node, step, inputs, facts).run()
        if spec.construct == "block":
            return Nesting(ground, node, step, inputs, facts).run()
        if node.kind == INPUT:
            return self._entered(facts, step)
        return self._inferred(facts, step, inputs, derived)

    def enter(self, before: NodeFacts, step: Step) -> Found:
        """The same of a block about which only what is in it has changed."""
        inputs = self._inputs(step.spec, step.inputs)
        assert inputs is not None
        facts = NodeFacts(derived=before.derived, computed=before.computed)
        return Nesting(self.ground, self.node, step, inputs, facts).run()

    def _inferred(
        self, facts: NodeFacts, step: Step, inputs: Inputs, derived: Mapping[str, Value]
    ) -> Found:
        result = self.ground.reader.cache.infer(step, inputs)
        if result.told is not None:
            self.ground.findings.report(self.node, result.told)
            return facts, None
        if result.error:
            self.ground.findings.report(
                self.node, *explain(self._case(step, inputs, derived, result.error, result.demand))
            )
            return facts, None
        if keys_in(step.settings) and not self._weights_fit(step):
            return facts, None
        for message in result.warnings:
            self.ground.findings.add(self.node.id, "warning", message)
        shown = {port: str(value) for port, value in result.outputs.items()}
        cost = result.cost
        if self.ground.counted_before(self.node):
            cost = cost.without_weights()
        known = NodeFacts(result.outputs, derived, cost, facts.computed)
        return known, step.shaped(shown)

    def _entered(self, facts: NodeFacts, step: Step) -> Found:
        """The input of a block gives what comes in; else what stands on it."""
        ground, cost = self.ground, facts.cost
        if ground.entry is not None:
            spec = ground.entry.get(self.node.name, ABSENT)
        else:
            spec = entry_spec(step.settings, ground.assumed.sizes)
            cost = Cost(activation_bytes=spec.bytes_per_sample)
            for axis in free_axes(step.settings["shape"]):
                if axis.unit not in (None, ground.assumed.sizes.get(axis.label)):
                    ground.findings.report(self.node, *two_sizes(self.node, axis, ground.assumed))
                    return facts, None
        facts = replace(facts, outputs={"output": spec}, cost=cost)
        return facts, step.shaped({"output": str(spec)})

    def _case(
        self,
        step: Step,
        inputs: Inputs,
        derived: Mapping[str, Value],
        error: str,
        demand: Demand | None = None,
    ) -> Case:
        return Case(
            self.ground.graph,
            self.node,
            step,
            inputs,
            derived,
            error,
            tuple(self.wires),
            self._resolved,
            self.ground,
            lent=self.ground.called_before(self.node) is not None,
            demand=demand,
        )

    def _given(self, spec: LayerSpec) -> dict[str, Value] | None:
        """The parameters as the user set them, computed; those of the owner of a shared layer."""
        node, ground = self.node, self.ground
        params = node.params
        if node.reuses:
            owner = ground.graph.node(node.reuses) if node.reuses in ground.graph else None
            if owner is None or owner.kind != node.kind or owner.reuses:
                gone = Message("The layer that {name} uses again is gone.", name=node.name)
                ground.findings.report(node, gone, (mend.own_layer(node),))
                return None
            at_call = {param.name for param in spec.params if param.at_call}
            params = {name: value for name, value in owner.params.items() if name not in at_call}
            params |= {name: value for name, value in node.params.items() if name in at_call}
        self._written = {name: value for name, value in params.items() if has_expression(value)}
        given: dict[str, Value] = {}
        good = True
        for name, value in params.items():
            try:
                given[name] = resolve(value, ground.scope) if name in self._written else value
            except ExpressionError as error:
                message = Message("{param}: {reason}", param=name, reason=error.message)
                param = spec.param(name)
                ground.findings.report(node, message, (proper.unset(node, param),) if param else ())
                good = False
        self._resolved = given
        return given if good else None

    def _inputs(self, spec: LayerSpec, refs: Mapping[str, tuple[Ref, ...]]) -> Inputs | None:
        """What comes in at each wired port; ``None`` where a value is not known."""
        by_source = {
            Ref(wire.source, wire.output): found
            for wire, found in zip(self.wires, self.specs, strict=True)
        }
        inputs: Inputs = {}
        for port, values in refs.items():
            found = [by_source[ref] for ref in values]
            if None in found:
                self.inlets.blocked(values[found.index(None)])
                return None
            there = tuple(value for value in found if value is not None and value != ABSENT)
            if there:
                inputs[port] = there
        return inputs

    def _derived(
        self, spec: LayerSpec, given: Mapping[str, Value], inputs: Inputs
    ) -> dict[str, Value]:
        """Parameters read off the incoming shapes, or those of the shared layer's first call."""
        first = self.ground.called_before(self.node)
        if first is not None:
            names = {rule.param for rule in spec.derived} - set(given)
            return {name: first.settings[name] for name in names if name in first.settings}
        return derive(spec, given, inputs)

    def _settings_fit(
        self, spec: LayerSpec, given: Mapping[str, Value], settings: Mapping[str, Value]
    ) -> bool:
        unknown = too_new(spec, given)
        if unknown is not None:
            self.ground.findings.report(self.node, unknown, proper.older(spec, self.node, given))
        good = unknown is None
        for name in given:
            param = spec.param(name)
            if param is None and key_of(name) is not None:
                continue
            if param is None:
                message = Message("{kind} has no parameter {name}.", kind=spec.title, name=name)
                gone = proper.forget(self.node, name)
                self.ground.findings.add(self.node.id, "warning", message, (gone,))
            elif (wrong := check(param, settings[name])) is not None:
                fixes = proper.nearest(self.node, param, settings[name])
                self.ground.findings.report(self.node, wrong, fixes)
                good = False
        for wrong, fixes in mistreated.misnamed(self.node, spec, given):
            self.ground.findings.report(self.node, wrong, fixes)
            good = False
        return good

    def _weights_fit(self, step: Step) -> bool:
        """Whether what is said of weights can be done to those that the layer has."""
        weights = self.ground.reader.cache.shapes_of_weights(step)
        found = list(mistreated.misplaced(self.node, step.spec, step.settings, weights))
        for wrong, fixes in found:
            self.ground.findings.report(self.node, wrong, fixes)
        return not found


def _unset(case: Case, missing: list[str]) -> Explained:
    """Parameters that only the user can know."""
    message = Message(
        "{kind} needs a value for {params}. Set it.",
        kind=case.step.spec.title,
        params=", ".join(missing),
    )
    by_name = case.step.spec.by_name
    return message, (mend.start(case.node, [by_name[name] for name in missing]),)


def _no_axis(case: Case, missing: list[str]) -> Explained:
    """A parameter that should come from a shape has no axis to come from."""
    if not case.inputs:
        return Message(
            "{kind} needs {params}.", kind=case.step.spec.title, params=", ".join(missing)
        ), ()
    if (free := no_number(case, missing)) is not None:
        return free
    if case.axes():
        return explain(case)
    return Message(
        "{kind} reads {params} off its input, but {source} gives {found}.",
        kind=case.step.spec.title,
        params=", ".join(missing),
        source=case.source.name,
        found=str(case.first),
    ), with_axis(case)
