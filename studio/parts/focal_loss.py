"""The focal loss: a cross-entropy that looks most at what is foreseen badly."""

import torch
import torch.nn.functional as F
from torch import Tensor, nn


class FocalLoss(nn.Module):
    """Multiplies each cross-entropy by a power of what the right class lacks.

    That power is ``gamma``; ``weight`` has a number for each class, the paper's alpha.
    The mean is over all targets that are not ``ignore_index``.
    """

    weight: Tensor | None

    def __init__(
        self,
        gamma: float = 2.0,
        weight: Tensor | None = None,
        ignore_index: int = -100,
        reduction: str = "mean",
    ) -> None:
        super().__init__()
        self.gamma = gamma
        self.register_buffer("weight", weight)
        self.ignore_index = ignore_index
        self.reduction = reduction

    def forward(self, scores: Tensor, target: Tensor) -> Tensor:
        ignored = self.ignore_index
        plain = F.cross_entropy(
            scores, target, None, ignore_index=ignored, reduction="none"
        )
        weighted = F.cross_entropy(
            scores, target, self.weight, ignore_index=ignored, reduction="none"
        )
        lacking = -torch.expm1(-plain)
        loss = (
            lacking.clamp_min(torch.finfo(lacking.dtype).tiny) ** self.gamma * weighted
        )
        if self.reduction == "none":
            return loss
        total = loss.sum()
        return total / (target != ignored).sum() if self.reduction == "mean" else total
