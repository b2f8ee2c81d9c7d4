"""Mirror images, left for right, while the model trains."""

import torch
from torch import Tensor, nn


class RandomHorizontalFlip(nn.Module):
    """Mirrors each image with probability ``p``, left for right; none in eval."""

    def __init__(self, p: float = 0.5) -> None:
        super().__init__()
        self.p = p

    def forward(self, x: Tensor) -> Tensor:
        if not self.training or self.p == 0.0:
            return x
        chosen = torch.rand(x.shape[0], 1, 1, 1, device=x.device) < self.p
        return torch.where(chosen, x.flip(-1), x)
