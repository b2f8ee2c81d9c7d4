"""Googlenet, a PyTorch model drawn with Plexus Studio."""

from collections import OrderedDict

import torch
from torch import Tensor, nn

CLASSES = 1000


class Convolution(nn.Module):
    """A convolution, normalised, and a ReLU.

    Takes x and returns y.

    Args:
        channels: Channels that go out.
        kernel: Height and width of its window.
        stride: Every how many pixels the result has one.
        padding: How many pixels are added at each side.
    """

    def __init__(
        self,
        in_channels: int,
        channels: int,
        kernel: int = 3,
        stride: int = 1,
        padding: int = 1,
    ) -> None:
        super().__init__()
        self.layers = nn.Sequential(
            OrderedDict(
                conv=nn.Conv2d(
                    in_channels,
                    channels,
                    kernel_size=kernel,
                    stride=stride,
                    padding=padding,
                    bias=False,
                ),
                norm=nn.BatchNorm2d(channels, eps=0.001),
                relu=nn.ReLU(),
            )
        )

    def forward(self, x: Tensor) -> Tensor:
        return self.layers(x)


class Inception(nn.Module):
    """Looks at an image in four ways side by side, and puts all maps together.

    Takes x and returns y.

    Args:
        ones: Channels of the 1 × 1 branch.
        threes_in: Channels before the 3 × 3 convolution.
        threes: Channels of the 3 × 3 branch.
        fives_in: Channels before the second 3 × 3 convolution, 5 × 5 in the paper.
        fives: Channels of that branch.
        pooled: Channels of the branch with pooling.
    """

    def __init__(
        self,
        in_channels: int,
        ones: int,
        *,
        threes_in: int = 96,
        threes: int = 128,
        fives_in: int = 16,
        fives: int = 32,
        pooled: int = 32,
    ) -> None:
        super().__init__()
        self.ones = Convolution(in_channels, ones, kernel=1, padding=0)
        # Fewer channels first, so that it costs less.
        self.threes_in = Convolution(in_channels, threes_in, kernel=1, padding=0)
        self.threes = Convolution(threes_in, threes)
        self.fives_in = Convolution(in_channels, fives_in, kernel=1, padding=0)
        self.fives = Convolution(fives_in, fives)
        self.pool = nn.MaxPool2d(3, stride=1, padding=1, ceil_mode=True)
        self.pooled = Convolution(in_channels, pooled, kernel=1, padding=0)

    def forward(self, x: Tensor) -> Tensor:
        ones = self.ones(x)
        out = self.threes_in(x)
        threes = self.threes(out)
        out = self.fives_in(x)
        fives = self.fives(out)
        out = self.pool(x)
        out = self.pooled(out)
        return torch.cat((ones, threes, fives, out), dim=1)


class Googlenet(nn.Module):
    """Takes image and returns scores.

    GoogLeNet (Szegedy et al. 2014, https://arxiv.org/abs/1409.4842) as torchvision has
    it, without the auxiliary heads: batch normalisation after every convolution, and 3
    × 3 where the paper has 5 × 5.

    Shapes:
        N × 3 × 224 × 224   image
        N × 64 × 112 × 112  conv1
        N × 64 × 56 × 56    pool1
        N × 192 × 56 × 56   conv3
        N × 192 × 28 × 28   pool2
        N × 256 × 28 × 28   inception3a
        N × 480 × 28 × 28   inception3b
        N × 480 × 14 × 14   pool3
        N × 512 × 14 × 14   inception4a
        N × 528 × 14 × 14   inception4d
        N × 832 × 14 × 14   inception4e
        N × 832 × 7 × 7     pool4
        N × 1024 × 7 × 7    inception5b
        N × 1024 × 1 × 1    average
        N × 1024            flatten
        N × 1000            classes → scores
    """

    def __init__(self) -> None:
        super().__init__()
        self.features = nn.Sequential(
            OrderedDict(
                conv1=Convolution(3, 64, kernel=7, stride=2, padding=3),
                # Rounds up: 56 rather than 55.
                pool1=nn.MaxPool2d(3, stride=2, ceil_mode=True),
                conv2=Convolution(64, 64, kernel=1, padding=0),
                conv3=Convolution(64, 192),
                pool2=nn.MaxPool2d(3, stride=2, ceil_mode=True),
                # Four ways side by side; open it to see them.
                inception3a=Inception(192, 64),
                inception3b=Inception(
                    256,
                    128,
                    threes_in=128,
                    threes=192,
                    fives_in=32,
                    fives=96,
                    pooled=64,
                ),
                pool3=nn.MaxPool2d(3, stride=2, ceil_mode=True),
                inception4a=Inception(480, 192, threes=208, fives=48, pooled=64),
                inception4b=Inception(
                    512,
                    160,
                    threes_in=112,
                    threes=224,
                    fives_in=24,
                    fives=64,
                    pooled=64,
                ),
                inception4c=Inception(
                    512,
                    128,
                    threes_in=128,
                    threes=256,
                    fives_in=24,
                    fives=64,
                    pooled=64,
                ),
                inception4d=Inception(
                    512,
                    112,
                    threes_in=144,
                    threes=288,
                    fives_in=32,
                    fives=64,
                    pooled=64,
                ),
                inception4e=Inception(
                    528,
                    256,
                    threes_in=160,
                    threes=320,
                    fives_in=32,
                    fives=128,
                    pooled=128,
                ),
                pool4=nn.MaxPool2d(2, stride=2, ceil_mode=True),
                inception5a=Inception(
                    832,
                    256,
                    threes_in=160,
                    threes=320,
                    fives_in=32,
                    fives=128,
                    pooled=128,
                ),
                inception5b=Inception(
                    832,
                    384,
                    threes_in=192,
                    threes=384,
                    fives_in=48,
                    fives=128,
                    pooled=128,
                ),
            )
        )
        self.classifier = nn.Sequential(
            OrderedDict(
                # One number a channel.
                average=nn.AdaptiveAvgPool2d(1),
                flatten=nn.Flatten(),
                dropout=nn.Dropout(0.2),
                # One score for each class.
                classes=nn.Linear(1024, CLASSES),
            )
        )

    def forward(self, image: Tensor) -> Tensor:
        x = self.features(image)
        return self.classifier(x)
