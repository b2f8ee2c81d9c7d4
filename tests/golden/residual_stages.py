"""Net, a PyTorch model drawn with Plexus Studio."""

from collections import OrderedDict

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
        self.residual = nn.Sequential(
            OrderedDict(
                conv1=nn.Conv2d(
                    in_channels,
                    channels,
                    kernel_size=3,
                    stride=stride,
                    padding=1,
                    bias=False,
                ),
                norm1=nn.BatchNorm2d(channels),
                relu1=nn.ReLU(),
                conv2=nn.Conv2d(
                    channels, channels, kernel_size=3, padding=1, bias=False
                ),
                norm2=nn.BatchNorm2d(channels),
            )
        )
        self.shortcut = nn.Conv2d(in_channels, channels, kernel_size=1, stride=stride)
        self.relu2 = nn.ReLU()

    def forward(self, x: Tensor) -> Tensor:
        residual = self.residual(x)
        x = self.shortcut(x)
        x = residual + x
        return self.relu2(x)


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
        return self.pool(x)


class Net(nn.Module):
    """Takes image and returns scores.

    Shapes:
        N × 3 × 16 × 16  image
        N × 8 × 16 × 16  stem
        N × 8 × 8 × 8    stage1
        N × 16 × 4 × 4   stage2
        N × 16 × 2 × 2   last
        N × 64           flatten
        N × 10           head → scores
    """

    def __init__(self) -> None:
        super().__init__()
        self.features = nn.Sequential(
            OrderedDict(
                stem=nn.Conv2d(3, 8, kernel_size=3, padding=1),
                stage1=Stage(8, depth=3),
                stage2=Stage(16),
                last=BasicBlock(16, 16, stride=2),
            )
        )
        self.flatten = nn.Flatten()
        self.head = nn.Linear(64, 10)

    def forward(self, image: Tensor) -> Tensor:
        x = self.features(image)
        x = self.flatten(x)
        return self.head(x)
