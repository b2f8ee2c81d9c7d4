"""One layer run on values of given shapes; on torch's ``meta`` device nothing is computed."""

from __future__ import annotations

import copy
import functools
import inspect
from collections.abc import Callable, Mapping
from math import prod
from typing import Any, Final

import torch
from torch import Tensor, nn

from studio.compile import overlooked
from studio.compile.calls import caller, construct, spread, target_of
from studio.compile.plan import Step
from studio.compile.tensors import BYTES, TensorSpec
from studio.message import UserError

META = torch.device("meta")
FILLERS = ("reset_parameters", "_reset_parameters")
"""The methods by which torch's layers fill their weights when they are made."""
PLAIN = frozenset({bool, int, float, str, tuple})
"""Types of settings."""

Inputs = Mapping[str, tuple[TensorSpec, ...]]
Sizes = Callable[[TensorSpec], tuple[int, ...]]
"""What shape a value has while the layer runs."""

MOST_IN_EARNEST: Final = 200_000_000
"""Bytes of any value that is made with numbers in it, only to see what a layer does with it."""


class TooLargeError(UserError):
    """What can only be tried with numbers is too large for that."""


def outline(step: Step) -> nn.Module:
    """The layer of a step, with weights that take no memory and mean nothing."""
    spec = step.spec
    # Tensors that are given to it would stay where they are made.
    plain = not spec.nested and not any(param.as_tensor for param in spec.params)
    made_by = _unfilled(target_of(spec)) if plain else None
    if made_by is not None:
        layer = construct(step, made_by, device=META)
        if all(weight.numel() for weight in layer.parameters()):
            return layer
        # Where there is nothing to fill torch may refuse to.
    with META:
        return construct(step)


@functools.cache
def _unfilled(made_by: type[nn.Module]) -> type[nn.Module] | None:
    """A class of torch's own that is told where its weights shall be, and does not fill them.

    On the ``meta`` device to fill them does nothing, yet takes longer than all the rest; and to
    tell the class takes half the time of changing where all tensors are made.
    """
    if not _is_of_torch(made_by) or "device" not in inspect.signature(made_by).parameters:
        return None
    keep = made_by.__setattr__

    def set_attribute(layer: nn.Module, name: str, value: Any) -> None:
        # A module looks at whatever it is given for parameters and layers, which these are not.
        if type(value) in PLAIN:
            object.__setattr__(layer, name, value)
        else:
            keep(layer, name, value)

    fillers = {name: _leave for name in FILLERS if hasattr(made_by, name)}
    # It has the same name, as torch's refusals speak of it.
    return type(made_by.__name__, (made_by,), {**fillers, "__setattr__": set_attribute})


def _is_of_torch(made_by: type[nn.Module]) -> bool:
    return made_by.__module__.startswith("torch.nn.modules.")


def _leave(_layer: nn.Module) -> None:
    """Leave the weights as they are."""


class Outlines:
    """Outlines of torch's own layers by kind and settings, so that equal ones are made once.

    They are as after training: shapes are the same, and no statistics need be read. Whoever is
    given one leaves it as it is.
    """

    LIMIT: Final = 1_000

    def __init__(self) -> None:
        self._known: dict[object, nn.Module] = {}

    def of(self, step: Step) -> nn.Module:
        """The outline of a step; always a new one of a layer that is not torch's own."""
        key = (step.spec.key, step.spec.code, tuple(step.settings.items()))
        known = self._known.get(key)
        if known is None:
            known = outline(step).eval()
            if _is_of_torch(target_of(step.spec)):
                if len(self._known) >= self.LIMIT:
                    self._known.clear()
                self._known[key] = known
        return known


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
    if device != META:
        refuse_large(step, layer, inputs, sizes)
    values: dict[str, tuple[Any, ...]] = {
        port: tuple(
            fill(sizes(spec), dtype=getattr(torch, spec.dtype), device=device) for spec in specs
        )
        for port, specs in inputs.items()
    }
    overlooked.refuse_sizes(layer, values)
    if device == META and isinstance(layer, nn.Upsample) and layer.mode == "bicubic":
        layer = _bilinear(layer)
    with torch.no_grad():
        result = caller(step)(layer, values)
    pairs = spread(step.returns, result)
    return {port: value for port, value in pairs if isinstance(value, Tensor)}


def _bilinear(layer: nn.Upsample) -> nn.Upsample:
    """The same sizes of the same images; torch finds those of the bicubic one step by step."""
    sooner = copy.copy(layer)
    sooner.mode = "bilinear"
    return sooner


def refuse_large(step: Step, layer: nn.Module | None, inputs: Inputs, sizes: Sizes) -> None:
    """Refuse to make values, or weights, that would take too much memory and time.

    Raises:
        TooLargeError: with what is too large, in words.
    """
    for port, specs in inputs.items():
        for spec in specs:
            if prod(sizes(spec)) * BYTES.get(spec.dtype, 16) > MOST_IN_EARNEST:
                raise TooLargeError(
                    "{kind} decides by the numbers that come in what it does, and {port} has too "
                    "many of them to try that: {shape}. Make it smaller.",
                    kind=step.spec.title,
                    port=port,
                    shape=str(spec),
                )
    weights = () if layer is None else layer.parameters()
    if sum(weight.nbytes for weight in weights) > MOST_IN_EARNEST:
        settings = (name for name, value in step.settings.items() if type(value) is int)
        raise TooLargeError(
            "{kind} decides by the numbers that come in what it does, and its weights are too "
            "many to try that. Make {params} smaller.",
            kind=step.spec.title,
            params=", ".join(settings),
        )


def dtype_of(value: Tensor) -> str:
    return str(value.dtype).removeprefix("torch.")
