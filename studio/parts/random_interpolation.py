"""Random points between pairs of examples, where WGAN-GP asks for gradients."""

import torch
from torch import Tensor


def random_interpolation(first: Tensor, second: Tensor) -> Tensor:
    """A point on the line between two examples, another one for each of the batch."""
    shape = (first.shape[0],) + (1,) * (first.dim() - 1)
    share = torch.rand(shape, device=first.device, dtype=first.dtype)
    return share * first + (1 - share) * second
