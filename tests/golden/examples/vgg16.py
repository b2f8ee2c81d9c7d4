"""Vgg16, a PyTorch model drawn with Plexus Studio."""

from collections import OrderedDict

from torch import Tensor, nn

CLASSES = 1000


class ConvReLU(nn.Module):
    """A convolution of 3 × 3 that keeps the size, and a ReLU.

    Takes x and returns y.

    Args:
        channels: Channels that go out.
    """

    def __init__(self, in_channels: int, channels: int) -> None:
        super().__init__()
        self.conv = nn.Conv2d(in_channels, channels, kernel_size=3, padding=1)
        self.relu = nn.ReLU()

    def forward(self, x: Tensor) -> Tensor:
        x = self.conv(x)
        return self.relu(x)


class Stage(nn.Module):
    """Some convolutions, then half the height and width.

    Takes x and returns y.

    Args:
        channels: Channels that go out.
        depth: How many convolutions there are.
    """

    def __init__(self, in_channels: int, channels: int, depth: int = 2) -> None:
        super().__init__()
        self.convs = nn.Sequential(
            ConvReLU(in_channels, channels),
            *(ConvReLU(channels, channels) for _ in range(depth - 1)),
        )
        self.pool = nn.MaxPool2d(2)

    def forward(self, x: Tensor) -> Tensor:
        x = self.convs(x)
        return self.pool(x)


class Vgg16(nn.Module):
    """Takes image and returns scores.

    VGG-16 (Simonyan and Zisserman 2014, https://arxiv.org/abs/1409.1556), configuration
    D: thirteen convolutions of 3 × 3 in five stages, then three linear layers.

    Shapes:
        N × 3 × 224 × 224   image
        N × 64 × 112 × 112  stage1
        N × 128 × 56 × 56   stage2
        N × 256 × 28 × 28   stage3
        N × 512 × 14 × 14   stage4
        N × 512 × 7 × 7     stage5
        N × 25088           flatten
        N × 4096            hidden1
        N × 1000            classes → scores
    """

    def __init__(self) -> None:
        super().__init__()
        self.blocks = nn.Sequential(
            OrderedDict(
                # Each stage gives half the height and width.
                stage1=Stage(3, 64),
                stage2=Stage(64, 128),
                stage3=Stage(128, 256, depth=3),
                stage4=Stage(256, 512, depth=3),
                stage5=Stage(512, 512, depth=3),
            )
        )
        self.classifier = nn.Sequential(
            OrderedDict(
                # For images of any size.
                pool=nn.AdaptiveAvgPool2d(7),
                flatten=nn.Flatten(),
                # Three of four weights are here.
                hidden1=nn.Linear(25088, 4096),
                relu1=nn.ReLU(),
                dropout1=nn.Dropout(0.5),
                hidden2=nn.Linear(4096, 4096),
                relu2=nn.ReLU(),
                dropout2=nn.Dropout(0.5),
                # One score for each class.
                classes=nn.Linear(4096, CLASSES),
            )
        )

    def forward(self, image: Tensor) -> Tensor:
        x = self.blocks(image)
        return self.classifier(x)
