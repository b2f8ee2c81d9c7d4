"""An input cut into patches that are covered, or left, together."""

from __future__ import annotations

import torch
from torch import Tensor

PATCHES = 64
"""As many at most."""


def patches(shape: tuple[int, ...], side: int) -> tuple[Tensor, int]:
    """The number of the patch that each value of an input of this shape is in, and their side.

    A patch of a picture has all channels, one of a series all features; each value of a vector is
    one. Without a ``side``, and where there would be too many patches, it is as small as can be.
    """
    sides = shape[1:] if len(shape) > 2 else shape[:1]
    wide = max(1, side)
    while _count(sides, wide) > PATCHES:
        wide += 1
    numbers = torch.zeros(sides, dtype=torch.long)
    for axis, length in enumerate(sides):
        along = torch.arange(length) // wide
        view = [1] * len(sides)
        view[axis] = length
        numbers = numbers * -(-length // wide) + along.reshape(view)
    if len(shape) > 2:
        return numbers.expand(shape), wide
    return numbers.reshape(-1, *[1] * (len(shape) - 1)).expand(shape), wide


def _count(sides: tuple[int, ...], wide: int) -> int:
    found = 1
    for length in sides:
        found *= -(-length // wide)
    return found
