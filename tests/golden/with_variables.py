"""Net, a PyTorch model drawn with Plexus Studio."""

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
        x = self.flat(x)  # N × 16
        return x


class Net(nn.Module):
    """Takes image (N × 1 × 8 × 8) and returns scores (N × 10)."""

    def __init__(self) -> None:
        super().__init__()
        self.conv1 = nn.Conv2d(1, WIDTH, kernel_size=KERNEL, padding=KERNEL[0] // 2)
        self.relu = nn.ReLU()
        self.conv2 = nn.Conv2d(WIDTH, WIDTH * 2, kernel_size=1)
        self.norm = nn.BatchNorm2d(WIDTH * 2)
        self.pool = nn.AdaptiveAvgPool2d(1)
        self.flatten = nn.Flatten()
        self.gate1 = Gate(2)
        self.gate2 = Gate(4)
        self.head = nn.Linear(16, CLASSES)

    def forward(self, image: Tensor) -> Tensor:
        x = self.conv1(image)  # N × 8 × 8 × 8
        x = self.relu(x)
        x = self.conv2(x)  # N × 16 × 8 × 8
        x = self.norm(x)
        x = self.pool(x)  # N × 16 × 1 × 1
        x = self.flatten(x)  # N × 16
        x = self.gate1(x)
        x = self.gate2(x)
        x = self.head(x)  # N × 10
        return x
