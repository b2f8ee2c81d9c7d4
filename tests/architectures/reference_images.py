"""The well-known networks for images, written by hand in plain PyTorch.

Their layers are registered in the order in which a reader meets them, so that weights can be handed
over in order.
"""

from __future__ import annotations

from collections.abc import Iterable

import torch
import torch.nn.functional as F  # noqa: N812
from torch import Tensor, nn


def lenet5() -> nn.Module:
    return nn.Sequential(
        nn.Conv2d(1, 6, 5, padding=2),
        nn.Tanh(),
        nn.AvgPool2d(2),
        nn.Conv2d(6, 16, 5),
        nn.Tanh(),
        nn.AvgPool2d(2),
        nn.Flatten(),
        nn.Linear(400, 120),
        nn.Tanh(),
        nn.Linear(120, 84),
        nn.Tanh(),
        nn.Linear(84, 10),
    )


def alexnet() -> nn.Module:
    return nn.Sequential(
        nn.Conv2d(3, 64, 11, 4, 2),
        nn.ReLU(),
        nn.MaxPool2d(3, 2),
        nn.Conv2d(64, 192, 5, 1, 2),
        nn.ReLU(),
        nn.MaxPool2d(3, 2),
        nn.Conv2d(192, 384, 3, 1, 1),
        nn.ReLU(),
        nn.Conv2d(384, 256, 3, 1, 1),
        nn.ReLU(),
        nn.Conv2d(256, 256, 3, 1, 1),
        nn.ReLU(),
        nn.MaxPool2d(3, 2),
        nn.AdaptiveAvgPool2d(6),
        nn.Flatten(),
        nn.Dropout(),
        nn.Linear(256 * 36, 4096),
        nn.ReLU(),
        nn.Dropout(),
        nn.Linear(4096, 4096),
        nn.ReLU(),
        nn.Linear(4096, 1000),
    )


def vgg16() -> nn.Module:
    layers: list[nn.Module] = []
    channels = 3
    for step in (64, 64, 0, 128, 128, 0, 256, 256, 256, 0, 512, 512, 512, 0, 512, 512, 512, 0):
        if step:
            layers += [nn.Conv2d(channels, step, 3, padding=1), nn.ReLU()]
            channels = step
        else:
            layers.append(nn.MaxPool2d(2))
    layers += [nn.AdaptiveAvgPool2d(7), nn.Flatten()]
    for given in (512 * 49, 4096):
        layers += [nn.Linear(given, 4096), nn.ReLU(), nn.Dropout()]
    return nn.Sequential(*layers, nn.Linear(4096, 1000))


class ConvNorm(nn.Sequential):
    """A convolution without bias, batch normalisation, and perhaps an activation."""

    def __init__(
        self,
        given: int,
        channels: int,
        kernel: int,
        stride: int = 1,
        padding: int = 0,
        *,
        groups: int = 1,
        eps: float = 1e-5,
        activation: type[nn.Module] | None = nn.ReLU,
    ) -> None:
        convolution = nn.Conv2d(given, channels, kernel, stride, padding, groups=groups, bias=False)
        after = (activation(),) if activation else ()
        super().__init__(convolution, nn.BatchNorm2d(channels, eps=eps), *after)


class Inception(nn.Module):
    """https://arxiv.org/abs/1409.4842, figure 2b; the third branch 3 × 3 as torchvision has it."""

    def __init__(self, given: int, sizes: Iterable[int]) -> None:
        super().__init__()
        one, three_in, three, five_in, five, pooled = sizes
        self.branches = nn.ModuleList(
            (
                nn.Sequential(conv(given, one, 1)),
                nn.Sequential(conv(given, three_in, 1), conv(three_in, three, 3, 1, 1)),
                nn.Sequential(conv(given, five_in, 1), conv(five_in, five, 3, 1, 1)),
                nn.Sequential(
                    nn.MaxPool2d(3, stride=1, padding=1, ceil_mode=True), conv(given, pooled, 1)
                ),
            )
        )

    def forward(self, x: Tensor) -> Tensor:
        return torch.cat([branch(x) for branch in self.branches], dim=1)


