"""A mask that marks what stands behind the end of each sequence."""

import torch
from torch import Tensor


def padding_mask(
    x: Tensor, lengths: Tensor, dim: int = 1, allowed: bool = False
) -> Tensor:
    """N × steps, true where a sequence has ended; with ``allowed`` where it has not."""
    places = torch.arange(x.shape[dim], device=x.device)
    inside = places < lengths.unsqueeze(1)
    return inside if allowed else ~inside
