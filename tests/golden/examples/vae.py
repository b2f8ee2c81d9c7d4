"""Vae, a PyTorch model drawn with Plexus Studio."""

from collections import OrderedDict

from torch import Tensor, nn


class Vae(nn.Module):
    """Draws clothes from 12 numbers: the half of the VAE that is kept.

    Takes code and returns picture.

    Shapes:
        N × 12            code
        N × 1568          hidden
        N × 32 × 7 × 7    maps
        N × 16 × 14 × 14  up1
        N × 1 × 28 × 28   up2
        N × 1 × 28 × 28   pixels → picture
    """

    def __init__(self) -> None:
        super().__init__()
        self.features = nn.Sequential(
            OrderedDict(
                hidden=nn.Linear(12, 1568),
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
        return self.features(code)
