"""MobilenetV2, a PyTorch model drawn with Plexus Studio."""

from collections import OrderedDict

from torch import Tensor, nn

CLASSES = 1000


class Separable(nn.Module):
    """Looks at each channel by itself, then mixes them.

    A convolution in two cheap steps.

    Takes x and returns y.

    Args:
        given: Channels that come in.
        channels: Channels that go out.

    Shapes:
        N × 32 × 112 × 112  x
        N × 16 × 112 × 112  pointwise
        N × 16 × 112 × 112  norm2 → y
    """

    def __init__(self, given: int, channels: int = 16) -> None:
        super().__init__()
        self.layers = nn.Sequential(
            OrderedDict(
                # As many groups as channels.
                depthwise=nn.Conv2d(
                    given, given, kernel_size=3, padding=1, groups=given, bias=False
                ),
                norm1=nn.BatchNorm2d(given),
                relu=nn.ReLU6(),
                pointwise=nn.Conv2d(given, channels, kernel_size=1, bias=False),
                norm2=nn.BatchNorm2d(channels),
            )
        )

    def forward(self, x: Tensor) -> Tensor:
        return self.layers(x)


class InvertedResidualDown(nn.Module):
    """Widens an image's channels, looks at each by itself, and narrows them again.

    The block of MobileNetV2 (Sandler et al. 2018, https://arxiv.org/abs/1801.04381).

    Takes x and returns y.

    Args:
        channels: How many channels it gives.
        hidden: Channels in the middle: usually six times those of x.
        stride: Every how many pixels the result has one.
    """

    def __init__(
        self, in_channels: int, channels: int, hidden: int = 192, stride: int = 2
    ) -> None:
        super().__init__()
        self.layers = nn.Sequential(
            OrderedDict(
                conv1=nn.Conv2d(in_channels, hidden, kernel_size=1, bias=False),
                norm1=nn.BatchNorm2d(hidden),
                relu1=nn.ReLU6(),
                conv2=nn.Conv2d(
                    hidden,
                    hidden,
                    kernel_size=3,
                    stride=stride,
                    padding=1,
                    groups=hidden,
                    bias=False,
                ),
                norm2=nn.BatchNorm2d(hidden),
                relu2=nn.ReLU6(),
                conv3=nn.Conv2d(hidden, channels, kernel_size=1, bias=False),
                norm3=nn.BatchNorm2d(channels),
            )
        )

    def forward(self, x: Tensor) -> Tensor:
        return self.layers(x)


class InvertedResidual(nn.Module):
    """Takes x and returns y.

    Widens an image's channels, looks at each by itself, and narrows them again, added
    to the image itself.

    The block of MobileNetV2 (Sandler et al. 2018, https://arxiv.org/abs/1801.04381).

    Args:
        channels: How many channels it takes and gives.
        hidden: Channels in the middle: usually six times those of x.
    """

    def __init__(self, channels: int, hidden: int = 192) -> None:
        super().__init__()
        self.residual = nn.Sequential(
            OrderedDict(
                conv1=nn.Conv2d(channels, hidden, kernel_size=1, bias=False),
                norm1=nn.BatchNorm2d(hidden),
                relu1=nn.ReLU6(),
                conv2=nn.Conv2d(
                    hidden, hidden, kernel_size=3, padding=1, groups=hidden, bias=False
                ),
                norm2=nn.BatchNorm2d(hidden),
                relu2=nn.ReLU6(),
                conv3=nn.Conv2d(hidden, channels, kernel_size=1, bias=False),
                norm3=nn.BatchNorm2d(channels),
            )
        )

    def forward(self, x: Tensor) -> Tensor:
        out = self.residual(x)
        return out + x


class Stage(nn.Module):
    """Other channels by one inverted residual block, then more such blocks.

    Takes x and returns y.

    Args:
        given: Channels that come in.
        channels: Channels that go out.
        depth: How many blocks there are.
        stride: Every how many pixels the result has one.
        expansion: How many times wider it is in the middle.
    """

    def __init__(
        self,
        given: int,
        channels: int = 24,
        depth: int = 2,
        stride: int = 2,
        expansion: int = 6,
    ) -> None:
        super().__init__()
        self.down = InvertedResidualDown(
            given, channels, hidden=given * expansion, stride=stride
        )
        self.blocks = nn.Sequential(
            *(
                InvertedResidual(channels, hidden=channels * expansion)
                for _ in range(depth - 1)
            )
        )

    def forward(self, x: Tensor) -> Tensor:
        x = self.down(x)
        return self.blocks(x)


class MobilenetV2(nn.Module):
    """MobileNetV2 (Sandler et al. 2018, https://arxiv.org/abs/1801.04381).

    Inverted residual blocks, which widen the channels, look at each by itself, and
    narrow them again. Made for phones: a tenth of the multiplications of a ResNet-50.

    Takes image and returns scores.

    Shapes:
        N × 3 × 224 × 224   image
        N × 32 × 112 × 112  conv
        N × 16 × 112 × 112  separable
        N × 24 × 56 × 56    stage1
        N × 32 × 28 × 28    stage2
        N × 64 × 14 × 14    stage3
        N × 96 × 14 × 14    stage4
        N × 160 × 7 × 7     stage5
        N × 320 × 7 × 7     stage6
        N × 1280 × 7 × 7    last_conv
        N × 1280 × 1 × 1    average
        N × 1280            flatten
        N × 1000            classes → scores
    """

    def __init__(self) -> None:
        super().__init__()
        self.stem = nn.Sequential(
            OrderedDict(
                conv=nn.Conv2d(3, 32, kernel_size=3, stride=2, padding=1, bias=False),
                norm=nn.BatchNorm2d(32),
                # Between 0 and 6, which few bits can hold.
                relu=nn.ReLU6(),
            )
        )
        self.blocks = nn.Sequential(
            OrderedDict(
                separable=Separable(32),
                # Half the height and width; so do stages 2, 3 and 5.
                stage1=Stage(16),
                stage2=Stage(24, channels=32, depth=3),
                stage3=Stage(32, channels=64, depth=4),
                stage4=Stage(64, channels=96, depth=3, stride=1),
                stage5=Stage(96, channels=160, depth=3),
                stage6=InvertedResidualDown(160, 320, hidden=960, stride=1),
            )
        )
        self.features = nn.Sequential(
            OrderedDict(
                last_conv=nn.Conv2d(320, 1280, kernel_size=1, bias=False),
                last_norm=nn.BatchNorm2d(1280),
                last_relu=nn.ReLU6(),
            )
        )
        self.classifier = nn.Sequential(
            OrderedDict(
                # One number a channel.
                average=nn.AdaptiveAvgPool2d(1),
                flatten=nn.Flatten(),
                dropout=nn.Dropout(0.2),
                # One score for each class.
                classes=nn.Linear(1280, CLASSES),
            )
        )

    def forward(self, image: Tensor) -> Tensor:
        x = self.stem(image)
        x = self.blocks(x)
        x = self.features(x)
        return self.classifier(x)
