"""The L1 penalty: how large weights are, so that those of no use become 0."""

import torch
from torch import Tensor, nn


def l1_penalty(*layers: nn.Module, weight: float = 1e-4) -> Tensor:
    """The sum of the sizes of all parameters of some layers, times ``weight``."""
    parameters = [each for layer in layers for each in layer.parameters()]
    return weight * torch.stack([each.abs().sum() for each in parameters]).sum()
