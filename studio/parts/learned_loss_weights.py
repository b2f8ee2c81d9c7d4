"""Weights of several losses that are learned with the model."""

import torch
from torch import Tensor, nn


class LearnedLossWeights(nn.Module):
    """Adds up losses, each weighed by how uncertain its task is, which is learned.

    A loss is divided by twice its variance, and half the logarithm of that is added.
    """

    def __init__(self, count: int) -> None:
        super().__init__()
        self.log_variance = nn.Parameter(torch.zeros(count))

    def forward(self, *losses: Tensor) -> Tensor:
        if len(losses) != len(self.log_variance):
            count = len(self.log_variance)
            raise ValueError(f"{len(losses)} losses want as many weights, not {count}")
        pairs = zip(self.log_variance, losses, strict=True)
        return torch.stack([(torch.exp(-s) * loss + s) / 2 for s, loss in pairs]).sum(0)