def conv(given: int, channels: int, kernel: int, stride: int = 1, padding: int = 0) -> nn.Module:
    return ConvNorm(given, channels, kernel, stride, padding, eps=1e-3)


def googlenet() -> nn.Module:
    def halved(size: int = 3) -> nn.Module:
        return nn.MaxPool2d(size, 2, ceil_mode=True)

    return nn.Sequential(
        conv(3, 64, 7, 2, 3),
        halved(),
        conv(64, 64, 1),
        conv(64, 192, 3, 1, 1),
        halved(),
        Inception(192, (64, 96, 128, 16, 32, 32)),
        Inception(256, (128, 128, 192, 32, 96, 64)),
        halved(),
        Inception(480, (192, 96, 208, 16, 48, 64)),
        Inception(512, (160, 112, 224, 24, 64, 64)),
        Inception(512, (128, 128, 256, 24, 64, 64)),
        Inception(512, (112, 144, 288, 32, 64, 64)),
        Inception(528, (256, 160, 320, 32, 128, 128)),
        halved(2),
        Inception(832, (256, 160, 320, 32, 128, 128)),
        Inception(832, (384, 192, 384, 48, 128, 128)),
        nn.AdaptiveAvgPool2d(1),
        nn.Flatten(),
        nn.Dropout(0.2),
        nn.Linear(1024, 1000),
    )


class Residual(nn.Module):
    """https://arxiv.org/abs/1512.03385, figure 5; the stride is that of the 3 × 3 convolution."""

    def __init__(self, given: int, narrow: int, stride: int, *, deep: bool) -> None:
        super().__init__()
        wide = narrow * (4 if deep else 1)
        if deep:
            self.way = nn.Sequential(
                ConvNorm(given, narrow, 1),
                ConvNorm(narrow, narrow, 3, stride, 1),
                ConvNorm(narrow, wide, 1, activation=None),
            )
        else:
            self.way = nn.Sequential(
                ConvNorm(given, narrow, 3, stride, 1),
                ConvNorm(narrow, narrow, 3, 1, 1, activation=None),
            )
        changes = stride != 1 or given != wide
        self.skip = ConvNorm(given, wide, 1, stride, activation=None) if changes else nn.Identity()

    def forward(self, x: Tensor) -> Tensor:
        return F.relu(self.way(x) + self.skip(x))


def _resnet(depths: tuple[int, ...], *, deep: bool) -> nn.Module:
    layers: list[nn.Module] = [ConvNorm(3, 64, 7, 2, 3), nn.MaxPool2d(3, 2, 1)]
    given = 64
    for stage, depth in enumerate(depths):
        narrow = 64 * 2**stage
        for at in range(depth):
            stride = 2 if stage and at == 0 else 1
            layers.append(Residual(given, narrow, stride, deep=deep))
            given = narrow * (4 if deep else 1)
    head = nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(given, 1000)
    return nn.Sequential(*layers, *head)


def resnet18() -> nn.Module:
    return _resnet((2, 2, 2, 2), deep=False)


def resnet50() -> nn.Module:
    return _resnet((3, 4, 6, 3), deep=True)


class DenseLayer(nn.Module):
    """https://arxiv.org/abs/1608.06993, DenseNet-B."""

    def __init__(self, given: int) -> None:
        super().__init__()
        self.new = nn.Sequential(
            nn.BatchNorm2d(given),
            nn.ReLU(),
            nn.Conv2d(given, 128, 1, bias=False),
            nn.BatchNorm2d(128),
            nn.ReLU(),
            nn.Conv2d(128, 32, 3, padding=1, bias=False),
        )

    def forward(self, x: Tensor) -> Tensor:
        return torch.cat([x, self.new(x)], dim=1)


