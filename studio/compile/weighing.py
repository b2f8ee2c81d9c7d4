"""How many weights the commonest layers have, by arithmetic: making one takes far longer.

For layers that are known to work; what cannot be made has to be made to say why.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import prod
from typing import Final

import torch

from studio.compile.costs import Cost
from studio.compile.plan import Step
from studio.layers.treatments import keys_in
from studio.value import Value

LINEAR: Final = "torch.nn.Linear"
RANKS: Final = {
    f"torch.nn.{kind}{rank}d": rank for kind in ("Conv", "ConvTranspose") for rank in (1, 2, 3)
}
"""Convolutions, and along how many axes their kernels lie."""
BATCH_NORMS: Final = frozenset(f"torch.nn.BatchNorm{rank}d" for rank in (1, 2, 3))
COUNTER_BYTES: Final = 8
"""Of the number of batches that a normalisation has seen."""


def weights_of(step: Step) -> Cost | None:
    """The cost of a layer's weights alone; ``None`` where only the layer can tell."""
    key, settings = step.spec.key, step.settings
    if keys_in(settings):
        return None  # What is done to weights may bring some of its own.
    if key in BATCH_NORMS:
        return _of_channels(settings)
    if key == LINEAR:
        shape = _whole(settings, "in_features", "out_features")
        given = settings.get("out_features")
    elif key in RANKS:
        shape = _whole(settings, "in_channels", "out_channels")
        shape = None if shape is None else _kernel(shape, settings, RANKS[key])
        given = settings.get("out_channels")
    else:
        return None
    if shape is None or not isinstance(given, int):
        return None
    numbers = shape + (given if settings.get("bias") is True else 0)
    return Cost(parameters=numbers, parameter_bytes=numbers * torch.get_default_dtype().itemsize)


def _of_channels(settings: Mapping[str, Value]) -> Cost | None:
    """A scale and a shift for each channel, and the mean and variance that were seen of it."""
    channels, size = settings.get("num_features"), torch.get_default_dtype().itemsize
    if type(channels) is not int:
        return None
    learnt = channels * (1 + (settings.get("bias") is True)) if settings.get("affine") else 0
    if not settings.get("track_running_stats"):
        return Cost(parameters=learnt, parameter_bytes=learnt * size)
    seen = 2 * channels
    return Cost(
        parameters=learnt,
        buffers=seen + 1,
        parameter_bytes=learnt * size,
        buffer_bytes=seen * size + COUNTER_BYTES,
    )


def _whole(settings: Mapping[str, Value], *names: str) -> int | None:
    """The product of settings, if all are whole numbers."""
    values = [settings.get(name) for name in names]
    return prod(values) if all(type(value) is int for value in values) else None  # type: ignore[arg-type]


def _kernel(channels: int, settings: Mapping[str, Value], rank: int) -> int | None:
    """The numbers of a kernel that leads from channels to channels, by groups of them."""
    size, groups = settings.get("kernel_size"), settings.get("groups")
    sides = size if isinstance(size, tuple) else (size,) * rank
    if type(groups) is not int or len(sides) != rank:
        return None
    if not all(type(side) is int for side in sides):
        return None
    return channels * prod(sides) // groups  # type: ignore[arg-type]
