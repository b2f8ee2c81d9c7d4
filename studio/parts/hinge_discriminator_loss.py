"""The hinge loss of a GAN's discriminator."""

import torch.nn.functional as F
from torch import Tensor


def hinge_discriminator_loss(real: Tensor, fake: Tensor) -> Tensor:
    """Wants scores of real examples above 1 and of generated ones below -1."""
    return F.relu(1 - real).mean() + F.relu(1 + fake).mean()
