"""How layers begin that were put into a model that has learnt: so that nothing changes at first."""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor, nn
from torch.nn.modules.conv import _ConvNd, _ConvTransposeNd

from studio.compile.plan import Step
from studio.layers.treatments import chosen


def passes(layer: nn.Module, step: Step, given: tuple[Any, ...], output: Any) -> bool:
    """Whether a layer can hand on what it is given, and its user did not say how it begins."""
    if chosen("init", step.settings) or len(given) != 1:
        return False
    if not isinstance(output, Tensor) or output.shape != given[0].shape:
        return False
    if isinstance(layer, nn.Linear):
        return True
    if not isinstance(layer, _ConvNd):
        return False
    plain = layer.groups == 1 or not isinstance(layer, _ConvTransposeNd)
    odd = all(size % 2 for size in layer.kernel_size)
    return plain and odd and all(size == 1 for size in layer.stride)


def can_be_silent(layer: nn.Module, output: Any) -> bool:
    """Whether a layer gives 0 when its weights are."""
    return isinstance(output, Tensor) and not hasattr(layer, "parametrizations")


@torch.no_grad()
def become_identity(layer: nn.Module) -> None:
    """Let a layer that ``passes`` hand on what it is given."""
    assert isinstance(layer, nn.Linear | _ConvNd)
    weight = torch.empty(layer.weight.shape)
    if isinstance(layer, _ConvNd):
        # Here the two axes of a transposed one are as long as each other.
        nn.init.dirac_(weight, 1 if isinstance(layer, _ConvTransposeNd) else layer.groups)
    else:
        nn.init.eye_(weight)
    _give(layer, "weight", weight.to(layer.weight.device, layer.weight.dtype))
    _silence(layer, "bias")


@torch.no_grad()
def become_silent(layer: nn.Module) -> None:
    """Let a layer give 0: it ends a branch that is added to what was there."""
    _silence(layer, "weight")
    _silence(layer, "bias")


def _silence(layer: nn.Module, name: str) -> None:
    value = getattr(layer, name, None)
    if isinstance(value, Tensor):
        _give(layer, name, torch.zeros_like(value))


def _give(layer: nn.Module, name: str, value: Tensor) -> None:
    """Set a weight, also one that is worked out from others."""
    if name in getattr(layer, "parametrizations", {}):
        setattr(layer, name, value)
    else:
        getattr(layer, name).copy_(value)
