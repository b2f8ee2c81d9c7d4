"""A mask that hides the future."""

import torch
from torch import Tensor


def causal_mask(x: Tensor, dim: int = 1, allowed: bool = False) -> Tensor:
    """Steps × steps, true where a later step is seen; with ``allowed`` where not."""
    steps = x.shape[dim]
    future = torch.ones(steps, steps, dtype=torch.bool, device=x.device).triu(1)
    return ~future if allowed else future
