"""Net, a PyTorch model drawn with Plexus Studio."""

import math

import torch
import torch.nn.functional as F
from torch import Tensor, nn

# A gate of my own.
EPS = 1e-6


def squash(x: Tensor) -> Tensor:
    return F.softsign(x) * math.sqrt(2) + EPS


class Gate(nn.Module):
    """Half of the features open or close the others."""

    def __init__(self, features: int, scale: float = 1.0) -> None:
        super().__init__()
        self.linear = nn.Linear(features, 2 * features)
        self.scale = scale

    def forward(self, x: Tensor) -> Tensor:
        value, gate = self.linear(x).chunk(2, dim=-1)
        return squash(value) * gate.sigmoid() * self.scale


class Gated(nn.Module):
    """Takes x (N × 6) and returns y (N × 6)."""

    def __init__(self, features: int) -> None:
        super().__init__()
        self.gate = Gate(features=features, scale=2.0)

    def forward(self, x: Tensor) -> Tensor:
        return self.gate(x)


EPS2 = 1e-3


def squash2(x: Tensor) -> Tensor:
    return x / (x.abs() + EPS2)


def mix(x: Tensor, y: Tensor, weight: float = 0.5) -> Tensor:
    return torch.lerp(squash2(x), squash2(y), weight)


class Net(nn.Module):
    """Takes image (N × 6) and returns result (N × 6)."""

    def __init__(self) -> None:
        super().__init__()
        self.gates = nn.Sequential(*(Gated(6) for _ in range(2)))

    def forward(self, image: Tensor) -> Tensor:
        x = self.gates(image)
        return mix(x, image, weight=0.25)
