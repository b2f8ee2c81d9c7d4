"""The places along an axis, as whole numbers."""

import torch
from torch import Tensor


def positions(x: Tensor, dim: int = 1) -> Tensor:
    """0, 1, 2, … as many as the axis ``dim`` is long."""
    return torch.arange(x.shape[dim], device=x.device)
