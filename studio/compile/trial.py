"""What the user's own Python gives for inputs of given shapes: it is run to see.

On the ``meta`` device, where nothing is computed; where it must see numbers, to count or to compare
them, on plain ones, with weights to match.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Mapping
from typing import Any

import torch
from torch import Tensor, nn
from torch.utils._python_dispatch import TorchDispatchMode
from torch.utils.flop_counter import FlopCounterMode

from studio.compile.calls import caller, spread
from studio.compile.numbertypes import FEW, OF_TYPES, is_too_much
from studio.compile.plan import Step
from studio.compile.tensors import TensorSpec
from studio.compile.undecided import asks_for_values
from studio.layers.code import CodeError, place_of
from studio.layers.spec import Pattern

CPU, META = torch.device("cpu"), torch.device("meta")
PLAIN = 0.5
"""The number that stands for all others. No generator is asked: a training may be using it."""

Inputs = Mapping[str, tuple[TensorSpec, ...]]
Sizes = Callable[[TensorSpec], tuple[int, ...]]
"""What shape a value has while the layer runs."""


def run(
    step: Step, layer: nn.Module | None, inputs: Inputs, sizes: Sizes
) -> tuple[dict[str, Tensor], int]:
    """The tensors it gives, by output port, for inputs of these shapes.

    And how many multiply-adds that takes.

    Raises whatever the Python raises, and ``CodeError`` where it gives something else than its
    text says.
    """
    counter = FlopCounterMode(display=False)
    try:
        # By default new tensors are made where the inputs are.
        with META, counter:
            result = called(step, layer, inputs, sizes, META)
    except (RuntimeError, NotImplementedError) as error:
        if not asks_for_values(error) and "meta" not in str(error).lower():
            raise
        with counter:
            result = called(step, plain(layer), inputs, sizes, CPU)
    _check(step, step.returns, result)
    return dict(spread(step.returns, result)), counter.get_total_flops() // 2


def try_types(
    step: Step,
    layer: nn.Module | None,
    inputs: Inputs,
    outputs: Mapping[str, TensorSpec],
    work: int,
) -> None:
    """Raise what is said of the types of the inputs, where they are refused only with numbers."""
    if is_too_much(layer, inputs, outputs, work):
        return
    try:
        with Undrawn():  # type: ignore[no-untyped-call]
            called(step, plain(layer), inputs, lambda spec: spec.sizes(FEW), CPU)
    except BaseException as error:  # Whatever it may raise; of zeros it may say what it will.
        if isinstance(error, KeyboardInterrupt) or OF_TYPES.search(str(error)):
            raise


class Undrawn(TorchDispatchMode):  # type: ignore[no-untyped-call]
    """Lets nothing be drawn by chance: a training may be using the generator."""

    def __torch_dispatch__(
        self, func: Any, types: Any, args: Any = (), kwargs: dict[str, Any] | None = None
    ) -> Any:
        if torch.Tag.nondeterministic_seeded in func.tags:
            raise RuntimeError("it draws by chance")
        return func(*args, **(kwargs or {}))


def of_one(few: int, many: int, probes: tuple[int, int]) -> int:
    """The multiply-adds of a batch of one, from those of two other sizes."""
    one, two = probes
    return max(0, few - (many - few) * (one - 1) // (two - one))


def called(
    step: Step, layer: nn.Module | None, inputs: Inputs, sizes: Sizes, device: torch.device
) -> Any:
    """What a call gives for inputs of these shapes on this device, whatever it is."""
    values: dict[str, tuple[Any, ...]] = {
        port: tuple(
            filled(torch.empty(sizes(spec), dtype=getattr(torch, spec.dtype), device=device))
            for spec in specs
        )
        for port, specs in inputs.items()
    }
    with torch.no_grad():
        return caller(step)(layer, values)


def plain(layer: nn.Module | None) -> nn.Module | None:
    """A copy of a layer of the meta device with plain weights."""
    if layer is None:
        return None
    made = copy.deepcopy(layer).to_empty(device=torch.device("cpu"))
    for tensor in (*made.parameters(), *made.buffers()):
        filled(tensor.data)
    return made


def filled(tensor: Tensor) -> Tensor:
    return tensor.fill_(PLAIN if tensor.is_floating_point() or tensor.is_complex() else 0)


def _check(step: Step, pattern: Pattern, result: Any) -> None:
    """Refuse a result that does not come apart as the text says."""
    if isinstance(pattern, str):
        if not isinstance(result, Tensor):
            raise CodeError(
                "Line {line}: it gives {found} as {port}, not one tensor. Return a tensor, or "
                "write in the annotation what comes back: tuple[Tensor, Tensor].",
                line=place_of(step.spec.target, step.spec.code),
                found="a tuple" if isinstance(result, tuple) else type(result).__name__,
                port=pattern,
            )
        return
    if not isinstance(result, tuple | list) or len(result) != len(pattern):
        raise CodeError(
            "Line {line}: it gives {found} values where {expected} are expected. Return as many "
            "as the annotation or the other return statements say.",
            line=place_of(step.spec.target, step.spec.code),
            found=len(result) if isinstance(result, tuple | list) else 1,
            expected=len(pattern),
        )
    for part, value in zip(pattern, result, strict=True):
        _check(step, part, value)
