"""An optimiser or a schedule in a training graph looked at: does what comes in suit it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from studio.compile import mend
from studio.compile.facts import NodeFacts
from studio.compile.ground import Ground
from studio.compile.ownership import frozen, names_of, owned, reached, thawed
from studio.compile.plan import Ref, Step
from studio.compile.problems import Fix
from studio.compile.tensors import SCHEDULE, TensorSpec, show_shape
from studio.graph.edits import RESET, SetParam
from studio.graph.model import TRAINING, Node, Wire
from studio.message import Message

Found = tuple[NodeFacts, "Step | None"]
DETACH = "torch.Tensor.detach"


@dataclass(frozen=True, slots=True)
class Objective:
    """A node of the constructs that only a training graph has."""

    ground: Ground
    node: Node
    step: Step
    inputs: Mapping[str, tuple[TensorSpec, ...]]
    facts: NodeFacts

    def run(self) -> Found:
        ground, node = self.ground, self.node
        if ground.name != TRAINING:
            message = Message(
                "{kind} has its place in the training graph, where losses are made small, not in "
                "a model.",
                kind=self.step.spec.title,
            )
            title = Message("Take out {name}", name=node.name)
            ground.findings.report(node, message, (mend.take_out(ground.graph, node, title),))
            return self.facts, None
        if self.step.spec.construct == "schedule":
            return replace(self.facts, outputs={"schedule": SCHEDULE}), self.step
        if self.step.spec.construct == "penalty":
            return self._penalty()
        if self.step.spec.construct == "metric":
            return self.facts, self.step
        problem = self._about_loss(self.inputs["loss"][0])
        if problem is not None:
            ground.findings.report(node, *problem)
            return self.facts, None
        return self.facts, self.step

    def _penalty(self) -> Found:
        """One number, of what has weights."""
        for wire in self.ground.flow.incoming(self.node.id):
            if not self._has_weights(wire.source):
                message = Message(
                    "{name} is a penalty on weights, but {source} has none. Wire it to a model "
                    "or layer that has some.",
                    name=self.node.name,
                    source=self.ground.graph.node(wire.source).name,
                )
                fix = mend.disconnect(wire)
                self.ground.findings.report(self.node, message, (fix,))
                return self.facts, None
        number = TensorSpec((), "float32")
        shapes = {"output": str(number)}
        return replace(self.facts, outputs={"output": number}), self.step.shaped(shapes)

    def _has_weights(self, node_id: str) -> bool:
        owner = self.ground.graph.node(node_id).reuses or node_id
        facts = self.ground.facts.get(owner)
        return facts is not None and facts.cost.parameters > 0

    def _about_loss(self, loss: TensorSpec) -> tuple[Message, tuple[Fix, ...]] | None:
        (wire,) = [w for w in self.ground.flow.incoming(self.node.id) if w.input == "loss"]
        source = self.ground.graph.node(wire.source).name
        if not loss.dtype.startswith(("float", "bfloat")):
            message = Message(
                "{name} wants a loss of real numbers, along which gradients can come back, but "
                "{source} gives {found}. Wire a loss to it, such as MSELoss.",
                name=self.node.name,
                source=source,
                found=loss.dtype,
            )
            return message, self._others(wire)
        if loss.shape:
            message = Message(
                "{name} wants a loss that is one number, but {source} gives {found}. Take the "
                "mean of them.",
                name=self.node.name,
                source=source,
                found=show_shape(loss.shape),
            )
            title = Message("Insert Mean")
            return message, (
                mend.insert(
                    self.ground.graph, wire, "torch.mean", "mean", title, params={"dim": None}
                ),
            )
        return None

    def _others(self, wire: Wire) -> tuple[Fix, ...]:
        """Losses that nothing makes small yet, in place of what is wired."""
        ground = self.ground
        found: list[Fix] = []
        for node in ground.graph:
            spec = ground.find(node.kind)
            if spec is None or spec.family != "loss" or ground.graph.outgoing(node.id):
                continue
            title = Message("Wire {name} to {port}", name=node.name, port=wire.input)
            new = Wire(node.id, spec.outputs[0].name, self.node.id, wire.input)
            found.append(mend.rewire(ground.graph, new, title))
        return tuple(found[:1])


def about_ownership(ground: Ground, steps: Iterable[Step]) -> None:
    """Report optimisers that no parameters follow, or that name what their loss does not reach."""
    found = tuple(steps)
    by_node = {step.node: step for step in found}
    every = [step for step in found if step.spec.construct in ("block", "module", "parameter")]
    calls = {step.called for step in _learning(ground, found, every)}
    for sink in found:
        if sink.spec.construct != "optimiser":
            continue
        node = ground.graph.node(sink.node)
        wanted = names_of(sink)
        unknown = [name for name in wanted if name not in calls]
        (loss,) = sink.inputs["loss"]
        source = by_node[loss.node].called
        heads = _learning(ground, found, reached(found, loss))
        if unknown:
            message = Message(
                "{name} is to train {unknown}, but this graph calls no model of that name. It "
                "calls: {known}.",
                name=node.name,
                unknown=", ".join(unknown),
                known=", ".join(sorted(calls)) or Message("none"),
            )
            ground.findings.report(node, message, _of(node, heads))
            continue
        beyond = [name for name in wanted if name not in {step.called for step in heads}]
        if beyond:
            message = Message(
                "No gradient comes from {source} to the parameters of {beyond}, which {name} is "
                "to train: no wire leads there, or one goes through Detach, or they have none.",
                source=source,
                beyond=", ".join(beyond),
                name=node.name,
            )
            opened = _unblocked(ground, found, loss)
            ground.findings.report(node, message, (*opened, *_of(node, heads)))
        elif not owned(found, sink) or not heads:
            message = Message(
                "{name} has nothing to train: no gradient comes from {source} to any parameters. "
                "Wire the loss of a model's output to it, not through Detach.",
                name=node.name,
                source=source,
            )
            ground.findings.report(node, message, _unblocked(ground, found, loss))
        else:
            _about_frozen(ground, node, sink, _learning(ground, found, owned(found, sink)))


def _about_frozen(ground: Ground, node: Node, sink: Step, moved: list[Step]) -> None:
    """Report an optimiser whose groups leave nothing to move."""
    names = [step.called for step in moved]
    if not set(names) <= set(frozen(sink)):
        return
    message = Message(
        "{name} has nothing to train: its groups keep {names} frozen.",
        name=node.name,
        names=", ".join(names),
    )
    title = Message("Let {names} move", names=", ".join(names))
    fix = Fix(title, SetParam(node.id, "groups", thawed(sink, names) or RESET))
    ground.findings.report(node, message, (fix,))


def _unblocked(ground: Ground, steps: Sequence[Step], loss: Ref) -> tuple[Fix, ...]:
    """Take out the one Detach that keeps gradients of a loss from all parameters."""
    needed = {loss.node}
    found: list[Step] = []
    for step in reversed(steps):
        if step.node in needed:
            needed.update(ref.node for refs in step.inputs.values() for ref in refs)
            if step.spec.key == DETACH:
                found.append(step)
    if len(found) != 1:
        return ()
    before = [step for step in steps if step is not found[0]]
    (ref,) = next(iter(found[0].inputs.values()))
    if not _learning(ground, steps, reached(before, ref)):
        return ()
    node = ground.graph.node(found[0].node)
    title = Message("Take out {name}", name=node.name)
    return (mend.take_out(ground.graph, node, title),)


def _learning(ground: Ground, steps: Iterable[Step], some: Iterable[Step]) -> list[Step]:
    """Those of some steps that have parameters, which the first call counts for all others."""
    keepers = {step.keeper for step in steps if ground.facts[step.node].cost.parameters}
    return [step for step in some if step.keeper in keepers]


def _of(node: Node, heads: Iterable[Step]) -> tuple[Fix, ...]:
    names = ", ".join(dict.fromkeys(step.called for step in heads))
    if not names:
        return ()
    title = Message("Train {names}", names=names)
    return (Fix(title, SetParam(node.id, "of", names)),)
