"""Crops at random places of a padded image while the model trains."""

import torch
import torch.nn.functional as F
from torch import Tensor, nn


class RandomCrop(nn.Module):
    """Pads each image and cuts a window out of it, at another place for each.

    Without a ``size`` the window is as large as the image was. In eval it is the
    middle one.
    """

    def __init__(
        self,
        size: int | tuple[int, int] | None = None,
        padding: int = 4,
        padding_mode: str = "constant",
        fill: float = 0.0,
    ) -> None:
        super().__init__()
        self.size = (size, size) if isinstance(size, int) else size
        self.padding = padding
        self.padding_mode = padding_mode
        self.fill = fill

    def forward(self, x: Tensor) -> Tensor:
        height, width = self.size or x.shape[-2:]
        if self.size is None and (not self.training or self.padding == 0):
            return x
        value = self.fill if self.padding_mode == "constant" else None
        x = F.pad(x, (self.padding,) * 4, self.padding_mode, value)
        down, right = x.shape[-2] - height, x.shape[-1] - width
        if down < 0 or right < 0:
            raise ValueError(
                f"a window of {height} × {width} does not fit into the padded image "
                f"of {x.shape[-2]} × {x.shape[-1]}"
            )
        if not self.training:
            top, left = down // 2, right // 2
            return x[..., top : top + height, left : left + width]
        count, device = x.shape[0], x.device
        tops = torch.randint(down + 1, (count, 1, 1, 1), device=device)
        lefts = torch.randint(right + 1, (count, 1, 1, 1), device=device)
        return x[
            torch.arange(count, device=device).view(-1, 1, 1, 1),
            torch.arange(x.shape[1], device=device).view(1, -1, 1, 1),
            tops + torch.arange(height, device=device).view(1, 1, -1, 1),
            lefts + torch.arange(width, device=device).view(1, 1, 1, -1),
        ]
