"""The focal loss of labels that are each true or false."""

import torch
import torch.nn.functional as F
from torch import Tensor


def binary_focal_loss(
    scores: Tensor,
    target: Tensor,
    gamma: float = 2.0,
    alpha: float | None = 0.25,
    reduction: str = "mean",
) -> Tensor:
    """Multiplies each cross-entropy by the power ``gamma`` of what its target lacks.

    Targets are from 0 to 1; true ones count ``alpha`` and false ones ``1 - alpha``.
    """
    loss = F.binary_cross_entropy_with_logits(scores, target, reduction="none")
    chance = scores.sigmoid()
    lacking = chance * (1 - target) + (1 - chance) * target
    loss = loss * lacking.clamp_min(torch.finfo(lacking.dtype).tiny) ** gamma
    if alpha is not None:
        loss = loss * (alpha * target + (1 - alpha) * (1 - target))
    if reduction == "none":
        return loss
    return loss.mean() if reduction == "mean" else loss.sum()
