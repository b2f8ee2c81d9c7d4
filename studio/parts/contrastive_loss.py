"""The contrastive loss: pairs that are alike come close, others go apart."""

from torch import Tensor


def contrastive_loss(
    distance: Tensor, alike: Tensor, margin: float = 1.0, reduction: str = "mean"
) -> Tensor:
    """Half the square of each distance; of others, of what the margin is ahead of it.

    ``alike`` is 1 or true for a pair that is alike, and 0 or false for another.
    """
    alike = alike.to(distance.dtype)
    apart = (margin - distance).clamp_min(0)
    loss = (alike * distance**2 + (1 - alike) * apart**2) / 2
    if reduction == "none":
        return loss
    return loss.mean() if reduction == "mean" else loss.sum()
