"""Stochastic depth: whole branches are dropped while the model trains."""

import torch
from torch import Tensor, nn


class DropPath(nn.Module):
    """Sets whole examples of the batch to zero, and scales the others up for it."""

    def __init__(self, p: float = 0.1) -> None:
        super().__init__()
        self.p = p

    def forward(self, x: Tensor) -> Tensor:
        if not self.training or self.p == 0.0:
            return x
        shape = (x.shape[0],) + (1,) * (x.dim() - 1)
        kept = torch.rand(shape, device=x.device, dtype=x.dtype) >= self.p
        return x * kept / max(1.0 - self.p, 1e-6)
