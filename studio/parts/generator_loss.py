"""The loss of a GAN's generator whose critic gives scores of any size."""

from torch import Tensor


def generator_loss(fake: Tensor) -> Tensor:
    """Wants the scores of generated examples high."""
    return -fake.mean()
