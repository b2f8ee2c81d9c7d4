"""All values of one step: what each node gives, the losses, gradients, and what they moved."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager

from torch import Tensor

from studio.compile.plan import Plan
from studio.observe.exact import exact
from studio.observe.frames import Moved, Seen, StepValues
from studio.train.assembly import Assembly

FIRST = 8
"""Numbers of a value that are shown as they are."""


class Inspection:
    """Taps a training for one step; it keeps a copy of every value and of all parameters."""

    def __init__(self, parts: Assembly) -> None:
        self._parts = parts
        module = parts.training.module
        self._before = {name: one.detach().clone() for name, one in _parameters(parts)}
        self._tap: AbstractContextManager[dict[tuple[str, str], Tensor]] = module.tapped(
            frozenset(_ways(module.plan))
        )
        self._values = self._tap.__enter__()

    def close(self) -> None:
        """Take the tap off."""
        self._tap.__exit__(None, None, None)

    def result(self) -> StepValues:
        """What the step did; after ``close``."""
        parts = self._parts
        training, places = parts.training, parts.places
        losses = {
            sink.name: float(sink.values[0].detach()) for sink in training.sinks if sink.values
        }
        seen = [
            _seen(places.of(way), port, value.detach())
            for (way, port), value in self._values.items()
            if places.of(way)
        ]
        moved = [
            _moved(places.of(way), name, self._before[f"{way}.{name}"], parameter)
            for way, layer in training.module.named_layers()
            for name, parameter in layer.named_parameters()
            if f"{way}.{name}" in self._before and places.of(way)
        ]
        return StepValues(training.step, losses, tuple(seen), tuple(moved))


def _parameters(parts: Assembly) -> Iterator[tuple[str, Tensor]]:
    """Those of layers that are no blocks, by the way to the node and the name in it."""
    module = parts.training.module
    for way, layer in module.named_layers():
        step = module.plan.step(way)
        if step is not None and not step.bodies:
            for name, parameter in layer.named_parameters():
                yield f"{way}.{name}", parameter


def _ways(plan: Plan) -> Iterator[str]:
    """All nodes, those in blocks by the ids on the way."""
    for step in plan.steps:
        if step.outputs:
            yield step.node
        for number, body in enumerate(step.bodies):
            entered = f"{step.node}#{number}" if number else step.node
            yield from (f"{entered}/{way}" for way in _ways(body))


def _seen(node: str, port: str, value: Tensor) -> Seen:
    flat = value.flatten()
    numbers = exact(flat.abs() if flat.is_complex() else flat)
    if not numbers.numel():
        return Seen(node, port, tuple(value.shape), None, None, None, None, ())
    spread = float(numbers.std()) if numbers.numel() > 1 else 0.0
    low, high = float(numbers.min()), float(numbers.max())
    first = tuple(numbers[:FIRST].tolist())
    return Seen(node, port, tuple(value.shape), float(numbers.mean()), spread, low, high, first)


def _moved(node: str, name: str, before: Tensor, now: Tensor) -> Moved:
    weight = float(exact(before).norm())
    update = float((exact(now.detach()) - exact(before)).norm())
    gradient = None if now.grad is None else float(exact(now.grad.detach()).norm())
    ratio = update / weight if weight else None
    return Moved(node, name, tuple(now.shape), weight, gradient, update, ratio)
