"""The Dice loss: how little a foreseen region and the true one overlap."""

import torch.nn.functional as F
from torch import Tensor


def dice_loss(scores: Tensor, target: Tensor, smooth: float = 1.0) -> Tensor:
    """One minus the Dice coefficient, the mean over all examples and classes.

    ``scores`` are N × classes × any axes; ``target`` holds class indices without the
    axis of the classes.
    """
    foreseen = scores.softmax(1)
    true = F.one_hot(target, scores.shape[1]).movedim(-1, 1).to(foreseen.dtype)
    foreseen, true = (
        each.reshape(*each.shape[:2], -1).transpose(0, 1) for each in (foreseen, true)
    )
    overlap = 2 * (foreseen * true).sum(-1) + smooth
    return (1 - overlap / (foreseen.sum(-1) + true.sum(-1) + smooth)).mean()
