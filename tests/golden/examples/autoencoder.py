"""Autoencoder, a PyTorch model drawn with Plexus Studio."""

from collections import OrderedDict

from torch import Tensor, nn


class Encoder(nn.Module):
    """What matters of a picture, as a few numbers.

    Takes image and returns code.

    Args:
        size: How many numbers.

    Shapes:
        N × 1 × 28 × 28   image
        N × 16 × 14 × 14  conv1
        N × 32 × 7 × 7    conv2
        N × 1568          flatten
        N × 32            squeezed → code
    """

    def __init__(self, size: int) -> None:
        super().__init__()
        self.layers = nn.Sequential(
            OrderedDict(
                # Steps over every other pixel.
                conv1=nn.Conv2d(1, 16, kernel_size=3, stride=2, padding=1),
                relu1=nn.ReLU(),
                conv2=nn.Conv2d(16, 32, kernel_size=3, stride=2, padding=1),
                relu2=nn.ReLU(),
            )
        )
        self.flatten = nn.Flatten()
        self.squeezed = nn.Linear(1568, size)

    def forward(self, image: Tensor) -> Tensor:
        x = self.layers(image)
        x = self.flatten(x)
        return self.squeezed(x)


class Decoder(nn.Module):
    """Draws a picture from a few numbers.

    Takes code and returns picture.

    Shapes:
        N × 32            code
        N × 1568          hidden
        N × 32 × 7 × 7    maps
        N × 16 × 14 × 14  up1
        N × 1 × 28 × 28   up2
        N × 1 × 28 × 28   pixels → picture
    """

    def __init__(self) -> None:
        super().__init__()
        self.layers = nn.Sequential(
            OrderedDict(
                hidden=nn.Linear(32, 1568),
                relu1=nn.ReLU(),
                maps=nn.Unflatten(1, (32, 7, 7)),
                # Twice as high and wide.
                up1=nn.ConvTranspose2d(32, 16, kernel_size=4, stride=2, padding=1),
                relu2=nn.ReLU(),
                up2=nn.ConvTranspose2d(16, 1, kernel_size=4, stride=2, padding=1),
                # Black is 0, white is 1.
                pixels=nn.Sigmoid(),
            )
        )

    def forward(self, code: Tensor) -> Tensor:
        return self.layers(code)


class Autoencoder(nn.Module):
    """Presses a picture of clothes into 32 numbers, and draws it from them again.

    Takes image and returns drawn.

    Shapes:
        N × 1 × 28 × 28  image
        N × 32           encoder
        N × 1 × 28 × 28  decoder → drawn
    """

    def __init__(self) -> None:
        super().__init__()
        # 784 pixels become 32 numbers.
        self.encoder = Encoder(32)
        # 32 numbers become 784 pixels.
        self.decoder = Decoder()

    def forward(self, image: Tensor) -> Tensor:
        x = self.encoder(image)
        return self.decoder(x)
