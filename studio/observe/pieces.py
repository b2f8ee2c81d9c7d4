"""What of a value is shown: of one example, and no more than a view can take in."""

from __future__ import annotations

from torch import Tensor

CHANNELS = 64
"""Of the first axis of a value, where it has more than one axis."""
VALUES = 4096
"""Of a value of one axis."""


def batch_axis(one: Tensor, other: Tensor) -> int | None:
    """Where values for different numbers of examples differ in size; ``None``: nowhere."""
    sizes = zip(one.shape, other.shape, strict=True)
    return next((axis for axis, (a, b) in enumerate(sizes) if a != b), None)


def head(value: Tensor) -> Tensor:
    """As much of a value as a view can show: the head of its first axis."""
    return value[: CHANNELS if value.dim() > 1 else VALUES] if value.dim() else value
