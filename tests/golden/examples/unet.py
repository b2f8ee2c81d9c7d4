"""Unet, a PyTorch model drawn with Plexus Studio."""

from collections import OrderedDict

import torch
from torch import Tensor, nn

WIDTH = 64
CLASSES = 2


class DoubleConv(nn.Module):
    """Two convolutions of 3 × 3 without border.

    Takes x and returns y.

    Args:
        channels: Channels that go out.
    """

    def __init__(self, in_channels: int, channels: int) -> None:
        super().__init__()
        self.layers = nn.Sequential(
            OrderedDict(
                conv1=nn.Conv2d(in_channels, channels, kernel_size=3),
                relu1=nn.ReLU(),
                conv2=nn.Conv2d(channels, channels, kernel_size=3),
                relu2=nn.ReLU(),
            )
        )

    def forward(self, x: Tensor) -> Tensor:
        return self.layers(x)


class Down(nn.Module):
    """Two convolutions, then half the height and width.

    Takes x and returns skip and y.

    Args:
        channels: Channels that go out.
    """

    def __init__(self, in_channels: int, channels: int) -> None:
        super().__init__()
        self.convs = DoubleConv(in_channels, channels)
        self.pool = nn.MaxPool2d(2)

    def forward(self, x: Tensor) -> tuple[Tensor, Tensor]:
        convs = self.convs(x)
        x = self.pool(convs)
        return convs, x


class Up(nn.Module):
    """Twice the height and width, beside the middle of what was there on the way down.

    Takes skip and x and returns y.

    Args:
        channels: Channels that go out.
        margin: Pixels cut off at each side of skip.
    """

    def __init__(self, in_channels: int, channels: int, margin: int = 4) -> None:
        super().__init__()
        # Less than nothing: it cuts.
        self.crop = nn.ZeroPad2d(-margin)
        self.up = nn.ConvTranspose2d(in_channels, channels, kernel_size=2, stride=2)
        self.convs = DoubleConv(in_channels, channels)

    def forward(self, skip: Tensor, x: Tensor) -> Tensor:
        crop = self.crop(skip)
        x = self.up(x)
        x = torch.cat((crop, x), dim=1)
        return self.convs(x)


class Unet(nn.Module):
    """U-Net (Ronneberger et al. 2015, https://arxiv.org/abs/1505.04597).

    Says of every pixel what it belongs to. The way down sees ever more of the image,
    the way up finds the place again, with what was seen at the same height on the way
    down. Convolutions have no border, as in the paper: 572 × 572 pixels go in, the 388
    × 388 in the middle come out.

    Takes image and returns scores.

    Shapes:
        N × 1 × 572 × 572    image
        N × 64 × 568 × 568   down1_skip
        N × 64 × 284 × 284   down1.y
        N × 128 × 280 × 280  down2_skip
        N × 128 × 140 × 140  down2.y
        N × 256 × 136 × 136  down3_skip
        N × 256 × 68 × 68    down3.y
        N × 512 × 64 × 64    down4_skip
        N × 512 × 32 × 32    down4.y
        N × 1024 × 28 × 28   bottom
        N × 512 × 52 × 52    up4
        N × 256 × 100 × 100  up3
        N × 128 × 196 × 196  up2
        N × 64 × 388 × 388   up1
        N × 2 × 388 × 388    classes → scores
    """

    def __init__(self) -> None:
        super().__init__()
        # Two convolutions; then half the size.
        self.down1 = Down(1, WIDTH)
        self.down2 = Down(WIDTH, WIDTH * 2)
        self.down3 = Down(WIDTH * 2, WIDTH * 4)
        self.down4 = Down(WIDTH * 4, WIDTH * 8)
        # 28 × 28 pixels.
        self.bottom = DoubleConv(WIDTH * 8, WIDTH * 16)
        self.dropout = nn.Dropout(0.5)
        # Twice the size, beside what was seen on the way down.
        self.up4 = Up(WIDTH * 16, WIDTH * 8)
        self.up3 = Up(WIDTH * 8, WIDTH * 4, margin=16)
        self.up2 = Up(WIDTH * 4, WIDTH * 2, margin=40)
        self.up1 = Up(WIDTH * 2, WIDTH, margin=88)
        self.classes = nn.Conv2d(WIDTH, CLASSES, kernel_size=1)

    def forward(self, image: Tensor) -> Tensor:
        down1_skip, x = self.down1(image)
        down2_skip, x = self.down2(x)
        down3_skip, x = self.down3(x)
        down4_skip, x = self.down4(x)
        x = self.bottom(x)
        x = self.dropout(x)
        x = self.up4(down4_skip, x)
        x = self.up3(down3_skip, x)
        x = self.up2(down2_skip, x)
        x = self.up1(down1_skip, x)
        return self.classes(x)
