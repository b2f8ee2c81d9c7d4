"""Random noise that makes a model robust while it trains."""

import torch
from torch import Tensor, nn


class GaussianNoise(nn.Module):
    """Adds normal noise of this standard deviation; in eval only with ``always``."""

    def __init__(self, std: float = 0.1, always: bool = False) -> None:
        super().__init__()
        self.std = std
        self.always = always

    def forward(self, x: Tensor) -> Tensor:
        if self.training or self.always:
            return x + torch.randn_like(x) * self.std
        return x
