"""Colours and light that vary at random while the model trains."""

import torch
from torch import Tensor, nn


class ColorJitter(nn.Module):
    """Varies light and colours of each image; the hue only where there are three.

    Args:
        brightness: the factor of the light lies within 1 ± this.
        contrast: that of the distance from the image's mean grey.
        saturation: that of the distance of each pixel from its grey.
        hue: how far colours turn around grey at most; 0.5 is half the circle.
        black: the value of black, which no brightness changes.
        p: the probability for an image; in eval none is changed.
    """

    def __init__(
        self,
        *,
        brightness: float = 0.2,
        contrast: float = 0.2,
        saturation: float = 0.2,
        hue: float = 0.0,
        black: float = 0.0,
        p: float = 1.0,
    ) -> None:
        super().__init__()
        self.brightness = brightness
        self.contrast = contrast
        self.saturation = saturation
        self.hue = hue
        self.black = black
        self.p = p

    def forward(self, x: Tensor) -> Tensor:
        if not self.training or self.p == 0.0:
            return x
        shares = torch.rand(5, x.shape[0], 1, 1, 1, dtype=x.dtype, device=x.device)
        chosen, light, contrast, colour, turn = shares[0], *(2.0 * shares[1:] - 1.0)
        y = x
        if self.brightness > 0.0:
            factor = (1.0 + light * self.brightness).clamp(min=0.0)
            y = self.black + (y - self.black) * factor
        if self.contrast > 0.0:
            factor = (1.0 + contrast * self.contrast).clamp(min=0.0)
            mean = self.grey(y).mean((-2, -1), keepdim=True)
            y = mean + (y - mean) * factor
        if self.saturation > 0.0:
            factor = (1.0 + colour * self.saturation).clamp(min=0.0)
            grey = self.grey(y)
            y = grey + (y - grey) * factor
        if self.hue > 0.0 and x.shape[1] == 3:
            y = self.turn(y, turn * self.hue)
        return torch.where(chosen < self.p, y, x)

    def grey(self, x: Tensor) -> Tensor:
        """How light each pixel is to the eye; the mean of other than three channels."""
        if x.shape[1] != 3:
            return x.mean(1, keepdim=True)
        return (x * x.new_tensor((0.299, 0.587, 0.114)).view(3, 1, 1)).sum(
            1, keepdim=True
        )

    def turn(self, x: Tensor, share: Tensor) -> Tensor:
        """The colours turned around their grey by a share of the circle."""
        cos, sin = (2.0 * torch.pi * share).cos(), (2.0 * torch.pi * share).sin()
        grey = self.grey(x)
        red, green, blue = (x - grey).split(1, dim=1)
        # Two axes across grey: the differences from it of red and blue.
        u, v = blue / 1.772, red / 1.402
        u, v = cos * u - sin * v, sin * u + cos * v
        red, blue = 1.402 * v, 1.772 * u
        green = -(0.299 * red + 0.114 * blue) / 0.587
        return grey + torch.cat((red, green, blue), dim=1)
