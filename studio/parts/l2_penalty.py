"""The L2 penalty: how large weights are, the largest above all."""

import torch
from torch import Tensor, nn


def l2_penalty(*layers: nn.Module, weight: float = 1e-4) -> Tensor:
    """The sum of the squares of all parameters of some layers, times ``weight``."""
    parameters = [each for layer in layers for each in layer.parameters()]
    return weight * torch.stack([each.square().sum() for each in parameters]).sum()