def densenet121() -> nn.Module:
    layers: list[nn.Module] = [ConvNorm(3, 64, 7, 2, 3), nn.MaxPool2d(3, 2, 1)]
    channels = 64
    for stage, depth in enumerate((6, 12, 24, 16)):
        if stage:
            half = channels // 2
            layers += [nn.BatchNorm2d(channels), nn.ReLU()]
            layers += [nn.Conv2d(channels, half, 1, bias=False), nn.AvgPool2d(2)]
            channels = half
        for _ in range(depth):
            layers.append(DenseLayer(channels))
            channels += 32
    layers += [nn.BatchNorm2d(channels), nn.ReLU()]
    return nn.Sequential(*layers, nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(channels, 1000))


class Inverted(nn.Module):
    """https://arxiv.org/abs/1801.04381, table 1."""

    def __init__(self, given: int, channels: int, stride: int, expansion: int) -> None:
        super().__init__()
        hidden = given * expansion
        widen = [ConvNorm(given, hidden, 1, activation=nn.ReLU6)] if expansion > 1 else []
        self.way = nn.Sequential(
            *widen,
            ConvNorm(hidden, hidden, 3, stride, 1, groups=hidden, activation=nn.ReLU6),
            ConvNorm(hidden, channels, 1, activation=None),
        )
        self.adds = stride == 1 and given == channels

    def forward(self, x: Tensor) -> Tensor:
        return x + self.way(x) if self.adds else self.way(x)


def mobilenet_v2() -> nn.Module:
    layers: list[nn.Module] = [ConvNorm(3, 32, 3, 2, 1, activation=nn.ReLU6)]
    given = 32
    for expansion, channels, depth, stride in (
        (1, 16, 1, 1),
        (6, 24, 2, 2),
        (6, 32, 3, 2),
        (6, 64, 4, 2),
        (6, 96, 3, 1),
        (6, 160, 3, 2),
        (6, 320, 1, 1),
    ):
        for at in range(depth):
            layers.append(Inverted(given, channels, 1 if at else stride, expansion))
            given = channels
    layers += [ConvNorm(320, 1280, 1, activation=nn.ReLU6), nn.AdaptiveAvgPool2d(1)]
    return nn.Sequential(*layers, nn.Flatten(), nn.Dropout(0.2), nn.Linear(1280, 1000))


class UNet(nn.Module):
    """https://arxiv.org/abs/1505.04597, figure 1: no borders, and bridges cut to their middle."""

    def __init__(self) -> None:
        super().__init__()
        widths = (64, 128, 256, 512)
        self.down = nn.ModuleList(
            self._twice(given, channels)
            for given, channels in zip((1, *widths), (*widths, 1024), strict=True)
        )
        self.up = nn.ModuleList(
            nn.ModuleList(
                (
                    nn.ConvTranspose2d(2 * channels, channels, 2, 2),
                    self._twice(2 * channels, channels),
                )
            )
            for channels in reversed(widths)
        )
        self.scores = nn.Conv2d(64, 2, 1)

    @staticmethod
    def _twice(given: int, channels: int) -> nn.Module:
        first, second = nn.Conv2d(given, channels, 3), nn.Conv2d(channels, channels, 3)
        return nn.Sequential(first, nn.ReLU(), second, nn.ReLU())

    def forward(self, x: Tensor) -> Tensor:
        bridges = []
        for depth, step in enumerate(self.down):
            x = step(x if depth == 0 else F.max_pool2d(x, 2))
            bridges.append(x)
        for bridge, (widen, step) in zip(bridges[-2::-1], self.up, strict=True):
            x = widen(x)
            cut = (bridge.shape[-1] - x.shape[-1]) // 2
            middle = bridge[:, :, cut : cut + x.shape[2], cut : cut + x.shape[3]]
            x = step(torch.cat([middle, x], dim=1))
        return self.scores(x)


unet = UNet
