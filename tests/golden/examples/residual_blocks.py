"""ResidualBlocks, a PyTorch model drawn with Plexus Studio."""

from collections import OrderedDict

from torch import Tensor, nn

WIDTH = 8


class Residual(nn.Module):
    """Two convolutions, and a way past them.

    Takes x and returns y.

    Args:
        channels: Channels that come in and go out.
    """

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.residual = nn.Sequential(
            OrderedDict(
                conv1=nn.Conv2d(
                    channels, channels, kernel_size=3, padding=1, bias=False
                ),
                norm1=nn.BatchNorm2d(channels),
                relu1=nn.ReLU(),
                conv2=nn.Conv2d(
                    channels, channels, kernel_size=3, padding=1, bias=False
                ),
                norm2=nn.BatchNorm2d(channels),
            )
        )
        self.relu2 = nn.ReLU()

    def forward(self, x: Tensor) -> Tensor:
        out = self.residual(x)
        out = out + x
        return self.relu2(out)


class Stage(nn.Module):
    """Half the size, then some residual blocks.

    Takes x and returns y.

    Args:
        channels: Channels that go out.
        depth: How many residual blocks there are.
    """

    def __init__(self, channels: int, depth: int = 2) -> None:
        super().__init__()
        self.layers = nn.Sequential(
            OrderedDict(
                # Steps over every other pixel.
                down=nn.Conv2d(
                    channels // 2,
                    channels,
                    kernel_size=3,
                    stride=2,
                    padding=1,
                    bias=False,
                ),
                norm=nn.BatchNorm2d(channels),
                relu=nn.ReLU(),
            )
        )
        self.blocks = nn.Sequential(*(Residual(channels) for _ in range(depth)))

    def forward(self, x: Tensor) -> Tensor:
        x = self.layers(x)
        return self.blocks(x)


class ResidualBlocks(nn.Module):
    """Takes image and returns scores.

    Shapes:
        N × 1 × 28 × 28   image
        N × 8 × 28 × 28   stem
        N × 16 × 14 × 14  stage1
        N × 32 × 7 × 7    stage2
        N × 1568          flatten
        N × 10            classes → scores
    """

    def __init__(self) -> None:
        super().__init__()
        self.features = nn.Sequential(
            OrderedDict(
                stem=nn.Conv2d(1, WIDTH, kernel_size=3, padding=1, bias=False),
                stem_norm=nn.BatchNorm2d(WIDTH),
                stem_relu=nn.ReLU(),
                # Half the size, twice as deep.
                stage1=Stage(WIDTH * 2),
                stage2=Stage(WIDTH * 4),
            )
        )
        self.classifier = nn.Sequential(
            OrderedDict(
                flatten=nn.Flatten(),
                # Keeps it from learning by heart.
                dropout=nn.Dropout(0.4),
                # One score for each kind.
                classes=nn.Linear(1568, 10),
            )
        )

    def forward(self, image: Tensor) -> Tensor:
        x = self.features(image)
        return self.classifier(x)
