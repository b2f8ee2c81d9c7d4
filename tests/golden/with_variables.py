"""Net, a PyTorch model drawn with Plexus Studio."""

from collections import OrderedDict

import torch
from torch import Tensor, nn

WIDTH = 8
CLASSES = 10
KERNEL = (3, 3)


class Gate(nn.Module):
    """Takes x (N × 16) and returns y (N × 16)."""

    def __init__(self, groups: int) -> None:
        super().__init__()
        self.groups = groups
        self.soft = nn.Softmax(dim=-1)
        self.flat = nn.Flatten()

    def forward(self, x: Tensor) -> Tensor:
        x = torch.reshape(x, (x.shape[0], self.groups, -1))
        x = self.soft(x)
        return self.flat(x)


class Net(nn.Module):
    """Takes image and returns scores.

    Shapes:
        N × 1 × 8 × 8   image
        N × 8 × 8 × 8   conv1
        N × 16 × 8 × 8  conv2
        N × 16 × 1 × 1  pool
        N × 16          flatten
        N × 10          head → scores
    """

    def __init__(self) -> None:
        super().__init__()
        self.features = nn.Sequential(
            OrderedDict(
                conv1=nn.Conv2d(1, WIDTH, kernel_size=KERNEL, padding=KERNEL[0] // 2),
                relu=nn.ReLU(),
                conv2=nn.Conv2d(WIDTH, WIDTH * 2, kernel_size=1),
                norm=nn.BatchNorm2d(WIDTH * 2),
            )
        )
        self.classifier = nn.Sequential(
            OrderedDict(
                pool=nn.AdaptiveAvgPool2d(1),
                flatten=nn.Flatten(),
                gate1=Gate(2),
                gate2=Gate(4),
                head=nn.Linear(16, CLASSES),
            )
        )

    def forward(self, image: Tensor) -> Tensor:
        x = self.features(image)
        return self.classifier(x)
