"""One layer run on values of given shapes; on torch's ``meta`` device nothing is computed."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable, Mapping
from typing import Any

import torch
from torch import Tensor, nn

from studio.compile.calls import caller, construct, spread, target_of
from studio.compile.plan import Step
from studio.compile.tensors import TensorSpec

META = torch.device("meta")

Inputs = Mapping[str, tuple[TensorSpec, ...]]
Sizes = Callable[[TensorSpec], tuple[int, ...]]
"""What shape a value has while the layer runs."""


def outline(step: Step) -> nn.Module:
    """The layer of a step, with weights that take no memory."""
    spec = step.spec
    # Tensors that are given to it would stay where they are made.
    plain = not spec.nested and not any(param.as_tensor for param in spec.params)
    if plain and _takes_device(target_of(spec)):
        return construct(step, device=META)
    with META:
        return construct(step)


@functools.cache
def _takes_device(made_by: Callable[..., Any]) -> bool:
    """Whether it is a class of torch's own that is told where its weights shall be.

    Telling it takes half the time of changing where all tensors are made.
    """
    own = made_by.__module__.startswith("torch.nn.modules.")
    return own and "device" in inspect.signature(made_by).parameters


def run(
    step: Step,
    layer: nn.Module | None,
    inputs: Inputs,
    sizes: Sizes,
    device: torch.device = META,
) -> dict[str, Tensor]:
    """The tensors that a step gives, by output port."""
    # On the meta device there is nothing to fill, and filling it would take as long as the layer.
    fill = torch.empty if device == META else torch.zeros
    values: dict[str, tuple[Any, ...]] = {
        port: tuple(
            fill(sizes(spec), dtype=getattr(torch, spec.dtype), device=device) for spec in specs
        )
        for port, specs in inputs.items()
    }
    if isinstance(layer, nn.modules.conv._ConvTransposeNd):
        _check_channels(layer, values["input"][0])
    with torch.no_grad():
        result = caller(step)(layer, values)
    pairs = spread(step.returns, result)
    return {port: value for port, value in pairs if isinstance(value, Tensor)}


def _check_channels(layer: nn.modules.conv._ConvTransposeNd, value: Tensor) -> None:
    """Refuse what torch refuses too, but not where nothing is computed."""
    axis = value.ndim - len(layer.kernel_size) - 1
    if axis in (0, 1) and value.shape[axis] != layer.in_channels:
        raise RuntimeError(
            f"Given transposed=1, weight of size {list(layer.weight.shape)}, expected "
            f"input{list(value.shape)} to have {layer.in_channels} channels, but got "
            f"{value.shape[axis]} channels instead"
        )


def dtype_of(value: Tensor) -> str:
    return str(value.dtype).removeprefix("torch.")
