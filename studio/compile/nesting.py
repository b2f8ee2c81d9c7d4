"""A block looked at: its graph is read with what comes in, as often as it is repeated."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from studio.compile import mend
from studio.compile.classes import is_checkpointed
from studio.compile.costs import Cost
from studio.compile.facts import Analysis, NodeFacts
from studio.compile.ground import Ground
from studio.compile.kinds import CHECKPOINT, OF_USE, REPEAT, SHARE_WEIGHTS
from studio.compile.plan import Plan, Step, mismatch
from studio.compile.problems import Fix
from studio.compile.recomputing import overwriter
from studio.compile.tensors import ABSENT, TensorSpec
from studio.graph.edits import SetParam
from studio.graph.model import BLOCK, MODEL, Node
from studio.message import Message


class Nesting:
    """Facts and step of a block node."""

    def __init__(
        self,
        ground: Ground,
        node: Node,
        step: Step,
        inputs: Mapping[str, tuple[TensorSpec, ...]],
        facts: NodeFacts,
    ) -> None:
        self.ground = ground
        self.node = node
        self.step = step
        self.inputs = inputs
        self.facts = facts

    def run(self) -> tuple[NodeFacts, Step | None]:
        node, step, spec = self.node, self.step, self.step.spec
        repeat, shared = step.settings[REPEAT], step.settings[SHARE_WEIGHTS] is True
        assert isinstance(repeat, int)
        if repeat > 1 and not (spec.inputs and spec.outputs):
            message = Message(
                "{name} cannot be repeated: a block that is repeated needs an input and an output.",
                name=node.name,
            )
            self.ground.findings.report(node, message, (mend.set_param(node, REPEAT, 1),))
            return self.facts, None
        entry = {port.name: self._incoming(port.name) for port in spec.inputs}
        arguments = {name: value for name, value in step.settings.items() if name not in OF_USE}
        # What is wrong in one repetition may be right in another.
        standing = self.ground.standing_of(node, self.ground.flow.incoming(node.id))
        if repeat > 1:
            standing = replace(standing, alone=False)
        inside: list[Analysis] = []
        bodies: list[Plan] = []
        outputs: dict[str, TensorSpec] = {}
        for number in range(repeat):
            found = self.ground.reader.read(
                node.kind.removeprefix(BLOCK), arguments, tuple(entry.items()), standing
            )
            inside.append(found)
            self._tell(found, f"{node.id}#{number}" if number else node.id)
            if found.plan is None:
                return replace(self.facts, inside=tuple(inside)), None
            bodies.append(found.plan)
            outputs = returned(found)
            if number + 1 < repeat:
                first = spec.outputs[0].name
                if first not in outputs:
                    message = Message(
                        "{name} cannot be repeated: its first output, {port}, is muted.",
                        name=node.name,
                        port=first,
                    )
                    self.ground.findings.report(node, message, (mend.set_param(node, REPEAT, 1),))
                    return replace(self.facts, inside=tuple(inside)), None
                entry[spec.inputs[0].name] = outputs[first]
        known = self.facts
        cost = self._cost(inside, shared)
        facts = NodeFacts(outputs, known.derived, cost, known.computed, tuple(inside))
        if not self._fit(bodies, shared):
            return replace(facts, outputs={}), None
        self._stays_as_it_came(bodies)
        shapes = {port: str(value) for port, value in outputs.items()}
        kept = tuple(bodies[:1] if shared else bodies)
        return facts, step.around(kept, shapes)

    def _incoming(self, port: str) -> TensorSpec:
        specs = self.inputs.get(port)
        return specs[0] if specs else ABSENT

    def _tell(self, found: Analysis, node: str) -> None:
        for problem in found.problems:
            self.ground.findings.take_inside(node, problem)
        for problem in found.hushed:
            self.ground.findings.take_inside(node, problem, hushed=True)

    def _stays_as_it_came(self, bodies: list[Plan]) -> None:
        """Report a layer that overwrites what a computation that is repeated begins with."""
        if not is_checkpointed(self.step):
            return
        found = next(filter(None, map(overwriter, bodies)), None)
        if found is None:
            return
        plan, layer = found
        fixes = [mend.set_param(self.node, CHECKPOINT, False)]
        if plan.block != MODEL:
            title = Message(
                "Set {param} of {name} to {value}",
                param="inplace",
                name=layer.called,
                value="false",
            )
            fixes.insert(0, Fix(title, SetParam(layer.node, "inplace", False, plan.block)))
        message = Message(
            "{name} cannot be recomputed in the backward pass: {layer} in it overwrites in place "
            "what comes in.",
            name=self.node.name,
            layer=layer.called,
        )
        self.ground.findings.report(self.node, message, tuple(fixes))

    def _cost(self, inside: list[Analysis], shared: bool) -> Cost:
        total = inside[0].total
        more = [found.total for found in inside[1:]]
        if more:
            total = sum((each.without_weights() for each in more) if shared else more, total)
        return total.without_weights() if self.ground.counted_before(self.node) else total

    def _fit(self, bodies: list[Plan], shared: bool) -> bool:
        """Whether all calls that shall have the same weights can have them."""
        first = self.ground.called_before(self.node)
        earlier = first.bodies if first else ()
        pairs = [(bodies[0], body) for body in bodies[1:]] if shared else []
        pairs += list(zip(earlier, bodies, strict=False))
        for one, two in pairs:
            if (found := mismatch(one, two)) is not None:
                other, setting = found
                wanted = _setting(one, other, setting)
                message = Message(
                    "The calls of {name} cannot share their weights: {setting} of {layer} would be "
                    "{one} in the first and {two} in another.",
                    name=self.node.name,
                    setting=setting,
                    layer=other.called,
                    one=wanted,
                    two=other.settings[setting],
                )
                apart = (
                    mend.own_layer(self.node)
                    if self.node.reuses
                    else mend.set_param(self.node, SHARE_WEIGHTS, False)
                )
                self.ground.findings.report(self.node, message, (apart,))
                return False
        return True


def _setting(plan: Plan, other: Step, name: str) -> object:
    """The setting of the step that stands for the same node, however deep."""
    for step in plan.steps:
        if step.node == other.node and step.spec == other.spec:
            return step.settings[name]
        for body in step.bodies:
            if (found := _setting(body, other, name)) is not None:
                return found
    return None


def returned(found: Analysis) -> dict[str, TensorSpec]:
    """What a block gives, by the names of its outputs."""
    assert found.plan is not None
    given: dict[str, TensorSpec] = {}
    for step in found.plan.outputs:
        (ref,) = step.inputs["input"]
        given[step.called] = found.nodes[ref.node].outputs[ref.port]
    return given
