"""Layers that go through something one by one: a few show what many would give, and sooner."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from torch import nn

from studio.compile.execution import Inputs, outline
from studio.compile.plan import Step
from studio.compile.tensors import TensorSpec

FEW: Final = 5
"""No more steps, and no more features that are made one by one, where their number is known."""
TWO: Final = 2
"""Layers of a stack: the first reads what comes in, all others read the one below."""
STATES: Final = ("h_0", "c_0")
ENDS: Final = ("h_n", "c_n")

Outputs = dict[str, TensorSpec]


@dataclass(frozen=True, slots=True)
class Less:
    """A smaller question in place of a large one."""

    step: Step
    layer: nn.Module | None
    inputs: Inputs
    restored: Callable[[Outputs], Outputs] = lambda found: found
    """What the large layer gives, from what the small one gave."""


def lessened(step: Step, layer: nn.Module | None, inputs: Inputs) -> Less:
    """What to ask to know what a layer gives: it with less to go through, or it itself."""
    if step.spec.cost == "bilinear":
        return _with_few_features(step, layer, inputs)
    if step.spec.cost == "recurrent" and step.spec.inputs[0].name in inputs:
        return _with_few_steps(_with_few_layers(step, layer, inputs))
    return Less(step, layer, inputs)


def _with_few_features(step: Step, layer: nn.Module | None, inputs: Inputs) -> Less:
    features = step.settings.get("out_features")
    if not isinstance(features, int) or features <= FEW:
        return Less(step, layer, inputs)

    def restored(found: Outputs) -> Outputs:
        return {port: _with_axis(value, -1, features) for port, value in found.items()}

    fewer = _set(step, "out_features", FEW)
    return Less(fewer, outline(fewer).eval(), inputs, restored)


def _with_few_layers(step: Step, layer: nn.Module | None, inputs: Inputs) -> Less:
    layers, ways = step.settings.get("num_layers"), 1 + (step.settings.get("bidirectional") is True)
    given = {port: inputs[port][0] for port in STATES if port in inputs}
    if not isinstance(layers, int) or layers <= TWO:
        return Less(step, layer, inputs)
    if any(value.shape[:1] != (layers * ways,) for value in given.values()):
        return Less(step, layer, inputs)  # It will be refused, before anything is gone through.

    def restored(found: Outputs) -> Outputs:
        ends = {port: found[port] for port in ENDS if port in found}
        return found | {port: _with_axis(end, 0, layers * ways) for port, end in ends.items()}

    cut = {port: (_with_axis(value, 0, TWO * ways),) for port, value in given.items()}
    fewer = _set(step, "num_layers", TWO)
    return Less(fewer, outline(fewer).eval(), {**inputs, **cut}, restored)


def _with_few_steps(less: Less) -> Less:
    """Where they are not those of a batch, or open; no shape depends on how long each is."""
    step, port = less.step, less.step.spec.inputs[0].name
    (first, *_) = less.inputs[port]
    rank, axis = len(first.shape), _time(step, first)
    steps = first.shape[axis] if rank in (2, 3) else 0
    if not isinstance(steps, int) or steps <= FEW:
        return less

    def restored(found: Outputs) -> Outputs:
        output = found["output"]
        return less.restored(found | {"output": _with_axis(output, _time(step, output), steps)})

    cut = {port: (_with_axis(first, axis, FEW),)}
    return replace(less, inputs={**less.inputs, **cut}, restored=restored)


def _time(step: Step, value: TensorSpec) -> int:
    """The axis of the steps; without a batch it is the first."""
    return 1 if step.settings.get("batch_first") is True and len(value.shape) == 3 else 0


def _set(step: Step, name: str, value: int) -> Step:
    return replace(step, settings={**step.settings, name: value})


def _with_axis(value: TensorSpec, axis: int, size: int) -> TensorSpec:
    axis %= len(value.shape)
    return replace(value, shape=(*value.shape[:axis], size, *value.shape[axis + 1 :]))
