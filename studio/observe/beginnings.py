"""The weights of one layer as they would be drawn, seen before any training.

A run in another thread draws from torch's one generator of random numbers. To look at what a layer
begins with must not take numbers from it, so the layer is made with a generator of its own, which
gives the same numbers for the same seed.
"""

from __future__ import annotations

from dataclasses import dataclass
from operator import attrgetter
from typing import Final

import torch
from torch import Tensor, nn

from studio.compile.calls import tensor
from studio.compile.execution import outline
from studio.compile.given import TENSORS
from studio.compile.own_numbers import OwnNumbers
from studio.compile.plan import Step
from studio.compile.treating import made
from studio.layers.treatments import TENSOR
from studio.observe.frames import Histogram
from studio.observe.histogram import effective, histograms

LARGEST: Final = 4_000_000
"""A layer of more numbers is not made only to be looked at."""


@dataclass(frozen=True, slots=True)
class Beginning:
    """One weight of a layer before training."""

    name: str
    shape: tuple[int, ...]
    histogram: Histogram | None = None
    """``None`` where the layer is too large to be made for it."""


def beginnings(step: Step, seed: int) -> tuple[Beginning, ...]:
    """The weights of a step's layer as this seed draws them, in the order that torch has them."""
    shapes = _shapes(step)
    if sum(map(_count, shapes.values())) > LARGEST:
        return tuple(Beginning(name, shape) for name, shape in shapes.items())
    with OwnNumbers(seed):
        layer = made(step)
    if isinstance(layer, Tensor):
        found = histograms({TENSOR: layer})
    else:
        found = histograms({name: _value(layer, name) for name in shapes}) if shapes else {}
    return tuple(Beginning(name, shape, found[name]) for name, shape in shapes.items())


def _shapes(step: Step) -> dict[str, tuple[int, ...]]:
    if step.spec.construct in TENSORS:
        return {TENSOR: tuple(tensor(step, device="meta").shape)}
    return {name: tuple(weight.shape) for name, weight in outline(step).named_parameters()}


def _count(shape: tuple[int, ...]) -> int:
    return torch.Size(shape).numel()


def _value(layer: nn.Module, name: str) -> Tensor:
    way, _, last = name.rpartition(".")
    owner = attrgetter(way)(layer) if way else layer
    return effective(owner, last)
