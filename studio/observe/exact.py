"""Double precision and linear algebra, which not every device knows."""

from __future__ import annotations

from torch import Tensor


def able(values: Tensor) -> Tensor:
    """The values on a device that knows both: Apple's GPUs do not, so theirs come to the CPU."""
    return values.cpu() if values.device.type == "mps" else values


def exact(values: Tensor) -> Tensor:
    """The values in double precision."""
    return able(values).double()
