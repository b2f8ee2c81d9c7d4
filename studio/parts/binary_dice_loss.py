"""The Dice loss of regions that are each true or false."""

from torch import Tensor


def binary_dice_loss(scores: Tensor, target: Tensor, smooth: float = 1.0) -> Tensor:
    """One minus the Dice coefficient of each example, and their mean.

    ``scores`` go through a sigmoid; ``target`` holds 0 and 1 in the same shape.
    """
    foreseen, true = scores.sigmoid().flatten(1), target.flatten(1)
    overlap = 2 * (foreseen * true).sum(1) + smooth
    return (1 - overlap / (foreseen.sum(1) + true.sum(1) + smooth)).mean()
