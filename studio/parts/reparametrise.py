"""A sample of a normal distribution through which gradients flow."""

import torch
from torch import Tensor, nn


class Reparametrise(nn.Module):
    """Draws from the normal distribution of this mean and logarithm of the variance.

    In eval it gives the mean, unless ``always`` is on.
    """

    def __init__(self, always: bool = False) -> None:
        super().__init__()
        self.always = always

    def forward(self, mean: Tensor, log_variance: Tensor) -> Tensor:
        if self.training or self.always:
            return mean + torch.randn_like(mean) * torch.exp(0.5 * log_variance)
        return mean
