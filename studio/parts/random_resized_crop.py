"""Crops of random sizes and proportions, enlarged, while the model trains."""

import torch
import torch.nn.functional as F
from torch import Tensor, nn


class RandomResizedCrop(nn.Module):
    """Cuts a part out of each image and enlarges it to the size of the image.

    Args:
        scale: the least and the greatest share of the area that the part has.
        ratio: the least and the greatest width of the part over its height.
        mode: how values between pixels are found: ``bilinear``, ``nearest`` or
            ``bicubic``.
        p: the probability for an image; in eval none is cut.
    """

    def __init__(
        self,
        scale: tuple[float, float] = (0.5, 1.0),
        ratio: tuple[float, float] = (0.75, 1.33),
        mode: str = "bilinear",
        p: float = 1.0,
    ) -> None:
        super().__init__()
        self.scale = scale
        self.ratio = ratio
        self.mode = mode
        self.p = p

    def forward(self, x: Tensor) -> Tensor:
        if not self.training or self.p == 0.0:
            return x
        chosen, area, shape, across, down = torch.rand(
            5, x.shape[0], dtype=x.dtype, device=x.device
        )
        (least, most), (narrow, broad) = self.scale, self.ratio
        area = least + (most - least) * area
        shape = narrow * (broad / narrow) ** shape * x.shape[-2] / x.shape[-1]
        width = (area * shape).sqrt().clamp(max=1.0)
        height = (area / shape).sqrt().clamp(max=1.0)
        left = (1.0 - width) * (2.0 * across - 1.0)
        top = (1.0 - height) * (2.0 * down - 1.0)
        none = torch.zeros_like(width)
        rows = torch.stack((width, none, left, none, height, top), dim=1)
        grid = F.affine_grid(rows.view(-1, 2, 3), list(x.shape), align_corners=False)
        cut = F.grid_sample(
            x, grid, mode=self.mode, padding_mode="border", align_corners=False
        )
        return torch.where(chosen.view(-1, 1, 1, 1) < self.p, cut, x)
