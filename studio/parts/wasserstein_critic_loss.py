"""The loss of a Wasserstein GAN's critic."""

from torch import Tensor


def wasserstein_critic_loss(real: Tensor, fake: Tensor) -> Tensor:
    """Wants scores of real examples far above those of generated ones."""
    return fake.mean() - real.mean()
