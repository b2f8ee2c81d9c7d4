"""Net, a PyTorch model drawn with Plexus Studio."""

import torch
from torch import Tensor, nn


class Encoder(nn.Module):
    """From pixels to a few features.

    Takes x (N × 12) and returns code (N × 4).
    """

    def __init__(self, width: int) -> None:
        super().__init__()
        self.fc1 = nn.Linear(12, width * 2)
        self.norm = nn.LayerNorm(width * 2)
        self.gelu = nn.GELU()
        self.fc2 = nn.Linear(width * 2, width)

    def forward(self, x: Tensor) -> Tensor:
        x = self.fc1(x)  # N × 8
        x = self.norm(x)
        x = self.gelu(x)
        # drop (Dropout) is bypassed.
        x = self.fc2(x)  # N × 4
        return x


class Net(nn.Module):
    """Takes left (N × 12), right (N × 12) and returns score (N × 8)."""

    def __init__(self) -> None:
        super().__init__()
        self.encoder = Encoder(4)
        self.mix = nn.Linear(8, 8)
        self.relu = nn.ReLU()

    def forward(self, left: Tensor, right: Tensor) -> Tensor:
        encoder = self.encoder(left)  # N × 4
        x = self.encoder(right)  # N × 4
        # noise (Dropout) is muted.
        x = torch.cat((encoder, x), dim=1)  # N × 8
        x = self.mix(x)
        x = self.relu(x)
        x = self.mix(x)
        return x
