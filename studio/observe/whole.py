"""Looks at a whole training graph: the values in it, and the models that stand beside the first.

A look runs as much of the graph as what is asked for needs, in eval mode, for some examples of the
validation split; nothing stays behind.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeVar

import torch
from torch import Tensor, nn

from studio.compile import own_numbers
from studio.compile.module import PlanModule, Runner
from studio.compile.plan import Plan, Ref, Step
from studio.message import Message, UserError
from studio.observe.asks.example import Example
from studio.observe.frames import Activations, Frame, Unseen
from studio.observe.looks.subject import Given, Samples
from studio.observe.metrics import Scoring
from studio.observe.pieces import batch_axis, head
from studio.observe.quiet import frozen, undisturbed
from studio.observe.showing import SEED

EXAMPLES = 32
"""As many go through the graph together: a loss of one example alone would tell little."""
Told = TypeVar("Told")
ENDS = {"output": "input", "optimiser": "loss"}
"""By construct: the input whose value is shown for what gives no value of its own."""


class Whole:
    """Looks at the module of a training graph, whose nodes are named with a ``/`` before them."""

    def __init__(
        self,
        module: PlanModule,
        samples: Samples,
        name: Callable[[str], str],
        *,
        differentiates: bool = False,
        answers: Mapping[str, tuple[Scoring, int | None]] | None = None,
    ) -> None:
        """Take what is looked at.

        Args:
            module: of a training graph.
            samples: what the graph is given, a tensor for each of its inputs.
            name: gives what a node of the graph is called in frames; empty for none.
            differentiates: whether gradients are needed to work a value out.
            answers: by the node of a model's call: how its answers are read, and which input
                has the true classes.
        """
        self.module = module
        self._samples = samples
        self._name = name
        self._mode = torch.enable_grad if differentiates else torch.no_grad
        self._answers = answers or {}
        self._made: tuple[Plan, frozenset[Ref], Runner] | None = None
        self._batch_axes: dict[tuple[str, str], int | None] = {}

    def layer(self, node: str) -> nn.Module | None:
        """The layer of a node."""
        return self.module.layer(node.removeprefix("/"))

    def named(self, told: Mapping[str, Told]) -> dict[str, Told]:
        """What is told of nodes of the module, under their names in frames."""
        return {name: found for node, found in told.items() if (name := self._name(node))}

    def values(self, nodes: frozenset[str], wanted: Example, step: int) -> Iterator[Frame]:
        """What these nodes give for an example, among others that follow it in the split."""
        sources = {node: refs for node in sorted(nodes) if (refs := self._sources(node[1:]))}
        ways = frozenset(way for refs in sources.values() for way, _ in refs)
        if not ways:
            return
        sample = self._samples.settled(wanted)
        count = min(EXAMPLES, len(self._samples.splits[sample.split]))
        values = self._tapped(ways, sample, count)
        if any(key not in self._batch_axes for key in values):
            for key, other in self._tapped(ways, sample, count + 1).items():
                self._batch_axes[key] = batch_axis(values[key], other)
        for node, refs in sources.items():
            found = [(port, key) for key in values for way, port in refs if key == (way, port)]
            if not found:
                reason = Message("What it gives is no tensor, so there is nothing to draw.")
                yield Unseen("activations", node, reason)
            for port, key in found:
                one, among = self._one(values[key], self._batch_axes[key], count)
                shape = tuple(one.shape)
                yield Activations(node, step, sample, port, frozen(head(one)), shape, among)

    def call(self, node: str, wanted: Example) -> Given:
        """The model that a node calls, and what it is given for an example and some others.

        Raises ``UserError`` where it calls none, or one that is given no tensors.
        """
        owner = self.module.plan.step(node[1:])
        model = self.layer(node)
        if owner is None or not isinstance(model, PlanModule):
            raise UserError(
                "The run under way has no single model here, so there is nothing to explain."
            )
        refs = [ref for each in owner.bodies[0].inputs for ref in owner.inputs.get(each.called, ())]
        scoring, labels = self._answers.get(owner.node, (Scoring("numbers"), None))
        sample = self._samples.settled(wanted)
        with undisturbed(self.module), self._mode():
            own_numbers.seed(SEED)
            given = self._runner(frozenset(refs), refs)(self._samples.batch(sample, EXAMPLES))
        if not given or not all(isinstance(one, Tensor) and one.dim() for one in given):
            raise UserError(
                "{name} is given no real numbers by which its answer could be moved.",
                name=owner.called,
            )
        inputs = tuple(one.detach().clone() for one in given)
        return Given(model, inputs, scoring, sample, self._label(labels, sample))

    def _sources(self, way: str) -> list[tuple[str, str]]:
        """Where the values of a node are: the ways to nodes and their ports."""
        step = self.module.plan.step(way)
        if step is None:
            return []
        if (port := ENDS.get(step.spec.construct)) is not None and "/" not in way:
            return [(ref.node, ref.port) for ref in step.inputs.get(port, ())]
        return [(way, port.name) for port in step.outputs]

    def _tapped(
        self, ways: frozenset[str], sample: Example, count: int
    ) -> dict[tuple[str, str], Tensor]:
        refs = frozenset(filter(None, map(self._entry, ways)))
        run = self._runner(refs, sorted(refs, key=lambda ref: (ref.node, ref.port)))
        with undisturbed(self.module), self._mode(), self.module.tapped(ways) as values:
            own_numbers.seed(SEED)
            run(self._samples.batch(sample, count))
        return dict(values)

    def _entry(self, way: str) -> Ref | None:
        """A value of the graph that is not there before what lies on this way has run."""
        step = self._outer(way)
        return Ref(step.node, step.outputs[0].name) if step is not None and step.outputs else None

    def _outer(self, way: str) -> Step | None:
        return self.module.plan.step(way.partition("/")[0])

    def _runner(self, refs: frozenset[Ref], order: Sequence[Ref]) -> Runner:
        """Made anew when steps of the plan were replaced, for a runner goes on as it was made."""
        plan = self.module.plan
        if self._made is None or self._made[0] is not plan or self._made[1] != refs:
            self._made = plan, refs, self.module.runner(order)
        return self._made[2]

    def _label(self, place: int | None, sample: Example) -> int | None:
        if place is None or sample.own is not None:
            return None
        return int(self._samples.splits[sample.split].inputs[place][sample.index])

    def _one(self, value: Tensor, axis: int | None, examples: int) -> tuple[Tensor, int]:
        """What is shown of a value, and for how many examples it stands."""
        one = value.detach() if axis is None else value.detach().select(axis, 0)
        count = 1 if axis is not None else examples
        return one.abs() if one.is_complex() else one, count
