"""Net, a PyTorch model drawn with Plexus Studio."""

from torch import Tensor, nn


class BasicBlock(nn.Module):
    """Two convolutions with a shortcut around them.

    From the paper on residual networks.

    Takes x and returns y.

    Args:
        channels: Channels it gives.
        stride: By how much it makes the image smaller.
    """

    def __init__(self, in_channels: int, channels: int, stride: int = 1) -> None:
        super().__init__()
        self.conv1 = nn.Conv2d(
            in_channels, channels, kernel_size=3, stride=stride, padding=1, bias=False
        )
        self.shortcut = nn.Conv2d(in_channels, channels, kernel_size=1, stride=stride)
        self.norm1 = nn.BatchNorm2d(channels)
        self.relu1 = nn.ReLU()
        self.conv2 = nn.Conv2d(channels, channels, kernel_size=3, padding=1, bias=False)
        self.norm2 = nn.BatchNorm2d(channels)
        self.relu2 = nn.ReLU()

    def forward(self, x: Tensor) -> Tensor:
        conv1 = self.conv1(x)
        shortcut = self.shortcut(x)
        x = self.norm1(conv1)
        x = self.relu1(x)
        x = self.conv2(x)
        x = self.norm2(x)
        x = x + shortcut
        x = self.relu2(x)
        return x


class Stage(nn.Module):
    """Takes x and returns y.

    Args:
        channels: Channels it gives.
        depth: How many blocks there are.
    """

    def __init__(self, channels: int, depth: int = 2) -> None:
        super().__init__()
        self.blocks = nn.Sequential(
            BasicBlock(8, channels),
            *(BasicBlock(channels, channels) for _ in range(depth - 1)),
        )
        self.pool = nn.MaxPool2d(2)

    def forward(self, x: Tensor) -> Tensor:
        x = self.blocks(x)
        x = self.pool(x)
        return x


class Net(nn.Module):
    """Takes image (N × 3 × 16 × 16) and returns scores (N × 10)."""

    def __init__(self) -> None:
        super().__init__()
        self.stem = nn.Conv2d(3, 8, kernel_size=3, padding=1)
        self.stage1 = Stage(8, depth=3)
        self.stage2 = Stage(16)
        self.last = BasicBlock(16, 16, stride=2)
        self.flatten = nn.Flatten()
        self.head = nn.Linear(64, 10)

    def forward(self, image: Tensor) -> Tensor:
        x = self.stem(image)  # N × 8 × 16 × 16
        x = self.stage1(x)  # N × 8 × 8 × 8
        x = self.stage2(x)  # N × 16 × 4 × 4
        x = self.last(x)  # N × 16 × 2 × 2
        x = self.flatten(x)  # N × 64
        x = self.head(x)  # N × 10
        return x
