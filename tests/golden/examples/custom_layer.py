"""CustomLayer, a PyTorch model drawn with Plexus Studio."""

from collections import OrderedDict

import torch
from torch import Tensor, nn


class GatedLinear(nn.Module):
    """A linear layer beside a second one that says how much of each feature passes.

    Args:
        in_features: features of the input; follows from its shape.
        out_features: features of the output.
        openness: how far the gates stand open before training; 0 is half.
    """

    def __init__(
        self, in_features: int, out_features: int = 32, openness: float = 0.0
    ) -> None:
        super().__init__()
        self.value = nn.Linear(in_features, out_features)
        self.gate = nn.Linear(in_features, out_features)
        nn.init.constant_(self.gate.bias, openness)

    def forward(self, x: Tensor) -> Tensor:
        return self.value(x) * self.gate(x).sigmoid()


class Snake(nn.Module):
    """An activation that rises in waves: x + sin²(a x) / a.

    Each feature learns its own a.

    Args:
        features: how many features there are; follows from the shape of the input.
        frequency: what each a is before training.
    """

    def __init__(self, features: int, frequency: float = 1.0) -> None:
        super().__init__()
        self.a = nn.Parameter(torch.full((features,), frequency))

    def forward(self, x: Tensor) -> Tensor:
        return x + (self.a * x).sin().square() / (self.a + 1e-9)


class CustomLayer(nn.Module):
    """Takes image and returns scores.

    Shapes:
        N × 1 × 8 × 8  image
        N × 64         flatten
        N × 10         classes → scores
    """

    def __init__(self) -> None:
        super().__init__()
        self.layers = nn.Sequential(
            OrderedDict(
                flatten=nn.Flatten(),
                # A layer of our own, written in Python.
                gated=GatedLinear(in_features=64, out_features=64),
                # An activation of our own.
                snake=Snake(features=64),
                # Keeps it from learning by heart.
                dropout=nn.Dropout(0.2),
                # One score for each digit.
                classes=nn.Linear(64, 10),
            )
        )

    def forward(self, image: Tensor) -> Tensor:
        return self.layers(image)
