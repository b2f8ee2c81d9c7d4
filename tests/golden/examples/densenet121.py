"""Densenet121, a PyTorch model drawn with Plexus Studio."""

from collections import OrderedDict

import torch
from torch import Tensor, nn

GROWTH = 32
CLASSES = 1000


class DenseLayer(nn.Module):
    """Adds a few channels to an image that are computed from all it has.

    The layer of DenseNet (Huang et al. 2016, https://arxiv.org/abs/1608.06993).

    Takes x and returns y.

    Args:
        growth: How many channels are added.
        width: Channels in the middle, in multiples of growth.
    """

    def __init__(self, num_features: int, growth: int, width: int = 4) -> None:
        super().__init__()
        self.layers = nn.Sequential(
            OrderedDict(
                norm1=nn.BatchNorm2d(num_features),
                relu1=nn.ReLU(),
                conv1=nn.Conv2d(
                    num_features, growth * width, kernel_size=1, bias=False
                ),
                norm2=nn.BatchNorm2d(growth * width),
                relu2=nn.ReLU(),
                conv2=nn.Conv2d(
                    growth * width, growth, kernel_size=3, padding=1, bias=False
                ),
            )
        )

    def forward(self, x: Tensor) -> Tensor:
        out = self.layers(x)
        return torch.cat((x, out), dim=1)


class DenseBlock(nn.Module):
    """Layers of which each sees the channels of all before it.

    The dense block of DenseNet (Huang et al. 2016, https://arxiv.org/abs/1608.06993).

    Takes x and returns y.

    Args:
        layers: How many layers.
        growth: How many channels each layer adds.
        width: Channels in the middle of a layer, in multiples of growth.
    """

    def __init__(
        self, num_features: int, layers: int, growth: int = 32, width: int = 4
    ) -> None:
        super().__init__()
        self.stack = nn.Sequential(
            *(
                DenseLayer(num_features + growth * i, growth, width=width)
                for i in range(layers)
            )
        )

    def forward(self, x: Tensor) -> Tensor:
        return self.stack(x)


class Transition(nn.Module):
    """Fewer maps, and half the height and width.

    Takes x and returns y.

    Args:
        channels: Channels that go out.
    """

    def __init__(self, num_features: int, channels: int) -> None:
        super().__init__()
        self.layers = nn.Sequential(
            OrderedDict(
                norm=nn.BatchNorm2d(num_features),
                relu=nn.ReLU(),
                conv=nn.Conv2d(num_features, channels, kernel_size=1, bias=False),
                pool=nn.AvgPool2d(2),
            )
        )

    def forward(self, x: Tensor) -> Tensor:
        return self.layers(x)


class Densenet121(nn.Module):
    """DenseNet-121 (Huang et al. 2016, https://arxiv.org/abs/1608.06993).

    Four dense blocks, in which every layer adds a few maps to those of all before it,
    and a transition between each two that halves both maps and size.

    Takes image and returns scores.

    Shapes:
        N × 3 × 224 × 224   image
        N × 64 × 112 × 112  conv
        N × 64 × 56 × 56    pool
        N × 256 × 56 × 56   dense1
        N × 128 × 28 × 28   transition1
        N × 512 × 28 × 28   dense2
        N × 256 × 14 × 14   transition2
        N × 1024 × 14 × 14  dense3
        N × 512 × 7 × 7     transition3
        N × 1024 × 7 × 7    dense4
        N × 1024 × 1 × 1    average
        N × 1024            flatten
        N × 1000            classes → scores
    """

    def __init__(self) -> None:
        super().__init__()
        self.features = nn.Sequential(
            OrderedDict(
                conv=nn.Conv2d(
                    3, GROWTH * 2, kernel_size=7, stride=2, padding=3, bias=False
                ),
                norm=nn.BatchNorm2d(GROWTH * 2),
                relu=nn.ReLU(),
                pool=nn.MaxPool2d(3, stride=2, padding=1),
                # Six layers; each adds growth maps to those it sees.
                dense1=DenseBlock(GROWTH * 2, 6, growth=GROWTH),
                # Half the maps, half the height and width.
                transition1=Transition(256, GROWTH * 4),
                dense2=DenseBlock(GROWTH * 4, 12, growth=GROWTH),
                transition2=Transition(512, GROWTH * 8),
                dense3=DenseBlock(GROWTH * 8, 24, growth=GROWTH),
                transition3=Transition(1024, GROWTH * 16),
                dense4=DenseBlock(GROWTH * 16, 16, growth=GROWTH),
                last_norm=nn.BatchNorm2d(1024),
                last_relu=nn.ReLU(),
            )
        )
        self.classifier = nn.Sequential(
            OrderedDict(
                # One number a channel.
                average=nn.AdaptiveAvgPool2d(1),
                flatten=nn.Flatten(),
                # One score for each class.
                classes=nn.Linear(1024, CLASSES),
            )
        )

    def forward(self, image: Tensor) -> Tensor:
        x = self.features(image)
        return self.classifier(x)
