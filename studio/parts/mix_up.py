"""Examples mixed in pairs, and their labels with them, while the model trains."""

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


class MixUp(nn.Module):
    """Mixes each example with another of the batch, and both labels in the same shares.

    In eval the examples stay as they are. Labels come as class indices and leave as
    shares of the classes, N × classes.

    Args:
        classes: how many classes there are.
        alpha: shares follow the beta distribution of this: near 0 or 1 where it is
            small, near one half where it is large.
        p: the probability for an example.
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
        count, device = x.shape[0], x.device
        other = torch.randperm(count, device=device)
        chosen = torch.rand(count, device=device) < self.p
        kept = symmetric_beta(count, self.alpha, device)
        kept = torch.where(chosen, kept, 1.0).to(x.dtype)[:, None]
        each = kept.view([-1] + [1] * (x.dim() - 1))
        mixed = x * each + x[other] * (1.0 - each)
        return mixed, shares * kept + shares[other] * (1.0 - kept)
