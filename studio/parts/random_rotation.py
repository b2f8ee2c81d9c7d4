"""Images turned by random angles while the model trains."""

import torch
import torch.nn.functional as F
from torch import Tensor, nn


class RandomRotation(nn.Module):
    """Turns each image about its middle, by another angle for each.

    Args:
        degrees: the greatest angle to either side.
        step: above 0, angles are whole multiples of this one.
        fill: what comes in from outside the image.
        mode: how values between pixels are found: ``bilinear``, ``nearest`` or
            ``bicubic``.
        p: the probability for an image; in eval none is turned.
    """

    def __init__(
        self,
        degrees: float = 15.0,
        step: float = 0.0,
        fill: float = 0.0,
        mode: str = "bilinear",
        p: float = 1.0,
    ) -> None:
        super().__init__()
        self.degrees = degrees
        self.step = step
        self.fill = fill
        self.mode = mode
        self.p = p

    def forward(self, x: Tensor) -> Tensor:
        if not self.training or self.p == 0.0 or self.degrees == 0.0:
            return x
        chosen, share = torch.rand(2, x.shape[0], dtype=x.dtype, device=x.device)
        angles = (2.0 * share - 1.0) * self.degrees
        if self.step > 0.0:
            angles = (angles / self.step).round() * self.step
        turned = self.turn(x, angles)
        return torch.where(chosen.view(-1, 1, 1, 1) < self.p, turned, x)

    def turn(self, x: Tensor, degrees: Tensor) -> Tensor:
        """Each image turned by its own angle, to the left."""
        angle, none = torch.deg2rad(degrees), torch.zeros_like(degrees)
        cos, sin = angle.cos(), angle.sin()
        tall = x.shape[-2] / x.shape[-1]
        rows = torch.stack((cos, -sin * tall, none, sin / tall, cos, none), dim=1)
        grid = F.affine_grid(rows.view(-1, 2, 3), list(x.shape), align_corners=False)
        turned = F.grid_sample(x - self.fill, grid, mode=self.mode, align_corners=False)
        return turned + self.fill
