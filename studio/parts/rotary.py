"""Positions as rotations of pairs of features, for queries and keys."""

import torch
from torch import Tensor, nn


class RotaryEmbedding(nn.Module):
    """Turns pairs of features by angles that grow with the step, … × steps × features.

    Products of a query and a key then depend on how far apart they stand. Feature ``i``
    is paired with feature ``i + features / 2``.
    """

    def __init__(self, features: int, base: float = 10000.0) -> None:
        super().__init__()
        if features % 2:
            raise ValueError(
                f"rotary embedding wants an even number of features, not {features}"
            )
        rate = base ** (-torch.arange(0, features, 2) / features)
        self.rate = nn.Buffer(rate, persistent=False)

    def forward(self, x: Tensor) -> Tensor:
        place = torch.arange(x.shape[-2], device=x.device)
        angle = torch.outer(place, self.rate).to(x.dtype)
        first, second = x.chunk(2, dim=-1)
        cos, sin = angle.cos(), angle.sin()
        return torch.cat(
            (first * cos - second * sin, first * sin + second * cos), dim=-1
        )
