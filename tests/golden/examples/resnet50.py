"""Resnet50, a PyTorch model drawn with Plexus Studio."""

from collections import OrderedDict

from torch import Tensor, nn

WIDTH = 64
CLASSES = 1000


class BottleneckDown(nn.Module):
    """Takes x and returns y.

    Adds what three convolutions, of which the middle one is narrow, make of an image to
    a projection of it, where its size or its channels change.

    The bottleneck block of ResNet (He et al. 2015, https://arxiv.org/abs/1512.03385).

    Args:
        channels: Channels of the narrow convolutions; the block gives four times as
            many.
        stride: Every how many pixels the result has one.
    """

    def __init__(self, in_channels: int, channels: int, stride: int = 2) -> None:
        super().__init__()
        self.residual = nn.Sequential(
            OrderedDict(
                conv1=nn.Conv2d(in_channels, channels, kernel_size=1, bias=False),
                norm1=nn.BatchNorm2d(channels),
                relu1=nn.ReLU(),
                conv2=nn.Conv2d(
                    channels,
                    channels,
                    kernel_size=3,
                    stride=stride,
                    padding=1,
                    bias=False,
                ),
                norm2=nn.BatchNorm2d(channels),
                relu2=nn.ReLU(),
                conv3=nn.Conv2d(channels, channels * 4, kernel_size=1, bias=False),
                norm3=nn.BatchNorm2d(channels * 4),
            )
        )
        self.projection = nn.Conv2d(
            in_channels, channels * 4, kernel_size=1, stride=stride, bias=False
        )
        self.projection_norm = nn.BatchNorm2d(channels * 4)
        self.relu_out = nn.ReLU()

    def forward(self, x: Tensor) -> Tensor:
        residual = self.residual(x)
        x = self.projection(x)
        x = self.projection_norm(x)
        x = residual + x
        return self.relu_out(x)


class Bottleneck(nn.Module):
    """Takes x and returns y.

    Adds what three convolutions, of which the middle one is narrow, make of an image to
    the image itself.

    The bottleneck block of ResNet (He et al. 2015, https://arxiv.org/abs/1512.03385).

    Args:
        channels: Channels of the narrow convolutions; the block gives four times as
            many.
    """

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.residual = nn.Sequential(
            OrderedDict(
                conv1=nn.Conv2d(channels * 4, channels, kernel_size=1, bias=False),
                norm1=nn.BatchNorm2d(channels),
                relu1=nn.ReLU(),
                conv2=nn.Conv2d(
                    channels, channels, kernel_size=3, padding=1, bias=False
                ),
                norm2=nn.BatchNorm2d(channels),
                relu2=nn.ReLU(),
                conv3=nn.Conv2d(channels, channels * 4, kernel_size=1, bias=False),
                norm3=nn.BatchNorm2d(channels * 4),
            )
        )
        self.relu_out = nn.ReLU()

    def forward(self, x: Tensor) -> Tensor:
        out = self.residual(x)
        out = out + x
        return self.relu_out(out)


class Stage(nn.Module):
    """Other channels by one bottleneck block, then more such blocks.

    Takes x and returns y.

    Args:
        channels: Channels of narrow convolutions; a quarter of those that go out.
        depth: How many blocks there are.
        stride: Every how many pixels the result has one.
    """

    def __init__(
        self, in_channels: int, channels: int, depth: int = 3, stride: int = 2
    ) -> None:
        super().__init__()
        self.down = BottleneckDown(in_channels, channels, stride=stride)
        self.blocks = nn.Sequential(*(Bottleneck(channels) for _ in range(depth - 1)))

    def forward(self, x: Tensor) -> Tensor:
        x = self.down(x)
        return self.blocks(x)


class Resnet50(nn.Module):
    """ResNet-50 (He et al. 2015, https://arxiv.org/abs/1512.03385).

    A stem, four stages of bottleneck blocks, one linear layer. As in most code of today
    a block that halves the size does so in its convolution of 3 × 3, not in the first
    one.

    Takes image and returns scores.

    Shapes:
        N × 3 × 224 × 224   image
        N × 64 × 112 × 112  conv
        N × 64 × 56 × 56    pool
        N × 256 × 56 × 56   stage1
        N × 512 × 28 × 28   stage2
        N × 1024 × 14 × 14  stage3
        N × 2048 × 7 × 7    stage4
        N × 2048 × 1 × 1    average
        N × 2048            flatten
        N × 1000            classes → scores
    """

    def __init__(self) -> None:
        super().__init__()
        self.stem = nn.Sequential(
            OrderedDict(
                conv=nn.Conv2d(
                    3, WIDTH, kernel_size=7, stride=2, padding=3, bias=False
                ),
                norm=nn.BatchNorm2d(WIDTH),
                relu=nn.ReLU(),
                pool=nn.MaxPool2d(3, stride=2, padding=1),
            )
        )
        self.blocks = nn.Sequential(
            OrderedDict(
                # The size stays here; the other stages halve it.
                stage1=Stage(WIDTH, WIDTH, stride=1),
                stage2=Stage(256, WIDTH * 2, depth=4),
                stage3=Stage(512, WIDTH * 4, depth=6),
                stage4=Stage(1024, WIDTH * 8),
            )
        )
        self.classifier = nn.Sequential(
            OrderedDict(
                # One number a channel.
                average=nn.AdaptiveAvgPool2d(1),
                flatten=nn.Flatten(),
                # One score for each class.
                classes=nn.Linear(2048, CLASSES),
            )
        )

    def forward(self, image: Tensor) -> Tensor:
        x = self.stem(image)
        x = self.blocks(x)
        return self.classifier(x)
