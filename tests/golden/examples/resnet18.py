"""Resnet18, a PyTorch model drawn with Plexus Studio."""

from collections import OrderedDict

from torch import Tensor, nn

WIDTH = 64
CLASSES = 1000


class BasicBlock(nn.Module):
    """Adds what two convolutions make of an image to the image itself.

    The basic block of ResNet (He et al. 2015, https://arxiv.org/abs/1512.03385).

    Takes x and returns y.

    Args:
        channels: How many channels it takes and gives.
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
        self.relu_out = nn.ReLU()

    def forward(self, x: Tensor) -> Tensor:
        out = self.residual(x)
        out = out + x
        return self.relu_out(out)


class BasicBlockDown(nn.Module):
    """Takes x and returns y.

    Adds what two convolutions make of an image to a projection of it, where its size or
    its channels change.

    The basic block of ResNet (He et al. 2015, https://arxiv.org/abs/1512.03385).

    Args:
        channels: How many channels it gives.
        stride: Every how many pixels the result has one.
    """

    def __init__(self, in_channels: int, channels: int, stride: int = 2) -> None:
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
        self.projection = nn.Conv2d(
            in_channels, channels, kernel_size=1, stride=stride, bias=False
        )
        self.projection_norm = nn.BatchNorm2d(channels)
        self.relu_out = nn.ReLU()

    def forward(self, x: Tensor) -> Tensor:
        residual = self.residual(x)
        x = self.projection(x)
        x = self.projection_norm(x)
        x = residual + x
        return self.relu_out(x)


class Stage(nn.Module):
    """Half the height and width by one basic block, then another block.

    Takes x and returns y.

    Args:
        channels: Channels that go out.
    """

    def __init__(self, in_channels: int, channels: int) -> None:
        super().__init__()
        self.down = BasicBlockDown(in_channels, channels)
        self.block = BasicBlock(channels)

    def forward(self, x: Tensor) -> Tensor:
        x = self.down(x)
        return self.block(x)


class Resnet18(nn.Module):
    """ResNet-18 (He et al. 2015, https://arxiv.org/abs/1512.03385).

    A stem, four stages of two basic blocks each, one linear layer. Every block adds its
    input to its result.

    Takes image and returns scores.

    Shapes:
        N × 3 × 224 × 224   image
        N × 64 × 112 × 112  conv
        N × 64 × 56 × 56    pool
        N × 128 × 28 × 28   stage2
        N × 256 × 14 × 14   stage3
        N × 512 × 7 × 7     stage4
        N × 512 × 1 × 1     average
        N × 512             flatten
        N × 1000            classes → scores
    """

    def __init__(self) -> None:
        super().__init__()
        self.features = nn.Sequential(
            OrderedDict(
                conv=nn.Conv2d(
                    3, WIDTH, kernel_size=7, stride=2, padding=3, bias=False
                ),
                norm=nn.BatchNorm2d(WIDTH),
                relu=nn.ReLU(),
                pool=nn.MaxPool2d(3, stride=2, padding=1),
            )
        )
        # Two blocks one after the other, each with weights of its own.
        self.stage1 = nn.Sequential(*(BasicBlock(WIDTH) for _ in range(2)))
        self.blocks = nn.Sequential(
            OrderedDict(
                # Half the size, twice the channels.
                stage2=Stage(WIDTH, WIDTH * 2),
                stage3=Stage(WIDTH * 2, WIDTH * 4),
                stage4=Stage(WIDTH * 4, WIDTH * 8),
            )
        )
        self.classifier = nn.Sequential(
            OrderedDict(
                # One number a channel.
                average=nn.AdaptiveAvgPool2d(1),
                flatten=nn.Flatten(),
                # One score for each class.
                classes=nn.Linear(WIDTH * 8, CLASSES),
            )
        )

    def forward(self, image: Tensor) -> Tensor:
        x = self.features(image)
        x = self.stage1(x)
        x = self.blocks(x)
        return self.classifier(x)
