"""Layers that go through something one by one: a few show what many would give, and sooner."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from torch import nn

from studio.compile.execution import Inputs, outline
from studio.compile.plan import Step
from studio.compile.tensors import TensorSpec

FEW: Final = 5
"""No more are gone through where their number is known."""

Outputs = dict[str, TensorSpec]


def with_few_features(step: Step, layer: nn.Module | None) -> tuple[Step, nn.Module | None]:
    """The same with few features where each takes torch a step of its own."""
    features = step.settings.get("out_features")
    if step.spec.cost != "bilinear" or not isinstance(features, int) or features <= FEW:
        return step, layer
    fewer = replace(step, settings={**step.settings, "out_features": FEW})
    return fewer, outline(fewer).eval()


def with_all_features(step: Step, asked: Step, found: Outputs) -> Outputs:
    """What a layer gives, from what it gave with few features."""
    features = step.settings.get("out_features")
    if asked is step or not isinstance(features, int):
        return found
    return {port: _with_axis(value, -1, features) for port, value in found.items()}


def with_few_steps(step: Step, inputs: Inputs) -> tuple[Inputs, int]:
    """What comes in at a recurrent layer, cut to a few steps, and how many there are.

    0 where they are not cut: they may be open, or those of a batch, or few.
    """
    if step.spec.cost != "recurrent" or step.spec.packed_by in inputs:
        return inputs, 0
    port = step.spec.inputs[0].name
    (first, *_) = inputs[port]
    axis = _time(step, first)
    steps = first.shape[axis] if len(first.shape) in (2, 3) else 0
    if not isinstance(steps, int) or steps <= FEW:
        return inputs, 0
    return {**inputs, port: (_with_axis(first, axis, FEW),)}, steps


def with_all_steps(step: Step, steps: int, found: Outputs) -> Outputs:
    """What a recurrent layer gives, from what it gave for a few steps."""
    if not steps:
        return found
    output = found["output"]
    return {**found, "output": _with_axis(output, _time(step, output), steps)}


def _time(step: Step, value: TensorSpec) -> int:
    """The axis of the steps; without a batch it is the first."""
    return 1 if step.settings.get("batch_first") is True and len(value.shape) == 3 else 0


def _with_axis(value: TensorSpec, axis: int, size: int) -> TensorSpec:
    axis %= len(value.shape)
    return replace(value, shape=(*value.shape[:axis], size, *value.shape[axis + 1 :]))
