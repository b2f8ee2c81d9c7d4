"""Looks at a model between two steps of its training: only at what is on screen.

A look runs the model on one example, in eval mode. Values are tapped for
that call alone; nothing stays behind, also when the call fails.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import torch
from torch import Tensor

from studio.compile.module import PlanModule
from studio.compile.retuning import owners
from studio.observe.asks.example import TRAIN, Example
from studio.observe.boundary import Plane, plane_of
from studio.observe.frames import Activations, Frame, Gradients, Watch, Weights
from studio.observe.histogram import histograms, weights
from studio.observe.looks.finding import find
from studio.observe.looks.lesson import Lesson
from studio.observe.looks.made import Made
from studio.observe.looks.sparse import dense
from studio.observe.looks.stride import Stride
from studio.observe.looks.subject import Origin, Samples, Subject
from studio.observe.pieces import batch_axis, head
from studio.observe.quiet import frozen, undisturbed
from studio.observe.showing import Showing
from studio.observe.whole import Whole
from studio.observe.writing import Writing


class Observer:
    """Looks at one module with one set of samples."""

    def __init__(
        self,
        module: PlanModule,
        samples: Samples,
        showing: Showing | None = None,
        writing: Writing | None = None,
        whole: Whole | None = None,
        *,
        lesson: Lesson | None = None,
        origin: Origin | None = None,
    ) -> None:
        self.module = module
        self.samples = samples
        self.showing = showing
        """What the training graph shows of itself, where there is such a thing."""
        self.writing = writing
        """For a model that says which character of a text comes next."""
        self.whole = whole
        """For the other nodes of a training graph that was drawn."""
        self.stride: Stride | None = None
        """What the last step that was measured moved."""
        self.lesson = lesson
        """How a step of the training goes, for looks that go through one."""
        self.origin = origin
        """The weights with which the run began, where they are kept."""
        self._batch_axes: dict[tuple[str, str], int | None] = {}

    def look(self, watch: Watch, step: int) -> Iterator[Frame]:
        """The frames that the watch asks for. Nodes that are not in the plan are left out."""
        if isinstance(self.samples.splits, Made):
            self.samples.splits.renew(step)
        for node in sorted(watch.weights):
            if (frame := self._weights(node, step)) is not None:
                yield frame
        if watch.gradients and (norms := self.norms()):
            yield Gradients(step, norms)
        samples = self.samples
        example = samples.settled(watch.sample)
        inside = frozenset(node for node in watch.activations if not node.startswith("/"))
        if inside:
            yield from self._activations(inside, example, step)
        if self.whole is not None:
            yield from self.whole.values(watch.activations - inside, watch.sample, step)
        if watch.boundary and (plane := self._plane()) is not None:
            yield plane.look(self.module, samples.scoring, step)
        if watch.shown and self.showing is not None:
            yield from self.showing.look(step)
        if watch.shown and self.writing is not None:
            yield self.writing.look(step)
        subject = Subject(
            self.module, self.samples, self.whole, self.stride, self.lesson, self.origin
        )
        for ask in sorted(watch.asks, key=repr):
            yield find(ask, subject, step)

    def _plane(self) -> Plane | None:
        made = self.samples.splits
        if not isinstance(made, Made):
            return self.samples.plane
        return plane_of(made[TRAIN].inputs, made[TRAIN].labels)

    def _weights(self, node: str, step: int) -> Weights | None:
        way, module = node.removeprefix("/"), self.module
        if node.startswith("/"):
            if self.whole is None:
                return None
            module = self.whole.module
        if (layer := module.layer(way)) is not None:
            return weights(node, layer, step)
        held = {step.keeper: one for owner, step in owners(module, way)
                for one in owner.parameters_of(step)}  # fmt: skip
        return Weights(node, step, histograms(held)) if held else None

    def norms(self) -> Mapping[str, Mapping[str, float]]:
        """The L2 norm of each gradient that the last step left, by node and parameter."""
        if self.whole is None:
            return gradient_norms(self.module)
        return self.whole.named(gradient_norms(self.whole.module))

    def _activations(self, nodes: frozenset[str], sample: Example, step: int) -> Iterator[Frame]:
        example = self.samples.given(sample)
        values = tapped(self.module, nodes, example)
        if any(key not in self._batch_axes for key in values):
            pair = [torch.cat([value, value]) for value in example]
            for key, value in tapped(self.module, nodes, pair).items():
                self._batch_axes[key] = batch_axis(values[key], value)
        for (node, port), value in sorted(values.items(), key=lambda item: item[0]):
            axis = self._batch_axes[node, port]
            one = value if axis is None else value.select(axis, 0)
            yield Activations(node, step, sample, port, frozen(head(one)), tuple(one.shape))


def tapped(
    module: PlanModule, nodes: frozenset[str], inputs: Sequence[Tensor]
) -> dict[tuple[str, str], Tensor]:
    """What these nodes put out for a batch, by node and port."""
    with undisturbed(module), torch.no_grad(), module.tapped(nodes) as values:
        module(*inputs)
    return dict(values)


def gradient_norms(module: PlanModule) -> Mapping[str, Mapping[str, float]]:
    """The L2 norm of each gradient that the last step left, with one transfer for all.

    A block has those of all its layers, which also stand by themselves under ``n3/n5``.
    """
    named: list[tuple[str, str, int]] = []
    places: dict[Tensor, int] = {}
    for node, layer in module.named_layers():
        for name, parameter in layer.named_parameters():
            if parameter.grad is not None:
                named.append((node, name, places.setdefault(parameter, len(places))))
    if not named:
        return {}
    gradients = [dense(parameter.grad) for parameter in places if parameter.grad is not None]
    norms = torch.stack(torch._foreach_norm(gradients)).tolist()
    found: dict[str, dict[str, float]] = {}
    for node, name, place in named:
        found.setdefault(node, {})[name] = norms[place]
    return found
