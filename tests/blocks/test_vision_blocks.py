"""Blocks for images against plain PyTorch."""

from __future__ import annotations

import pytest
import torch
import torch.nn.functional as F  # noqa: N812
from library import assert_same, placed
from torch import Tensor, nn

IMAGE = ("N", 16, 12, 12)


def image(channels: int = 16) -> Tensor:
    return torch.rand(2, channels, 12, 12, generator=torch.Generator().manual_seed(1))


class Residual(nn.Module):
    """ResNet's blocks: https://arxiv.org/abs/1512.03385, figure 5."""

    def __init__(self, given: int, narrow: int, stride: int, *, deep: bool, project: bool) -> None:
        super().__init__()
        wide = narrow * (4 if deep else 1)
        if deep:
            self.conv1 = nn.Conv2d(given, narrow, 1, bias=False)
            self.conv2 = nn.Conv2d(narrow, narrow, 3, stride, 1, bias=False)
            self.conv3 = nn.Conv2d(narrow, wide, 1, bias=False)
            self.norm3 = nn.BatchNorm2d(wide)
        else:
            self.conv1 = nn.Conv2d(given, narrow, 3, stride, 1, bias=False)
            self.conv2 = nn.Conv2d(narrow, narrow, 3, 1, 1, bias=False)
        self.norm1, self.norm2 = nn.BatchNorm2d(narrow), nn.BatchNorm2d(narrow)
        self.deep, self.project = deep, project
        if project:
            self.projection = nn.Conv2d(given, wide, 1, stride, bias=False)
            self.projection_norm = nn.BatchNorm2d(wide)

    def forward(self, x: Tensor) -> Tensor:
        y = F.relu(self.norm1(self.conv1(x)))
        y = self.norm2(self.conv2(y))
        if self.deep:
            y = self.norm3(self.conv3(F.relu(y)))
        skip = self.projection_norm(self.projection(x)) if self.project else x
        return F.relu(y + skip)


@pytest.mark.parametrize("deep", [False, True])
@pytest.mark.parametrize("project", [False, True])
def test_residual_blocks(deep, project):
    narrow = (4 if deep else 16) if not project else 6
    stride = 2 if project else 1
    name = ("Bottleneck" if deep else "BasicBlock") + ("Down" if project else "")
    face = {"channels": narrow} | ({"stride": stride} if project else {})
    reference = Residual(16, narrow, stride, deep=deep, project=project)
    assert_same(placed(name, {"x": (IMAGE,)}, **face), reference, (image(),))


class Inverted(nn.Module):
    """MobileNetV2's block: https://arxiv.org/abs/1801.04381, table 1."""

    def __init__(self, given: int, hidden: int, channels: int, stride: int) -> None:
        super().__init__()
        self.conv1 = nn.Conv2d(given, hidden, 1, bias=False)
        self.conv2 = nn.Conv2d(hidden, hidden, 3, stride, 1, groups=hidden, bias=False)
        self.conv3 = nn.Conv2d(hidden, channels, 1, bias=False)
        self.norm1, self.norm2 = nn.BatchNorm2d(hidden), nn.BatchNorm2d(hidden)
        self.norm3 = nn.BatchNorm2d(channels)
        self.skips = stride == 1 and given == channels

    def forward(self, x: Tensor) -> Tensor:
        y = F.relu6(self.norm1(self.conv1(x)))
        y = F.relu6(self.norm2(self.conv2(y)))
        y = self.norm3(self.conv3(y))
        return x + y if self.skips else y


def test_inverted_residual_blocks():
    same = placed("InvertedResidual", {"x": (IMAGE,)}, channels=16, hidden=24)
    assert_same(same, Inverted(16, 24, 16, 1), (image(),))
    down = placed("InvertedResidualDown", {"x": (IMAGE,)}, channels=20, hidden=24, stride=2)
    assert_same(down, Inverted(16, 24, 20, 2), (image(),))


