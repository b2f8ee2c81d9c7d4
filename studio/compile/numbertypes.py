"""Whether a layer takes numbers of the types it is given: the ``meta`` device often does not say.

What is given whole numbers or a mask is run once more, with numbers, on a small batch. Only what
torch says of types counts then.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Mapping
from math import isfinite

from torch import Tensor, device, nn

from studio.compile.plan import Step
from studio.compile.tensors import TensorSpec
from studio.value import Value

OF_TYPES = re.compile(
    r"dtype|scalar type|not implemented for '|bool tensor|bool input|floating point|result type|"
    r"Boolean inputs|Integral inputs|have the same type|infinity to integer"
)
INDICES = frozenset({"index", "indices"})
"""Ports whose values count places."""
FEW = 2
"""Examples in the batch that is tried."""
REAL = ("float", "bfloat")
"""How the names of types of real numbers begin."""
MOST_WORK = 500_000_000
"""Multiply-adds beyond which nothing is tried."""
MOST_BYTES = 50_000_000
"""Bytes of one example's inputs and outputs beyond which nothing is tried."""

MOST_WEIGHTS = 1_000_000_000
"""Bytes of weights beyond which nothing is tried."""

CPU, META = device("cpu"), device("meta")

Inputs = Mapping[str, tuple[TensorSpec, ...]]
Run = Callable[[nn.Module | None, int, device], Mapping[str, Tensor]]


def question(step: Step, inputs: Inputs) -> Hashable:
    """What decides whether the types are taken: no size does.

    ``None`` where there is nothing to try, since all are real numbers and none is an index, or
    since whatever comes is taken.
    """
    if step.spec.any_type:
        return None
    given = [(port, spec.dtype, len(spec.shape)) for port in inputs for spec in inputs[port]]
    # Of an index torch says only where it is used that it has to be whole.
    has_index = bool(INDICES & inputs.keys())
    if all(dtype.startswith(REAL) for _, dtype, _ in given) and not has_index:
        return None
    settings = tuple((name, _sort(value)) for name, value in step.settings.items())
    return step.spec.key, step.spec.code, settings, tuple(given)


def _sort(value: Value) -> object:
    """A value as far as types go: of a number only which kind of number it is."""
    if isinstance(value, tuple):
        return tuple(map(_sort, value))
    if isinstance(value, float):
        return float, isfinite(value), value.is_integer()
    return int if isinstance(value, int) and not isinstance(value, bool) else value


def try_types(
    run: Run,
    layer: nn.Module | None,
    inputs: Inputs,
    outputs: Mapping[str, TensorSpec],
    work: int,
    *,
    drops: bool,
) -> None:
    """Raise what torch says of the types of the inputs, if it refuses them.

    Args:
        run: the layer on a batch of this size, on this device.
        layer: on the ``meta`` device; it is not there any more afterwards.
        inputs: by port.
        outputs: by port.
        work: the multiply-adds for one example.
        drops: whether it scales what it does not drop while it trains, which needs real numbers;
            some versions of torch say so only where it is computed.
    """
    if drops:
        raise TypeError("dropout cannot scale numbers of this dtype")
    if is_too_much(layer, inputs, outputs, work):
        return
    # As in training, but where nothing is computed: no generator is asked, since a training may be
    # using it.
    _listen(run, layer and layer.train(), META)
    _listen(run, layer and layer.to_empty(device=CPU).eval(), CPU)


def is_too_much(
    layer: nn.Module | None, inputs: Inputs, outputs: Mapping[str, TensorSpec], work: int
) -> bool:
    """Whether a run with numbers would be felt."""
    given = [spec for specs in inputs.values() for spec in specs]
    return (
        work > MOST_WORK
        or sum(s.bytes_per_sample for s in (*given, *outputs.values())) > MOST_BYTES
        or (layer is not None and sum(p.nbytes for p in layer.parameters()) > MOST_WEIGHTS)
    )


def _listen(run: Run, layer: nn.Module | None, where: device) -> None:
    try:
        run(layer, FEW, where)
    except (RuntimeError, NotImplementedError, TypeError, ValueError, IndexError) as error:
        if OF_TYPES.search(str(error)):
            raise
