"""Images with a part wiped out while the model trains."""

import torch
from torch import Tensor, nn


class RandomErasing(nn.Module):
    """Wipes a rectangle out of each image with probability ``p``; none in eval.

    Args:
        p: the probability for an image.
        scale: the least and the greatest share of the area that is wiped out.
        ratio: the least and the greatest height of the rectangle over its width.
        value: what is put there.
        noise: put normal noise there instead.
    """

    def __init__(
        self,
        p: float = 0.5,
        scale: tuple[float, float] = (0.02, 0.33),
        ratio: tuple[float, float] = (0.3, 3.3),
        value: float = 0.0,
        noise: bool = False,
    ) -> None:
        super().__init__()
        self.p = p
        self.scale = scale
        self.ratio = ratio
        self.value = value
        self.noise = noise

    def forward(self, x: Tensor) -> Tensor:
        if not self.training or self.p == 0.0:
            return x
        shares = torch.rand(5, x.shape[0], 1, 1, 1, device=x.device)
        chosen, area, shape, down, across = shares
        (least, most), (flat, tall) = self.scale, self.ratio
        height, width = x.shape[-2:]
        area = (least + (most - least) * area) * height * width
        shape = flat * (tall / flat) ** shape
        rows = (area * shape).sqrt().round().clamp(max=height)
        columns = (area / shape).sqrt().round().clamp(max=width)
        top = (down * (height - rows + 1)).floor()
        left = (across * (width - columns + 1)).floor()
        row = torch.arange(height, device=x.device).view(-1, 1)
        column = torch.arange(width, device=x.device)
        inside = (row >= top) & (row < top + rows)
        inside = inside & (column >= left) & (column < left + columns)
        wiped = torch.randn_like(x) if self.noise else x.new_tensor(self.value)
        return torch.where(inside & (chosen < self.p), wiped, x)
