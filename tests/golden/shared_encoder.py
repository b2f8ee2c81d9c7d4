"""Net, a PyTorch model drawn with Plexus Studio."""

from collections import OrderedDict

import torch
from torch import Tensor, nn


class Encoder(nn.Module):
    """From pixels to a few features.

    Takes x and returns code.

    Shapes:
        N × 12  x
        N × 8   fc1
        N × 4   fc2 → code
    """

    def __init__(self, width: int) -> None:
        super().__init__()
        self.mlp = nn.Sequential(
            OrderedDict(
                fc1=nn.Linear(12, width * 2),
                norm=nn.LayerNorm(width * 2),
                gelu=nn.GELU(),
                # drop (Dropout) is bypassed.
                fc2=nn.Linear(width * 2, width),
            )
        )

    def forward(self, x: Tensor) -> Tensor:
        return self.mlp(x)


class Net(nn.Module):
    """Takes left and right and returns score.

    Shapes:
        N × 12  left
        N × 12  right
        N × 4   encoder
        N × 4   encoder2
        N × 8   both
        N × 8   mix2 → score
    """

    def __init__(self) -> None:
        super().__init__()
        self.encoder = Encoder(4)
        self.mix = nn.Linear(8, 8)
        self.relu = nn.ReLU()

    def forward(self, left: Tensor, right: Tensor) -> Tensor:
        encoder = self.encoder(left)
        x = self.encoder(right)
        # noise (Dropout) is muted.
        x = torch.cat((encoder, x), dim=1)
        x = self.mix(x)
        x = self.relu(x)
        return self.mix(x)
