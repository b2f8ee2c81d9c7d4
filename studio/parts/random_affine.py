"""Images turned, moved, resized and slanted at random while the model trains."""

import torch
import torch.nn.functional as F
from torch import Tensor, nn


class RandomAffine(nn.Module):
    """Turns, moves, resizes and slants each image about its middle.

    Args:
        degrees: the greatest angle of the turn, to either side.
        translate: how far it moves at most, as shares of its width and height.
        scale: the least and the greatest factor of its size.
        shear: the greatest angle of the slant, to either side.
        fill: what comes in from outside the image.
        mode: how values between pixels are found: ``bilinear``, ``nearest`` or
            ``bicubic``.
        p: the probability for an image; in eval none is changed.
    """

    def __init__(
        self,
        degrees: float = 10.0,
        *,
        translate: float | tuple[float, float] = 0.1,
        scale: tuple[float, float] = (0.9, 1.1),
        shear: float = 5.0,
        fill: float = 0.0,
        mode: str = "bilinear",
        p: float = 1.0,
    ) -> None:
        super().__init__()
        self.degrees = degrees
        self.translate = translate
        self.scale = scale
        self.shear = shear
        self.fill = fill
        self.mode = mode
        self.p = p

    def forward(self, x: Tensor) -> Tensor:
        if not self.training or self.p == 0.0:
            return x
        chosen, turn, across, down, size, slant = torch.rand(
            6, x.shape[0], dtype=x.dtype, device=x.device
        )
        far = self.translate
        right, below = far if isinstance(far, tuple) else (far, far)
        smallest, largest = self.scale
        moved = self.move(
            x,
            degrees=(2.0 * turn - 1.0) * self.degrees,
            right=(2.0 * across - 1.0) * right,
            down=(2.0 * down - 1.0) * below,
            scale=smallest + (largest - smallest) * size,
            shear=(2.0 * slant - 1.0) * self.shear,
        )
        return torch.where(chosen.view(-1, 1, 1, 1) < self.p, moved, x)

    def move(
        self,
        x: Tensor,
        *,
        degrees: Tensor,
        right: Tensor,
        down: Tensor,
        scale: Tensor,
        shear: Tensor,
    ) -> Tensor:
        """Each image slanted, resized, turned to the left and moved, in this order."""
        angle, slant = torch.deg2rad(degrees), torch.deg2rad(shear).tan()
        cos, sin = angle.cos() / scale, angle.sin() / scale
        tall = x.shape[-2] / x.shape[-1]
        # Where each place of the result comes from: all is undone in reverse.
        a, b = cos + slant * sin, (slant * cos - sin) * tall
        c, d = sin / tall, cos
        left, up = -2.0 * right, -2.0 * down
        rows = torch.stack(
            (a, b, a * left + b * up, c, d, c * left + d * up),
            dim=1,
        )
        grid = F.affine_grid(rows.view(-1, 2, 3), list(x.shape), align_corners=False)
        moved = F.grid_sample(x - self.fill, grid, mode=self.mode, align_corners=False)
        return moved + self.fill
