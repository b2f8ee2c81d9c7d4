"""Positions that are learned, added to a sequence."""

import torch
from torch import Tensor, nn


class LearnedPosition(nn.Module):
    """Adds a learned vector to each step of a sequence, N × steps × features."""

    def __init__(
        self, features: int, max_length: int = 1024, std: float = 0.02
    ) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.randn(max_length, features) * std)

    def forward(self, x: Tensor) -> Tensor:
        return x + self.weight[: x.shape[1]]
