"""A learned factor for each feature, small at the start, for deep residual networks."""

import torch
from torch import Tensor, nn


class LayerScale(nn.Module):
    """Multiplies each feature, … × features, by a learned factor."""

    def __init__(self, features: int, init: float = 1e-4) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.full((features,), init))

    def forward(self, x: Tensor) -> Tensor:
        return x * self.weight
