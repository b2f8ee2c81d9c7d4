"""What a layer gives for a batch of any size.

The batch axis N is a large prime while the operator runs, so that it can be found again in what
comes out. Other sizes decide where one is not enough.
"""

from __future__ import annotations

from collections.abc import Mapping

import torch
from torch import Tensor, nn

from studio.compile.execution import (
    Inputs,
    Sizes,
    TooLargeError,
    dtype_of,
    outline,
    refuse_large,
    run,
)
from studio.compile.plan import Step
from studio.compile.probing import UnknownBatchError
from studio.compile.tensors import TensorSpec, axis_of
from studio.compile.undecided import Denying, asks_for_values

PROBE = 1_000_003
OTHER_PROBE = 1_000_033
LARGE, VERY_LARGE = 500, 10_000
"""Sizes beyond this may come of the probe, in a function and in a layer, whose own are larger."""
SHORT_PROBES = (31, 37)
"""For the user's own Python, which may walk along the batch, and what is cut into pieces."""
LEAST_PROBES = (2, 3)
"""For a recurrent layer, which may take N as time and walk along it, and where more examples would
take too much memory."""


def run_somehow(step: Step, layer: nn.Module | None, inputs: Inputs) -> dict[str, TensorSpec]:
    """Without values if that can be; see ``studio.compile.undecided``."""
    try:
        return _run_once(step, layer, inputs)
    except RuntimeError as error:
        if not asks_for_values(error):
            raise
    try:
        with Denying():  # type: ignore[no-untyped-call]
            return _run_once(step, layer, inputs)
    except RuntimeError as error:
        if not asks_for_values(error):
            raise
    return _run_in_earnest(step, layer, inputs)


def _run_once(step: Step, layer: nn.Module | None, inputs: Inputs) -> dict[str, TensorSpec]:
    found = run(step, layer, inputs, sized(PROBE))
    if _is_strange(found, inputs, LARGE if layer is None else VERY_LARGE):
        again = run(step, layer, inputs, sized(OTHER_PROBE))
        probes = (PROBE, OTHER_PROBE)
        specs = {port: merge(value, again[port], probes) for port, value in found.items()}
    else:
        specs = {
            port: TensorSpec(tuple(axis_of(n, PROBE) for n in value.shape), dtype_of(value))
            for port, value in found.items()
        }
    given = max((_batches(spec) for of_port in inputs.values() for spec in of_port), default=0)
    if any(_batches(spec) < given for spec in specs.values()):
        _check_one_example(step, layer, inputs, specs)
    return specs


def _batches(spec: TensorSpec) -> int:
    """How many of the axes follow from the batch."""
    return sum(isinstance(axis, str) for axis in spec.shape)


def _check_one_example(
    step: Step, layer: nn.Module | None, inputs: Inputs, specs: Mapping[str, TensorSpec]
) -> None:
    """Refuse a size that only large batches give, such as the smaller one of N and 8."""
    try:
        found = run(step, layer, inputs, sized(1))
    except (RuntimeError, ValueError, IndexError):
        return  # It wants more examples than one; how many there are is told when it runs.
    if any(tuple(value.shape) != specs[port].sizes(1) for port, value in found.items()):
        raise UnknownBatchError


def sized(batch: int) -> Sizes:
    return lambda spec: spec.sizes(batch)


def _is_strange(found: Mapping[str, Tensor], inputs: Inputs, large: int) -> bool:
    """Whether a size came out that is large, new, and no multiple of the batch: N - 1, say."""
    known = {size for specs in inputs.values() for spec in specs for size in spec.shape}
    sizes = {size for value in found.values() for size in value.shape}
    return any(size > large and size % PROBE for size in sizes - known)


def _run_in_earnest(step: Step, layer: nn.Module | None, inputs: Inputs) -> dict[str, TensorSpec]:
    """With numbers, on as many examples as are few enough."""
    refuse_large(step, layer, inputs, sized(LEAST_PROBES[-1]))
    try:
        refuse_large(step, layer, inputs, sized(SHORT_PROBES[-1]))
        probes = SHORT_PROBES
    except TooLargeError:
        probes = LEAST_PROBES
    on_cpu = outline(step).eval().to_empty(device="cpu") if layer else None
    return run_twice(step, on_cpu, inputs, torch.device("cpu"), probes)


def run_twice(
    step: Step,
    layer: nn.Module | None,
    inputs: Inputs,
    device: torch.device,
    probes: tuple[int, int] = SHORT_PROBES,
) -> dict[str, TensorSpec]:
    first, second = (run(step, layer, inputs, sized(n), device) for n in probes)
    return {port: merge(first[port], second[port], probes) for port in first}


def merge(first: Tensor, second: Tensor, probes: tuple[int, int] = SHORT_PROBES) -> TensorSpec:
    """One spec from runs with two probes: an axis that differs belongs to the batch."""
    one, two = probes
    axes: list[int | str] = []
    for a, b in zip(first.shape, second.shape, strict=True):
        if a == b:
            axes.append(a)
        elif a % one == 0 and b % two == 0 and a // one == b // two:
            axes.append("N" if a == one else f"{a // one}N")
        else:
            raise UnknownBatchError
    return TensorSpec(tuple(axes), dtype_of(first))
