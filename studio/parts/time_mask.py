"""Sequences with some of their steps hidden while the model trains."""

import torch
from torch import Tensor, nn


class TimeMask(nn.Module):
    """Hides some steps in a row of each sequence; none in eval.

    Args:
        width: the greatest number of steps that are hidden.
        dim: the axis of the steps; another one hides features.
        value: what is put in their place.
        p: the probability for a sequence.
    """

    def __init__(
        self, width: int = 8, dim: int = 1, value: float = 0.0, p: float = 1.0
    ) -> None:
        super().__init__()
        self.width = width
        self.dim = dim
        self.value = value
        self.p = p

    def forward(self, x: Tensor) -> Tensor:
        length = x.shape[self.dim]
        if not self.training or self.p == 0.0 or self.width == 0:
            return x
        chosen, share, place = torch.rand(3, x.shape[0], 1, device=x.device)
        most = min(self.width, length)
        hidden = (share * (most + 1)).floor() * (chosen < self.p)
        first = (place * (length - hidden + 1)).floor()
        step = torch.arange(length, device=x.device)
        inside = (step >= first) & (step < first + hidden)
        shape = [1] * x.dim()
        shape[0], shape[self.dim] = x.shape[0], length
        return torch.where(inside.view(shape), x.new_tensor(self.value), x)
