"""SharedEncoder, a PyTorch model drawn with Plexus Studio."""

from collections import OrderedDict

import torch
from torch import Tensor, nn


class Encoder(nn.Module):
    """What is to be seen in a picture, as 64 numbers.

    Takes image and returns features.

    Args:
        size: How many numbers.

    Shapes:
        N × 1 × 28 × 28   image
        N × 16 × 28 × 28  conv1
        N × 16 × 14 × 14  pool1
        N × 32 × 14 × 14  conv2
        N × 32 × 7 × 7    pool2
        N × 1568          flatten
        N × 64            code
        N × 64            relu3 → features
    """

    def __init__(self, size: int) -> None:
        super().__init__()
        self.features = nn.Sequential(
            OrderedDict(
                conv1=nn.Conv2d(1, 16, kernel_size=3, padding=1, bias=False),
                norm1=nn.BatchNorm2d(16),
                relu1=nn.ReLU(),
                pool1=nn.MaxPool2d(2),
                conv2=nn.Conv2d(16, 32, kernel_size=3, padding=1, bias=False),
                norm2=nn.BatchNorm2d(32),
                relu2=nn.ReLU(),
                pool2=nn.MaxPool2d(2),
            )
        )
        self.head = nn.Sequential(
            OrderedDict(
                flatten=nn.Flatten(),
                code=nn.Linear(1568, size),
                relu3=nn.ReLU(),
            )
        )

    def forward(self, image: Tensor) -> Tensor:
        x = self.features(image)
        return self.head(x)


class SharedEncoder(nn.Module):
    """Takes image and returns scores.

    Shapes:
        N × 1 × 28 × 28  image
        N × 64           encoder
        N × 64           encoder_again
        N × 10           classes → scores
    """

    def __init__(self) -> None:
        super().__init__()
        self.encoder = Encoder(64)
        # One score for each kind.
        self.classes = nn.Linear(64, 10)

    def forward(self, image: Tensor) -> Tensor:
        encoder = self.encoder(image)
        # A mirrored shirt is a shirt.
        x = torch.flip(image, dims=(3,))
        x = self.encoder(x)
        # Whichever way round it lies.
        x = encoder + x
        return self.classes(x)
