"""Positions as sines and cosines of many wavelengths, added to a sequence."""

import math

import torch
from torch import Tensor, nn


class SinusoidalEncoding(nn.Module):
    """Adds a fixed pattern of waves to each step of a sequence, N × steps × features.

    Even features hold sines, odd ones cosines; the wavelengths grow from 2π to
    ``base`` · 2π.
    """

    def __init__(
        self, features: int, max_length: int = 1024, base: float = 10000.0
    ) -> None:
        super().__init__()
        place = torch.arange(max_length).unsqueeze(1)
        rate = torch.exp(torch.arange(0, features, 2) * (-math.log(base) / features))
        waves = torch.zeros(max_length, features)
        waves[:, 0::2] = torch.sin(place * rate)
        waves[:, 1::2] = torch.cos(place * rate[: features // 2])
        self.waves = nn.Buffer(waves, persistent=False)

    def forward(self, x: Tensor) -> Tensor:
        return x + self.waves[: x.shape[1]]
