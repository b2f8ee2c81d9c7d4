"""Random numbers for each example of a batch, from which a generator starts."""

import torch
from torch import Tensor


def latent_noise(
    like: Tensor, size: tuple[int, ...] = (64,), distribution: str = "normal"
) -> Tensor:
    """N × size, as many examples as ``like``: normal, or uniform from -1 to 1."""
    dtype = like.dtype if like.is_floating_point() else torch.get_default_dtype()
    shape = (like.shape[0], *size)
    if distribution == "normal":
        return torch.randn(shape, dtype=dtype, device=like.device)
    return torch.rand(shape, dtype=dtype, device=like.device) * 2 - 1
