"""Dcgan, a PyTorch model drawn with Plexus Studio."""

from collections import OrderedDict

import torch.nn.functional as F
from torch import Tensor, nn


class Dcgan(nn.Module):
    """Draws clothes from 64 random numbers.

    Takes noise and returns picture.

    Shapes:
        N × 64            noise
        N × 3136          hidden
        N × 64 × 7 × 7    maps
        N × 64 × 14 × 14  twice
        N × 32 × 14 × 14  conv1
        N × 32 × 28 × 28  fourfold
        N × 1 × 28 × 28   conv2
        N × 1 × 28 × 28   pixels → picture
    """

    def __init__(self) -> None:
        super().__init__()
        self.layers = nn.Sequential(
            OrderedDict(
                hidden=nn.Linear(64, 3136, bias=False),
                maps=nn.Unflatten(1, (64, 7, 7)),
                norm1=nn.BatchNorm2d(64),
                relu1=nn.ReLU(),
            )
        )
        self.features = nn.Sequential(
            OrderedDict(
                conv1=nn.Conv2d(64, 32, kernel_size=3, padding=1, bias=False),
                norm2=nn.BatchNorm2d(32),
                relu2=nn.ReLU(),
            )
        )
        self.conv2 = nn.Conv2d(32, 1, kernel_size=5, padding=2)
        # Black is 0, white is 1.
        self.pixels = nn.Sigmoid()

    def forward(self, noise: Tensor) -> Tensor:
        x = self.layers(noise)
        # 14 × 14.
        x = F.interpolate(x, scale_factor=2.0)
        x = self.features(x)
        # 28 × 28.
        x = F.interpolate(x, scale_factor=2.0)
        x = self.conv2(x)
        return self.pixels(x)