class SqueezeExcite(nn.Module):
    """https://arxiv.org/abs/1709.01507, figure 3."""

    def __init__(self, channels: int, reduction: int) -> None:
        super().__init__()
        self.reduce = nn.Conv2d(channels, channels // reduction, 1)
        self.expand = nn.Conv2d(channels // reduction, channels, 1)

    def forward(self, x: Tensor) -> Tensor:
        squeezed = x.mean(dim=(2, 3), keepdim=True)
        return x * torch.sigmoid(self.expand(F.relu(self.reduce(squeezed))))


def test_squeeze_excite():
    plan = placed("SqueezeExcite", {"x": (IMAGE,)}, channels=16, reduction=4)
    assert_same(plan, SqueezeExcite(16, 4), (image(),))


class DenseLayer(nn.Module):
    """https://arxiv.org/abs/1608.06993, DenseNet-B."""

    def __init__(self, given: int, growth: int, width: int) -> None:
        super().__init__()
        self.norm1, self.norm2 = nn.BatchNorm2d(given), nn.BatchNorm2d(growth * width)
        self.conv1 = nn.Conv2d(given, growth * width, 1, bias=False)
        self.conv2 = nn.Conv2d(growth * width, growth, 3, padding=1, bias=False)

    def forward(self, x: Tensor) -> Tensor:
        y = self.conv2(F.relu(self.norm2(self.conv1(F.relu(self.norm1(x))))))
        return torch.cat([x, y], dim=1)


def test_dense_blocks():
    assert_same(
        placed("DenseLayer", {"x": (IMAGE,)}, growth=5, width=2), DenseLayer(16, 5, 2), (image(),)
    )
    stack = nn.Sequential(*(DenseLayer(16 + 5 * n, 5, 2) for n in range(3)))
    reference = nn.Sequential()
    reference.add_module("stack", stack)
    plan = placed("DenseBlock", {"x": (IMAGE,)}, layers=3, growth=5, width=2)
    assert_same(plan, reference, (image(),))


def conv_norm(given: int, channels: int, kernel: int) -> tuple[nn.Conv2d, nn.BatchNorm2d]:
    convolution = nn.Conv2d(given, channels, kernel, padding=kernel // 2, bias=False)
    return convolution, nn.BatchNorm2d(channels)


class Inception(nn.Module):
    """https://arxiv.org/abs/1409.4842, figure 2b."""

    def __init__(self) -> None:
        super().__init__()
        self.conv_ones, self.norm_ones = conv_norm(16, 3, 1)
        self.conv_threes_in, self.norm_threes_in = conv_norm(16, 4, 1)
        self.conv_threes, self.norm_threes = conv_norm(4, 5, 3)
        self.conv_fives_in, self.norm_fives_in = conv_norm(16, 6, 1)
        self.conv_fives, self.norm_fives = conv_norm(6, 7, 5)
        self.conv_pooled, self.norm_pooled = conv_norm(16, 8, 1)

    def forward(self, x: Tensor) -> Tensor:
        def step(x: Tensor, name: str) -> Tensor:
            return F.relu(getattr(self, f"norm_{name}")(getattr(self, f"conv_{name}")(x)))

        pooled = F.max_pool2d(x, 3, stride=1, padding=1)
        branches = [
            step(x, "ones"),
            step(step(x, "threes_in"), "threes"),
            step(step(x, "fives_in"), "fives"),
            step(pooled, "pooled"),
        ]
        return torch.cat(branches, dim=1)


def test_inception():
    face = {"ones": 3, "threes_in": 4, "threes": 5, "fives_in": 6, "fives": 7, "pooled": 8}
    assert_same(placed("Inception", {"x": (IMAGE,)}, **face), Inception(), (image(),))


class DoubleConv(nn.Module):
    def __init__(self, given: int, channels: int) -> None:
        super().__init__()
        self.conv1, self.norm1 = conv_norm(given, channels, 3)
        self.conv2, self.norm2 = conv_norm(channels, channels, 3)

    def forward(self, x: Tensor) -> Tensor:
        x = F.relu(self.norm1(self.conv1(x)))
        return F.relu(self.norm2(self.conv2(x)))


class Down(nn.Module):
    """https://arxiv.org/abs/1505.04597, figure 1, with padding and batch normalisation."""

    def __init__(self) -> None:
        super().__init__()
        self.convs = DoubleConv(16, 8)

    def forward(self, x: Tensor) -> tuple[Tensor, Tensor]:
        skip = self.convs(x)
        return F.max_pool2d(skip, 2), skip


class Up(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.up = nn.ConvTranspose2d(16, 8, 2, stride=2)
        self.convs = DoubleConv(8 + 6, 8)

    def forward(self, x: Tensor, skip: Tensor) -> Tensor:
        return self.convs(torch.cat([skip, self.up(x)], dim=1))


def test_unet_steps():
    assert_same(placed("DoubleConv", {"x": (IMAGE,)}, channels=8), DoubleConv(16, 8), (image(),))
    assert_same(placed("UNetDown", {"x": (IMAGE,)}, channels=8), Down(), (image(),))
    inputs = {"x": (("N", 16, 6, 6),), "skip": (("N", 6, 12, 12),)}
    values = (image()[:, :, :6, :6], image(6))
    assert_same(placed("UNetUp", inputs, channels=8), Up(), values)


def test_patch_embedding():
    class Patches(nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.project = nn.Conv2d(16, 10, 4, stride=4)

        def forward(self, x: Tensor) -> Tensor:
            return self.project(x).flatten(2).transpose(1, 2)

    plan = placed("PatchEmbedding", {"x": (IMAGE,)}, d_model=10, patch=4)
    assert_same(plan, Patches(), (image(),))
