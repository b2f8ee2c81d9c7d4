"""Total variation: how much neighbouring places of an image differ."""

import torch
from torch import Tensor


def total_variation_loss(x: Tensor, reduction: str = "mean") -> Tensor:
    """Differences of neighbours in N × channels × places, summed over each example."""
    if x.dim() < 3:
        raise ValueError("total variation wants N × channels × places")
    along = [x.diff(dim=dim).abs().flatten(1).sum(1) for dim in range(2, x.dim())]
    loss = torch.stack(along).sum(0)
    if reduction == "none":
        return loss
    return loss.mean() if reduction == "mean" else loss.sum()
