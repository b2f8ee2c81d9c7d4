"""The layer itself, as any package of PyTorch layers has it."""

from __future__ import annotations

from torch import Tensor, nn


class SquaredReLU(nn.Module):
    """The square of what ReLU gives, times a scale."""

    def __init__(self, scale: float = 1.0) -> None:
        super().__init__()
        self.scale = scale

    def forward(self, x: Tensor) -> Tensor:
        return self.scale * nn.functional.relu(x).square()
