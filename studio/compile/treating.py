"""The treatments of a layer's weights as torch does them."""

from __future__ import annotations

from collections.abc import Sequence
from math import prod
from operator import attrgetter

import torch
from torch import Tensor, nn
from torch.nn.utils import parametrizations

from studio.compile.calls import construct, tensor
from studio.compile.costs import NO_COST, Cost
from studio.compile.given import TENSORS
from studio.compile.plan import Step
from studio.compile.treatment import treated
from studio.layers.treatments import Chosen, chosen


def wrap(layer: nn.Module, step: Step) -> nn.Module:
    """The layer of a step, new, in the parametrization that stands around it."""
    around = treated(step).around
    if around is not None:
        _parametrize(layer, around)
    return layer


def made(step: Step) -> nn.Module | Tensor:
    """The layer, or the tensor, of a step by itself, with its initial values."""
    found = tensor(step) if step.spec.construct in TENSORS else wrap(construct(step), step)
    finish(found, step)
    return found


def conditioned(step: Step) -> nn.Module:
    """The layer of a step in all its parametrizations, whatever its values."""
    layer = construct(step)
    for each in chosen("parametrization", step.settings):
        _parametrize(layer, each)
    return layer


def finish(value: nn.Module | Tensor, step: Step) -> None:
    """Do what follows once the layer, or the tensor, of a step is made."""
    for each in treated(step).after:
        if each.key.sort == "parametrization":
            assert isinstance(value, nn.Module)
            _parametrize(value, each)
        else:
            fill(value if isinstance(value, Tensor) else attrgetter(each.weight)(value), each)


def fill(weight: Tensor, each: Chosen) -> None:
    """Give a weight its initial values."""
    getattr(nn.init, each.treatment.name)(
        weight, **{param.name: given for param, given in each.given()}
    )


def _parametrize(layer: nn.Module, each: Chosen) -> None:
    way, _, name = each.weight.rpartition(".")
    owner = attrgetter(way)(layer) if way else layer
    given = {param.name: value for param, value in each.given()}
    outlined = getattr(owner, name).is_meta and each.arguments.get("use_trivialization") is True
    if outlined:
        # Torch looks whether the weight is orthogonal, but this one has no values.
        given["use_trivialization"] = False
    getattr(parametrizations, each.treatment.name)(owner, name=name, **given)
    if outlined:
        base = torch.empty(_base(getattr(owner, name).shape), device="meta")
        owner.get_submodule(f"parametrizations.{name}.0").register_buffer("base", base)


def added(step: Step, layer: nn.Module) -> Cost:
    """What the parametrizations of a step add to its layer, which has not been given them."""
    found = NO_COST
    conditions = chosen("parametrization", step.settings)
    weights = dict(layer.named_parameters()) if conditions else {}
    for each in conditions:
        weight = weights.get(each.weight)
        if weight is not None and weight.ndim >= each.treatment.least:
            usual = 1 if "ConvTranspose" in step.spec.key else 0
            found += _added(each, tuple(weight.shape), usual, weight.element_size())
    return found


def _added(each: Chosen, shape: tuple[int, ...], usual: int, size: int) -> Cost:
    """Of one weight; ``usual`` is the axis of what goes out, where none is chosen."""
    dim = each.arguments.get("dim")
    if isinstance(dim, int) and not -len(shape) <= dim < len(shape):
        return NO_COST
    match each.treatment.name:
        case "weight_norm":
            # Minus one is to torch no axis but all of them.
            lengths = shape[dim] if isinstance(dim, int) and dim != -1 else 1
            return Cost(parameters=lengths, parameter_bytes=lengths * size)
        case "spectral_norm" if len(shape) > 1:
            axis = dim if isinstance(dim, int) else usual
            kept = shape[axis] + prod(shape) // shape[axis]
        case "orthogonal" if each.arguments["use_trivialization"] is True:
            kept = prod(_base(shape))
        case _:
            return NO_COST
    return Cost(buffers=kept, buffer_bytes=kept * size)


def _base(shape: Sequence[int]) -> tuple[int, ...]:
    """The shape of the rotation at which an orthogonal weight begins."""
    *batch, rows, columns = shape
    return (*batch, max(rows, columns), max(rows, columns))
