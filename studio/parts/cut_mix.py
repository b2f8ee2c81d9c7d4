"""Images with a part of another pasted in, and labels to match, in training."""

import torch
import torch.nn.functional as F
from torch import Tensor, nn


def symmetric_beta(count: int, alpha: float, device: torch.device) -> Tensor:
    """Draws of the beta distribution with ``alpha`` twice, out of Student's t."""
    u, v = torch.rand(2, count, device=device)
    near, cos = (1.0 - u) ** (1.0 / alpha), (2.0 * torch.pi * v).cos()
    wide = (1.0 - near) * cos**2
    drawn: Tensor = 0.5 + 0.5 * cos.sign() * (wide / (near + wide)).sqrt()
    return drawn


class CutMix(nn.Module):
    """Pastes a part of another image of the batch into each, and mixes both labels.

    In eval the images stay as they are. Labels come as class indices and leave as
    shares of the classes, N × classes: those of the area.

    Args:
        classes: how many classes there are.
        alpha: shares follow the beta distribution of this: near 0 or 1 where it is
            small, near one half where it is large.
        p: the probability for an image.
    """

    def __init__(self, classes: int, alpha: float = 1.0, p: float = 1.0) -> None:
        super().__init__()
        self.classes = classes
        self.alpha = alpha
        self.p = p

    def forward(self, x: Tensor, labels: Tensor) -> tuple[Tensor, Tensor]:
        shares = labels if labels.dim() == 2 else F.one_hot(labels, self.classes)
        shares = shares.to(x.dtype)
        if not self.training or self.p == 0.0:
            return x, shares
        other = torch.randperm(x.shape[0], device=x.device)
        inside = self.box(x)
        pasted = torch.where(inside, x[other], x)
        rest = inside.to(x.dtype).mean((1, 2, 3))[:, None]
        return pasted, shares * (1.0 - rest) + shares[other] * rest

    def box(self, x: Tensor) -> Tensor:
        """Which pixels of each image are replaced."""
        height, width = x.shape[-2:]
        chosen, low, far = torch.rand(3, x.shape[0], 1, 1, 1, device=x.device)
        kept = symmetric_beta(x.shape[0], self.alpha, x.device).view(-1, 1, 1, 1)
        side = (1.0 - kept).sqrt() * (chosen < self.p)
        rows, columns = (side * height).round(), (side * width).round()
        top = (low * (height - rows + 1)).floor()
        left = (far * (width - columns + 1)).floor()
        row = torch.arange(height, device=x.device).view(-1, 1)
        column = torch.arange(width, device=x.device)
        across = (column >= left) & (column < left + columns)
        inside: Tensor = across & (row >= top) & (row < top + rows)
        return inside
